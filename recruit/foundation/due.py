"""What is due: the shape in which every stage tells *I dag* what waits."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date


@dataclass(frozen=True, slots=True)
class Due:
    """One thing that waits for somebody."""

    #: A stable code such as `seats-vacant`; the doors hold its sentence and its address.
    kind: str
    #: What it is about, as the reader knows it: the name of a council, a person, an election.
    subject: str
    #: The slug of the council that it concerns, so that a reader sees only what is theirs.
    body: str | None = None
    #: The day by which it must be done; None when no day is set.
    deadline: date | None = None
    #: Who has to act, when it is not the reader.
    waiting_for: str | None = None
    #: What the sentence and the address mention: numbers, labels, slugs.
    facts: Mapping[str, object] = field(default_factory=dict)
