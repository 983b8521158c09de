"""What a disclosure consists of: categories of data, each with its records."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum

from recruit.foundation.dates import PartialDate
from recruit.foundation.retention.rules import DataClass, Rule

#: What a record says under one of its codes; what is not known is left out.
Value = str | int | bool | PartialDate | date | datetime | StrEnum | Sequence[str]
Record = dict[str, Value]


class Kind(StrEnum):
    """What a category is about."""

    IDENTITY = "identity"
    NOMINATIONS = "nominations"
    ANSWERS = "answers"
    CHECK = "check"
    NOTES = "notes"
    COMPLAINTS = "complaints"
    CANDIDACIES = "candidacies"
    PLACES = "places"
    SERVICE = "service"
    SHARED = "shared"
    VOICES = "voices"
    CAME_FORWARD = "came_forward"
    VOTERS = "voters"
    LETTERS = "letters"
    LOOKUPS = "lookups"
    EVENTS = "events"


#: What nobody hands out without reading it first: it can tell of others. Of voters a name is known, which others share.
READ_FIRST = frozenset({Kind.NOTES, Kind.VOTERS})


@dataclass(frozen=True, slots=True)
class Category:
    """What is known of one kind, and how long it is kept; without a rule it is kept for good."""

    kind: Kind
    records: Sequence[Record]
    kept: Mapping[DataClass, Rule]


class Who(StrEnum):
    """Who did something: staff by what they are, nobody by name."""

    SECRETARIAT = "secretariat"
    PROGRAM = "program"
    #: Without an account: mostly the person, behind their own link.
    CITIZEN = "citizen"
    OPERATIONS = "operations"


_KINDS = {"staff": Who.SECRETARIAT, "system": Who.PROGRAM, "anonymous": Who.CITIZEN, "command": Who.OPERATIONS}


def who(reference: str) -> Who:
    """Return what an actor is (`Actor.reference`)."""
    return _KINDS[reference.partition(":")[0]]


def record(**facts: Value | None) -> Record:
    """Return a record without what is not known."""
    return {code: value for code, value in facts.items() if value is not None and value not in ("", (), [])}
