"""What becomes of a round of asking beside its steps: more people, another step, reminders, and the waiting list.

At an event, or where help is needed, somebody who was chosen can drop out; then the place is offered to the next who
has said yes. A place in another body is given up there (`places.may_leave`).
"""

from collections.abc import Collection, Sequence
from datetime import datetime, timedelta
from uuid import UUID

from recruit.assignments.rules.asking import (
    MOST_STEPS,
    WITH_A_WAITING_LIST,
    Asked,
    RoundFacts,
    Stage,
    Step,
    has_room,
    is_settled,
    stage,
    step_of,
    was_asked,
)
from recruit.assignments.rules.vocabulary import Answer
from recruit.foundation.refusal import Refusal
from recruit.recruitment.rules.deadline import end_of

#: So much more time is given at once.
MOST_TIME = timedelta(days=90)


def waiting_list(found: RoundFacts) -> Sequence[UUID]:
    """Return who has said yes and has no place, in the order in which a place that falls free is offered."""
    return [person for person in found.volunteers if person not in found.chosen]


def next_in_line(found: RoundFacts) -> UUID | None:
    """Return to whom a place that is free is offered; None where none is free, or nobody waits for it."""
    return next(iter(waiting_list(found)), None) if has_room(found) else None


def may_pass_on(found: RoundFacts, person: UUID) -> tuple[Refusal, ...]:
    """Return why a place is not given to somebody on the waiting list: another is next, or none is free."""
    return () if next_in_line(found) == person else (Refusal("another-is-next-in-line", field="people"),)


def may_drop_out(found: RoundFacts, person: UUID) -> tuple[Refusal, ...]:
    """Return every reason why somebody who was chosen does not drop out here."""
    if found.kind not in WITH_A_WAITING_LIST:
        return (Refusal("place-is-given-up-elsewhere"),)
    return () if person in found.chosen else (Refusal("nobody-is-chosen-yet"),)


def may_ask_more(found: RoundFacts, people: Collection[UUID], *, now: datetime) -> tuple[Refusal, ...]:
    """Return every reason why these are not asked beside those of the step that waits, until the same deadline."""
    if stage(found, now=now) is not Stage.ASKING:
        return (Refusal("no-step-waits"),)
    reasons = [] if people else [Refusal("nobody-to-ask", field="people")]
    current = current_step(found)
    there = {one.person for one in current.asked} if current else set()
    if (was_asked(found) | there) & {*people}:
        reasons.append(Refusal("was-asked-already", field="people"))
    return tuple(reasons)


def current_step(found: RoundFacts) -> Step | None:
    """Return the step that was begun last; None before the first."""
    return next((step for step in reversed(found.steps) if step.asked), None)


def can_be_extended(found: RoundFacts) -> bool:
    """Return whether somebody who was asked last has neither said yes nor no, and their answer would count."""
    current = current_step(found)
    return current is not None and not is_settled(found) and any(one.is_waited_for for one in current.asked)


def may_extend(found: RoundFacts, closes_at: datetime, *, now: datetime) -> tuple[Refusal, ...]:
    """Return every reason why those who were asked last do not have more time, up to an instant.

    It is later than they know, also once that is over, and no later than the links in their letters work.
    """
    current = current_step(found)
    if current is None or not can_be_extended(found):
        return (Refusal("no-step-waits"),)
    if closes_at <= current.closes_at:
        return (Refusal("deadline-moves-forward", field="closes_at"),)
    if now >= end_of(closes_at):
        return (Refusal("deadline-is-over", field="closes_at"),)
    too_far = closes_at > current.closes_at + MOST_TIME
    return (Refusal("deadline-too-far-off", {"most": MOST_TIME.days}, "closes_at"),) if too_far else ()


def may_add_step(found: RoundFacts, closes_at: datetime, *, now: datetime) -> tuple[Refusal, ...]:
    """Return every reason why no further step is planned after the others."""
    if is_settled(found):
        return (Refusal("asking-is-over"),)
    reasons = [] if len(found.steps) < MOST_STEPS else [Refusal("too-many-steps", {"most": MOST_STEPS}, "steps")]
    if now >= end_of(closes_at):
        reasons.append(Refusal("deadline-is-over", field="closes_at"))
    elif any(not step.asked and closes_at <= step.closes_at for step in found.steps):
        reasons.append(Refusal("steps-overlap", field="closes_at"))
    return tuple(reasons)


def may_withdraw(found: RoundFacts, person: UUID) -> tuple[Refusal, ...]:
    """Return every reason why it is not taken back that somebody was asked."""
    if found.is_closed:
        return (Refusal("asking-is-over"),)
    if step_of(found, person) is None:
        return (Refusal("was-not-asked"),)
    return (Refusal("is-chosen"),) if person in found.chosen else ()


def may_reopen(found: RoundFacts) -> tuple[Refusal, ...]:
    """Return why a round that ended without anybody does not go on."""
    return () if found.is_closed else (Refusal("asking-goes-on"),)


def may_remind(found: RoundFacts, *, now: datetime) -> tuple[Refusal, ...]:
    """Return why nobody is reminded now."""
    return () if stage(found, now=now) is Stage.ASKING else (Refusal("no-step-waits"),)


def reminded_at(step: Step, asked_at: datetime, answer: Answer | None = None) -> datetime:
    """Return when whoever has not answered is reminded: a day before, or halfway where there is less than two days.

    Whoever has said *ask me later* is reminded halfway.
    """
    left = step.closes_at - asked_at
    day = timedelta(days=1)
    return step.closes_at - day if left > 2 * day and answer is not Answer.LATER else asked_at + left / 2


def is_reminded_now(step: Step, asked: Asked, asked_at: datetime, *, now: datetime) -> bool:
    """Return True from the time of the reminder to the deadline, while there is no yes or no."""
    return asked.is_waited_for and reminded_at(step, asked_at, asked.answer) <= now < end_of(step.closes_at)
