"""What is paid for a meeting: nothing, one amount or two, by how long the duty took (KSL § 16 a, stk. 2 and 4)."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta

from recruit.foundation.refusal import Refusal
from recruit.meetings.rules.attendance import Noted
from recruit.meetings.rules.vocabulary import Part, Presence

#: Beyond this the amount is paid twice; travel between municipalities counts.
ONE_AMOUNT = timedelta(hours=4)
#: Whoever gets paid for it: not guests, and not whoever is at work.
PAID = frozenset({Part.MEMBER, Part.SUBSTITUTE, Part.ASSOCIATE})
#: No journey within Denmark takes longer.
LONGEST_TRAVEL = timedelta(hours=24)
#: So long after today a payment may be set for.
LONGEST_AHEAD = timedelta(days=365)


@dataclass(frozen=True, slots=True)
class Duty:
    """That somebody came to a meeting."""

    part: Part
    presence: Presence
    #: From when the meeting began to when it ended.
    lasted: timedelta
    #: There and back, between municipalities.
    travel: timedelta = timedelta()


def amounts(duties: Iterable[Duty]) -> int:
    """Return how many amounts are paid for one person's duties of one day: 0, 1 or 2.

    The amount is for a day: two meetings on it are one duty, as long as both together.
    """
    paid = [one for one in duties if one.part in PAID and one.presence is Presence.PRESENT]
    if not paid:
        return 0
    took = sum((one.lasted + one.travel for one in paid), timedelta())
    return 2 if took > ONE_AMOUNT else 1


def may_travel(travel: timedelta) -> tuple[Refusal, ...]:
    """Return why nobody travels for so long."""
    if timedelta() <= travel <= LONGEST_TRAVEL:
        return ()
    return (Refusal("travel-impossible", {"most": LONGEST_TRAVEL // timedelta(minutes=1)}, "travel"),)


def may_stand(noted: Noted, name: str, *, is_paid: bool) -> tuple[Refusal, ...]:
    """Return why this is not noted of somebody of that name: they are paid for having been there."""
    if not is_paid or (noted.part in PAID and noted.presence is Presence.PRESENT):
        return ()
    field = f"presence_{noted.person.hex}" if noted.person else None
    return (Refusal("paid-for-the-meeting", {"name": name}, field),)


def may_pay(paid_on: date, *, last: date, today: date) -> tuple[Refusal, ...]:
    """Return why nobody is paid on a day: it is before the last of the meetings, or more than a year after today."""
    most = today + LONGEST_AHEAD
    if last <= paid_on <= most:
        return ()
    return (Refusal("paid-on-another-day", {"first": last, "last": most}, "paid_on"),)


def quarter(day: date) -> tuple[date, date]:
    """Return the first day of the quarter of a day, and the first day after it."""
    first = date(day.year, 3 * ((day.month - 1) // 3) + 1, 1)
    return first, date(first.year + first.month // 10, (first.month + 2) % 12 + 1, 1)


def quarters_before(day: date, number: int) -> list[tuple[date, date]]:
    """Return so many quarters, first day and first day after it, the one of a day first, then backwards."""
    found = [quarter(day)]
    while len(found) < number:
        found.append(quarter(found[-1][0] - timedelta(days=1)))
    return found
