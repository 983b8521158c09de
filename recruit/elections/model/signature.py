"""Who of the election committee has signed a result; and what was noted of an entry by mistake."""

from datetime import datetime
from uuid import UUID

from sqlalchemy import CheckConstraint, ForeignKey, Index
from sqlalchemy.orm import Mapped, mapped_column

from recruit.foundation.db import Base, new_id
from recruit.foundation.once import once_while


class ResultSignature(Base):
    """That one of the election committee, signed in, says that a result is right. It holds for that result alone."""

    __tablename__ = "result_signature"
    __table_args__ = (
        CheckConstraint("length(digest) = 64", name="digest_is_sha256"),
        once_while("revoked_at IS NULL", "uq_result_signature_standing", "election_id", "by", "digest"),
    )

    id: Mapped[UUID] = new_id()
    election_id: Mapped[UUID] = mapped_column(ForeignKey("election.id"))
    #: `rules.signing.digest` of what was signed.
    digest: Mapped[str]
    at: Mapped[datetime]
    #: `Actor.reference`; nobody else takes it back.
    by: Mapped[str]
    revoked_at: Mapped[datetime | None]


class EntryRestoration(Base):
    """That somebody on a ballot was said to have dropped out, and why, which was a mistake."""

    __tablename__ = "entry_restoration"
    __table_args__ = (Index("ix_entry_restoration_contest_id", "contest_id"),)

    id: Mapped[UUID] = new_id()
    contest_id: Mapped[UUID] = mapped_column(ForeignKey("contest.id"))
    #: The entry's number: the entry itself goes where the ballots are taken back.
    number: Mapped[int]
    #: What was said, by whom (`Actor.reference`) and when.
    because: Mapped[str]
    said_by: Mapped[str]
    said_at: Mapped[datetime]
    at: Mapped[datetime]
    #: `Actor.reference`.
    by: Mapped[str]
