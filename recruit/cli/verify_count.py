"""`recruit verify-count`: count an election again from what it keeps, and say what does not come out as it did."""

import sys
from collections.abc import Sequence
from uuid import UUID

import click
from sqlalchemy.orm import sessionmaker

import recruit.models  # noqa: F401 (completes the tables)
from recruit.cli.start import database_or_exit, engine_or_exit
from recruit.elections.queries.verifying import Verified, verified
from recruit.elections.rules.verifying import Fault
from recruit.elections.rules.vocabulary import CountRound
from recruit.foundation import clock
from recruit.foundation.dates import danish
from recruit.foundation.db import reading
from recruit.foundation.refusal import NotFound

ROUNDS = {CountRound.PRELIMINARY: "foreløbig optælling", CountRound.FINAL: "fintælling"}

SENTENCES = {
    Fault.UNREADABLE: "Det, der blev talt op, kan ikke læses mere.",
    Fault.INPUT: "Det, der blev talt op, er ændret siden: fingeraftrykket passer ikke.",
    Fault.ANSWER: "Talt op igen bliver resultatet et andet: {parts}.",
    Fault.LOG: "Loggen kender ingen optælling med dette resultat.",
}


@click.command(name="verify-count", help="Tæl et valg op igen, og se, om det gemte resultat stemmer til mindste tegn.")
@click.argument("election", type=click.UUID, metavar="VALG")
def command(election: UUID) -> None:
    sessions = sessionmaker(engine_or_exit())
    with database_or_exit(), reading(sessions) as session:
        try:
            found = verified(session, election)
        except NotFound:
            click.echo(f"Der er intet valg {election}. Nummeret står i adressen på valgets side.", err=True)
            sys.exit(2)
    _tell(found)
    sys.exit(1 if any(one.findings for one in found) else 0)


def _tell(found: Sequence[Verified]) -> None:
    for one in found:
        said = [SENTENCES[each.fault].format(parts=", ".join(each.parts) or "hele svaret") for each in one.findings]
        click.echo(f"{_name(one)}: {' '.join(said) or 'stemmer.'}")
    wrong = sum(bool(one.findings) for one in found)
    counts = "1 optælling" if len(found) == 1 else f"{len(found)} optællinger"
    click.echo(
        f"{counts}. {'Alt stemmer.' if not wrong else f'{wrong} stemmer IKKE.'}" if found else "Intet er talt op."
    )


def _name(one: Verified) -> str:
    at = clock.local(one.at)
    gone = ", afløst af en senere" if one.is_superseded else ""
    return f"{one.contest}, {ROUNDS[one.round]} {danish(at.date())} kl. {at:%H.%M}{gone}"
