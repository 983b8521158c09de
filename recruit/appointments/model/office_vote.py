"""How a council voted for an office: who stood, what was counted at each ballot, and the lots."""

from collections.abc import Sequence
from datetime import date, datetime
from typing import Any
from uuid import UUID

from sqlalchemy import JSON, CheckConstraint, ForeignKey, Index
from sqlalchemy.orm import Mapped, mapped_column, relationship

from recruit.appointments.model.membership import OfficeHolding
from recruit.appointments.rules import Office
from recruit.appointments.rules.constituting import HeldBallot
from recruit.bodies.model import Term
from recruit.foundation.choices import choice
from recruit.foundation.db import Base, new_id


class OfficeVote(Base):
    """A vote for an office at a meeting of the council (Kommunestyrelsesloven § 24 stk. 1)."""

    __tablename__ = "office_vote"
    __table_args__ = (
        CheckConstraint("(concluded_by IS NULL) = (concluded_at IS NULL)", name="concluded_by_somebody"),
        CheckConstraint("(discarded_by IS NULL) = (discarded_at IS NULL)", name="discarded_by_somebody"),
        CheckConstraint("(discarded_because IS NULL) = (discarded_at IS NULL)", name="discarded_for_a_reason"),
        CheckConstraint("discarded_at IS NULL OR concluded_at IS NULL", name="concluded_or_discarded"),
        Index("ix_office_vote_term_id", "term_id"),
    )

    id: Mapped[UUID] = new_id()
    term_id: Mapped[UUID] = mapped_column(ForeignKey("term.id"))
    office: Mapped[Office] = mapped_column(choice(Office, "office"))
    #: The day of the meeting.
    held_on: Mapped[date]
    #: Ids of the memberships of those who stand; their numbers on the ballots are their places here, from 1.
    candidates: Mapped[list[str]] = mapped_column(JSON)
    #: What was noted, in order: `{"ballot": {present, votes, blank, invalid}}` or
    #: `{"lot": {drawn, drawn_by, witnessed_by}}`. The papers themselves are kept nowhere.
    noted: Mapped[list[dict[str, Any]]] = mapped_column(JSON)
    at: Mapped[datetime]
    #: `Actor.reference`.
    by: Mapped[str]
    concluded_at: Mapped[datetime | None]
    concluded_by: Mapped[str | None]
    #: Begun in error, or broken off: nobody has the office by it.
    discarded_at: Mapped[datetime | None]
    discarded_by: Mapped[str | None]
    discarded_because: Mapped[str | None]
    #: The office that came of it; NULL again where it was taken back.
    holding_id: Mapped[UUID | None] = mapped_column(ForeignKey("office_holding.id", ondelete="SET NULL"))
    version: Mapped[int] = mapped_column()

    term: Mapped[Term] = relationship(lazy="raise_on_sql")
    holding: Mapped[OfficeHolding | None] = relationship(lazy="raise_on_sql")

    __mapper_args__ = {"version_id_col": version}  # noqa: RUF012 (SQLAlchemy's own idiom)

    @property
    def is_over(self) -> bool:
        """Return whether nothing more is noted: it is concluded, or discontinued."""
        return self.concluded_at is not None or self.discarded_at is not None

    @property
    def ballots(self) -> list[HeldBallot]:
        """Return the ballots that were held, the first first."""
        return [held_ballot(one["ballot"]) for one in self.noted if "ballot" in one]

    @property
    def lots(self) -> list[Sequence[int]]:
        """Return the lots as they were drawn, the first first."""
        return [one["lot"]["drawn"] for one in self.noted if "lot" in one]


def held_ballot(noted: dict[str, Any]) -> HeldBallot:
    """Return a ballot as it was noted."""
    votes = {int(number): votes for number, votes in noted["votes"].items()}
    return HeldBallot(noted["present"], votes, noted["blank"], noted["invalid"])
