"""What an election may pass: guards that answer with every reason why not yet."""

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date

from recruit.counting.result import Outcome
from recruit.elections.rules.tally import Unaccounted
from recruit.elections.rules.vocabulary import Milestone, Status
from recruit.foundation.refusal import Refusal

#: What must have been passed before: one of each of these.
NEEDS: Mapping[Milestone, tuple[tuple[Milestone, ...], ...]] = {
    Milestone.ANNOUNCED: (),
    Milestone.FIXED: (),
    Milestone.UNCONTESTED: (),
    Milestone.VOTING: ((Milestone.FIXED,),),
    Milestone.CLOSED: ((Milestone.VOTING,),),
    # With a poll and without one.
    Milestone.CERTIFIED: ((Milestone.CLOSED, Milestone.UNCONTESTED),),
    # What nobody was told of has no page that everybody may read.
    Milestone.RELEASED: ((Milestone.CERTIFIED,), (Milestone.ANNOUNCED,)),
    Milestone.SUBMITTED: ((Milestone.CERTIFIED,),),
    Milestone.ANNULLED: (),
}

#: The acts of the election committee: they name its meeting and who was there.
BY_COMMITTEE = frozenset({Milestone.UNCONTESTED, Milestone.CERTIFIED, Milestone.ANNULLED})

#: What everybody may read, or what reaches the municipal council: never of a rehearsal.
OUTWARD = frozenset({Milestone.ANNOUNCED, Milestone.RELEASED, Milestone.SUBMITTED})


#: The way of an election, and of one in which nobody has to vote.
WITH_A_POLL = (
    Milestone.ANNOUNCED,
    Milestone.FIXED,
    Milestone.VOTING,
    Milestone.CLOSED,
    Milestone.CERTIFIED,
    Milestone.RELEASED,
    Milestone.SUBMITTED,
    Milestone.ANNULLED,
)
WITHOUT_A_POLL = tuple(
    Milestone.UNCONTESTED if one is Milestone.FIXED else one
    for one in WITH_A_POLL
    if one not in (Milestone.VOTING, Milestone.CLOSED)
)


@dataclass(frozen=True, slots=True)
class Stands:
    """How far a contest has come."""

    label: str
    seats: int
    #: Entries that can still have a seat.
    eligible: int
    #: What the final count came to; None before it was made.
    outcome: Outcome | None = None
    #: Something was entered after that count, so that it no longer says what stands.
    is_outdated: bool = False
    #: Entries that dropped out after the ballots were fixed.
    dropped_out: int = 0
    #: Where voters were noted after the papers were entered, so that the record would say two numbers.
    unaccounted: Sequence[Unaccounted] = ()

    @property
    def was_polled_in_vain(self) -> bool:
        """Whether people voted, nobody counted it, and so many dropped out that each of the others has a seat."""
        return self.eligible <= self.seats < self.eligible + self.dropped_out and self.outcome is None

    @property
    def needs_a_poll(self) -> bool:
        """Whether there are more candidates than seats."""
        return self.eligible > self.seats


@dataclass(frozen=True, slots=True)
class ElectionFacts:
    """An election, as its guards see it."""

    passed: Collection[Milestone] = ()
    contests: Sequence[Stands] = ()
    is_rehearsal: bool = False
    #: The candidates of the round are fixed, and that stands.
    has_candidates: bool = True
    has_open_complaint: bool = False
    #: The day of the polls.
    polling_on: date | None = None
    #: The names of candidates who stand in none of the contests.
    left_out: Sequence[str] = ()
    #: Votes are taken by post, so before the day, too.
    takes_post: bool = False
    #: The names of other elections that are announced, and for some of the same seats.
    rivals: Sequence[str] = ()

    @property
    def is_contested(self) -> bool:
        """Whether anybody has to vote."""
        return any(contest.needs_a_poll for contest in self.contests)

    @property
    def is_for_all(self) -> bool:
        """Whether nobody has to vote: the candidates are fixed, each has a seat, and no poll has begun."""
        if Milestone.UNCONTESTED in self.passed:
            return True
        decided = self.has_candidates and bool(self.contests) and not self.left_out
        return decided and not self.is_contested and Milestone.VOTING not in self.passed


