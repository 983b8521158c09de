"""The tables of intake: a reading that waits, and the record that it was put to use or discarded."""

from datetime import datetime
from typing import Any
from uuid import UUID

from sqlalchemy import JSON, CheckConstraint, ForeignKey, Index, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column, relationship

from recruit.bodies.model import Term
from recruit.foundation.db import Base, new_id


class IntakeReading(Base):
    """What was understood from one text, and what has been decided about it. The text itself is never kept."""

    __tablename__ = "intake_reading"
    __table_args__ = (
        CheckConstraint("length(digest) = 64", name="has_a_digest"),
        Index("ix_intake_reading_digest", "digest"),
    )

    id: Mapped[UUID] = new_id()
    #: SHA-256 of the text: the same minutes are recognised without being kept.
    digest: Mapped[str]
    #: The reading as `formats.stored` writes it. Of lines that were not understood, only the numbers are left once the
    #: reading is applied; nothing is left when it is discarded.
    content: Mapped[dict[str, Any] | None] = mapped_column(JSON(none_as_null=True))
    #: What the secretary decided about people and contradictions so far.
    decisions: Mapped[dict[str, Any]] = mapped_column(JSON, default=dict)
    #: The term that the people belong to; NULL until it is chosen.
    term_id: Mapped[UUID | None] = mapped_column(ForeignKey("term.id"))
    #: `Actor.reference`.
    read_by: Mapped[str]
    read_at: Mapped[datetime]
    version: Mapped[int] = mapped_column()

    term: Mapped[Term | None] = relationship(lazy="raise_on_sql")
    application: Mapped["IntakeApplication | None"] = relationship(lazy="raise_on_sql")
    discarding: Mapped["IntakeDiscarding | None"] = relationship(lazy="raise_on_sql")

    __mapper_args__ = {"version_id_col": version}  # noqa: RUF012 (SQLAlchemy's own idiom)

    @property
    def waits(self) -> bool:
        """Return True while it can still be put to use."""
        return self.application is None and self.discarding is None


class IntakeApplication(Base):
    """A reading was put to use: once, and the same text once for a term."""

    __tablename__ = "intake_application"
    __table_args__ = (UniqueConstraint("term_id", "digest"),)

    reading_id: Mapped[UUID] = mapped_column(ForeignKey("intake_reading.id"), primary_key=True)
    term_id: Mapped[UUID] = mapped_column(ForeignKey("term.id"))
    digest: Mapped[str]
    by: Mapped[str]
    at: Mapped[datetime]
    #: How many got a place, and how many had one already.
    placed: Mapped[int]
    standing: Mapped[int]


class IntakeDiscarding(Base):
    """A reading was thrown away; what it had understood is erased."""

    __tablename__ = "intake_discarding"

    reading_id: Mapped[UUID] = mapped_column(ForeignKey("intake_reading.id"), primary_key=True)
    by: Mapped[str]
    at: Mapped[datetime]
