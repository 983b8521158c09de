"""The table of one-time links."""

from datetime import datetime
from uuid import UUID

from sqlalchemy import CheckConstraint, Index
from sqlalchemy.orm import Mapped, mapped_column

from recruit.foundation.db import Base, new_id


class OneTimeLink(Base):
    """A link in a letter, bound to one purpose and one subject."""

    __tablename__ = "one_time_link"
    __table_args__ = (
        CheckConstraint("length(purpose) > 0", name="has_a_purpose"),
        CheckConstraint("created_at < expires_at", name="begins_before_it_ends"),
        Index("ix_one_time_link_subject", "purpose", "subject_id"),
    )

    id: Mapped[UUID] = new_id()
    token_digest: Mapped[str] = mapped_column(unique=True)
    #: What it can be used for, such as "choose-password"; nothing else.
    purpose: Mapped[str]
    #: The id of the row that it is about; the purpose says in which table.
    subject_id: Mapped[UUID]
    created_at: Mapped[datetime]
    expires_at: Mapped[datetime]
    #: When it was used, or withdrawn because a newer one or the deed itself made it void.
    used_at: Mapped[datetime | None]
