"""Database triggers and other statements that SQLAlchemy has no words for, kept beside the table that they guard.

Alembic's batch mode rebuilds SQLite tables and drops their triggers, so a migration that does so recreates them; a test
compares the triggers of a migrated database with those of these tables.
"""

from collections.abc import Sequence
from typing import Any

from sqlalchemy import DDL, Table, event


def on_create(table: Any, *, sqlite: Sequence[str] = (), postgresql: Sequence[str] = ()) -> None:
    """Run the statements of the database at hand right after the table is created.

    `table` is a mapped class's `__table__`. A percent sign in a statement stands for itself.
    """
    if not isinstance(table, Table):
        raise TypeError("on_create needs a table")
    for dialect, statements in (("sqlite", sqlite), ("postgresql", postgresql)):
        for statement in statements:
            ddl: DDL = DDL(statement.replace("%", "%%"))  # type: ignore[no-untyped-call]
            ddl = ddl.execute_if(dialect=dialect)
            event.listen(table, "after_create", ddl)
