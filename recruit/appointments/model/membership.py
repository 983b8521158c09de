"""The tables of memberships and offices."""

from datetime import date
from uuid import UUID

from sqlalchemy import CheckConstraint, ForeignKey, ForeignKeyConstraint, Index, UniqueConstraint, text
from sqlalchemy.orm import Mapped, mapped_column, relationship

from recruit.appointments.rules import EndReason, Held, Office, Role
from recruit.bodies.model import Decision, Seat, SeatGroup
from recruit.bodies.rules import SubstituteArrangement
from recruit.foundation.choices import choice
from recruit.foundation.dates import PartialDate, Precision, Span, last_day
from recruit.foundation.db import Base, new_id
from recruit.foundation.overlaps import never_overlap
from recruit.foundation.triggers import on_create
from recruit.people.model import Organization, Person

#: What a substitute is bound to, by the arrangement of the group on the day of the appointment.
_SHAPES = {
    "personal": "substitute_for_id IS NOT NULL AND seat_id IS NULL",
    "list": "rank IS NOT NULL AND seat_id IS NULL AND substitute_for_id IS NULL",
    "organisation": "seat_id IS NOT NULL AND substitute_for_id IS NULL",
    "political_group": "seat_id IS NULL AND substitute_for_id IS NULL AND rank IS NULL",
}


