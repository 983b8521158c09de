"""A council of 2014–2017 and a reading of its minutes that waits."""

from datetime import datetime

import pytest

from recruit.foundation.actor import Actor
from recruit.intake import operations
from recruit.intake.model import IntakeReading
from tests.builders import a_council, the_term
from tests.conftest import Database
from tests.minutes import MINUTES

BY = Actor.command()


@pytest.fixture
def council(database: Database):
    with database.transaction() as session:
        return a_council(session, seats=0, term="2014-2017", chair_title="formand")


@pytest.fixture
def waiting(database: Database, council, now: datetime) -> IntakeReading:
    with database.transaction() as session:
        reading = operations.keep(session, MINUTES, by=BY, now=now)
        operations.choose_term(session, reading, the_term(session, council), by=BY, now=now)
        return reading
