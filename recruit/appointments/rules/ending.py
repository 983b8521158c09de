"""Why somebody leaves, who decided it, and what follows: nothing of it happens silently.

Some reasons somebody else decides: the absence rule, a basis that is lost, a residence or an eligibility that is lost.
They name who decided and when, and that the member was heard (partshøring, forvaltningsloven § 19) or why not.
"""

from collections.abc import Collection, Mapping
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from enum import StrEnum

from recruit.appointments.rules.facts import EndReason
from recruit.bodies.rules import DecisionKind
from recruit.foundation.dates import PartialDate, Span, first_day_after
from recruit.foundation.refusal import Refusal

#: So many days there are to answer at most: whoever writes a later day has written another year than meant.
MOST_DAYS_TO_ANSWER = 366
#: Reasons that are not the member's own, and not nature's.
DECIDED_BY_OTHERS = frozenset(
    {EndReason.ABSENCE_RULE, EndReason.LOST_BASIS, EndReason.MOVED_AWAY, EndReason.LOST_ELIGIBILITY}
)
#: Reasons that are recorded by acts of their own.
BY_ANOTHER_ACT = frozenset(
    {
        EndReason.BODY_DISSOLVED,
        EndReason.REGISTERED_IN_ERROR,
        EndReason.BECAME_MEMBER,
        EndReason.BECAME_SUBSTITUTE,
        EndReason.TERM_END,
    }
)


class Hearing(StrEnum):
    """Whether a member was heard before somebody else decided."""

    HEARD = "heard"
    NOT_HEARD = "not_heard"


class Consequence(StrEnum):
    """What follows when somebody leaves, in the order in which it is carried out.

    A stage that comes later adds its own line here, and finds and carries it out in `acts.ending`.
    """

    #: Offices end with the membership: this one is no choice.
    OFFICES_END = "offices_end"
    #: Who stood in for this member alone has nobody to stand in for.
    SUBSTITUTES_END = "substitutes_end"
    #: Whoever is asked to step in for this member at meetings and in leaves is asked no more.
    CALLS_CLOSE = "calls_close"
    #: A substitute who leaves is asked no more; whoever is next can be.
    ASKS_WITHDRAWN = "asks_withdrawn"
    #: The places that the member has in other bodies on behalf of this one.
    PLACES_ELSEWHERE_END = "places_elsewhere_end"
    #: The places in other bodies to which the council has sent the member are open again.
    ASSIGNMENTS_END = "assignments_end"
    #: Working groups that the member leads are without a lead.
    GROUP_LEADS_END = "group_leads_end"
    #: The member takes part in no working group any more; whoever goes on in one need not be a member.
    GROUPS_LEFT = "groups_left"
    #: Nobody waits for what the member was asked in a round of asking.
    ROUND_ASKS_WITHDRAWN = "round_asks_withdrawn"
    #: Nobody waits for what the member was to tell the council after that.
    REPORTS_DROPPED = "reports_dropped"
    #: Apologies for the meetings to come, and the invitations to them, lapse.
    MEETINGS_LEFT = "meetings_left"
    #: The next in order is called to take over.
    SUBSTITUTE_CALLED = "substitute_called"
    #: Nobody stands behind the seat: whoever may fill it is told.
    PLACE_LEFT_OPEN = "place_left_open"
    #: The organisation whose seat it is is asked to name somebody else.
    ORGANISATION_ASKED = "organisation_asked"
    #: Whoever leaves is told that it is registered, and from which day.
    MEMBER_TOLD = "member_told"


#: What cannot be left out.
ALWAYS = frozenset({Consequence.OFFICES_END})


@dataclass(frozen=True, slots=True)
class NewEnding:
    """Somebody leaves a place."""

    last_day: PartialDate
    reason: EndReason
    note: str = ""
    #: Who decided it, and when, where it is somebody else's decision.
    decided_by: str = ""
    decided_on: date | None = None
    hearing: Hearing | None = None
    #: The day of the letter to the member.
    heard_on: date | None = None
    #: Why the member was not heard.
    not_heard_because: str = ""
    #: Consequences that are left out, each with its reason.
    left_out: Mapping[Consequence, str] = field(default_factory=dict)
    #: The last day on which the organisation is asked to name somebody else.
    answer_by: date | None = None
    #: Until when the first in order can answer whether they take over; None: nobody is asked yet.
    ask_by: datetime | None = None


def may_leave_on(last_day: PartialDate, span: Span) -> tuple[Refusal, ...]:
    """Return the reason why nobody leaves a place of these days after that day."""
    if span.until is not None:
        return (Refusal("membership-has-ended", {"until": span.until}),)
    is_early = first_day_after(last_day) <= span.since
    return (Refusal("ends-before-it-begins", field="last_day"),) if is_early else ()