class Membership(Base):
    """One person in one place of a body for a span of days. Never edited into another one when it has ended."""

    __tablename__ = "membership"
    __table_args__ = (
        CheckConstraint("until IS NULL OR since < until", name="begins_before_it_ends"),
        CheckConstraint("end_reason IS NULL OR until IS NOT NULL", name="reason_needs_an_end"),
        CheckConstraint(
            "role <> 'member' OR (seat_id IS NOT NULL AND substitute_for_id IS NULL AND rank IS NULL)",
            name="member_has_a_seat",
        ),
        CheckConstraint(
            "role <> 'associate' OR (seat_id IS NULL AND substitute_for_id IS NULL AND rank IS NULL)",
            name="associate_has_no_seat",
        ),
        CheckConstraint("(role = 'substitute') = (arrangement IS NOT NULL)", name="substitute_has_an_arrangement"),
        CheckConstraint("arrangement IS NULL OR arrangement <> 'none'", name="arrangement_is_one"),
        *(
            CheckConstraint(f"arrangement IS NULL OR arrangement <> '{name}' OR ({shape})", name=f"{name}_substitute")
            for name, shape in _SHAPES.items()
        ),
        CheckConstraint("rank IS NULL OR rank >= 1", name="ranked_from_one"),
        CheckConstraint("substitute_for_id IS NULL OR substitute_for_id <> id", name="not_own_substitute"),
        CheckConstraint("on_behalf_of_id IS NULL OR on_behalf_of_text IS NULL", name="on_behalf_of_one_thing"),
        # Seat and member belong to the same group as the membership itself.
        ForeignKeyConstraint(
            ["seat_id", "seat_group_id"], ["seat.id", "seat.seat_group_id"], name="fk_membership_seat_of_its_group"
        ),
        ForeignKeyConstraint(
            ["substitute_for_id", "seat_group_id"],
            ["membership.id", "membership.seat_group_id"],
            name="fk_membership_member_of_its_group",
        ),
        UniqueConstraint("id", "seat_group_id", name="uq_membership_and_its_group"),
        Index("ix_membership_person_id", "person_id"),
        Index("ix_membership_seat_group_id", "seat_group_id"),
        Index("ix_membership_seat_id", "seat_id"),
        # Who comes and who leaves these days are few of all.
        Index("ix_membership_since", "since"),
        Index(
            "ix_membership_until",
            "until",
            sqlite_where=text("until IS NOT NULL"),
            postgresql_where=text("until IS NOT NULL"),
        ),
    )

    id: Mapped[UUID] = new_id()
    person_id: Mapped[UUID] = mapped_column(ForeignKey("person.id"))
    role: Mapped[Role] = mapped_column(choice(Role, "role"))
    seat_group_id: Mapped[UUID] = mapped_column(ForeignKey("seat_group.id"))
    #: For members, and for the substitute of an organisation's seat.
    seat_id: Mapped[UUID | None]
    #: How a substitute stands in; copied from the group when appointed.
    arrangement: Mapped[SubstituteArrangement | None] = mapped_column(choice(SubstituteArrangement, "arrangement"))
    #: For personal substitutes: the membership of whoever they stand in for.
    substitute_for_id: Mapped[UUID | None]
    #: 1 is called first.
    rank: Mapped[int | None]
    #: For whom somebody sits here: an organization that we know, or a field as written.
    on_behalf_of_id: Mapped[UUID | None] = mapped_column(ForeignKey("organization.id"))
    on_behalf_of_text: Mapped[str | None]
    represents_unit: Mapped[str | None]
    #: Members of the municipal council only (GDPR art. 9).
    party: Mapped[str | None]
    #: First day in the place.
    since: Mapped[date]
    since_precision: Mapped[Precision] = mapped_column(choice(Precision, "since_precision"), default=Precision.DAY)
    #: Nobody has said when it began: the first day of the term was taken.
    since_assumed: Mapped[bool] = mapped_column(default=False)
    #: First day no longer in it; NULL while it runs to the end of the term, and then on if the body holds over.
    until: Mapped[date | None]
    until_precision: Mapped[Precision] = mapped_column(choice(Precision, "until_precision"), default=Precision.DAY)
    end_reason: Mapped[EndReason | None] = mapped_column(choice(EndReason, "end_reason"))
    #: The decision that appointed; NULL while it is not recorded.
    decision_id: Mapped[UUID | None] = mapped_column(ForeignKey("decision.id"))
    #: The reading of minutes that it came from; intake is a later stage, so there is no foreign key.
    reading_id: Mapped[UUID | None]
    version: Mapped[int] = mapped_column()

    person: Mapped[Person] = relationship(lazy="raise_on_sql")
    group: Mapped[SeatGroup] = relationship(lazy="raise_on_sql")
    seat: Mapped[Seat | None] = relationship(lazy="raise_on_sql", viewonly=True)
    on_behalf_of: Mapped[Organization | None] = relationship(lazy="raise_on_sql")
    decision: Mapped[Decision | None] = relationship(lazy="raise_on_sql")
    offices: Mapped[list["OfficeHolding"]] = relationship(
        lazy="raise_on_sql", order_by="OfficeHolding.since", back_populates="membership"
    )

    __mapper_args__ = {"version_id_col": version}  # noqa: RUF012 (SQLAlchemy's own idiom)

    @property
    def span(self) -> Span:
        return Span(self.since, self.until)

    @property
    def first_day(self) -> PartialDate:
        return PartialDate(self.since, self.since_precision)

    @property
    def last_day(self) -> PartialDate | None:
        """Return the last day in the place; None while it runs to the end of the term."""
        return last_day(self.until, self.until_precision) if self.until else None

    def facts(self) -> Held:
        """Return the place, as the rules know it."""
        return Held(
            self.id,
            self.person_id,
            self.role,
            self.span,
            self.seat_group_id,
            self.seat_id,
            self.rank,
            self.substitute_for_id,
        )

    def represents_on(self, day: date) -> str | None:
        """Return for whom somebody sits here, by the name of that day."""
        return self.on_behalf_of.name_on(day) if self.on_behalf_of else self.on_behalf_of_text


