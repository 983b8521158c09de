"""When a council meets: a year's meetings at once, one of them, and what stands in the way of it.

Days and clock times are Danish. A meeting begins and ends on one day.
"""

from collections import Counter
from collections.abc import Collection, Hashable, Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from itertools import chain, count
from typing import TypeVar

from recruit.foundation.dates import Span
from recruit.foundation.municipality.rules import is_web_address
from recruit.foundation.refusal import Refusal

T = TypeVar("T", bound=Hashable)

#: The last one of a month, whichever that is.
LAST = -1
#: A weekday comes in every month at least so often.
MOST_CERTAIN = 4
#: More items than this at one meeting, or meetings in a term, are a slip of the finger.
MOST_NUMBERED = 999


@dataclass(frozen=True, slots=True)
class Slot:
    """A day, and from when to when."""

    day: date
    begins: time
    ends: time

    def overlaps(self, other: "Slot") -> bool:
        """Return True when both share a moment."""
        return self.day == other.day and self.begins < other.ends and other.begins < self.ends


@dataclass(frozen=True, slots=True)
class YearPlan:
    """The same weekday of some months: "the first Wednesday of February, April and June, at 17-19"."""

    #: 0 is Monday.
    weekday: int
    #: Which one of the month: 1 to 4, or `LAST`.
    which: int
    #: 1 to 12.
    months: Collection[int]
    begins: time
    ends: time

    def slot(self, day: date) -> Slot:
        """Return when a meeting of the plan is on a day."""
        return Slot(day, self.begins, self.ends)


@dataclass(frozen=True, slots=True)
class NewMeeting:
    """A meeting that is to be held."""

    slot: Slot
    place: str = ""
    #: Counted through the term; None: it has none.
    number: int | None = None
    #: The number of the first item, where items run on from meeting to meeting.
    first_item: int | None = None
    #: Whether everybody may listen.
    is_open: bool = False
    agenda_url: str = ""
    minutes_url: str = ""
    #: What those who are invited are told: about food, the door, interpreters.
    note: str = ""


@dataclass(frozen=True, slots=True)
class MeetingFacts:
    """A meeting as the rules see it."""

    slot: Slot
    number: int | None = None
    is_cancelled: bool = False
    #: Somebody has noted who was there.
    has_attendance: bool = False


def days(plan: YearPlan, year: int) -> Sequence[date]:
    """Return the days of a year on which the plan has a meeting, in order."""
    return [_day(plan, year, month) for month in sorted({*plan.months})]


