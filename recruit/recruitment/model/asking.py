"""Who is asked to find candidates: organisations that own a seat, members with a network, and whom they thought of."""

from datetime import date, datetime
from uuid import UUID

from sqlalchemy import CheckConstraint, ForeignKey, Index, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column, relationship

from recruit.bodies.model import SeatGroup
from recruit.foundation.choices import choice
from recruit.foundation.db import Base, new_id
from recruit.people.model import Organization, Person
from recruit.recruitment.model.channel import Channel
from recruit.recruitment.model.round import RecruitmentRound
from recruit.recruitment.rules import DeviationReason, Manner, ProspectAnswer


class OrganisationCall(Base):
    """An organisation that owns seats of a group is asked to propose: a woman and a man for each, or a reason.

    Ligestillingsloven § 10 a, stk. 1 and 2. Whom it proposes are nominations that point here.
    """

    __tablename__ = "organisation_call"
    __table_args__ = (
        CheckConstraint("places >= 1", name="has_a_place"),
        CheckConstraint("deviation IS NULL OR answered_at IS NOT NULL", name="deviates_in_its_answer"),
        CheckConstraint(
            "deviation IS NULL OR deviation <> 'other' OR coalesce(trim(deviation_text), '') <> ''",
            name="another_reason_is_stated",
        ),
        CheckConstraint("(answered_at IS NULL) = (manner IS NULL)", name="answered_in_some_manner"),
        UniqueConstraint("round_id", "seat_group_id", "organization_id"),
    )

    id: Mapped[UUID] = new_id()
    round_id: Mapped[UUID] = mapped_column(ForeignKey("recruitment_round.id"))
    seat_group_id: Mapped[UUID] = mapped_column(ForeignKey("seat_group.id"))
    organization_id: Mapped[UUID] = mapped_column(ForeignKey("organization.id"))
    places: Mapped[int] = mapped_column(default=1)
    #: Its own deadline; like the round's to the end of its second.
    closes_at: Mapped[datetime]
    language: Mapped[str] = mapped_column(default="da")
    contact_name: Mapped[str] = mapped_column(default="")
    contact_email: Mapped[str] = mapped_column(default="")
    asked_at: Mapped[datetime | None]
    reminded_at: Mapped[datetime | None]
    deviation: Mapped[DeviationReason | None] = mapped_column(choice(DeviationReason, "deviation"))
    deviation_text: Mapped[str | None]
    #: Of the two proposed for a place, whoever is not chosen becomes the personal substitute.
    other_as_substitute: Mapped[bool] = mapped_column(default=False)
    answered_at: Mapped[datetime | None]
    #: `Actor.reference` of whoever entered the answer.
    answered_by: Mapped[str | None]
    manner: Mapped[Manner | None] = mapped_column(choice(Manner, "manner"))
    version: Mapped[int] = mapped_column()

    round: Mapped[RecruitmentRound] = relationship(lazy="raise_on_sql")
    seat_group: Mapped[SeatGroup] = relationship(lazy="raise_on_sql")
    organization: Mapped[Organization] = relationship(lazy="raise_on_sql")

    __mapper_args__ = {"version_id_col": version}  # noqa: RUF012 (SQLAlchemy's own idiom)


class NetworkCall(Base):
    """A member was asked to pass the call on, with a link of their own: the channel's."""

    __tablename__ = "network_call"
    __table_args__ = (UniqueConstraint("round_id", "person_id"),)

    id: Mapped[UUID] = new_id()
    round_id: Mapped[UUID] = mapped_column(ForeignKey("recruitment_round.id"))
    person_id: Mapped[UUID] = mapped_column(ForeignKey("person.id"))
    channel_id: Mapped[UUID] = mapped_column(ForeignKey("recruitment_channel.id"))
    asked_at: Mapped[datetime]
    reminded_at: Mapped[datetime | None]

    person: Mapped[Person] = relationship(lazy="raise_on_sql")
    channel: Mapped[Channel] = relationship(lazy="raise_on_sql")


class Prospect(Base):
    """Somebody who might like to stand, as somebody else suggested. Erased after at most 30 days (GDPR art. 14, 5)."""

    __tablename__ = "prospect"
    __table_args__ = (
        CheckConstraint("trim(name) <> ''", name="has_a_name"),
        CheckConstraint("trim(suggested_by) <> ''", name="suggested_by_somebody"),
        CheckConstraint("kept_on < erase_on", name="erased_after_it_is_kept"),
        CheckConstraint("(answered_at IS NULL) = (answer IS NULL)", name="answered_something"),
        Index("ix_prospect_round_id", "round_id"),
        Index("ix_prospect_erase_on", "erase_on"),
    )

    id: Mapped[UUID] = new_id()
    round_id: Mapped[UUID] = mapped_column(ForeignKey("recruitment_round.id"))
    channel_id: Mapped[UUID | None] = mapped_column(ForeignKey("recruitment_channel.id"))
    name: Mapped[str]
    email: Mapped[str] = mapped_column(default="")
    phone: Mapped[str] = mapped_column(default="")
    language: Mapped[str] = mapped_column(default="da")
    #: Who gave the name; the first message says so (GDPR art. 14(2)(f)).
    suggested_by: Mapped[str]
    kept_on: Mapped[date]
    #: The first day on which it is no longer kept.
    erase_on: Mapped[date]
    #: When the first message, which says where the name came from, was written.
    asked_at: Mapped[datetime | None]
    answer: Mapped[ProspectAnswer | None] = mapped_column(choice(ProspectAnswer, "answer"))
    answered_at: Mapped[datetime | None]
    #: `Actor.reference` of whoever wrote the name down.
    by: Mapped[str]