class OfficeHolding(Base):
    """An office that a member holds for a span of days."""

    __tablename__ = "office_holding"
    __table_args__ = (
        CheckConstraint("until IS NULL OR since < until", name="begins_before_it_ends"),
        Index("ix_office_holding_membership_id", "membership_id"),
    )

    id: Mapped[UUID] = new_id()
    membership_id: Mapped[UUID] = mapped_column(ForeignKey("membership.id"))
    office: Mapped[Office] = mapped_column(choice(Office, "office"))
    since: Mapped[date]
    #: First day no longer in office; NULL while it runs as long as the membership.
    until: Mapped[date | None]
    decision_id: Mapped[UUID | None] = mapped_column(ForeignKey("decision.id"))
    #: The vice chair moved up when the chair's office was vacant.
    moved_up: Mapped[bool] = mapped_column(default=False)
    version: Mapped[int] = mapped_column()

    membership: Mapped[Membership] = relationship(lazy="raise_on_sql", back_populates="offices")
    decision: Mapped[Decision | None] = relationship(lazy="raise_on_sql")

    __mapper_args__ = {"version_id_col": version}  # noqa: RUF012 (SQLAlchemy's own idiom)

    @property
    def span(self) -> Span:
        return Span(self.since, self.until)


never_overlap(Membership.__table__, "seat_has_one_member_a_day", same=("seat_id",), among="{row}.role = 'member'")
never_overlap(
    Membership.__table__,
    "member_is_no_substitute_of_the_seat",
    same=("seat_id", "person_id"),
    differing=("role",),
)
# Behind a whole group: whoever sits on one of its seats cannot also be on its list.
never_overlap(
    Membership.__table__,
    "member_is_no_substitute_in_the_group",
    same=("seat_group_id", "person_id"),
    differing=("role",),
    among="({row}.role = 'member' OR {row}.seat_id IS NULL)",
)
never_overlap(
    Membership.__table__,
    "list_has_one_substitute_a_rank",
    same=("seat_group_id", "rank"),
    among="{row}.arrangement = 'list'",
)
never_overlap(OfficeHolding.__table__, "member_holds_an_office_once_a_day", same=("membership_id", "office"))

# Every office lies within the days of an ordinary member; asked whenever either of the two is written.
_RULE = "office_is_held_by_a_member"
_OFFICE_OUTSIDE = (
    "EXISTS (SELECT 1 FROM membership m WHERE m.id = NEW.membership_id AND (m.role <> 'member' "
    "OR NEW.since < m.since OR coalesce(NEW.until, '9999-12-31') > coalesce(m.until, '9999-12-31')))"
)
_MEMBERSHIP_TOO_SHORT = (
    "EXISTS (SELECT 1 FROM office_holding o WHERE o.membership_id = NEW.id AND (NEW.role <> 'member' "
    "OR o.since < NEW.since OR coalesce(o.until, '9999-12-31') > coalesce(NEW.until, '9999-12-31')))"
)


def _refuse(table: str, condition: str, verbs: tuple[str, ...]) -> tuple[list[str], list[str]]:
    """Return the triggers that refuse to write `table` while the condition holds, for SQLite and PostgreSQL."""
    name = f"{_RULE}_{table}"
    sqlite = [
        f"CREATE TRIGGER {name}_{verb.lower()} BEFORE {verb} ON {table} WHEN {condition} "
        f"BEGIN SELECT RAISE(ABORT, '{_RULE}'); END"
        for verb in verbs
    ]
    # The membership is locked while an office is written to it, so that nobody shortens it meanwhile.
    lock = "PERFORM 1 FROM membership WHERE id = NEW.membership_id FOR SHARE; " if table == "office_holding" else ""
    postgresql = [
        f"CREATE FUNCTION {name}() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN {lock}"
        f"IF {condition} THEN RAISE check_violation USING MESSAGE = '{_RULE}'; END IF; RETURN NEW; END $$",
        f"CREATE TRIGGER {name} BEFORE {' OR '.join(verbs)} ON {table} FOR EACH ROW EXECUTE FUNCTION {name}()",
    ]
    return sqlite, postgresql


for _guarded in (
    _refuse("office_holding", _OFFICE_OUTSIDE, ("INSERT", "UPDATE")),
    _refuse("membership", _MEMBERSHIP_TOO_SHORT, ("UPDATE",)),
):
    on_create(OfficeHolding.__table__, sqlite=_guarded[0], postgresql=_guarded[1])
