"""Two people who turn out to be one were asked, and stood, in rounds of recruitment: that follows, and goes back."""

from datetime import datetime
from typing import Any

import pytest
from sqlalchemy import select

from recruit.acts import merging
from recruit.nominations.model import ContinuationAsk, Nominee
from recruit.people import queries
from recruit.recruitment.model import Channel, NetworkCall
from recruit.recruitment.rules import ChannelKind
from tests.builders import BY, a_person
from tests.conftest import Database
from tests.nominations import a_nomination, a_submission, an_open_round
from tests.rounds import a_channel

POINTERS = (Channel.person_id, NetworkCall.person_id, ContinuationAsk.person_id, Nominee.person_id)


@pytest.fixture
def two(database: Database) -> list[Any]:
    with database.transaction() as session:
        return [a_person(session, name).id for name in ("Masud Kadivari", "Masud Kadkivari")]


def asked(database: Database, person: Any, round_: Any, now: datetime) -> None:
    """Ask a person to pass the call on and whether they go on, and let them stand."""
    with database.transaction() as session:
        channel = a_channel(session, round_, str(person), ChannelKind.MEMBER_NETWORK)
        channel.person_id = person
        session.add(NetworkCall(round_id=round_.id, person_id=person, channel_id=channel.id, asked_at=now))
        session.add(ContinuationAsk(round_id=round_.id, person_id=person, asked_at=now))
        a_nomination(session, round_, a_submission(round_, "Masud", person_id=person), now=now)


def pointing(database: Database) -> list[list[Any]]:
    """Return whom the rows of each kind point at, sorted."""
    with database.reading() as session:
        return [sorted(session.scalars(select(pointer)).all(), key=str) for pointer in POINTERS]


def merge(database: Database, kept: Any, merged: Any, now: datetime) -> Any:
    with database.transaction() as session:
        one, other = (queries.person(session, each, for_change=True) for each in (kept, merged))
        return merging.merge(session, one, other, by=BY, now=now, reach=None).id


def test_what_somebody_was_asked_and_stood_for_follows_and_goes_back(database: Database, two: Any, now: Any) -> None:
    kept, merged = two
    with database.transaction() as session:
        round_ = an_open_round(session)
    asked(database, merged, round_, now)

    made = merge(database, kept, merged, now)
    assert pointing(database) == [[kept]] * 4

    with database.transaction() as session:
        merging.undo(session, queries.merge(session, made, for_change=True), by=BY, now=now, reach=None)
    assert pointing(database) == [[merged]] * 4


def test_of_what_both_were_asked_in_one_round_each_keeps_their_own(database: Database, two: Any, now: Any) -> None:
    with database.transaction() as session:
        round_ = an_open_round(session)
    for person in two:
        asked(database, person, round_, now)

    merge(database, *two, now)

    *asks, nominees = pointing(database)
    assert asks == [sorted(two, key=str)] * 3
    assert nominees == [two[0]] * 2
