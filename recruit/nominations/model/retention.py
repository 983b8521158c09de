"""Stops of erasing (*slettestop*): what may not be erased although its time is over."""

from datetime import datetime
from uuid import UUID

from sqlalchemy import CheckConstraint, ForeignKey, Index
from sqlalchemy.orm import Mapped, mapped_column, relationship

from recruit.foundation.db import Base, new_id
from recruit.nominations.model.nomination import Nomination
from recruit.recruitment.model import RecruitmentRound


class RetentionStop(Base):
    """While it stands, nothing of a round, or of one nomination to it, is erased because its time is over."""

    __tablename__ = "retention_stop"
    __table_args__ = (
        CheckConstraint("trim(reason) <> ''", name="has_a_reason"),
        CheckConstraint("(revoked_by IS NULL) = (revoked_at IS NULL)", name="revoked_by_somebody"),
        Index("ix_retention_stop_round_id", "round_id"),
        Index("ix_retention_stop_nomination_id", "nomination_id"),
    )

    id: Mapped[UUID] = new_id()
    round_id: Mapped[UUID] = mapped_column(ForeignKey("recruitment_round.id"))
    #: None: the whole round.
    nomination_id: Mapped[UUID | None] = mapped_column(ForeignKey("nomination.id"))
    #: Such as access to documents that somebody has asked for.
    reason: Mapped[str]
    at: Mapped[datetime]
    #: `Actor.reference`.
    by: Mapped[str]
    revoked_by: Mapped[str | None]
    revoked_at: Mapped[datetime | None]

    round: Mapped[RecruitmentRound] = relationship(lazy="raise_on_sql")
    nomination: Mapped[Nomination | None] = relationship(lazy="raise_on_sql")
