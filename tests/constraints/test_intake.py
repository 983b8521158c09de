"""The database itself keeps what the reader was taught in order."""

from collections.abc import Callable
from datetime import UTC, datetime
from typing import Any
from uuid import uuid4

import pytest

from recruit.intake.model import IntakeLesson
from tests.constraints.conftest import Refused

Write = Callable[..., None]

AT = datetime(2026, 11, 21, 10, 0, tzinfo=UTC)


def a_lesson(**changes: Any) -> dict[str, Any]:
    row = {
        "id": uuid4(),
        "kind": "capacity",
        "key": "kontaktled",
        "phrase": "Kontaktled",
        "meaning": {"role": "associate"},
        "by": "system",
        "at": AT,
    }
    return row | changes


@pytest.mark.parametrize(
    ("changes", "reason"),
    [
        ({"key": " "}, "has_a_key"),
        ({"phrase": ""}, "has_a_phrase"),
        ({"revoked_at": AT}, "revoked_by_somebody"),
        ({"revoked_by": "system"}, "revoked_by_somebody"),
        ({"kind": "nonsense"}, "kind_known"),
    ],
)
def test_a_lesson_says_what_about_which_words_and_who_took_it_back(
    refuses: Refused, changes: dict[str, Any], reason: str
) -> None:
    refuses(f"ck_intake_lesson_{reason}", IntakeLesson, a_lesson(**changes))


def test_the_same_words_mean_one_thing_at_a_time(write: Write, refuses: Refused) -> None:
    write(IntakeLesson, a_lesson(revoked_at=AT, revoked_by="system"))
    write(IntakeLesson, a_lesson())
    write(IntakeLesson, a_lesson(kind="ignored_line"))

    refuses("uq_intake_lesson_standing|intake_lesson.kind, intake_lesson.key", IntakeLesson, a_lesson())
