"""Complaints: who complains, whether in time, and what is decided.

A complaint that comes too late is registered, too, and can be dismissed for that reason alone. It is decided once.
"""

from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum

from recruit.foundation.refusal import Refusal
from recruit.nominations.rules.words import unfit
from recruit.recruitment.rules import Manner
from recruit.recruitment.rules.deadline import end_of


class Standing(StrEnum):
    """As what somebody complains."""

    #: The person whom the decision is about.
    CONCERNED = "concerned"
    #: Somebody who could vote.
    VOTER = "voter"
    #: Anybody else: whether they may complain is considered, and written down.
    OTHER = "other"


class Outcome(StrEnum):
    """How a complaint ended."""

    UPHELD = "upheld"
    NOT_UPHELD = "not_upheld"
    DISMISSED_LATE = "dismissed_late"
    #: By whoever complained.
    WITHDRAWN = "withdrawn"


@dataclass(frozen=True, slots=True)
class NewComplaint:
    """A complaint as it was received."""

    complainant: str
    #: Where the answer goes: an address, an e-mail address.
    contact: str
    standing: Standing
    #: What was considered about whether they may complain; needed of somebody else.
    considered: str
    text: str
    received_at: datetime
    manner: Manner
    #: To whom it goes, and until when one could complain.
    complaint_to: str
    until: datetime


@dataclass(frozen=True, slots=True)
class Ruling:
    """What was decided about a complaint."""

    outcome: Outcome
    #: Who decided.
    decided_by: str
    decided_on: date
    reason: str
    #: Where whoever complained can go from there.
    further_way: str = ""


def is_late(received_at: datetime, until: datetime) -> bool:
    """Return whether a complaint came too late: the deadline takes what arrives to the end of its second."""
    return received_at >= end_of(until)


def may_register(new: NewComplaint, *, now: datetime) -> tuple[Refusal, ...]:
    """Return every reason why a complaint is not registered. That it is late is none."""
    said = {each: str(getattr(new, each)) for each in ("complainant", "contact", "text", "complaint_to", "considered")}
    optional = set() if new.standing is Standing.OTHER else {"considered"}
    reasons = [
        Refusal("answer-missing", field=name) for name in said if name not in optional and not said[name].strip()
    ]
    reasons += unfit(**said)
    if new.received_at > now:
        reasons.append(Refusal("complaint-in-the-future", field="received_at"))
    return tuple(reasons)


def may_send_on(
    to: str, on: date, *, is_open: bool, is_sent_on: bool, received_on: date, today: date
) -> tuple[Refusal, ...]:
    """Return every reason why a complaint is not noted as sent on."""
    reasons = [*_open(is_open=is_open), *unfit(sent_on_to=to), *_of_day("sent_on", on, received_on, today)]
    if is_sent_on:
        reasons.append(Refusal("complaint-is-sent-on"))
    if not to.strip():
        reasons.append(Refusal("answer-missing", field="sent_on_to"))
    return tuple(reasons)


def may_decide(ruling: Ruling, *, is_open: bool, is_late: bool, received_on: date, today: date) -> tuple[Refusal, ...]:
    """Return every reason why a complaint is not decided so (Forvaltningsloven § 22: with a reason)."""
    reasons = [*_open(is_open=is_open), *_of_day("decided_on", ruling.decided_on, received_on, today)]
    if ruling.outcome is not Outcome.WITHDRAWN:
        said = {"decided_by": ruling.decided_by, "reason": ruling.reason}
        reasons += [Refusal("answer-missing", field=name) for name, text in said.items() if not text.strip()]
    if ruling.outcome is Outcome.DISMISSED_LATE and not is_late:
        reasons.append(Refusal("complaint-is-in-time", field="outcome"))
    return (*reasons, *unfit(decided_by=ruling.decided_by, reason=ruling.reason, further_way=ruling.further_way))


def _open(*, is_open: bool) -> tuple[Refusal, ...]:
    return () if is_open else (Refusal("complaint-is-decided"),)


def _of_day(field: str, on: date, earliest: date, today: date) -> tuple[Refusal, ...]:
    if on > today:
        return (Refusal("day-in-the-future", field=field),)
    return (Refusal("before-the-complaint", field=field),) if on < earliest else ()
