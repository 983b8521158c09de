"""The tables of intake: a reading that waits, the records that it was put to use or discarded, and what was taught."""

from datetime import datetime
from typing import Any
from uuid import UUID

from sqlalchemy import JSON, CheckConstraint, ForeignKey, Index
from sqlalchemy.orm import Mapped, mapped_column, relationship

from recruit.bodies.model import Term
from recruit.foundation.choices import choice
from recruit.foundation.db import Base, new_id
from recruit.foundation.files.model import StoredFile
from recruit.foundation.once import once_while
from recruit.intake.rules.proposals.lessons import LessonKind


class IntakeReading(Base):
    """What was understood from one file or text, and what has been decided about it."""

    __tablename__ = "intake_reading"
    __table_args__ = (
        CheckConstraint("length(digest) = 64", name="has_a_digest"),
        Index("ix_intake_reading_digest", "digest"),
        Index("ix_intake_reading_file_id", "file_id"),
    )

    id: Mapped[UUID] = new_id()
    #: SHA-256 of the file's bytes: it is recognised, and known as the source, when it has long been erased.
    digest: Mapped[str]
    #: What the file was called; empty for a text that was pasted.
    source_name: Mapped[str] = mapped_column(default="")
    #: The file itself; NULL once its time is over.
    file_id: Mapped[UUID | None] = mapped_column(ForeignKey(StoredFile.id, ondelete="SET NULL"))
    #: The reading as `formats.stored` writes it; NULL once its time is over, like the file.
    content: Mapped[dict[str, Any] | None] = mapped_column(JSON(none_as_null=True))
    #: What the secretary decided about people and contradictions so far.
    decisions: Mapped[dict[str, Any]] = mapped_column(JSON, default=dict)
    #: The term that the people belong to; NULL until it is chosen.
    term_id: Mapped[UUID | None] = mapped_column(ForeignKey("term.id"))
    #: `Actor.reference`.
    read_by: Mapped[str]
    read_at: Mapped[datetime]
    #: When the last of it was put to use; NULL while something waits.
    finished_at: Mapped[datetime | None]
    version: Mapped[int] = mapped_column()

    term: Mapped[Term | None] = relationship(lazy="raise_on_sql")
    applications: Mapped[list["IntakeApplication"]] = relationship(
        lazy="raise_on_sql", order_by="IntakeApplication.at", back_populates="reading"
    )
    discarding: Mapped["IntakeDiscarding | None"] = relationship(lazy="raise_on_sql")

    __mapper_args__ = {"version_id_col": version}  # noqa: RUF012 (SQLAlchemy's own idiom)

    @property
    def waits(self) -> bool:
        """Return True while something of it can still be put to use."""
        return self.finished_at is None and self.discarding is None

    @property
    def applied(self) -> frozenset[int]:
        """Return who has been put to use, by number; whoever was taken back again waits as before."""
        return frozenset(number for one in self.applications if not one.undone_at for number in one.numbers)


class IntakeApplication(Base):
    """A reading, or what was ready of it, was put to use; undone as a whole, as long as nothing was built on it."""

    __tablename__ = "intake_application"
    __table_args__ = (
        CheckConstraint("(undone_by IS NULL) = (undone_at IS NULL)", name="undone_by_somebody"),
        Index("ix_intake_application_reading_id", "reading_id"),
    )

    id: Mapped[UUID] = new_id()
    reading_id: Mapped[UUID] = mapped_column(ForeignKey("intake_reading.id"))
    term_id: Mapped[UUID] = mapped_column(ForeignKey("term.id"))
    #: `Actor.reference`.
    by: Mapped[str]
    at: Mapped[datetime]
    #: How many got a place, how many had one already, and how many are known from now on without a place.
    placed: Mapped[int]
    standing: Mapped[int]
    known_only: Mapped[int] = mapped_column(default=0)
    #: Which people of the reading are dealt with, by number.
    numbers: Mapped[list[int]] = mapped_column(JSON, default=list)
    #: The ids of the rows that were made, by table and in order, and what was changed, with before and after.
    made: Mapped[dict[str, Any]] = mapped_column(JSON, default=dict)
    undone_by: Mapped[str | None]
    undone_at: Mapped[datetime | None]

    reading: Mapped[IntakeReading] = relationship(lazy="raise_on_sql", back_populates="applications")


class IntakeDiscarding(Base):
    """A reading was thrown away; what it had understood is erased."""

    __tablename__ = "intake_discarding"

    reading_id: Mapped[UUID] = mapped_column(ForeignKey("intake_reading.id"), primary_key=True)
    by: Mapped[str]
    at: Mapped[datetime]


class IntakeLesson(Base):
    """What a secretary taught the reader once, for all readings after it, until somebody takes it back."""

    __tablename__ = "intake_lesson"
    __table_args__ = (
        CheckConstraint("trim(key) <> ''", name="has_a_key"),
        CheckConstraint("trim(phrase) <> ''", name="has_a_phrase"),
        CheckConstraint("(revoked_by IS NULL) = (revoked_at IS NULL)", name="revoked_by_somebody"),
        once_while("revoked_at IS NULL", "uq_intake_lesson_standing", "kind", "key"),
    )

    id: Mapped[UUID] = new_id()
    kind: Mapped[LessonKind] = mapped_column(choice(LessonKind, "kind"))
    #: The phrase folded for searching.
    key: Mapped[str]
    #: The words as they stood in the file it was taught from.
    phrase: Mapped[str]
    #: What they mean, as `formats.stored` writes it.
    meaning: Mapped[dict[str, Any]] = mapped_column(JSON, default=dict)
    #: `Actor.reference`.
    by: Mapped[str]
    at: Mapped[datetime]
    revoked_by: Mapped[str | None]
    revoked_at: Mapped[datetime | None]
