"""What a secretary taught the reader once, and what a reading says when it is followed.

A lesson never works unseen: what it changed says that it was taught, and the lesson can be taken back.
"""

import re
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field, replace
from enum import StrEnum
from itertools import pairwise
from types import MappingProxyType
from typing import Any

from recruit.appointments.rules import Role as PlaceRole
from recruit.foundation.keys import search_key
from recruit.foundation.refusal import Refusal
from recruit.intake.rules.proposals.decisions import Correction
from recruit.intake.rules.reading import Field, LineCount, Listed, NotUnderstood, Office, Reading, Role, SeatType
from recruit.intake.rules.words.names import is_surely_name

#: The rule of a line that was understood by what somebody taught.
TAUGHT = "taught"

#: A word of a name, hyphens and initials with it.
_WORD = re.compile(r"[^\W\d_][\w.’'-]*")

#: More digits than a house number or a year has: a telephone number, or worse.
_MOST_DIGITS = 5


class LessonKind(StrEnum):
    """What a lesson is about."""

    #: The words beside a name: what they make of somebody.
    CAPACITY = "capacity"
    #: The heading of a column: what stands in it.
    COLUMN = "column"
    #: A line of a list that says nothing of anybody.
    IGNORED_LINE = "ignored_line"


#: What a lesson says, by the names of the fields of `Listed` or `Column`, in codes and words; None says: nothing.
Meaning = Mapping[str, str | None]


@dataclass(frozen=True, slots=True)
class Lesson:
    """Words as they stood in a file, and what they mean."""

    kind: LessonKind
    phrase: str
    meaning: Meaning = field(default_factory=lambda: MappingProxyType({}))

    @property
    def key(self) -> str:
        """Return the words apart from capitals, accents and marks: by it they are known again."""
        return search_key(self.phrase)


def may_be_taught(lesson: Lesson) -> tuple[Refusal, ...]:
    """Return why these words cannot be remembered: lessons are kept, so they may not be about one person."""
    if not lesson.key:
        return (Refusal("lesson-without-words", field="remember"),)
    return (Refusal("lesson-is-personal", field="remember"),) if _is_personal(lesson.phrase) else ()


def _is_personal(phrase: str) -> bool:
    """Return whether words name somebody, or say how they are reached."""
    digits = sum(letter.isdigit() for letter in phrase)
    names_somebody = any(is_surely_name(" ".join(pair)) for pair in pairwise(_WORD.findall(phrase)))
    return "@" in phrase or digits > _MOST_DIGITS or names_somebody


def phrase_of(listed: Listed) -> str:
    """Return the words beside a name that can be taught; empty where there are none, or they are about one person."""
    names_another = listed.substitute_for and search_key(listed.substitute_for) in search_key(listed.wording)
    is_refused = may_be_taught(Lesson(LessonKind.CAPACITY, listed.wording))
    return "" if names_another or is_refused else listed.wording


#: What the words beside a name can mean: the fields of a line, by what a correction calls them.
_FACTS = {
    "role": "role",
    "seat_type": "seat_type",
    "office": "office",
    "represents": "represents",
    "unit": "represents_unit",
    "party": "party",
}
#: As what somebody stands in a list of whom the secretary said that nothing comes of the line.
_NOBODY_HERE = Role.GUEST


def lesson_of(listed: Listed, correction: Correction) -> Lesson | None:
    """Return what a correction teaches: what the words beside the name mean, where they were read otherwise.

    None where nothing that can be taught stands beside the name, or nothing was read otherwise.
    """
    read = Correction.of(listed)
    changed = {
        field: _code(getattr(correction, name))
        for name, field in _FACTS.items()
        if getattr(correction, name) != getattr(read, name)
    }
    if correction.left_out:
        changed = {"role": _NOBODY_HERE.value}
    elif "role" in changed:
        changed["role"] = _role(correction.role).value
    phrase = phrase_of(listed)
    return Lesson(LessonKind.CAPACITY, phrase, changed) if changed and phrase else None


def _role(place: PlaceRole | None) -> Role:
    return Role(place.value) if place else Role.UNCLASSIFIED


def _code(value: object) -> str | None:
    return str(value) if value else None


def columns(lessons: Iterable[Lesson]) -> dict[str, Field | None]:
    """Return what was taught of columns, by the key of their heading, as the reader of tables takes it."""
    return {
        lesson.key: Field(code) if (code := lesson.meaning.get("field")) else None
        for lesson in lessons
        if lesson.kind is LessonKind.COLUMN
    }


def taught(reading: Reading, lessons: Iterable[Lesson]) -> Reading:
    """Return the reading as it is with what was taught of words beside names, and of lines that say nothing.

    A line that says nothing counts as a heading does, so the parts of the count still add up.
    """
    lessons = tuple(lessons)
    capacities = {lesson.key: lesson.meaning for lesson in lessons if lesson.kind is LessonKind.CAPACITY}
    ignored = {lesson.key for lesson in lessons if lesson.kind is LessonKind.IGNORED_LINE}
    left = tuple(line for line in reading.not_understood if search_key(line.text) not in ignored)
    return replace(
        reading,
        people=tuple(_followed(listed, capacities.get(search_key(listed.wording))) for listed in reading.people),
        not_understood=left,
        lines=_counted(reading, left),
    )


#: How the codes of a meaning become what a line holds; the others are words.
_CODES: Mapping[str, Callable[[str], Any]] = {"role": Role, "seat_type": SeatType, "office": Office}


def _followed(listed: Listed, meaning: Meaning | None) -> Listed:
    if not meaning:
        return listed
    facts: dict[str, Any] = {
        name: _CODES[name](code) if code and name in _CODES else code for name, code in meaning.items()
    }
    return replace(listed, rule=TAUGHT, **facts)


def _counted(reading: Reading, left: Iterable[NotUnderstood]) -> LineCount:
    lines = reading.lines
    ignored = len({line.line for line in reading.not_understood} - {line.line for line in left})
    return replace(lines, headings=lines.headings + ignored, not_understood=lines.not_understood - ignored)
