"""What the secretariat has taught the reader and not taken back."""

from collections.abc import Sequence
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import Session

from recruit.foundation.refusal import NotFound
from recruit.intake.model import IntakeLesson
from recruit.intake.rules.proposals.lessons import Lesson


def standing_lessons(session: Session) -> Sequence[IntakeLesson]:
    """Return every lesson that stands, the newest first."""
    chosen = select(IntakeLesson).where(IntakeLesson.revoked_at.is_(None))
    return session.scalars(chosen.order_by(IntakeLesson.at.desc(), IntakeLesson.key)).all()


def lessons(session: Session) -> list[Lesson]:
    """Return every lesson that stands, as the rules follow it."""
    return [as_rule(lesson) for lesson in standing_lessons(session)]


def lesson(session: Session, lesson_id: UUID, *, for_change: bool = False) -> IntakeLesson:
    """Return a lesson, standing or not; `for_change` locks it until the transaction ends. Raises NotFound."""
    found = session.get(IntakeLesson, lesson_id, with_for_update=for_change or None)
    if found is None:
        raise NotFound("intake_lesson")
    return found


def lesson_about(session: Session, lesson: Lesson) -> IntakeLesson | None:
    """Return the standing lesson about the same words, locked until the transaction ends."""
    chosen = select(IntakeLesson).where(IntakeLesson.kind == lesson.kind, IntakeLesson.key == lesson.key)
    return session.scalars(chosen.where(IntakeLesson.revoked_at.is_(None)).with_for_update()).one_or_none()


def as_rule(lesson: IntakeLesson) -> Lesson:
    """Return a lesson as the rules follow it."""
    return Lesson(lesson.kind, lesson.phrase, lesson.meaning)
