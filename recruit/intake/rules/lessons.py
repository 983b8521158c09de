"""What a secretary taught the reader once, and what a reading says when it is followed."""

from enum import StrEnum


class LessonKind(StrEnum):
    """What a lesson is about."""

    #: The words beside a name: what they make of somebody.
    CAPACITY = "capacity"
    #: The heading of a column: what stands in it.
    COLUMN = "column"
    #: A line of a list that says nothing of anybody.
    IGNORED_LINE = "ignored_line"
