"""What a candidate is told of an election: the number on the ballot, and later what the vote advises.

Nobody is chosen by it, and no letter says so: the municipal council appoints.
"""

from collections.abc import Collection, Mapping
from dataclasses import dataclass, field
from enum import StrEnum

from recruit.elections.rules.vocabulary import Milestone
from recruit.foundation.refusal import Refusal


class Telling(StrEnum):
    """What a letter to a candidate is about. Of several contests, what stands first here is told."""

    ON_THE_BALLOT = "on-the-ballot"
    RECOMMENDED = "recommended"
    NEXT = "next"
    NOT_RECOMMENDED = "not-recommended"
    #: The poll is cancelled, and all are recommended.
    UNCONTESTED = "uncontested"
    ANNULLED = "annulled"
    #: Can no longer have a seat.
    OUT = "out"


#: What candidates are told of; of several that are passed, what stands first here.
TOLD_OF = (Milestone.ANNULLED, Milestone.UNCONTESTED, Milestone.CERTIFIED, Milestone.FIXED)
_FIRST = list(Telling)
#: After the letter with a number on the ballot these go on, and replace nothing.
_GOES_ON = frozenset({Telling.RECOMMENDED, Telling.NEXT, Telling.NOT_RECOMMENDED, Telling.ANNULLED, Telling.OUT})


@dataclass(frozen=True, slots=True)
class Message:
    """What is new for a candidate."""

    what: Telling
    #: What tells it from other news of its kind, in no language: contest, number. Nobody's name is in it.
    facts: Mapping[str, str] = field(default_factory=dict)

    def comes_before(self, other: "Message") -> bool:
        """Return True when this is told rather than the other, of another contest."""
        return _FIRST.index(self.what) < _FIRST.index(other.what)

    def replaces(self, before: "Message") -> bool:
        """Return True when a letter with this says otherwise than an earlier one, rather than going on from it."""
        return not (before.what is Telling.ON_THE_BALLOT and self.what in _GOES_ON)


def about(passed: Collection[Milestone]) -> Milestone | None:
    """Return of which milestone candidates can be told now; None where nothing is to be told."""
    for one in TOLD_OF[:-1]:
        if one in passed:
            return one
    return Milestone.FIXED if Milestone.FIXED in passed and Milestone.CLOSED not in passed else None


def may_tell(passed: Collection[Milestone], *, is_rehearsal: bool) -> tuple[Refusal, ...]:
    """Return every reason why candidates are not written to."""
    if is_rehearsal:
        return (Refusal("rehearsal-goes-nowhere"),)
    if about(passed) is None:
        needed = Milestone.CERTIFIED if Milestone.CLOSED in passed else Milestone.FIXED
        return (Refusal("election-has-not-come-so-far", {"needs": needed}),)
    return ()
