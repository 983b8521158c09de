"""Carrying a plan out: groups, seats, people, memberships and offices, by the operations that anybody else uses."""

from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from datetime import datetime
from typing import Any
from uuid import UUID

from sqlalchemy.orm import Session

from recruit.appointments import operations as appointments
from recruit.appointments import queries as appointment_queries
from recruit.appointments.model import Membership
from recruit.appointments.rules import NewMembership, Register
from recruit.appointments.rules import Office as PlaceOffice
from recruit.appointments.rules import Role as PlaceRole
from recruit.bodies import operations as bodies
from recruit.bodies import queries as body_queries
from recruit.bodies.model import Seat, SeatGroup, Term
from recruit.bodies.rules import NewSeatGroup, SeatType, SubstituteArrangement
from recruit.foundation.actor import Actor
from recruit.foundation.refusal import Refusal, Refused
from recruit.intake.operations.known import People
from recruit.intake.rules.plans import kinds
from recruit.intake.rules.plans.offices import office_of
from recruit.intake.rules.plans.plan import Choice, Plan, PlannedGroup, PlannedSeat, Standby
from recruit.intake.rules.plans.stay import Stay, TermDays, stay
from recruit.people.model import Organization

#: Is told how many people are dealt with, and how many there are; what it raises ends the work.
Progress = Callable[[int, int], None]


