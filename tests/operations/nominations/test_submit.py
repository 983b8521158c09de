"""A nomination is taken: written down, receipted, and whoever was proposed is asked."""

from dataclasses import replace
from datetime import datetime, timedelta
from uuid import uuid4

import pytest
from sqlalchemy import select
from sqlalchemy.orm import Session

from recruit.foundation.actor import Actor
from recruit.foundation.mail.model import Letter
from recruit.foundation.mail.rules import Status as LetterStatus
from recruit.foundation.refusal import Refused
from recruit.nominations import operations
from recruit.nominations.model import Nomination
from recruit.nominations.rules import Source
from recruit.recruitment.model import OrganisationCall
from recruit.recruitment.rules import Route
from tests.builders import NOW, an_organization
from tests.conftest import Database
from tests.nominations import a_nomination, a_proposal, a_submission, an_open_round

CITIZEN = Actor.anonymous()
SECRETARY = Actor.staff(uuid4(), "Grethe Holm")


def letters(session: Session) -> dict[str, Letter]:
    return {letter.kind: letter for letter in session.scalars(select(Letter))}


def codes(refused: Refused) -> list[str]:
    return [refusal.code for refusal in refused.refusals]


def test_somebody_who_stands_gets_a_receipt_with_their_own_link(database: Database) -> None:
    with database.transaction() as session:
        round_ = an_open_round(session)
        nomination = operations.submit(session, round_, a_submission(round_), by=CITIZEN, now=NOW)

    with database.reading() as session:
        letter = letters(session)["nomination_received"]
        assert nomination.reference in letter.subject
        assert (letter.address, letter.recipient) == ("amina@mail.example", f"nominee:{nomination.id}")
        assert (letter.link_purpose, letter.link_subject_id) == ("own-nomination", nomination.id)
        kept = session.get_one(Nomination, nomination.id)
        assert (kept.received_by, kept.received_at, kept.seat_group_id) == ("anonymous", NOW, round_.groups[0].id)


def test_a_receipt_does_not_say_for_what_somebody_stands(database: Database) -> None:
    with database.transaction() as session:
        round_ = an_open_round(session)
        operations.submit(session, round_, a_submission(round_), by=CITIZEN, now=NOW)
        letter = letters(session)["nomination_received"]

        assert "råd" not in (letter.subject + letter.body).lower()


def test_whoever_is_proposed_is_told_by_whom_and_asked(database: Database) -> None:
    with database.transaction() as session:
        round_ = an_open_round(session)
        nomination = operations.submit(session, round_, a_proposal(language="en"), by=CITIZEN, now=NOW)

        sent = letters(session)
        assert set(sent) == {"nominated", "proposal_received"}
        assert "Dorthe Dam" in sent["nominated"].body
        assert (sent["nominated"].language, sent["proposal_received"].language) == ("en", "da")
        assert nomination.ask is not None
        assert nomination.ask.expires_at == NOW + timedelta(days=round_.answer_days)


def test_whoever_said_yes_to_the_secretary_is_not_asked_again(database: Database) -> None:
    with database.transaction() as session:
        round_ = an_open_round(session)
        yes = a_proposal(accepts=True, source=Source.PHONE)
        nomination = operations.submit(session, round_, yes, by=SECRETARY, now=NOW)

        assert nomination.ask is None
        assert [(answer.accepts, answer.manner) for answer in nomination.answers] == [(True, "phone")]
        assert set(letters(session)) == {"nomination_received"}


def test_whoever_has_no_e_mail_gets_the_receipt_on_paper(database: Database) -> None:
    with database.transaction() as session:
        round_ = an_open_round(session)
        operations.submit(session, round_, a_submission(round_, email="", phone="12 34 56 78"), by=CITIZEN, now=NOW)

        (receipt,) = letters(session).values()
        assert (receipt.kind, receipt.status) == ("nomination_news_on_paper", LetterStatus.TO_POST)
        assert (receipt.address, receipt.link) == ("Amina Abdi", None)
        assert "Integrationsrådet" in receipt.body


def test_paper_that_came_in_time_counts_although_it_is_typed_in_later(database: Database) -> None:
    with database.transaction() as session:
        round_ = an_open_round(session)
        late = round_.closes_at + timedelta(hours=3)
        paper = replace(a_submission(round_), source=Source.PAPER, arrived_at=round_.closes_at)

        assert operations.submit(session, round_, paper, by=SECRETARY, now=late).received_at == round_.closes_at
        with pytest.raises(Refused) as refused:
            operations.submit(session, round_, replace(paper, arrived_at=None), by=SECRETARY, now=late)
        assert codes(refused.value) == ["arrived-after-the-deadline"]
        with pytest.raises(Refused) as refused:
            operations.submit(session, round_, paper, by=SECRETARY, now=NOW)
        assert codes(refused.value) == ["arrived-in-the-future"]


def test_a_refused_nomination_leaves_nothing_behind(database: Database) -> None:
    with database.transaction() as session:
        round_ = an_open_round(session)

    with pytest.raises(Refused), database.transaction() as session:
        operations.submit(session, round_, a_submission(round_, motivation=""), by=CITIZEN, now=NOW)

    with database.reading() as session:
        assert session.scalars(select(Nomination)).all() == []


def test_two_nominations_of_one_person_are_both_kept(database: Database) -> None:
    with database.transaction() as session:
        round_ = an_open_round(session)
        first = a_nomination(session, round_, a_submission(round_, "Bo Bruun"))
        second = a_nomination(session, round_, a_proposal("Bo Bruun"))

        assert first.id != second.id
        assert first.reference != second.reference


def test_an_organisation_answers_by_its_own_deadline_and_for_its_own_seats(database: Database) -> None:
    with database.transaction() as session:
        round_ = an_open_round(session)
        own = round_.closes_at + timedelta(days=7)
        call = OrganisationCall(
            round_id=round_.id,
            seat_group_id=round_.groups[0].id,
            organization_id=an_organization(session).id,
            closes_at=own,
        )
        session.add(call)
        session.flush()
        proposal = a_proposal(route=Route.ORGANISATION, organisation_call_id=call.id, place=1)

        nomination = operations.submit(session, round_, proposal, by=CITIZEN, now=own)

        assert nomination.seat_group_id == call.seat_group_id
        assert set(letters(session)) == {"nominated"}
        with pytest.raises(Refused) as refused:
            operations.submit(session, round_, replace(proposal, place=2), by=CITIZEN, now=own)
        assert codes(refused.value) == ["place-is-not-asked-for"]


def test_the_clock_time_of_the_deadline_is_danish_in_summer_too(database: Database) -> None:
    with database.transaction() as session:
        noon = datetime.fromisoformat("2026-06-04T12:00:00+02:00")
        round_ = an_open_round(session, opens_at=noon - timedelta(days=30), closes_at=noon)
        form = a_submission(round_)

        operations.submit(session, round_, form, by=CITIZEN, now=noon + timedelta(milliseconds=999))
        with pytest.raises(Refused):
            operations.submit(session, round_, form, by=CITIZEN, now=noon + timedelta(seconds=1))
