"""Two people act on one nomination at the same moment: one answer stands, one signature counts."""

from collections.abc import Callable
from typing import Any
from uuid import UUID

import pytest
from sqlalchemy import select
from sqlalchemy.orm import Session

from recruit.foundation.actor import Actor
from recruit.foundation.audit import operations as audit
from recruit.foundation.mail.model import Letter
from recruit.foundation.refusal import NotFound, Refused
from recruit.nominations import operations, queries
from recruit.nominations.model import NominationAnswer, NominationWithdrawal, Supporter
from recruit.nominations.operations import continuation, selection, vetting
from recruit.nominations.queries import continuation as members
from recruit.nominations.queries import selection as criteria
from recruit.nominations.rules import Erased, NewSupporter, Status, Submission
from recruit.recruitment.rules import Route
from tests.builders import BY, NOW, a_person
from tests.conftest import Database
from tests.locks import while_this_waits
from tests.nominations import a_nomination, a_proposal, a_submission, an_open_round
from tests.operations.appointments.test_at_once import at_once
from tests.operations.nominations.test_selection import Stage

pytestmark = pytest.mark.slow

CITIZEN = Actor.anonymous()
KAJ = NewSupporter("Kaj Lund", "kaj@mail.example")


class Waiting:
    """An act that somebody else has begun, and that waits for what we hold, with what came of it."""

    def __init__(self, database: Database, act: Callable[[Session], None]) -> None:
        self.came_of_it: list[str | type[Exception]] = []

        def run(session: Session) -> None:
            try:
                act(session)
            except Refused as refused:
                self.came_of_it.append(refused.refusals[0].code)
            except NotFound as missing:
                self.came_of_it.append(type(missing))

        self.thread = while_this_waits(database, run)
        assert not self.came_of_it

    def refusal(self) -> str | type[Exception] | None:
        """Return why it was refused, once we hold nothing any more; None where it was done."""
        self.thread.join()
        return next(iter(self.came_of_it), None)


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
    waiting, record = list[Waiting](), audit.record

    def signs(session: Session) -> None:
        operations.support(session, candidate, KAJ, by=CITIZEN, now=NOW)

    def recorded(*told: Any, **more: Any) -> None:
        record(*told, **more)
        waiting.extend([] if waiting else [Waiting(database, signs)])

    with database.transaction() as session:
        found = queries.nomination(session, candidate, lock=True)
        monkeypatch.setattr(audit, "record", recorded)
        operations.erase(session, found, Erased.ASKED_FOR, by=CITIZEN, now=NOW)
    monkeypatch.undo()

    (late,) = waiting
    assert late.refusal() is NotFound
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
            operations.withdraw(session, queries.nomination(session, number, lock=True), by=BY, now=NOW)

        return act

    first, second = map(withdraws, numbers)
    with database.transaction() as session:
        queries.nomination(session, numbers[0], lock=True)
        late = Waiting(database, second)
        first(session)

    assert late.refusal() == "nomination-does-not-stand"


def test_a_criterion_is_not_removed_while_somebody_writes_by_it(database: Database) -> None:
    with database.transaction() as session:
        stage = Stage(session)

    def removes(session: Session) -> None:
        criterion = criteria.criterion(session, stage.round_id, stage.criterion)
        selection.remove(session, stage.round(session), criterion, by=BY, now=NOW)

    with database.transaction() as session:
        stage.assess(session, 0, notes={stage.criterion: "Leder en forening."})
        late = Waiting(database, removes)

    assert late.refusal() == "criterion-has-notes"
