"""That a body was dissolved, with everything that ended with it."""

from datetime import date, datetime
from typing import Any
from uuid import UUID

from sqlalchemy import JSON, CheckConstraint, ForeignKey
from sqlalchemy.orm import Mapped, mapped_column, relationship

from recruit.bodies.model.body import Body
from recruit.bodies.model.decision import Decision
from recruit.foundation.db import Base, new_id
from recruit.foundation.once import once_while


class BodyDissolution(Base):
    """The record that a body is dissolved from a day; at most one stands. What it was stays."""

    __tablename__ = "body_dissolution"
    __table_args__ = (
        CheckConstraint("(undone_by IS NULL) = (undone_at IS NULL)", name="undone_by_somebody"),
        CheckConstraint("(undone_by IS NULL) = (undone_because IS NULL)", name="undone_with_a_reason"),
        once_while("undone_at IS NULL", "uq_body_dissolution_standing", "body_id"),
    )

    id: Mapped[UUID] = new_id()
    body_id: Mapped[UUID] = mapped_column(ForeignKey("body.id"))
    decision_id: Mapped[UUID] = mapped_column(ForeignKey("decision.id"))
    #: First day on which it no longer exists.
    until: Mapped[date]
    #: The forum that carries on, as written; may be empty.
    successor: Mapped[str] = mapped_column(default="")
    #: What the act made and changed (`foundation.undoing`).
    noted: Mapped[dict[str, Any]] = mapped_column(JSON)
    at: Mapped[datetime]
    #: `Actor.reference`.
    by: Mapped[str]
    undone_by: Mapped[str | None]
    undone_at: Mapped[datetime | None]
    undone_because: Mapped[str | None]

    body: Mapped[Body] = relationship(lazy="raise_on_sql")
    decision: Mapped[Decision] = relationship(lazy="raise_on_sql")
