"""Members of the term who do not stand in the file, and those who stand there and have left: notices, never acts."""

import pytest

from recruit.appointments.rules import Role as PlaceRole
from recruit.intake.rules.proposals.absent import missing, returned
from recruit.intake.rules.proposals.decisions import Correction, Decisions
from recruit.intake.rules.proposals.matching import KnownPeople
from recruit.intake.rules.proposals.proposal import propose
from recruit.intake.rules.reading import MeetingFacts, Role
from tests.rules.intake.lines import a_day, a_place, a_reading, listed, somebody

AMINA = somebody("Amina Rahimi", place=a_place())
YUSUF = somebody("Yusuf Demir", place=a_place())


def missed(*people, known, day=None, decisions=None):
    """Return who is missed in the minutes of a meeting, or in a file that says of no day."""
    reading = a_reading(*people, meeting=MeetingFacts(date=a_day(day).first if day else None))
    known = KnownPeople(known)
    return [person.name for person in missing(reading, propose(reading, decisions or Decisions(), known), known)]


def test_a_member_who_does_not_stand_in_the_file_is_missed():
    assert missed(listed("Amina Rahimi"), known=[AMINA, YUSUF, somebody("Bo Friis")]) == ["Yusuf Demir"]


@pytest.mark.parametrize("role", [Role.SUBSTITUTE, Role.ADMINISTRATION, Role.UNCLASSIFIED])
def test_nobody_is_missed_in_a_file_that_lists_no_members(role):
    assert missed(listed("Amina Rahimi", role=role), known=[AMINA, YUSUF]) == []
    assert missed(known=[AMINA]) == []


def test_a_file_of_members_who_are_all_left_out_lists_none():
    left_out = Decisions({0: Correction(PlaceRole.MEMBER, None, left_out=True)})

    assert missed(listed("Amina Rahimi"), known=[YUSUF], decisions=left_out) == []


def test_whoever_may_be_meant_is_not_missed_yet():
    assert missed(listed("Yusuf B. Demir"), known=[YUSUF]) == []


def test_substitutes_need_not_stand_in_a_file():
    substitute = somebody("Yusuf Demir", place=a_place(role=PlaceRole.SUBSTITUTE))

    assert missed(listed("Amina Rahimi"), known=[substitute]) == []


@pytest.mark.parametrize(("day", "expected"), [("2022-05-31", []), ("2022-06-01", ["Yusuf Demir"]), ("2024", [])])
def test_whoever_had_no_seat_on_the_day_of_the_meeting_is_not_missed(day, expected):
    sat = somebody("Yusuf Demir", place=a_place(since=a_day("juni 2022"), until=a_day("2023"), has_left=True))

    assert missed(listed("Amina Rahimi"), known=[sat], day=day) == expected


def test_whoever_has_left_is_not_missed_in_a_file_of_no_day():
    left = somebody("Yusuf Demir", place=a_place(until=a_day("2023"), has_left=True))

    assert missed(listed("Amina Rahimi"), known=[left]) == []


@pytest.mark.parametrize(
    ("line", "day", "is_back"),
    [
        ({}, "2024-01-01", True),
        ({}, None, True),
        ({}, "2023-12-31", False),
        ({"until": a_day("2023")}, "2024-01-01", False),
        ({"role": Role.UNCLASSIFIED}, "2024-01-01", False),
    ],
)
def test_whoever_has_left_and_stands_in_a_later_file_is_pointed_out(line, day, is_back):
    left = somebody("Yusuf Demir", place=a_place(until=a_day("2023"), has_left=True))
    reading = a_reading(listed("Yusuf Demir", **line), meeting=MeetingFacts(date=a_day(day).first if day else None))

    found = returned(reading, propose(reading, Decisions(), [left]))

    assert bool(found) is is_back


@pytest.mark.parametrize("known", [[AMINA], []])
def test_whoever_sits_there_still_is_not_pointed_out(known):
    reading = a_reading(listed("Amina Rahimi"))

    assert returned(reading, propose(reading, Decisions(), known)) == ()
