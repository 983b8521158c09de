"""Who has which place in a term, ready to be asked for those places that matter to a new one."""

from collections import defaultdict
from collections.abc import Collection, Iterable
from uuid import UUID

from recruit.appointments.rules.facts import Held, Place, Role
from recruit.foundation.dates import Span


class Register:
    """Every place of a term; whoever seats many reads it once and keeps it up to date."""

    def __init__(self, held: Iterable[Held]) -> None:
        self._of_person: dict[UUID, list[Held]] = defaultdict(list)
        self._on_seat: dict[UUID | None, list[Held]] = defaultdict(list)
        self._ranked: dict[tuple[UUID, int | None], list[Held]] = defaultdict(list)
        self._last_rank: dict[UUID, int] = defaultdict(int)
        for one in held:
            self.add(one)

    def add(self, held: Held) -> None:
        """Note a place that has been taken."""
        self._of_person[held.person].append(held)
        self._on_seat[held.seat].append(held)
        self._ranked[held.seat_group, held.rank].append(held)
        self._last_rank[held.seat_group] = max(self._last_rank[held.seat_group], held.rank or 0)

    def near(self, person: UUID, place: Place, rank: int | None = None) -> Collection[Held]:
        """Return the places that may stand in somebody's way: their own, on the same seat, of the same rank."""
        on_seat = self._on_seat[place.seat] if place.seat else []
        ranked = self._ranked[place.seat_group, rank] if rank else []
        return {held.membership: held for held in (*self._of_person[person], *on_seat, *ranked)}.values()

    def is_free(self, seat: UUID, span: Span) -> bool:
        """Whether no member has the seat on any of these days."""
        return not any(held.role is Role.MEMBER and held.span.overlaps(span) for held in self._on_seat[seat])

    def next_rank(self, seat_group: UUID) -> int:
        """Return the place after the last one on the list of a group."""
        return self._last_rank[seat_group] + 1
