"""Bringing a database to the shape that this version expects. One head, numbered, forwards and backwards."""

from alembic import command
from alembic.config import Config
from alembic.script import ScriptDirectory
from sqlalchemy import Connection, Engine, inspect, text
from sqlalchemy.orm import sessionmaker

from recruit.foundation.db import transaction
from recruit.foundation.places import MIGRATIONS


def newest() -> str:
    """Return the newest migration's number, such as "0001"."""
    head = ScriptDirectory.from_config(configuration()).get_current_head()
    if head is None:
        raise LookupError(f"no migrations in {MIGRATIONS}")
    return head


def current(connection: Connection) -> str | None:
    """Return the number of the migration that the database stands at; None when it is empty."""
    if not inspect(connection).has_table("alembic_version"):
        return None
    return connection.execute(text("SELECT version_num FROM alembic_version")).scalar()


def upgrade(engine: Engine, to: str = "head") -> None:
    """Migrate forwards in one transaction: all of it happens, or nothing."""
    _run(engine, to, command.upgrade)


def downgrade(engine: Engine, to: str) -> None:
    """Migrate backwards to a number, or to "base", in one transaction."""
    _run(engine, to, command.downgrade)


def configuration(connection: Connection | None = None) -> Config:
    """Return Alembic's configuration; there is no ini file."""
    config = Config()
    config.set_main_option("script_location", str(MIGRATIONS).replace("%", "%%"))
    config.attributes["connection"] = connection
    return config


def _run(engine: Engine, to: str, direction: object) -> None:
    with transaction(sessionmaker(engine)) as session:
        direction(configuration(session.connection()), to)  # type: ignore[operator]
