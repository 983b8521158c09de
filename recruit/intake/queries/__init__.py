"""Reading what waits to be put to use, what it would meet in its term, and what would become of it."""

from recruit.intake.queries.council import deciding_council, entered_terms, municipal_council, term_of_days
from recruit.intake.queries.known import known_groups, known_people
from recruit.intake.queries.lessons import lesson, lesson_about, lessons, standing_lessons
from recruit.intake.queries.outlook import Outlook, days_of, foresee, outlook
from recruit.intake.queries.readings import (
    APPLYING,
    application,
    application_of,
    being_applied,
    due,
    reading,
    readings,
    waiting,
)

__all__ = [
    "APPLYING",
    "Outlook",
    "application",
    "application_of",
    "being_applied",
    "days_of",
    "deciding_council",
    "due",
    "entered_terms",
    "foresee",
    "known_groups",
    "known_people",
    "lesson",
    "lesson_about",
    "lessons",
    "municipal_council",
    "outlook",
    "reading",
    "readings",
    "standing_lessons",
    "term_of_days",
    "waiting",
]
