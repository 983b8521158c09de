"""The timetable of a round: its dates counted from one day, in which order they come, and what is odd about them.

The day from which it counts, the anchor, is the polling meeting, or the municipal council's decision in a round without
a vote. The distances are those of Gentofte's advisory election of 22 February 2018; no law sets them, so each date can
be chosen otherwise. A date that somebody has chosen stays when the anchor moves. Days and clock times are Danish.
"""

from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta

from recruit.bodies.rules import FillingMethod
from recruit.foundation.dates import Span
from recruit.foundation.refusal import Refusal
from recruit.recruitment.rules.vocabulary import DateKind, Deadline, Opening

#: What a date of the timetable is for.
Step = Opening | Deadline | DateKind


@dataclass(frozen=True, slots=True)
class Moment:
    """A day in Denmark, with a clock time where it has one."""

    day: date
    clock: time | None = None

    def comes_after(self, other: "Moment") -> bool:
        """Return True when it is surely later: on one day, both need a clock time to tell."""
        if self.day != other.day or self.clock is None or other.clock is None:
            return self.day > other.day
        return self.clock > other.clock


Timetable = Mapping[Step, Moment]

_NOON = time(12)
_WEEKEND = (5, 6)

#: Days from the polling meeting, and the clock time. From a Thursday none falls on a weekend.
_WITH_A_VOTE: Mapping[Step, tuple[int, time | None]] = {
    Opening.OPENS: (-77, time(8)),
    DateKind.HELP_SESSION: (-51, None),
    Deadline.CLOSES: (-49, _NOON),
    Deadline.REMEDY: (-42, _NOON),
    DateKind.CANDIDATES_TOLD: (-41, None),
    DateKind.POLL_ANNOUNCED: (-28, None),
    DateKind.POSTAL_OPENS: (-22, time(8)),
    DateKind.BROCHURE: (-21, None),
    DateKind.POSTAL_CLOSES: (-1, time(16)),
    DateKind.POLLING_MEETING: (0, time(18)),
    DateKind.ELECTION_COMMITTEE: (1, None),
    DateKind.RESULT_ON_WEBSITE: (1, None),
    DateKind.RESULT_IN_PAPER: (12, None),
    DateKind.COMMITTEE_SUBMISSION: (6, _NOON),
    DateKind.COMMITTEE: (14, None),
    DateKind.FINANCE_SUBMISSION: (15, _NOON),
    DateKind.FINANCE: (25, None),
    DateKind.COUNCIL_SUBMISSION: (22, _NOON),
    DateKind.COUNCIL: (32, None),
    DateKind.CONSTITUTING_MEETING: (60, None),
}

#: What only some rounds with a vote have.
_OF_SOME_VOTES = (DateKind.REGISTER_FROZEN, DateKind.COMPLAINTS_END)

#: Days from the municipal council's decision, and the clock time. From a Monday none falls on a weekend.
_WITHOUT_A_VOTE: Mapping[Step, tuple[int, time | None]] = {
    Opening.OPENS: (-91, time(8)),
    Deadline.CLOSES: (-56, _NOON),
    Deadline.REMEDY: (-49, _NOON),
    DateKind.COMMITTEE_SUBMISSION: (-26, _NOON),
    DateKind.COMMITTEE: (-18, None),
    DateKind.FINANCE_SUBMISSION: (-17, _NOON),
    DateKind.FINANCE: (-7, None),
    DateKind.COUNCIL_SUBMISSION: (-10, _NOON),
    DateKind.COUNCIL: (0, None),
    DateKind.CONSTITUTING_MEETING: (28, None),
}

#: A round always has these.
NEEDED: tuple[Step, ...] = (Opening.OPENS, Deadline.CLOSES)
#: These end or begin at an instant, so they need a clock time.
TIMED: tuple[Step, ...] = (*Opening, *Deadline)
#: What everybody may read; the rest is for the secretariat and whoever is concerned.
_PUBLIC: frozenset[Step] = frozenset(
    {
        Opening.OPENS,
        Deadline.CLOSES,
        DateKind.HELP_SESSION,
        DateKind.POSTAL_OPENS,
        DateKind.BROCHURE,
        DateKind.POSTAL_CLOSES,
        DateKind.POLLING_MEETING,
        DateKind.RESULT_ON_WEBSITE,
        DateKind.RESULT_IN_PAPER,
        DateKind.COUNCIL,
        DateKind.CONSTITUTING_MEETING,
    }
)

