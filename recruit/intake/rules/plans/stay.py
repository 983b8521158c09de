"""From which day to which somebody sits: by what the line says, else by the term."""

from dataclasses import dataclass

from recruit.appointments.rules import may_last
from recruit.foundation.dates import PartialDate, Precision, Span, first_day_after
from recruit.foundation.refusal import Refusal
from recruit.intake.rules.reading import Listed


@dataclass(frozen=True, slots=True)
class TermDays:
    """The days of the term at hand."""

    first_day: PartialDate
    span: Span
    holds_over: bool = True


@dataclass(frozen=True, slots=True)
class Stay:
    """The days that one line gives somebody in a place."""

    first_day: PartialDate
    #: None: to the end of the term.
    last_day: PartialDate | None
    #: The line does not say when it began.
    is_assumed: bool

    @property
    def span(self) -> Span:
        return Span(self.first_day.first, first_day_after(self.last_day) if self.last_day else None)


def stay(listed: Listed, term: TermDays) -> Stay:
    """Return the days of one line: its own, else those of the term.

    A month or a year in which the term begins or ends means the term's own day, and so does the term's last day.
    """
    begins = listed.since
    if begins is None or (begins.precision is not Precision.DAY and begins.first < term.span.since <= begins.last):
        begins = None
    return Stay(begins or term.first_day, _last_day(listed.until, term.span), is_assumed=begins is None)


def _last_day(said: PartialDate | None, term: Span) -> PartialDate | None:
    if said is None or term.until is None:
        return said
    is_the_last = said.first < term.until <= first_day_after(said)
    return None if is_the_last else said


def may_stay(days: Stay, term: TermDays) -> tuple[Refusal, ...]:
    """Return every reason why somebody cannot sit in the term on these days."""
    return may_last(days.span, term.span, holds_over=term.holds_over)
