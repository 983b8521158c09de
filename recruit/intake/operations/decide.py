"""What the secretary decides about a reading before it is put to use. Saved as it is decided."""

from dataclasses import replace
from datetime import datetime

from sqlalchemy.orm import Session

from recruit.appointments.rules import Role as PlaceRole
from recruit.bodies.model import Term
from recruit.bodies.rules import SeatType
from recruit.foundation.actor import Actor
from recruit.foundation.audit import operations as audit
from recruit.foundation.audit.events import Event
from recruit.foundation.refusal import NotFound, Refusal, refuse_if
from recruit.intake.formats.stored import pack_decisions, unpack, unpack_decisions
from recruit.intake.model import IntakeReading
from recruit.intake.rules.decisions import NEITHER, Correction, Decisions
from recruit.intake.rules.reading import Reading, Role


def choose_term(session: Session, reading: IntakeReading, term: Term, *, by: Actor, now: datetime) -> None:
    """Say to which term the people belong."""
    _waiting(reading)
    reading.term = term
    session.flush()
    audit.record(session, Event.INTAKE_TERM_CHOSEN, reading, by=by, at=now, details={"term": str(term.id)})


def decide_person(
    session: Session, reading: IntakeReading, number: int, correction: Correction, *, by: Actor, now: datetime
) -> None:
    """Decide what one person in the minutes becomes, and who it is. Raises NotFound when there is no such line."""
    found, decisions = _waiting(reading)
    if not 0 <= number < len(found.people):
        raise NotFound("line")
    _save(session, reading, replace(decisions, people={**decisions.people, number: correction}))
    audit.record(
        session, Event.INTAKE_LINE_DECIDED, reading, by=by, at=now, details={"line": found.people[number].line}
    )


def decide_rest(
    session: Session, reading: IntakeReading, role: PlaceRole, seat_type: SeatType, *, by: Actor, now: datetime
) -> None:
    """Give everybody whose role the minutes do not state, and about whom nothing is decided, the same one."""
    found, decisions = _waiting(reading)
    rest = {
        number: Correction(role, seat_type, listed.office)
        for number, listed in enumerate(found.people)
        if listed.role is Role.UNCLASSIFIED and number not in decisions.people
    }
    _save(session, reading, replace(decisions, people={**rest, **decisions.people}))
    audit.record(session, Event.INTAKE_LINE_DECIDED, reading, by=by, at=now, details={"lines": len(rest)})


def decide_conflict(
    session: Session, reading: IntakeReading, place: int, fact: str, *, by: Actor, now: datetime
) -> None:
    """Decide which of two contradicting facts holds; an empty one means neither.

    Raises NotFound when there is no such contradiction, and Refused when the fact is none of its facts.
    """
    found, decisions = _waiting(reading)
    if not 0 <= place < len(found.conflicts):
        raise NotFound("conflict")
    refuse_if([] if fact in (*found.conflicts[place].facts, NEITHER) else [Refusal("not-one-of-the-facts")])
    _save(session, reading, replace(decisions, conflicts={**decisions.conflicts, place: fact}))
    audit.record(session, Event.INTAKE_CONFLICT_RESOLVED, reading, by=by, at=now, details={"conflict": place})


def _waiting(reading: IntakeReading) -> tuple[Reading, Decisions]:
    refuse_if([] if reading.waits else [Refusal("reading-waits-no-more")])
    return unpack(reading.content or {}), unpack_decisions(reading.decisions)


def _save(session: Session, reading: IntakeReading, decisions: Decisions) -> None:
    reading.decisions = pack_decisions(decisions)
    session.flush()
