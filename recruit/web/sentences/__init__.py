"""What a refusal says to the reader: what is wrong, and how to mend it.

A rule answers with a code; the sentence stands in a module of this room, one line a code, with the facts as `%(name)s`.
A test sees to it that every code in the house has one.
"""

from collections.abc import Iterable
from datetime import date, datetime
from enum import StrEnum
from typing import Any

from recruit.foundation.dates import PartialDate
from recruit.foundation.i18n import format_date, format_datetime, format_list, raw_gettext
from recruit.foundation.refusal import Refusal
from recruit.reports.words import WORDS, word
from recruit.web.sentences import (
    appointments,
    assignments,
    candidates,
    citizens,
    elections,
    evening,
    handover,
    journal,
    letters,
    meetings,
    packets,
    recruitment,
    selection,
    staff,
    substitution,
    vetting,
    voters,
)

#: Code to English sentence; marked where it stands, so that the catalogues know it.
SENTENCES = {
    **appointments.SENTENCES,
    **assignments.SENTENCES,
    **candidates.SENTENCES,
    **citizens.SENTENCES,
    **elections.SENTENCES,
    **evening.SENTENCES,
    **handover.SENTENCES,
    **journal.SENTENCES,
    **letters.SENTENCES,
    **meetings.SENTENCES,
    **packets.SENTENCES,
    **recruitment.SENTENCES,
    **selection.SENTENCES,
    **staff.SENTENCES,
    **substitution.SENTENCES,
    **vetting.SENTENCES,
    **voters.SENTENCES,
}


def sentence(refusal: Refusal) -> str:
    """Return the reason in the reader's language."""
    facts = {name: _written(fact) for name, fact in refusal.facts.items()}
    return raw_gettext(SENTENCES[refusal.code]) % facts


def _written(fact: object) -> Any:
    if isinstance(fact, datetime):
        return format_datetime(fact)
    if isinstance(fact, date | PartialDate):
        return format_date(fact)
    if isinstance(fact, StrEnum) and fact in WORDS.get(type(fact), {}):
        return word(fact)
    if isinstance(fact, Iterable) and not isinstance(fact, str):
        return format_list([str(_written(part)) for part in fact])
    return fact
