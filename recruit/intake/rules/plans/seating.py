"""Seating everybody of a file: in which group, on which seat, behind whom."""

from collections import defaultdict
from collections.abc import Callable, Container, Iterable, Iterator, Sequence
from dataclasses import replace

from recruit.appointments.rules import Role as PlaceRole
from recruit.bodies.rules import SeatType, SubstituteArrangement
from recruit.foundation.dates import Span
from recruit.foundation.keys import search_key
from recruit.foundation.refusal import Refusal
from recruit.intake.rules.plans import kinds, offices
from recruit.intake.rules.plans.chairs import Chair, Table
from recruit.intake.rules.plans.plan import Choice, KnownGroup, Left, Plan, PlannedGroup, WantedGroup, sorted_out
from recruit.intake.rules.plans.stay import TermDays, stay
from recruit.intake.rules.reading import VacantSeat


def plan(
    choices: Sequence[Choice],
    wanted: Sequence[WantedGroup],
    vacant: Sequence[VacantSeat],
    known: Sequence[KnownGroup],
    term: TermDays,
    waiting: Iterable[str] = (),
) -> Plan:
    """Return what putting these people, groups and vacant seats to use would do in a term that has these groups.

    `waiting` are the names of those in the same file about whom somebody has to decide first.
    """
    found, placed = _with_their_offices(*sorted_out(choices, known, term), known, term)
    room = _Room(known, wanted)
    days = {id(choice): stay(choice.listed, term).span for choice in placed}
    members = [choice for choice in placed if choice.role is PlaceRole.MEMBER]
    for choice in sorted(members, key=lambda choice: days[id(choice)].since):  # who came later finds what was left
        room.table_for(choice, days[id(choice)]).seat(choice, days[id(choice)])
    for choice in (choice for choice in placed if choice.role is PlaceRole.ASSOCIATE):
        room.table_for(choice, days[id(choice)]).associates.append(choice)
    awaited = {search_key(name) for name in (*waiting, *(left.choice.listed.name for left in found.left))}
    substitutes = [choice for choice in placed if choice.role is PlaceRole.SUBSTITUTE]
    alone = list(room.stand_in(substitutes, term.span, awaited))
    room.leave_open(vacant)
    return replace(found, groups=tuple(room.planned()), left=(*found.left, *alone))


def _with_their_offices(
    found: Plan, placed: Sequence[Choice], known: Sequence[KnownGroup], term: TermDays
) -> tuple[Plan, Sequence[Choice]]:
    """Return the same without those whose office is another's."""
    late = tuple(offices.taken([*placed, *found.standing], known, term))
    left = {id(one.choice) for one in late}
    standing = tuple(choice for choice in found.standing if id(choice) not in left)
    found = replace(found, standing=standing, left=(*found.left, *late))
    return found, [choice for choice in placed if id(choice) not in left]


