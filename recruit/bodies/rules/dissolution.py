"""That a body is dissolved: from which day, by which decision, and who carries on."""

from dataclasses import dataclass
from datetime import date, timedelta

from recruit.bodies.rules.vocabulary import DecisionKind
from recruit.foundation.dates import Span, last_day
from recruit.foundation.refusal import Refusal

#: So long after its last term a body may go on at most: whoever writes a later day has written another year than meant.
GOES_ON_AT_MOST = timedelta(days=366)


@dataclass(frozen=True, slots=True)
class NewDissolution:
    """A body is dissolved; its last day is the day before `until`."""

    #: First day on which it no longer exists.
    until: date
    #: The forum that carries on, as written; empty where there is none.
    successor: str = ""


def may_dissolve(
    new: NewDissolution, kind: DecisionKind, decided_on: date, *, terms: Span, is_dissolved: bool
) -> tuple[Refusal, ...]:
    """Return every reason why a body is not dissolved like this; `terms` reach from its first to its last."""
    reasons = []
    if is_dissolved:
        reasons.append(Refusal("body-is-dissolved"))
    if kind is not DecisionKind.DISSOLVE:
        reasons.append(Refusal("decision-dissolves-nothing", field="decision"))
    if new.until <= decided_on:
        reasons.append(Refusal("dissolved-before-the-decision", {"day": decided_on}, "until"))
    if new.until <= terms.since:
        reasons.append(Refusal("dissolved-before-it-began", {"day": terms.since}, "until"))
    elif decided_on < terms.since:
        reasons.append(Refusal("decided-before-it-began", {"day": terms.since}, "decided_on"))
    if terms.until is not None and new.until > terms.until + GOES_ON_AT_MOST:
        reasons.append(Refusal("dissolved-long-after-its-terms", {"day": last_day(terms.until).first}, "until"))
    return tuple(reasons)


def may_go_on(until: date | None, last: date | None) -> tuple[Refusal, ...]:
    """Return why nothing of a body that is dissolved from `until` lasts to a day: it is there no more."""
    over = until is not None and (last is None or last > until)
    return (Refusal("council-is-dissolved-then", {"day": until}, "last_day"),) if over else ()


def may_begin(until: date | None, *, today: date) -> tuple[Refusal, ...]:
    """Return why nothing new is begun in a body that is dissolved from `until`: it is there no more."""
    return (Refusal("body-is-dissolved"),) if until is not None and until <= today else ()


def may_undo_dissolution(because: str, *, is_undone: bool) -> tuple[Refusal, ...]:
    """Return every reason why a body stays dissolved, besides what was built on it since."""
    reasons = [] if because.strip() else [Refusal("answer-missing", field="because")]
    return (*reasons, *([Refusal("dissolution-is-undone")] if is_undone else []))
