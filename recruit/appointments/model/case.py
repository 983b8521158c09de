"""Who is proposed to the municipal council for the places of a term, and what its decisions made of it."""

from datetime import date, datetime
from uuid import UUID

from sqlalchemy import CheckConstraint, ForeignKey, Index
from sqlalchemy.orm import Mapped, mapped_column, relationship

from recruit.appointments.model.membership import Membership
from recruit.appointments.rules.case import DecidedAs, DesignateFacts, DesignateSource
from recruit.appointments.rules.facts import Role
from recruit.bodies.model import Decision, Seat, SeatGroup, Term
from recruit.foundation.choices import choice
from recruit.foundation.db import Base, new_id
from recruit.foundation.once import once_while
from recruit.nominations.model import Nomination
from recruit.people.model import Organization, Person


class AppointmentCase(Base):
    """A case before the municipal council: who is to be appointed for a term (udpegningssag)."""

    __tablename__ = "appointment_case"
    __table_args__ = (
        CheckConstraint("trim(name) <> ''", name="has_a_name"),
        CheckConstraint("(submitted_by IS NULL) = (submitted_on IS NULL)", name="submitted_by_somebody"),
        Index("ix_appointment_case_term_id", "term_id"),
    )

    id: Mapped[UUID] = new_id()
    term_id: Mapped[UUID] = mapped_column(ForeignKey("term.id"))
    #: What it is called, in Danish: "Udpegning af medlemmer 2026–2029".
    name: Mapped[str]
    opened_at: Mapped[datetime]
    #: `Actor.reference`.
    opened_by: Mapped[str]
    #: The day on which it went to the municipal council; NULL while it has not.
    submitted_on: Mapped[date | None]
    submitted_by: Mapped[str | None]
    version: Mapped[int] = mapped_column()

    term: Mapped[Term] = relationship(lazy="raise_on_sql")
    designates: Mapped[list["Designate"]] = relationship(lazy="raise_on_sql", order_by="Designate.position")

    __mapper_args__ = {"version_id_col": version}  # noqa: RUF012 (SQLAlchemy's own idiom)


