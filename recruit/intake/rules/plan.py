"""From what minutes say to seats and people: what applying a reading would do, as data.

Nothing is overwritten: somebody who already sits in the term is left as they are, and what the minutes say otherwise is
shown. A seat that only has a substitute in the minutes is a vacant seat with a substitute.
"""

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from uuid import UUID

from recruit.appointments.rules import Role as PlaceRole
from recruit.bodies.rules import FillingMethod, SeatType, SubstituteArrangement
from recruit.foundation.keys import search_key
from recruit.foundation.refusal import Refusal
from recruit.intake.rules.reading import Listed, Office, Role, VacantSeat

#: How a group that the minutes show is set up when the term has none of its kind; each can be changed afterwards.
FILLING = {
    SeatType.REFUGEE_IMMIGRANT: FillingMethod.ADVISORY_ELECTION,
    SeatType.MUNICIPAL_COUNCIL: FillingMethod.COUNCIL_OWN_MEMBERS,
    SeatType.ORGANISATION: FillingMethod.ORGANISATION_NOMINATION,
    SeatType.SECTOR: FillingMethod.COUNCIL_SELECTION,
    SeatType.EXPERIENCE: FillingMethod.COUNCIL_SELECTION,
    SeatType.CITIZEN: FillingMethod.DIRECT_ELECTION,
}
ARRANGEMENTS = {
    SeatType.REFUGEE_IMMIGRANT: SubstituteArrangement.LIST,
    SeatType.MUNICIPAL_COUNCIL: SubstituteArrangement.POLITICAL_GROUP,
    SeatType.ORGANISATION: SubstituteArrangement.ORGANISATION,
    SeatType.SECTOR: SubstituteArrangement.ORGANISATION,
    SeatType.EXPERIENCE: SubstituteArrangement.ORGANISATION,
    SeatType.CITIZEN: SubstituteArrangement.LIST,
}
#: What the papers of the council call a group when the minutes do not say. Papers are Danish (domain 2.6).
LABELS = {
    SeatType.REFUGEE_IMMIGRANT: "Flygtninge- og indvandrerrepræsentanter",
    SeatType.MUNICIPAL_COUNCIL: "Udpeget af kommunalbestyrelsen",
    SeatType.ORGANISATION: "Foreninger og organisationer",
    SeatType.SECTOR: "Fagområder",
    SeatType.EXPERIENCE: "Medlemmer med særlig erfaring",
    SeatType.CITIZEN: "Valgte borgere",
}
#: The order of the groups on the page.
ORDER = tuple(FILLING)

#: What a line is proposed to become; whoever is not in it takes part in the meeting and has no place in the council.
PLACES = {
    Role.MEMBER: PlaceRole.MEMBER,
    Role.SUBSTITUTE: PlaceRole.SUBSTITUTE,
    Role.ASSOCIATE: PlaceRole.ASSOCIATE,
}


@dataclass(frozen=True, slots=True)
class Choice:
    """What the secretary made of one person in the minutes."""

    listed: Listed
    #: None: this person gets no place in the council.
    role: PlaceRole | None
    seat_type: SeatType | None
    #: A person that is known already; None makes a new one.
    person: UUID | None = None


@dataclass(frozen=True, slots=True)
class KnownSeat:
    """A seat that the term has already."""

    id: UUID
    represents: str | None
    is_vacant: bool


@dataclass(frozen=True, slots=True)
class KnownGroup:
    """A seat group that the term has already, and who has a place in it."""

    id: UUID
    seat_type: SeatType
    arrangement: SubstituteArrangement
    seats: tuple[KnownSeat, ...] = ()
    people: frozenset[UUID] = frozenset()


@dataclass(frozen=True, slots=True)
class PlannedSeat:
    """A seat to use or to make, who sits there, and who stands in."""

    represents: str | None
    unit: str | None = None
    known: UUID | None = None
    member: Choice | None = None
    substitutes: tuple[Choice, ...] = ()


