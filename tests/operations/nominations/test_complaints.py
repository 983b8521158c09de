"""Complaints on both databases: registered, sent on, decided once; and what an open one holds back."""

from dataclasses import replace
from datetime import timedelta
from typing import Any
from uuid import UUID, uuid4

import pytest
from sqlalchemy import select
from sqlalchemy.orm import Session

from recruit.foundation.audit.model import AuditDetails
from recruit.foundation.refusal import NotFound, Refused
from recruit.nominations import operations, queries
from recruit.nominations.model import CandidateList, Complaint, Nomination, VettingDecision
from recruit.nominations.operations import candidates, complaints, vetting
from recruit.nominations.operations.candidates import Fixing
from recruit.nominations.operations.vetting.decide import Decided
from recruit.nominations.queries.complaints import complaint, is_open, open_complaints
from recruit.nominations.queries.complaints import complaints as registered
from recruit.nominations.rules.complaints import NewComplaint, Outcome, Ruling, Standing
from recruit.recruitment.rules import Manner
from tests.builders import BY, NOW, day
from tests.conftest import Database, made_once
from tests.nominations import NOON, a_nomination, an_open_round, journalised

DEADLINE = NOON + timedelta(days=35)
LATER = DEADLINE + timedelta(days=1)
SAID = NewComplaint(
    complainant="Amina Abdi",
    contact="Havnegade 1, Fjordby",
    standing=Standing.CONCERNED,
    considered="",
    text="Jeg bor i kommunen.",
    received_at=DEADLINE,
    manner=Manner.PAPER,
    complaint_to="",
    until=NOON,
)
RULING = Ruling(Outcome.NOT_UPHELD, "Kommunalbestyrelsen", day("2027-01-26"), "Hun bor i nabokommunen.")


@pytest.fixture
@made_once
def ids(database: Database) -> tuple[UUID, UUID]:
    """A round, and somebody who is not approved in it."""
    with database.transaction() as session:
        round_ = an_open_round(session)
        made = a_nomination(session, round_)
        council, today = "Fjordby Kommunalbestyrelse", day("2026-11-21")
        decided = Decided(today, "Bor ikke i kommunen.", complaint_to=council, complaint_until=DEADLINE)
        vetting.refuse(session, queries.nomination(session, made.id, lock=True), decided, by=BY, now=NOW)
        return round_.id, made.id


def about(session: Session, nomination_id: UUID) -> UUID:
    return session.scalars(select(VettingDecision.id).filter_by(nomination_id=nomination_id)).one()


def registers(database: Database, ids: tuple[UUID, UUID], **changes: Any) -> UUID:
    """Register a complaint about the decision."""
    new = replace(SAID, complaint_to="Borgmesteren", **changes)
    with database.transaction() as session:
        return complaints.register(session, ids[0], new, about=about(session, ids[1]), by=BY, now=LATER).id


def decides(database: Database, ids: tuple[UUID, UUID], number: UUID, **changes: Any) -> None:
    with database.transaction() as session:
        complaints.decide(session, ids[0], number, replace(RULING, **changes), by=BY, now=LATER)


def test_a_complaint_goes_where_the_decision_says_and_holds_back_until_it_is_decided(
    database: Database, ids: tuple[UUID, UUID]
) -> None:
    number = registers(database, ids)

    with database.reading() as session:
        (found,) = open_complaints(session, ids[0])
        assert (found.complaint_to, found.until, found.is_late) == ("Fjordby Kommunalbestyrelse", DEADLINE, False)
        assert is_open(session, ids[1])
    decides(database, ids, number)

    with database.reading() as session:
        assert (open_complaints(session, ids[0]), is_open(session, ids[1])) == ([], False)
        (found,) = registered(session, ids[0])
        assert (found.outcome, found.reason, found.closed_by) == (Outcome.NOT_UPHELD, RULING.reason, BY.reference)
    with pytest.raises(Refused):
        decides(database, ids, number, outcome=Outcome.UPHELD)


