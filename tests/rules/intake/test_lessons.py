"""What a secretary teaches once, and what the next reading says because of it."""

import pytest

from recruit.appointments.rules import Role as PlaceRole
from recruit.bodies.rules import SeatType
from recruit.foundation.keys import search_key
from recruit.intake.rules.proposals.decisions import Correction
from recruit.intake.rules.proposals.lessons import TAUGHT, Lesson, LessonKind, columns, lesson_of, may_be_taught, taught
from recruit.intake.rules.reading import Field, LineCount, NotUnderstood, Office, Role
from recruit.intake.rules.reading import SeatType as ReadSeatType
from tests.rules.intake.lines import a_reading, listed

READ = listed("Amina Rahimi", wording="repr. for LO", role=Role.UNCLASSIFIED, represents="repr. for LO", party="A")
MEANT = Correction(PlaceRole.MEMBER, SeatType.ORGANISATION, represents="LO", party="A")


def capacity(phrase, **meaning):
    return Lesson(LessonKind.CAPACITY, phrase, meaning)


def ignored(phrase):
    return Lesson(LessonKind.IGNORED_LINE, phrase)


def codes(refusals):
    return [refusal.code for refusal in refusals]


def test_a_correction_teaches_what_was_read_otherwise_and_nothing_more():
    lesson = lesson_of(READ, MEANT)

    assert (lesson.kind, lesson.phrase) == (LessonKind.CAPACITY, "repr. for LO")
    assert lesson.meaning == {"role": "member", "seat_type": "organisation", "represents": "LO"}


def test_a_correction_of_who_it_is_teaches_nothing():
    corrected = Correction.of(READ)

    assert lesson_of(READ, corrected) is None
    assert (
        lesson_of(READ, Correction(None, None, represents="repr. for LO", party="A", name="Amina", is_new=True)) is None
    )


@pytest.mark.parametrize("wording", ["", " – ", "medlem, tlf. 12 34 56 78"])
def test_nothing_is_taught_where_nothing_that_can_be_stands_beside_the_name(wording):
    assert lesson_of(listed("Amina Rahimi", wording=wording), MEANT) is None


def test_nothing_is_taught_of_words_that_say_whose_substitute_somebody_is():
    substitute = listed("Amina Rahimi", wording="suppl. for Ümmü Çelik", substitute_for="Ümmü Çelik")

    assert lesson_of(substitute, MEANT) is None


def test_what_was_wrong_is_taught_to_be_nothing():
    chair_of_another = listed("Amina Rahimi", wording="formand for Boldklubben", office=Office.CHAIR)

    assert lesson_of(chair_of_another, Correction(PlaceRole.MEMBER, None)).meaning == {"office": None}


def test_the_next_reading_understands_the_words_as_they_were_taught():
    lesson = lesson_of(READ, MEANT)
    another = listed("Yusuf Demir", wording="Repr. for LO", role=Role.UNCLASSIFIED, rule="name+organisation", line=7)

    (said,) = taught(a_reading(another), [lesson]).people

    assert (said.role, said.seat_type, said.represents) == (Role.MEMBER, ReadSeatType.ORGANISATION, "LO")
    assert (said.name, said.line, said.rule) == ("Yusuf Demir", 7, TAUGHT)
    assert said.party is None


def test_what_was_taught_is_what_was_decided():
    (said,) = taught(a_reading(READ), [lesson_of(READ, MEANT)]).people

    assert Correction.of(said) == MEANT


@pytest.mark.parametrize(
    ("correction", "role"),
    [
        (Correction(PlaceRole.SUBSTITUTE, None), Role.SUBSTITUTE),
        (Correction(None, None), Role.UNCLASSIFIED),
        (Correction(PlaceRole.MEMBER, None, left_out=True), Role.GUEST),
    ],
)
def test_words_can_be_taught_to_give_no_place(correction, role):
    read = listed("Amina Rahimi", wording="integrationskonsulent")

    (said,) = taught(a_reading(read), [lesson_of(read, correction)]).people

    assert said.role is role


def test_other_words_are_read_as_before():
    read = listed("Amina Rahimi", wording="LO", rule="name+organisation")
    reading = a_reading(read, listed("Yusuf Demir"))

    assert taught(reading, [capacity("repr. for LO", role="member")]) == reading


def test_a_line_that_was_taught_to_say_nothing_counts_as_a_heading():
    lines = LineCount(not_blank=9, proposed=4, vacant=0, headings=1, not_understood=2, outside=2)
    odd = (NotUnderstood(5, "*** se bilag ***"), NotUnderstood(8, "???"))

    reading = taught(a_reading(not_understood=odd, lines=lines), [ignored("Se bilag")])

    assert reading.not_understood == odd[1:]
    assert (reading.lines.headings, reading.lines.not_understood) == (2, 1)


def test_a_line_with_two_faults_counts_once():
    lines = LineCount(not_blank=1, proposed=0, vacant=0, headings=0, not_understood=1, outside=0)
    odd = (NotUnderstood(5, "se bilag"), NotUnderstood(5, "se bilag"))

    assert taught(a_reading(not_understood=odd, lines=lines), [ignored("se bilag")]).lines.headings == 1


def test_columns_are_handed_to_the_reader_of_tables_by_their_heading():
    lessons = [
        Lesson(LessonKind.COLUMN, "Udpeget af:", {"field": "represents"}),
        Lesson(LessonKind.COLUMN, "Løbenr.", {"field": None}),
        capacity("repr. for LO", role="member"),
    ]

    assert columns(lessons) == {search_key("Udpeget af"): Field.REPRESENTS, search_key("Løbenr"): None}


@pytest.mark.parametrize(
    ("phrase", "expected"),
    [
        ("repr. for LO", []),
        ("formand siden 2022", []),
        ("medlem, tlf. 12 34 56 78", ["lesson-is-personal"]),
        ("LO, amina@fjordby.example", ["lesson-is-personal"]),
        ("kommer i stedet for Anne Holm-Lund", ["lesson-is-personal"]),
        ("formand for Boldklubben Fremad", []),
        ("***", ["lesson-without-words"]),
    ],
)
def test_words_about_one_person_are_not_remembered(phrase, expected):
    assert codes(may_be_taught(ignored(phrase))) == expected
