"""Former members who wish to hear from the municipality: for one purpose, until a day, and no longer than they wish."""

from dataclasses import dataclass
from datetime import date

from recruit.foundation.refusal import Refusal

#: A wish is asked for anew after this many years.
LONGEST_YEARS = 4


@dataclass(frozen=True, slots=True)
class Wish:
    """That somebody wishes to be invited."""

    given_on: date
    #: The last day on which it holds.
    valid_until: date
    withdrawn_on: date | None = None

    def holds(self, *, on: date) -> bool:
        """Return True on the days on which somebody may be written to for that purpose."""
        if self.withdrawn_on is not None and on >= self.withdrawn_on:
            return False
        return self.given_on <= on <= self.valid_until


def latest(given_on: date) -> date:
    """Return the last day for which a wish can be given."""
    year = given_on.year + LONGEST_YEARS
    is_leap_day = (given_on.month, given_on.day) == (2, 29)
    return given_on.replace(year=year, day=28) if is_leap_day and not _is_leap(year) else given_on.replace(year=year)


def _is_leap(year: int) -> bool:
    return year % 4 == 0 and (year % 100 != 0 or year % 400 == 0)


def may_wish(purpose: str, wish: Wish, *, today: date) -> tuple[Refusal, ...]:
    """Return every reason why a wish is not kept like this: it has a purpose and an end (GDPR art. 5(1)(b), (e))."""
    reasons = [] if purpose.strip() else [Refusal("answer-missing", field="purpose")]
    if wish.given_on > today:
        reasons.append(Refusal("day-in-the-future", field="given_on"))
    if wish.valid_until < wish.given_on:
        reasons.append(Refusal("ends-before-it-begins", field="valid_until"))
    elif wish.valid_until > latest(wish.given_on):
        reasons.append(Refusal("wish-lasts-too-long", {"latest": latest(wish.given_on)}, "valid_until"))
    return tuple(reasons)


def may_withdraw(wish: Wish) -> tuple[Refusal, ...]:
    """Return why a wish is not taken back: it was already."""
    return (Refusal("wish-is-withdrawn"),) if wish.withdrawn_on is not None else ()


def may_write_to(wish: Wish, *, on: date) -> tuple[Refusal, ...]:
    """Return why somebody is not written to on a day."""
    return () if wish.holds(on=on) else (Refusal("wish-does-not-hold"),)
