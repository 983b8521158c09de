"""Undoing that a reading was put to use: as a whole, and only while nothing was built on it."""

from datetime import timedelta

import pytest
from sqlalchemy import select

from recruit.appointments import operations as appointments
from recruit.appointments.model import Membership
from recruit.appointments.queries import membership_to_correct
from recruit.appointments.rules import EndReason, NewMembership, Office, Role
from recruit.bodies.model import Seat, SeatGroup
from recruit.bodies.rules import SeatType
from recruit.foundation.audit.model import AuditEntry
from recruit.foundation.files.model import StoredFile
from recruit.foundation.refusal import NotFound, Refused
from recruit.intake import operations, queries
from recruit.intake.formats.stored import unpack
from recruit.intake.model import IntakeApplication, IntakeReading
from recruit.intake.rules.proposals.decisions import Correction, Side
from recruit.people import operations as people
from recruit.people import queries as people_queries
from recruit.people.model import Person, PersonMerge
from recruit.people.rules import NameKind
from tests.builders import a_day, a_person, a_term, day, the_term
from tests.conftest import made_once
from tests.operations.intake.conftest import BY, SURE
from tests.operations.intake.snapshot import snapshot


@pytest.fixture
def undo(database, now):
    def undo(reading, which=-1, reach=None):
        with database.transaction() as session:
            found = queries.reading(session, reading.id, for_change=True)
            application = queries.application(session, found, found.applications[which].id)
            operations.undo(session, found, application, by=BY, now=now, reach=reach)

    return undo


@pytest.fixture
def standing(database):
    """Everything that stands now."""

    def standing():
        with database.reading() as session:
            return snapshot(session)

    return standing


@pytest.fixture
@made_once
def reading(database, read, apply):
    reading = read(SURE)
    apply(reading)
    return reading


def test_what_was_put_in_can_be_taken_back_when_the_reading_has_been_emptied(database, reading, undo, now):
    with database.transaction() as session:
        operations.purge(session, now=now + timedelta(days=90))

    undo(reading)

    with database.reading() as session:
        assert session.scalars(select(Membership)).all() == []
        assert not queries.reading(session, reading.id).waits


def decide(database, reading, now, name, correction):
    with database.transaction() as session:
        found = queries.reading(session, reading.id)
        numbers = {person.name: number for number, person in enumerate(unpack(found.content).people)}
        operations.decide_person(session, found, numbers[name], correction, by=BY, now=now)


def test_everything_that_was_made_is_gone(database, council, read, apply, undo, standing):
    before = standing()
    reading = read(SURE)
    apply(reading)

    undo(reading)

    assert standing() == before


def test_what_was_there_before_stands_as_it_did(database, council, read, apply, undo, standing, now):
    apply(read("Deltagere:\n\nMasoud Kadir – repræsentant for LO\n"))
    with database.reading() as session:
        masoud = session.scalars(select(Person)).one()
    reading = read(SURE + "\nDeltagere:\n\nLO: Ulla Lund\n")
    decide(database, reading, now, "Masud Kadir", Correction(Role.MEMBER, SeatType.ORGANISATION, person=masoud.id))
    before = standing()
    apply(reading)
    assert standing() != before

    undo(reading)

    assert standing() == before


def test_the_reading_waits_again_with_the_same_decisions(database, read, apply, undo, now):
    reading = read(SURE)
    chair = Correction(Role.MEMBER, SeatType.REFUGEE_IMMIGRANT, phone="12 34 56 78")
    decide(database, reading, now, "Masud Kadir", chair)
    first = apply(reading)

    undo(reading)

    with database.reading() as session:
        found = queries.reading(session, reading.id)
        assert session.get_one(StoredFile, found.file_id).expires_at is None
        assert session.scalars(select(AuditEntry.event)).all()[-1] == "intake.application_undone"
    assert found.waits
    assert found.applications[0].undone_by == "command"
    assert apply(reading).numbers == first.numbers


def test_of_two_applications_the_later_one_is_undone_alone(database, waiting, apply, undo, standing, sitting, now):
    apply(waiting)
    before = standing()
    with database.transaction() as session:
        operations.decide_conflict(session, queries.reading(session, waiting.id), 0, "Enhedslisten", by=BY, now=now)
    apply(waiting)

    undo(waiting)

    assert standing() == before
    assert len(sitting()) == 7


