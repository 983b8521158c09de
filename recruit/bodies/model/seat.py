"""Seat groups and seats: the places of a term, whether or not somebody sits there."""

from datetime import date
from uuid import UUID

from sqlalchemy import CheckConstraint, ForeignKey, Index, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column, relationship

from recruit.bodies.rules import FillingMethod, NewSeatGroup, SeatType, StatutoryGroup, SubstituteArrangement
from recruit.foundation.choices import choice
from recruit.foundation.db import Base, new_id
from recruit.people.model import Organization


class SeatGroup(Base):
    """The seats of a term that are filled in one way (medlemsgruppe)."""

    __tablename__ = "seat_group"
    __table_args__ = (
        CheckConstraint("trim(label) <> ''", name="has_a_label"),
        CheckConstraint("seats_decided >= 0", name="seats_decided_is_a_number"),
        CheckConstraint(
            "substitutes >= 0 AND (arrangement <> 'none' OR substitutes = 0)", name="substitutes_have_an_arrangement"
        ),
        UniqueConstraint("term_id", "position"),
        UniqueConstraint("term_id", "label"),
    )

    id: Mapped[UUID] = new_id()
    term_id: Mapped[UUID] = mapped_column(ForeignKey("term.id"))
    #: The order on the page, from 1.
    position: Mapped[int]
    #: As every page and paper prints it; a type code is never shown.
    label: Mapped[str]
    seats_decided: Mapped[int]
    seat_type: Mapped[SeatType] = mapped_column(choice(SeatType, "seat_type"))
    filling_method: Mapped[FillingMethod] = mapped_column(choice(FillingMethod, "filling_method"))
    #: Which of the law's groups of members it belongs to, where it belongs to one.
    statutory_group: Mapped[StatutoryGroup | None] = mapped_column(choice(StatutoryGroup, "statutory_group"))
    #: Who proposes somebody, and who appoints; NULL when each seat's own organisation does, or the municipal council.
    nominating_id: Mapped[UUID | None] = mapped_column(ForeignKey("organization.id"))
    appointing_id: Mapped[UUID | None] = mapped_column(ForeignKey("organization.id"))
    #: What the charter asks of whoever sits here.
    criterion: Mapped[str | None]
    has_vote: Mapped[bool] = mapped_column(default=True)
    arrangement: Mapped[SubstituteArrangement] = mapped_column(choice(SubstituteArrangement, "arrangement"))
    #: Substitutes: for each member when personal, in all when a list.
    substitutes: Mapped[int]
    #: A substitute's permanent entry needs a new decision of the municipal council.
    entry_needs_decision: Mapped[bool] = mapped_column(default=True)
    version: Mapped[int] = mapped_column()

    seats: Mapped[list["Seat"]] = relationship(lazy="raise_on_sql", order_by="Seat.number", back_populates="group")
    nominating: Mapped[Organization | None] = relationship(foreign_keys=nominating_id, lazy="raise_on_sql")
    appointing: Mapped[Organization | None] = relationship(foreign_keys=appointing_id, lazy="raise_on_sql")

    __mapper_args__ = {"version_id_col": version}  # noqa: RUF012 (SQLAlchemy's own idiom)

    def facts(self) -> NewSeatGroup:
        """Return what it is, as the rules know it."""
        return NewSeatGroup(
            label=self.label,
            seats=self.seats_decided,
            seat_type=self.seat_type,
            filling_method=self.filling_method,
            arrangement=self.arrangement,
            substitutes=self.substitutes,
            criterion=self.criterion or "",
            statutory_group=self.statutory_group,
            has_vote=self.has_vote,
            entry_needs_decision=self.entry_needs_decision,
        )


class Seat(Base):
    """One place in a seat group (Popolo: Post). It exists whether or not somebody sits there."""

    __tablename__ = "seat"
    __table_args__ = (
        CheckConstraint("number >= 1", name="numbered_from_one"),
        CheckConstraint("represents_id IS NULL OR represents_text IS NULL", name="represents_one_thing"),
        CheckConstraint("succeeds_id IS NULL OR succeeds_id <> id", name="does_not_succeed_itself"),
        UniqueConstraint("seat_group_id", "number"),
        # A membership points at seat and group together, so that the two can never disagree.
        UniqueConstraint("id", "seat_group_id", name="uq_seat_and_its_group"),
        UniqueConstraint("succeeds_id"),
        Index("ix_seat_represents_id", "represents_id"),
    )

    id: Mapped[UUID] = new_id()
    seat_group_id: Mapped[UUID] = mapped_column(ForeignKey("seat_group.id"))
    #: Within the group, from 1.
    number: Mapped[int]
    #: Whom the seat is for: an organization that we know, or a field as written ("skoleområdet").
    represents_id: Mapped[UUID | None] = mapped_column(ForeignKey("organization.id"))
    represents_text: Mapped[str | None]
    #: The part of that organization: "Lokaludvalget".
    represents_unit: Mapped[str | None]
    #: The seat of the last term that this one follows: its holder goes on until somebody is appointed here.
    succeeds_id: Mapped[UUID | None] = mapped_column(ForeignKey("seat.id"))

    group: Mapped[SeatGroup] = relationship(lazy="raise_on_sql", back_populates="seats")
    represents: Mapped[Organization | None] = relationship(lazy="raise_on_sql")

    def represents_on(self, day: date) -> str | None:
        """Return whom the seat is for, by the name of that day."""
        return self.represents.name_on(day) if self.represents else self.represents_text
