"""When a substitute becomes member for good: by which decision, and from which day."""

from dataclasses import dataclass
from datetime import date

from recruit.appointments.rules.substitution import CallFacts, CallKind
from recruit.bodies.rules import DecisionKind
from recruit.foundation.refusal import Refusal


@dataclass(frozen=True, slots=True)
class EntryDecision:
    """A decision by which somebody is to become member, as the rules see it."""

    kind: DecisionKind
    decided_on: date
    #: Whether it is the decision by which they became substitute.
    is_their_own: bool = False


@dataclass(frozen=True, slots=True)
class Entry:
    """How somebody is to become member."""

    #: The first day as member.
    since: date
    decision: EntryDecision | None = None
    #: Whether the member group asks for a new decision.
    needs_decision: bool = False
    #: The day on which they were appointed as substitute; None where nobody has written down by which decision.
    appointed_on: date | None = None
    #: The earliest day on which anybody can have decided who follows: the seat was vacant, or known to become so.
    known_on: date | None = None


def first_day(call: CallFacts, decided_on: date | None) -> date:
    """Return the first day as member: the first on which the seat is empty, or the later one of the decision."""
    return max(call.span.since, decided_on or call.span.since)


def may_take_over(call: CallFacts, entry: Entry) -> tuple[Refusal, ...]:
    """Return every reason why whoever said yes does not become member like this.

    Each seat group says whether permanent entry follows from the first appointment or needs a new decision; until it is
    made the seat is empty.
    """
    reasons = []
    if call.is_closed:
        reasons.append(Refusal("call-is-closed"))
    if call.kind is not CallKind.FOR_GOOD:
        reasons.append(Refusal("call-is-not-for-good"))
    if call.accepted is None:
        reasons.append(Refusal("nobody-has-said-yes"))
    if entry.since < call.span.since:
        reasons.append(Refusal("entry-before-the-vacancy", {"day": call.span.since}, "first_day"))
    if entry.decision is not None:
        return (*reasons, *_faults_of(entry.decision, entry))
    return (*reasons, *([Refusal("entry-needs-a-decision", field="decision")] if entry.needs_decision else []))


def _faults_of(decision: EntryDecision, entry: Entry) -> list[Refusal]:
    reasons = []
    if decision.kind is not DecisionKind.APPOINT:
        reasons.append(Refusal("decision-appoints-nobody", field="decision"))
    if entry.needs_decision and _is_the_first(decision, entry.appointed_on):
        reasons.append(Refusal("decision-is-the-first-one", field="decision"))
    elif entry.needs_decision and entry.known_on is not None and decision.decided_on < entry.known_on:
        reasons.append(Refusal("decision-before-the-vacancy", {"day": decision.decided_on}, "decision"))
    if entry.since < decision.decided_on:
        reasons.append(Refusal("entry-before-the-decision", {"day": decision.decided_on}, "first_day"))
    return reasons


def _is_the_first(decision: EntryDecision, appointed_on: date | None) -> bool:
    return decision.is_their_own or (appointed_on is not None and decision.decided_on < appointed_on)
