"""A council of 2014–2017 and a reading of its minutes that waits."""

from collections.abc import Callable
from datetime import datetime

import pytest

from recruit.appointments import queries as appointments
from recruit.appointments.model import Membership
from recruit.foundation.actor import Actor
from recruit.intake import operations, queries
from recruit.intake.model import IntakeApplication, IntakeReading
from tests.builders import a_council, the_term
from tests.conftest import Database, made_once
from tests.minutes import MINUTES, kept

BY = Actor.command()

#: Minutes in which everybody is sure.
SURE = MINUTES.replace("Henning Bro (SF) bød", "Henning Bro bød")


@pytest.fixture
@made_once
def council(database: Database):
    with database.transaction() as session:
        return a_council(session, seats=0, term="2014-2017", chair_title="formand")


@pytest.fixture
def read(database: Database, council, now: datetime) -> Callable[[str], IntakeReading]:
    """Read a text for the council's term, and let it wait."""

    def read(text: str) -> IntakeReading:
        with database.transaction() as session:
            reading = kept(session, text, by=BY, now=now)
            operations.choose_term(session, reading, the_term(session, council), by=BY, now=now)
            return reading

    return read


@pytest.fixture
@made_once
def waiting(database: Database, read: Callable[[str], IntakeReading]) -> IntakeReading:
    return read(MINUTES)


@pytest.fixture
def apply(database: Database, now: datetime) -> Callable[[IntakeReading], IntakeApplication]:
    """Put to use what is ready of a reading."""

    def apply(reading: IntakeReading) -> IntakeApplication:
        with database.transaction() as session:
            found = queries.reading(session, reading.id, for_change=True)
            return operations.apply(session, found, by=BY, now=now)

    return apply


@pytest.fixture
def sitting(database: Database, council) -> Callable[[], dict[str, Membership]]:
    """Return everybody who has a place in the council's term, by name."""

    def sitting() -> dict[str, Membership]:
        with database.reading() as session:
            return {held.person.name: held for held in appointments.memberships(session, the_term(session, council))}

    return sitting
