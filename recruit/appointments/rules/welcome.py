"""What a new member is to get and to give: ticked one by one, and taken back where it was ticked in error.

No law asks for the list. A member has fourteen days before *I dag* speaks of what is lacking.
"""

from collections.abc import Collection, Sequence
from datetime import date, timedelta
from enum import StrEnum

from recruit.foundation.refusal import Refusal

#: So many days after the first day it is spoken of that something is lacking.
PATIENCE = timedelta(days=14)
#: And so long it is spoken of: whoever has sat longer needs no welcome.
SPOKEN_OF = timedelta(days=120)


class WelcomeItem(StrEnum):
    """What is ticked for each new member."""

    #: The charter and the rules of procedure were sent.
    RULES = "rules"
    #: The dates of the meetings were sent.
    DATES = "dates"
    #: The member has signed that they keep confidential matters to themselves.
    CONFIDENTIALITY = "confidentiality"
    #: Payroll has what it needs; the number itself is not kept here.
    PAYROLL = "payroll"
    #: The member has filled in how to reach them.
    CONTACT = "contact"


def lacking(settled: Collection[WelcomeItem]) -> Sequence[WelcomeItem]:
    """Return what is not settled yet, in the order of the list."""
    return [item for item in WelcomeItem if item not in settled]


def is_late(first_day: date, *, on: date) -> bool:
    """Return whether it is spoken of on a day that something is lacking: after fourteen days, for some months."""
    return first_day + PATIENCE <= on < first_day + SPOKEN_OF


def may_tick(
    members: Collection[object], items: Collection[WelcomeItem], done_on: date, *, today: date
) -> tuple[Refusal, ...]:
    """Return every reason why these items are not ticked for these members."""
    reasons = [] if members else [Refusal("no-member-is-chosen", field="members")]
    if not items:
        reasons.append(Refusal("no-item-is-chosen", field="items"))
    if done_on > today:
        reasons.append(Refusal("day-in-the-future", field="done_on"))
    return tuple(reasons)


def may_untick(*, is_ticked: bool) -> tuple[Refusal, ...]:
    """Return why a tick is not taken back."""
    return () if is_ticked else (Refusal("item-is-not-ticked"),)