def test_a_reading_that_was_thrown_away_meanwhile_does_not_wait_again(
    database, waiting, apply, undo, standing, sitting, now
):
    before = standing()
    apply(waiting)
    with database.transaction() as session:
        operations.discard(session, queries.reading(session, waiting.id), by=BY, now=now)

    undo(waiting)

    assert standing() == before
    with database.reading() as session:
        assert not queries.reading(session, waiting.id).waits


def test_an_application_is_undone_once(reading, undo):
    undo(reading)

    with pytest.raises(Refused, match="application-is-undone"):
        undo(reading)


def test_a_reading_stays_in_its_term_until_what_was_put_in_is_undone(database, council, waiting, apply, undo, now):
    with database.transaction() as session:
        later = a_term(session, council, "2030-2033")
    apply(waiting)

    def choose():
        with database.transaction() as session:
            found = queries.reading(session, waiting.id, for_change=True)
            operations.choose_term(session, found, session.merge(later, load=False), by=BY, now=now)
            return found.term_id

    with pytest.raises(Refused, match="term-has-been-used"):
        choose()
    undo(waiting)
    assert choose() == later.id


def test_what_was_put_in_a_council_that_one_does_not_look_after_stays(council, reading, undo, sitting):
    with pytest.raises(NotFound):
        undo(reading, reach={reading.id})

    assert len(sitting()) == 8
    undo(reading, reach={council.id})
    assert sitting() == {}


def test_there_is_nothing_to_undo_that_is_not_there(database, reading):
    with pytest.raises(NotFound), database.transaction() as session:
        queries.application(session, queries.reading(session, reading.id), reading.id)


# What was built on it


ELECTED = "Repræsentanter for borgere med anden etnisk baggrund end dansk"


def masud_in(session):
    found = session.scalars(select(Person.id).where(Person.name == "Masud Kadir")).one()
    return people_queries.person(session, found)


def member(session, person):
    found = session.scalars(select(Membership).where(Membership.person_id == person.id)).one()
    return membership_to_correct(session, found.id)


def another_name(session, person, now):
    people.add_name(session, person, "M. K.", NameKind.INITIALS, by=BY, now=now)


def an_ending(session, person, now):
    appointments.end(session, member(session, person), a_day("2016-05-01"), EndReason.RESIGNED, by=BY, now=now)


def an_office(session, person, now):
    held = member(session, person)
    appointments.hold_office(session, held, Office.SECRETARY, since=held.since, by=BY, now=now)


def another_place(session, person, now):
    group = session.scalars(select(SeatGroup).where(SeatGroup.seat_type == SeatType.ORGANISATION)).one()
    new = NewMembership(a_day("2015-01-01"))
    appointments.take_part(session, group, person, new, by=BY, now=now)


def a_merge(session, person, now):
    session.add(PersonMerge(kept_id=a_person(session).id, merged_id=person.id, moved={}, by=BY.reference, at=now))
    session.flush()


def a_distinction(session, person, now):
    people.tell_apart(session, a_person(session), person, by=BY, now=now)


def a_renamed_organisation(session, person, now):
    lo = people_queries.organization_called(session, "LO")
    people.rename_organization(session, lo, "FH", since=day("2019-01-01"), by=BY, now=now)


def somebody_on_a_vacant_seat(session, person, now):
    substitute = session.scalars(select(Membership).join(Membership.person).where(Person.name == "Brit Marker")).one()
    new = NewMembership(a_day("2015-01-01"))
    appointments.take_seat(session, session.get_one(Seat, substitute.seat_id), a_person(session), new, by=BY, now=now)


