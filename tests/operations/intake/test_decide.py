"""Deciding about a reading before it is put to use."""

import pytest

from recruit.appointments.rules import Role
from recruit.bodies.rules import SeatType
from recruit.foundation.refusal import NotFound, Refused
from recruit.intake import operations, queries
from recruit.intake.formats.stored import unpack_decisions
from recruit.intake.rules.decisions import NEITHER, Correction
from tests.minutes import kept
from tests.operations.intake.conftest import BY

AS_MEMBER = Correction(Role.MEMBER, SeatType.SECTOR)


def decided(database, waiting):
    with database.reading() as session:
        return unpack_decisions(queries.reading(session, waiting.id).decisions)


def test_a_decision_about_a_person_is_saved_at_once(database, now, waiting):
    with database.transaction() as session:
        operations.decide_person(session, queries.reading(session, waiting.id), 3, AS_MEMBER, by=BY, now=now)

    assert decided(database, waiting).people == {3: AS_MEMBER}


def test_a_later_decision_takes_the_place_of_an_earlier_one(database, now, waiting):
    other = Correction(None, None)

    for correction in (AS_MEMBER, other):
        with database.transaction() as session:
            operations.decide_person(session, queries.reading(session, waiting.id), 3, correction, by=BY, now=now)

    assert decided(database, waiting).people == {3: other}


@pytest.mark.parametrize("number", [-1, 99])
def test_there_is_nothing_to_decide_about_a_line_that_is_not_there(database, now, waiting, number):
    with pytest.raises(NotFound), database.transaction() as session:
        operations.decide_person(session, queries.reading(session, waiting.id), number, AS_MEMBER, by=BY, now=now)


@pytest.mark.parametrize("fact", ["Enhedslisten", "SF", NEITHER])
def test_a_contradiction_is_decided_with_one_of_its_facts_or_neither(database, now, waiting, fact):
    with database.transaction() as session:
        operations.decide_conflict(session, queries.reading(session, waiting.id), 0, fact, by=BY, now=now)

    assert decided(database, waiting).conflicts == {0: fact}


def test_a_fact_that_nobody_stated_is_refused(database, now, waiting):
    with pytest.raises(Refused, match="not-one-of-the-facts"), database.transaction() as session:
        operations.decide_conflict(session, queries.reading(session, waiting.id), 0, "Venstre", by=BY, now=now)


def test_there_is_nothing_to_decide_about_a_contradiction_that_is_not_there(database, now, waiting):
    with pytest.raises(NotFound), database.transaction() as session:
        operations.decide_conflict(session, queries.reading(session, waiting.id), 7, NEITHER, by=BY, now=now)


def test_everybody_without_a_stated_role_gets_the_same_one(database, now, council):
    with database.transaction() as session:
        bare = "Mødedeltagere Amina Rahimi, Yusuf Demir, Lena Kask."
        waiting = kept(session, bare, by=BY, now=now)
        operations.decide_person(session, waiting, 1, Correction(None, None), by=BY, now=now)
        operations.decide_rest(session, waiting, Role.MEMBER, SeatType.REFUGEE_IMMIGRANT, by=BY, now=now)

    people = decided(database, waiting).people
    assert people[0] == people[2] == Correction(Role.MEMBER, SeatType.REFUGEE_IMMIGRANT)
    assert people[1] == Correction(None, None)


@pytest.mark.parametrize(
    "decide",
    [
        lambda session, reading, now: operations.decide_person(session, reading, 0, AS_MEMBER, by=BY, now=now),
        lambda session, reading, now: operations.decide_conflict(session, reading, 0, NEITHER, by=BY, now=now),
        lambda session, reading, now: operations.decide_rest(
            session, reading, Role.MEMBER, SeatType.SECTOR, by=BY, now=now
        ),
        lambda session, reading, now: operations.choose_term(session, reading, reading.term, by=BY, now=now),
    ],
)
def test_nothing_is_decided_about_a_reading_that_was_thrown_away(database, now, waiting, decide):
    with database.transaction() as session:
        operations.discard(session, queries.reading(session, waiting.id), by=BY, now=now)

    with pytest.raises(Refused, match="reading-waits-no-more"), database.transaction() as session:
        decide(session, queries.reading(session, waiting.id), now)
