"""That a body is dissolved: from which day, by which decision, and who carries on."""

from dataclasses import dataclass
from datetime import date

from recruit.bodies.rules.vocabulary import DecisionKind
from recruit.foundation.refusal import Refusal


@dataclass(frozen=True, slots=True)
class NewDissolution:
    """A body is dissolved; its last day is the day before `until`."""

    #: First day on which it no longer exists.
    until: date
    #: The forum that carries on, as written; empty where there is none.
    successor: str = ""


def may_dissolve(
    new: NewDissolution, kind: DecisionKind, decided_on: date, *, begun: date, is_dissolved: bool
) -> tuple[Refusal, ...]:
    """Return every reason why a body is not dissolved like this; `begun` is the first day of its first term."""
    reasons = []
    if is_dissolved:
        reasons.append(Refusal("body-is-dissolved"))
    if kind is not DecisionKind.DISSOLVE:
        reasons.append(Refusal("decision-dissolves-nothing", field="decision"))
    if new.until <= decided_on:
        reasons.append(Refusal("dissolved-before-the-decision", {"day": decided_on}, "until"))
    if new.until <= begun:
        reasons.append(Refusal("dissolved-before-it-began", {"day": begun}, "until"))
    return tuple(reasons)


def may_go_on(until: date | None, last: date | None) -> tuple[Refusal, ...]:
    """Return why nothing of a body that is dissolved from `until` lasts to a day: it is there no more."""
    over = until is not None and (last is None or last > until)
    return (Refusal("council-is-dissolved-then", {"day": until}, "last_day"),) if over else ()


def may_undo_dissolution(because: str, *, is_undone: bool) -> tuple[Refusal, ...]:
    """Return every reason why a body stays dissolved, besides what was built on it since."""
    reasons = [] if because.strip() else [Refusal("answer-missing", field="because")]
    return (*reasons, *([Refusal("dissolution-is-undone")] if is_undone else []))
