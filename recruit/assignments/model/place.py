"""The places that a council fills in other bodies, who has them, and what they tell."""

from datetime import date, datetime
from uuid import UUID

from sqlalchemy import JSON, CheckConstraint, ForeignKey, Index, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column, relationship

from recruit.assignments.rules import ChosenBy, PlaceMessage, PlaceRole
from recruit.assignments.rules.places import Assigned, Eligibility
from recruit.assignments.rules.reports import ReportFacts
from recruit.bodies.model import Body, Decision
from recruit.bodies.rules import SeatType
from recruit.foundation.choices import choice
from recruit.foundation.dates import Span
from recruit.foundation.db import Base, new_id
from recruit.foundation.overlaps import never_overlap
from recruit.meetings.model import Meeting
from recruit.people.model import Organization, Person


class PlaceElsewhere(Base):
    """A place, or several that are alike, that a council fills in another body."""

    __tablename__ = "place_elsewhere"
    __table_args__ = (
        CheckConstraint("number >= 1", name="there_is_one"),
        CheckConstraint("NOT votes OR role IN ('member', 'substitute')", name="only_members_vote"),
        CheckConstraint("until IS NULL OR since IS NULL OR since < until", name="begins_before_it_ends"),
        CheckConstraint("citation IS NULL OR trim(citation) <> ''", name="rule_has_a_source"),
        CheckConstraint("(citation IS NULL) = (rule_since IS NULL)", name="rule_begins"),
        Index("ix_place_elsewhere_body_id", "body_id"),
        Index("ix_place_elsewhere_target_id", "target_id"),
    )

    id: Mapped[UUID] = new_id()
    #: Who fills it.
    body_id: Mapped[UUID] = mapped_column(ForeignKey("body.id"))
    #: Where it is.
    target_id: Mapped[UUID] = mapped_column(ForeignKey("organization.id"))
    role: Mapped[PlaceRole] = mapped_column(choice(PlaceRole, "role"))
    number: Mapped[int] = mapped_column(default=1)
    votes: Mapped[bool] = mapped_column(default=False)
    is_heard: Mapped[bool] = mapped_column(default=True)
    #: Diæter are paid there.
    allowance: Mapped[bool] = mapped_column(default=False)
    #: What those who are asked are told, and where they read more.
    description: Mapped[str] = mapped_column(default="")
    link: Mapped[str] = mapped_column(default="")
    #: Who is written to there.
    contact_name: Mapped[str] = mapped_column(default="")
    contact_email: Mapped[str] = mapped_column(default="")
    #: The days of the place itself, which need not be those of a term; NULL: on and on.
    since: Mapped[date | None]
    until: Mapped[date | None]
    #: `SeatType` values of those who may have it, while the rule with this citation holds.
    seat_types: Mapped[list[str]] = mapped_column(JSON, default=list)
    citation: Mapped[str | None]
    rule_since: Mapped[date | None]
    rule_until: Mapped[date | None]
    #: Why it is filled no more after its last day.
    closed_because: Mapped[str | None]
    version: Mapped[int] = mapped_column()

    body: Mapped[Body] = relationship(lazy="raise_on_sql")
    target: Mapped[Organization] = relationship(lazy="raise_on_sql")
    assignments: Mapped[list["Assignment"]] = relationship(lazy="raise_on_sql", order_by="Assignment.since")

    __mapper_args__ = {"version_id_col": version}  # noqa: RUF012 (SQLAlchemy's own idiom)

    @property
    def span(self) -> Span:
        return Span(self.since or date.min, self.until)

    @property
    def eligibility(self) -> Eligibility | None:
        """Return who may have the place; None where no rule says."""
        if self.citation is None or self.rule_since is None:
            return None
        span = Span(self.rule_since, self.rule_until)
        return Eligibility([SeatType(one) for one in self.seat_types], self.citation, span)


