"""What a file says twice of one person: who waits for it, and what follows from a decision."""

import pytest

from recruit.appointments.rules import Role as PlaceRole
from recruit.bodies.rules import SeatType
from recruit.intake.rules.proposals.contradictions import corrected, of_people, to_decide
from recruit.intake.rules.proposals.decisions import NEITHER, Correction
from recruit.intake.rules.reading import About, Office
from tests.rules.intake.lines import a_conflict, a_day, a_reading, listed

EARLIER = Correction(PlaceRole.MEMBER, SeatType.MUNICIPAL_COUNCIL, name="Henning Broe", party="Folkelisten")


@pytest.mark.parametrize(
    ("about", "fact", "field", "value"),
    [
        (About.PARTY, "Borgerlisten", "party", "Borgerlisten"),
        (About.PARTY, NEITHER, "party", None),
        (About.ROLE, "substitute", "role", PlaceRole.SUBSTITUTE),
        (About.OFFICE, "chair", "office", Office.CHAIR),
        (About.UNTIL, "2024-06", "until", a_day("juni 2024")),
    ],
)
def test_the_later_decision_holds(about, fact, field, value):
    followed = corrected(EARLIER, listed("Henning Bro"), about, fact)

    assert getattr(followed, field) == value
    assert followed.name == "Henning Broe"


@pytest.mark.parametrize("about", [About.ATTENDANCE, About.SEATS])
def test_what_is_no_fact_of_a_place_corrects_nothing(about):
    assert corrected(EARLIER, listed("Henning Bro"), about, "present") == EARLIER


def places(*people, conflicts):
    reading = a_reading(*people, conflicts=conflicts)
    return {number: [place for place, _conflict in theirs] for number, theirs in of_people(reading).items()}


def test_a_contradiction_is_about_whoever_is_called_so():
    conflicts = (
        a_conflict("Henning Bro", About.PARTY, "A", "B"),
        a_conflict("HENNING BRO", About.ATTENDANCE, "present", "apology"),
        a_conflict("9 medlemmer", About.SEATS, "9", "7"),
    )
    people = (listed("Amina Rahimi"), listed("Henning Bro"))

    assert places(*people, conflicts=conflicts) == {1: [0, 1]}
    assert to_decide(a_reading(*people, conflicts=conflicts)) == {0}


def test_of_two_people_of_one_name_it_is_about_the_one_on_its_lines():
    people = (listed("Ali Hassan", line=3), listed("Ali Hassan", line=7))

    assert places(*people, conflicts=(a_conflict("Ali Hassan", About.PARTY, "A", "B", lines=(7, 9)),)) == {1: [0]}


def test_two_lines_that_may_be_two_people_do_not_contradict_each_other_about_one():
    people = (listed("Ali Hassan", line=3), listed("Ali Hassan", line=7))

    assert places(*people, conflicts=(a_conflict("Ali Hassan", About.REPRESENTS, "LO", "FIL", lines=(3, 7)),)) == {}
