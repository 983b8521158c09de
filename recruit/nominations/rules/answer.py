"""Whether somebody who was proposed can answer, and change their answer."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime

from recruit.foundation.refusal import Refusal
from recruit.nominations.rules.asking import REMINDED_APART
from recruit.recruitment.rules import end_of


@dataclass(frozen=True, slots=True)
class Question:
    """What is known of a proposal when its answer arrives."""

    #: Without an answer it lapses then.
    expires_at: datetime
    #: The deadline for saying yes, with its clock time.
    until: datetime
    #: The answer that stands.
    accepts: bool | None = None
    #: Taken back, or erased.
    is_over: bool = False

    def ends_at(self) -> datetime:
        """Return the first instant at which a yes is too late."""
        return min(self.expires_at, end_of(self.until)) if self.accepts is None else end_of(self.until)


def may_answer(question: Question, accepts: bool, *, now: datetime, by_staff: bool = False) -> tuple[Refusal, ...]:
    """Return every reason why an answer that arrives now does not count; the secretariat reads when it arrived.

    A first no counts as long as there is something to say no to. After the deadline a yes is withdrawn, not changed.
    """
    return tuple(_against(question, accepts, now, by_staff))


def _against(question: Question, accepts: bool, now: datetime, by_staff: bool) -> Iterator[Refusal]:
    if question.is_over:
        yield Refusal("proposal-is-gone")
    elif question.accepts is None and now >= question.expires_at:
        yield Refusal("proposal-has-lapsed")
    elif (accepts or question.accepts) and now >= end_of(question.until):
        yield _too_late(question.until, by_staff=by_staff)


def _too_late(until: datetime, *, by_staff: bool) -> Refusal:
    if by_staff:
        return Refusal("arrived-after-the-deadline", {"closes": until}, "arrived_on")
    return Refusal("answer-comes-too-late", {"until": until})


def may_remind(question: Question, written_at: datetime, *, has_mailbox: bool, now: datetime) -> tuple[Refusal, ...]:
    """Return why nobody is reminded at the secretariat's wish: it is of no use, or the last letter is too fresh."""
    if question.is_over:
        return (Refusal("proposal-is-gone"),)
    if question.accepts is not None:
        return (Refusal("answered-already"),)
    if now >= question.ends_at():
        return (Refusal("too-late-to-remind"),)
    if not has_mailbox:
        return (Refusal("no-email-to-remind"),)
    return (Refusal("written-to-lately", {"at": written_at}),) if now < written_at + REMINDED_APART else ()


def may_take_back(question: Question, *, now: datetime) -> tuple[Refusal, ...]:
    """Return why whoever proposed somebody cannot take that back: it is gone, or it is the nominee's by now."""
    if question.is_over or (question.accepts is None and now >= question.expires_at):
        return (Refusal("proposal-is-gone"),)
    return () if question.accepts is None else (Refusal("proposal-is-answered"),)
