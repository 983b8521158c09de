"""When a packet may be marked as journalised, and when that may be taken back (Offentlighedsloven § 15)."""

from dataclasses import dataclass
from datetime import date

from recruit.foundation.refusal import Refusal
from recruit.nominations.rules.words import LONGEST_LINE, holds_cpr_number, unfit


@dataclass(frozen=True, slots=True)
class Made:
    """A packet, as far as it has come."""

    #: Its first and its last document; None before it is packed, and where there was nothing to pack.
    numbers: tuple[int, int] | None
    is_fetched: bool
    is_journalised: bool
    is_revoked: bool


def may_journalise(
    made: Made, number: str, on: date, *, last: int, is_overtaken: bool, today: date
) -> tuple[Refusal, ...]:
    """Return every reason why a packet is not marked as journalised.

    `last` is the number of the last document that is journalised already: the documents stay in one row without a gap.
    `is_overtaken` says that since the packet another one was taken out of the row: its documents are in neither.
    """
    reasons = []
    if made.is_journalised:
        reasons.append(Refusal("packet-is-journalised"))
    elif made.numbers is None or not made.is_fetched:
        reasons.append(Refusal("packet-is-not-fetched"))
    elif is_overtaken or made.numbers[0] != last + 1:
        reasons.append(Refusal("packet-is-overtaken"))
    if not number.strip():
        reasons.append(Refusal("answer-missing", field="journal_number"))
    if holds_cpr_number(number):
        reasons.append(Refusal("text-holds-a-cpr-number", field="journal_number"))
    if len(number) > LONGEST_LINE:
        reasons.append(Refusal("text-too-long", {"longest": LONGEST_LINE}, "journal_number"))
    if on > today:
        reasons.append(Refusal("day-in-the-future", field="journalised_on"))
    return tuple(reasons)


def may_revoke(made: Made, because: str, *, last: int) -> tuple[Refusal, ...]:
    """Return every reason why the mark stays: only the last documents are taken out of the row again."""
    reasons = []
    if not made.is_journalised or made.is_revoked:
        reasons.append(Refusal("packet-is-not-journalised"))
    elif made.numbers and made.numbers[1] < last:
        reasons.append(Refusal("packet-is-followed"))
    if not because.strip():
        reasons.append(Refusal("reason-missing", field="because"))
    return (*reasons, *unfit(because=because))
