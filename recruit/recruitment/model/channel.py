"""Channels: where the call is met, with a short link each, and how many followed it."""

from datetime import date, datetime
from uuid import UUID

from sqlalchemy import CheckConstraint, ForeignKey, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column, relationship

from recruit.foundation.choices import choice
from recruit.foundation.db import Base, new_id
from recruit.people.model import Organization, Person
from recruit.recruitment.model.round import RecruitmentRound
from recruit.recruitment.rules import ChannelKind


class Channel(Base):
    """One way in which people meet the call of a round: a language centre, a page, one member's network."""

    __tablename__ = "recruitment_channel"
    __table_args__ = (
        CheckConstraint("trim(label) <> ''", name="has_a_label"),
        CheckConstraint("trim(code) <> ''", name="has_a_code"),
        UniqueConstraint("round_id", "label"),
        UniqueConstraint("round_id", "person_id"),
    )

    id: Mapped[UUID] = new_id()
    round_id: Mapped[UUID] = mapped_column(ForeignKey("recruitment_round.id"))
    kind: Mapped[ChannelKind] = mapped_column(choice(ChannelKind, "kind"))
    #: "Sprogcenter Fjordby".
    label: Mapped[str]
    #: What stands in its short link: `/k/<code>`.
    code: Mapped[str] = mapped_column(unique=True)
    #: Whose network it is, where a member was asked to spread the call.
    person_id: Mapped[UUID | None] = mapped_column(ForeignKey("person.id"))
    organization_id: Mapped[UUID | None] = mapped_column(ForeignKey("organization.id"))
    #: From then on it is offered no more; its link still works.
    retired_at: Mapped[datetime | None]
    version: Mapped[int] = mapped_column()

    round: Mapped[RecruitmentRound] = relationship(lazy="raise_on_sql")
    person: Mapped[Person | None] = relationship(lazy="raise_on_sql")
    organization: Mapped[Organization | None] = relationship(lazy="raise_on_sql")

    __mapper_args__ = {"version_id_col": version}  # noqa: RUF012 (SQLAlchemy's own idiom)


class ChannelVisit(Base):
    """How often the short link was followed on a day; nothing about whoever followed it."""

    __tablename__ = "recruitment_channel_visit"
    __table_args__ = (CheckConstraint("visits >= 1", name="counts_upwards"),)

    channel_id: Mapped[UUID] = mapped_column(ForeignKey("recruitment_channel.id"), primary_key=True)
    #: The day in Denmark.
    day: Mapped[date] = mapped_column(primary_key=True)
    visits: Mapped[int]
