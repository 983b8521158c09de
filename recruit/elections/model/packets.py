"""Ballot packets: what was packed, who sealed and destroyed it, and how long it is kept."""

from datetime import date, datetime
from uuid import UUID

from sqlalchemy import JSON, CheckConstraint, ForeignKey, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column, relationship

from recruit.elections.rules.packets import PacketStep
from recruit.elections.rules.vocabulary import FormOfVoting
from recruit.foundation.choices import choice
from recruit.foundation.db import Base, new_id
from recruit.foundation.once import once_while
from recruit.foundation.retention.rules import MOST_DAYS


class BallotPacket(Base):
    """Papers of an election that are packed together, under the number on the label."""

    __tablename__ = "ballot_packet"
    __table_args__ = (
        CheckConstraint("number >= 1", name="numbers_from_one"),
        CheckConstraint("trim(label) <> ''", name="has_a_label"),
        CheckConstraint("trim(place) <> ''", name="has_a_place"),
        CheckConstraint("trim(kept_at) <> ''", name="is_kept_somewhere"),
        CheckConstraint("papers >= 0", name="papers_are_a_number"),
        CheckConstraint("(removed_by IS NULL) = (removed_at IS NULL)", name="removed_by_somebody"),
        CheckConstraint("(removed_by IS NULL) = (removed_because IS NULL)", name="removed_with_a_reason"),
        UniqueConstraint("election_id", "number"),
    )

    id: Mapped[UUID] = new_id()
    election_id: Mapped[UUID] = mapped_column(ForeignKey("election.id"))
    number: Mapped[int]
    label: Mapped[str]
    #: `Contents` values.
    contents: Mapped[list[str]] = mapped_column(JSON)
    #: Papers, envelopes or sheets in it.
    papers: Mapped[int]
    #: Where it is from, and how its papers were given; NULL where they are of no form alone.
    place: Mapped[str]
    form: Mapped[FormOfVoting | None] = mapped_column(choice(FormOfVoting, "form"))
    kept_at: Mapped[str]
    at: Mapped[datetime]
    #: `Actor.reference`.
    by: Mapped[str]
    #: Listed by mistake: it is on the list no more, and its number is used for no other.
    removed_by: Mapped[str | None]
    removed_at: Mapped[datetime | None]
    removed_because: Mapped[str | None]

    acts: Mapped[list["PacketAct"]] = relationship(lazy="raise_on_sql", order_by="PacketAct.at")

    def act(self, step: PacketStep) -> "PacketAct | None":
        """Return the record of what was done with it, which stands; None where there is none."""
        return next((one for one in self.acts if one.step is step and one.revoked_at is None), None)

    @property
    def sealed(self) -> "PacketAct | None":
        """That it is sealed."""
        return self.act(PacketStep.SEALED)

    @property
    def destroyed(self) -> "PacketAct | None":
        """That it is destroyed."""
        return self.act(PacketStep.DESTROYED)


class PacketAct(Base):
    """That two people sealed or destroyed a packet; at most one of a kind stands."""

    __tablename__ = "ballot_packet_act"
    __table_args__ = (
        CheckConstraint("(step = 'sealed') = (seal IS NOT NULL)", name="sealed_with_a_number"),
        CheckConstraint("seal IS NULL OR trim(seal) <> ''", name="seal_can_be_read"),
        CheckConstraint("(revoked_by IS NULL) = (revoked_at IS NULL)", name="revoked_by_somebody"),
        CheckConstraint("(revoked_by IS NULL) = (revoked_because IS NULL)", name="revoked_with_a_reason"),
        once_while("revoked_at IS NULL", "uq_ballot_packet_act_standing", "packet_id", "step"),
    )

    id: Mapped[UUID] = new_id()
    packet_id: Mapped[UUID] = mapped_column(ForeignKey("ballot_packet.id"))
    step: Mapped[PacketStep] = mapped_column(choice(PacketStep, "step"))
    on: Mapped[date]
    #: Who did it, one name each.
    people: Mapped[list[str]] = mapped_column(JSON)
    #: The number of the seal.
    seal: Mapped[str | None]
    at: Mapped[datetime]
    #: `Actor.reference`.
    by: Mapped[str]
    revoked_by: Mapped[str | None]
    revoked_at: Mapped[datetime | None]
    revoked_because: Mapped[str | None]


class PacketKeeping(Base):
    """How long the packets of an election are kept, and where that follows from."""

    __tablename__ = "packet_keeping"
    __table_args__ = (
        CheckConstraint(f"days BETWEEN 1 AND {MOST_DAYS}", name="days_in_range"),
        CheckConstraint("trim(source) <> ''", name="follows_from_something"),
    )

    election_id: Mapped[UUID] = mapped_column(ForeignKey("election.id"), primary_key=True)
    #: Until when one can complain about the result.
    complaints_until: Mapped[datetime]
    #: The day on which the municipal council decided; NULL while it has not.
    decided_on: Mapped[date | None]
    days: Mapped[int]
    #: The law or the decision that it follows.
    source: Mapped[str]
    at: Mapped[datetime]
    #: `Actor.reference`.
    by: Mapped[str]
    version: Mapped[int] = mapped_column()

    __mapper_args__ = {"version_id_col": version}  # noqa: RUF012 (SQLAlchemy's own idiom)
