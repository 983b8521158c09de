"""What of an election may be taken back: nothing on which something later stands, or that people have acted on."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass

from recruit.elections.rules.passing import NEEDS
from recruit.elections.rules.vocabulary import Milestone
from recruit.foundation.refusal import Refusal

#: What is taken back of an annulled election: that it is annulled, and that everybody may read of it.
_OF_AN_ANNULLED_ONE = frozenset({Milestone.ANNULLED, Milestone.ANNOUNCED, Milestone.RELEASED})


@dataclass(frozen=True, slots=True)
class Noted:
    """What people have noted of an election since."""

    #: Voters were counted at a door, or marked in the register.
    has_voters: bool = False
    #: Outer envelopes came by post.
    has_envelopes: bool = False
    #: Envelopes were opened, or papers are entered.
    is_opened: bool = False
    is_counted: bool = False
    #: The names of other elections that are announced, and for some of the same seats.
    rivals: Sequence[str] = ()


def may_take_back(
    kind: Milestone, passed: Collection[Milestone], because: str, noted: Noted | None = None
) -> tuple[Refusal, ...]:
    """Return every reason why a milestone stays: nothing is taken back on which something later stands.

    Polls stay closed once papers are entered, and so the ballots stay, whose numbers say for whom each paper is. Polls
    in which somebody has voted have been open.
    """
    noted, reasons = noted or Noted(), []
    if kind not in passed:
        reasons.append(Refusal("election-has-not-come-so-far", {"needs": kind}))
    if Milestone.ANNULLED in passed and kind not in _OF_AN_ANNULLED_ONE:
        reasons.append(Refusal("election-is-annulled"))
    later = [one for one, needs in NEEDS.items() if one in passed and any(kind in needed for needed in needs)]
    reasons += [Refusal("later-milestone-stands", {"milestone": one}) for one in later]
    reasons += _acted_on(kind, passed, noted)
    if not because.strip():
        reasons.append(Refusal("answer-missing", field="because"))
    return tuple(reasons)


def _acted_on(kind: Milestone, passed: Collection[Milestone], noted: Noted) -> list[Refusal]:
    reasons = []
    if kind is Milestone.CLOSED and (noted.is_counted or noted.is_opened):
        reasons.append(Refusal("count-has-begun"))
    if kind in (Milestone.FIXED, Milestone.VOTING) and noted.has_voters:
        reasons.append(Refusal("voters-are-noted"))
    if kind is Milestone.FIXED and noted.has_envelopes:
        reasons.append(Refusal("envelopes-have-come"))
    if kind is Milestone.ANNULLED and Milestone.ANNOUNCED in passed:
        reasons += [Refusal("seats-are-voted-on-already", {"election": name}) for name in noted.rivals]
    return reasons
