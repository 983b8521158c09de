"""Putting a reading to use: what is ready goes in, the rest waits, and nothing is overwritten."""

from concurrent.futures import ThreadPoolExecutor

import pytest
from sqlalchemy import func, select

from recruit.appointments.model import Membership
from recruit.appointments.rules import Office, Role
from recruit.bodies import queries as bodies
from recruit.bodies.rules import SeatType, SubstituteArrangement
from recruit.foundation.audit.model import AuditEntry
from recruit.foundation.files.model import StoredFile
from recruit.foundation.refusal import Refused
from recruit.intake import operations, queries
from recruit.intake.formats.stored import unpack
from recruit.intake.rules.proposals.decisions import Correction
from recruit.people.model import Person, PersonName
from tests.builders import a_day, a_person, the_term
from tests.conftest import made_once
from tests.minutes import kept
from tests.operations.intake.conftest import BY, SURE
from tests.operations.intake.snapshot import snapshot

TERM_START = a_day("2014-01-01")


@pytest.fixture
@made_once
def applied(database, read, apply):
    return apply(read(SURE))


def numbers(reading):
    return {person.name: number for number, person in enumerate(unpack(reading.content).people)}


def decide(database, reading, now, name, correction):
    with database.transaction() as session:
        found = queries.reading(session, reading.id)
        operations.decide_person(session, found, numbers(reading)[name], correction, by=BY, now=now)


def groups_of(database, council):
    with database.reading() as session:
        return bodies.composition(session, the_term(session, council))


# What becomes of minutes


def test_everybody_gets_a_place_and_staff_do_not(sitting, applied):
    places = sitting()

    assert (applied.placed, applied.standing, applied.known_only) == (8, 0, 0)
    assert sum(place.role is Role.MEMBER for place in places.values()) == 6
    assert {name for name, place in places.items() if place.role is Role.SUBSTITUTE} == {"Brit Marker", "Sonja Kær"}
    assert "Karin Elise Holm" not in places


def test_members_sit_in_groups_by_what_they_represent(database, council, applied):
    assert [(group.label, len(group.seats)) for group in groups_of(database, council)] == [
        ("Repræsentanter for borgere med anden etnisk baggrund end dansk", 1),
        ("Udpeget af Kommunalbestyrelsen", 2),
        ("Foreninger og organisationer", 4),
    ]


def test_an_organisation_with_only_a_substitute_has_a_vacant_seat(sitting, applied):
    places = sitting()
    substitute = places["Brit Marker"]

    assert substitute.arrangement is SubstituteArrangement.ORGANISATION
    assert not [p for p in places.values() if p.role is Role.MEMBER and p.seat_id == substitute.seat_id]


def test_a_substitute_shares_the_seat_of_its_member(sitting, applied):
    assert sitting()["Sonja Kær"].seat_id == sitting()["Berit Has Olsen"].seat_id


def test_days_that_the_minutes_do_not_say_are_those_of_the_term_and_assumed(sitting, applied):
    place = sitting()["Masud Kadir"]

    assert (place.first_day, place.until, place.since_assumed) == (TERM_START, None, True)


def test_chair_and_vice_chair_hold_their_offices_from_the_first_day(sitting, applied):
    offices = {name: [(held.office, held.since) for held in place.offices] for name, place in sitting().items()}

    assert offices["Gerda Kjær-Winther"] == [(Office.CHAIR, TERM_START.first)]
    assert offices["Ruth Jespersen"] == [(Office.VICE_CHAIR, TERM_START.first)]


def test_one_whose_office_is_taken_waits_and_the_others_go_in(database, read, apply, sitting, applied):
    reading = read("Deltagere:\n\nBo Dam – formand for Integrationsrådet/repræsentant for FH\n\nIda Lund – LO\n")

    done = apply(reading)

    assert (done.placed, "Bo Dam" in sitting(), "Ida Lund" in sitting()) == (1, False, True)
    with database.reading() as session:
        outlook = queries.outlook(session, queries.reading(session, reading.id), reading.term)
        (left,) = outlook.plan.left
    assert (left.choice.listed.name, [one.facts["name"] for one in left.reasons]) == ("Bo Dam", ["Gerda Kjær-Winther"])


def test_a_party_is_kept_for_a_political_member_only(database, read, apply, sitting, now):
    reading = read(SURE)
    elsewhere = Correction(Role.MEMBER, SeatType.EXPERIENCE, party="Enhedslisten")
    decide(database, reading, now, "Masud Kadir", elsewhere)

    apply(reading)

    assert (sitting()["Henning Bro"].party, sitting()["Masud Kadir"].party) == ("Enhedslisten", None)


