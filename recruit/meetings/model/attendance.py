"""Who was at a meeting, and who has said beforehand that they do not come."""

from datetime import date, datetime, time
from uuid import UUID

from sqlalchemy import JSON, CheckConstraint, ForeignKey, Index, Time, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column, relationship

from recruit.appointments.model import Membership, SubstituteCall
from recruit.foundation.choices import choice
from recruit.foundation.db import Base, new_id
from recruit.foundation.once import once_while
from recruit.meetings.model.meeting import Meeting
from recruit.meetings.rules import Part, Presence
from recruit.meetings.rules.attendance import Noted
from recruit.people.model import Person
from recruit.recruitment.rules import Manner


class Attendance(Base):
    """What is noted about somebody at a meeting."""

    __tablename__ = "attendance"
    __table_args__ = (
        CheckConstraint("(person_id IS NULL) <> (trim(name) = '')", name="is_about_somebody"),
        CheckConstraint("part IN ('guest', 'administration') OR membership_id IS NOT NULL", name="with_a_place"),
        CheckConstraint("seat_id IS NULL OR part IN ('member', 'substitute', 'observer')", name="on_a_seat"),
        CheckConstraint("presence = 'present' OR (came_at IS NULL AND left_at IS NULL)", name="came_to_come_late"),
        CheckConstraint("travel_minutes >= 0", name="travels_some_time"),
        CheckConstraint("(paid_on IS NULL) = (paid_by IS NULL)", name="paid_by_somebody"),
        UniqueConstraint("meeting_id", "person_id"),
        Index("ix_attendance_person_id", "person_id"),
        Index("ix_attendance_membership_id", "membership_id"),
    )

    id: Mapped[UUID] = new_id()
    meeting_id: Mapped[UUID] = mapped_column(ForeignKey("meeting.id"))
    person_id: Mapped[UUID | None] = mapped_column(ForeignKey("person.id"))
    #: Of guests and the administration, who are nobody that the council knows.
    name: Mapped[str] = mapped_column(default="")
    #: The place that somebody came with.
    membership_id: Mapped[UUID | None] = mapped_column(ForeignKey("membership.id"))
    #: The seat that somebody sits on, or would sit on if the member had not come.
    seat_id: Mapped[UUID | None] = mapped_column(ForeignKey("seat.id"))
    part: Mapped[Part] = mapped_column(choice(Part, "part"))
    presence: Mapped[Presence] = mapped_column(choice(Presence, "presence"))
    #: Danish clock times; NULL: the whole meeting.
    came_at: Mapped[time | None] = mapped_column(Time)
    left_at: Mapped[time | None] = mapped_column(Time)
    #: Numbers of items.
    disqualified_for: Mapped[list[int]] = mapped_column(JSON, default=list)
    #: There and back, between municipalities.
    travel_minutes: Mapped[int] = mapped_column(default=0)
    #: The day on which the allowance was paid.
    paid_on: Mapped[date | None]
    paid_by: Mapped[str | None]
    #: The reading of minutes that it came from; intake is a later stage, so there is no foreign key.
    reading_id: Mapped[UUID | None]
    at: Mapped[datetime]
    #: `Actor.reference`.
    by: Mapped[str]
    version: Mapped[int] = mapped_column()

    meeting: Mapped[Meeting] = relationship(lazy="raise_on_sql")
    person: Mapped[Person | None] = relationship(lazy="raise_on_sql")
    membership: Mapped[Membership | None] = relationship(lazy="raise_on_sql")

    __mapper_args__ = {"version_id_col": version}  # noqa: RUF012 (SQLAlchemy's own idiom)

    def facts(self) -> Noted:
        """Return what is noted, as the rules know it."""
        return Noted(
            self.part,
            self.presence,
            self.person_id,
            self.name,
            self.membership_id,
            self.seat_id,
            self.came_at,
            self.left_at,
            tuple(self.disqualified_for),
        )


class Apology(Base):
    """That a member, or a substitute who was called in, does not come; it can be taken back."""

    __tablename__ = "apology"
    __table_args__ = (
        CheckConstraint("(revoked_at IS NULL) = (revoked_by IS NULL)", name="revoked_by_somebody"),
        once_while("revoked_at IS NULL", "uq_apology_standing", "meeting_id", "membership_id"),
        Index("ix_apology_membership_id", "membership_id"),
        Index("ix_apology_call_id", "call_id"),
    )

    id: Mapped[UUID] = new_id()
    meeting_id: Mapped[UUID] = mapped_column(ForeignKey("meeting.id"))
    membership_id: Mapped[UUID] = mapped_column(ForeignKey("membership.id"))
    #: What they have written, if anything; nobody is asked why.
    note: Mapped[str] = mapped_column(default="")
    manner: Mapped[Manner] = mapped_column(choice(Manner, "manner"))
    at: Mapped[datetime]
    #: `Actor.reference` of whoever said so, or entered it.
    by: Mapped[str]
    #: Who is called in instead.
    call_id: Mapped[UUID | None] = mapped_column(ForeignKey("substitute_call.id"))
    revoked_at: Mapped[datetime | None]
    revoked_by: Mapped[str | None]

    meeting: Mapped[Meeting] = relationship(lazy="raise_on_sql")
    membership: Mapped[Membership] = relationship(lazy="raise_on_sql")
    call: Mapped[SubstituteCall | None] = relationship(lazy="raise_on_sql")
