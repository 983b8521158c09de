"""What members share and answer is disclosed to them, goes with a merge, and is erased when its time is over."""

from datetime import timedelta
from uuid import UUID

import pytest
from sqlalchemy import func, select

from recruit.acts import merging
from recruit.acts.directory import person_open_to
from recruit.acts.retention.carrying_out import carry_out
from recruit.appointments.model import ContactSharing, YearlyCheck
from recruit.appointments.operations import yearly_check
from recruit.appointments.operations.sharing import share
from recruit.appointments.queries import yearly_check as queries
from recruit.appointments.rules.sharing import SharedField
from recruit.appointments.rules.yearly_check import CheckAnswer
from recruit.bodies import queries as bodies
from recruit.foundation.retention.rules import OWN_RULES, DataClass
from recruit.people.model import Person
from recruit.reports.disclosure.category import Kind
from recruit.reports.disclosure.collecting import disclosure
from recruit.reports.disclosure.subject import Subject
from tests.builders import BY, NOW, a_council, a_member, a_person, the_seats
from tests.conftest import Database, made_once

CLASSES = (DataClass.YEARLY_CHECK, DataClass.CONTACT_SHARING)


@pytest.fixture
@made_once
def amina(sqlite: Database) -> UUID:
    """Amina sits to the end of 2026, shares her mailbox and has moved, as she said at the yearly check."""
    with sqlite.transaction() as session:
        body = a_council(session, seats=1, term="2026-2026", holds_over=False)
        person = a_person(session, "Amina Abdi")
        a_member(session, the_seats(session, body)[0], person)
        share(session, person, body, [SharedField.EMAIL], by=BY, now=NOW)
        council = bodies.body_by_slug(session, "integrationsraadet")
        yearly_check.ask(session, council, queries.sitting(session, council, on=NOW.date()), by=BY, now=NOW)
        check = queries.check(session, queries.checks(session, council, NOW.year)[0].id)
        yearly_check.answer(session, check, CheckAnswer.MOVED, note="Flyttet i maj", by=BY, now=NOW)
        return person.id


def left(database: Database) -> tuple[int, int]:
    with database.reading() as session:
        counted = [session.scalar(select(func.count()).select_from(table)) for table in (YearlyCheck, ContactSharing)]
    return counted[0] or 0, counted[1] or 0


def test_a_member_is_told_what_they_share_and_answered(sqlite: Database, amina: UUID) -> None:
    with sqlite.reading() as session:
        everything = disclosure(session, Subject(person=amina), municipality="", made_at=NOW, within=None)
        elsewhere = disclosure(session, Subject(person=amina), municipality="", made_at=NOW, within=[])

    told = {category.kind: category.records for category in everything.categories}
    assert [row["shared"] for row in told[Kind.SHARED]] == [SharedField.EMAIL]
    (answered,) = told[Kind.SERVICE]
    assert (answered["still_right"], answered["text"]) == (CheckAnswer.MOVED, "Flyttet i maj")
    assert {Kind.SHARED, Kind.SERVICE}.isdisjoint(category.kind for category in elsewhere.categories)


def test_what_is_shared_goes_after_the_last_place_and_an_answer_after_its_days(sqlite: Database, amina: UUID) -> None:
    def on(day) -> tuple[int, int]:
        carry_out(sqlite.sessions, on=day, by=BY, now=lambda: NOW, progress=lambda _done, _all: None, classes=CLASSES)
        return left(sqlite)

    last_day = NOW.date().replace(month=12, day=31)
    shared_for, asked_for = (timedelta(days=OWN_RULES[each].days) for each in reversed(CLASSES))
    assert on(last_day + shared_for - timedelta(days=1)) == (1, 1)
    assert on(last_day + shared_for + timedelta(days=1)) == (1, 0)
    assert on(NOW.date() + asked_for) == (1, 0)
    assert on(NOW.date() + asked_for + timedelta(days=1)) == (0, 0)


def test_they_follow_whoever_the_person_was_found_to_be_and_go_back(sqlite: Database, amina: UUID) -> None:
    with sqlite.transaction() as session:
        kept, merged = a_person(session, "Amina A. Abdi"), person_open_to(session, amina, None)
        kept = person_open_to(session, kept.id, None)
        merge = merging.merge(session, kept, merged, by=BY, now=NOW, reach=None)
        assert owners(session) == {kept.id}
        merging.undo(session, merge, by=BY, now=NOW, reach=None)
        assert owners(session) == {amina}
        assert session.get_one(Person, amina).name == "Amina Abdi"


def owners(session) -> set[UUID]:
    return {*session.scalars(select(YearlyCheck.person_id)), *session.scalars(select(ContactSharing.person_id))}