def test_one_that_is_late_by_a_second_can_be_dismissed_for_that(database: Database, ids: tuple[UUID, UUID]) -> None:
    in_time = registers(database, ids, received_at=DEADLINE + timedelta(milliseconds=999))
    late = registers(database, ids, received_at=DEADLINE + timedelta(seconds=1))

    decides(database, ids, late, outcome=Outcome.DISMISSED_LATE)

    with pytest.raises(Refused):
        decides(database, ids, in_time, outcome=Outcome.DISMISSED_LATE)
    with database.reading() as session:
        assert [found.id for found in open_complaints(session, ids[0])] == [in_time]


def test_one_about_the_round_as_a_whole_is_sent_on_and_withdrawn(database: Database, ids: tuple[UUID, UUID]) -> None:
    new = replace(SAID, complaint_to="Fjordby Kommunalbestyrelse", until=DEADLINE)
    with database.transaction() as session:
        number = complaints.register(session, ids[0], new, about=None, by=BY, now=LATER).id
    with database.transaction() as session:
        complaints.send_on(session, ids[0], number, "Ankestyrelsen", day("2027-01-26"), by=BY, now=LATER)
    with database.transaction() as session:
        complaints.withdraw(session, ids[0], number, day("2027-01-26"), by=BY, now=LATER)

    with database.reading() as session:
        found = complaint(session, ids[0], number)
        assert (found.sent_on_to, found.outcome, is_open(session, ids[1])) == (
            "Ankestyrelsen",
            Outcome.WITHDRAWN,
            False,
        )
        with pytest.raises(NotFound):
            complaint(session, ids[1], number)


def test_a_decision_of_another_round_is_not_found(database: Database, ids: tuple[UUID, UUID]) -> None:
    with pytest.raises(NotFound):
        registers(database, (uuid4(), ids[1]))


def test_the_log_holds_no_name(database: Database, ids: tuple[UUID, UUID]) -> None:
    decides(database, ids, registers(database, ids))

    with database.reading() as session:
        said = " ".join(session.scalars(select(AuditDetails.content)))
    assert "Amina" not in said
    assert "kommunen" not in said


def test_the_candidates_are_fixed_under_a_complaint_only_for_a_reason_that_stays(
    database: Database, ids: tuple[UUID, UUID]
) -> None:
    with database.transaction() as session:
        other = a_nomination(session, queries.round_by_id(session, ids[0])).id
        nomination = queries.nomination(session, other, lock=True)
        vetting.approve(session, nomination, Decided(day("2026-11-21")), by=BY, now=NOW)
    registers(database, ids)

    with pytest.raises(Refused) as refused:
        fixes(database, ids[0], Fixing([other], day("2027-02-20"), despite=" "))
    assert [each.code for each in refused.value.refusals] == ["complaints-are-open"]
    fixes(database, ids[0], Fixing([other], day("2027-02-20"), despite="Valget er på lørdag."))

    with database.reading() as session:
        assert session.scalars(select(CandidateList.despite)).all() == ["Valget er på lørdag."]


def fixes(database: Database, round_id: UUID, fixing: Fixing) -> None:
    with database.transaction() as session:
        candidates.fix(session, queries.round_by_id(session, round_id), fixing, by=BY, now=LATER)


def test_nothing_is_erased_while_a_complaint_is_open(database: Database, ids: tuple[UUID, UUID]) -> None:
    number = registers(database, ids)
    with pytest.raises(Refused) as refused:
        erases(database, ids[1])
    assert [each.code for each in refused.value.refusals] == ["complaint-is-open"]

    decides(database, ids, number)
    erases(database, ids[1])

    with database.reading() as session:
        left = session.get_one(Complaint, number)
        assert {left.complainant, left.contact, left.text, left.considered, left.reason} == {"–"}
        assert (left.outcome, left.received_at, left.decided_on) == (
            Outcome.NOT_UPHELD,
            DEADLINE,
            day("2027-01-26"),
        )
        assert session.get_one(Nomination, ids[1]).erased_at == LATER


def erases(database: Database, nomination_id: UUID) -> None:
    with database.transaction() as session:
        hers = queries.nomination(session, nomination_id, lock=True)
        journalised(session, hers, until=LATER)
        operations.erase_as_asked_for(session, hers, by=BY, now=LATER)