#: The second of each never comes before the first: it would make no sense.
_NEVER_BEFORE: tuple[tuple[Step, Step], ...] = (
    (Opening.OPENS, Deadline.CLOSES),
    (Opening.OPENS, Deadline.ORGANISATIONS),
    (Deadline.CLOSES, Deadline.REMEDY),
    (DateKind.POSTAL_OPENS, DateKind.POSTAL_CLOSES),
    (DateKind.POSTAL_CLOSES, DateKind.POLLING_MEETING),
    (DateKind.COMMITTEE_SUBMISSION, DateKind.COMMITTEE),
    (DateKind.FINANCE_SUBMISSION, DateKind.FINANCE),
    (DateKind.COUNCIL_SUBMISSION, DateKind.COUNCIL),
)

#: The second of each usually comes after the first; a municipality may have its reasons.
_SELDOM_BEFORE: tuple[tuple[Step, Step], ...] = (
    (DateKind.HELP_SESSION, Deadline.CLOSES),
    (Deadline.REMEDY, DateKind.CANDIDATES_TOLD),
    (DateKind.CANDIDATES_TOLD, DateKind.POSTAL_OPENS),
    (DateKind.CANDIDATES_TOLD, DateKind.BROCHURE),
    (DateKind.BROCHURE, DateKind.POLLING_MEETING),
    (DateKind.POLL_ANNOUNCED, DateKind.POSTAL_OPENS),
    (DateKind.POLL_ANNOUNCED, DateKind.POLLING_MEETING),
    (DateKind.REGISTER_FROZEN, DateKind.POLLING_MEETING),
    (DateKind.POLLING_MEETING, DateKind.ELECTION_COMMITTEE),
    (DateKind.ELECTION_COMMITTEE, DateKind.COMPLAINTS_END),
    (DateKind.ELECTION_COMMITTEE, DateKind.COMMITTEE_SUBMISSION),
    (Deadline.REMEDY, DateKind.POLLING_MEETING),
    (Deadline.ORGANISATIONS, DateKind.COMMITTEE_SUBMISSION),
    (Deadline.REMEDY, DateKind.COMMITTEE_SUBMISSION),
    (DateKind.POLLING_MEETING, DateKind.RESULT_ON_WEBSITE),
    (DateKind.POLLING_MEETING, DateKind.RESULT_IN_PAPER),
    (DateKind.POLLING_MEETING, DateKind.COMMITTEE_SUBMISSION),
    (DateKind.COMMITTEE, DateKind.FINANCE),
    (DateKind.FINANCE, DateKind.COUNCIL),
    (DateKind.COUNCIL, DateKind.CONSTITUTING_MEETING),
)


def has_a_vote(method: FillingMethod) -> bool:
    """Return True when the round ends in a polling meeting, from which its timetable counts."""
    return method in (FillingMethod.ADVISORY_ELECTION, FillingMethod.DIRECT_ELECTION)


def anchor_of(method: FillingMethod) -> Step:
    """Return the date from which the others of such a round count."""
    return DateKind.POLLING_MEETING if has_a_vote(method) else DateKind.COUNCIL


def public(method: FillingMethod) -> frozenset[Step]:
    """Return which dates of such a round everybody may read; none of a vote that it does not have."""
    return _PUBLIC & {*_plan(method)}


def anchored(stands: Timetable, method: FillingMethod) -> date | None:
    """Return the day from which a timetable counts in such a round; None where that date is not in it."""
    moment = stands.get(anchor_of(method))
    return moment.day if moment else None


def proposed(method: FillingMethod, anchor: date) -> dict[Step, Moment]:
    """Return the whole timetable of a round that is filled in this way, in the order of its course."""
    return {step: Moment(anchor + timedelta(days=days), clock) for step, (days, clock) in _plan(method).items()}


def offered(method: FillingMethod, stands: Timetable) -> tuple[Step, ...]:
    """Return every date that such a round may have: those that stand by their days, then those that it lacks."""
    of_some = _OF_SOME_VOTES if has_a_vote(method) else ()
    possible = dict.fromkeys((*_plan(method), *of_some, Deadline.ORGANISATIONS))
    by_day = sorted(stands, key=lambda step: (stands[step].day, stands[step].clock or time.max))
    return (*by_day, *(step for step in possible if step not in stands))


def moved(stands: Timetable, method: FillingMethod, before: date | None, after: date) -> dict[Step, Moment]:
    """Return the timetable counted from another day.

    What lies where it was proposed goes along, and what somebody chose stays, as does what somebody left out. Counted
    for the first time, it is as proposed: what stands until then is only there because a round needs it.
    """
    fresh = proposed(method, after)
    if before is None:
        return {**stands, **fresh}
    unchosen = proposed(method, before)
    return {step: fresh[step] if unchosen.get(step) == moment else moment for step, moment in stands.items()}


