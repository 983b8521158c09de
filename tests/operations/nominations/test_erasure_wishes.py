"""Somebody asks to be erased: one wish with a month for the answer, held back by what the law names, and answered."""

from datetime import date, timedelta
from uuid import UUID

import pytest
from sqlalchemy import select

from recruit.foundation.actor import Actor
from recruit.foundation.audit import queries as log
from recruit.foundation.audit.model import AuditDetails, AuditEntry
from recruit.foundation.mail.model import Letter
from recruit.foundation.refusal import NotFound, Refused
from recruit.foundation.retention.rules import Held
from recruit.foundation.tokens import operations as tokens
from recruit.foundation.tokens.model import OneTimeLink
from recruit.nominations import operations, queries
from recruit.nominations.model import ErasureRequest, Nomination, Restriction, RetentionStop, Supporter
from recruit.nominations.operations import complaints, retention_stops, rights, vetting
from recruit.nominations.queries import rights as asked
from recruit.nominations.rules import OWN_SUPPORT, NewSupporter
from recruit.nominations.rules.complaints import NewComplaint, Standing
from recruit.nominations.rules.rights import Ground, answer_by, may_answer
from recruit.recruitment.rules import Manner
from tests.builders import BY, NOW
from tests.conftest import Database
from tests.nominations import a_nomination, a_proposal, a_submission, an_open_round, journalised

LATER = NOW + timedelta(days=3)
CITIZEN = Actor.anonymous()


@pytest.fixture
def amina(database: Database) -> UUID:
    with database.transaction() as session:
        round_ = an_open_round(session)
        made = a_nomination(session, round_, a_submission(round_))
        journalised(session, made)
        return made.id


def test_there_is_a_month_for_the_answer() -> None:
    days = {date(2026, 11, 21): date(2026, 12, 21), date(2026, 12, 31): date(2027, 1, 31)}
    days[date(2027, 1, 31)] = date(2027, 2, 28)

    assert {day: answer_by(day) for day in days} == days


def test_an_answer_says_why() -> None:
    assert [(each.code, each.field) for each in may_answer(" ")] == [("answer-missing", "reason")]
    assert [each.code for each in may_answer("Er 040390-1234")] == ["text-holds-a-cpr-number"]
    assert may_answer("Notaterne bliver.") == ()


def test_a_wish_waits_until_it_is_answered_and_a_stop_holds_the_erasing_back(database: Database, amina: UUID) -> None:
    with database.transaction() as session:
        nomination = queries.nomination(session, amina, lock=True)
        first = rights.ask_for_erasure(session, nomination, by=CITIZEN, now=NOW)
        assert rights.ask_for_erasure(session, nomination, by=CITIZEN, now=LATER) is first
        (due,) = asked.due(session, on=LATER.date())
        assert (due.kind, due.deadline, due.facts["reference"]) == (
            "erasure-asked-for",
            date(2026, 12, 21),
            nomination.reference,
        )
        retention_stops.stop_erasing(session, nomination.round, "", "Aktindsigt", by=BY, now=NOW)
        assert asked.holds_back(session, nomination) == [Held.STOPPED]
        with pytest.raises(Refused) as refused:
            operations.erase_as_asked_for(session, nomination, by=BY, now=LATER)
        assert [each.code for each in refused.value.refusals] == ["erasing-is-stopped"]

        rights.answer_erasure(session, nomination, "Sagen læses af en journalist.", by=BY, now=LATER)
        assert asked.due(session, on=LATER.date()) == []
        assert session.scalars(select(Letter).order_by(Letter.queued_at.desc())).first().kind == "erasure_answered"
        with pytest.raises(NotFound):
            rights.answer_erasure(session, nomination, "Igen.", by=BY, now=LATER)


def test_what_is_erased_is_answered_and_the_chain_proves_it_without_the_data(database: Database, amina: UUID) -> None:
    with database.transaction() as session:
        nomination = queries.nomination(session, amina, lock=True)
        rights.ask_for_erasure(session, nomination, by=CITIZEN, now=NOW)
        rights.answer_erasure(session, nomination, "Amina Abdi: notatet bliver.", by=BY, now=NOW)
        rights.ask_for_erasure(session, nomination, by=CITIZEN, now=LATER)
        operations.erase_as_asked_for(session, nomination, by=BY, now=LATER)

    with database.reading() as session:
        wishes = session.scalars(select(ErasureRequest).order_by(ErasureRequest.received_at)).all()
        assert [(each.erased, each.reason) for each in wishes] == [(False, "–"), (True, "")]
        assert session.get_one(Nomination, amina).erased_at == LATER
        chain = select(AuditEntry.event).filter_by(subject_id=str(amina)).order_by(AuditEntry.number)
        assert session.scalars(chain).all()[-4:] == [
            "erasure.asked_for",
            "erasure.answered",
            "erasure.asked_for",
            "nomination.erased",
        ]
        assert not [each for each in session.scalars(select(AuditDetails.content)) if "Amina" in (each or "")]
        assert log.verify(session).findings == ()


