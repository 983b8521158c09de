"""`recruit roster`: who sits in a council, in a whole term or on a day, on the screen or in a file."""

import sys
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, NoReturn

import click
from sqlalchemy.orm import Session, sessionmaker

from recruit.bodies import queries
from recruit.cli.start import database_or_exit, engine_or_exit
from recruit.foundation import clock
from recruit.foundation.dates import Precision, parse_danish
from recruit.foundation.db import reading
from recruit.foundation.i18n import use_corrections
from recruit.foundation.languages.queries import corrections_in_use
from recruit.foundation.municipality.queries import municipality
from recruit.foundation.refusal import NotFound
from recruit.reports import files, seating
from recruit.reports.drawings import drawing
from recruit.reports.files import Format
from recruit.reports.formats import text
from recruit.reports.formats.pdf import Imprint
from recruit.reports.roster import Edition, Roster
from recruit.reports.table import table

if TYPE_CHECKING:
    from recruit.bodies.model import Body, Term

#: Shown on the screen, and nothing that a file has.
TEXT = "text"

#: What a terminal cannot show.
_BINARY = (Format.PDF, Format.XLSX)


class Day(click.ParamType[date]):
    """A day as people write it."""

    name = "dato"

    def convert(self, value: str, param: click.Parameter | None, ctx: click.Context | None) -> date:
        known = parse_danish(value)
        if known is None or known.precision is not Precision.DAY:
            self.fail(f"»{value}« er ikke en dag. Skriv fx 2026-06-04 eller 4. juni 2026.", param, ctx)
        return known.first


@click.command(name="roster", help="Skriv medlemslisten for en periode eller pr. en dato.")
@click.option("--body", "slug", required=True, help="Rådets navn, som det står i adressen, fx integrationsraadet.")
@click.option("--term", "label", default="", help="Periodens navn, fx 2026–2029.")
@click.option("--as-of", "day", type=Day(), help="Hvem der sidder den dag, fx 2026-06-04 eller 4. juni 2026.")
@click.option(
    "--edition",
    type=click.Choice([edition.value for edition in Edition]),
    default=Edition.PUBLIC.value,
    show_default=True,
    help="Til alle (public), eller til rådet selv med kontaktoplysninger (internal).",
)
@click.option(
    "--format",
    "form",
    type=click.Choice([TEXT, *(form.value for form in Format)]),
    default=TEXT,
    show_default=True,
    help="Hvordan listen skrives.",
)
@click.option("-o", "output", type=click.Path(path_type=Path, dir_okay=False), help="En fil i stedet for skærmen.")
def command(slug: str, label: str, day: date | None, edition: str, form: str, output: Path | None) -> None:
    if output is None and form in _BINARY and sys.stdout.isatty():
        _stop(f"{form.upper()} kan ikke vises på skærmen. Skriv til en fil med -o liste.{form}")
    sessions = sessionmaker(engine_or_exit())
    with database_or_exit(), reading(sessions) as session:
        use_corrections(corrections_in_use(session))
        content = _written(session, *_asked(session, slug, label, day, Edition(edition)), form)
    _deliver(content, output)


def _asked(
    session: Session, slug: str, label: str, day: date | None, edition: Edition
) -> tuple["Body", "Term", Roster]:
    try:
        body = queries.body_by_slug(session, slug)
    except NotFound:
        known = ", ".join(queries.slugs(session))
        _stop(f"Der er intet råd, der hedder »{slug}«. " + (f"Vælg mellem: {known}." if known else "Der er ingen råd."))
    terms = queries.terms(session, body)
    if label not in {term.label for term in terms}:
        label = label.replace("-", "–")  # the dash that keyboards lack
    try:
        term, as_of = seating.choose(terms, label=label, day=day, today=clock.today())
    except NotFound:
        known = ", ".join(term.label for term in terms)
        _stop(f"{body.name} har ingen periode, der hedder »{label}«. Vælg mellem: {known}.")
    return body, term, seating.roster(session, body, term, as_of=as_of, edition=edition)


def _written(session: Session, body: "Body", term: "Term", roster: Roster, form: str) -> bytes:
    if form == TEXT:
        return text.write(table(roster)).encode()
    owner = municipality(session)
    picture = drawing(session, body, term, roster, on=clock.today()) if form == Format.PDF else ""
    return files.written(roster, Format(form), Imprint(owner.name if owner else "", clock.now()), picture)


def _deliver(content: bytes, output: Path | None) -> None:
    if output is None:
        click.echo(content, nl=False)
        return
    try:
        output.write_bytes(content)
    except OSError as error:
        _stop(f"Filen kan ikke skrives: {error.strerror}.")


def _stop(sentence: str) -> NoReturn:
    click.echo(sentence, err=True)
    sys.exit(2)
