"""Who came forward by themselves for an open place of a council."""

from datetime import date, datetime, timedelta
from uuid import UUID

from sqlalchemy import CheckConstraint, ForeignKey, Index
from sqlalchemy.orm import Mapped, mapped_column, relationship

from recruit.bodies.model import Body
from recruit.foundation import clock
from recruit.foundation.choices import choice
from recruit.foundation.db import Base, new_id
from recruit.recruitment.rules.coming_forward import LONGEST_KEPT_DAYS, CameOf, Wish


class ComingForward(Base):
    """Somebody came forward where no call was open. Erased some weeks after it is settled, and after a year at most."""

    __tablename__ = "coming_forward"
    __table_args__ = (
        CheckConstraint("trim(name) <> ''", name="has_a_name"),
        CheckConstraint("email <> '' OR phone <> ''", name="can_be_reached"),
        CheckConstraint("(settled_at IS NULL) = (came_of IS NULL)", name="settled_as_something"),
        CheckConstraint("(settled_at IS NULL) = (settled_by IS NULL)", name="settled_by_somebody"),
        Index("ix_coming_forward_body_id", "body_id"),
    )

    id: Mapped[UUID] = new_id()
    body_id: Mapped[UUID] = mapped_column(ForeignKey("body.id"))
    wish: Mapped[Wish] = mapped_column(choice(Wish, "wish"))
    name: Mapped[str]
    email: Mapped[str] = mapped_column(default="")
    phone: Mapped[str] = mapped_column(default="")
    #: In their own words, why.
    words: Mapped[str] = mapped_column(default="")
    #: The language of the page on which they wrote.
    language: Mapped[str] = mapped_column(default="da")
    at: Mapped[datetime]
    settled_at: Mapped[datetime | None]
    #: `Actor.reference` of whoever answered them.
    settled_by: Mapped[str | None]
    came_of: Mapped[CameOf | None] = mapped_column(choice(CameOf, "came_of"))
    #: What the secretariat writes beside it.
    note: Mapped[str] = mapped_column(default="")

    body: Mapped[Body] = relationship(lazy="raise_on_sql")

    @property
    def erased_by(self) -> date:
        """Return the day on which it is erased at the latest, whatever the rule says."""
        return clock.local(self.at).date() + timedelta(days=LONGEST_KEPT_DAYS + 1)
