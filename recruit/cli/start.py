"""What every command that needs the database does first: read the settings, or say in one breath what they lack."""

import os
import sys

import click

from recruit.foundation.settings import Settings, SettingsError


def settings_or_exit() -> Settings:
    """Return the settings from the environment; print each fault and exit with 2 when they do not hold."""
    try:
        return Settings.from_environment(os.environ)
    except SettingsError as error:
        click.echo(str(error), err=True)
        sys.exit(2)
