"""The candidates of a round on both databases: fixed in an order, told, marked when they withdraw, taken back."""

from collections.abc import Sequence
from datetime import date, timedelta
from typing import Any
from uuid import UUID

import pytest
from sqlalchemy import select
from sqlalchemy.orm import Session

from recruit.foundation.audit.model import AuditDetails
from recruit.foundation.mail.model import Letter
from recruit.foundation.refusal import Refused
from recruit.nominations import operations, queries
from recruit.nominations.operations import candidates, vetting
from recruit.nominations.operations.candidates import Fixing
from recruit.nominations.operations.vetting.decide import Decided
from recruit.nominations.queries import candidates as reads
from recruit.nominations.rules import Erased
from recruit.nominations.rules.candidates import CandidateOrder, Lot
from recruit.recruitment.model import RecruitmentRound
from tests.builders import BY, NOW, day
from tests.conftest import Database, made_once
from tests.nominations import NOON, a_nomination, a_submission, an_open_round

AFTER = NOON + timedelta(hours=1)
DOWN_ON = day("2027-02-01")
LOT = Lot("Grethe  Holm", "Kaj Lund", day("2026-12-21"))

Approved = tuple[UUID, dict[str, UUID]]


@pytest.fixture
@made_once
def approved(database: Database) -> Approved:
    """Three stand and are approved; one of them has no e-mail address."""
    with database.transaction() as session:
        round_, numbers = an_open_round(session), {}
        for name in ("Åse Ø", "Bo Bruun", "Amina Abdi"):
            reached = (
                {"email": "", "phone": "12 34 56 78"} if name == "Bo Bruun" else {"email": f"{name[0]}@mail.example"}
            )
            made = a_nomination(session, round_, a_submission(round_, name, **reached))
            nomination = queries.nomination(session, made.id)
            vetting.approve(session, nomination, Decided(day("2026-11-21")), by=BY, now=NOW)
            numbers[name] = made.id
        return round_.id, numbers


def round_of(session: Session, approved: Approved) -> RecruitmentRound:
    return queries.round_by_id(session, approved[0])


def fixed(session: Session, approved: Approved, chosen: Sequence[UUID] = (), lot: Lot | None = None) -> None:
    fixing = Fixing(chosen or list(approved[1].values()), DOWN_ON, lot)
    candidates.fix(session, round_of(session, approved), fixing, by=BY, now=AFTER)


def on_it(session: Session, approved: Approved) -> list[str]:
    list_ = reads.standing(session, approved[0])
    return [each.nominee.name for each in reads.placed(session, list_) if each.nominee] if list_ else []


def refused(database: Database, act: Any) -> list[str]:
    with pytest.raises(Refused) as reasons, database.transaction() as session:
        act(session)
    return [refusal.code for refusal in reasons.value.refusals]


def test_by_name_they_stand_in_danish_order_and_everybody_with_a_mailbox_is_told_no_more_than_that_there_is_news(
    database: Database, approved: Approved
) -> None:
    with database.transaction() as session:
        fixed(session, approved)

    with database.reading() as session:
        assert on_it(session, approved) == ["Amina Abdi", "Bo Bruun", "Åse Ø"]
        letters = session.scalars(select(Letter).filter_by(kind="candidate_news")).all()
        assert sorted(letter.address for letter in letters) == ["A@mail.example", "Å@mail.example"]
        assert all("andidat" not in letter.subject + letter.body for letter in letters)
        assert all("Amina" not in (said or "") for said in session.scalars(select(AuditDetails.content)))


def test_a_lot_that_was_drawn_is_kept_with_who_drew_and_who_saw_it(database: Database, approved: Approved) -> None:
    numbers = approved[1]
    drawn = [numbers["Bo Bruun"], numbers["Åse Ø"], numbers["Amina Abdi"]]
    with database.transaction() as session:
        fixed(session, approved, drawn, LOT)

    with database.reading() as session:
        assert on_it(session, approved) == ["Bo Bruun", "Åse Ø", "Amina Abdi"]
        list_ = reads.standing(session, approved[0])
        assert list_ is not None
        drawn_by = (list_.ordered_by, list_.lot_drawn_by, list_.lot_witnessed_by, list_.lot_drawn_on)
        assert drawn_by == (CandidateOrder.LOT, "Grethe Holm", "Kaj Lund", date(2026, 12, 21))


def test_a_list_is_fixed_once_and_of_those_who_were_shown(database: Database, approved: Approved) -> None:
    few = list(approved[1].values())[:2]
    assert refused(database, lambda session: fixed(session, approved, few)) == ["candidates-have-changed"]
    with database.transaction() as session:
        fixed(session, approved)
    assert refused(database, lambda session: fixed(session, approved)) == ["candidates-are-fixed"]


def test_whoever_is_not_decided_about_holds_the_list_back(database: Database, approved: Approved) -> None:
    with database.transaction() as session:
        a_nomination(session, round_of(session, approved))
    assert refused(database, lambda session: fixed(session, approved)) == ["nominations-are-undecided"]


def test_one_person_on_two_nominations_is_on_the_list_once(database: Database, approved: Approved) -> None:
    numbers = approved[1]
    with database.transaction() as session:
        kept, joined = (queries.nomination(session, numbers[name]) for name in ("Åse Ø", "Bo Bruun"))
        vetting.join(session, kept, joined, by=BY, now=NOW)
        fixed(session, approved, [numbers["Åse Ø"], numbers["Amina Abdi"]])

    with database.reading() as session:
        assert on_it(session, approved) == ["Amina Abdi", "Åse Ø"]


def test_whoever_withdraws_stays_on_it_and_is_marked_and_whoever_is_erased_has_no_name(
    database: Database, approved: Approved
) -> None:
    numbers = approved[1]
    with database.transaction() as session:
        fixed(session, approved)
        operations.withdraw(session, queries.nomination(session, numbers["Åse Ø"]), by=BY, now=AFTER)
        erased = queries.nomination(session, numbers["Amina Abdi"])
        operations.erase(session, erased, Erased.ASKED_FOR, by=BY, now=AFTER)
        decision = queries.nomination(session, numbers["Bo Bruun"])
        vetting.revoke(session, decision, "En fejl.", by=BY, now=AFTER)

    with database.reading() as session:
        list_ = reads.standing(session, approved[0])
        assert list_ is not None
        first, second, third = reads.placed(session, list_)
        assert (first.nominee, first.is_shown) == (None, False)
        assert (second.is_approved, second.is_shown) == (False, False)
        assert (third.has_withdrawn, third.is_shown, third.has_a_page) == (True, True, False)
        assert reads.placed_at(session, list_, 3) == third
        assert reads.placed_at(session, list_, 4) is None


def test_a_list_that_is_taken_back_makes_room_for_the_next_and_everybody_is_told_again(
    database: Database, approved: Approved
) -> None:
    def revoke(session: Session, why: str) -> None:
        candidates.revoke(session, round_of(session, approved), why, by=BY, now=AFTER)

    assert refused(database, lambda session: revoke(session, "En klage.")) == ["candidates-are-not-fixed"]
    with database.transaction() as session:
        fixed(session, approved)
    assert refused(database, lambda session: revoke(session, " ")) == ["reason-missing"]
    with database.transaction() as session:
        revoke(session, "En klage.")
        assert reads.standing(session, approved[0]) is None
        assert [each.revoked_because for each in reads.revoked(session, approved[0])] == ["En klage."]
        fixed(session, approved)

    with database.reading() as session:
        assert len(session.scalars(select(Letter).filter_by(kind="candidate_news")).all()) == 6
