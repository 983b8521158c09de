"""The election committee signs a result at its screens, on both databases: each once, and for that result alone."""

from typing import Any

import pytest
from sqlalchemy.orm import Session

from recruit.elections.model import Election
from recruit.elections.operations import counting, passing, signing
from recruit.elections.queries.signing import result_digest, signatures
from recruit.elections.rules.passing import Passing
from recruit.elections.rules.vocabulary import Milestone
from recruit.foundation.actor import Actor
from recruit.foundation.refusal import NotFound
from tests.builders import BY
from tests.conftest import Database
from tests.elections import EVENING, FINAL, POLLING, an_election, entered, loaded
from tests.operations.elections.refusing import refused
from tests.staff import a_user

CLOSED = (Milestone.FIXED, Milestone.VOTING, Milestone.CLOSED)


def counted(session: Session) -> Election:
    election = an_election(session, passed=CLOSED)
    counting.count(session, election, entered(session, election, (5, 3, 2, 0)), FINAL, by=BY, now=EVENING)
    return election


def member(session: Session, name: str) -> Actor:
    user = a_user(session, name)
    return Actor.staff(user.id, user.name)


def signed(session: Session, election: Election, *members: Actor) -> None:
    for one in members:
        signing.sign(session, election, result_digest(session, election), by=one, now=EVENING)


def test_a_result_is_certified_when_more_than_half_of_those_present_have_signed_it(database: Database) -> None:
    with database.transaction() as session:
        election = counted(session)
        signed(session, election, member(session, "Grethe Holm"), member(session, "Ada Bruun"))
        met = Passing(POLLING, ("Kaj Lund", "Ada Bruun"))
        made = signing.certify(session, election, met, by=BY, now=EVENING)
        people = list(made.people)

    assert people == ["Ada Bruun", "Grethe Holm", "Kaj Lund"]

    def too_few(session: Any) -> None:
        there = counted(session)
        signed(session, there, member(session, "Bo Bruun"))
        signing.certify(session, there, met, by=BY, now=EVENING)

    assert refused(database, too_few) == ["too-few-have-signed"]


def test_a_signature_holds_for_the_result_that_was_signed_and_until_it_is_taken_back(database: Database) -> None:
    with database.transaction() as session:
        election, ada, bo = counted(session), member(session, "Ada Bruun"), member(session, "Bo Bruun")
        signed(session, election, ada, bo)
        first = result_digest(session, election)
        (of_bo,) = (one.id for one in signatures(session, election) if one.by == bo.reference)
        with pytest.raises(NotFound):
            signing.withdraw(session, election, of_bo, by=ada, now=EVENING)
        signing.withdraw(session, election, of_bo, by=bo, now=EVENING)
        counting.count(session, election, entered(session, election, (5, 2, 3, 0)), FINAL, by=BY, now=EVENING)
        (kept,) = signatures(session, election)
        stands = result_digest(session, election)

    def with_the_former(session: Any) -> None:
        signing.certify(session, loaded(session, election), Passing(POLLING), by=BY, now=EVENING)

    assert kept.digest == first
    assert stands != first
    assert refused(database, with_the_former) == ["too-few-have-signed"]


def test_nobody_signs_what_cannot_be_certified_and_a_certified_result_keeps_its_signatures(database: Database) -> None:
    def open_tie(session: Any) -> None:
        election = an_election(session, passed=CLOSED)
        counting.count(session, election, entered(session, election, (5, 3, 3, 0)), FINAL, by=BY, now=EVENING)
        signed(session, election, BY)

    def late(session: Any) -> None:
        election, ada = counted(session), member(session, "Ada Bruun")
        signed(session, election, ada)
        passing.record(session, election, Milestone.CERTIFIED, Passing(POLLING, ("Ada Bruun",)), by=BY, now=EVENING)
        signing.withdraw(session, election, signatures(session, election)[0].id, by=ada, now=EVENING)

    assert refused(database, open_tie) == ["lot-is-open"]
    assert refused(database, late) == ["result-is-certain"]
