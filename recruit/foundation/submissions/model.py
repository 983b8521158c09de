"""The table of submitted forms."""

from datetime import datetime

from sqlalchemy import CheckConstraint, Index
from sqlalchemy.orm import Mapped, mapped_column

from recruit.foundation.db import Base


class FormSubmission(Base):
    """A form that has acted. The primary key makes the same form act once."""

    __tablename__ = "form_submission"
    __table_args__ = (
        CheckConstraint("length(key_digest) = 64", name="key_is_a_digest"),
        Index("ix_form_submission_at", "at"),
    )

    key_digest: Mapped[str] = mapped_column(primary_key=True)
    #: `Actor.reference` of who sent it.
    owner: Mapped[str]
    #: The page that it belongs to.
    endpoint: Mapped[str]
    #: Where the sender was led; the front page until the act has said better.
    address: Mapped[str]
    at: Mapped[datetime]
