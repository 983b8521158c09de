"""Who steps in for a member: for one meeting, during a leave, or for good; who is asked, and in which order.

The order follows from how the group is arranged: a member's own substitutes by rank, the list behind the group by rank
(votes, then lot), the substitute that the organisation has named. A political group chooses each time (KSL § 28).
Three acts that are not one: a meeting, a leave with days, and taking over for good, which may need a new decision.
"""

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from enum import StrEnum
from uuid import UUID

from recruit.appointments.rules.facts import Held, Role
from recruit.bodies.rules import SubstituteArrangement
from recruit.foundation.dates import Span, last_day
from recruit.foundation.refusal import Refusal

#: What the links in the letters to substitutes are for.
SUBSTITUTE_ASK = "substitute-ask"


class CallKind(StrEnum):
    """For how long somebody steps in."""

    MEETING = "meeting"
    LEAVE = "leave"
    FOR_GOOD = "for_good"


class SubstitutionReason(StrEnum):
    """Why a member does not come."""

    APOLOGY = "apology"
    LEAVE = "leave"
    ILLNESS = "illness"
    PARENTAL_LEAVE = "parental_leave"
    OTHER_PUBLIC_DUTY = "other_public_duty"
    DISQUALIFIED = "disqualified"
    #: Nobody has the seat any more.
    VACANCY = "vacancy"


#: So many days a substitute has to answer, unless the secretary says otherwise.
DAYS_TO_ANSWER = {CallKind.MEETING: 3, CallKind.LEAVE: 7, CallKind.FOR_GOOD: 7}


#: Nobody waits longer for an answer; whoever writes more has written another year than meant.
MOST_DAYS_TO_ANSWER = 90


class FilledBy(StrEnum):
    """Who may fill a place for which no substitute is left."""

    #: The council recommends somebody, and the municipal council appoints.
    COUNCIL_RECOMMENDATION = "council_recommendation"
    ORGANISATION = "organisation"
    POLITICAL_GROUP = "political_group"
    BY_ELECTION = "by_election"
    #: It stays open to the end of the term.
    NOBODY = "nobody"


class AskStatus(StrEnum):
    """Where an ask is; derived, never stored."""

    WAITING = "waiting"
    #: The deadline has passed without an answer; it counts while nobody else was asked.
    OVERDUE = "overdue"
    ACCEPTED = "accepted"
    DECLINED = "declined"
    WITHDRAWN = "withdrawn"


@dataclass(frozen=True, slots=True)
class NewCall:
    """Somebody is to step in for the member who has a seat."""

    kind: CallKind
    reason: SubstitutionReason
    #: The days on which somebody is needed; without an end, to the end of the term.
    span: Span
    note: str = ""


@dataclass(frozen=True, slots=True)
class Asked:
    """A substitute who was asked in a call."""

    substitute: UUID
    answer_by: datetime
    accepts: bool | None = None
    is_withdrawn: bool = False

    @property
    def stands(self) -> bool:
        """Whether it may still be that they step in: they have said yes, or nothing yet."""
        return not self.is_withdrawn and self.accepts is not False

    def status(self, *, now: datetime) -> AskStatus:
        """Return where the ask is at an instant."""
        if self.is_withdrawn:
            return AskStatus.WITHDRAWN
        if self.accepts is not None:
            return AskStatus.ACCEPTED if self.accepts else AskStatus.DECLINED
        return AskStatus.OVERDUE if now > self.answer_by else AskStatus.WAITING


@dataclass(frozen=True, slots=True)
class CallFacts:
    """A call as the rules see it."""

    kind: CallKind
    span: Span
    asks: Sequence[Asked] = ()
    is_closed: bool = False
    #: The days on which the member is on leave, whether or not anybody steps in then; None for another kind of call.
    leave: Span | None = None

    @property
    def accepted(self) -> UUID | None:
        """Who steps in; None while nobody has said yes."""
        said_yes = (ask.substitute for ask in self.asks if ask.accepts and not ask.is_withdrawn)
        return next(said_yes, None)

    def is_over(self, *, on: date) -> bool:
        """Whether nobody is needed any more on a day, because the meeting or the leave has been."""
        return self.span.until is not None and on >= self.span.until

    def is_leave(self, *, on: date) -> bool:
        """Whether the member is on leave on a day."""
        return self.leave is not None and on in self.leave


