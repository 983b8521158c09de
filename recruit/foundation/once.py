"""Rows of which at most one may stand: the others are revoked, undone or closed."""

from sqlalchemy import Index, text


def once_while(condition: str, name: str, *columns: str) -> Index:
    """Let these columns be unique among the rows for which the condition holds, on both databases."""
    where = text(condition)
    return Index(name, *columns, unique=True, sqlite_where=where, postgresql_where=where)
