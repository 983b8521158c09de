"""The list of candidates: who is on it, in which order, and when it is fixed.

It is fixed by a recorded act. Whoever withdraws after that stays on the ballot, and is marked.
"""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from enum import StrEnum
from uuid import UUID

from recruit.foundation.refusal import Refusal
from recruit.nominations.rules.vocabulary import Status
from recruit.nominations.rules.words import unfit
from recruit.recruitment.rules.deadline import end_of

#: How long the candidates stay public after the last date of the round, unless somebody chooses otherwise.
DOWN_AFTER = timedelta(days=28)


class CandidateOrder(StrEnum):
    """By what the candidates follow each other, on the ballot and on every page."""

    #: By name, in Danish order.
    ALPHABETICAL = "alphabetical"
    LOT = "lot"
    #: As they were called out at the meeting; whoever stood before then comes first, by name.
    CALLED = "called"


@dataclass(frozen=True, slots=True)
class Lot:
    """A lot that was drawn by hand: who drew it, who saw it, and on which day."""

    drawn_by: str
    witnessed_by: str
    drawn_on: date


@dataclass(frozen=True, slots=True)
class Sorted:
    """The nominations of a round, as the list of candidates sees them."""

    #: Stand and are approved.
    approved: Sequence[UUID]
    #: Stand, and nobody has decided about them.
    undecided: Sequence[UUID]
    #: Were proposed and have not answered.
    unanswered: Sequence[UUID]


def sorted_out(
    statuses: Mapping[UUID, Status], decisions: Mapping[UUID, bool], kept_for: Mapping[UUID, UUID]
) -> Sorted:
    """Return who would be on the list, and who is still to be decided about.

    `statuses` are those of all who can be on it, `decisions` say of each decision that stands whether it approves, and
    `kept_for` names for a joined nomination the one that is kept: while that one stands, it stands for both.
    """
    stand = {number for number, status in statuses.items() if status is Status.STANDS}
    standing = [number for number in statuses if number in stand and kept_for.get(number) not in stand]
    return Sorted(
        approved=[number for number in standing if decisions.get(number)],
        undecided=[number for number in standing if number not in decisions],
        unanswered=[number for number, status in statuses.items() if status is Status.AWAITING_ANSWER],
    )


def may_fix(
    found: Sorted,
    chosen: Sequence[UUID],
    *,
    is_fixed: bool,
    closes_at: datetime,
    down_on: date,
    today: date,
    now: datetime,
) -> tuple[Refusal, ...]:
    """Return every reason why the list is not fixed.

    It holds everybody who is approved, each once; everybody is decided about, for whoever is left out is told why.
    """
    reasons = [Refusal("candidates-are-fixed")] if is_fixed else []
    if now < end_of(closes_at):
        reasons.append(Refusal("round-still-takes-nominations", {"closes": closes_at}))
    if found.undecided:
        reasons.append(Refusal("nominations-are-undecided"))
    if not found.approved:
        reasons.append(Refusal("nobody-is-approved"))
    elif sorted(chosen) != sorted(found.approved):
        reasons.append(Refusal("candidates-have-changed"))
    return (*reasons, *may_come_down(down_on, today=today))


def may_come_down(down_on: date, *, today: date) -> tuple[Refusal, ...]:
    """Return why the candidates are not public up to this day: it is over. Taking them down at once has a reason."""
    return (Refusal("day-is-not-to-come", field="last_day"),) if down_on <= today else ()


def may_fix_despite(despite: str, *, is_complained: bool) -> tuple[Refusal, ...]:
    """Return why the list is not fixed while a complaint is open: whoever does it all the same writes why."""
    missing = [Refusal("complaints-are-open", field="despite")] if is_complained and not despite.strip() else []
    return (*missing, *unfit(despite=despite))


def may_order_by(lot: Lot, *, today: date) -> tuple[Refusal, ...]:
    """Return what a lot lacks: who drew it, who saw it, another person than that, and a day that has come."""
    drawn, witnessed = lot.drawn_by.strip(), lot.witnessed_by.strip()
    reasons = [] if drawn else [Refusal("answer-missing", field="drawn_by")]
    if not witnessed:
        reasons.append(Refusal("answer-missing", field="witnessed_by"))
    elif drawn.casefold() == witnessed.casefold():
        reasons.append(Refusal("lot-needs-a-witness", field="witnessed_by"))
    if lot.drawn_on > today:
        reasons.append(Refusal("day-in-the-future", field="drawn_on"))
    return tuple(reasons)


def may_be_revoked(because: str, *, is_fixed: bool, is_concluded: bool = False) -> tuple[Refusal, ...]:
    """Return why the list cannot be taken back: there is none, no reason, or a recommendation is built on it."""
    reasons = [] if is_fixed else [Refusal("candidates-are-not-fixed")]
    if is_concluded:
        reasons.append(Refusal("selection-is-concluded"))
    missing = [] if because.strip() else [Refusal("reason-missing", field="because")]
    return (*reasons, *missing, *unfit(because=because))


def down_on(days: Collection[date]) -> date:
    """Return the first day on which the candidates are public no longer, for a round with these dates."""
    return max(days) + DOWN_AFTER
