"""A council's working groups, and who takes part."""

from datetime import date
from uuid import UUID

from sqlalchemy import CheckConstraint, ForeignKey, Index, false
from sqlalchemy.orm import Mapped, mapped_column, relationship

from recruit.assignments.rules import GroupEnd
from recruit.assignments.rules.groups import GroupFacts, Participation
from recruit.bodies.model import Body
from recruit.foundation.choices import choice
from recruit.foundation.dates import Span
from recruit.foundation.db import Base, new_id
from recruit.foundation.overlaps import never_overlap
from recruit.people.model import Person


class WorkingGroup(Base):
    """A working group of a council."""

    __tablename__ = "working_group"
    __table_args__ = (
        CheckConstraint("trim(name) <> ''", name="has_a_name"),
        CheckConstraint("until IS NULL OR since < until", name="begins_before_it_ends"),
        CheckConstraint("(until IS NULL) = (ended_as IS NULL)", name="ends_for_a_reason"),
        Index("ix_working_group_body_id", "body_id"),
    )

    id: Mapped[UUID] = new_id()
    body_id: Mapped[UUID] = mapped_column(ForeignKey("body.id"))
    name: Mapped[str]
    purpose: Mapped[str] = mapped_column(default="")
    #: The council's public page says that it looks for people, and lets them come forward.
    looks_for_people: Mapped[bool] = mapped_column(default=False, server_default=false())
    since: Mapped[date]
    #: First day on which it is no more.
    until: Mapped[date | None]
    ended_as: Mapped[GroupEnd | None] = mapped_column(choice(GroupEnd, "ended_as"))
    ended_because: Mapped[str] = mapped_column(default="")
    version: Mapped[int] = mapped_column()

    body: Mapped[Body] = relationship(lazy="raise_on_sql")
    participations: Mapped[list["GroupParticipation"]] = relationship(
        lazy="raise_on_sql", order_by="GroupParticipation.since", back_populates="group"
    )

    __mapper_args__ = {"version_id_col": version}  # noqa: RUF012 (SQLAlchemy's own idiom)

    @property
    def span(self) -> Span:
        return Span(self.since, self.until)

    def facts(self) -> GroupFacts:
        """Return the group, loaded with who takes part, as the rules know it."""
        return GroupFacts(self.span, [one.facts() for one in self.participations])


class GroupParticipation(Base):
    """Somebody takes part in a working group; they need not be a member of the council."""

    __tablename__ = "group_participation"
    __table_args__ = (
        CheckConstraint("until IS NULL OR since < until", name="begins_before_it_ends"),
        Index("ix_group_participation_group_id", "group_id"),
        Index("ix_group_participation_person_id", "person_id"),
    )

    id: Mapped[UUID] = new_id()
    group_id: Mapped[UUID] = mapped_column(ForeignKey("working_group.id"))
    person_id: Mapped[UUID] = mapped_column(ForeignKey("person.id"))
    leads: Mapped[bool] = mapped_column(default=False)
    since: Mapped[date]
    until: Mapped[date | None]

    group: Mapped[WorkingGroup] = relationship(lazy="raise_on_sql", back_populates="participations")
    person: Mapped[Person] = relationship(lazy="raise_on_sql")

    @property
    def span(self) -> Span:
        return Span(self.since, self.until)

    def facts(self) -> Participation:
        """Return it, as the rules know it."""
        return Participation(self.person_id, self.span, self.leads)


never_overlap(GroupParticipation.__table__, "takes_part_once_a_day", same=("group_id", "person_id"))
never_overlap(GroupParticipation.__table__, "one_leads_a_group", same=("group_id",), among="{row}.leads")
