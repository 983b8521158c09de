"""Who voted, as numbers: outer envelopes by post, what they held, and heads at the door.

Nothing here holds anything of a vote, nor the name of a voter.
"""

from datetime import date, datetime
from uuid import UUID

from sqlalchemy import JSON, CheckConstraint, ForeignKey, Index
from sqlalchemy.orm import Mapped, mapped_column

from recruit.elections.rules.voters import Delivery, EnvelopeFault
from recruit.foundation.choices import choice
from recruit.foundation.db import Base, new_id


class Envelope(Base):
    """An outer envelope that came by post, under the number that is written on it."""

    __tablename__ = "envelope"
    __table_args__ = (
        CheckConstraint("number >= 1", name="numbers_from_one"),
        CheckConstraint("confirmed_by IS NULL OR confirmed_by <> judged_by", name="confirmed_by_somebody_else"),
        CheckConstraint("confirmed_by IS NULL OR witness IS NULL", name="confirmed_at_a_screen_or_on_paper"),
        CheckConstraint("trim(witness) <> ''", name="witness_is_named"),
    )

    election_id: Mapped[UUID] = mapped_column(ForeignKey("election.id"), primary_key=True)
    number: Mapped[int] = mapped_column(primary_key=True, autoincrement=False)
    received_on: Mapped[date]
    delivery: Mapped[Delivery] = mapped_column(choice(Delivery, "delivery"))
    #: Why it is rejected; NULL: it is accepted.
    fault: Mapped[EnvelopeFault | None] = mapped_column(choice(EnvelopeFault, "fault"))
    #: `Actor.reference`: who judged it, and who says so too; NULL while nobody does.
    judged_by: Mapped[str]
    confirmed_by: Mapped[str | None]
    #: The name of the second person who stood by and signed on paper, where nobody else has an account.
    witness: Mapped[str | None]

    @property
    def is_confirmed(self) -> bool:
        """Whether a second person says so, at a screen or on paper."""
        return self.confirmed_by is not None or self.witness is not None


class EnvelopeOpening(Base):
    """What the accepted envelopes of an election held."""

    __tablename__ = "envelope_opening"
    __table_args__ = (CheckConstraint("inner_envelopes >= 0", name="envelopes_are_a_number"),)

    election_id: Mapped[UUID] = mapped_column(ForeignKey("election.id"), primary_key=True)
    inner_envelopes: Mapped[int]
    #: Who opened them, one name each.
    people: Mapped[list[str]] = mapped_column(JSON)
    #: Why there are not as many as accepted ones, where there are not.
    remark: Mapped[str] = mapped_column(default="")
    at: Mapped[datetime]
    #: `Actor.reference`.
    by: Mapped[str]
    version: Mapped[int] = mapped_column()

    __mapper_args__ = {"version_id_col": version}  # noqa: RUF012 (SQLAlchemy's own idiom)


class DoorCount(Base):
    """How many voters were counted at the door of a place; when each of them came is written nowhere."""

    __tablename__ = "door_count"
    __table_args__ = (
        CheckConstraint("trim(place) <> ''", name="has_a_place"),
        CheckConstraint("voters >= 0", name="voters_are_a_number"),
    )

    election_id: Mapped[UUID] = mapped_column(ForeignKey("election.id"), primary_key=True)
    place: Mapped[str] = mapped_column(primary_key=True)
    voters: Mapped[int]


class DoorCorrection(Base):
    """That a number from the door was corrected, by how many and why."""

    __tablename__ = "door_correction"
    __table_args__ = (
        CheckConstraint("trim(because) <> ''", name="has_a_reason"),
        CheckConstraint("change <> 0", name="changes_something"),
        Index("ix_door_correction_election_id", "election_id"),
    )

    id: Mapped[UUID] = new_id()
    election_id: Mapped[UUID] = mapped_column(ForeignKey("election.id"))
    place: Mapped[str]
    change: Mapped[int]
    because: Mapped[str]
    at: Mapped[datetime]
    #: `Actor.reference`.
    by: Mapped[str]