@dataclass(frozen=True, slots=True)
class Passing:
    """What is recorded with a milestone."""

    committee_on: date | None = None
    people: Sequence[str] = field(default_factory=tuple)
    note: str = ""


def status(passed: Collection[Milestone], contests: Sequence[Stands]) -> Status:
    """Return where an election is."""
    reached = [
        (Milestone.ANNULLED, Status.ANNULLED),
        (Milestone.SUBMITTED, Status.SUBMITTED),
        (Milestone.CERTIFIED, Status.CERTIFIED),
        (Milestone.UNCONTESTED, Status.UNCONTESTED),
        (Milestone.CLOSED, _counted(contests)),
        (Milestone.VOTING, Status.VOTING),
        (Milestone.FIXED, Status.FIXED),
        (Milestone.ANNOUNCED, Status.ANNOUNCED),
    ]
    return next((where for milestone, where in reached if milestone in passed), Status.DRAFT)


def _counted(contests: Sequence[Stands]) -> Status:
    outcomes = {contest.outcome for contest in contests if contest.needs_a_poll}
    if Outcome.LOT_REQUIRED in outcomes:
        return Status.TIED
    return Status.CLOSED if None in outcomes else Status.COUNTED


def ahead(facts: ElectionFacts) -> tuple[Milestone, ...]:
    """Return what an election still has before it, in its order: no polls where nobody has to vote."""
    if Milestone.ANNULLED in facts.passed:
        return ()
    way = WITHOUT_A_POLL if facts.is_for_all else WITH_A_POLL
    return tuple(one for one in way if one not in facts.passed and not (facts.is_rehearsal and one in OUTWARD))


def hindrances(kind: Milestone, facts: ElectionFacts, *, today: date) -> tuple[Refusal, ...]:
    """Return every reason why the election cannot pass this, whatever would be written down with it."""
    return may_pass(kind, facts, Passing(today, ("-",), "-"), today=today)


def may_pass(kind: Milestone, facts: ElectionFacts, passing: Passing, *, today: date) -> tuple[Refusal, ...]:
    """Return every reason why the election has not passed this yet (practice: records name the committee's meeting).

    The polls open on the polling day or later; where votes are taken by post, as soon as the ballots are fixed.
    """
    reasons = []
    if kind in facts.passed:
        reasons.append(Refusal("election-has-passed-that"))
    if Milestone.ANNULLED in facts.passed:
        reasons.append(Refusal("election-is-annulled"))
    if facts.is_rehearsal and kind in OUTWARD:
        reasons.append(Refusal("rehearsal-goes-nowhere"))
    else:
        reasons += _not_come_so_far(kind, facts)
    if kind in BY_COMMITTEE:
        reasons += _committee(passing, today)
    if kind is Milestone.VOTING and not facts.takes_post and _is_before_the_polls(facts, today):
        reasons.append(Refusal("polls-open-on-their-day", {"day": facts.polling_on}))
    if kind is Milestone.CLOSED and _is_before_the_polls(facts, today):
        reasons.append(Refusal("polls-are-not-over", {"day": facts.polling_on}))
    if kind is Milestone.CERTIFIED and _is_too_early(facts, passing):
        reasons.append(Refusal("committee-met-before-the-polls", {"day": facts.polling_on}, field="committee_on"))
    return (*reasons, *_of_kind(kind, facts, passing))


def _not_come_so_far(kind: Milestone, facts: ElectionFacts) -> Iterator[Refusal]:
    """Yield what must have been passed before; where nobody has to vote, the one of two that goes without a poll."""
    for needed in NEEDS[kind]:
        if not set(needed) & set(facts.passed):
            yield Refusal("election-has-not-come-so-far", {"needs": needed[-1 if facts.is_for_all else 0]})