def order(member: Held, arrangement: SubstituteArrangement, held: Iterable[Held], *, on: date) -> list[UUID]:
    """Return who may be asked to step in for a member on a day, by membership, in their order.

    Empty where the group has no substitutes, or none is left. A political group's are in no order of ours.
    """
    there = [one for one in held if one.role is Role.SUBSTITUTE and on in one.span and one.person != member.person]
    if arrangement is SubstituteArrangement.PERSONAL:
        there = [one for one in there if one.stands_in_for == member.membership]
    elif arrangement is SubstituteArrangement.ORGANISATION:
        there = [one for one in there if one.seat == member.seat]
    else:
        there = [one for one in there if one.seat_group == member.seat_group and one.stands_in_for is None]
    ranked = sorted(there, key=lambda one: (one.rank is None, one.rank or 0, one.span.since))
    return [one.membership for one in ranked]


def left_to_ask(in_order: Sequence[UUID], call: CallFacts) -> list[UUID]:
    """Return who has not been asked in a call, the next one first: whoever declined is skipped for this call only."""
    asked = {ask.substitute for ask in call.asks}
    return [one for one in in_order if one not in asked]


def may_call(new: NewCall, member: Held, others: Collection[CallFacts]) -> tuple[Refusal, ...]:
    """Return every reason why nobody is called in for a member, beside the calls for the same member that stand."""
    reasons = [] if member.role is Role.MEMBER else [Refusal("only-members-are-stood-in-for")]
    if new.span.until is not None and new.span.until <= new.span.since:
        reasons.append(Refusal("ends-before-it-begins", field="until"))
    elif new.kind is CallKind.LEAVE and new.span.until is None:
        reasons.append(Refusal("leave-has-no-end", field="until"))
    if new.kind is CallKind.FOR_GOOD:
        if member.span.until is None or member.span.until > new.span.since:
            reasons.append(Refusal("member-has-not-left"))
    elif new.span.since not in member.span:
        reasons.append(Refusal("member-does-not-sit-then", field="since"))
    elif member.span.until is not None and new.span.until is not None and new.span.until > member.span.until:
        reasons.append(Refusal("leave-outlasts-the-place", {"day": last_day(member.span.until).first}, "until"))
    if any(not other.is_closed and other.span.overlaps(new.span) for other in others):
        reasons.append(Refusal("somebody-is-called-already"))
    return tuple(reasons)


def may_ask(
    substitute: UUID, call: CallFacts, in_order: Sequence[UUID], answer_by: datetime, *, day: date, now: datetime
) -> tuple[Refusal, ...]:
    """Return every reason why a substitute is not asked: one at a time, each once, in the order of the group.

    `day` is the day of the deadline: nobody answers after the meeting, or after the leave.
    """
    if call.is_closed:
        return (Refusal("call-is-closed"),)
    reasons = [] if answer_by > now else [Refusal("deadline-is-over", field="answer_by")]
    if answer_by > now + timedelta(days=MOST_DAYS_TO_ANSWER):
        reasons.append(Refusal("deadline-too-far-off", {"most": MOST_DAYS_TO_ANSWER}, "answer_by"))
    if call.is_over(on=day):
        reasons.append(Refusal("answered-after-it", field="answer_by"))
    if call.accepted is not None:
        reasons.append(Refusal("somebody-steps-in"))
    if any(ask.status(now=now) is AskStatus.WAITING for ask in call.asks):
        reasons.append(Refusal("somebody-else-is-asked"))
    if any(ask.substitute == substitute for ask in call.asks):
        reasons.append(Refusal("was-asked-already"))
    elif substitute not in in_order:
        reasons.append(Refusal("is-no-substitute-then"))
    return tuple(reasons)