def test_the_days_and_addresses_of_a_line_are_written_down(database, read, apply, sitting, now):
    reading = read(SURE)
    said = Correction(
        Role.MEMBER,
        SeatType.MUNICIPAL_COUNCIL,
        Office.CHAIR,
        email="gerda@example.com",
        phone="12 34 56 78",
        since=a_day("2014-03-01"),
        until=a_day("2016-05"),
    )
    decide(database, reading, now, "Gerda Kjær-Winther", said)

    apply(reading)

    place = sitting()["Gerda Kjær-Winther"]
    assert (place.first_day, place.last_day, place.end_reason) == (a_day("2014-03-01"), a_day("2016-05"), None)
    assert not place.since_assumed
    assert [office.span for office in place.offices] == [place.span]
    with database.reading() as session:
        contacts = queries.known_people(session, None).get(place.person_id)
    assert (contacts.emails, contacts.phones) == (("gerda@example.com",), ("12 34 56 78",))


def test_a_personal_substitute_stands_in_from_the_members_first_day(database, read, apply, sitting, now):
    reading = read("Deltagere:\n\nAnna Berg – repræsentant for LO\n\nBo Holm, suppleant for Anna Berg\n")
    later = Correction(Role.MEMBER, SeatType.ORGANISATION, represents="LO", since=a_day("2015-03-01"))
    decide(database, reading, now, "Anna Berg", later)
    decide(database, reading, now, "Bo Holm", Correction(Role.SUBSTITUTE, SeatType.ORGANISATION))

    apply(reading)

    place = sitting()["Bo Holm"]
    assert (place.substitute_for_id, place.first_day) == (sitting()["Anna Berg"].id, a_day("2015-03-01"))
    assert place.since_assumed


def test_whoever_has_no_role_becomes_known_without_a_place(database, read, apply, sitting):
    done = apply(read("Mødedeltagere Amina Rahimi, Yusuf Demir."))

    assert (done.placed, done.known_only) == (0, 2)
    assert sitting() == {}
    with database.reading() as session:
        assert session.scalars(select(Person.name).order_by(Person.name)).all() == ["Amina Rahimi", "Yusuf Demir"]


def test_a_known_person_gets_the_place_and_the_new_spelling_as_an_alias(database, read, apply, sitting, now):
    reading = read(SURE)
    with database.transaction() as session:
        masoud = a_person(session, "Masoud Kadir")
    decide(database, reading, now, "Masud Kadir", Correction(Role.MEMBER, SeatType.REFUGEE_IMMIGRANT, person=masoud.id))

    apply(reading)

    assert sitting()["Masoud Kadir"].person_id == masoud.id
    with database.reading() as session:
        assert session.scalars(select(PersonName.name)).all() == ["Masud Kadir"]


def test_people_without_a_place_who_are_known_stay_as_they_are(database, read, apply):
    apply(read("Mødedeltagere Amina Rahimi, Yusuf Demir."))
    with database.reading() as session:
        before = snapshot(session)

    done = apply(read("Mødedeltagere Amina Rahimi, Yusuf Demir. "))

    assert (done.placed, done.standing, done.known_only) == (0, 0, 0)
    with database.reading() as session:
        assert snapshot(session) == before


# What waits


def test_somebody_about_whom_the_minutes_contradict_themselves_waits_and_the_others_go_in(
    database, waiting, apply, sitting
):
    done = apply(waiting)

    assert done.placed == 7
    assert "Henning Bro" not in sitting()
    with database.reading() as session:
        assert queries.reading(session, waiting.id).waits


def test_somebody_who_may_be_known_already_waits(database, read, apply, sitting):
    reading = read(SURE)
    with database.transaction() as session:
        a_person(session, "Masoud Kadir")

    apply(reading)

    assert "Masud Kadir" not in sitting()


def test_what_waited_goes_in_later_and_then_the_reading_is_finished(database, waiting, apply, sitting, now):
    first = apply(waiting)
    with database.transaction() as session:
        found = queries.reading(session, waiting.id)
        operations.decide_conflict(session, found, 0, "Enhedslisten", by=BY, now=now)

    second = apply(waiting)

    assert (second.placed, second.numbers) == (1, [numbers(waiting)["Henning Bro"]])
    assert sitting()["Henning Bro"].party == "Enhedslisten"
    assert not set(first.numbers) & set(second.numbers)
    with database.reading() as session:
        assert queries.reading(session, waiting.id).finished_at == now


def test_a_file_is_kept_for_a_while_once_nothing_waits(database, read, apply, now):
    reading = read(SURE)

    apply(reading)

    with database.reading() as session:
        assert (session.get_one(StoredFile, reading.file_id).expires_at - now).days == 90


