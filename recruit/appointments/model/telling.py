"""Who was written to about a decision, about a term that begins or ends, and what new members have got and given."""

from datetime import date, datetime
from uuid import UUID

from sqlalchemy import JSON, CheckConstraint, ForeignKey, Index, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from recruit.appointments.rules.telling import MemberLetter, Outcome, OutcomeMessage
from recruit.appointments.rules.welcome import WelcomeItem
from recruit.foundation.choices import choice
from recruit.foundation.db import Base, new_id
from recruit.foundation.once import once_while


class OutcomeTold(Base):
    """That somebody was told what the municipal council decided about them; the newest stands. No name is in it."""

    __tablename__ = "outcome_told"
    __table_args__ = (
        CheckConstraint("(nomination_id IS NULL) <> (person_id IS NULL)", name="tells_one_person"),
        once_while("superseded_at IS NULL", "uq_outcome_told_candidate", "case_id", "nomination_id"),
        once_while("superseded_at IS NULL", "uq_outcome_told_person", "case_id", "person_id"),
        Index("ix_outcome_told_nomination_id", "nomination_id"),
        Index("ix_outcome_told_person_id", "person_id"),
    )

    id: Mapped[UUID] = new_id()
    case_id: Mapped[UUID] = mapped_column(ForeignKey("appointment_case.id"))
    #: A candidate, or else a person whom the council knows.
    nomination_id: Mapped[UUID | None] = mapped_column(ForeignKey("nomination.id"))
    person_id: Mapped[UUID | None] = mapped_column(ForeignKey("person.id"))
    what: Mapped[Outcome] = mapped_column(choice(Outcome, "what"))
    #: `OutcomeMessage.facts`.
    facts: Mapped[dict[str, str]] = mapped_column(JSON)
    at: Mapped[datetime]
    #: `Actor.reference`.
    by: Mapped[str]
    #: When another letter took its place, or it was stopped before anybody sent it.
    superseded_at: Mapped[datetime | None]

    @property
    def message(self) -> OutcomeMessage:
        """What the letter said."""
        return OutcomeMessage(self.what, self.facts)


class MemberTold(Base):
    """That a member was welcomed, thanked, or told that they go on until others are appointed: once in a term."""

    __tablename__ = "member_told"
    __table_args__ = (UniqueConstraint("term_id", "person_id", "what"), Index("ix_member_told_person_id", "person_id"))

    id: Mapped[UUID] = new_id()
    term_id: Mapped[UUID] = mapped_column(ForeignKey("term.id"))
    person_id: Mapped[UUID] = mapped_column(ForeignKey("person.id"))
    what: Mapped[MemberLetter] = mapped_column(choice(MemberLetter, "what"))
    at: Mapped[datetime]
    #: `Actor.reference`.
    by: Mapped[str]


class WelcomeStep(Base):
    """One item of a member's welcome list that is settled; taken back, it is no longer."""

    __tablename__ = "welcome_step"
    __table_args__ = (
        CheckConstraint("(revoked_by IS NULL) = (revoked_at IS NULL)", name="revoked_by_somebody"),
        once_while("revoked_at IS NULL", "uq_welcome_step_standing", "membership_id", "item"),
        Index("ix_welcome_step_membership_id", "membership_id"),
    )

    id: Mapped[UUID] = new_id()
    membership_id: Mapped[UUID] = mapped_column(ForeignKey("membership.id", ondelete="CASCADE"))
    item: Mapped[WelcomeItem] = mapped_column(choice(WelcomeItem, "item"))
    #: False: this member does not need it, such as a payroll number where nothing is paid.
    is_needed: Mapped[bool] = mapped_column(default=True)
    #: The day on which it was done, or on which it was found that it is not needed.
    done_on: Mapped[date]
    at: Mapped[datetime]
    #: `Actor.reference`.
    by: Mapped[str]
    revoked_at: Mapped[datetime | None]
    revoked_by: Mapped[str | None]
