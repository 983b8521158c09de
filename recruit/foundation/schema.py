"""Comparing a database with the tables that this version describes: columns, constraints, conditions, and triggers."""

from collections.abc import Iterable

from alembic.autogenerate import compare_metadata
from alembic.runtime.migration import MigrationContext
from sqlalchemy import Connection, MetaData, inspect, text

_CONDITIONS = """
SELECT conrelid::regclass || '.' || conname, pg_get_constraintdef(c.oid) FROM pg_constraint c
JOIN pg_namespace n ON n.oid = connamespace WHERE nspname = 'public' AND contype IN ('c', 'x')
"""
_GUARDS = {
    "sqlite": ("SELECT name, sql FROM sqlite_master WHERE type = 'trigger'",),
    "postgresql": (
        "SELECT tgname, pg_get_triggerdef(oid) FROM pg_trigger WHERE NOT tgisinternal",
        "SELECT proname, prosrc FROM pg_proc JOIN pg_namespace n ON n.oid = pronamespace "
        "WHERE nspname = 'public' AND prolang <> (SELECT oid FROM pg_language WHERE lanname = 'c')",
    ),
}


def differences(connection: Connection, metadata: MetaData) -> list[str]:
    """Return, in words of Alembic, what the database lacks or has too much of; empty when they are equal.

    Alembic compares neither conditions nor triggers: see `conditions` and `guards`.
    """
    context = MigrationContext.configure(connection, opts={"compare_type": True})
    return [repr(difference) for difference in compare_metadata(context, metadata)]


def conditions(connection: Connection) -> dict[str, str]:
    """Return what each row of a table must fulfil, and on PostgreSQL what no two rows may share, by its name."""
    if connection.dialect.name == "postgresql":
        return _one_line(connection.execute(text(_CONDITIONS)))
    tables = inspect(connection)
    return _one_line(
        (f"{table}.{check['name']}", check["sqltext"])
        for table in tables.get_table_names()
        for check in tables.get_check_constraints(table)
    )


def guards(connection: Connection) -> dict[str, str]:
    """Return the text of every trigger, and of the functions that they call, by name."""
    statements = _GUARDS[connection.dialect.name]
    return _one_line(row for statement in statements for row in connection.execute(text(statement)))


def _one_line(texts: Iterable[Iterable[str]]) -> dict[str, str]:
    return {name: " ".join(body.split()) for name, body in texts}
