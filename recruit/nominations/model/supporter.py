"""Supporters (stillere): who vouches for a candidate."""

from datetime import datetime
from uuid import UUID

from sqlalchemy import CheckConstraint, ForeignKey, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from recruit.foundation.choices import choice
from recruit.foundation.db import Base, new_id
from recruit.recruitment.rules import Manner


class Supporter(Base):
    """One person supports one nomination: signed behind the link that the candidate shared, or on paper."""

    __tablename__ = "supporter"
    __table_args__ = (
        CheckConstraint("trim(name) <> ''", name="has_a_name"),
        CheckConstraint("length(identity) = 64", name="identity_is_a_digest"),
        CheckConstraint("(withdrawn_at IS NULL) = (withdrawn_by IS NULL)", name="withdrawn_by_somebody"),
        UniqueConstraint("nomination_id", "identity"),
    )

    id: Mapped[UUID] = new_id()
    nomination_id: Mapped[UUID] = mapped_column(ForeignKey("nomination.id"))
    name: Mapped[str]
    #: Empty where the signature stands on paper.
    email: Mapped[str] = mapped_column(default="")
    address: Mapped[str] = mapped_column(default="")
    #: SHA-256 of what makes a supporter one person: the folded name with the folded e-mail or postal address.
    identity: Mapped[str]
    manner: Mapped[Manner] = mapped_column(choice(Manner, "manner"))
    signed_at: Mapped[datetime]
    #: `Actor.reference`.
    by: Mapped[str]
    withdrawn_at: Mapped[datetime | None]
    withdrawn_by: Mapped[str | None]
