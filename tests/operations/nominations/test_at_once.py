"""Two people act on one nomination at the same moment: one answer stands, one signature counts."""

import threading
import time
from collections.abc import Callable
from contextlib import suppress
from typing import Any
from uuid import UUID

import pytest
from sqlalchemy import select
from sqlalchemy.orm import Session

from recruit.foundation.actor import Actor
from recruit.foundation.audit import operations as audit
from recruit.foundation.db import writes_alone
from recruit.foundation.mail.model import Letter
from recruit.foundation.refusal import NotFound
from recruit.nominations import operations, queries
from recruit.nominations.model import NominationAnswer, NominationWithdrawal, Supporter
from recruit.nominations.operations import continuation, selection, vetting
from recruit.nominations.queries import continuation as members
from recruit.nominations.queries import selection as criteria
from recruit.nominations.rules import Erased, NewSupporter, Status, Submission
from recruit.recruitment.rules import Route
from tests.builders import BY, NOW, a_person
from tests.conftest import Database
from tests.nominations import a_nomination, a_proposal, a_submission, an_open_round
from tests.operations.appointments.test_at_once import at_once
from tests.operations.nominations.test_selection import Stage

pytestmark = pytest.mark.slow

CITIZEN = Actor.anonymous()
KAJ = NewSupporter("Kaj Lund", "kaj@mail.example")


def test_of_a_yes_and_a_no_at_once_one_stands(database: Database) -> None:
    with database.transaction() as session:
        round_ = an_open_round(session)
        first, second = (a_nomination(session, round_, a_proposal()).id for _ in range(2))

    def yes(session: Session) -> None:
        operations.answer(session, first, True, tells_nominator=False, by=CITIZEN, now=NOW)

    def no(session: Session) -> None:
        operations.answer(session, second, False, tells_nominator=False, by=CITIZEN, now=NOW)

    assert at_once(database, yes, no) == ["done", "done"]
    with database.reading() as session:
        standing = [each for each in session.scalars(select(NominationAnswer)) if each.revoked_at is None]
        assert len(standing) == 2
        assert len({each.accepts for each in standing}) == 1


def test_a_signature_that_is_sent_twice_at_once_counts_once(database: Database) -> None:
    with database.transaction() as session:
        round_ = an_open_round(session, supporters_needed=6)
        candidate = a_nomination(session, round_, a_submission(round_)).id

    def signs(session: Session) -> None:
        operations.support(session, candidate, KAJ, by=CITIZEN, now=NOW)

    assert at_once(database, signs, signs) == ["done", "done"]
    with database.reading() as session:
        assert len(session.scalars(select(Supporter)).all()) == 1


def test_of_two_candidates_at_once_one_gets_a_supporter_who_has_one_signature(database: Database) -> None:
    with database.transaction() as session:
        round_ = an_open_round(session, supporters_needed=6, supporters_may_repeat=False)
        names = (("Amina Abdi", "amina@mail.example"), ("Bo Bruun", "bo@mail.example"))
        first, second = (
            a_nomination(session, round_, a_submission(round_, name, email=email)).id for name, email in names
        )

    def for_first(session: Session) -> None:
        operations.support(session, first, KAJ, by=CITIZEN, now=NOW)

    def for_second(session: Session) -> None:
        operations.support(session, second, KAJ, by=CITIZEN, now=NOW)

    assert sorted(at_once(database, for_first, for_second)) == ["done", "supports-another-candidate"]


def test_who_signs_while_the_nomination_is_erased_comes_too_late(
    database: Database, monkeypatch: pytest.MonkeyPatch
) -> None:
    with database.transaction() as session:
        round_ = an_open_round(session, supporters_needed=6)
        candidate = a_nomination(session, round_, a_submission(round_)).id
    erased, record = threading.Event(), audit.record

    def slowly(*told: Any, **more: Any) -> None:
        record(*told, **more)
        erased.set()
        time.sleep(0.3)

    def erases(session: Session) -> None:
        monkeypatch.setattr(audit, "record", slowly)
        operations.erase(
            session, queries.nomination(session, candidate, lock=True), Erased.ASKED_FOR, by=CITIZEN, now=NOW
        )

    def signs(session: Session) -> None:
        if writes_alone(session):  # either comes first, and the other waits: nothing is left in both cases
            with suppress(NotFound):
                operations.support(session, candidate, KAJ, by=CITIZEN, now=NOW)
            return
        erased.wait(5)
        with pytest.raises(NotFound):
            operations.support(session, candidate, KAJ, by=CITIZEN, now=NOW)

    assert at_once(database, erases, signs) == ["done", "done"]
    with database.reading() as session:
        assert not session.scalars(select(Supporter)).all()
        assert "kaj@mail.example" not in session.scalars(select(Letter.address)).all()


def test_a_member_who_withdraws_while_the_secretariat_writes_down_their_no_withdraws_once(database: Database) -> None:
    with database.transaction() as session:
        round_ = an_open_round(session)
        continuation.ask_members(session, round_, [a_person(session)], by=BY, now=NOW)
        ask = members.continuations(session, round_)[0].id
    with database.transaction() as session:
        asked = members.continuation(session, ask, for_change=True)
        form = Submission(Route.CONTINUATION, a_submission(asked.round).nominee)
        stands = continuation.go_on(session, asked, form, by=CITIZEN, now=NOW).id

    def withdraws(session: Session) -> None:
        hers = queries.nomination(session, stands, lock=True)
        if queries.status(hers, now=NOW) is Status.STANDS:
            operations.withdraw(session, hers, by=CITIZEN, now=NOW)

    def says_no(session: Session) -> None:
        continuation.say(session, members.continuation(session, ask, for_change=True), False, by=BY, now=NOW)

    assert at_once(database, withdraws, says_no) == ["done", "done"]
    with database.reading() as session:
        assert len(session.scalars(select(NominationWithdrawal)).all()) == 1


def test_both_nominations_of_one_person_are_withdrawn_at_once_without_a_deadlock(database: Database) -> None:
    with database.transaction() as session:
        round_ = an_open_round(session)
        pair = [
            a_nomination(session, round_, a_submission(round_, "Amina Abdi", email=f"{box}@mail.example"))
            for box in ("a", "b")
        ]
        vetting.join(session, *pair, by=BY, now=NOW)
        numbers = [each.id for each in pair]

    def withdraws(number: UUID) -> Callable[[Session], None]:
        def act(session: Session) -> None:
            found = queries.nomination(session, number, lock=True)
            time.sleep(0.2)
            operations.withdraw(session, found, by=BY, now=NOW)

        return act

    assert at_once(database, *map(withdraws, numbers)) == ["done", "nomination-does-not-stand"]


def test_a_criterion_is_not_removed_while_somebody_writes_by_it(database: Database) -> None:
    with database.transaction() as session:
        stage = Stage(session)

    def writes(session: Session) -> None:
        stage.assess(session, 0, notes={stage.criterion: "Leder en forening."})
        time.sleep(0.2)

    def removes(session: Session) -> None:
        time.sleep(0.1)
        criterion = criteria.criterion(session, stage.round_id, stage.criterion)
        selection.remove(session, stage.round(session), criterion, by=BY, now=NOW)

    assert at_once(database, writes, removes) == ["criterion-has-notes", "done"]
