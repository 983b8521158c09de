"""What every command that needs the database does first: read the settings, or say in one breath what they lack."""

import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager

import click
from sqlalchemy import Engine
from sqlalchemy.exc import DBAPIError

from recruit.foundation.db import create_engine
from recruit.foundation.places import DEMONSTRATION
from recruit.foundation.settings import DATABASES, DEMO_DATABASE, Settings, SettingsError, database_url


def settings_or_exit() -> Settings:
    """Return the settings from the environment; print each fault and exit with 2 when they do not hold."""
    try:
        return Settings.from_environment(os.environ)
    except SettingsError as error:
        click.echo(str(error), err=True)
        sys.exit(2)


def engine_or_exit() -> Engine:
    """Return the database, for commands that need nothing else from the environment.

    It is DATABASE_URL's; where nothing is set at all, the demonstration's once that has run on this machine. Exits
    with 2 when there is neither.
    """
    named = os.environ.get("DATABASE_URL")
    if named is None and "RECRUIT_MODE" not in os.environ and DEMONSTRATION.exists():
        click.echo("DATABASE_URL er ikke sat: her er demonstrationens data.", err=True)
        named = DEMO_DATABASE
    if named is None or not database_url(named).startswith(DATABASES):
        named = settings_or_exit().database_url
    return create_engine(database_url(named))


@contextmanager
def database_or_exit() -> Iterator[None]:
    """Say so, and exit with 2, when the database does not answer or is not brought to this version."""
    try:
        yield
    except DBAPIError:
        click.echo("Databasen svarer ikke, eller den er ikke opdateret. Opdatér den med: recruit db upgrade", err=True)
        sys.exit(2)
