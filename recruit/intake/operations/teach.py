"""Teaching the reader what words mean, and taking it back."""

from datetime import datetime

from sqlalchemy.orm import Session

from recruit.foundation.actor import Actor
from recruit.foundation.audit import operations as audit
from recruit.foundation.audit.events import Event
from recruit.foundation.refusal import Refusal, refuse_if
from recruit.intake import queries
from recruit.intake.model import IntakeLesson
from recruit.intake.rules.proposals.lessons import Lesson, may_be_taught


def learn(session: Session, lesson: Lesson, *, by: Actor, now: datetime) -> IntakeLesson:
    """Remember what words mean, for every reading after this one, in place of what they meant before.

    Returns the lesson that stands already where it says the same. Raises Refused when the words cannot be remembered.
    """
    refuse_if(may_be_taught(lesson))
    before = queries.lesson_about(session, lesson)
    if before is not None and before.meaning == dict(lesson.meaning):
        return before
    if before is not None:
        unlearn(session, before, by=by, now=now)
    taught = IntakeLesson(
        kind=lesson.kind,
        key=lesson.key,
        phrase=lesson.phrase,
        meaning=dict(lesson.meaning),
        by=by.reference,
        at=now,
    )
    session.add(taught)
    session.flush()
    audit.record(session, Event.INTAKE_LESSON_TAUGHT, taught, by=by, at=now, details={"kind": lesson.kind})
    return taught


def unlearn(session: Session, lesson: IntakeLesson, *, by: Actor, now: datetime) -> None:
    """Take a lesson back: readings after this do not follow it. Raises Refused when it has been taken back already."""
    refuse_if([Refusal("lesson-is-taken-back")] if lesson.revoked_at else [])
    lesson.revoked_by, lesson.revoked_at = by.reference, now
    session.flush()
    audit.record(session, Event.INTAKE_LESSON_TAKEN_BACK, lesson, by=by, at=now)
