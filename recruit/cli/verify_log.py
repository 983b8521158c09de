"""`recruit verify-log`: walk the audit chain and say what does not hold."""

import sys

import click
from sqlalchemy.orm import sessionmaker

from recruit.cli.start import database_or_exit, engine_or_exit
from recruit.foundation import clock
from recruit.foundation.audit import queries
from recruit.foundation.audit.rules import Fault, Verification
from recruit.foundation.dates import danish
from recruit.foundation.db import reading

SENTENCES = {
    Fault.MISSING: "Post {number} mangler.",
    Fault.ALTERED: "Post {number} er ændret, efter at den blev skrevet.",
    Fault.UNLINKED: "Post {number} hænger ikke sammen med posten før.",
    Fault.DETAILS_MISSING: "Post {number} mangler sine oplysninger.",
    Fault.DETAILS_ALTERED: "Oplysningerne til post {number} er ændret, efter at de blev skrevet.",
    Fault.TAIL_CUT: "Loggen er skåret af: post {number} og frem mangler.",
    Fault.HEAD_UNKNOWN: "Loggens slutning passer ikke: den sidste post er {number}.",
}


@click.command(name="verify-log", help="Kontrollér loggen fra ende til anden.")
@click.option("--head", "expected_head", help="Et fingeraftryk, der er trykt tidligere, fx i en protokol.")
def command(expected_head: str | None) -> None:
    sessions = sessionmaker(engine_or_exit())
    with database_or_exit(), reading(sessions) as session:
        found = queries.verify(session, expected_head=expected_head)
    _tell(found)
    sys.exit(0 if found.holds else 1)


def _tell(found: Verification) -> None:
    for finding in found.findings:
        click.echo(SENTENCES[finding.fault].format(number=finding.number))
    for erasure in found.erasures:
        day = danish(clock.local(erasure.at).date())
        click.echo(f"Oplysningerne til post {erasure.number} er slettet af {erasure.by} den {day}.")
    click.echo(f"{found.rows} poster. {'Loggen er hel.' if found.holds else 'Loggen er IKKE hel.'}")
    click.echo(f"Fingeraftryk: {found.head}")
