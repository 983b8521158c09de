"""The seat groups of a charter: as read, as corrected, and held back while their sizes do not add up."""

import pytest

from recruit.bodies.rules import SeatType
from recruit.intake.rules.proposals.charter_seats import gaps, groups
from recruit.intake.rules.proposals.decisions import NEITHER, Decisions, GroupCorrection
from recruit.intake.rules.reading import About, ListedGroup
from recruit.intake.rules.reading import SeatType as ReadSeatType
from tests.rules.intake.lines import a_conflict, a_reading

COUNCIL = ListedGroup("medlemmer af byrådet", 2, ReadSeatType.MUNICIPAL_COUNCIL, "Byrådet", 4, "group")
ELECTED = ListedGroup("valgte medlemmer", 5, ReadSeatType.REFUGEE_IMMIGRANT, None, 5, "group")
CHARTER = a_reading(groups=(COUNCIL, ELECTED))
NOT_ADDING_UP = a_reading(
    groups=(COUNCIL, ELECTED), conflicts=(a_conflict("9 medlemmer", About.SEATS, "9", "7", lines=(3, 4, 5)),)
)


def sizes(reading, decisions=None):
    return [(group.label, group.seats) for group in groups(reading, decisions or Decisions())]


def test_groups_are_to_be_as_they_were_read():
    found = list(groups(CHARTER, Decisions()))

    assert found[0] == GroupCorrection("medlemmer af byrådet", 2, SeatType.MUNICIPAL_COUNCIL, "Byrådet")
    assert sizes(CHARTER) == [("medlemmer af byrådet", 2), ("valgte medlemmer", 5)]


def test_a_correction_replaces_what_was_read_of_a_group():
    corrected = Decisions(groups={1: GroupCorrection("valgte medlemmer", 7, SeatType.REFUGEE_IMMIGRANT)})

    assert sizes(CHARTER, corrected) == [("medlemmer af byrådet", 2), ("valgte medlemmer", 7)]


def test_a_group_can_be_left_out():
    left_out = Decisions(groups={0: GroupCorrection("", 0, SeatType.SECTOR, left_out=True)})

    assert sizes(CHARTER, left_out) == [("valgte medlemmer", 5)]


def test_groups_that_do_not_add_up_wait_for_a_decision():
    assert sizes(NOT_ADDING_UP) == []
    assert [place for place, _conflict in gaps(NOT_ADDING_UP, Decisions())] == [0]


def test_groups_are_used_when_their_sum_holds_and_not_when_neither_number_does():
    chosen, neither = Decisions(conflicts={0: "7"}), Decisions(conflicts={0: NEITHER})

    assert sizes(NOT_ADDING_UP, chosen) == [("medlemmer af byrådet", 2), ("valgte medlemmer", 5)]
    assert sizes(NOT_ADDING_UP, neither) == []
    assert gaps(NOT_ADDING_UP, chosen) == gaps(NOT_ADDING_UP, neither) == []


def test_groups_wait_to_be_corrected_when_the_number_that_is_said_holds():
    said = Decisions(conflicts={0: "9"})
    corrected = Decisions(
        conflicts={0: "9"}, groups={1: GroupCorrection("valgte medlemmer", 7, SeatType.REFUGEE_IMMIGRANT)}
    )

    assert sizes(NOT_ADDING_UP, said) == []
    assert sizes(NOT_ADDING_UP, corrected) == [("medlemmer af byrådet", 2), ("valgte medlemmer", 7)]


@pytest.mark.parametrize(
    ("said", "seats", "adds_up"),
    [("9", 7, True), ("9", 6, False), ("9-11", 8, True), ("9-11", 10, False), ("9+", 30, True), ("mange", 7, False)],
)
def test_a_gap_is_closed_when_the_groups_are_corrected_until_they_add_up(said, seats, adds_up):
    conflict = a_conflict("medlemmer", About.SEATS, said, "7", lines=(3, 4, 5))
    corrected = Decisions(groups={1: GroupCorrection("valgte medlemmer", seats, SeatType.REFUGEE_IMMIGRANT)})

    found = sizes(a_reading(groups=(COUNCIL, ELECTED), conflicts=(conflict,)), corrected)

    assert found == ([("medlemmer af byrådet", 2), ("valgte medlemmer", seats)] if adds_up else [])


def test_correcting_a_group_that_a_gap_is_not_about_does_not_close_it():
    conflict = a_conflict("medlemmer", About.SEATS, "7", "9", lines=(3, 4, 5))
    elsewhere = Decisions(groups={2: GroupCorrection("en forening", 3, SeatType.ORGANISATION)})
    outside = ListedGroup("en forening", 2, ReadSeatType.ORGANISATION, None, 9, "group")
    reading = a_reading(groups=(COUNCIL, ELECTED, outside), conflicts=(conflict,))

    assert [place for place, _conflict in gaps(reading, elsewhere)] == [0]
    assert sizes(reading, elsewhere) == [("en forening", 3)]


def test_a_group_that_is_left_out_does_not_count():
    added = ListedGroup("en forening", 3, ReadSeatType.ORGANISATION, None, 6, "group")
    conflict = a_conflict("7 medlemmer", About.SEATS, "7", "10", lines=(3, 4, 5, 6))
    left_out = Decisions(groups={2: GroupCorrection("", 3, SeatType.ORGANISATION, left_out=True)})

    assert len(sizes(a_reading(groups=(COUNCIL, ELECTED, added), conflicts=(conflict,)), left_out)) == 2


def test_contradictions_about_people_hold_no_group_back():
    reading = a_reading(groups=(COUNCIL,), conflicts=(a_conflict("Henning Bro", About.PARTY, "A", "B", lines=(4, 9)),))

    assert len(sizes(reading)) == 1
    assert gaps(reading, Decisions()) == []
