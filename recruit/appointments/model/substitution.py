"""Who was called in for whom, and what each of those who were asked has said."""

from datetime import date, datetime
from uuid import UUID

from sqlalchemy import CheckConstraint, ForeignKey, Index, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column, relationship

from recruit.appointments.model.membership import Membership
from recruit.appointments.rules.substitution import (
    Asked,
    CallFacts,
    CallKind,
    FilledBy,
    SubstitutionReason,
    leave_days,
)
from recruit.foundation import clock
from recruit.foundation.choices import choice
from recruit.foundation.dates import Span
from recruit.foundation.db import Base, new_id
from recruit.foundation.once import once_while
from recruit.recruitment.rules import Manner


class SubstituteCall(Base):
    """Somebody is to step in for a member: at a meeting, during a leave, or for good."""

    __tablename__ = "substitute_call"
    __table_args__ = (
        CheckConstraint("until IS NULL OR since < until", name="begins_before_it_ends"),
        CheckConstraint("kind <> 'leave' OR until IS NOT NULL", name="leave_ends"),
        CheckConstraint("(closed_at IS NULL) = (closed_by IS NULL)", name="closed_by_somebody"),
        CheckConstraint("filled_by IS NULL OR closed_at IS NOT NULL", name="left_open_when_closed"),
        CheckConstraint("entered_as_id IS NULL OR kind = 'for_good'", name="enters_for_good"),
        CheckConstraint("entered_as_id IS NULL OR closed_at IS NOT NULL", name="entered_when_closed"),
        Index("ix_substitute_call_member_id", "member_id"),
    )

    id: Mapped[UUID] = new_id()
    #: The membership of whoever is away, or has left.
    member_id: Mapped[UUID] = mapped_column(ForeignKey("membership.id"))
    kind: Mapped[CallKind] = mapped_column(choice(CallKind, "kind"))
    reason: Mapped[SubstitutionReason] = mapped_column(choice(SubstitutionReason, "reason"))
    #: First day on which somebody is needed.
    since: Mapped[date]
    #: First day on which nobody is needed any more; NULL: to the end of the term.
    until: Mapped[date | None]
    note: Mapped[str] = mapped_column(default="")
    opened_at: Mapped[datetime]
    #: `Actor.reference`.
    opened_by: Mapped[str]
    closed_at: Mapped[datetime | None]
    closed_by: Mapped[str | None]
    #: Why the place stays open, and who may fill it.
    closed_because: Mapped[str] = mapped_column(default="")
    filled_by: Mapped[FilledBy | None] = mapped_column(choice(FilledBy, "filled_by"))
    #: The membership of whoever took over for good.
    entered_as_id: Mapped[UUID | None] = mapped_column(ForeignKey("membership.id", ondelete="SET NULL"))
    version: Mapped[int] = mapped_column()

    member: Mapped[Membership] = relationship(lazy="raise_on_sql", foreign_keys=member_id)
    entered_as: Mapped[Membership | None] = relationship(lazy="raise_on_sql", foreign_keys=entered_as_id)
    asks: Mapped[list["SubstituteAsk"]] = relationship(
        lazy="raise_on_sql", order_by="SubstituteAsk.position", back_populates="call"
    )

    __mapper_args__ = {"version_id_col": version}  # noqa: RUF012 (SQLAlchemy's own idiom)

    @property
    def span(self) -> Span:
        return Span(self.since, self.until)

    @property
    def leave_days(self) -> Span | None:
        """Return the days on which the member is on leave; None for another kind of call, or a leave that was none."""
        closed_on = clock.local(self.closed_at).date() if self.closed_at else None
        return leave_days(self.span, closed_on, self.filled_by) if self.kind is CallKind.LEAVE else None

    def facts(self) -> CallFacts:
        """Return the call, loaded with its asks, as the rules know it."""
        asks = [one.facts() for one in self.asks]
        return CallFacts(self.kind, self.span, asks, self.closed_at is not None, self.leave_days)


class SubstituteAsk(Base):
    """A substitute who was asked to step in; declining is remembered and takes nobody off the list."""

    __tablename__ = "substitute_ask"
    __table_args__ = (
        CheckConstraint("position >= 1", name="asked_in_order"),
        CheckConstraint("asked_at < answer_by", name="answered_after_it_is_asked"),
        CheckConstraint("(answered_at IS NULL) = (accepts IS NULL)", name="answer_has_a_time"),
        CheckConstraint("(answered_at IS NULL) = (answered_by IS NULL)", name="answered_by_somebody"),
        CheckConstraint("(answered_at IS NULL) = (manner IS NULL)", name="answered_in_some_manner"),
        CheckConstraint("(withdrawn_at IS NULL) = (withdrawn_by IS NULL)", name="withdrawn_by_somebody"),
        UniqueConstraint("call_id", "substitute_id"),
        UniqueConstraint("call_id", "position"),
        once_while("accepts AND withdrawn_at IS NULL", "uq_substitute_ask_accepted", "call_id"),
        Index("ix_substitute_ask_substitute_id", "substitute_id"),
    )

    id: Mapped[UUID] = new_id()
    call_id: Mapped[UUID] = mapped_column(ForeignKey("substitute_call.id"))
    #: The order in which they were asked, from 1.
    position: Mapped[int]
    #: The membership of the substitute.
    substitute_id: Mapped[UUID] = mapped_column(ForeignKey("membership.id"))
    asked_at: Mapped[datetime]
    asked_by: Mapped[str]
    #: Up to and including this instant.
    answer_by: Mapped[datetime]
    reminded_at: Mapped[datetime | None]
    accepts: Mapped[bool | None]
    answered_at: Mapped[datetime | None]
    #: `Actor.reference` of whoever answered, or entered it.
    answered_by: Mapped[str | None]
    manner: Mapped[Manner | None] = mapped_column(choice(Manner, "manner"))
    withdrawn_at: Mapped[datetime | None]
    withdrawn_by: Mapped[str | None]

    call: Mapped[SubstituteCall] = relationship(lazy="raise_on_sql", back_populates="asks")
    substitute: Mapped[Membership] = relationship(lazy="raise_on_sql")

    def facts(self) -> Asked:
        """Return the ask as the rules know it."""
        return Asked(self.substitute_id, self.answer_by, self.accepts, self.withdrawn_at is not None)
