"""`recruit db`: bring the database to this version, and check that migrations and tables agree."""

import sys
import tempfile
from collections.abc import Mapping
from pathlib import Path

import click
from sqlalchemy.orm import sessionmaker

import recruit.models  # noqa: F401 (completes the tables)
from recruit.cli.start import engine_or_exit
from recruit.foundation import migrations, schema
from recruit.foundation.db import Base, create_engine, reading, transaction


@click.group(name="db", help="Bring databasen til denne version, eller kontrollér den.")
def command() -> None:
    pass


@command.command(help="Bring databasen til den nyeste version.")
@click.option("--to", default="head", help="Et bestemt nummer i stedet for det nyeste.")
def upgrade(to: str) -> None:
    migrations.upgrade(engine_or_exit(), to)
    click.echo("Databasen er klar.")


@command.command(help="Kontrollér, at migreringerne giver præcis de tabeller, som koden beskriver.")
def check() -> None:
    with tempfile.TemporaryDirectory() as folder:
        found = _disagreements(Path(folder))
    for line in found:
        click.echo(line, err=True)
    if found:
        sys.exit(1)
    click.echo("Migreringer og tabeller stemmer overens.")


def _disagreements(folder: Path) -> list[str]:
    migrated = create_engine(f"sqlite:///{folder / 'migrated.db'}")
    described = create_engine(f"sqlite:///{folder / 'described.db'}")
    migrations.upgrade(migrated)
    with transaction(sessionmaker(described)) as session:
        Base.metadata.create_all(session.connection())
    with reading(sessionmaker(migrated)) as one, reading(sessionmaker(described)) as other:
        found = schema.differences(one.connection(), Base.metadata)
        for kind, texts in (("condition", schema.conditions), ("trigger", schema.guards)):
            ours, theirs = texts(one.connection()), texts(other.connection())
            found += [f"{kind} differs: {name}" for name in sorted(_differing(ours, theirs))]
    migrated.dispose()
    described.dispose()
    return found


def _differing(ours: Mapping[str, str], theirs: Mapping[str, str]) -> set[str]:
    return {name for name in ours.keys() | theirs.keys() if ours.get(name) != theirs.get(name)}
