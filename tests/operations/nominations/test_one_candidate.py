"""Who is a candidate, and who is none, where somebody is on several nominations or an organisation's."""

from datetime import datetime, timedelta
from uuid import UUID

import pytest
from sqlalchemy import select, update
from sqlalchemy.orm import Session

from recruit.foundation.actor import Actor
from recruit.foundation.refusal import Refused
from recruit.nominations import operations, queries
from recruit.nominations.model import Nomination, NominationJoin
from recruit.nominations.operations import candidates, rights, vetting
from recruit.nominations.operations.candidates import Fixing
from recruit.nominations.operations.organisation import answer_call
from recruit.nominations.operations.vetting.decide import Decided
from recruit.nominations.queries import candidates as reads
from recruit.nominations.rules import Erased
from recruit.nominations.rules.candidates import Sorted
from recruit.nominations.rules.rights import Ground
from recruit.recruitment.rules.proposal import Proposal
from tests.builders import BY, NOW, day
from tests.conftest import Database
from tests.nominations import NOON, a_nomination, a_proposal, a_submission, an_open_round, journalised
from tests.operations.nominations.test_organisation import MAN, STAND_IN, WOMAN, a_call

CITIZEN = Actor.anonymous()
AFTER = NOON + timedelta(hours=1)
MUCH_LATER = NOW + timedelta(days=40)


def approve(session: Session, number: UUID) -> None:
    decided = Decided(day("2026-11-21"), "Alt er i orden.")
    vetting.approve(session, queries.nomination(session, number, lock=True), decided, by=BY, now=NOW)


def join(session: Session, kept: UUID, joined: UUID) -> None:
    both = (queries.nomination(session, number) for number in (kept, joined))
    vetting.join(session, *both, by=BY, now=NOW)


def found(session: Session, round_id: UUID, *, now: datetime = AFTER) -> Sorted:
    return reads.sorted_now(session, queries.round_by_id(session, round_id), now=now)


def test_a_proposal_that_nobody_has_answered_is_not_kept_instead_of_one_that_stands(database: Database) -> None:
    with database.transaction() as session:
        round_ = an_open_round(session)
        proposed = a_nomination(session, round_, a_proposal("Amina Abdi")).id
        own = a_nomination(session, round_, a_submission(round_, "Amina Abdi")).id

    with pytest.raises(Refused) as refused, database.transaction() as session:
        join(session, proposed, own)
    assert [each.code for each in refused.value.refusals] == ["kept-nomination-does-not-stand"]
    with database.transaction() as session:
        join(session, own, proposed)


def test_whoever_is_joined_to_one_that_ended_since_waits_to_be_decided_about(sqlite: Database) -> None:
    with sqlite.transaction() as session:
        round_ = an_open_round(session)
        kept, joined = (a_nomination(session, round_, a_submission(round_, "Amina Abdi")).id for _ in range(2))
        join(session, kept, joined)
        round_id = round_.id
        assert found(session, round_id).undecided == [kept]

        journalised(session, queries.nomination(session, kept))
        operations.erase_as_asked_for(session, queries.nomination(session, kept, lock=True), by=BY, now=NOW)

        assert found(session, round_id).undecided == [joined]


def test_whom_an_organisation_proposes_for_its_own_seat_is_no_candidate_for_anybodys(sqlite: Database) -> None:
    with sqlite.transaction() as session:
        call = a_call(session)
        round_id = call.round_id
        answer_call(session, call, Proposal((WOMAN, MAN, STAND_IN), "Gerda Friis"), by=CITIZEN, now=NOW)
        numbers = session.scalars(select(Nomination.id)).all()
    for number in numbers:
        with sqlite.transaction() as session:
            operations.answer(session, number, True, tells_nominator=False, by=CITIZEN, now=NOW)

    with sqlite.reading() as session:
        assert found(session, round_id) == Sorted(approved=[], undecided=[], unanswered=[])


def test_whoever_says_no_after_the_list_was_fixed_is_marked_as_one_who_withdrew(sqlite: Database) -> None:
    with sqlite.transaction() as session:
        round_ = an_open_round(session)
        round_.remedy_until = NOON + timedelta(days=9)
        round_id, number = round_.id, a_nomination(session, round_, a_proposal("Bo Bruun")).id
    with sqlite.transaction() as session:
        operations.answer(session, number, True, tells_nominator=False, by=CITIZEN, now=NOW)
        approve(session, number)
    with sqlite.transaction() as session:
        fixing = Fixing([number], day("2027-02-01"))
        candidates.fix(session, queries.round_by_id(session, round_id), fixing, by=BY, now=AFTER)
    with sqlite.transaction() as session:
        operations.answer(session, number, False, tells_nominator=False, by=CITIZEN, now=AFTER)

    with sqlite.reading() as session:
        list_ = reads.standing(session, round_id)
        assert list_ is not None
        (bo,) = reads.placed(session, list_)
        assert (bo.has_withdrawn, bo.has_a_page) == (True, False)