class Designate(Base):
    """Somebody who is proposed for a place, as member, or as one of those who are next."""

    __tablename__ = "designate"
    __table_args__ = (
        CheckConstraint("role IN ('member', 'substitute')", name="for_a_place"),
        CheckConstraint("nomination_id IS NOT NULL OR person_id IS NOT NULL", name="is_about_somebody"),
        CheckConstraint("rank IS NULL OR (rank >= 1 AND role = 'substitute')", name="the_next_are_ranked"),
        CheckConstraint("stands_in_for_id IS NULL OR role = 'substitute'", name="only_the_next_stand_in"),
        CheckConstraint("source <> 'municipal_council' OR trim(reason) <> ''", name="deviates_with_a_reason"),
        CheckConstraint("(dropped_at IS NULL) = (dropped_because IS NULL)", name="dropped_with_a_reason"),
        CheckConstraint("(dropped_at IS NULL) = (dropped_by IS NULL)", name="dropped_by_somebody"),
        Index("ix_designate_case_id", "case_id"),
        Index("ix_designate_nomination_id", "nomination_id"),
        Index("ix_designate_person_id", "person_id"),
    )

    id: Mapped[UUID] = new_id()
    case_id: Mapped[UUID] = mapped_column(ForeignKey("appointment_case.id"))
    #: The order on the page, from 1.
    position: Mapped[int]
    seat_group_id: Mapped[UUID] = mapped_column(ForeignKey("seat_group.id"))
    #: NULL: any vacant seat of the group.
    seat_id: Mapped[UUID | None] = mapped_column(ForeignKey("seat.id"))
    role: Mapped[Role] = mapped_column(choice(Role, "role"))
    rank: Mapped[int | None]
    #: For personal substitutes.
    stands_in_for_id: Mapped[UUID | None] = mapped_column(ForeignKey("designate.id"))
    #: A candidate, who becomes a person by the decision, or a person whom the council knows.
    nomination_id: Mapped[UUID | None] = mapped_column(ForeignKey("nomination.id"))
    person_id: Mapped[UUID | None] = mapped_column(ForeignKey("person.id"))
    on_behalf_of_id: Mapped[UUID | None] = mapped_column(ForeignKey("organization.id"))
    #: Members of the municipal council only (GDPR art. 9).
    party: Mapped[str | None]
    source: Mapped[DesignateSource] = mapped_column(choice(DesignateSource, "source"))
    #: The contest, the recommendation or the call; they are of several tables, so there is no foreign key.
    source_id: Mapped[UUID | None]
    #: The day on which the source had come to it.
    source_on: Mapped[date]
    reason: Mapped[str] = mapped_column(default="")
    #: Died, moved away or took it back before the decision.
    dropped_because: Mapped[str | None]
    dropped_at: Mapped[datetime | None]
    dropped_by: Mapped[str | None]

    group: Mapped[SeatGroup] = relationship(lazy="raise_on_sql")
    seat: Mapped[Seat | None] = relationship(lazy="raise_on_sql")
    nomination: Mapped[Nomination | None] = relationship(lazy="raise_on_sql")
    person: Mapped[Person | None] = relationship(lazy="raise_on_sql")
    on_behalf_of: Mapped[Organization | None] = relationship(lazy="raise_on_sql")
    decisions: Mapped[list["DesignateDecision"]] = relationship(
        lazy="raise_on_sql", order_by="DesignateDecision.at", back_populates="designate"
    )

    @property
    def decided(self) -> "DesignateDecision | None":
        """Return what was decided and stands; None before."""
        return next((one for one in self.decisions if one.revoked_at is None), None)

    def facts(self) -> DesignateFacts:
        """Return the designate, loaded with nomination and decisions, as the rules know it."""
        who = self.nomination_id or self.person_id
        assert who is not None  # noqa: S101 (the table says so)
        decided = self.decided
        return DesignateFacts(
            self.id,
            self.seat_group_id,
            self.role,
            self.source,
            self.source_on,
            who,
            self.rank,
            self.stands_in_for_id,
            self._place,
            self.dropped_at is not None,
            decided.decided_as if decided else None,
        )

    @property
    def _place(self) -> tuple[UUID, int] | None:
        place = self.nomination.place if self.nomination else None
        return (self.source_id, place) if self.source_id and place and self.role is Role.MEMBER else None


class DesignateDecision(Base):
    """What the municipal council decided about somebody who was proposed; at most one stands."""

    __tablename__ = "designate_decision"
    __table_args__ = (
        CheckConstraint("membership_id IS NULL OR decided_as = 'appointed'", name="only_the_appointed_sit"),
        CheckConstraint("(revoked_by IS NULL) = (revoked_at IS NULL)", name="revoked_by_somebody"),
        CheckConstraint("(revoked_by IS NULL) = (revoked_because IS NULL)", name="revoked_with_a_reason"),
        once_while("revoked_at IS NULL", "uq_designate_decision_standing", "designate_id"),
        Index("ix_designate_decision_decision_id", "decision_id"),
        Index("ix_designate_decision_membership_id", "membership_id"),
    )

    id: Mapped[UUID] = new_id()
    designate_id: Mapped[UUID] = mapped_column(ForeignKey("designate.id"))
    decision_id: Mapped[UUID] = mapped_column(ForeignKey("decision.id"))
    decided_as: Mapped[DecidedAs] = mapped_column(choice(DecidedAs, "decided_as"))
    #: Why it differs from what was proposed, where it does.
    reason: Mapped[str] = mapped_column(default="")
    #: The place that came of it; NULL again where it was registered in error.
    membership_id: Mapped[UUID | None] = mapped_column(ForeignKey("membership.id", ondelete="SET NULL"))
    at: Mapped[datetime]
    #: `Actor.reference`.
    by: Mapped[str]
    revoked_by: Mapped[str | None]
    revoked_at: Mapped[datetime | None]
    revoked_because: Mapped[str | None]

    designate: Mapped[Designate] = relationship(lazy="raise_on_sql", back_populates="decisions")
    decision: Mapped[Decision] = relationship(lazy="raise_on_sql")
    membership: Mapped[Membership | None] = relationship(lazy="raise_on_sql")
