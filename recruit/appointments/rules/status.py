"""What a seat is on a day, and when a member no longer sits. Derived from dates, never stored."""

from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

from recruit.foundation.dates import Span

#: A place that ends within this time is said to end soon.
SOON = timedelta(days=90)


class SeatStatus(StrEnum):
    """What a seat is on a day. Derived, never stored."""

    FILLED = "filled"
    VACANT = "vacant"
    ENDS_SOON = "ends_soon"
    HELD_OVER = "held_over"
    NOT_YET_BEGUN = "not_yet_begun"


@dataclass(frozen=True, slots=True)
class SeatFacts:
    """What the status of a seat follows from."""

    term: Span
    holds_over: bool
    #: The days of its members, in any order; an end that is None means the end of the term.
    holders: tuple[Span, ...] = ()
    #: The day on which whoever follows after the term takes over; None while nobody does.
    replaced_on: date | None = None


def days_held(holder: Span, seat: SeatFacts) -> Span:
    """Return the days on which a member really sits: to the end of the term, or on until somebody follows.

    Whoever has a last day of their own sits no longer than to it, in the term and after it.
    """
    if seat.term.until is None:
        return holder
    until = leaves_after(holder.until, seat.term.until, holds_over=seat.holds_over, replaced_from=seat.replaced_on)
    return Span(holder.since, until)


def leaves_after(
    place_until: date | None, term_until: date, *, holds_over: bool, replaced_from: date | None
) -> date | None:
    """Return the first day on which a member of a term no longer sits; None: not before somebody is appointed.

    `place_until` is the first day no longer in the place, where it has an end of its own; `replaced_from` the day on
    which somebody follows on the seat. A member holds over where the council does, to their own last day if they have
    one after the term.
    """
    if place_until is not None and place_until <= term_until:
        return place_until
    if not holds_over:
        return term_until
    followed = max(replaced_from, term_until) if replaced_from else None
    return min((day for day in (place_until, followed) if day is not None), default=None)


def seat_status(seat: SeatFacts, *, on: date) -> SeatStatus:
    """Return what a seat is on a day."""
    held = ((holder, days_held(holder, seat)) for holder in seat.holders)
    own, sitting = next(((holder, days) for holder, days in held if on in days), (None, None))
    if own is None or sitting is None:
        begins_later = on < seat.term.since or any(on < holder.since for holder in seat.holders)
        return SeatStatus.NOT_YET_BEGUN if begins_later else SeatStatus.VACANT
    if seat.term.until is not None and on >= seat.term.until:
        return SeatStatus.HELD_OVER
    # A last day of one's own is kept, also when it lies after the term.
    known = (sitting.until,) if own.until is not None else (sitting.until, seat.term.until)
    ends = min((day for day in known if day is not None), default=None)
    return SeatStatus.ENDS_SOON if ends is not None and ends - on <= SOON else SeatStatus.FILLED
