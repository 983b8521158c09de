"""Former members who wish to hear from the municipality: for one purpose, until a day, and no longer than they wish."""

from dataclasses import dataclass
from datetime import date, timedelta

from recruit.foundation.refusal import Refusal

#: What the link is for in the question, and in the receipt.
INVITATION_ASK, INVITATION_WISH = "invitation-ask", "invitation-wish"
#: Whoever is asked can answer for so long; silence is a no.
ASK_DAYS = 90
#: A wish that ends within this time stands on *I dag*: ask again, or let it end.
ENDS_SOON = timedelta(days=28)
#: For how many years somebody can choose to be invited.
YEARS = (1, 2, 4)
#: A wish is asked for anew after this many years.
LONGEST_YEARS = 4


@dataclass(frozen=True, slots=True)
class Wish:
    """That somebody wishes to be invited."""

    given_on: date
    #: The last day on which it holds.
    valid_until: date
    withdrawn_on: date | None = None

    @property
    def is_taken_back(self) -> bool:
        """Return whether somebody left the list before their last day; one that was over gives way to a new one."""
        return self.withdrawn_on is not None and self.withdrawn_on <= self.valid_until

    def holds(self, *, on: date) -> bool:
        """Return True on the days on which somebody may be written to for that purpose."""
        if self.withdrawn_on is not None and on >= self.withdrawn_on:
            return False
        return self.given_on <= on <= self.valid_until


def latest(given_on: date, years: int = LONGEST_YEARS) -> date:
    """Return the last day for which a wish can be given, or the one after so many years."""
    year = given_on.year + years
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


def is_open(asked_on: date, *, on: date) -> bool:
    """Return True on the days on which somebody who has not answered still can."""
    return on <= asked_on + timedelta(days=ASK_DAYS)


def may_ask(purpose: str, *, is_asked: bool, wishes: bool) -> tuple[Refusal, ...]:
    """Return every reason why somebody is not asked: it has a purpose, and they have said yes, or can still answer."""
    reasons = [] if purpose.strip() else [Refusal("answer-missing", field="purpose")]
    return (*reasons, *((Refusal("asked-or-invited-already", field="people"),) if is_asked or wishes else ()))


def may_withdraw(wish: Wish) -> tuple[Refusal, ...]:
    """Return why a wish is not taken back: it was already."""
    return (Refusal("wish-is-withdrawn"),) if wish.withdrawn_on is not None else ()
