"""*Årligt tjek*: once a year each member confirms address, organisation and office, or says what has changed.

GDPR art. 5(1)(d): what is kept on people is kept up to date. A council that has not asked for a year is told so.
"""

from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from enum import StrEnum

from recruit.foundation.refusal import Refusal

#: What the link in the letter is for.
YEARLY_CHECK = "yearly-check"

#: How long members have to answer, and until when on the last of these days.
ANSWER_DAYS, ANSWER_AT = 21, time(23, 59)
#: The link goes on for so long after that: whoever is late can answer all the same.
LINK_OUTLIVES = timedelta(days=60)
#: A council is reminded when nobody was asked for so long.
A_YEAR = timedelta(days=365)

#: As much as a member writes of what has changed.
LONGEST_NOTE = 1000


class CheckAnswer(StrEnum):
    """What a member says of what we have written down."""

    CONFIRMED = "confirmed"
    #: Something is different: contact is corrected at once, the rest is for the secretariat.
    CORRECTED = "corrected"
    #: Moved out of the municipality; the secretariat decides what follows from that.
    MOVED = "moved"


class CheckStatus(StrEnum):
    """Where an ask is; derived, never stored."""

    WAITING = "waiting"
    OVERDUE = "overdue"
    CONFIRMED = "confirmed"
    #: Something was corrected, and nothing is left to do.
    CORRECTED = "corrected"
    #: The secretariat has to do something: read what the member wrote, or find out what a move means.
    TO_SETTLE = "to-settle"


@dataclass(frozen=True, slots=True)
class CheckFacts:
    """What is known of one member's check of one year."""

    #: Up to and including this instant.
    answer_by: datetime
    answer: CheckAnswer | None = None
    note: str = ""
    reminded_at: datetime | None = None
    is_settled: bool = False


def link_lifetime(until: datetime, *, now: datetime) -> timedelta:
    """Return how long the link in the letter works."""
    return max(until - now, timedelta()) + LINK_OUTLIVES


def status(check: CheckFacts, *, now: datetime) -> CheckStatus:
    """Return where an ask is."""
    if check.answer is None:
        return CheckStatus.OVERDUE if check.answer_by < now else CheckStatus.WAITING
    if check.answer is CheckAnswer.CONFIRMED:
        return CheckStatus.CONFIRMED
    return CheckStatus.CORRECTED if may_settle(check) else CheckStatus.TO_SETTLE


def may_remind(check: CheckFacts) -> tuple[Refusal, ...]:
    """Return every reason why a member is not reminded: once is enough, and only while nothing was said."""
    if check.answer is not None:
        return (Refusal("answered-already"),)
    return (Refusal("reminded-already", {"at": check.reminded_at}),) if check.reminded_at else ()


def may_say(answer: CheckAnswer, note: str, *, has_corrected: bool) -> tuple[Refusal, ...]:
    """Return every reason why this is no answer: whoever corrects something says what; `has_corrected` contact."""
    if len(note) > LONGEST_NOTE:
        return (Refusal("text-too-long", {"longest": LONGEST_NOTE}, "note"),)
    says_nothing = answer is CheckAnswer.CORRECTED and not has_corrected and not note.strip()
    return (Refusal("nothing-is-corrected", field="note"),) if says_nothing else ()


def may_settle(check: CheckFacts) -> tuple[Refusal, ...]:
    """Return why there is nothing for the secretariat to note as done."""
    waits = check.answer is CheckAnswer.MOVED or (check.answer is CheckAnswer.CORRECTED and bool(check.note.strip()))
    return () if waits and not check.is_settled else (Refusal("nothing-to-settle"),)


def is_due(asked: date | None, began: date, *, on: date) -> bool:
    """Return True when a council has not asked its members for a year: since it last did, or since the term began."""
    return max(asked or began, began) + A_YEAR <= on
