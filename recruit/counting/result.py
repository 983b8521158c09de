"""What a count says: who has the seats, who comes next, what every stage did and why, and what it waits for."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from typing import NamedTuple

from recruit.counting.ballots import Account
from recruit.counting.lot import Lot, Tie
from recruit.counting.sentences import Sentence

#: Of the rules as they are written here; a change of what any of them gives, or of the wording of a stage, raises it.
VERSION = "1"


class Outcome(StrEnum):
    """How a count ended."""

    ELECTED = "elected"
    #: Not more candidates than seats (fredsvalg): all have one, without a poll.
    UNCONTESTED = "uncontested"
    #: No candidate at all (bortfald).
    LAPSED = "lapsed"
    #: It goes on when the lot is recorded.
    LOT_REQUIRED = "lot_required"
    #: It goes on when the next ballot is held (Kommunestyrelsesloven § 24).
    BALLOT_REQUIRED = "ballot_required"


class ActionKind(StrEnum):
    """What a stage does."""

    FIRST_PREFERENCES = "first-preferences"
    SURPLUS = "surplus"
    EXCLUSION = "exclusion"
    #: Meek: the papers handed out anew by the keep values.
    ITERATION = "iteration"
    #: Marks added up.
    COUNT = "count"
    #: A ballot of a majority election.
    BALLOT = "ballot"
    #: Seats of lists found by the largest quotients.
    QUOTIENTS = "quotients"
    #: A list's seats given to its candidates.
    LIST = "list"
    LOT = "lot"
    #: Everybody has a seat without a poll, or nobody stands.
    NO_POLL = "no-poll"


class Action(NamedTuple):
    """What a stage does, and to whom."""

    kind: ActionKind
    candidate: int | None = None
    list: str | None = None


class Parcel(NamedTuple):
    """Papers that moved together: each was worth `was` and is worth `value` where it went."""

    was: str
    value: str
    #: Candidate's number -> how many papers went there.
    papers: Mapping[int, int]
    #: Papers on which nobody further can receive them.
    stopped: int


class Quotient(NamedTuple):
    """A list's or an alliance's votes, divided: what its next seat has to measure up to."""

    name: str
    votes: int
    divisor: int
    #: Exact: "9" or "10 1/3".
    value: str
    #: Which of the seats it takes, 1 for the first; None where it takes none.
    seat: int | None = None


@dataclass(frozen=True, slots=True)
class Stage:
    """One stage. `totals` are decimal numbers with a point, in the order of the candidates, after the stage."""

    action: Action
    why: Sentence
    totals: tuple[str, ...] = ()
    #: Elected at the end of this stage, in order; excluded at the end of it, so that their papers move in the next.
    elected: tuple[int, ...] = ()
    excluded: tuple[int, ...] = ()
    #: Candidates with enough votes who were passed over because of the cap of their group.
    passed_over: tuple[int, ...] = ()
    parcels: tuple[Parcel, ...] = ()
    #: Each list's or alliance's in turn: those that take a seat, and the first that does not.
    quotients: tuple[Quotient, ...] = ()
    #: Votes on papers that no longer reach anybody, and what rounding left; None where a method has no such thing.
    lost: str | None = None
    quota: str | None = None
    #: Meek: the part of a paper that each elected candidate keeps.
    keeps: Mapping[int, str] = field(default_factory=dict)
    group: str | None = None


class NextBallot(NamedTuple):
    """The ballot that has to be held: its number, and whom it is between."""

    number: int
    candidates: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Count:
    """The answer of a method, as far as the count has come."""

    outcome: Outcome
    #: In order of election.
    winners: tuple[int, ...] = ()
    #: In order, as many as the contest wants.
    substitutes: tuple[int, ...] = ()
    #: Equal ones among the substitutes whose order nobody asked to have settled; each lists its own.
    equal_substitutes: tuple[tuple[int, ...], ...] = ()
    stages: tuple[Stage, ...] = ()
    #: A whole number, or a decimal number with a point; None where the method has no quota.
    quota: int | str | None = None
    account: Account | None = None
    #: Everything that is open: the first is asked for first.
    ties: tuple[Tie, ...] = ()
    ballot: NextBallot | None = None
    #: The recorded lots that decided something.
    lots: tuple[Lot, ...] = ()
    #: The recorded lots that nothing asked for.
    unused_lots: tuple[Lot, ...] = ()
    seats_by_list: Mapping[str, int] = field(default_factory=dict)
    #: The same where alliances count as one ("A+F"), and whose turn it was seat by seat.
    seats_by_alliance: Mapping[str, int] = field(default_factory=dict)
    order_of_award: tuple[str, ...] = ()
    winners_by_list: Mapping[str, tuple[int, ...]] = field(default_factory=dict)
    substitutes_by_list: Mapping[str, tuple[int, ...]] = field(default_factory=dict)
    winners_by_group: Mapping[str, tuple[int, ...]] = field(default_factory=dict)
    substitutes_by_group: Mapping[str, tuple[int, ...]] = field(default_factory=dict)

    @property
    def passed_over(self) -> tuple[int, ...]:
        """Those whom the cap of their group kept from a seat, in the order in which it did."""
        return tuple(number for stage in self.stages for number in stage.passed_over)

    @property
    def elected_at_stage(self) -> dict[int, int]:
        """Candidate's number -> the number of the stage at whose end the seat was given; stages begin with 1."""
        return {who: number for number, stage in enumerate(self.stages, 1) for who in stage.elected}
