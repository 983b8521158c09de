"""The yearly check as it is held: who is asked, who is silent, who has moved, and what *I dag* says of it."""

from collections.abc import Sequence
from datetime import timedelta
from uuid import UUID

import pytest
from sqlalchemy import select
from sqlalchemy.orm import Session

from recruit.appointments.operations import own_page, yearly_check
from recruit.appointments.operations.sharing import share
from recruit.appointments.queries import yearly_check as queries
from recruit.appointments.queries.sharing import shared, shared_by
from recruit.appointments.rules.sharing import SharedField
from recruit.appointments.rules.yearly_check import CheckAnswer
from recruit.bodies import queries as bodies
from recruit.bodies.model import Body
from recruit.foundation.actor import Actor
from recruit.foundation.audit.events import Event
from recruit.foundation.audit.model import AuditEntry
from recruit.foundation.mail.model import Letter
from recruit.foundation.mail.rules import Channel
from recruit.foundation.refusal import Refused
from recruit.people import operations as people
from recruit.people import queries as people_queries
from recruit.people.operations.own import correct_own
from recruit.people.rules import ContactKind
from recruit.recruitment.rules import Manner
from tests.builders import BY, NOW, a_council, a_member, a_person, the_seats
from tests.conftest import Database, made_once
from tests.operations.appointments.test_at_once import at_once

THEMSELVES = Actor.anonymous()
IN_A_MONTH = NOW + timedelta(days=30)


@pytest.fixture
@made_once
def council(database: Database) -> UUID:
    """A council of two: one has a mailbox, the other has none."""
    with database.transaction() as session:
        body = a_council(session, seats=2)
        first, second = the_seats(session, body)
        amina, bo = a_person(session, "Amina Abdi"), a_person(session, "Bo Bruun")
        people.add_contact(session, amina, ContactKind.EMAIL, "amina@mail.example", by=BY, now=NOW)
        for seat, person in ((first, amina), (second, bo)):
            a_member(session, seat, person)
        return body.id


def loaded(session: Session) -> tuple[Body, Sequence]:
    body = bodies.body_by_slug(session, "integrationsraadet")
    return body, queries.sitting(session, body, on=NOW.date())


def test_members_are_asked_by_link_or_by_a_closed_letter_once_a_year(database: Database, council: UUID) -> None:
    with database.transaction() as session:
        body, members = loaded(session)
        assert yearly_check.ask(session, body, members, by=BY, now=NOW) == 1
        with pytest.raises(Refused) as refused:
            yearly_check.ask(session, body, members, by=BY, now=NOW)
        assert refused.value.refusals[0].code == "nobody-to-ask"
    with database.reading() as session:
        by_email, closed = session.scalars(select(Letter).order_by(Letter.address)).all()[::-1]
        assert (by_email.kind, by_email.link_purpose, by_email.recipient[:7]) == (
            "yearly_check",
            "yearly-check",
            "person:",
        )
        assert "Integrationsrådet" not in by_email.subject + by_email.body
        assert closed.channel != Channel.EMAIL
        assert closed.link_purpose is None
        assert "Integrationsrådet" in closed.body
        assert queries.years(session, loaded(session)[0]) == [2026]


def test_an_answer_stops_the_letter_on_paper_and_a_note_waits_for_the_secretariat(
    database: Database, council: UUID
) -> None:
    with database.transaction() as session:
        body, members = loaded(session)
        yearly_check.ask(session, body, members, by=BY, now=NOW)
        bo = yearly_check.asked_in_person(session, body, members[1], by=BY, now=NOW)
        yearly_check.answer(session, bo, CheckAnswer.CORRECTED, note="Ny forening", manner=Manner.PHONE, by=BY, now=NOW)
        with pytest.raises(Refused):
            yearly_check.answer(session, bo, CheckAnswer.CORRECTED, by=BY, now=NOW)
    with database.transaction() as session:
        kinds = {one.kind: one.facts["number"] for one in queries.due(session, on=NOW.date())}
        assert kinds == {"yearly-check-to-settle": 1}
        assert session.scalars(select(Letter.cancelled_at).where(Letter.channel != Channel.EMAIL)).one() is not None
        check = queries.check(session, bo.id, lock=True)
        yearly_check.settle(session, check, by=BY, now=NOW)
        assert queries.due(session, on=NOW.date()) == []
        with pytest.raises(Refused):
            yearly_check.settle(session, check, by=BY, now=NOW)