def may_leave(
    new: NewEnding, span: Span, follows: Collection[Consequence], *, today: date, is_part_of_an_act: bool = False
) -> tuple[Refusal, ...]:
    """Return every reason why somebody does not leave like this; `follows` is what their leaving brings with it.

    Reasons that an act of its own records, such as a change of role, are right only as part of that act.
    """
    reasons = [*may_leave_on(new.last_day, span)]
    if new.reason in BY_ANOTHER_ACT and not is_part_of_an_act:
        reasons.append(Refusal("ends-by-another-act", field="reason"))
    if new.reason in DECIDED_BY_OTHERS:
        reasons += _by_others(new, today)
    is_asked = Consequence.ORGANISATION_ASKED in follows and Consequence.ORGANISATION_ASKED not in new.left_out
    if is_asked:
        reasons += _answered(new.answer_by, first=today, counted_from=max(today, new.last_day.last))
    for one, because in new.left_out.items():
        if one in ALWAYS or one not in follows:
            reasons.append(Refusal("consequence-is-no-choice", {"consequence": one}))
        elif not because.strip():
            reasons.append(Refusal("left-out-without-a-reason", {"consequence": one}, f"because_{one}"))
    return tuple(reasons)


def _answered(day: date | None, *, first: date, counted_from: date) -> list[Refusal]:
    """Return why nobody is asked to answer by a day, `first` being the first day that can be chosen."""
    if day is None or day < first:
        return [Refusal("answer-by-is-over", field="answer_by")]
    too_far = day > counted_from + timedelta(days=MOST_DAYS_TO_ANSWER)
    return [Refusal("deadline-too-far-off", {"most": MOST_DAYS_TO_ANSWER}, "answer_by")] if too_far else []


def _by_others(new: NewEnding, today: date) -> list[Refusal]:
    reasons = []
    if not new.decided_by.strip():
        reasons.append(Refusal("answer-missing", field="decided_by"))
    if new.decided_on is None:
        reasons.append(Refusal("answer-missing", field="decided_on"))
    elif new.decided_on > today:
        reasons.append(Refusal("day-in-the-future", field="decided_on"))
    if new.hearing is None:
        reasons.append(Refusal("hearing-is-not-said", field="hearing"))
    elif new.hearing is Hearing.HEARD:
        reasons += _heard(new)
    elif not new.not_heard_because.strip():
        reasons.append(Refusal("answer-missing", field="not_heard_because"))
    return reasons


def _heard(new: NewEnding) -> list[Refusal]:
    if new.heard_on is None:
        return [Refusal("answer-missing", field="heard_on")]
    if new.decided_on is not None and new.heard_on > new.decided_on:
        return [Refusal("heard-after-the-decision", field="heard_on")]
    return []


def may_hear(reason: EndReason, grounds: str, answer_by: date, *, has_left: bool, today: date) -> tuple[Refusal, ...]:
    """Return every reason why a member is not heard like this (partshøring, forvaltningsloven § 19).

    The member reads what it is about, and can answer up to and including a day that is still to come.
    """
    reasons = [Refusal("membership-has-ended-already")] if has_left else []
    if reason not in DECIDED_BY_OTHERS:
        reasons.append(Refusal("nobody-else-decides-it", field="reason"))
    if not grounds.strip():
        reasons.append(Refusal("answer-missing", field="grounds"))
    return (*reasons, *_answered(answer_by, first=today + timedelta(days=1), counted_from=today))


def may_be_decided_at_once(kind: DecisionKind, decided_on: date, since: date) -> tuple[Refusal, ...]:
    """Return every reason why nobody gets a place from a day by this decision of the municipal council."""
    reasons = [] if kind is DecisionKind.APPOINT else [Refusal("decision-appoints-nobody", field="decision")]
    early = [Refusal("entry-before-the-decision", {"day": decided_on}, "decision")] if since < decided_on else []
    return (*reasons, *early)


def may_undo(because: str, *, is_undone: bool, is_noted: bool, has_accepted: bool = False) -> tuple[Refusal, ...]:
    """Return every reason why somebody stays gone, besides what has come of it since.

    Whoever was asked to step in can be told that nobody is needed, up to when somebody has said yes.
    """
    reasons = [] if because.strip() else [Refusal("answer-missing", field="because")]
    if is_undone:
        reasons.append(Refusal("ending-is-undone"))
    if has_accepted:
        reasons.append(Refusal("somebody-has-said-yes-since"))
    return (*reasons, *([] if is_noted else [Refusal("undo-not-noted")]))
