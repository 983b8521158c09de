"""How far past the end of a term something in a council is still written down."""

from datetime import date, timedelta

from recruit.foundation.dates import Span, last_day
from recruit.foundation.refusal import Refusal

#: Where members go on until somebody follows, they do so for months: whoever writes a later day has written another
#: year than meant.
HELD_OVER_AT_MOST = timedelta(days=366)


def may_reach(until: date, term: Span, *, holds_over: bool, field: str) -> tuple[Refusal, ...]:
    """Return the reason why nothing in a term goes on up to, not including, a day; `field` is where the day stands."""
    if term.until is None or until <= term.until + (HELD_OVER_AT_MOST if holds_over else timedelta()):
        return ()
    return (Refusal("reaches-past-the-term", {"day": last_day(term.until).first}, field),)
