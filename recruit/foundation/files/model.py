"""The table of files."""

from datetime import datetime
from uuid import UUID

from sqlalchemy import CheckConstraint, Index
from sqlalchemy.orm import Mapped, mapped_column

from recruit.foundation.choices import choice
from recruit.foundation.db import Base, new_id
from recruit.foundation.files.rules import Retention


class StoredFile(Base):
    """One file. Its content is loaded only by the query that says so."""

    __tablename__ = "stored_file"
    __table_args__ = (
        CheckConstraint("length(digest) = 64", name="digest_is_sha256"),
        CheckConstraint("length(content) > 0", name="has_content"),
        CheckConstraint("expires_at IS NULL OR stored_at < expires_at", name="expires_after_it_is_stored"),
        Index("ix_stored_file_expires_at", "expires_at"),
    )

    id: Mapped[UUID] = new_id()
    name: Mapped[str]
    media_type: Mapped[str]
    #: SHA-256 of the content, in hexadecimal; addresses carry it, so that a browser may keep the file for ever.
    digest: Mapped[str]
    #: In bytes.
    size: Mapped[int]
    content: Mapped[bytes] = mapped_column(deferred=True, deferred_raiseload=True)
    stored_at: Mapped[datetime]
    #: `Actor.reference`.
    stored_by: Mapped[str]
    #: How long it is kept, where a rule says so; NULL: as long as whatever points at it.
    retention: Mapped[Retention | None] = mapped_column(choice(Retention, "retention"))
    #: When it is erased: a waiting upload soon, a file of a retention class when its time has begun to run.
    expires_at: Mapped[datetime | None]

    @property
    def is_kept(self) -> bool:
        return self.expires_at is None
