"""Taking the file's word for what is registered of known people: set right, and given back when it is undone."""

import pytest

from recruit.appointments.rules import Office, Role
from recruit.bodies.rules import SeatType
from recruit.intake import operations, queries
from recruit.intake.rules.proposals.decisions import Correction, Side
from recruit.intake.rules.reading import About
from tests.builders import a_day
from tests.conftest import made_once
from tests.operations.intake.conftest import BY
from tests.operations.intake.snapshot import snapshot

FIRST = """Deltagere:

Gerda Kjær-Winther – formand for Integrationsrådet/udpeget af Kommunalbestyrelsen

Ruth Jespersen – repræsentant for LO

Masud Kadir – repræsentant for borgere med anden etnisk baggrund end dansk
"""
LATER = FIRST + "\nAfbud:\n"


@pytest.fixture
@made_once
def later(database, read, apply):
    apply(read(FIRST))
    return read(LATER)


@pytest.fixture
def say(database, later, now):
    """Say of the person of this number what the file says, and take its word for all of that."""

    def say(number, role=Role.MEMBER, seat_type=SeatType.MUNICIPAL_COUNCIL, *, taken=(), **said):
        with database.transaction() as session:
            found = queries.reading(session, later.id)
            operations.decide_person(session, found, number, Correction(role, seat_type, **said), by=BY, now=now)
            for one in queries.outlook(session, found, found.term).proposals[number].discrepancies:
                if one.about in taken:
                    operations.decide_registered(session, found, one, Side.FILE, by=BY, now=now)

    return say


GERDA, RUTH, MASUD = range(3)


def test_days_are_those_of_the_file_from_now_on_and_the_office_follows(later, say, apply, sitting):
    said = {"since": a_day("2014-03-01"), "until": a_day("2017-06"), "taken": [About.SINCE, About.UNTIL]}
    say(GERDA, office=Office.CHAIR, **said)

    apply(later)

    place = sitting()["Gerda Kjær-Winther"]
    assert (place.first_day, place.last_day, place.since_assumed) == (said["since"], said["until"], False)
    assert [office.span for office in place.offices] == [place.span]


def test_a_last_day_leaves_the_first_one_assumed(later, say, apply, sitting):
    say(RUTH, seat_type=SeatType.ORGANISATION, until=a_day("2016-06"), taken=[About.UNTIL])

    apply(later)

    place = sitting()["Ruth Jespersen"]
    assert (place.last_day, place.end_reason, place.since_assumed) == (a_day("2016-06"), None, True)


def test_for_whom_somebody_sits_there_is_set_right_and_the_seat_stays(later, say, apply, sitting):
    seat = sitting()["Ruth Jespersen"].seat_id
    say(RUTH, seat_type=SeatType.ORGANISATION, represents="FH", unit="Lokalt", taken=[About.REPRESENTS])

    apply(later)

    place = sitting()["Ruth Jespersen"]
    assert (place.seat_id, place.on_behalf_of_id is not None, place.represents_unit) == (seat, True, "Lokalt")


def test_a_party_is_added_to_a_political_member(later, say, apply, sitting):
    say(GERDA, office=Office.CHAIR, party="Venstre")

    apply(later)

    assert sitting()["Gerda Kjær-Winther"].party == "Venstre"


def test_an_office_is_corrected_and_one_that_was_missing_is_given(later, say, apply, sitting):
    say(GERDA, office=Office.VICE_CHAIR, taken=[About.OFFICE])
    say(MASUD, seat_type=SeatType.REFUGEE_IMMIGRANT, office=Office.CHAIR, taken=[About.OFFICE])

    apply(later)

    offices = {name: [held.office for held in place.offices] for name, place in sitting().items()}
    assert (offices["Gerda Kjær-Winther"], offices["Masud Kadir"]) == ([Office.VICE_CHAIR], [Office.CHAIR])


def test_an_office_that_another_keeps_is_not_given_and_the_others_are_set_right(later, say, apply, sitting):
    say(MASUD, seat_type=SeatType.REFUGEE_IMMIGRANT, office=Office.CHAIR, taken=[About.OFFICE])
    say(GERDA, office=Office.CHAIR, party="Venstre")

    done = apply(later)

    assert (done.numbers, sitting()["Masud Kadir"].offices) == ([GERDA], [])
    assert sitting()["Gerda Kjær-Winther"].party == "Venstre"


def test_another_address_is_added_and_the_old_one_stays(database, later, say, apply, sitting):
    say(RUTH, seat_type=SeatType.ORGANISATION, email="ruth@example.com")
    apply(later)

    with database.reading() as session:
        known = queries.known_people(session, None).get(sitting()["Ruth Jespersen"].person_id)
    assert known.emails == ("ruth@example.com",)


@pytest.mark.parametrize(
    ("role", "seat_type"),
    [
        (Role.MEMBER, SeatType.SECTOR),
        (Role.SUBSTITUTE, SeatType.ORGANISATION),
        (Role.SUBSTITUTE, SeatType.REFUGEE_IMMIGRANT),
        (Role.ASSOCIATE, SeatType.ORGANISATION),
    ],
)
def test_a_place_that_was_registered_as_another_one_is_set_right(
    database, later, say, apply, sitting, now, role, seat_type
):
    was = sitting()["Masud Kadir"]
    with database.reading() as session:
        before = snapshot(session)
    say(MASUD, role, seat_type, represents="LO", taken=[About.ROLE, About.SEAT_GROUP, About.REPRESENTS])

    apply(later)

    place = sitting()["Masud Kadir"]
    assert (place.id, place.role) == (was.id, role)
    assert (place.seat_group_id == was.seat_group_id) is (seat_type is SeatType.REFUGEE_IMMIGRANT)
    with database.transaction() as session:
        found = queries.reading(session, later.id, for_change=True)
        operations.undo(session, found, found.applications[0], by=BY, now=now, reach=None)
    with database.reading() as session:
        assert snapshot(session) == before
