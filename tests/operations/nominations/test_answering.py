"""Whoever was proposed answers: yes, no, changed, for all who proposed them, and the letters that follow."""

from dataclasses import replace
from datetime import datetime, timedelta
from uuid import UUID, uuid4

import pytest
from sqlalchemy import select
from sqlalchemy.orm import Session

from recruit.foundation.actor import Actor
from recruit.foundation.mail.model import Letter
from recruit.foundation.refusal import NotFound, Refused
from recruit.nominations import operations, queries
from recruit.nominations.model import Nomination, NominationAnswer, Nominee
from recruit.nominations.rules import NewNominator, NewNominee, Status
from recruit.recruitment.rules import Manner
from tests.builders import NOW
from tests.conftest import Database
from tests.nominations import NOON, a_nomination, a_proposal, an_open_round

CITIZEN = Actor.anonymous()
LATER = NOW + timedelta(hours=1)


def answered(
    session: Session, nomination_id: UUID, accepts: bool, *, tells: bool = False, now: datetime = LATER
) -> Nomination:
    return operations.answer(session, nomination_id, accepts, tells_nominator=tells, by=CITIZEN, now=now)


def status(session: Session, nomination: Nomination, *, now: datetime = LATER) -> Status:
    return queries.status(queries.nomination(session, nomination.id), now=now)


def kinds(session: Session) -> list[str]:
    return list(session.scalars(select(Letter.kind).order_by(Letter.queued_at, Letter.kind)))


def test_yes_then_no_then_yes_and_the_last_answer_stands(database: Database) -> None:
    with database.transaction() as session:
        nomination = a_nomination(session, an_open_round(session), a_proposal())
        for accepts in (True, False, True):
            answered(session, nomination.id, accepts)

    with database.reading() as session:
        answers = session.scalars(select(NominationAnswer)).all()
        assert sorted((each.accepts, each.revoked_at is None) for each in answers) == [
            (False, False),
            (True, False),
            (True, True),
        ]
        assert status(session, nomination) is Status.STANDS


def test_the_same_answer_twice_is_one(database: Database) -> None:
    with database.transaction() as session:
        nomination = a_nomination(session, an_open_round(session), a_proposal())
        answered(session, nomination.id, True)
        answered(session, nomination.id, True)

        assert len(session.scalars(select(NominationAnswer)).all()) == 1


def test_one_answer_is_for_everybody_who_proposed_the_same_mailbox(database: Database) -> None:
    with database.transaction() as session:
        round_, elsewhere = an_open_round(session), an_open_round(session, slug="senere")
        first = a_nomination(session, round_, a_proposal())
        spelled = NewNominee("Bo B. Bruun", email="BO@mail.example")
        second = a_nomination(session, round_, replace(a_proposal(nominator="Kaj Lund"), nominee=spelled))
        somebody_else = a_nomination(
            session, round_, replace(a_proposal(), nominee=NewNominee("Ida Holm", email="ida@mail.example"))
        )
        other_round = a_nomination(session, elsewhere, a_proposal())

        answered(session, first.id, True)

        assert [status(session, each) for each in (first, second)] == [Status.STANDS] * 2
        assert [status(session, each) for each in (somebody_else, other_round)] == [Status.AWAITING_ANSWER] * 2


def test_nobody_stands_by_the_yes_of_somebody_with_whom_they_share_a_mailbox(database: Database) -> None:
    with database.transaction() as session:
        round_ = an_open_round(session)
        bo = a_nomination(session, round_, a_proposal())
        ida = a_nomination(session, round_, replace(a_proposal(), nominee=NewNominee("Ida Bruun", "bo@mail.example")))

        answered(session, bo.id, True)

        assert [status(session, each) for each in (bo, ida)] == [Status.STANDS, Status.AWAITING_ANSWER]


def test_whoever_proposed_many_hears_each_answer(database: Database) -> None:
    with database.transaction() as session:
        round_ = an_open_round(session)
        names = ("Ayaan", "Basma", "Cyril", "Daud", "Elif")
        for name in names:
            nominee = NewNominee(name, f"{name}@mail.example")
            number = a_nomination(session, round_, replace(a_proposal(), nominee=nominee)).id
            answered(session, number, True, tells=True)

        assert kinds(session).count("nominee_answered") == 5


def test_two_without_a_mailbox_are_not_taken_for_one(sqlite: Database) -> None:
    with sqlite.transaction() as session:
        round_ = an_open_round(session)
        first, second = (
            a_nomination(session, round_, replace(a_proposal(), nominee=NewNominee("Bo Bruun", phone="12 34 56 78")))
            for _ in range(2)
        )

        answered(session, first.id, False)

        assert status(session, second) is Status.AWAITING_ANSWER


def test_the_nominator_hears_only_when_the_nominee_lets_us_and_never_which_answer(sqlite: Database) -> None:
    with sqlite.transaction() as session:
        nomination = a_nomination(session, an_open_round(session), a_proposal())
        answered(session, nomination.id, True)
        assert "nominee_answered" not in kinds(session)

        answered(session, nomination.id, True, tells=True)
        answered(session, nomination.id, True, tells=True)

        assert kinds(session).count("nominee_answered") == 1
        letter = session.scalars(select(Letter).filter_by(kind="nominee_answered")).one()
        assert letter.address == "dorthe@mail.example"
        assert "Bo" not in letter.subject + letter.body


