"""What a file says otherwise of a known person than what is registered, and what it adds."""

from datetime import UTC, datetime
from uuid import UUID

import pytest

from recruit.appointments.rules import Role as PlaceRole
from recruit.bodies.rules import SeatType
from recruit.intake.rules.plans.plan import Choice
from recruit.intake.rules.proposals.decisions import Ruling, Side
from recruit.intake.rules.proposals.matching import KnownPerson, Source
from recruit.intake.rules.proposals.registered import discrepancies
from recruit.intake.rules.reading import About, Office
from tests.rules.intake.lines import a_day, a_place, listed

AMINA = UUID(int=5)
MINUTES = Source("referat.docx", datetime(2026, 11, 21, tzinfo=UTC))
COUNCILLOR = a_place(seat_type=SeatType.MUNICIPAL_COUNCIL, party="Folkelisten")


def told(place=None, decided=None, role=PlaceRole.MEMBER, seat_type=None, emails=(), phones=(), person=AMINA, **facts):
    """Return what a line with these facts says otherwise of somebody with this place."""
    choice = Choice(listed("Amina Rahimi", line=12, **facts), role, seat_type)
    known = KnownPerson(person, "Amina Rahimi", place=place, emails=emails, phones=phones)
    return discrepancies(3, choice, known, decided or {})


def in_short(found):
    return [(one.about, one.read, one.registered, one.holds) for one in found]


@pytest.mark.parametrize(
    ("place", "line", "expected"),
    [
        (COUNCILLOR, {"party": "Borgerlisten"}, (About.PARTY, "Borgerlisten", "Folkelisten")),
        (a_place(represents="LO"), {"represents": "Røde Kors"}, (About.REPRESENTS, "Røde Kors", "LO")),
        (a_place(), {"role": PlaceRole.SUBSTITUTE}, (About.ROLE, "substitute", "member")),
        (a_place(), {"seat_type": SeatType.SECTOR}, (About.SEAT_GROUP, "sector", "organisation")),
        (a_place(offices=(Office.VICE_CHAIR,)), {"office": Office.CHAIR}, (About.OFFICE, "chair", "vice_chair")),
        (a_place(), {"office": Office.CHAIR}, (About.OFFICE, "chair", "")),
        (a_place(), {"since": a_day("februar 2022")}, (About.SINCE, "2022-02", "2022-01-01")),
        (a_place(), {"until": a_day("30. juni 2024")}, (About.UNTIL, "2024-06-30", "2025-12-31")),
    ],
)
def test_another_fact_than_the_registered_one_waits_with_both(place, line, expected):
    assert in_short(told(place, **line)) == [(*expected, None)]


@pytest.mark.parametrize(
    ("place", "line"),
    [
        (COUNCILLOR, {"party": "Folkelisten"}),
        (COUNCILLOR, {}),
        (a_place(represents="Landsorganisationen", also_called=("Landsorganisationen", "LO")), {"represents": "lo"}),
        (a_place(represents="LO"), {}),
        (a_place(), {"represents": "LO"}),
        (a_place(), {"party": "Folkelisten"}),
        (a_place(offices=(Office.CHAIR,)), {}),
        (a_place(offices=(Office.CHAIR,)), {"office": Office.CHAIR}),
        (a_place(role=PlaceRole.SUBSTITUTE), {"role": PlaceRole.SUBSTITUTE, "office": Office.CHAIR}),
        (a_place(), {"seat_type": SeatType.ORGANISATION}),
        (a_place(), {"role": None, "seat_type": None}),
        (a_place(), {"since": a_day("2022"), "until": a_day("december 2025")}),
    ],
)
def test_a_file_that_says_the_same_or_nothing_contradicts_nothing(place, line):
    assert told(place, **line) == ()


def test_a_day_that_nobody_has_stated_gives_way_to_the_one_in_the_file():
    assumed = a_place(since_assumed=True)

    assert in_short(told(assumed, since=a_day("2023"))) == [(About.SINCE, "2023", "2022-01-01", Side.FILE)]


def test_whoever_has_left_may_be_back_in_another_place():
    left = a_place(until=a_day("30. juni 2024"), has_left=True)

    assert told(left, role=PlaceRole.SUBSTITUTE) == ()
    assert in_short(told(left, until=a_day("31. maj 2024"))) == [(About.UNTIL, "2024-05-31", "2024-06-30", None)]


def test_a_party_where_none_is_registered_is_added():
    council_seat = a_place(seat_type=SeatType.MUNICIPAL_COUNCIL)

    assert in_short(told(council_seat, party="Folkelisten")) == [(About.PARTY, "Folkelisten", "", Side.FILE)]


@pytest.mark.parametrize(
    ("registered", "holds"),
    [((), Side.FILE), (("gammel@fjordby.example",), None), (("a@fjordby.example", "b@fjordby.example"), Side.FILE)],
)
def test_another_address_than_the_only_one_waits_and_one_more_is_added(registered, holds):
    (found,) = told(emails=registered, email="ny@fjordby.example")

    assert (found.about, found.read, found.holds) == (About.EMAIL, "ny@fjordby.example", holds)
    assert found.registered == ", ".join(registered)


def test_addresses_and_numbers_are_the_same_however_they_are_written():
    same = told(
        emails=("Amina@Fjordby.example",), email="amina@fjordby.example", phones=("12345678",), phone="+45 12 34 56 78"
    )

    assert same == ()


def test_another_telephone_number_waits():
    assert in_short(told(phones=("12345678",), phone="87654321")) == [(About.PHONE, "87654321", "12345678", None)]


def test_both_sources_are_named():
    (found,) = told(a_place(source=MINUTES), since=a_day("2023"))

    assert (found.number, found.line, found.source) == (3, 12, MINUTES)


def test_an_address_does_not_come_from_the_reading_that_the_place_came_from():
    (found,) = told(a_place(source=MINUTES), emails=("a@fjordby.example",), email="b@fjordby.example")

    assert found.source is None


def ruled(found, side):
    """Return the decision about this one."""
    return {(found.number, found.about): Ruling(side, found.compared)}


@pytest.mark.parametrize("side", Side)
def test_what_was_decided_holds(side):
    (asked,) = told(COUNCILLOR, party="Borgerlisten")

    (found,) = told(COUNCILLOR, ruled(asked, side), party="Borgerlisten")

    assert found.holds is side


def test_what_would_be_added_can_be_left_out():
    (asked,) = told(email="ny@fjordby.example")

    (found,) = told(None, ruled(asked, Side.REGISTERED), email="ny@fjordby.example")

    assert found.holds is Side.REGISTERED


@pytest.mark.parametrize(
    ("place", "party", "person"),
    [
        (COUNCILLOR, "Fjordlisten", AMINA),
        (a_place(seat_type=SeatType.MUNICIPAL_COUNCIL, party="Fjordlisten"), "Borgerlisten", AMINA),
        (COUNCILLOR, "Borgerlisten", UUID(int=6)),
    ],
)
def test_a_decision_holds_of_nothing_else_than_what_was_compared(place, party, person):
    (asked,) = told(COUNCILLOR, party="Borgerlisten")

    (found,) = told(place, ruled(asked, Side.FILE), party=party, person=person)

    assert found.holds is None
