"""Comparing a database with the tables that this version describes: columns, constraints, and triggers."""

from alembic.autogenerate import compare_metadata
from alembic.runtime.migration import MigrationContext
from sqlalchemy import Connection, MetaData, text

_TRIGGERS = {
    "sqlite": "SELECT name, sql FROM sqlite_master WHERE type = 'trigger'",
    "postgresql": "SELECT tgname, pg_get_triggerdef(oid) FROM pg_trigger WHERE NOT tgisinternal",
}
_FUNCTIONS = {
    "sqlite": "SELECT name, sql FROM sqlite_master WHERE type = 'view'",
    "postgresql": "SELECT proname, prosrc FROM pg_proc JOIN pg_namespace n ON n.oid = pronamespace "
    "WHERE nspname = 'public' AND prolang <> (SELECT oid FROM pg_language WHERE lanname = 'c')",
}


def differences(connection: Connection, metadata: MetaData) -> list[str]:
    """Return, in words of Alembic, what the database lacks or has too much of; empty when they are equal."""
    context = MigrationContext.configure(connection, opts={"compare_type": True})
    return [repr(difference) for difference in compare_metadata(context, metadata)]


def guards(connection: Connection) -> dict[str, str]:
    """Return the text of every trigger, and of the functions that they call, by name."""
    dialect = connection.dialect.name
    return {
        name: " ".join(body.split())
        for statement in (_TRIGGERS[dialect], _FUNCTIONS[dialect])
        for name, body in connection.execute(text(statement))
    }
