"""Who stands, in which order: fixed by a recorded act, revocable with a reason."""

from datetime import date, datetime
from uuid import UUID

from sqlalchemy import CheckConstraint, ForeignKey, Index, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column, relationship

from recruit.foundation.choices import choice
from recruit.foundation.db import Base, new_id
from recruit.foundation.once import once_while
from recruit.nominations.model.nomination import Nomination
from recruit.nominations.rules.candidates import CandidateOrder


class CandidateList(Base):
    """The candidates of a round; while it stands and until `down_on` they are public. At most one of a round stands."""

    __tablename__ = "candidate_list"
    __table_args__ = (
        CheckConstraint(
            "(ordered_by = 'lot') = (lot_drawn_by IS NOT NULL AND trim(lot_drawn_by) <> '')", name="lot_is_drawn"
        ),
        CheckConstraint(
            "(ordered_by = 'lot') = (lot_witnessed_by IS NOT NULL AND trim(lot_witnessed_by) <> '')",
            name="lot_is_witnessed",
        ),
        CheckConstraint("(lot_drawn_by IS NULL) = (lot_drawn_on IS NULL)", name="lot_has_a_day"),
        CheckConstraint("(revoked_by IS NULL) = (revoked_at IS NULL)", name="revoked_by_somebody"),
        CheckConstraint("(revoked_by IS NULL) = (revoked_because IS NULL)", name="revoked_with_a_reason"),
        once_while("revoked_at IS NULL", "uq_candidate_list_standing", "round_id"),
    )

    id: Mapped[UUID] = new_id()
    round_id: Mapped[UUID] = mapped_column(ForeignKey("recruitment_round.id"))
    ordered_by: Mapped[CandidateOrder] = mapped_column(choice(CandidateOrder, "ordered_by"))
    lot_drawn_by: Mapped[str | None]
    lot_witnessed_by: Mapped[str | None]
    lot_drawn_on: Mapped[date | None]
    #: Why it was fixed although complaints were open; empty where none was.
    despite: Mapped[str] = mapped_column(default="", server_default="")
    #: The first day on which the candidates are public no longer.
    down_on: Mapped[date]
    at: Mapped[datetime]
    #: `Actor.reference`.
    by: Mapped[str]
    revoked_by: Mapped[str | None]
    revoked_at: Mapped[datetime | None]
    revoked_because: Mapped[str | None]

    candidates: Mapped[list["Candidate"]] = relationship(lazy="raise_on_sql", order_by="Candidate.position")


class Candidate(Base):
    """Somebody on a list, at a place of it. It holds nothing personal."""

    __tablename__ = "candidate"
    __table_args__ = (
        UniqueConstraint("list_id", "nomination_id"),
        CheckConstraint("position >= 1", name="positions_from_one"),
        Index("ix_candidate_nomination_id", "nomination_id"),
    )

    list_id: Mapped[UUID] = mapped_column(ForeignKey("candidate_list.id"), primary_key=True)
    #: The order, from 1.
    position: Mapped[int] = mapped_column(primary_key=True, autoincrement=False)
    nomination_id: Mapped[UUID] = mapped_column(ForeignKey("nomination.id"))

    nomination: Mapped[Nomination] = relationship(lazy="raise_on_sql")
