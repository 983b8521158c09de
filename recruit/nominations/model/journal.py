"""Packets for the case system (*journalpakker*): what they hold, and whether they are journalised."""

from datetime import date, datetime
from uuid import UUID

from sqlalchemy import CheckConstraint, ForeignKey, Index
from sqlalchemy.orm import Mapped, mapped_column, relationship

from recruit.foundation.db import Base, new_id
from recruit.nominations.model.nomination import Nomination
from recruit.nominations.rules.journal import Made


class JournalPacket(Base):
    """The documents of a round, or of one nomination to it, as they were handed to the case system.

    It holds what was written down up to `at` and is in no packet that is journalised; a whole one holds that, too.
    """

    __tablename__ = "journal_packet"
    __table_args__ = (
        CheckConstraint("first_number >= 1 AND first_number <= last_number", name="numbered_from_one"),
        CheckConstraint("(packed_at IS NULL) = (digest IS NULL)", name="packed_is_known_by_its_digest"),
        CheckConstraint("(packed_at IS NULL) = (first_number IS NULL)", name="packed_has_a_first_number"),
        CheckConstraint("(packed_at IS NULL) = (last_number IS NULL)", name="packed_has_a_last_number"),
        CheckConstraint("(fetched_by IS NULL) = (fetched_at IS NULL)", name="fetched_by_somebody"),
        CheckConstraint("fetched_at IS NULL OR packed_at IS NOT NULL", name="fetched_once_it_is_packed"),
        CheckConstraint("(journalised_by IS NULL) = (journalised_on IS NULL)", name="journalised_by_somebody"),
        CheckConstraint(
            "journalised_on IS NULL OR (fetched_at IS NOT NULL AND trim(journal_number) <> '')",
            name="journalised_under_a_number",
        ),
        CheckConstraint("(revoked_by IS NULL) = (revoked_at IS NULL)", name="revoked_by_somebody"),
        CheckConstraint("(revoked_by IS NULL) = (revoked_because IS NULL)", name="revoked_with_a_reason"),
        CheckConstraint("revoked_at IS NULL OR journalised_on IS NOT NULL", name="revoked_once_it_is_journalised"),
        Index("ix_journal_packet_round_id", "round_id", "at"),
        Index("ix_journal_packet_nomination_id", "nomination_id"),
    )

    id: Mapped[UUID] = new_id()
    round_id: Mapped[UUID] = mapped_column(ForeignKey("recruitment_round.id"))
    #: None: the round with all of its nominations.
    nomination_id: Mapped[UUID | None] = mapped_column(ForeignKey("nomination.id"))
    #: It holds everything from the start, not only what is new.
    is_whole: Mapped[bool] = mapped_column(default=False)
    #: When it was asked for: what was written down later is not in it.
    at: Mapped[datetime]
    #: `Actor.reference`.
    by: Mapped[str]
    #: The documents of a round are numbered in one row, whichever packet they are in.
    first_number: Mapped[int | None]
    last_number: Mapped[int | None]
    packed_at: Mapped[datetime | None]
    #: SHA-256 of the ZIP, in hexadecimal.
    digest: Mapped[str | None]
    #: It waits a day to be fetched.
    file_id: Mapped[UUID | None] = mapped_column(ForeignKey("stored_file.id", ondelete="SET NULL"))
    #: When somebody took it first.
    fetched_at: Mapped[datetime | None]
    fetched_by: Mapped[str | None]
    #: The day on which it was put into the case system, and the number that it got there.
    journalised_on: Mapped[date | None]
    journalised_by: Mapped[str | None]
    journal_number: Mapped[str] = mapped_column(default="")
    revoked_at: Mapped[datetime | None]
    revoked_by: Mapped[str | None]
    revoked_because: Mapped[str | None]

    nomination: Mapped[Nomination | None] = relationship(lazy="raise_on_sql")

    @property
    def is_journalised(self) -> bool:
        return self.journalised_on is not None and self.revoked_at is None

    def made(self) -> Made:
        """Return what the rules ask."""
        return Made(
            numbers=(self.first_number, self.last_number) if self.first_number and self.last_number else None,
            is_fetched=self.fetched_at is not None,
            is_journalised=self.journalised_on is not None,
            is_revoked=self.revoked_at is not None,
        )
