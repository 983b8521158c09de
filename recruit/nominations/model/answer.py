"""What the nominee was asked, what they answered, and that somebody took it back."""

from collections.abc import Callable
from datetime import datetime
from typing import Any
from uuid import UUID

from sqlalchemy import CheckConstraint, ForeignKey, Index
from sqlalchemy.orm import Mapped, mapped_column

from recruit.foundation.choices import choice
from recruit.foundation.db import Base, new_id
from recruit.foundation.once import once_while
from recruit.recruitment.rules import Manner


def standing_once(table: str) -> Index:
    """Let at most one row of a nomination stand: the others are revoked."""
    return once_while("revoked_at IS NULL", f"uq_{table}_standing", "nomination_id")


def as_it_came(column: str) -> Callable[[Any], datetime]:
    """Return the instant that stands in another column of the row, as what comes here is written down at once."""

    def same(context: Any) -> datetime:
        arrived: datetime = context.get_current_parameters()[column]
        return arrived

    return same


class NomineeAsk(Base):
    """Somebody who was proposed was asked whether they stand."""

    __tablename__ = "nominee_ask"
    __table_args__ = (
        CheckConstraint("asked_at < expires_at", name="expires_after_it_is_asked"),
        CheckConstraint("reminders >= 0", name="reminders_are_counted"),
        Index("ix_nominee_ask_expires_at", "expires_at"),
    )

    nomination_id: Mapped[UUID] = mapped_column(ForeignKey("nomination.id"), primary_key=True)
    asked_at: Mapped[datetime]
    #: Without an answer until then the nomination lapses, and what is personal is erased.
    expires_at: Mapped[datetime]
    reminders: Mapped[int] = mapped_column(default=0)
    reminded_at: Mapped[datetime | None]


class NominationAnswer(Base):
    """What the nominee answered. A later answer revokes the one before: at most one stands."""

    __tablename__ = "nomination_answer"
    __table_args__ = (
        CheckConstraint("(revoked_by IS NULL) = (revoked_at IS NULL)", name="revoked_by_somebody"),
        standing_once("nomination_answer"),
        Index("ix_nomination_answer_nomination_id", "nomination_id"),
    )

    id: Mapped[UUID] = new_id()
    nomination_id: Mapped[UUID] = mapped_column(ForeignKey("nomination.id"))
    #: True: *tilsagn*, the person stands.
    accepts: Mapped[bool]
    at: Mapped[datetime]
    #: When it was written down: later, where it came on paper.
    written_at: Mapped[datetime] = mapped_column(default=as_it_came("at"))
    #: `Actor.reference`.
    by: Mapped[str]
    manner: Mapped[Manner] = mapped_column(choice(Manner, "manner"))
    revoked_by: Mapped[str | None]
    revoked_at: Mapped[datetime | None]


class NominationWithdrawal(Base):
    """The person no longer stands, at their own wish; or whoever proposed them took it back before an answer."""

    __tablename__ = "nomination_withdrawal"
    __table_args__ = (
        CheckConstraint("(revoked_by IS NULL) = (revoked_at IS NULL)", name="revoked_by_somebody"),
        standing_once("nomination_withdrawal"),
        Index("ix_nomination_withdrawal_nomination_id", "nomination_id"),
    )

    id: Mapped[UUID] = new_id()
    nomination_id: Mapped[UUID] = mapped_column(ForeignKey("nomination.id"))
    at: Mapped[datetime]
    #: When it was written down: later, where it came on paper.
    written_at: Mapped[datetime] = mapped_column(default=as_it_came("at"))
    #: `Actor.reference`.
    by: Mapped[str]
    manner: Mapped[Manner] = mapped_column(choice(Manner, "manner"))
    #: Whoever proposed the person did it, not the person.
    by_nominator: Mapped[bool] = mapped_column(default=False)
    reason: Mapped[str] = mapped_column(default="")
    revoked_by: Mapped[str | None]
    revoked_at: Mapped[datetime | None]
