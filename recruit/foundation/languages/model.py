"""The table of reviews; which languages are shown stands on the municipality."""

from datetime import date, datetime
from uuid import UUID

from sqlalchemy import CheckConstraint, Index, text
from sqlalchemy.orm import Mapped

from recruit.foundation.db import Base, new_id


class LanguageReview(Base):
    """Somebody who reads the language well has approved every sentence of it; holds until it is revoked."""

    __tablename__ = "language_review"
    __table_args__ = (
        CheckConstraint("trim(reviewer) <> ''", name="reviewed_by_somebody"),
        CheckConstraint("(revoked_by IS NULL) = (revoked_at IS NULL)", name="revoked_by_somebody"),
        Index(
            "uq_language_review_standing",
            "language",
            unique=True,
            sqlite_where=text("revoked_at IS NULL"),
            postgresql_where=text("revoked_at IS NULL"),
        ),
    )

    id: Mapped[UUID] = new_id()
    language: Mapped[str]
    reviewer: Mapped[str]
    reviewed_on: Mapped[date]
    #: Which sentences were read, as `i18n.edition`: a later catalogue may say something else.
    edition: Mapped[str]
    #: `Actor.reference` of whoever wrote it down.
    by: Mapped[str]
    at: Mapped[datetime]
    revoked_by: Mapped[str | None]
    revoked_at: Mapped[datetime | None]
