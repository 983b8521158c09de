"""Who is invited to a meeting: whoever has a place on the day, as what, and who comes instead of whom."""

from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from recruit.appointments.rules import Held, Role
from recruit.appointments.rules.substitution import CallFacts
from recruit.meetings.rules.vocabulary import Part, SubstituteAttendance


@dataclass(frozen=True, slots=True)
class Invited:
    """Somebody who is to come to a meeting."""

    membership: UUID
    person: UUID
    part: Part
    #: The seat that is represented by it; None for associates and observers.
    seat: UUID | None = None


def invited(
    held: Collection[Held], calls: Mapping[UUID, Collection[CallFacts]], policy: SubstituteAttendance, *, on: date
) -> tuple[Invited, ...]:
    """Return who is invited to a meeting on a day; `calls` are those of each member's seat, by membership.

    A member on leave is not, also where nobody steps in; whoever has said yes to step in is, on the member's seat.
    Other substitutes come only where the council has decided so. Members first, in no order among themselves.
    """
    there = [one for one in held if on in one.span]
    stand_ins = dict(_stand_ins(there, calls, on))
    away = {one.membership for one in there if any(call.is_leave(on=on) for call in calls.get(one.membership, ()))}
    found = [
        Invited(one.membership, one.person, Part.MEMBER, one.seat)
        for one in there
        if one.role is Role.MEMBER and one.membership not in away
    ]
    for one in there:
        if one.role is Role.SUBSTITUTE and one.membership in stand_ins:
            found.append(Invited(one.membership, one.person, Part.SUBSTITUTE, stand_ins[one.membership]))
        elif one.role is Role.SUBSTITUTE and policy is not SubstituteAttendance.WHEN_PREVENTED:
            found.append(Invited(one.membership, one.person, Part.OBSERVER))
        elif one.role is Role.ASSOCIATE:
            found.append(Invited(one.membership, one.person, Part.ASSOCIATE))
    return tuple(_once_each(found))


def _stand_ins(
    held: Iterable[Held], calls: Mapping[UUID, Collection[CallFacts]], on: date
) -> Iterator[tuple[UUID, UUID | None]]:
    """Yield whoever steps in on a day, by membership, with the seat they sit on then."""
    for one in held:
        for call in calls.get(one.membership, ()):
            if call.accepted is not None and not call.is_closed and on in call.span:
                yield call.accepted, one.seat


def _once_each(found: Iterable[Invited]) -> Iterator[Invited]:
    """Yield everybody once: who is both a member and a substitute elsewhere in the council comes as member."""
    seen: set[UUID] = set()
    for one in found:
        if one.person not in seen:
            seen.add(one.person)
            yield one


def stood_in_for(calls: Iterable[CallFacts], *, on: date) -> UUID | None:
    """Return who steps in for a member on a day, by membership; None where nobody has said yes."""
    return next((call.accepted for call in calls if call.accepted and not call.is_closed and on in call.span), None)
