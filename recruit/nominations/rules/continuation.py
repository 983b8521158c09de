"""*Vil du fortsætte?* When a sitting member is asked, and until when the answer can be changed."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime

from recruit.foundation.refusal import Refusal
from recruit.recruitment.rules.deadline import end_of


@dataclass(frozen=True, slots=True)
class Continuation:
    """What is known of somebody who was asked whether they go on."""

    closes_at: datetime
    #: True: goes on; None: has not said.
    answer: bool | None = None
    #: The yes has become a nomination.
    has_nomination: bool = False
    #: And the person withdrew that, on their own page.
    has_withdrawn: bool = False


def may_answer(known: Continuation, *, at: datetime, by_staff: bool = False) -> tuple[Refusal, ...]:
    """Return why an answer that arrives at an instant comes too late; until the deadline everybody may change it."""
    return tuple(_late(known, at, by_staff=by_staff))


def may_go_on(known: Continuation, *, at: datetime, by_staff: bool = False) -> tuple[Refusal, ...]:
    """Return every reason why a yes does not become a nomination: it is too late, or it has become one."""
    standing = known.has_nomination and not known.has_withdrawn
    return (*_late(known, at, by_staff=by_staff), *([Refusal("goes-on-already")] if standing else []))


def _late(known: Continuation, at: datetime, *, by_staff: bool) -> Iterator[Refusal]:
    if at >= end_of(known.closes_at):
        facts = {"closes": known.closes_at}
        yield (
            Refusal("arrived-after-the-deadline", facts, "arrived_on")
            if by_staff
            else Refusal("deadline-has-passed", facts)
        )
