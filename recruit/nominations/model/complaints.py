"""Complaints about what was decided about a nomination, or about a round and its list of candidates."""

from datetime import date, datetime
from uuid import UUID

from sqlalchemy import CheckConstraint, ForeignKey, Index
from sqlalchemy.orm import Mapped, mapped_column, relationship

from recruit.foundation.choices import choice
from recruit.foundation.db import Base, new_id
from recruit.nominations.model.vetting import VettingDecision
from recruit.nominations.rules.complaints import Outcome, Standing, is_late
from recruit.recruitment.rules import Manner


class Complaint(Base):
    """A complaint, to whom it goes, and what was decided about it. What people wrote goes when it is erased."""

    __tablename__ = "complaint"
    __table_args__ = (
        CheckConstraint("trim(complainant) <> ''", name="by_somebody"),
        CheckConstraint("trim(text) <> ''", name="says_something"),
        CheckConstraint("trim(complaint_to) <> ''", name="goes_to_somebody"),
        CheckConstraint("standing <> 'other' OR trim(considered) <> ''", name="others_are_considered"),
        CheckConstraint("(sent_on_to IS NULL) = (sent_on IS NULL)", name="sent_on_to_somebody"),
        CheckConstraint("(outcome IS NULL) = (closed_at IS NULL)", name="closed_with_an_outcome"),
        CheckConstraint("(outcome IS NULL) = (decided_on IS NULL)", name="decided_on_a_day"),
        CheckConstraint("(closed_by IS NULL) = (closed_at IS NULL)", name="closed_by_somebody"),
        CheckConstraint(
            "outcome IS NULL OR outcome = 'withdrawn' OR (trim(decided_by) <> '' AND trim(reason) <> '')",
            name="decided_with_a_reason",
        ),
        Index("ix_complaint_round_id", "round_id"),
        Index("ix_complaint_decision_id", "decision_id"),
    )

    id: Mapped[UUID] = new_id()
    round_id: Mapped[UUID] = mapped_column(ForeignKey("recruitment_round.id"))
    #: What it is about; None: the round, or its list, as a whole.
    decision_id: Mapped[UUID | None] = mapped_column(ForeignKey("vetting_decision.id"))
    complainant: Mapped[str]
    contact: Mapped[str]
    standing: Mapped[Standing] = mapped_column(choice(Standing, "standing"))
    #: What was considered about whether they may complain.
    considered: Mapped[str]
    text: Mapped[str]
    received_at: Mapped[datetime]
    manner: Mapped[Manner] = mapped_column(choice(Manner, "manner"))
    complaint_to: Mapped[str]
    until: Mapped[datetime]
    at: Mapped[datetime]
    #: `Actor.reference`.
    by: Mapped[str]
    sent_on_to: Mapped[str | None]
    sent_on: Mapped[date | None]
    outcome: Mapped[Outcome | None] = mapped_column(choice(Outcome, "outcome"))
    #: Who decided; empty where it was withdrawn.
    decided_by: Mapped[str] = mapped_column(default="")
    decided_on: Mapped[date | None]
    reason: Mapped[str] = mapped_column(default="")
    #: Where one can go from there, as the letter says it; empty: nowhere.
    further_way: Mapped[str] = mapped_column(default="")
    closed_at: Mapped[datetime | None]
    #: `Actor.reference`.
    closed_by: Mapped[str | None]

    decision: Mapped[VettingDecision | None] = relationship(lazy="raise_on_sql")

    @property
    def is_open(self) -> bool:
        return self.outcome is None

    @property
    def is_late(self) -> bool:
        return is_late(self.received_at, self.until)
