"""Kommunalbestyrelsen: its list of two terms, read in as a secretary pastes it; one is followed in the second."""

from collections.abc import Mapping
from datetime import date, timedelta

from recruit.appointments import queries
from recruit.appointments.model import Membership
from recruit.appointments.rules import EndReason, NewMembership
from recruit.bodies.model import Seat
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
LEAVES, LAST_DAY, FOLLOWS = "Solveig Storm", date(2026, 10, 31), "Gitte Bækgaard"


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
    if LAST_DAY in term.span:
        _steps_in(seeding, {held.person.name: held for held in queries.memberships(session, term)})


def _steps_in(seeding: Seeding, held: Mapping[str, Membership]) -> None:
    """A member is released, and the substitute of the same group takes the seat."""
    leaves, follows = held[LEAVES], held[FOLLOWS]
    seeding.leaves(leaves, LAST_DAY, EndReason.RELEASED)
    seeding.leaves(follows, LAST_DAY, EndReason.BECAME_MEMBER)
    seat = seeding.session.get_one(Seat, leaves.seat_id)
    new = NewMembership(PartialDate(LAST_DAY + timedelta(days=1)), party=leaves.party)
    seeding.sits(seat, FOLLOWS, new)
