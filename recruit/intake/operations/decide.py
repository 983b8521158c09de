"""What the secretary decides about a reading before it is put to use. Saved as it is decided."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import datetime

from sqlalchemy.orm import Session

from recruit.appointments.rules import Role as PlaceRole
from recruit.bodies.model import Term
from recruit.bodies.rules import SeatType
from recruit.foundation.actor import Actor
from recruit.foundation.audit import operations as audit
from recruit.foundation.audit.events import Event
from recruit.foundation.keys import search_key
from recruit.foundation.refusal import NotFound, Refusal, refuse_if
from recruit.intake.formats.stored import pack, pack_decisions, unpack, unpack_decisions
from recruit.intake.model import IntakeReading
from recruit.intake.operations.teach import learn
from recruit.intake.rules.proposals import contradictions
from recruit.intake.rules.proposals.decisions import NEITHER, Correction, Decisions, GroupCorrection, Ruling, Side
from recruit.intake.rules.proposals.lessons import Lesson, LessonKind, lesson_of, taught
from recruit.intake.rules.proposals.registered import Discrepancy
from recruit.intake.rules.reading import Reading, Role


def choose_term(session: Session, reading: IntakeReading, term: Term, *, by: Actor, now: datetime) -> None:
    """Say to which term the people belong. Raises Refused when some of them have a place in another one already."""
    _waiting(reading)
    used = any(one.undone_at is None and one.term_id != term.id for one in reading.applications)
    refuse_if([Refusal("term-has-been-used", field="term")] if used else [])
    reading.term = term
    session.flush()
    audit.record(session, Event.INTAKE_TERM_CHOSEN, reading, by=by, at=now, details={"term": str(term.id)})


def decide_person(
    session: Session,
    reading: IntakeReading,
    number: int,
    correction: Correction,
    *,
    by: Actor,
    now: datetime,
    remember: bool = False,
) -> None:
    """Decide what becomes of one person of the reading, or of one that the secretary has read from a line.

    What the words beside the name mean is remembered when asked, where they were read otherwise: for the other lines of
    this reading, and for every reading after it. Raises NotFound when there is no such person, and Refused when the
    words cannot be remembered.
    """
    decide_people(session, reading, {number: correction}, by=by, now=now)
    found = unpack(reading.content or {})
    lesson = lesson_of(found.people[number], correction) if remember and number < len(found.people) else None
    if lesson:
        learn(session, lesson, by=by, now=now)
        reading.content = pack(taught(found, [lesson]))
        session.flush()


def decide_people(
    session: Session, reading: IntakeReading, corrections: Mapping[int, Correction], *, by: Actor, now: datetime
) -> None:
    """Decide about many at once, by number.

    Raises NotFound when there is no such person, and Refused for whoever has been put to use meanwhile.
    """
    found, decisions = _waiting(reading)
    added = {number: line.line for number, line in enumerate(found.not_understood, len(found.people))}
    lines = {number: found.people[number].line for number in corrections if 0 <= number < len(found.people)}
    lines |= {number: added[number] for number in corrections if decisions.lines.get(added.get(number, -1))}
    if lines.keys() != corrections.keys():
        raise NotFound("line")
    refuse_if([] if reading.applied.isdisjoint(corrections) else [Refusal("line-is-put-in")])
    people = {number: one for number, one in corrections.items() if number not in added}
    theirs = {lines[number]: one for number, one in corrections.items() if number in added}
    decided = replace(decisions, people={**decisions.people, **people}, lines={**decisions.lines, **theirs})
    _save(session, reading, decided)
    details = {"line": next(iter(lines.values()))} if len(lines) == 1 else {"lines": len(lines)}
    audit.record(session, Event.INTAKE_LINE_DECIDED, reading, by=by, at=now, details=details)


def decide_rest(
    session: Session, reading: IntakeReading, role: PlaceRole, seat_type: SeatType, *, by: Actor, now: datetime
) -> None:
    """Give everybody whose role the file does not state, and about whom nothing is decided, the same one."""
    found, decisions = _waiting(reading)
    rest = {
        number: replace(Correction.of(listed), role=role, seat_type=seat_type)
        for number, listed in enumerate(found.people)
        if listed.role is Role.UNCLASSIFIED and number not in decisions.people and number not in reading.applied
    }
    decide_people(session, reading, rest, by=by, now=now)


def decide_line(
    session: Session,
    reading: IntakeReading,
    line: int,
    correction: Correction | None,
    *,
    by: Actor,
    now: datetime,
    remember: bool = False,
) -> None:
    """Decide who stands on a line that was not understood, or with None that it says nothing.

    That such a line says nothing is remembered when asked: for the other lines of this reading that say the same, and
    for every reading after it. Raises NotFound when there is no such line, and Refused when its words cannot be
    remembered, or nobody is named.
    """
    found, decisions = _waiting(reading)
    said = next((one for one in found.not_understood if one.line == line), None)
    if said is None:
        raise NotFound("line")
    refuse_if([] if correction is None or correction.name else [Refusal("name-missing", field="name")])
    if remember and correction is None:
        lesson = Lesson(LessonKind.IGNORED_LINE, said.text)
        learn(session, lesson, by=by, now=now)
        same = {one.line: None for one in found.not_understood if search_key(one.text) == lesson.key}
        decisions = replace(decisions, lines={**same, **decisions.lines})
    _save(session, reading, replace(decisions, lines={**decisions.lines, line: correction}))
    audit.record(session, Event.INTAKE_LINE_DECIDED, reading, by=by, at=now, details={"line": line})


def decide_conflict(
    session: Session, reading: IntakeReading, place: int, fact: str, *, by: Actor, now: datetime
) -> None:
    """Decide which of two contradicting facts holds; an empty one means neither.

    What was decided of the person earlier follows. Raises NotFound when there is no such contradiction, and Refused
    when the fact is none of its facts.
    """
    found, decisions = _waiting(reading)
    if not 0 <= place < len(found.conflicts):
        raise NotFound("conflict")
    conflict = found.conflicts[place]
    refuse_if([] if fact in (*conflict.facts, NEITHER) else [Refusal("not-one-of-the-facts")])
    asked = contradictions.of_people(found)
    people = {
        number: contradictions.corrected(one, found.people[number], conflict.about, fact)
        if (place, conflict) in asked.get(number, ())
        else one
        for number, one in decisions.people.items()
    }
    _save(session, reading, replace(decisions, people=people, conflicts={**decisions.conflicts, place: fact}))
    audit.record(session, Event.INTAKE_CONFLICT_RESOLVED, reading, by=by, at=now, details={"conflict": place})


def decide_registered(
    session: Session, reading: IntakeReading, one: Discrepancy, side: Side, *, by: Actor, now: datetime
) -> None:
    """Decide whose word holds where the file says something else of a known person than what is registered.

    It holds only while person, fact and registered fact are those that were compared. Raises NotFound when there is no
    such person, and Refused for whoever has been put to use meanwhile.
    """
    found, decisions = _waiting(reading)
    if not 0 <= one.number < len(found.people) + len(found.not_understood):
        raise NotFound("line")
    refuse_if([Refusal("line-is-put-in")] if one.number in reading.applied else [])
    ruled = {**decisions.registered, (one.number, one.about): Ruling(side, one.compared)}
    _save(session, reading, replace(decisions, registered=ruled))
    details = {"person": one.number, "about": one.about, "holds": side}
    audit.record(session, Event.INTAKE_CONFLICT_RESOLVED, reading, by=by, at=now, details=details)


def decide_group(
    session: Session, reading: IntakeReading, place: int, correction: GroupCorrection, *, by: Actor, now: datetime
) -> None:
    """Decide what becomes of one seat group of a charter. Raises NotFound when there is no such group."""
    found, decisions = _waiting(reading)
    if not 0 <= place < len(found.groups):
        raise NotFound("group")
    _save(session, reading, replace(decisions, groups={**decisions.groups, place: correction}))
    audit.record(session, Event.INTAKE_LINE_DECIDED, reading, by=by, at=now, details={"line": found.groups[place].line})


def _waiting(reading: IntakeReading) -> tuple[Reading, Decisions]:
    refuse_if([] if reading.waits else [Refusal("reading-waits-no-more")])
    return unpack(reading.content or {}), unpack_decisions(reading.decisions)


def _save(session: Session, reading: IntakeReading, decisions: Decisions) -> None:
    reading.decisions = pack_decisions(decisions)
    session.flush()