def _committee(passing: Passing, today: date) -> list[Refusal]:
    reasons = []
    if passing.committee_on is None:
        reasons.append(Refusal("committee-day-is-missing", field="committee_on"))
    elif passing.committee_on > today:
        reasons.append(Refusal("committee-has-not-met", field="committee_on"))
    if not any(name.strip() for name in passing.people):
        reasons.append(Refusal("committee-is-nobody", field="people"))
    return reasons


def _is_too_early(facts: ElectionFacts, passing: Passing) -> bool:
    """Whether the committee is said to have met about a poll before the day of the polls."""
    if Milestone.CLOSED not in facts.passed or passing.committee_on is None:
        return False
    return _is_before_the_polls(facts, passing.committee_on)


def _is_before_the_polls(facts: ElectionFacts, day: date) -> bool:
    """Whether a day is before that of the polls, which a rehearsal does not wait for."""
    return facts.polling_on is not None and not facts.is_rehearsal and day < facts.polling_on


def _not_ready_for_ballots(facts: ElectionFacts) -> list[Refusal]:
    reasons = [] if facts.has_candidates else [Refusal("candidates-are-not-fixed")]
    if not facts.contests:
        return [*reasons, Refusal("election-has-no-contest")]
    if facts.left_out:
        reasons.append(Refusal("candidates-are-in-no-contest", {"candidates": facts.left_out}))
    return reasons


def _of_kind(kind: Milestone, facts: ElectionFacts, passing: Passing) -> list[Refusal]:
    reasons = []
    if kind is Milestone.ANNOUNCED:
        reasons += [Refusal("seats-are-voted-on-already", {"election": name}) for name in facts.rivals]
    if kind in (Milestone.FIXED, Milestone.UNCONTESTED):
        reasons += _not_ready_for_ballots(facts)
    if kind is Milestone.FIXED and facts.has_candidates and facts.contests and not facts.is_contested:
        reasons.append(Refusal("nobody-has-to-vote"))
    if kind is Milestone.UNCONTESTED and facts.is_contested:
        reasons += [Refusal("contest-has-more-candidates-than-seats", {"contest": one.label}) for one in _polled(facts)]
    if kind is Milestone.UNCONTESTED and Milestone.VOTING in facts.passed:
        reasons.append(Refusal("people-have-voted"))
    if kind is Milestone.CERTIFIED and Milestone.UNCONTESTED not in facts.passed:
        reasons += [reason for one in _polled(facts) for reason in _uncertain(one)]
        in_vain = [one.label for one in facts.contests if one.was_polled_in_vain]
        if in_vain and not passing.note.strip():
            reasons.append(Refusal("votes-are-not-counted", {"contests": in_vain}, field="note"))
    if kind is Milestone.SUBMITTED and facts.has_open_complaint:
        reasons.append(Refusal("result-is-complained-about"))
    if kind is Milestone.ANNULLED and not passing.note.strip():
        reasons.append(Refusal("answer-missing", field="note"))
    return reasons


def _polled(facts: ElectionFacts) -> list[Stands]:
    return [contest for contest in facts.contests if contest.needs_a_poll]


def _uncertain(contest: Stands) -> list[Refusal]:
    """Return why a contest's result is not certain."""
    named = {"contest": contest.label}
    if contest.outcome is None:
        return [Refusal("contest-is-not-counted", named)]
    if contest.is_outdated:
        return [Refusal("count-is-outdated", named)]
    if contest.outcome in (Outcome.LOT_REQUIRED, Outcome.BALLOT_REQUIRED):
        return [Refusal("lot-is-open", named)]
    return [
        Refusal(
            "voters-differ-from-account", {"place": one.places, "form": one.form, "said": one.said, "noted": one.noted}
        )
        for one in contest.unaccounted
    ]