def test_whoever_was_joined_after_the_list_was_fixed_has_no_place_of_their_own_on_it(sqlite: Database) -> None:
    with sqlite.transaction() as session:
        round_ = an_open_round(session)
        round_id = round_.id
        numbers = [a_nomination(session, round_, a_submission(round_, name)).id for name in ("Amina", "Amina A.")]
        for number in numbers:
            approve(session, number)
    with sqlite.transaction() as session:
        candidates.fix(
            session, queries.round_by_id(session, round_id), Fixing(numbers, day("2027-02-01")), by=BY, now=AFTER
        )
        join(session, *numbers)

        list_ = reads.standing(session, round_id)
        assert list_ is not None
        assert [each.is_shown for each in reads.placed(session, list_)] == [True, False]
        assert [reads.place_shown(session, each, on=day("2026-12-22")) for each in numbers] == [1, None]


def test_whoever_withdraws_behind_one_link_stands_by_none_and_may_stand_again_by_all(sqlite: Database) -> None:
    with sqlite.transaction() as session:
        round_ = an_open_round(session)
        round_id = round_.id
        kept, joined = (a_nomination(session, round_, a_submission(round_, "Amina Abdi")).id for _ in range(2))
        join(session, kept, joined)
        approve(session, kept)

    with sqlite.transaction() as session:
        operations.withdraw(session, queries.nomination(session, joined, lock=True), by=CITIZEN, now=NOW)
        assert found(session, round_id) == Sorted(approved=[], undecided=[], unanswered=[])
    with sqlite.transaction() as session:
        operations.stand_again(session, queries.nomination(session, joined, lock=True), by=CITIZEN, now=NOW)
        assert found(session, round_id).approved == [kept]


def test_whoever_is_joined_to_one_that_ended_is_shown_on_the_list_and_one_off_it_is_never_kept(
    sqlite: Database,
) -> None:
    with sqlite.transaction() as session:
        round_ = an_open_round(session)
        first, second, late = (
            a_nomination(session, round_, a_submission(round_, "Amina Abdi", email=f"{box}@mail.example")).id
            for box in ("a", "b", "c")
        )
        approve(session, first)
        approve(session, second)
        join(session, first, second)
        operations.withdraw(session, queries.nomination(session, late, lock=True), by=BY, now=NOW)
        with_one = queries.nomination(session, first, lock=True)
        operations.erase(session, with_one, Erased.ASKED_FOR, by=BY, now=NOW)
        session.expire_all()
        list_ = candidates.fix(
            session, queries.round_by_id(session, round_.id), Fixing([second], day("2027-02-01")), by=BY, now=AFTER
        )
        (shown,) = reads.placed(session, list_)
        assert (shown.nomination_id, shown.has_a_page) == (second, True)
        assert reads.place_shown(session, second, on=day("2026-12-24")) == 1
        operations.stand_again(session, queries.nomination(session, late, lock=True), by=BY, now=NOW)

    with pytest.raises(Refused) as refused, sqlite.transaction() as session:
        session.execute(update(NominationJoin).values(undone_at=NOW, undone_by=BY.reference))
        join(session, late, second)
    assert [each.code for each in refused.value.refusals] == ["kept-nomination-is-not-listed"]


def test_nobody_whose_data_is_not_used_has_a_place(sqlite: Database) -> None:
    with sqlite.transaction() as session:
        round_ = an_open_round(session)
        number = a_nomination(session, round_, a_submission(round_, "Amina Abdi")).id
        approve(session, number)
        candidates.fix(
            session, queries.round_by_id(session, round_.id), Fixing([number], day("2027-02-01")), by=BY, now=AFTER
        )
        on = day("2026-12-24")
        assert reads.place_shown(session, number, on=on) == 1

        rights.restrict(
            session, queries.nomination(session, number, lock=True), Ground.CONTESTED, "Fejl.", by=BY, now=AFTER
        )

        assert reads.place_shown(session, number, on=on) is None