def test_who_said_no_is_not_erased_at_once_while_erasing_is_stopped(database: Database) -> None:
    with database.transaction() as session:
        round_ = an_open_round(session)
        proposal = a_nomination(session, round_, a_proposal())
        operations.answer(session, proposal.id, accepts=False, tells_nominator=False, by=CITIZEN, now=NOW)
        journalised(session, proposal)
        retention_stops.stop_erasing(session, round_, proposal.reference, "Aktindsigt", by=BY, now=NOW)
        with pytest.raises(Refused):
            operations.erase_declined(session, proposal.id, by=CITIZEN, now=LATER)

        (stop,) = session.scalars(select(RetentionStop))
        retention_stops.revoke_stop(session, stop, by=BY, now=LATER)
        operations.erase_declined(session, proposal.id, by=CITIZEN, now=LATER)
        assert session.get_one(Nomination, proposal.id).erased_at == LATER


def test_who_said_no_before_anybody_looked_was_in_no_case_and_is_erased_at_once(sqlite: Database) -> None:
    with sqlite.transaction() as session:
        round_ = an_open_round(session)
        seen, unseen = (a_nomination(session, round_, a_proposal(name)) for name in ("Bo Bruun", "Ib Juhl"))
        vetting.note(session, queries.nomination(session, seen.id), "Ringede.", by=BY, now=NOW)
        for proposal in (seen, unseen):
            operations.answer(session, proposal.id, accepts=False, tells_nominator=False, by=CITIZEN, now=NOW)

        operations.erase_declined(session, unseen.id, by=CITIZEN, now=LATER)
        with pytest.raises(Refused, match="journalise-first"):
            operations.erase_declined(session, seen.id, by=CITIZEN, now=LATER)


def test_nothing_is_erased_before_it_is_journalised_nor_while_a_complaint_about_the_whole_round_is_open(
    database: Database,
) -> None:
    complaint = NewComplaint(
        "Kaj Lund", "kaj@x.example", Standing.VOTER, "", "Klage.", NOW, Manner.PAPER, "Byrådet", LATER
    )
    with database.transaction() as session:
        round_ = an_open_round(session)
        amina, other = (a_nomination(session, round_, a_submission(round_, name)) for name in ("Amina", "Bo"))
        rights.restrict(session, amina, Ground.CLAIM, "Bruges i en sag.", by=BY, now=NOW)
        session.flush()
        assert asked.holds_back(session, amina) == [Held.NOT_JOURNALISED]
        with pytest.raises(Refused) as refused:
            operations.erase_as_asked_for(session, amina, by=BY, now=LATER)
        assert [each.code for each in refused.value.refusals] == ["journalise-first"]

        journalised(session, amina)
        assert asked.holds_back(session, amina) == []
        complaints.register(session, round_.id, complaint, about=None, by=BY, now=NOW)
        session.flush()
        assert asked.holds_back(session, amina) == [Held.COMPLAINT]
        assert set(asked.holds_back(session, other)) == {Held.COMPLAINT, Held.NOT_JOURNALISED}


def test_nothing_is_left_of_what_whoever_is_erased_was_told_nor_of_the_links_of_their_supporters(
    sqlite: Database,
) -> None:
    with sqlite.transaction() as session:
        round_ = an_open_round(session, supporters_needed=1)
        amina = a_nomination(session, round_, a_submission(round_))
        operations.support(session, amina.id, NewSupporter("Signe Yde", "signe@x.example"), by=CITIZEN, now=NOW)
        signature = session.scalars(select(Supporter)).one().id
        tokens.mint(session, OWN_SUPPORT, signature, lifetime=timedelta(days=9), now=NOW)
        rights.restrict(session, amina, Ground.CLAIM, "Bruges i en sag mod Amina.", by=BY, now=NOW)
        journalised(session, amina)

        operations.erase_as_asked_for(session, queries.nomination(session, amina.id, lock=True), by=BY, now=LATER)

    with sqlite.reading() as session:
        link = session.scalars(select(OneTimeLink).filter_by(purpose=OWN_SUPPORT)).one()
        assert link.used_at == LATER
        assert session.scalars(select(Restriction.reason)).all() == ["–"]
