"""Changing the composition of a term in which people may sit already.

Bodies know nothing of members; so whoever has or had a place is asked for here, and given to the operation as facts.
"""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from datetime import datetime
from uuid import UUID

from sqlalchemy.orm import Session

from recruit.appointments import queries as appointments
from recruit.bodies import operations as bodies
from recruit.bodies.model import SeatGroup, Term
from recruit.bodies.queries import locked_term
from recruit.bodies.rules import NewSeatGroup, NewTerm
from recruit.foundation.actor import Actor
from recruit.people.model import Organization


def change_seat_group(
    session: Session,
    group: SeatGroup,
    new: NewSeatGroup,
    *,
    by: Actor,
    now: datetime,
    nominating: Organization | None = None,
    appointing: Organization | None = None,
) -> None:
    """Change a seat group, loaded with its seats; it keeps the seats on which somebody sits or sat.

    Raises Refused with every reason why not, and says who holds them.
    """
    term = locked_term(session, group.term_id)
    seats = {seat.id: seat.number for seat in group.seats}
    holders = {seats[seat]: names for seat, names in _by_seat(session, term).items() if seat in seats}
    bodies.change_seat_group(session, group, new, holders, by=by, now=now, nominating=nominating, appointing=appointing)


def remove_seat_group(session: Session, group: SeatGroup, *, by: Actor, now: datetime) -> None:
    """Take a seat group, loaded with its seats, out of its term, if nobody ever had a place in it. Raises Refused."""
    there = appointments.memberships(session, locked_term(session, group.term_id))
    names = [membership.person.name for membership in there if membership.seat_group_id == group.id]
    bodies.remove_seat_group(session, group, names, by=by, now=now)


def change_term(session: Session, term: Term, new: NewTerm, *, by: Actor, now: datetime) -> None:
    """Correct the days and the name of a term, loaded with its body; nobody who sits in it is left outside.

    Raises Refused with every reason why not, and says who would be.
    """
    locked_term(session, term.id)
    sitting = [(there.person.name, there.span) for there in appointments.memberships(session, term)]
    bodies.change_term(session, term, new, sitting, by=by, now=now)


def _by_seat(session: Session, term: Term) -> Mapping[UUID, Sequence[str]]:
    """Return who has or had each seat of a term, members and substitutes of the seat alike."""
    names: dict[UUID, list[str]] = defaultdict(list)
    for membership in appointments.memberships(session, term):
        if membership.seat_id is not None and membership.person.name not in names[membership.seat_id]:
            names[membership.seat_id].append(membership.person.name)
    return names
