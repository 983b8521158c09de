"""That somebody left, who decided it, what was carried out with it so that it can be undone, and who was heard."""

from datetime import date, datetime
from typing import Any
from uuid import UUID

from sqlalchemy import JSON, CheckConstraint, ForeignKey, Index
from sqlalchemy.orm import Mapped, mapped_column, relationship

from recruit.appointments.model.membership import Membership
from recruit.appointments.rules.ending import Hearing
from recruit.appointments.rules.facts import EndReason
from recruit.foundation.choices import choice
from recruit.foundation.db import Base, new_id
from recruit.foundation.once import once_while


class MembershipEnding(Base):
    """That a member or a substitute left, with all that followed; at most one of a membership stands."""

    __tablename__ = "membership_ending"
    __table_args__ = (
        CheckConstraint("(decided_by IS NULL) = (decided_on IS NULL)", name="decided_on_a_day"),
        CheckConstraint("(hearing IS NULL) OR decided_by IS NOT NULL", name="heard_before_a_decision"),
        CheckConstraint("hearing IS NULL OR (hearing = 'heard') = (heard_on IS NOT NULL)", name="heard_on_a_day"),
        CheckConstraint(
            "hearing IS NULL OR hearing = 'heard' OR trim(not_heard_because) <> ''", name="not_heard_for_a_reason"
        ),
        CheckConstraint("(undone_by IS NULL) = (undone_at IS NULL)", name="undone_by_somebody"),
        CheckConstraint("(undone_by IS NULL) = (undone_because IS NULL)", name="undone_with_a_reason"),
        once_while("undone_at IS NULL", "uq_membership_ending_standing", "membership_id"),
    )

    id: Mapped[UUID] = new_id()
    membership_id: Mapped[UUID] = mapped_column(ForeignKey("membership.id"))
    reason: Mapped[EndReason] = mapped_column(choice(EndReason, "reason"))
    note: Mapped[str] = mapped_column(default="")
    decided_by: Mapped[str | None]
    decided_on: Mapped[date | None]
    hearing: Mapped[Hearing | None] = mapped_column(choice(Hearing, "hearing"))
    heard_on: Mapped[date | None]
    not_heard_because: Mapped[str] = mapped_column(default="")
    #: `Consequence` values that were carried out, in their order.
    carried_out: Mapped[list[str]] = mapped_column(JSON)
    #: `Consequence` -> why it was left out.
    left_out: Mapped[dict[str, str]] = mapped_column(JSON)
    #: What the act made and changed (`foundation.undoing`).
    noted: Mapped[dict[str, Any]] = mapped_column(JSON)
    #: The letters that were written with it, by id; letters are no part of what is noted, as they are never deleted.
    letters: Mapped[list[str]] = mapped_column(JSON, default=list, server_default="[]")
    at: Mapped[datetime]
    #: `Actor.reference`.
    by: Mapped[str]
    undone_by: Mapped[str | None]
    undone_at: Mapped[datetime | None]
    undone_because: Mapped[str | None]

    membership: Mapped[Membership] = relationship(lazy="raise_on_sql")


class MembershipHearing(Base):
    """A member was told, before somebody else decides, what it is about and until when they can answer.

    Partshøring, forvaltningsloven § 19. What it was about stands in the letter, and goes with it.
    """

    __tablename__ = "membership_hearing"
    __table_args__ = (Index("ix_membership_hearing_membership_id", "membership_id"),)

    id: Mapped[UUID] = new_id()
    membership_id: Mapped[UUID] = mapped_column(ForeignKey("membership.id"))
    reason: Mapped[EndReason] = mapped_column(choice(EndReason, "reason"))
    #: The last day on which the member can answer.
    answer_by: Mapped[date]
    at: Mapped[datetime]
    #: `Actor.reference`.
    by: Mapped[str]