def test_a_nominator_without_a_mailbox_is_written_to_by_nobody(sqlite: Database) -> None:
    with sqlite.transaction() as session:
        by_phone = replace(a_proposal(), nominator=NewNominator("Dorthe Dam", phone="12 34 56 78"))
        nomination = a_nomination(session, an_open_round(session), by_phone)
        answered(session, nomination.id, True, tells=True)

        assert kinds(session) == ["nominated"]


def test_an_answer_after_the_deadline_is_refused_and_leaves_nothing(database: Database) -> None:
    with database.transaction() as session:
        round_ = an_open_round(session, closes_at=NOW + timedelta(days=7))
        nomination = a_nomination(session, round_, a_proposal())

    with pytest.raises(Refused) as refused, database.transaction() as session:
        answered(session, nomination.id, True, now=round_.closes_at + timedelta(seconds=1))

    assert [each.code for each in refused.value.refusals] == ["answer-comes-too-late"]
    with database.reading() as session:
        assert not session.scalars(select(NominationAnswer)).all()


def test_the_secretariat_writes_down_an_answer_that_came_by_phone(sqlite: Database) -> None:
    with sqlite.transaction() as session:
        nomination = a_nomination(session, an_open_round(session), a_proposal())
        by = Actor.staff(uuid4(), "Grethe Holm")
        operations.answer(session, nomination.id, True, tells_nominator=False, by=by, now=LATER, manner=Manner.PHONE)

        kept = session.scalars(select(NominationAnswer)).one()
        assert (kept.by, kept.manner) == (by.reference, Manner.PHONE)
        assert session.get_one(Nominee, nomination.id).email_confirmed_at is None


def test_whoever_stands_by_themselves_was_never_asked(sqlite: Database) -> None:
    with sqlite.transaction() as session:
        nomination = a_nomination(session, an_open_round(session))

        with pytest.raises(NotFound):
            answered(session, nomination.id, False)


def test_a_proposal_is_taken_back_while_nobody_has_answered_and_everything_goes(database: Database) -> None:
    with database.transaction() as session:
        nomination = a_nomination(session, an_open_round(session), a_proposal())
        operations.take_back(session, nomination.id, by=CITIZEN, now=LATER)

    with database.reading() as session:
        kept = session.get_one(Nomination, nomination.id)
        assert (kept.erased_at, kept.erased_because) == (LATER, "withdrawn")
        assert all(letter.cancelled_at == LATER for letter in session.scalars(select(Letter)))


def test_a_proposal_that_was_answered_is_the_nominees(sqlite: Database) -> None:
    with sqlite.transaction() as session:
        nomination = a_nomination(session, an_open_round(session), a_proposal())
        answered(session, nomination.id, False)

        with pytest.raises(Refused) as refused:
            operations.take_back(session, nomination.id, by=CITIZEN, now=LATER)

    assert [each.code for each in refused.value.refusals] == ["proposal-is-answered"]


def test_an_answer_on_paper_is_judged_by_when_it_came_and_not_by_when_it_is_written_down(database: Database) -> None:
    with database.transaction() as session:
        nomination = a_nomination(session, an_open_round(session), a_proposal())
        late, in_time = NOON + timedelta(days=1), LATER
        says = {"tells_nominator": False, "by": CITIZEN, "manner": Manner.PAPER}

        with pytest.raises(Refused, match="proposal-has-lapsed"):
            operations.answer(session, nomination.id, True, now=late, **says)
        with pytest.raises(Refused, match="arrived-in-the-future"):
            operations.answer(session, nomination.id, True, now=in_time, arrived_at=late, **says)
        operations.answer(session, nomination.id, True, now=late, arrived_at=in_time, **says)

        assert status(session, nomination, now=late) is Status.STANDS
        assert session.scalars(select(NominationAnswer.at)).all() == [in_time]


def test_whoever_said_no_is_not_asked_again_and_whoever_proposes_them_learns_nothing(database: Database) -> None:
    with database.transaction() as session:
        round_ = an_open_round(session)
        answered(session, a_nomination(session, round_, a_proposal()).id, False)
        again = a_nomination(session, round_, a_proposal(nominator="Kaj Lund"), now=LATER)
        operations.remind(session, now=NOW + timedelta(days=8))

        assert kinds(session) == ["nominated", "proposal_received", "proposal_received"]
        assert status(session, again) is Status.AWAITING_ANSWER


def test_whoever_changed_their_no_is_asked_by_the_next_who_proposes_them(database: Database) -> None:
    with database.transaction() as session:
        round_ = an_open_round(session)
        first = a_nomination(session, round_, a_proposal())
        answered(session, first.id, False)
        answered(session, first.id, True)
        a_nomination(session, round_, a_proposal(nominator="Kaj Lund"), now=LATER)

        assert kinds(session).count("nominated") == 2