def _day(plan: YearPlan, year: int, month: int) -> date:
    if plan.which == LAST:
        last = date(year + month // 12, month % 12 + 1, 1) - timedelta(days=1)
        return last - timedelta(days=(last.weekday() - plan.weekday) % 7)
    first = date(year, month, 1)
    return first + timedelta(days=(plan.weekday - first.weekday()) % 7 + 7 * (plan.which - 1))


def may_plan(plan: YearPlan) -> tuple[Refusal, ...]:
    """Return every reason why no year is planned like this."""
    reasons = [] if plan.months else [Refusal("answer-missing", field="months")]
    if not 1 <= plan.which <= MOST_CERTAIN and plan.which != LAST:
        reasons.append(Refusal("not-in-every-month", {"most": MOST_CERTAIN}, "which"))
    if plan.ends <= plan.begins:
        reasons.append(Refusal("meeting-ends-before-it-begins", field="ends"))
    return tuple(reasons)


def may_hold(new: NewMeeting, term: Span, others: Collection[MeetingFacts]) -> tuple[Refusal, ...]:
    """Return every reason why a meeting is not held like this, beside the others of the same term."""
    slot, reasons = new.slot, []
    if slot.ends <= slot.begins:
        reasons.append(Refusal("meeting-ends-before-it-begins", field="ends"))
    if slot.day not in term:
        reasons.append(Refusal("meeting-outside-the-term", {"since": term.since, "until": term.until}, "day"))
    links = {"agenda_url": new.agenda_url.strip(), "minutes_url": new.minutes_url.strip()}
    malformed = [field for field, link in links.items() if link and not is_web_address(link)]
    reasons += [Refusal("address-is-malformed", field=field) for field in malformed]
    held = [other for other in others if not other.is_cancelled]
    if any(other.slot.overlaps(slot) for other in held):
        reasons.append(Refusal("another-meeting-then", field="day"))
    for field, number in (("number", new.number), ("first_item", new.first_item)):
        if number is not None and not 1 <= number <= MOST_NUMBERED:
            reasons.append(Refusal("number-impossible", {"fewest": 1, "most": MOST_NUMBERED}, field))
    if new.number is not None and any(other.number == new.number for other in held):
        reasons.append(Refusal("meeting-number-is-taken", {"number": new.number}, "number"))
    return tuple(reasons)


def may_change(meeting: MeetingFacts, slot: Slot) -> tuple[Refusal, ...]:
    """Return every reason why a meeting stays as it is: it is cancelled, or was held, and would be on another day."""
    reasons = [Refusal("meeting-is-cancelled")] if meeting.is_cancelled else []
    if meeting.has_attendance and slot.day != meeting.slot.day:
        reasons.append(Refusal("meeting-was-held", field="day"))
    return tuple(reasons)


def may_move(begins: datetime, moved: datetime, *, is_told: bool, now: datetime) -> tuple[Refusal, ...]:
    """Return why a meeting to come is not moved to a time that is over: somebody knows of it, and would come."""
    is_over = is_told and moved <= now < begins
    return (Refusal("meeting-would-be-over", field="day"),) if is_over else ()


def may_cancel(meeting: MeetingFacts, because: str) -> tuple[Refusal, ...]:
    """Return every reason why a meeting is held: nobody says why not, it is cancelled already, or was held."""
    reasons = [] if because.strip() else [Refusal("answer-missing", field="because")]
    if meeting.is_cancelled:
        reasons.append(Refusal("meeting-is-cancelled"))
    if meeting.has_attendance:
        reasons.append(Refusal("meeting-was-held"))
    return tuple(reasons)


def may_hold_after_all(is_cancelled: bool, begins_at: datetime, *, now: datetime) -> tuple[Refusal, ...]:
    """Return every reason why a meeting stays cancelled: it is not, or its time is over."""
    reasons = [] if is_cancelled else [Refusal("meeting-is-not-cancelled")]
    if now >= begins_at:
        reasons.append(Refusal("meeting-time-is-over"))
    return tuple(reasons)


def pattern(slots: Sequence[Slot]) -> YearPlan | None:
    """Return the plan that the meetings of a year come nearest to; None of none.

    What most of them have in common: the weekday, which one of the month, and the hours; and every month in which the
    council met.
    """
    if not slots:
        return None
    weekday = _most(slot.day.weekday() for slot in slots)
    which = _most(_which(slot.day) for slot in slots if slot.day.weekday() == weekday)
    begins, ends = _most((slot.begins, slot.ends) for slot in slots)
    return YearPlan(weekday, which, sorted({slot.day.month for slot in slots}), begins, ends)


def _which(day: date) -> int:
    """Return which weekday of its month a day is; the fifth is always the last."""
    which = (day.day - 1) // 7 + 1
    return which if which <= MOST_CERTAIN else LAST


def _most(found: Iterable[T]) -> T:
    """Return what comes most often; of several, what came first."""
    return Counter(found).most_common(1)[0][0]


def next_number(others: Collection[MeetingFacts]) -> int:
    """Return the number that a term's next meeting has if nobody says otherwise."""
    return max((other.number or 0 for other in others if not other.is_cancelled), default=0) + 1


def numbers_by_day(held: Iterable[int | None], coming: Sequence[int | None]) -> list[int | None]:
    """Return the numbers of coming meetings, the earliest first, as they follow their days after those that were held.

    They are the same ones as far as they come after those; a meeting without a number has none.
    """
    last = max(filter(None, held), default=0)
    known = sorted(one for one in coming if one is not None and one > last)
    following = chain(known, count((known[-1] if known else last) + 1))
    return [None if one is None else next(following) for one in coming]