class Assignment(Base):
    """Somebody has a place elsewhere, for a span of days."""

    __tablename__ = "assignment"
    __table_args__ = (
        CheckConstraint("until IS NULL OR since < until", name="begins_before_it_ends"),
        CheckConstraint("ended_because IS NULL OR until IS NOT NULL", name="reason_needs_an_end"),
        Index("ix_assignment_place_id", "place_id"),
        Index("ix_assignment_person_id", "person_id"),
    )

    id: Mapped[UUID] = new_id()
    place_id: Mapped[UUID] = mapped_column(ForeignKey("place_elsewhere.id"))
    person_id: Mapped[UUID] = mapped_column(ForeignKey("person.id"))
    #: First day in the place.
    since: Mapped[date]
    #: First day no longer in it; NULL: as long as the place.
    until: Mapped[date | None]
    #: What stood there before they gave it up: that is taken back.
    until_before: Mapped[date | None]
    #: Why somebody has it who may not by the rule.
    because: Mapped[str] = mapped_column(default="")
    #: How they were chosen among several, and by which vote or lot.
    chosen_by: Mapped[ChosenBy] = mapped_column(choice(ChosenBy, "chosen_by"))
    chosen_because: Mapped[str] = mapped_column(default="")
    decision_id: Mapped[UUID | None] = mapped_column(ForeignKey("decision.id"))
    #: The round of asking that they came from.
    round_id: Mapped[UUID | None] = mapped_column(ForeignKey("asking_round.id"))
    ended_because: Mapped[str | None]
    #: Why somebody goes on in it who has left the council.
    kept_because: Mapped[str] = mapped_column(default="")
    at: Mapped[datetime]
    #: `Actor.reference`.
    by: Mapped[str]
    version: Mapped[int] = mapped_column()

    place: Mapped[PlaceElsewhere] = relationship(lazy="raise_on_sql", overlaps="assignments")
    person: Mapped[Person] = relationship(lazy="raise_on_sql")
    decision: Mapped[Decision | None] = relationship(lazy="raise_on_sql")
    told: Mapped[list["PlaceTold"]] = relationship(lazy="raise_on_sql", order_by="PlaceTold.at")

    __mapper_args__ = {"version_id_col": version}  # noqa: RUF012 (SQLAlchemy's own idiom)

    @property
    def span(self) -> Span:
        return Span(self.since, self.until)

    @property
    def is_told(self) -> frozenset[PlaceMessage]:
        """What is told of it; loaded with it."""
        return frozenset(one.what for one in self.told)

    def facts(self) -> Assigned:
        """Return the assignment, as the rules know it."""
        return Assigned(self.person_id, self.span)


class PlaceTold(Base):
    """Somebody was told who has a place elsewhere: the body where it is, or whoever has it."""

    __tablename__ = "place_told"
    __table_args__ = (UniqueConstraint("assignment_id", "what"),)

    id: Mapped[UUID] = new_id()
    assignment_id: Mapped[UUID] = mapped_column(ForeignKey("assignment.id"))
    what: Mapped[PlaceMessage] = mapped_column(choice(PlaceMessage, "what"))
    #: With a letter from here; else the secretary has told them in another way.
    by_letter: Mapped[bool]
    #: `ContactKind` values of what the body learnt of how to reach whoever comes, as they have allowed.
    shared: Mapped[list[str]] = mapped_column(JSON, default=list)
    at: Mapped[datetime]
    #: `Actor.reference`.
    by: Mapped[str]


class ReportBack(Base):
    """What somebody who was sent somewhere is to tell the council, and that they have."""

    __tablename__ = "report_back"
    __table_args__ = (
        CheckConstraint("due_on <= by_on", name="due_before_it_is_missing"),
        CheckConstraint("trim(about) <> ''", name="is_about_something"),
        CheckConstraint("(given_on IS NULL) = (noted_by IS NULL)", name="given_and_noted_by_somebody"),
        Index("ix_report_back_body_id", "body_id"),
        Index("ix_report_back_person_id", "person_id"),
    )

    id: Mapped[UUID] = new_id()
    body_id: Mapped[UUID] = mapped_column(ForeignKey("body.id"))
    #: Who tells.
    person_id: Mapped[UUID] = mapped_column(ForeignKey("person.id"))
    #: A meeting of the other body, a course, an event: "Møde i Folkeoplysningsudvalget 3. juni".
    about: Mapped[str]
    assignment_id: Mapped[UUID | None] = mapped_column(ForeignKey("assignment.id"))
    round_id: Mapped[UUID | None] = mapped_column(ForeignKey("asking_round.id"))
    #: First day on which there is something to tell.
    due_on: Mapped[date]
    #: The day of the meeting by which it is told.
    by_on: Mapped[date]
    meeting_id: Mapped[UUID | None] = mapped_column(ForeignKey("meeting.id"))
    reminded_at: Mapped[datetime | None]
    given_on: Mapped[date | None]
    noted_by: Mapped[str | None]

    person: Mapped[Person] = relationship(lazy="raise_on_sql")
    meeting: Mapped[Meeting | None] = relationship(lazy="raise_on_sql")

    def facts(self) -> ReportFacts:
        """Return the report, as the rules know it."""
        return ReportFacts(self.due_on, self.by_on, self.given_on)


never_overlap(Assignment.__table__, "somebody_has_a_place_once_a_day", same=("place_id", "person_id"))