class _Room:
    """Every group of the term while people are being seated: those that stand, the charter's, and new ones."""

    def __init__(self, known: Sequence[KnownGroup], wanted: Sequence[WantedGroup]) -> None:
        self.tables = [Table.of_known(group) for group in known]
        self.tables += [Table.of_wanted(group) for group in _not_there_yet(_added_up(wanted), known)]
        self.settled = len(self.tables)

    def table_for(self, choice: Choice, span: Span) -> Table:
        """Return the group of somebody's kind that is theirs, else one with a chair for them, else the first."""
        suited = [table for table in self.tables if table.seat_type is choice.seat_type]
        said = choice.listed
        asked: tuple[Callable[[Table], object], ...] = (
            lambda table: table.member_called(said.substitute_for),
            lambda table: table.speaks_for(said.represents),
            lambda table: table.is_named_after(choice),
            lambda table: table.free(None, span),
            lambda table: True,
        )
        theirs = (table for is_theirs in asked for table in suited if is_theirs(table))
        return next(theirs, None) or self._new(choice.seat_type or SeatType.ORGANISATION)

    def stand_in(self, substitutes: Iterable[Choice], span: Span, awaited: Container[str]) -> Iterator[Left]:
        """Put substitutes behind whom they stand in for; yield whoever cannot be, or stands in for one who waits."""
        behind: dict[Table, list[Choice]] = defaultdict(list)
        for choice in substitutes:
            member = choice.listed.substitute_for
            is_there = any(table.member_called(member) for table in self.tables)
            if member and search_key(member) in awaited and not is_there:
                yield Left(choice, (Refusal("member-waits", {"name": member}),))
            else:
                behind[self.table_for(choice, span)].append(choice)
        for table, theirs in behind.items():
            if table.known is None and all(table.member_called(choice.listed.substitute_for) for choice in theirs):
                table.arrangement = SubstituteArrangement.PERSONAL
            for choice in theirs:
                reason = table.stand_in(choice)
                if reason:
                    yield Left(choice, (reason,))

    def leave_open(self, vacant: Iterable[VacantSeat]) -> None:
        """See that there is a chair for each seat that nobody was named for, and make those that are missing."""
        counted: set[Chair] = set()
        for seat in vacant:
            chair = next((one for one in self._chairs_of(seat) if one not in counted), None)
            counted.add(chair or self._organisations().add(seat.represents))

    def planned(self) -> Iterator[PlannedGroup]:
        """Yield every group in which something happens: the standing ones first, the new ones in the law's order."""
        new = sorted(self.tables[self.settled :], key=lambda table: kinds.ORDER.index(table.seat_type))
        groups = (table.planned() for table in (*self.tables[: self.settled], *new))
        return (group for group in groups if not group.known or group.seats or group.placed)

    def _chairs_of(self, vacant: VacantSeat) -> Iterator[Chair]:
        key = search_key(vacant.represents or "")
        for table in self.tables:
            for chair in table.chairs:
                if key in chair.keys or not (key or chair.is_reserved or chair.spans):
                    yield chair

    def _organisations(self) -> Table:
        """A seat that nobody was named for is an organisation's: the others do not name their own."""
        found = (table for table in self.tables if table.seat_type is SeatType.ORGANISATION)
        return next(found, None) or self._new(SeatType.ORGANISATION)

    def _new(self, seat_type: SeatType) -> Table:
        table = Table(seat_type, kinds.ARRANGEMENTS[seat_type])
        self.tables.append(table)
        return table


def _added_up(wanted: Iterable[WantedGroup]) -> Iterator[WantedGroup]:
    """Yield as one group what a charter says in the same words twice: no two groups of a term are called the same."""
    alike: dict[tuple[str, SeatType, str], list[WantedGroup]] = defaultdict(list)
    for group in wanted:
        alike[search_key(group.label), group.seat_type, search_key(group.represents or "")].append(group)
    return (replace(same[0], seats=sum(group.seats for group in same)) for same in alike.values())


def _not_there_yet(wanted: Iterable[WantedGroup], known: Iterable[KnownGroup]) -> list[WantedGroup]:
    """Leave out the groups that the term has: by their label, or with seats enough for the same.

    Each group of the term is found to be one of the charter's at most.
    """
    left = {group.id: group for group in known}
    new = []
    for group in wanted:
        same = [one for one in left.values() if search_key(one.label) == search_key(group.label)]
        same += [one for one in left.values() if _has_room_for(one, group)]
        if same:
            del left[same[0].id]
        else:
            new.append(group)
    return new


def _has_room_for(known: KnownGroup, wanted: WantedGroup) -> bool:
    has, asks = Table.of_known(known).by_key.keys(), Table.of_wanted(wanted).by_key.keys()
    is_for_the_same = asks <= has and bool(asks) == bool(has)
    return known.seat_type is wanted.seat_type and len(known.seats) >= wanted.seats and is_for_the_same
