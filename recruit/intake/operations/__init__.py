"""The verbs of intake: keep a reading, decide about it, put it to use or throw it away."""

from recruit.intake.operations.apply import apply
from recruit.intake.operations.background import enqueue_application
from recruit.intake.operations.columns import choose_columns
from recruit.intake.operations.council_list import enter_council_list
from recruit.intake.operations.decide import (
    choose_term,
    decide_conflict,
    decide_group,
    decide_line,
    decide_people,
    decide_person,
    decide_registered,
    decide_rest,
)
from recruit.intake.operations.keep import discard, keep, purge
from recruit.intake.operations.teach import learn, unlearn
from recruit.intake.operations.undoing import reasons_not_to_undo, undo

__all__ = [
    "apply",
    "choose_columns",
    "choose_term",
    "decide_conflict",
    "decide_group",
    "decide_line",
    "decide_people",
    "decide_person",
    "decide_registered",
    "decide_rest",
    "discard",
    "enqueue_application",
    "enter_council_list",
    "keep",
    "learn",
    "purge",
    "reasons_not_to_undo",
    "undo",
    "unlearn",
]
