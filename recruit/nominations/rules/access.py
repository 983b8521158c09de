"""Access to documents (*aktindsigt*): until when it is answered, and what may be decided about each document."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum
from hashlib import sha256

from recruit.foundation.refusal import Refusal
from recruit.nominations.rules.words import LONGEST_LINE, LONGEST_TEXT, holds_cpr_number
from recruit.recruitment.rules import Manner

#: Offentlighedsloven § 36, stk. 2.
WORKING_DAYS = 7

#: What stands where somebody's words were.
ERASED = "–"

_SATURDAY = 5


class Choice(StrEnum):
    """What whoever asks gets of a document."""

    GIVEN = "given"
    #: Without what the paragraph names.
    PART = "part"
    WITHHELD = "withheld"


@dataclass(frozen=True, slots=True)
class NewRequest:
    """A request as it was received."""

    asker: str
    #: Where the answer goes.
    contact: str
    wanted: str
    #: Whoever asks is a party to the case (Forvaltningsloven § 9).
    is_party: bool
    received_on: date
    manner: Manner


@dataclass(frozen=True, slots=True)
class Chosen:
    """What somebody gets of a document, and by which paragraph the rest is left out."""

    choice: Choice
    because: str = ""


def answered_by(received_on: date, closed: Collection[date]) -> date:
    """Return the last day on which a request is answered in time: seven working days after it came.

    `closed` are the public holidays: a day on which offices are closed without being one counts.
    """
    day, left = received_on, WORKING_DAYS
    while left:
        day += timedelta(days=1)
        left -= day.weekday() < _SATURDAY and day not in closed
    return day


def may_register(new: NewRequest, *, is_of_one: bool, today: date) -> tuple[Refusal, ...]:
    """Return every reason why a request is not registered: a party asks for their own case (Forvaltningsloven § 9)."""
    said = {"asker": new.asker, "contact": new.contact, "wanted": new.wanted}
    reasons = [Refusal("answer-missing", field=name) for name, text in said.items() if not text.strip()]
    reasons += [Refusal("text-holds-a-cpr-number", field=name) for name, text in said.items() if holds_cpr_number(text)]
    longest = {"longest": LONGEST_TEXT}
    reasons += [Refusal("text-too-long", longest, name) for name, text in said.items() if len(text) > LONGEST_TEXT]
    if new.is_party and not is_of_one:
        reasons.append(Refusal("party-has-one-case", field="reference"))
    if new.received_on > today:
        reasons.append(Refusal("day-in-the-future", field="received_on"))
    return tuple(reasons)


def may_choose(chosen: Mapping[str, Chosen], divisible: Collection[str], *, is_decided: bool) -> tuple[Refusal, ...]:
    """Return every reason why this is not what somebody gets: what is left out is left out by a paragraph (§ 24).

    `chosen` names each document by its key, `divisible` those of which something is left out when they are given in
    part; the field of a reason is `because_` or `choice_` with the document's `name_of`.
    """
    if is_decided:
        return (Refusal("access-is-decided"),)
    reasons = []
    for document, each in chosen.items():
        choice, because = (f"{field}_{name_of(document)}" for field in ("choice", "because"))
        if each.choice is Choice.PART and document not in divisible:
            reasons.append(Refusal("access-leaves-nothing-out", field=choice))
        if each.choice is not Choice.GIVEN and not each.because.strip():
            reasons.append(Refusal("access-needs-a-paragraph", field=because))
        if holds_cpr_number(each.because):
            reasons.append(Refusal("text-holds-a-cpr-number", field=because))
        if len(each.because) > LONGEST_LINE:
            reasons.append(Refusal("text-too-long", {"longest": LONGEST_LINE}, because))
    return tuple(reasons)


def name_of(document: str) -> str:
    """Return how a form names a document, from its key: it stays the same whatever comes between."""
    return sha256(document.encode()).hexdigest()[:12]


def may_decide(
    letter: str, on: date, *, is_decided: bool, is_chosen: bool, received_on: date, today: date
) -> tuple[Refusal, ...]:
    """Return every reason why a request is not answered so."""
    reasons = [Refusal("access-is-decided")] if is_decided else []
    if not is_chosen:
        reasons.append(Refusal("access-is-not-chosen"))
    if not letter.strip():
        reasons.append(Refusal("answer-missing", field="letter"))
    if holds_cpr_number(letter):
        reasons.append(Refusal("text-holds-a-cpr-number", field="letter"))
    if len(letter) > LONGEST_TEXT:
        reasons.append(Refusal("text-too-long", {"longest": LONGEST_TEXT}, "letter"))
    if on > today:
        reasons.append(Refusal("day-in-the-future", field="decided_on"))
    elif on < received_on:
        reasons.append(Refusal("before-the-request", field="decided_on"))
    return tuple(reasons)