@dataclass(slots=True)
class Seating:
    """Carries a plan out; what every step needs stands here once."""

    session: Session
    reading: UUID
    term: Term
    people: People
    by: Actor
    now: datetime
    progress: Progress
    #: Why somebody could not be placed; nobody is, when there is one.
    refusals: list[Refusal] = field(default_factory=list)
    _register: Register = field(init=False)
    _days: TermDays = field(init=False)
    _seated: dict[int, Membership] = field(default_factory=dict)
    _done: int = 0
    _total: int = 0

    def __post_init__(self) -> None:
        self._register = appointment_queries.register(self.session, self.term.id)
        self._days = TermDays(self.term.first_day, self.term.span, self.term.holds_over)

    @property
    def _signed(self) -> dict[str, Any]:
        return {"by": self.by, "now": self.now}

    def carry_out(self, planned: Plan) -> None:
        """Write everything down that the plan says; `refusals` holds what could not be."""
        standing = {group.id: group for group in body_queries.composition(self.session, self.term)}
        self._total = planned.placed + len(planned.known_only)
        for choice in planned.known_only:
            with self._about(choice):
                self.people.who(choice)
        for each in planned.groups:
            group = standing[each.known] if each.known else self._new_group(each)
            seats = {seat.id: seat for seat in group.seats}
            unused = iter(group.seats if not each.known else ())
            for planned_seat in each.seats:
                seat = seats[planned_seat.known] if planned_seat.known else next(unused, None)
                self._fill(group, seat or self._new_seat(group, planned_seat), planned_seat)
            self._stand_behind(group, each)

    def _new_group(self, planned: PlannedGroup) -> SeatGroup:
        substitutes = sum(len(seat.substitutes) for seat in planned.seats) + len(planned.substitutes)
        usual = {SubstituteArrangement.LIST: substitutes, SubstituteArrangement.PERSONAL: 1}
        new = NewSeatGroup(
            label=planned.label,
            seats=len(planned.seats),
            seat_type=planned.seat_type,
            filling_method=kinds.FILLING[planned.seat_type],
            arrangement=planned.arrangement,
            substitutes=usual.get(planned.arrangement, 0),
        )
        group = bodies.add_seat_group(self.session, self.term, new, **self._signed)
        for seat, planned_seat in zip(group.seats, planned.seats, strict=True):
            self._reserve(group, seat, planned_seat)
        return group

    def _new_seat(self, group: SeatGroup, planned: PlannedSeat) -> Seat:
        seat = bodies.add_seat(self.session, group, **self._signed)
        self._reserve(group, seat, planned)
        return seat

    def _reserve(self, group: SeatGroup, seat: Seat, planned: PlannedSeat) -> None:
        if planned.represents:
            whom = self._represented(group.seat_type, planned.represents)
            bodies.reserve_seat(self.session, seat, whom, unit=planned.unit, **self._signed)

    def _represented(self, seat_type: SeatType, name: str) -> Organization | str:
        return self.people.organization(name) if seat_type is SeatType.ORGANISATION else name

    def _fill(self, group: SeatGroup, seat: Seat, planned: PlannedSeat) -> None:
        for choice in planned.members:
            with self._about(choice):
                self._seated[id(choice)] = self._sit(group, seat, choice)
        for standby in planned.substitutes:
            with self._about(standby.choice):
                self._stand_in(group, seat, standby)

    def _sit(self, group: SeatGroup, seat: Seat, choice: Choice) -> Membership:
        whom = self._on_behalf_of(group.seat_type, seat, choice)
        if choice.instead_of:
            membership = self._moved(choice.instead_of, choice, group, PlaceRole.MEMBER, seat=seat)
        else:
            membership = appointments.take_seat(
                self.session,
                seat,
                self.people.who(choice),
                self._new(choice, group),
                on_behalf_of=whom,
                register=self._register,
                **self._signed,
            )
        office = office_of(choice)
        if office:
            appointments.hold_office_throughout(self.session, membership, PlaceOffice(office), **self._signed)
        return membership

    def _on_behalf_of(self, seat_type: SeatType, seat: Seat, choice: Choice) -> Organization | str | None:
        """Return for whom somebody sits there, where the seat does not say so."""
        said = choice.listed.represents
        if not said or seat_type not in kinds.OF_SOMEBODY:
            return None
        whom = self._represented(seat_type, said)
        of_seat = (seat.represents_id, seat.represents_text)
        return None if (whom.id if isinstance(whom, Organization) else whom) in of_seat else whom

    def _stand_in(self, group: SeatGroup, seat: Seat, standby: Standby) -> None:
        bound: dict[str, Any] = {"seat": seat}
        if group.arrangement is SubstituteArrangement.PERSONAL:
            bound = {"member": self._member(standby)}
        self._substitute(group, standby.choice, **bound)

    def _member(self, standby: Standby) -> Membership:
        if isinstance(standby.member, UUID):
            return self.session.get_one(Membership, standby.member)
        if id(standby.member) not in self._seated:
            raise Refused([Refusal("substitute-needs-a-member")])
        return self._seated[id(standby.member)]

    def _substitute(self, group: SeatGroup, choice: Choice, **bound: Any) -> None:
        if choice.instead_of:
            self._moved(choice.instead_of, choice, group, PlaceRole.SUBSTITUTE, **bound)
            return
        person, new = self.people.who(choice), self._new(choice, group)
        if new.since_assumed and isinstance(bound.get("member"), Membership):
            new = replace(new, first_day=bound["member"].first_day)  # nobody stands in for one who is not there yet
        appointments.stand_in(self.session, group, person, new, register=self._register, **bound, **self._signed)

    def _stand_behind(self, group: SeatGroup, planned: PlannedGroup) -> None:
        for choice in planned.substitutes:
            with self._about(choice):
                self._substitute(group, choice)
        for choice in planned.associates:
            with self._about(choice):
                self._take_part(group, choice)

    def _take_part(self, group: SeatGroup, choice: Choice) -> None:
        if choice.instead_of:
            self._moved(choice.instead_of, choice, group, PlaceRole.ASSOCIATE)
            return
        person, new = self.people.who(choice), self._new(choice, group)
        appointments.take_part(self.session, group, person, new, register=self._register, **self._signed)

    def _moved(self, wrong: UUID, choice: Choice, group: SeatGroup, role: PlaceRole, **bound: Any) -> Membership:
        """Return the place that was registered as another one, set right."""
        self.people.who(choice)
        membership = appointment_queries.membership_to_correct(self.session, wrong)
        appointments.correct_place(self.session, membership, group, role, **bound, **self._signed)
        return membership

    def _new(self, choice: Choice, group: SeatGroup) -> NewMembership:
        days: Stay = stay(choice.listed, self._days)
        return NewMembership(
            first_day=days.first_day,
            last_day=days.last_day,
            represents_unit=choice.listed.represents_unit,
            party=choice.listed.party if group.seat_type is SeatType.MUNICIPAL_COUNCIL else None,
            reading=self.reading,
            since_assumed=days.is_assumed,
        )

    @contextmanager
    def _about(self, choice: Choice) -> Iterator[None]:
        """Say how far it has come, and of whom a refusal speaks."""
        self.progress(self._done, self._total)
        self._done += 1
        try:
            yield
        except Refused as refused:
            self.refusals += could_not_be_placed(choice, refused.refusals)


def could_not_be_placed(choice: Choice, reasons: Sequence[Refusal]) -> list[Refusal]:
    """Return the reasons with the name and the line of whom they are about before them."""
    facts = {"name": choice.listed.name, "line": choice.listed.line}
    return [Refusal("could-not-be-placed", facts), *reasons]
