"""What somebody with the right to decide has decided about a body."""

from datetime import date
from uuid import UUID

from sqlalchemy import CheckConstraint, ForeignKey, Index
from sqlalchemy.orm import Mapped, mapped_column, relationship

from recruit.bodies.rules import DecisionKind
from recruit.foundation.choices import choice
from recruit.foundation.db import Base, new_id
from recruit.people.model import Organization


class Decision(Base):
    """A decision about a body: who decided, when, and where it can be found again."""

    __tablename__ = "decision"
    __table_args__ = (
        CheckConstraint("(decided_by_id IS NULL) <> (decided_by_text IS NULL)", name="decided_by_somebody"),
        Index("ix_decision_body_id", "body_id"),
        Index("ix_decision_case_number", "case_number"),
    )

    id: Mapped[UUID] = new_id()
    #: The body that it is about.
    body_id: Mapped[UUID] = mapped_column(ForeignKey("body.id"))
    kind: Mapped[DecisionKind] = mapped_column(choice(DecisionKind, "kind"))
    #: Who decided: an organization that we know, or its name as written.
    decided_by_id: Mapped[UUID | None] = mapped_column(ForeignKey("organization.id"))
    decided_by_text: Mapped[str | None]
    decided_on: Mapped[date]
    case_number: Mapped[str | None]
    #: The number of the item on the agenda.
    item: Mapped[str | None]
    url: Mapped[str | None]
    version: Mapped[int] = mapped_column()

    decided_by: Mapped[Organization | None] = relationship(lazy="raise_on_sql")

    __mapper_args__ = {"version_id_col": version}  # noqa: RUF012 (SQLAlchemy's own idiom)

    @property
    def deciding_body(self) -> str:
        """Return who decided, by the name of that day."""
        return self.decided_by.name_on(self.decided_on) if self.decided_by else self.decided_by_text or ""
