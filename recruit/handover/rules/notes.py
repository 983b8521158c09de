"""Notes for the next council: a draft, adopted by a decision, shown to the next term, due at its time."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date

from recruit.bodies.rules import DecisionKind
from recruit.foundation.refusal import Refusal
from recruit.handover.rules.vocabulary import NoteKind, NoteStatus

LONGEST_TEXT = 5000
#: Of the topic, and of where a note comes from: each is a line.
LONGEST_LINE = 200


@dataclass(frozen=True, slots=True)
class NewNote:
    """A note as somebody writes it."""

    kind: NoteKind
    topic: str
    text: str
    #: Where it comes from: a meeting's item, somebody's evaluation.
    source: str = ""
    #: When the next council is to take it up; tasks only.
    due_on: date | None = None


@dataclass(frozen=True, slots=True)
class NoteFacts:
    """A note as the rules see it."""

    kind: NoteKind
    is_adopted: bool = False
    due_on: date | None = None
    done_on: date | None = None


def may_write(new: NewNote, *, is_adopted: bool) -> tuple[Refusal, ...]:
    """Return every reason why a note is not written like this: what was adopted stays as the council adopted it."""
    reasons = [Refusal("handover-is-adopted")] if is_adopted else []
    for field, said in (("topic", new.topic), ("text", new.text)):
        if not said.strip():
            reasons.append(Refusal("answer-missing", field=field))
    lengths = (
        ("topic", new.topic, LONGEST_LINE),
        ("text", new.text, LONGEST_TEXT),
        ("source", new.source, LONGEST_LINE),
    )
    for field, said, longest in lengths:
        if len(said) > longest:
            reasons.append(Refusal("text-too-long", {"longest": longest}, field))
    if new.kind is NoteKind.TASK and new.due_on is None:
        reasons.append(Refusal("task-has-no-time", field="due_on"))
    if new.kind is not NoteKind.TASK and new.due_on is not None:
        reasons.append(Refusal("only-tasks-have-a-time", field="due_on"))
    return tuple(reasons)


def may_adopt(
    notes: Collection[NoteFacts], decision: DecisionKind | None, decided_on: date | None, *, since: date, today: date
) -> tuple[Refusal, ...]:
    """Return every reason why the notes are not adopted by a decision: there are some, and none was adopted.

    The council of the term that began `since` decides: not before its first day, and not in the future.
    """
    reasons = [] if notes else [Refusal("nothing-to-hand-over")]
    if any(note.is_adopted for note in notes):
        reasons.append(Refusal("handover-is-adopted"))
    if decision is not DecisionKind.ADOPT_HANDOVER:
        reasons.append(Refusal("decision-adopts-nothing", field="decision"))
    elif decided_on is not None and decided_on > today:
        reasons.append(Refusal("day-in-the-future", field="decided_on"))
    elif decided_on is not None and decided_on < since:
        reasons.append(Refusal("decided-before-the-term", {"first": since}, "decided_on"))
    return tuple(reasons)


def may_take_back(notes: Collection[NoteFacts]) -> tuple[Refusal, ...]:
    """Return why it is not taken back that notes are adopted: the next council has already worked by them."""
    return (Refusal("handover-is-in-use"),) if any(note.done_on is not None for note in notes) else ()


def status(note: NoteFacts, *, on: date) -> NoteStatus:
    """Return where a note is on a day."""
    if note.done_on is not None:
        return NoteStatus.DONE
    if not note.is_adopted:
        return NoteStatus.DRAFT
    return NoteStatus.DUE if note.due_on is not None and note.due_on <= on else NoteStatus.ADOPTED


def may_finish(note: NoteFacts, done_on: date, *, today: date) -> tuple[Refusal, ...]:
    """Return every reason why the next council has not done with a note."""
    reasons = [] if note.is_adopted else [Refusal("handover-is-not-adopted")]
    if note.done_on is not None:
        reasons.append(Refusal("note-is-done"))
    if done_on > today:
        reasons.append(Refusal("day-in-the-future", field="done_on"))
    return tuple(reasons)


def may_reopen(note: NoteFacts) -> tuple[Refusal, ...]:
    """Return why a note is not open again: the council is not done with it."""
    return () if note.done_on is not None else (Refusal("note-is-not-done"),)