@dataclass(frozen=True, slots=True)
class PlannedGroup:
    """A seat group to use or to make, with what happens in it."""

    seat_type: SeatType
    arrangement: SubstituteArrangement
    known: UUID | None = None
    seats: tuple[PlannedSeat, ...] = ()
    #: Substitutes who stand behind the group rather than one seat, in the order of the minutes.
    substitutes: tuple[Choice, ...] = ()
    associates: tuple[Choice, ...] = ()

    @property
    def label(self) -> str:
        """Return what the group is called when it has to be made: by the words of the minutes where they agree."""
        said = {seat.member.listed.represents for seat in self.seats if seat.member}
        one = said.pop() if len(said) == 1 else None
        if self.seat_type is SeatType.REFUGEE_IMMIGRANT and one:
            return f"Repræsentanter for {one}"
        if self.seat_type is SeatType.MUNICIPAL_COUNCIL and one:
            return f"Udpeget af {one}"
        return LABELS[self.seat_type]


@dataclass(frozen=True, slots=True)
class Plan:
    """Everything that applying would do, and whom it leaves as they are."""

    groups: tuple[PlannedGroup, ...] = ()
    #: Already in the term: nothing is changed.
    standing: tuple[Choice, ...] = ()

    @property
    def placed(self) -> int:
        """Return how many people get a place."""
        seats = [seat for group in self.groups for seat in group.seats]
        behind = sum(len(group.substitutes) + len(group.associates) for group in self.groups)
        return behind + sum((seat.member is not None) + len(seat.substitutes) for seat in seats)


def may_apply(choices: Iterable[Choice], *, unresolved: Iterable[str]) -> tuple[Refusal, ...]:
    """Return every reason why a reading cannot be put to use as chosen.

    `unresolved` are the names of people about whom the minutes contradict themselves and nobody has decided.
    """
    reasons = [Refusal("conflict-unresolved", {"name": name}) for name in unresolved]
    chosen = [choice for choice in choices if choice.role is not None]
    if not chosen:
        reasons.append(Refusal("nobody-to-place"))
    reasons += [Refusal("line-needs-a-group", {"name": c.listed.name}) for c in chosen if c.seat_type is None]
    reasons += [Refusal("person-chosen-twice", {"name": name}) for name in _chosen_twice(chosen)]
    return tuple(reasons)


def _chosen_twice(choices: Iterable[Choice]) -> list[str]:
    names: dict[UUID, list[str]] = defaultdict(list)
    for choice in choices:
        if choice.person is not None:
            names[choice.person].append(choice.listed.name)
    return [same[-1] for same in names.values() if len(same) > 1]


def plan(choices: Sequence[Choice], vacant: Sequence[VacantSeat], known: Sequence[KnownGroup]) -> Plan:
    """Return what applying these choices to a term with these groups would do. `may_apply` has said yes."""
    seated = {person for group in known for person in group.people}
    standing = tuple(choice for choice in choices if choice.role is not None and choice.person in seated)
    placed = [choice for choice in choices if choice.role is not None and choice.person not in seated]
    groups = {group.seat_type: group for group in reversed(known)}
    return Plan(
        groups=tuple(
            _group(seat_type, [c for c in placed if c.seat_type is seat_type], _vacant_in(seat_type, vacant), groups)
            for seat_type in ORDER
            if any(c.seat_type is seat_type for c in placed) or _vacant_in(seat_type, vacant)
        ),
        standing=standing,
    )


def _vacant_in(seat_type: SeatType, vacant: Sequence[VacantSeat]) -> Sequence[VacantSeat]:
    """A seat that nobody was named for is an organisation's: the others do not name their own."""
    return vacant if seat_type is SeatType.ORGANISATION else ()


