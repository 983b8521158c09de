"""Kommunalbestyrelsen: its list of two terms, read in as a secretary pastes it; one member leaves in the second."""

from datetime import date

from recruit.appointments import queries
from recruit.appointments.rules import EndReason
from recruit.bodies.rules import NewTerm
from recruit.demonstration.seeding import Seeding
from recruit.foundation.dates import PartialDate
from recruit.intake.operations import enter_council_list
from recruit.intake.rules.council_list import read_council_list
from recruit.people import queries as people

LIST_2022 = """
Lokallisten
Karsten Overgaard, borgmester
Birthe Nymark
Rosa Birkelund
Stedfortrædere: Vibeke Skovby og Arne Tofthøj
Borgerlisten
Solveig Storm, 1. viceborgmester
Poul Erik Hede
Stedfortræder: Niels Åkjær
Havnelisten
Tage Møllegaard
Stedfortræder: Dorit Strandby
"""
LIST_2026 = """
Lokallisten
Karsten Overgaard, borgmester
Rosa Birkelund
Vibeke Skovby
Stedfortræder: Arne Tofthøj
Borgerlisten
Solveig Storm
Niels Åkjær, 1. viceborgmester
Stedfortræder: Gitte Bækgaard
Havnelisten
Dorit Strandby
Stedfortræder: Villy Kystmand
"""
#: She sits in the integration council for the municipal council, too, and goes on there until that is mended.
LEAVES, LAST_DAY = "Solveig Storm", date(2026, 10, 31)


def seed(seeding: Seeding) -> None:
    """Enter both lists. The council becomes the organization that decides about the others."""
    _enter(seeding, LIST_2022, 2022)
    _enter(seeding, LIST_2026, 2026)


def _enter(seeding: Seeding, text: str, year: int) -> None:
    listed = read_council_list(text)
    known = {one: seeding.people[one.name].id for one in listed.people if one.name in seeding.people}
    new = NewTerm(PartialDate(date(year, 1, 1)), PartialDate(date(year + 3, 12, 31)), holds_over=False)
    session = seeding.session
    body, term = enter_council_list(session, listed, new, known, "Kommunalbestyrelsen", **seeding.signed)
    seeding.organizations["Kommunalbestyrelsen"] = body.organization
    seeding.people |= {person.name: person for person in people.people(session)}
    for member in queries.memberships(session, term):
        if member.person.name == LEAVES and LAST_DAY in term.span:
            seeding.leaves(member, LAST_DAY, EndReason.RELEASED)
