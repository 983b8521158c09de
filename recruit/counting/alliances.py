"""Lists that are counted as one, level by level: valgforbund, the listeforbund inside them, and the lists.

Seats are divided at the top first, then inside each alliance, and last inside the alliances in it.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from recruit.counting.contest import Contest
from recruit.counting.lot import Lots, Tie
from recruit.counting.quotients import Contender, Division, Divisor, divide


@dataclass(frozen=True, slots=True)
class Level:
    """The seats of one alliance divided among its members, or, at the top, all seats among everybody."""

    #: The alliance; None at the top.
    name: str | None
    division: Division
    #: The divisions inside those members that are alliances themselves, by name.
    inner: Mapping[str, "Level"]
    #: Whether the number of seats is final; as long as a level above waits for a lot, one more may come.
    settled: bool

    @property
    def settled_levels(self) -> Iterator["Level"]:
        """This level and those inside it, from the top, as far as they have seats and the number is final."""
        if self.settled and self.division.seats:
            yield self
            for level in self.inner.values():
                yield from level.settled_levels

    @property
    def ties(self) -> tuple[Tie, ...]:
        """The lots that are missing. Where the number of seats is still open nobody can say whether one is needed."""
        return tuple(level.division.tie for level in self.settled_levels if level.division.tie)

    @property
    def lists_in_order(self) -> Iterator[str]:
        """The lists in the order in which their seats were awarded, as far as no missing lot stands between."""
        inner = {name: level.lists_in_order for name, level in self.inner.items()}
        for name in self.division.order:
            found = next(inner[name], None) if name in inner else name
            if found is not None:
                yield found

    @property
    def waiting(self) -> Iterator[str]:
        """The lists whose number of seats may still grow."""
        tied = self.division.tie.between if self.division.tie else ()
        for one in self.division.contenders:
            if one.name in self.inner:
                yield from self.inner[one.name].waiting
            elif not self.settled or one.name in tied:
                yield one.name


def divided(contest: Contest, divisor: Divisor, lots: Lots) -> Level:
    """Divide the seats of the contest, from the top to its lists."""
    return _divided(None, _contenders(contest), contest.seats, divisor, lots)


def _divided(
    name: str | None,
    contenders: Sequence[Contender],
    seats: int,
    divisor: Divisor,
    lots: Lots,
    settled: bool = True,
) -> Level:
    division = divide(contenders, seats, divisor, lots if settled else Lots(), name)
    tied = division.tie.between if division.tie else ()
    inner = {
        one.name: _divided(
            one.name, one.members, division.taken[one.name], divisor, lots, settled and one.name not in tied
        )
        for one in contenders
        if one.members
    }
    return Level(name, division, inner, settled)


def _contenders(contest: Contest) -> Sequence[Contender]:
    """Return who takes part at the top, each alliance where the first of its lists stands."""
    lists = [Contender(one.id, one.votes, one.capacity if one.votes else 0) for one in contest.lists]
    return _allied(_allied(lists, contest.listeforbund), contest.valgforbund)


def _allied(contenders: Sequence[Contender], alliances: Sequence[Sequence[str]]) -> Sequence[Contender]:
    """Return these with one contender in the place of the members of each alliance."""
    for names in alliances:
        members = tuple(one for one in contenders if one.lists[0] in names)
        room = [one.capacity for one in members if one.capacity is not None]
        capacity = sum(room) if len(room) == len(members) else None
        allied = Contender("+".join(names), sum(one.votes for one in members), capacity, members)
        contenders = [allied if one is members[0] else one for one in contenders if one not in members[1:]]
    return contenders
