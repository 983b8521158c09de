"""What people ask for about their own data (GDPR chapter III), and what was answered."""

from datetime import date, datetime
from uuid import UUID

from sqlalchemy import CheckConstraint, ForeignKey, Index
from sqlalchemy.orm import Mapped, mapped_column

from recruit.foundation.choices import choice
from recruit.foundation.db import Base, new_id
from recruit.foundation.once import once_while
from recruit.nominations.rules.rights import Ground
from recruit.recruitment.rules import Manner


class ErasureRequest(Base):
    """Somebody asks to be erased (art. 17). It is answered in a month: all is erased, or what stays is told and why."""

    __tablename__ = "erasure_request"
    __table_args__ = (
        CheckConstraint("(answered_at IS NULL) = (answered_by IS NULL)", name="answered_by_somebody"),
        CheckConstraint("(answered_at IS NULL) = (erased IS NULL)", name="answered_with_something"),
        CheckConstraint("erased IS NULL OR erased OR trim(reason) <> ''", name="kept_for_a_reason"),
        once_while("answered_at IS NULL", "uq_erasure_request_open", "nomination_id"),
        Index("ix_erasure_request_nomination_id", "nomination_id"),
    )

    id: Mapped[UUID] = new_id()
    nomination_id: Mapped[UUID] = mapped_column(ForeignKey("nomination.id"))
    received_at: Mapped[datetime]
    manner: Mapped[Manner] = mapped_column(choice(Manner, "manner"))
    #: `Actor.reference`.
    by: Mapped[str]
    answered_at: Mapped[datetime | None]
    answered_by: Mapped[str | None]
    erased: Mapped[bool | None]
    #: What stays and why, as the person reads it; empty where all was erased.
    reason: Mapped[str] = mapped_column(default="")


class Restriction(Base):
    """What stands in a nomination is kept and not used (art. 18); the person is told before that ends."""

    __tablename__ = "restriction"
    __table_args__ = (
        CheckConstraint("trim(reason) <> ''", name="has_a_reason"),
        CheckConstraint("(told_at IS NULL) = (told_by IS NULL)", name="told_by_somebody"),
        CheckConstraint("(told_at IS NULL) = (lifts_on IS NULL)", name="told_when_it_ends"),
        CheckConstraint("(lifted_at IS NULL) = (lifted_by IS NULL)", name="lifted_by_somebody"),
        CheckConstraint("lifted_at IS NULL OR (told_at IS NOT NULL AND told_at < lifted_at)", name="told_before"),
        once_while("lifted_at IS NULL", "uq_restriction_standing", "nomination_id"),
        Index("ix_restriction_nomination_id", "nomination_id"),
    )

    id: Mapped[UUID] = new_id()
    nomination_id: Mapped[UUID] = mapped_column(ForeignKey("nomination.id"))
    ground: Mapped[Ground] = mapped_column(choice(Ground, "ground"))
    reason: Mapped[str]
    since: Mapped[datetime]
    #: `Actor.reference`.
    by: Mapped[str]
    #: When the person was told that it ends, and the first day on which it may.
    told_at: Mapped[datetime | None]
    told_by: Mapped[str | None]
    lifts_on: Mapped[date | None]
    lifted_at: Mapped[datetime | None]
    lifted_by: Mapped[str | None]
