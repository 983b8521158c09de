"""Putting a reading to use: seats, people, memberships and offices, all of it in one transaction or nothing."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy.orm import Session

from recruit.appointments import operations as appointments
from recruit.appointments.model import Membership
from recruit.appointments.rules import NewMembership
from recruit.appointments.rules import Office as PlaceOffice
from recruit.bodies import operations as bodies
from recruit.bodies import queries as body_queries
from recruit.bodies.model import Seat, SeatGroup, Term
from recruit.bodies.rules import NewSeatGroup, SeatType, SubstituteArrangement
from recruit.foundation.actor import Actor
from recruit.foundation.audit import operations as audit
from recruit.foundation.audit.events import Event
from recruit.foundation.dates import PartialDate
from recruit.foundation.refusal import Refusal, Refused, refuse_if
from recruit.intake import queries
from recruit.intake.formats.stored import unpack, unpack_decisions, without_texts
from recruit.intake.model import IntakeApplication, IntakeReading
from recruit.intake.rules.plan import FILLING, Choice, Plan, PlannedGroup, PlannedSeat, may_apply, office_of, plan
from recruit.intake.rules.proposal import propose, unresolved
from recruit.people import operations as people
from recruit.people import queries as people_queries
from recruit.people.model import Organization, Person
from recruit.people.rules import Classification, NameKind


def apply(
    session: Session, reading: IntakeReading, first_day: PartialDate, *, by: Actor, now: datetime
) -> IntakeApplication:
    """Put a reading, loaded for change, to use: everybody chosen gets a place in its term from `first_day` on.

    Nothing that stands in the term is changed. Raises Refused with every reason why not; the same text is put to use
    once for a term, whoever asks.
    """
    term = _term_to_itself(session, reading)
    planned = _plan(session, reading, term, first_day)
    _Seating(session, reading, term, first_day, by, now).carry_out(planned)
    application = IntakeApplication(
        term_id=term.id,
        by=by.reference,
        at=now,
        placed=planned.placed,
        standing=len(planned.standing),
    )
    reading.applications.append(application)
    reading.finished_at = now
    reading.content = without_texts(reading.content or {})
    session.flush()
    details = {"term": str(term.id), "placed": planned.placed, "standing": application.standing}
    audit.record(session, Event.INTAKE_APPLIED, reading, by=by, at=now, details=details)
    return application


def _term_to_itself(session: Session, reading: IntakeReading) -> Term:
    """Return the term, locked until the transaction ends: two who apply at once come one after the other."""
    refuse_if([] if reading.waits else [Refusal("reading-waits-no-more")])
    if reading.term is None:
        raise Refused([Refusal("term-not-chosen")])
    term = body_queries.locked_term(session, reading.term.id)
    earlier = queries.application_of(session, reading.digest, term.id)
    refuse_if([Refusal("text-applied-already", {"at": earlier.at})] if earlier else [])
    return term


def _plan(session: Session, reading: IntakeReading, term: Term, first_day: PartialDate) -> Plan:
    found, decisions = unpack(reading.content or {}), unpack_decisions(reading.decisions)
    known = queries.known_people(session, term)
    proposals = propose(found, decisions, known)
    choices = [proposal.choice for proposal in proposals]
    waiting = [Refusal("match-undecided", {"name": p.choice.listed.name}) for p in proposals if p.waits_for_match]
    open_conflicts = [conflict.name for conflict in unresolved(found, decisions, proposals)]
    refuse_if([*waiting, *may_apply(choices, unresolved=open_conflicts)])
    return plan(choices, found.vacant_seats, queries.known_groups(session, term, on=first_day.first))


@contextmanager
def _named(choice: Choice) -> Iterator[None]:
    """Say of whom a refusal speaks."""
    try:
        yield
    except Refused as refused:
        raise Refused([Refusal("could-not-be-placed", {"name": choice.listed.name}), *refused.refusals]) from refused


@dataclass(frozen=True, slots=True)
class _Seating:
    """Carries a plan out; what every step needs stands here once."""

    session: Session
    reading: IntakeReading
    term: Term
    first_day: PartialDate
    by: Actor
    now: datetime

    @property
    def _signed(self) -> dict[str, Any]:
        return {"by": self.by, "now": self.now}

    def carry_out(self, planned: Plan) -> None:
        standing = {group.id: group for group in body_queries.composition(self.session, self.term)}
        for planned_group in planned.groups:
            if planned_group.known is None:
                group = self._new_group(planned_group)
                seats = list(group.seats)
            else:
                group = standing[planned_group.known]
                seats = [self._seat(group, planned_seat) for planned_seat in planned_group.seats]
            for seat, planned_seat in zip(seats, planned_group.seats, strict=True):
                self._fill(group, seat, planned_seat)
            self._stand_behind(group, planned_group)

    def _new_group(self, planned: PlannedGroup) -> SeatGroup:
        substitutes = sum(len(seat.substitutes) for seat in planned.seats) + len(planned.substitutes)
        usual = {SubstituteArrangement.LIST: substitutes, SubstituteArrangement.PERSONAL: 1}
        new = NewSeatGroup(
            label=planned.label,
            seats=len(planned.seats),
            seat_type=planned.seat_type,
            filling_method=FILLING[planned.seat_type],
            arrangement=planned.arrangement,
            substitutes=usual.get(planned.arrangement, 0),
        )
        group = bodies.add_seat_group(self.session, self.term, new, **self._signed)
        for seat, planned_seat in zip(group.seats, planned.seats, strict=True):
            self._reserve(group, seat, planned_seat)
        return group

    def _seat(self, group: SeatGroup, planned: PlannedSeat) -> Seat:
        if planned.known is not None:
            return next(seat for seat in group.seats if seat.id == planned.known)
        seat = bodies.add_seat(self.session, group, **self._signed)
        self._reserve(group, seat, planned)
        return seat

    def _reserve(self, group: SeatGroup, seat: Seat, planned: PlannedSeat) -> None:
        if planned.represents and group.seat_type is not SeatType.REFUGEE_IMMIGRANT:
            whom = self._represented(group, planned.represents)
            bodies.reserve_seat(self.session, seat, whom, unit=planned.unit, **self._signed)

    def _represented(self, group: SeatGroup, name: str) -> Organization | str:
        if group.seat_type is not SeatType.ORGANISATION:
            return name
        known = people_queries.organization_called(self.session, name)
        return known or people.create_organization(self.session, name, Classification.ASSOCIATION, **self._signed)

    def _fill(self, group: SeatGroup, seat: Seat, planned: PlannedSeat) -> None:
        member = self._sit(group, seat, planned.member) if planned.member else None
        for choice in planned.substitutes:
            personal = group.arrangement is SubstituteArrangement.PERSONAL
            bound: dict[str, Any] = {"member": member} if personal else {"seat": seat}
            with _named(choice):
                appointments.stand_in(
                    self.session, group, self._person(choice), self._new(choice), **bound, **self._signed
                )

    def _sit(self, group: SeatGroup, seat: Seat, choice: Choice) -> Membership:
        party = choice.listed.party if group.seat_type is SeatType.MUNICIPAL_COUNCIL else None
        office = office_of(choice)
        with _named(choice):
            person = self._person(choice)
            membership = appointments.take_seat(self.session, seat, person, self._new(choice, party), **self._signed)
            if office:
                since = self.first_day.first
                appointments.hold_office(self.session, membership, PlaceOffice(office), since=since, **self._signed)
        return membership

    def _stand_behind(self, group: SeatGroup, planned: PlannedGroup) -> None:
        for choice in planned.substitutes:
            with _named(choice):
                appointments.stand_in(self.session, group, self._person(choice), self._new(choice), **self._signed)
        for choice in planned.associates:
            with _named(choice):
                appointments.take_part(self.session, group, self._person(choice), self._new(choice), **self._signed)

    def _new(self, choice: Choice, party: str | None = None) -> NewMembership:
        return NewMembership(
            first_day=self.first_day,
            represents_unit=choice.listed.represents_unit,
            party=party,
            reading=self.reading.id,
        )

    def _person(self, choice: Choice) -> Person:
        """Return the one who is meant; a spelling that is new becomes an alias, so that it is known next time."""
        if choice.person is None:
            return people.create_person(self.session, choice.listed.name, **self._signed)
        person = people_queries.person(self.session, choice.person)
        if choice.listed.name != person.name:
            people.add_name(self.session, person, choice.listed.name, NameKind.ALIAS, **self._signed)
        return person