def rearranged(
    stands: Timetable,
    written: Mapping[Step, Moment | None],
    method: FillingMethod,
    before: date | None,
    after: date,
) -> dict[Step, Moment]:
    """Return the timetable after somebody wrote dates, and perhaps another anchor, into it.

    `written` says of each date that could be written what stands there now: one that was not touched goes along with
    the anchor, one that was emptied is left out. What could not be written stays where it is.
    """
    arranged = dict(stands) if after == before else moved(stands, method, before, after)
    arranged |= {step: moment for step, moment in stands.items() if step not in written}
    changed = {step: moment for step, moment in written.items() if moment != stands.get(step)}
    return {step: moment for step, moment in {**arranged, **changed}.items() if moment is not None}


def fixed(stands: Timetable, *, is_announced: bool) -> tuple[Step, ...]:
    """Return the dates that people go by once the round is public: they are put off for a reason, or stay."""
    return tuple(step for step in TIMED if step in stands) if is_announced else ()


def may_change(stands: Timetable, timetable: Timetable, fixed: Collection[Step]) -> tuple[Refusal, ...]:
    """Return every reason why a timetable cannot become this one: each date that has to stay where it is."""
    moved = (step for step in fixed if timetable.get(step) != stands.get(step))
    return tuple(Refusal("deadline-is-public", field=step) for step in moved)


def may_be(timetable: Timetable) -> tuple[Refusal, ...]:
    """Return every reason why a round cannot have these dates, each at the later of two."""
    reasons = [Refusal("date-needed", field=step) for step in NEEDED if step not in timetable]
    untimed = (step for step in TIMED if step in timetable and timetable[step].clock is None)
    reasons += [Refusal("clock-time-needed", field=step) for step in untimed]
    reasons += [_order("date-comes-before", *pair) for pair in _turned(timetable, _NEVER_BEFORE)]
    if Opening.OPENS in timetable and timetable[Opening.OPENS] == timetable.get(Deadline.CLOSES):
        reasons.append(Refusal("round-never-opens", field=Deadline.CLOSES))
    return tuple(reasons)


def may_extend(before: datetime | None, after: datetime, reason: str, *, now: datetime) -> tuple[Refusal, ...]:
    """Return every reason why a deadline cannot be put off to that instant; `before` is None where none is set.

    A deadline that is over can be put off, too: then the round is open once more.
    """
    if before is None:
        return (Refusal("deadline-not-set", field="deadline"),)
    reasons = []
    if after <= before:
        reasons.append(Refusal("extension-is-no-later", {"before": before}, "day"))
    elif after <= now:
        reasons.append(Refusal("extension-is-over", {"after": after}, "day"))
    if not reason.strip():
        reasons.append(Refusal("reason-missing", field="reason"))
    return tuple(reasons)


def oddities(timetable: Timetable, term: Span) -> tuple[Refusal, ...]:
    """Return what a secretary should look at again, each at its date; nothing of it stands in the way.

    `term` is the term for which the round finds members: they should be appointed when it begins, or soon after.
    """
    odd = [_order("date-usually-comes-after", *pair) for pair in _turned(timetable, _SELDOM_BEFORE)]
    odd += [
        Refusal("date-on-a-weekend", field=step) for step, one in timetable.items() if one.day.weekday() in _WEEKEND
    ]
    return (*odd, *_appointed_late(timetable.get(DateKind.COUNCIL), term))


def _appointed_late(council: Moment | None, term: Span) -> Iterator[Refusal]:
    if council is None:
        yield Refusal("council-has-no-date")
    elif term.until is not None and council.day >= term.until:
        yield Refusal("appointed-after-the-term", {"until": term.until - timedelta(days=1)}, DateKind.COUNCIL)
    elif council.day > term.since:
        facts = {"since": term.since, "days": (council.day - term.since).days}
        yield Refusal("appointed-late", facts, DateKind.COUNCIL)


def _plan(method: FillingMethod) -> Mapping[Step, tuple[int, time | None]]:
    return _WITH_A_VOTE if has_a_vote(method) else _WITHOUT_A_VOTE


def _order(code: str, first: Step, then: Step) -> Refusal:
    return Refusal(code, {"first": first, "then": then}, then)


def _turned(timetable: Timetable, pairs: tuple[tuple[Step, Step], ...]) -> Iterator[tuple[Step, Step]]:
    """Yield the pairs that stand the other way round."""
    for first, then in pairs:
        if first in timetable and then in timetable and timetable[first].comes_after(timetable[then]):
            yield first, then
