"""How a council elects its chair and vice chair: more than half of those present, in up to three ballots, then a lot.

Kommunestyrelsesloven § 24 stk. 1, which councils follow where their rules of procedure say nothing else. The count is
`recruit.counting.majority`; here stands what members have written down on paper. No paper says who wrote it.
"""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass

from recruit.counting import majority
from recruit.counting.ballots import Ballots
from recruit.counting.contest import Candidate, Contest
from recruit.counting.lot import Lot, Lots, Tie
from recruit.counting.result import Count, Outcome
from recruit.foundation.refusal import Refusal

#: Why a paper does not count, where nobody says more.
INVALID = "invalid"


@dataclass(frozen=True, slots=True)
class HeldBallot:
    """A ballot that was held: who was present, and how many papers named whom, by candidates' numbers from 1."""

    present: int
    votes: Mapping[int, int]
    blank: int = 0
    invalid: int = 0

    @property
    def papers(self) -> int:
        """How many papers were handed in."""
        return sum(self.votes.values()) + self.blank + self.invalid


@dataclass(frozen=True, slots=True)
class DrawnLot:
    """A lot that was drawn in the room."""

    drawn: Sequence[int]
    drawn_by: str
    witnessed_by: str


def counted(candidates: int, ballots: Sequence[HeldBallot], lots: Sequence[tuple[Tie, Sequence[int]]]) -> Count:
    """Return who has the office, or which ballot or lot is due; `candidates` are numbered from 1."""
    contest = Contest(
        "office",
        "majority",
        1,
        candidates=tuple(Candidate(number, str(number)) for number in range(1, candidates + 1)),
        polls=tuple(_papers(one) for one in ballots),
        present=tuple(one.present for one in ballots),
    )
    drawn = [Lot(tie.purpose, frozenset(_numbers(tie)), tuple(order)) for tie, order in lots]
    return majority.count(contest, Lots(drawn))


def _papers(ballot: HeldBallot) -> Ballots:
    papers = {chr(number): votes for number, votes in ballot.votes.items() if votes}
    return Ballots(papers, ballot.blank, {INVALID: ballot.invalid} if ballot.invalid else {})


def _numbers(tie: Tie) -> tuple[int, ...]:
    return tuple(int(number) for number in tie.between)


def may_begin(candidates: Sequence[object], sitting: Collection[object]) -> tuple[Refusal, ...]:
    """Return every reason why nobody votes for an office between these; `sitting` are the members of that day."""
    if not candidates:
        return (Refusal("nobody-stands-for-the-office", field="candidates"),)
    reasons = []
    if len({*candidates}) < len(candidates):
        reasons.append(Refusal("stands-twice", field="candidates"))
    if not {*candidates} <= {*sitting}:
        reasons.append(Refusal("stands-and-is-no-member", field="candidates"))
    return tuple(reasons)


def may_note_ballot(ballot: HeldBallot, so_far: Count, *, members: int) -> tuple[Refusal, ...]:
    """Return every reason why a ballot was not held like this after what stands `so_far`.

    No more vote than there are `members` that day: whoever steps in does so in the place of one of them.
    """
    due = so_far.ballot
    if so_far.outcome is not Outcome.BALLOT_REQUIRED or due is None:
        return (Refusal("no-ballot-is-due"),)
    numbers = (ballot.present, ballot.blank, ballot.invalid, *ballot.votes.values())
    if min(numbers) < 0:
        return (Refusal("number-is-negative"),)
    reasons = []
    if not 1 <= ballot.present <= members:
        reasons.append(Refusal("nobody-is-present", {"most": members}, "present"))
    if ballot.papers > ballot.present:
        facts = {"papers": ballot.papers, "present": ballot.present}
        reasons.append(Refusal("more-papers-than-present", facts, "present"))
    if any(votes and number not in due.candidates for number, votes in ballot.votes.items()):
        reasons.append(Refusal("is-not-on-this-ballot"))
    return tuple(reasons)


def may_note_lot(lot: DrawnLot, so_far: Count) -> tuple[Refusal, ...]:
    """Return every reason why a lot was not drawn like this after what stands `so_far`."""
    if not so_far.ties:
        return (Refusal("no-lot-is-due"),)
    tie = so_far.ties[0]
    names = {"drawn_by": lot.drawn_by, "witnessed_by": lot.witnessed_by}
    reasons = [Refusal("answer-missing", field=field) for field, name in names.items() if not name.strip()]
    if not reasons and _folded(lot.drawn_by) == _folded(lot.witnessed_by):
        reasons.append(Refusal("lot-needs-a-witness", field="witnessed_by"))
    needed = min(tie.how_many, len(tie.between) - 1)
    if len({*lot.drawn}) < len(lot.drawn) or not {*lot.drawn} <= {*tie.between} or len(lot.drawn) < needed:
        reasons.append(Refusal("lot-is-for-others", {"needed": needed}, field="drawn"))
    return tuple(reasons)


def _folded(name: str) -> str:
    return " ".join(name.casefold().split())


def may_conclude(so_far: Count) -> tuple[Refusal, ...]:
    """Return why nobody is elected yet."""
    return () if so_far.winners else (Refusal("nobody-is-elected"),)


def may_go_on(*, is_concluded: bool, is_discarded: bool = False) -> tuple[Refusal, ...]:
    """Return why nothing more is noted."""
    concluded = (Refusal("office-vote-is-concluded"),) if is_concluded else ()
    return (*concluded, *((Refusal("office-vote-is-discarded"),) if is_discarded else ()))


def may_take_last_back(*, is_concluded: bool, noted: int, is_discarded: bool = False) -> tuple[Refusal, ...]:
    """Return every reason why nothing is taken back."""
    over = may_go_on(is_concluded=is_concluded, is_discarded=is_discarded)
    return (*over, *(() if noted else (Refusal("nothing-is-noted"),)))


def may_discard(because: str, *, is_concluded: bool, is_discarded: bool) -> tuple[Refusal, ...]:
    """Return every reason why a vote is not discontinued; what it gave is ended as an office, not as a vote."""
    over = may_go_on(is_concluded=is_concluded, is_discarded=is_discarded)
    return (*over, *(() if because.strip() else (Refusal("answer-missing", field="because"),)))
