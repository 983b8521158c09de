"""Who votes, as numbers: outer envelopes by post, and heads at the door.

Envelopes are numbered, accepted or rejected by two people, and opened at the count. A number stands for an envelope,
never for a voter.
"""

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from recruit.elections.rules.tally import MOST_PAPERS
from recruit.elections.rules.vocabulary import FormOfVoting, Milestone
from recruit.foundation.keys import search_key
from recruit.foundation.refusal import Refusal

#: So many envelopes are registered at once.
MOST_AT_ONCE = 500
#: A number is written on an envelope by hand.
HIGHEST_NUMBER = 99_999
#: A place stands on a line of paper, and a name on one, too.
LONGEST_PLACE = LONGEST_NAME = 200
#: So many people open envelopes together.
OPENERS = 2


class Delivery(StrEnum):
    """How an outer envelope came."""

    MAIL = "mail"
    HANDED_IN = "handed-in"


class EnvelopeFault(StrEnum):
    """Why an outer envelope is rejected."""

    TOO_LATE = "too-late"
    NO_DECLARATION = "no-declaration"
    NOT_SIGNED = "not-signed"
    NOT_ENTITLED = "not-entitled"
    VOTED_ALREADY = "voted-already"
    OPEN = "open"


@dataclass(frozen=True, slots=True)
class Envelopes:
    """Outer envelopes that are alike, as the first person registers and judges them."""

    #: They are numbered on from here.
    first: int
    how_many: int
    received_on: date
    delivery: Delivery
    #: None: they are accepted.
    fault: EnvelopeFault | None = None

    @property
    def numbers(self) -> range:
        """The number of each."""
        return range(self.first, self.first + self.how_many)


@dataclass(frozen=True, slots=True)
class Opening:
    """What the accepted envelopes held."""

    #: Inner envelopes.
    inner: int
    #: Who opened them, one name each.
    people: tuple[str, ...]
    remark: str = ""


def voting_goes_on(passed: Collection[Milestone]) -> tuple[Refusal, ...]:
    """Return why nothing is noted about who votes: before the ballots are fixed, and once the result is certain."""
    if Milestone.ANNULLED in passed:
        return (Refusal("election-is-annulled"),)
    if Milestone.FIXED not in passed:
        return (Refusal("ballots-are-not-fixed"),)
    return (Refusal("result-is-certain"),) if Milestone.CERTIFIED in passed else ()


def may_register(
    new: Envelopes, kept: Collection[int], *, until: date | None, today: date, are_opened: bool
) -> tuple[Refusal, ...]:
    """Return why these envelopes cannot be registered like this, beside the numbers that are `kept`.

    Votes are taken `until` that day; None where nobody votes by post.
    """
    if until is None:
        return (Refusal("nobody-votes-by-post"),)
    reasons = []
    if not 1 <= new.how_many <= MOST_AT_ONCE:
        reasons.append(Refusal("envelopes-are-too-many", {"most": MOST_AT_ONCE}, field="how_many"))
    elif new.first < 1 or new.numbers[-1] > HIGHEST_NUMBER:
        reasons.append(Refusal("envelope-number-is-unlikely", {"highest": HIGHEST_NUMBER}, field="first"))
    elif taken := sorted({*new.numbers} & {*kept}):
        reasons.append(Refusal("envelope-is-registered", {"number": taken[0]}, field="first"))
    if new.received_on > today:
        reasons.append(Refusal("envelope-has-not-come", field="received_on"))
    return (*reasons, *may_judge(new.fault, new.received_on, until=until, are_opened=are_opened))


def may_judge(
    fault: EnvelopeFault | None, received_on: date, *, until: date | None, are_opened: bool
) -> tuple[Refusal, ...]:
    """Return why an envelope that came on a day cannot be accepted; rejecting one is always possible."""
    if fault is not None:
        return ()
    late = until is not None and received_on > until
    reasons = [Refusal("envelope-came-late", field="fault")] if late else []
    return (*reasons, *([Refusal("envelopes-are-opened", field="fault")] if are_opened else []))


