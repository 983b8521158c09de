"""Noting a whole meeting at once, on one phone or two: what each line means, and which seat a substitute sits on."""

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import time
from uuid import UUID

from recruit.appointments.rules import Role
from recruit.meetings.rules.attendance import Noted
from recruit.meetings.rules.vocabulary import Part, Presence

#: As what somebody comes who has several places.
_FIRST = (Role.MEMBER, Role.ASSOCIATE, Role.SUBSTITUTE)


@dataclass(frozen=True, slots=True)
class Said:
    """What one line says of somebody."""

    presence: Presence
    #: Danish clock times; None: the whole meeting.
    came_at: time | None = None
    left_at: time | None = None
    #: The numbers of the items in which somebody did not take part.
    disqualified_for: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class Line:
    """One line of a page that was sent: what stood there when it was shown, and what stands there now."""

    shown: Said
    written: Said


def meant(line: Line, stands: Said) -> Said | None:
    """Return what is to stand of somebody; None where two have written different things of them meanwhile.

    A line that nobody touched says nothing: what somebody else has noted since stays. `stands` is what is noted now.
    """
    if line.written in (line.shown, stands):
        return stands
    return line.written if stands == line.shown else None


@dataclass(frozen=True, slots=True)
class Place:
    """A place in the council, of somebody who may take part in a meeting."""

    membership: UUID
    person: UUID
    role: Role
    #: The member's own.
    seat: UUID | None = None
    #: The seats that a substitute can sit on, the one to which they are called first.
    behind: tuple[UUID, ...] = ()


def seated(places: Sequence[Place], said: Mapping[UUID, Said]) -> tuple[Noted, ...]:
    """Return what is noted of everybody of whom something is said, by person, with the seat that each sits on.

    A substitute who came sits on the first of their seats that no member and no other substitute took; where there is
    none they listen. Substitutes choose in the order in which they are given.
    """
    came = {person for person, one in said.items() if one.presence is Presence.PRESENT}
    taken = {one.seat for one in places if one.role is Role.MEMBER and one.person in came}
    there = [one for one in places if one.role is Role.SUBSTITUTE and one.person in came]
    sits_on = _sits_on(there, taken)
    return tuple(_noted(one, said[one.person], taken, sits_on) for one in places if one.person in said)


def _sits_on(substitutes: Iterable[Place], taken: Collection[UUID | None]) -> Mapping[UUID, UUID]:
    """Return the seat of each substitute who came, by membership, if it is one that nobody else has."""
    found: dict[UUID, UUID] = {}
    waiting = []
    for one in substitutes:
        free = next((seat for seat in one.behind if seat not in taken and seat not in found.values()), None)
        if free is None:
            waiting.append(one)
        else:
            found[one.membership] = free
    for one in waiting:  # beside the member, whose seat they take where the member turns out not to be there
        beside = next((seat for seat in one.behind if seat not in found.values()), None)
        if beside is not None:
            found[one.membership] = beside
    return found


def _noted(place: Place, one: Said, taken: Collection[UUID | None], sits_on: Mapping[UUID, UUID]) -> Noted:
    part, seat = Part.MEMBER, place.seat
    if place.role is Role.ASSOCIATE:
        part, seat = Part.ASSOCIATE, None
    elif place.role is Role.SUBSTITUTE and one.presence is Presence.PRESENT:
        seat = sits_on.get(place.membership)
        part = Part.OBSERVER if seat is None or seat in taken else Part.SUBSTITUTE
    elif place.role is Role.SUBSTITUTE:
        part, seat = Part.SUBSTITUTE, next(iter(place.behind), None)
    times = (one.came_at, one.left_at, one.disqualified_for)
    return Noted(part, one.presence, place.person, "", place.membership, seat, *times)


def once_each(places: Iterable[Place]) -> Iterator[Place]:
    """Yield everybody once, in the order given: who is member and a substitute elsewhere in the council is member."""
    known = list(places)
    first: dict[UUID, Place] = {}
    for one in sorted(known, key=lambda one: _FIRST.index(one.role)):
        first.setdefault(one.person, one)
    yield from (one for one in known if first[one.person] is one)