@pytest.mark.parametrize(
    ("build", "reason", "name"),
    [
        (another_name, "undo-changed-since", "Masud Kadir"),
        (
            an_ending,
            "undo-changed-since",
            f"Masud Kadir, {ELECTED}",
        ),
        (an_office, "undo-placed-since", f"Masud Kadir, {ELECTED}"),
        (another_place, "undo-placed-since", "Masud Kadir"),
        (a_merge, "undo-merged-since", "Masud Kadir"),
        (a_distinction, "undo-used-since", "Masud Kadir"),
        (a_renamed_organisation, "undo-changed-since", "FH"),
        (somebody_on_a_vacant_seat, "undo-placed-since", "Foreninger og organisationer"),
    ],
)
def test_what_was_built_on_stays_and_what_is_in_the_way_is_named(
    database, reading, undo, standing, now, build, reason, name
):
    with database.transaction() as session:
        build(session, masud_in(session), now)
    before = standing()

    with pytest.raises(Refused) as refused:
        undo(reading)

    assert (reason, name) in [(one.code, one.facts["name"]) for one in refused.value.refusals]
    assert standing() == before


def test_more_reasons_than_anybody_reads_are_counted(database, reading, undo, now, monkeypatch):
    monkeypatch.setattr("recruit.intake.operations.undoing.MOST_REASONS", 1)
    with database.transaction() as session:
        another_name(session, masud_in(session), now)
        an_ending(session, masud_in(session), now)

    with pytest.raises(Refused) as refused:
        undo(reading)

    assert [(one.code, one.facts.get("number")) for one in refused.value.refusals][1:] == [("undo-more-reasons", 2)]


def test_what_was_set_right_and_changed_anew_is_not_overwritten(database, council, read, apply, undo, now):
    apply(read("Deltagere:\n\nMasud Kadir – repræsentant for LO\n"))
    said = Correction(Role.MEMBER, SeatType.ORGANISATION, represents="LO", since=a_day("2014-03-01"))
    later = read("Deltagere:\n\nMasud Kadir – repræsentant for LO\n\nDatoer rettet\n")
    decide(database, later, now, "Masud Kadir", said)
    with database.transaction() as session:
        found = queries.reading(session, later.id)
        (told,) = queries.outlook(session, found, found.term).proposals[0].discrepancies
        operations.decide_registered(session, found, told, Side.FILE, by=BY, now=now)
    apply(later)
    with database.transaction() as session:
        held = session.scalars(select(Membership)).one()
        held = membership_to_correct(session, held.id)
        appointments.correct_days(session, held, a_day("2014-05-01"), None, by=BY, now=now)

    with pytest.raises(Refused, match="undo-changed-since"):
        undo(later)


def test_what_was_not_noted_is_not_undone_unless_nothing_was_placed(database, reading, undo, sitting):
    def forget(placed):
        with database.transaction() as session:
            application = queries.reading(session, reading.id).applications[0]
            application.made, application.placed = {}, placed

    forget(8)
    with pytest.raises(Refused, match="undo-not-noted"):
        undo(reading)
    assert len(sitting()) == 8
    forget(0)
    undo(reading)


def test_what_stood_before_is_forgotten_with_the_reading_and_then_not_undone(database, read, apply, undo, sitting, now):
    apply(read("Deltagere:\n\nMasud Kadir – repræsentant for LO\n"))
    later = read("Deltagere:\n\nMasud Kadir – repræsentant for LO\n\nDatoer rettet\n")
    with database.transaction() as session:
        held = session.scalars(select(Membership)).one()
        application = IntakeApplication(
            reading_id=later.id, term_id=later.term_id, by="command", at=now, placed=0, standing=1, known_only=0
        )
        application.numbers = [0]
        application.made = {"made": {}, "changed": {"membership": {str(held.id): {"unit": ["Aalborg", None]}}}}
        session.add(application)
        session.flush()
        session.get_one(IntakeReading, later.id).finished_at = now

    with database.transaction() as session:
        operations.purge(session, now=now + timedelta(days=90))

    with database.reading() as session:
        assert "Aalborg" not in str(session.scalars(select(IntakeApplication.made)).all())
    with pytest.raises(Refused, match="undo-not-noted"):
        undo(later)


def test_a_use_that_was_undone_is_none_of_the_files(database, council, reading, undo):
    def used():
        with database.reading() as session:
            return queries.application_of(session, reading.digest, the_term(session, council).id)

    assert used().placed == 8
    undo(reading)
    assert used() is None