def test_somebody_who_left_before_the_term_waits(database, read, apply, sitting, now):
    reading = read(SURE)
    before = Correction(Role.MEMBER, SeatType.REFUGEE_IMMIGRANT, since=a_day("2011"), until=a_day("2013"))
    decide(database, reading, now, "Masud Kadir", before)

    apply(reading)

    assert len(sitting()) == 7
    with database.reading() as session:
        found = queries.reading(session, reading.id)
        (left,) = queries.outlook(session, found, found.term).plan.left
    assert found.waits
    assert (left.choice.listed.name, left.reasons[0].code) == ("Masud Kadir", "begins-outside-the-term")


def test_a_line_that_nobody_understood_waits(database, read, apply):
    reading = read(SURE.replace("Masud Kadir", "venter på svar fra 5678\n\nMasud Kadir"))

    apply(reading)

    with database.reading() as session:
        found = queries.reading(session, reading.id)
    assert found.waits
    assert "5678" in str(found.content)


def test_nothing_is_put_to_use_while_everything_waits(database, read, apply):
    with database.transaction() as session:
        a_person(session, "Amina Rahimy")

    with pytest.raises(Refused, match="nothing-is-ready"):
        apply(read("Mødedeltagere Amina Rahimi."))


# Once more


def test_what_is_put_to_use_twice_changes_nothing_the_second_time(database, read, apply, now, applied):
    with database.reading() as session:
        before = snapshot(session)

    again = apply(read(SURE))

    assert (again.placed, again.standing, again.made) == (0, 8, {"made": {}, "changed": {}, "removed": {}})
    with database.reading() as session:
        assert snapshot(session) == before


def test_a_charter_sets_up_its_groups_once(database, council, read, apply):
    charter = "Integrationsrådet består af 5 medlemmer:\n2 medlemmer af Byrådet\n3 medlemmer fra lokale foreninger\n"
    apply(read(charter))
    with database.reading() as session:
        before = snapshot(session)

    apply(read(charter + "\n"))

    assert [len(group.seats) for group in groups_of(database, council)] == [2, 3]
    with database.reading() as session:
        assert snapshot(session) == before


def test_a_finished_reading_is_not_put_to_use_again(read, apply):
    reading = read(SURE)
    apply(reading)

    with pytest.raises(Refused, match="reading-waits-no-more"):
        apply(reading)


def test_of_two_who_apply_at_once_one_does_and_the_other_is_told(read, apply, sitting):
    reading = read(SURE)

    def attempt(_):
        try:
            return apply(reading)
        except Refused as refused:
            return refused.refusals[0].code

    with ThreadPoolExecutor(2) as pair:
        answers = list(pair.map(attempt, range(2)))

    assert [answer for answer in answers if isinstance(answer, str)] == ["reading-waits-no-more"]
    assert len(sitting()) == 8


def test_of_two_readings_of_the_same_people_at_once_the_second_finds_them_standing(read, apply):
    readings = [read(SURE), read(SURE + "\n")]

    with ThreadPoolExecutor(2) as pair:
        done = list(pair.map(apply, readings))

    assert sorted((one.placed, one.standing) for one in done) == [(0, 8), (8, 0)]


def test_later_minutes_leave_everybody_who_sits_there_as_they_are(read, apply, sitting, applied):
    before = {place.id for place in sitting().values()}
    later = SURE.replace("Sekretariatet:", "Naima Osman – repræsentant for LO\n\nSekretariatet:")

    again = apply(read(later))

    assert (again.placed, again.standing) == (1, 8)
    assert before < {place.id for place in sitting().values()}
    assert sitting()["Naima Osman"].seat_id == sitting()["Brit Marker"].seat_id


# Refusals


def test_a_reading_needs_a_term_first(database, apply, now):
    with database.transaction() as session:
        reading = kept(session, by=BY, now=now)

    with pytest.raises(Refused, match="term-not-chosen"):
        apply(reading)


def test_a_refusal_half_way_leaves_no_row_and_names_everybody(database, read, apply, sitting, now):
    reading = read(SURE)
    unreachable = Correction(Role.MEMBER, SeatType.REFUGEE_IMMIGRANT, email="nowhere", is_new=True)
    for name in ("Masud Kadir", "Morten Hartmann"):
        decide(database, reading, now, name, unreachable)
    with database.reading() as session:
        before, entries = snapshot(session), session.scalar(select(func.count()).select_from(AuditEntry))

    with pytest.raises(Refused) as refused:
        apply(reading)

    named = [refusal for refusal in refused.value.refusals if refusal.code == "could-not-be-placed"]
    assert [(one.facts["name"], one.facts["line"]) for one in named] == [
        ("Masud Kadir", 15),
        ("Morten Hartmann", 17),
    ]
    with database.reading() as session:
        assert snapshot(session) == before
        assert session.scalar(select(func.count()).select_from(AuditEntry)) == entries
        assert session.scalars(select(Membership)).all() == []
