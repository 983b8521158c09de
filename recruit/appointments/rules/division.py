"""Places divided between the groups of the municipal council (forholdstalsvalg, KSL § 25 with § 24, stk. 3).

Groups that stand together (*valggruppe*) count as one, and agree themselves on whom they choose. The largest quotients
by d'Hondt's divisors take the places; equal ones by lot. The municipal council may agree on something else, all of it.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from recruit.counting import methods
from recruit.counting.contest import CandidateList, Contest
from recruit.counting.lot import Lot
from recruit.counting.result import ActionKind, Quotient
from recruit.foundation.refusal import Refusal

#: No municipal council has more members, and no division more places; a larger number is a slip of the finger.
MOST = 99


@dataclass(frozen=True, slots=True)
class CouncilGroup:
    """A group of the municipal council, and with whom it stands together: the same word, or nothing."""

    name: str
    members: int
    pact: str = ""


@dataclass(frozen=True, slots=True)
class Share:
    """Those who count as one, and what they get."""

    #: Its place among the shares, from 1, as a lot names it.
    id: str
    names: tuple[str, ...]
    members: int
    places: int
    #: By divisor: the quotient, exactly ("4 1/2"), and which place it takes, from 1; None where it takes none.
    quotients: Mapping[int, tuple[str, int | None]]


@dataclass(frozen=True, slots=True)
class OpenLot:
    """A lot that is missing: between which shares, and for how many places."""

    between: tuple[str, ...]
    places: int


@dataclass(frozen=True, slots=True)
class Division:
    """The places of each share; where `lot` stands, those that it is about are not given yet."""

    shares: Sequence[Share]
    lot: OpenLot | None


def may_divide(groups: Sequence[CouncilGroup], places: int) -> tuple[Refusal, ...]:
    """Return every reason why places cannot be divided between groups."""
    reasons = [] if 1 <= places <= MOST else [Refusal("places-impossible", {"most": MOST}, "places")]
    if not groups:
        reasons.append(Refusal("no-group-is-written"))
    if any(not 1 <= one.members <= MOST for one in groups):
        reasons.append(Refusal("members-impossible", {"most": MOST}))
    names = [one.name.casefold() for one in groups]
    if len(set(names)) < len(names):
        reasons.append(Refusal("group-is-written-twice"))
    return tuple(reasons)


def divide(groups: Sequence[CouncilGroup], places: int, drawn: Sequence[OpenLot] = ()) -> Division:
    """Return how many places each share gets; `may_divide` has said yes.

    `drawn` are the lots that were drawn: between whom, those who were drawn first, as many as there were places.
    """
    together = _together(groups)
    lists = tuple(CandidateList(number, sum(one.members for one in some)) for number, some in together.items())
    contest = Contest("division", "list-dhondt", places, lists=lists)
    lots = [Lot("quotient", frozenset(one.between), one.between[: one.places]) for one in drawn]
    count = methods.count(contest, lots)
    table = [row for stage in count.stages if stage.action.kind is ActionKind.QUOTIENTS for row in stage.quotients]
    shares = [
        Share(
            number,
            tuple(one.name for one in some),
            sum(one.members for one in some),
            count.seats_by_list[number],
            _quotients(number, table),
        )
        for number, some in together.items()
    ]
    tie = count.ties[0] if count.ties else None
    return Division(shares, OpenLot(tuple(str(one) for one in tie.between), tie.how_many) if tie else None)


def _together(groups: Sequence[CouncilGroup]) -> Mapping[str, list[CouncilGroup]]:
    """Return the groups by the number of their share, in the order in which they were written."""
    by_pact: dict[str, list[CouncilGroup]] = {}
    for one in groups:
        by_pact.setdefault(one.pact.casefold() or f" {one.name.casefold()}", []).append(one)
    return {str(number): some for number, some in enumerate(by_pact.values(), 1)}


def _quotients(number: str, table: Sequence[Quotient]) -> Mapping[int, tuple[str, int | None]]:
    return {row.divisor: (row.value, row.seat) for row in table if row.name == number}