def _group(
    seat_type: SeatType,
    choices: Sequence[Choice],
    vacant: Sequence[VacantSeat],
    known: Mapping[SeatType, KnownGroup],
) -> PlannedGroup:
    members = [choice for choice in choices if choice.role is PlaceRole.MEMBER]
    substitutes = [choice for choice in choices if choice.role is PlaceRole.SUBSTITUTE]
    group = known.get(seat_type)
    arrangement = group.arrangement if group else _arrangement(seat_type, members, substitutes)
    table = _Table(list(group.seats) if group else [])
    for member in members:
        table.seat(member)
    behind = [choice for choice in substitutes if not table.stand_in(choice, arrangement)]
    for seat in vacant:
        table.leave_open(seat)
    return PlannedGroup(
        seat_type=seat_type,
        arrangement=arrangement,
        known=group.id if group else None,
        seats=tuple(table.seats),
        substitutes=tuple(behind),
        associates=tuple(choice for choice in choices if choice.role is PlaceRole.ASSOCIATE),
    )


def _arrangement(
    seat_type: SeatType, members: Sequence[Choice], substitutes: Sequence[Choice]
) -> SubstituteArrangement:
    """Personal when the minutes say for whom each substitute stands in, else what is usual for the group."""
    names = {search_key(member.listed.name) for member in members}
    if substitutes and all(search_key(choice.listed.substitute_for or "") in names for choice in substitutes):
        return SubstituteArrangement.PERSONAL
    return ARRANGEMENTS[seat_type]


@dataclass(slots=True)
class _Table:
    """The seats of one group while they are being set."""

    #: Seats of the term that nothing has been planned for yet.
    known: list[KnownSeat]
    seats: list[PlannedSeat] = field(default_factory=list)

    def seat(self, member: Choice) -> None:
        """Give a member the vacant seat of what they represent, else a new one."""
        said = member.listed
        known = self._take(said.represents, vacant_only=True)
        self.seats.append(PlannedSeat(said.represents, said.represents_unit, known, member))

    def stand_in(self, choice: Choice, arrangement: SubstituteArrangement) -> bool:
        """Put a substitute behind a seat, when the arrangement binds substitutes to seats; say whether it did."""
        at: int | None = None
        if arrangement in (SubstituteArrangement.PERSONAL, SubstituteArrangement.ORGANISATION):
            at = self._of_member(choice.listed.substitute_for)
        if at is None and arrangement is SubstituteArrangement.ORGANISATION:
            at = self._seat_of(choice.listed)
        if at is None:
            return False
        self.seats[at] = replace(self.seats[at], substitutes=(*self.seats[at].substitutes, choice))
        return True

    def leave_open(self, vacant: VacantSeat) -> None:
        """Make a vacant seat, unless there is a seat for the same already."""
        if self._of(vacant.represents) is None and self._take(vacant.represents, vacant_only=False) is None:
            self.seats.append(PlannedSeat(vacant.represents))

    def _seat_of(self, said: Listed) -> int:
        """Return the place of the seat that somebody speaks for: planned, known, or a new and vacant one."""
        at = self._of(said.represents)
        if at is None:
            known = self._take(said.represents, vacant_only=False)
            self.seats.append(PlannedSeat(said.represents, said.represents_unit, known))
            at = len(self.seats) - 1
        return at

    def _take(self, represents: str | None, *, vacant_only: bool) -> UUID | None:
        wanted = search_key(represents or "")
        for seat in self.known:
            if search_key(seat.represents or "") == wanted and (seat.is_vacant or not vacant_only):
                self.known.remove(seat)
                return seat.id
        return None

    def _of(self, represents: str | None) -> int | None:
        wanted = search_key(represents or "")
        return self._first(lambda seat: bool(wanted) and search_key(seat.represents or "") == wanted)

    def _of_member(self, name: str | None) -> int | None:
        wanted = search_key(name or "")
        return self._first(
            lambda seat: bool(wanted) and seat.member is not None and search_key(seat.member.listed.name) == wanted
        )

    def _first(self, fits: Callable[[PlannedSeat], bool]) -> int | None:
        return next((place for place, seat in enumerate(self.seats) if fits(seat)), None)


def office_of(choice: Choice) -> Office | None:
    """Return the office that somebody gets: only members hold one."""
    return choice.listed.office if choice.role is PlaceRole.MEMBER else None
