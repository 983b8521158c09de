"""What every command that needs the database does first: read the settings, or say in one breath what they lack."""

import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager

import click
from sqlalchemy.exc import DBAPIError

from recruit.foundation.settings import Settings, SettingsError


def settings_or_exit() -> Settings:
    """Return the settings from the environment; print each fault and exit with 2 when they do not hold."""
    try:
        return Settings.from_environment(os.environ)
    except SettingsError as error:
        click.echo(str(error), err=True)
        sys.exit(2)


@contextmanager
def database_or_exit() -> Iterator[None]:
    """Say so, and exit with 2, when the database does not answer or is not brought to this version."""
    try:
        yield
    except DBAPIError:
        click.echo("Databasen svarer ikke, eller den er ikke opdateret. Opdatér den med: recruit db upgrade", err=True)
        sys.exit(2)