def test_whoever_is_silent_is_reminded_once_and_told_of_after_the_deadline(database: Database, council: UUID) -> None:
    with database.transaction() as session:
        body, members = loaded(session)
        yearly_check.ask(session, body, members, by=BY, now=NOW)
        with pytest.raises(Refused, match="nobody-to-remind"):  # the question has hardly left
            yearly_check.remind(session, body, by=BY, now=NOW)
        assert yearly_check.remind(session, body, by=BY, now=NOW + timedelta(days=1)) == 1
        with pytest.raises(Refused):
            yearly_check.remind(session, body, by=BY, now=NOW + timedelta(days=1))
    with database.reading() as session:
        (silent,) = queries.due(session, on=IN_A_MONTH.date())
        assert (silent.kind, silent.facts["number"]) == ("yearly-check-silent", 2)
        assert silent.deadline == NOW.date() + timedelta(days=21)
        assert queries.due(session, on=NOW.date() + timedelta(days=21)) == []


def test_a_council_that_has_asked_nobody_for_a_year_is_told(database: Database, council: UUID) -> None:
    with database.reading() as session:
        assert queries.due(session, on=NOW.date()) == []
        (due,) = queries.due(session, on=NOW.replace(year=2027).date())
    assert (due.kind, due.body) == ("yearly-check-not-held", "integrationsraadet")


def test_what_is_shared_is_given_and_taken_back_field_by_field(database: Database, council: UUID) -> None:
    with database.transaction() as session:
        body, (amina, _bo) = loaded(session)
        share(session, amina, body, [SharedField.EMAIL, SharedField.PHONE], by=THEMSELVES, now=NOW)
        share(session, amina, body, [SharedField.PHONE], by=THEMSELVES, now=NOW)
        share(session, amina, body, [SharedField.PHONE], by=THEMSELVES, now=NOW)
        assert shared(session, body.id, [amina.id]) == {amina.id: {SharedField.PHONE}}
        assert shared_by(session, amina.id) == {body.id: {SharedField.PHONE}}
    with database.reading() as session:
        entries = session.scalars(select(AuditEntry).where(AuditEntry.event == Event.CONTACT_SHARED)).all()
        assert [entry.actor for entry in entries] == [THEMSELVES.reference] * 2


def test_what_a_member_corrects_is_on_record_as_theirs(database: Database, council: UUID) -> None:
    with database.transaction() as session:
        amina = people_queries.person(session, loaded(session)[1][0].id, for_change=True)
        reached = {ContactKind.EMAIL: "ny@mail.example", ContactKind.PHONE: " 12 34 56 78 ", ContactKind.ADDRESS: ""}
        assert correct_own(session, amina, "Amina Abdi", reached, by=THEMSELVES, now=NOW)
        assert not correct_own(session, amina, "Amina Abdi", reached, by=THEMSELVES, now=NOW)
        assert correct_own(session, amina, "Amina Abdi Holm", reached, by=BY, now=NOW)
        session.flush()
        assert {contact.value for contact in amina.contacts} == {"ny@mail.example", "12 34 56 78"}
    with database.reading() as session:
        events = session.scalars(select(AuditEntry.event).where(AuditEntry.subject_id == str(amina.id))).all()
        assert events.count(Event.PERSON_CHANGED) == 3  # the mailbox of the fixture, and two corrections
        assert events.count(Event.OWN_PROFILE_CORRECTED) == 1


def test_the_way_to_the_own_page_leaves_by_link_or_closed_and_one_of_each(database: Database, council: UUID) -> None:
    with database.transaction() as session:
        body, members = loaded(session)
        assert own_page.send(session, body, members, by=BY, now=NOW) == 1
        assert own_page.send(session, body, members, by=BY, now=NOW) == 1
        with pytest.raises(Refused):
            own_page.send(session, body, [], by=BY, now=NOW)
        letters = session.scalars(select(Letter).where(Letter.kind == "own_places_on_paper")).all()
        assert sorted(letter.cancelled_at is None for letter in letters) == [False, True]


def test_of_two_who_ask_at_once_one_is_told_that_nobody_is_left(database: Database, council: UUID) -> None:
    def ask(session: Session) -> None:
        bodies.lock_body(session, "integrationsraadet")
        body, members = loaded(session)
        yearly_check.ask(session, body, members, by=BY, now=NOW)

    assert at_once(database, ask, ask) == ["done", "nobody-to-ask"]
    with database.reading() as session:
        assert len(queries.checks(session, loaded(session)[0], NOW.year)) == 2
