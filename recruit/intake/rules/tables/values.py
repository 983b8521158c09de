"""What the cells beside a name hold, put together for one person."""

from collections.abc import Callable
from dataclasses import dataclass, field, replace

from recruit.foundation.dates import PartialDate
from recruit.intake.rules.reading import Field, Trouble
from recruit.intake.rules.tables import cells, dates
from recruit.intake.rules.tables.dates import Days
from recruit.intake.rules.tables.words import in_group
from recruit.intake.rules.words.facts import Facts

_CAPACITIES = (Field.ROLE, Field.OFFICE, Field.SEAT_GROUP, Field.REPRESENTS, Field.PARTY, Field.SUBSTITUTE_FOR)


class RowInTroubleError(Exception):
    """A cell of the row cannot be what its column says; it is told with its value, and nothing is guessed."""

    def __init__(self, trouble: Trouble, value: str = "") -> None:
        self.trouble, self.value = trouble, value


@dataclass(slots=True)
class Values:
    """Capacities, days, and how to reach somebody."""

    said: list[Facts] = field(default_factory=list)
    group: Facts | None = None
    wording: list[str] = field(default_factory=list)
    since: PartialDate | None = None
    until: PartialDate | None = None
    #: The last day as written.
    last_day: str = ""
    period: Days | None = None
    email: str | None = None
    phone: str | None = None
    #: Some cell says something.
    is_filled: bool = False

    @property
    def facts(self) -> tuple[Facts, ...]:
        """Return the capacities: the group says what kind of seat it is, and for whom only where no other cell does."""
        group = self.group
        if group and any(fact.represents and fact is not group for fact in self.said):
            told = [replace(fact, represents=None) if fact is group else fact for fact in self.said]
            return in_group(tuple(told), group)
        return in_group(tuple(self.said), group)

    @property
    def ends_open(self) -> bool:
        """Return whether no cell says a last day."""
        return self.until is None and not (self.period and self.period.until)

    def take(self, held: Field, heading: str, text: str, facts: tuple[Facts, ...]) -> None:
        """Take a filled cell, and the capacities that it states. Raises RowInTroubleError when it cannot be read."""
        self.is_filled = self.is_filled or not cells.is_nothing(text)
        self.said.extend(facts)
        if held is Field.SEAT_GROUP:
            self.group = facts[0] if facts else None
        if held in _CAPACITIES:
            self.wording.extend([_in_words(held, heading, text)] if facts else [])
        elif held in _READERS and not (cells.is_nothing(text) or cells.is_remark(text)):
            _READERS[held](self, text.rstrip(" ?"))

    def take_contact(self, text: str) -> bool:
        """Take the address of e-mail and the number that stand in a cell, and return whether there was one."""
        email, phone = cells.email_in(text), cells.phone_in(text)
        self.email, self.phone = self.email or email, self.phone or phone
        return bool(email or phone)


def _in_words(held: Field, heading: str, text: str) -> str:
    """Return a capacity as it would stand beside a name: "Formand" for an x below it, "Suppleant for Bo Dam"."""
    if cells.is_yes(text):
        return heading
    return f"{heading} {text}" if held is Field.SUBSTITUTE_FOR else text


def _take_since(values: Values, text: str) -> None:
    values.since = values.since or _day(text)


def _take_until(values: Values, text: str) -> None:
    if not dates.is_still(text):
        values.until, values.last_day = values.until or _day(text), text


def _day(text: str) -> PartialDate:
    day = dates.day_in(text, counted=True)
    if day is None:
        raise RowInTroubleError(Trouble.DATE_UNREADABLE, text)
    return day


def _take_period(values: Values, text: str) -> None:
    if dates.is_still(text):
        return
    period = dates.period_in(text)
    if period is None:
        raise RowInTroubleError(Trouble.DATE_UNREADABLE, text)
    if period.is_backwards:
        raise RowInTroubleError(Trouble.ENDS_BEFORE_IT_BEGINS, text)
    values.period = period


def _take_email(values: Values, text: str) -> None:
    if not values.take_contact(text):
        raise RowInTroubleError(Trouble.EMAIL_UNREADABLE, text)


def _take_phone(values: Values, text: str) -> None:
    values.take_contact(text)


_READERS: dict[Field, Callable[[Values, str], None]] = {
    Field.SINCE: _take_since,
    Field.UNTIL: _take_until,
    Field.PERIOD: _take_period,
    Field.EMAIL: _take_email,
    Field.PHONE: _take_phone,
}
