"""`recruit rosters`: the rosters of all councils in one ZIP, with a bar that shows how far it has come."""

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date
from enum import StrEnum
from pathlib import Path
from tempfile import NamedTemporaryFile
from typing import IO

import click
from sqlalchemy.orm import sessionmaker

from recruit.bodies import queries
from recruit.cli.roster import Day
from recruit.cli.start import database_or_exit, engine_or_exit
from recruit.foundation import clock
from recruit.foundation.db import reading
from recruit.foundation.i18n import use_corrections
from recruit.foundation.languages.queries import corrections_in_use
from recruit.reports.archive import Wanted, pack
from recruit.reports.files import Format
from recruit.reports.roster import Edition


def _one_of(codes: type[StrEnum]) -> click.Choice[str]:
    return click.Choice([code.value for code in codes])


@click.command(name="rosters", help="Skriv alle råds medlemslister til én ZIP-fil.")
@click.option(
    "--edition", type=_one_of(Edition), default="public", show_default=True, help="Til alle, eller til rådet selv."
)
@click.option("--as-of", "day", type=Day(), help="Hvem der sidder den dag; i dag, når intet er sagt.")
@click.option("--terms", is_flag=True, help="Alle perioder i deres helhed i stedet for en dag.")
@click.option(
    "--format",
    "formats",
    type=_one_of(Format),
    multiple=True,
    default=(Format.PDF.value, Format.CSV.value),
    show_default=True,
    help="Kan gives flere gange.",
)
@click.option("-o", "output", required=True, type=click.Path(path_type=Path, dir_okay=False), help="ZIP-filen.")
def command(edition: str, day: date | None, terms: bool, formats: tuple[str, ...], output: Path) -> None:
    if day and terms:
        raise click.UsageError("Vælg enten --as-of eller --terms.")
    sessions = sessionmaker(engine_or_exit())
    with database_or_exit(), reading(sessions) as session, _whole_file(output) as file:
        use_corrections(corrections_in_use(session))
        wanted = Wanted(
            edition=Edition(edition),
            day=None if terms else day or clock.today(),
            formats=tuple(map(Format, dict.fromkeys(formats))),
            councils=tuple(queries.slugs(session)),
        )
        number = pack(session, wanted, file, made_at=clock.now(), progress=_show)
    click.echo(f"{number} medlemslister i {output}", err=True)


@contextmanager
def _whole_file(output: Path) -> Iterator[IO[bytes]]:
    """Give a file that takes its name only once it is whole; when the work is stopped, nothing is left of it."""
    try:
        with NamedTemporaryFile(dir=output.parent, prefix=f".{output.name}.", delete=False) as file:
            fresh = Path(file.name)
            try:
                yield file
            except BaseException:
                fresh.unlink()
                raise
        fresh.replace(output)
    except OSError as error:
        click.echo(f"Filen kan ikke skrives: {error.strerror}.", err=True)
        sys.exit(2)


def _show(done: int, total: int) -> None:
    """Draw the bar where somebody watches."""
    if sys.stderr.isatty():
        part = done * 30 // max(total, 1)
        click.echo(f"\r[{'#' * part}{'-' * (30 - part)}] {done} af {total}", nl=done == total, err=True)