def may_answer(
    ask: Asked, call: CallFacts, *, accepts: bool, by_staff: bool = False, is_busy: bool = False, today: date
) -> tuple[Refusal, ...]:
    """Return every reason why an answer is not taken.

    After the deadline it is, as long as nobody else has been asked: whoever answers then has lost nothing. So long one
    can change one's mind, too; whoever was asked since and has said no is in nobody's way. Behind the link nobody
    answers when it is over; the secretary can still enter what was said before. Nobody sits for two members at once:
    whoever steps in for another on some of the days (`is_busy`) cannot say yes.
    """
    if ask.is_withdrawn:
        return (Refusal("ask-is-withdrawn"),)
    if call.is_closed or call.accepted not in (None, ask.substitute):
        return (Refusal("somebody-steps-in"),)
    if ask.accepts is accepts:
        return (Refusal("ask-is-answered"),)
    if not by_staff and call.is_over(on=today):
        return (Refusal("call-is-over"),)
    if accepts and is_busy:
        return (Refusal("steps-in-elsewhere"),)
    since = list(call.asks)[list(call.asks).index(ask) + 1 :] if ask in call.asks else []
    return (Refusal("somebody-else-is-asked"),) if any(one.stands for one in since) else ()


def may_change_answer(ask: Asked, call: CallFacts, *, is_busy: bool = False, today: date) -> bool:
    """Whether a substitute who has answered may say the opposite behind the link."""
    if ask.accepts is None:
        return False
    return not may_answer(ask, call, accepts=not ask.accepts, is_busy=is_busy, today=today)


def may_withdraw(ask: Asked, call: CallFacts) -> tuple[Refusal, ...]:
    """Return every reason why it stands that somebody was asked, or what they said."""
    if ask.is_withdrawn:
        return (Refusal("ask-is-withdrawn"),)
    return (Refusal("call-is-closed"),) if call.is_closed else ()


def last_day_to_answer(call: CallFacts, *, today: date) -> date:
    """Return which day is proposed as the deadline: a few days from today, the day before a meeting at the latest.

    Where that is gone, today.
    """
    proposed = today + timedelta(days=DAYS_TO_ANSWER[call.kind])
    if call.kind is CallKind.MEETING:
        proposed = min(proposed, call.span.since - timedelta(days=1))
    elif call.span.until is not None:
        proposed = min(proposed, call.span.until - timedelta(days=1))
    return max(proposed, today)


def is_reminded_now(ask: Asked, asked_at: datetime, reminded_at: datetime | None, *, now: datetime) -> bool:
    """Return whether the time has come to remind a substitute: once, when half of the time is over, never after it."""
    if reminded_at is not None or ask.status(now=now) is not AskStatus.WAITING:
        return False
    return now >= asked_at + (ask.answer_by - asked_at) / 2


def leave_days(span: Span, closed_on: date | None, filled_by: FilledBy | None) -> Span | None:
    """Return on which days a member is on leave; None where the leave came to nothing.

    A leave goes on where nobody steps in (`FilledBy.NOBODY`); one that is closed otherwise was over on that day.
    """
    until = span.until or date.max
    if closed_on is not None and filled_by is None:
        until = min(until, closed_on)
    return Span(span.since, until) if span.since < until else None


def may_close(call: CallFacts, filled_by: FilledBy | None, because: str) -> tuple[Refusal, ...]:
    """Return every reason why a call does not end with the place open: it says who may fill it, and why."""
    if call.is_closed:
        return (Refusal("call-is-closed"),)
    reasons = [] if because.strip() else [Refusal("answer-missing", field="because")]
    if call.kind is CallKind.FOR_GOOD and filled_by is None:
        reasons.append(Refusal("nobody-may-fill-it", field="filled_by"))
    return tuple(reasons)


def declined(calls: Mapping[UUID, CallFacts]) -> Mapping[UUID, int]:
    """Return how often each substitute has said no, by membership; it is remembered, and takes nobody off the list."""
    said_no: dict[UUID, int] = {}
    for call in calls.values():
        for ask in call.asks:
            if ask.accepts is False:
                said_no[ask.substitute] = said_no.get(ask.substitute, 0) + 1
    return said_no