def may_reject(stands: EnvelopeFault | None, *, are_opened: bool) -> tuple[Refusal, ...]:
    """Return why an envelope keeps what stands: an accepted one that was opened is in the count."""
    return (Refusal("envelopes-are-opened", field="fault"),) if are_opened and stands is None else ()


def may_confirm(
    seen: Mapping[int, EnvelopeFault | None], waiting: Mapping[int, tuple[EnvelopeFault | None, str]], by: str | None
) -> tuple[Refusal, ...]:
    """Return why somebody cannot confirm what was `seen` of envelopes that wait, with who judged each.

    Who confirms on paper has no account, so that nobody is `by`.
    """
    if not seen:
        return (Refusal("no-envelope-is-chosen", field="envelopes"),)
    if any(number not in waiting or waiting[number][0] is not fault for number, fault in seen.items()):
        return (Refusal("envelopes-were-judged-anew", field="envelopes"),)
    if by is not None and any(waiting[number][1] == by for number in seen):
        return (Refusal("envelope-is-judged-by-you", field="envelopes"),)
    return ()


def may_confirm_on_paper(witness: str, judge: str, *, is_alone: bool) -> tuple[Refusal, ...]:
    """Return why the second person is not named on paper: somebody else has an account, or nobody is named."""
    if not is_alone:
        return (Refusal("somebody-else-confirms", field="witness"),)
    if not witness.strip():
        return (Refusal("answer-missing", field="witness"),)
    if len(witness) > LONGEST_NAME:
        return (Refusal("text-too-long", {"longest": LONGEST_NAME}, "witness"),)
    same = search_key(witness) == search_key(judge)
    return (Refusal("witness-is-yourself", field="witness"),) if same else ()


def may_open(opening: Opening, passed: Collection[Milestone], *, accepted: int, waiting: int) -> tuple[Refusal, ...]:
    """Return why the accepted envelopes are not opened, or what they held is not noted like this."""
    reasons = [] if Milestone.CLOSED in passed else [Refusal("polls-are-not-closed")]
    if waiting:
        reasons.append(Refusal("envelopes-wait", {"number": waiting}))
    reasons += _no_number(opening.inner, "inner")
    if len(opening.people) < OPENERS:
        reasons.append(Refusal("two-people-open-envelopes", field="people"))
    if opening.inner != accepted and not opening.remark.strip():
        facts = {"inner": opening.inner, "accepted": accepted}
        reasons.append(Refusal("inner-envelopes-differ", facts, field="remark"))
    return tuple(reasons)


def may_count_in(forms: Collection[str], place: str) -> tuple[Refusal, ...]:
    """Return why nobody is counted at the door of a place."""
    reasons = [] if FormOfVoting.MEETING in forms else [Refusal("nobody-votes-at-a-meeting")]
    if not place.strip():
        reasons.append(Refusal("answer-missing", field="place"))
    if len(place) > LONGEST_PLACE:
        reasons.append(Refusal("text-too-long", {"longest": LONGEST_PLACE}, "place"))
    return tuple(reasons)


def may_correct(stands: int | None, total: int, because: str) -> tuple[Refusal, ...]:
    """Return why a number from the door does not become `total`; None stands before anybody was counted."""
    reasons = _no_number(total, "total")
    if stands is not None and total != stands and not because.strip():
        reasons.append(Refusal("answer-missing", field="because"))
    return tuple(reasons)


def _no_number(people: int, field: str) -> list[Refusal]:
    """Return why there are not so many people who have voted."""
    if people > MOST_PAPERS:
        return [Refusal("more-papers-than-people", {"most": MOST_PAPERS}, field)]
    return [Refusal("number-is-negative", field=field)] if people < 0 else []
