"""A council's meetings, and how it meets."""

from datetime import date, datetime
from uuid import UUID

from sqlalchemy import CheckConstraint, ForeignKey, Index
from sqlalchemy.orm import Mapped, mapped_column, relationship

from recruit.bodies.model import Decision, Term
from recruit.foundation import clock
from recruit.foundation.choices import choice
from recruit.foundation.db import Base, new_id
from recruit.foundation.once import once_while
from recruit.meetings.rules import MinutesStyle, Remuneration, SubstituteAttendance
from recruit.meetings.rules.planning import MeetingFacts, Slot
from recruit.meetings.rules.settings import WARNED_AFTER


class MeetingSettings(Base):
    """How a council meets; without a row, as the columns begin."""

    __tablename__ = "meeting_settings"
    __table_args__ = (
        CheckConstraint(
            "substitute_attendance = 'when_prevented' OR attendance_decision_id IS NOT NULL",
            name="beside_the_member_by_a_decision",
        ),
        CheckConstraint("warn_after IS NULL OR warn_after >= 1", name="warns_after_one_or_more"),
    )

    body_id: Mapped[UUID] = mapped_column(ForeignKey("body.id"), primary_key=True)
    #: When substitutes take part.
    substitute_attendance: Mapped[SubstituteAttendance] = mapped_column(
        choice(SubstituteAttendance, "substitute_attendance"), default=SubstituteAttendance.WHEN_PREVENTED
    )
    #: What allows them to come beside the member.
    attendance_decision_id: Mapped[UUID | None] = mapped_column(ForeignKey("decision.id"))
    #: Apologies ask the next substitute by themselves.
    asks_substitutes: Mapped[bool] = mapped_column(default=True)
    remuneration: Mapped[Remuneration] = mapped_column(choice(Remuneration, "remuneration"), default=Remuneration.NONE)
    #: The Danish day from which it is paid; NULL: for every meeting.
    paid_from: Mapped[date | None]
    #: Late, left early, disqualified for an item: noted where a council asks for it.
    notes_times: Mapped[bool] = mapped_column(default=False)
    #: Items are counted on from meeting to meeting.
    items_run_on: Mapped[bool] = mapped_column(default=False)
    #: Whoever has missed so many meetings in a row stands on *I dag*; NULL: nobody does.
    warn_after: Mapped[int | None] = mapped_column(default=WARNED_AFTER)
    #: How often the address of the secretariat's calendar was replaced: an earlier one opens nothing.
    calendar_edition: Mapped[int] = mapped_column(default=0)
    #: How its minutes list who was there; NULL: as the newest minutes that were read in do.
    minutes_style: Mapped[MinutesStyle | None] = mapped_column(choice(MinutesStyle, "minutes_style"))
    version: Mapped[int] = mapped_column()

    attendance_decision: Mapped[Decision | None] = relationship(lazy="raise_on_sql")

    __mapper_args__ = {"version_id_col": version}  # noqa: RUF012 (SQLAlchemy's own idiom)


class Meeting(Base):
    """A meeting of a council, on one Danish day."""

    __tablename__ = "meeting"
    __table_args__ = (
        CheckConstraint("starts_at < ends_at", name="begins_before_it_ends"),
        CheckConstraint("number IS NULL OR number >= 1", name="counted_from_one"),
        CheckConstraint("first_item IS NULL OR first_item >= 1", name="items_counted_from_one"),
        CheckConstraint("(cancelled_at IS NULL) = (cancelled_by IS NULL)", name="cancelled_by_somebody"),
        CheckConstraint("(cancelled_at IS NULL) = (cancelled_because IS NULL)", name="cancelled_with_a_reason"),
        once_while("cancelled_at IS NULL", "uq_meeting_number", "term_id", "number"),
        Index("ix_meeting_term_id", "term_id", "starts_at"),
    )

    id: Mapped[UUID] = new_id()
    #: The term whose members meet, also where they go on after its end.
    term_id: Mapped[UUID] = mapped_column(ForeignKey("term.id"))
    #: Counted through the term.
    number: Mapped[int | None]
    starts_at: Mapped[datetime]
    ends_at: Mapped[datetime]
    place: Mapped[str] = mapped_column(default="")
    #: The number of the first item, where items run on from meeting to meeting.
    first_item: Mapped[int | None]
    #: Everybody may listen.
    is_open: Mapped[bool] = mapped_column(default=False)
    agenda_url: Mapped[str] = mapped_column(default="")
    minutes_url: Mapped[str] = mapped_column(default="")
    #: What those who are invited are told.
    note: Mapped[str] = mapped_column(default="")
    planned_at: Mapped[datetime]
    #: `Actor.reference`.
    planned_by: Mapped[str]
    #: When it was last given another time or place.
    moved_at: Mapped[datetime | None]
    #: When anything about it was last changed, its being cancelled apart; NULL: not since it was planned.
    changed_at: Mapped[datetime | None]
    cancelled_at: Mapped[datetime | None]
    cancelled_by: Mapped[str | None]
    cancelled_because: Mapped[str | None]
    #: Grows with every change; readers' calendars know by it that they have an older one.
    version: Mapped[int] = mapped_column()

    term: Mapped[Term] = relationship(lazy="raise_on_sql")

    __mapper_args__ = {"version_id_col": version}  # noqa: RUF012 (SQLAlchemy's own idiom)

    @property
    def slot(self) -> Slot:
        """Return the Danish day, and from when to when by the clock."""
        begins, ends = clock.local(self.starts_at), clock.local(self.ends_at)
        return Slot(begins.date(), begins.time(), ends.time())

    @property
    def last_changed_at(self) -> datetime:
        """Return when it became as it is; readers' calendars know by it, too."""
        return max(at for at in (self.planned_at, self.changed_at, self.cancelled_at) if at)

    def facts(self, *, has_attendance: bool = False) -> MeetingFacts:
        """Return the meeting, as the rules know it."""
        return MeetingFacts(self.slot, self.number, self.cancelled_at is not None, has_attendance)
