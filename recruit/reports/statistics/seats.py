"""Seats: how many were filled, how long they stood vacant, and who came and went from term to term."""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from uuid import UUID

from recruit.foundation.dates import PartialDate, Span
from recruit.foundation.i18n import _, format_date, ngettext
from recruit.meetings.rules.figures import change
from recruit.reports.pictures.bars import BarChart, Bars
from recruit.reports.pictures.steps import Step, StepChart
from recruit.reports.statistics.chart import Chart, Subject, middle, percent
from recruit.reports.statistics.history import History, Place
from recruit.reports.table import Cell

#: So many vacancies are drawn, the newest; the table has all of them.
DRAWN = 12


def changed(history: History) -> Chart:
    """Return, for each term, who began, who left before it was over, and who went on from the one before."""
    heading = _("Turnover and continuity")
    columns = (
        _("Term"),
        _("Began"),
        _("Left before the end"),
        _("Turnover in per cent"),
        _("From the last term"),
        _("Continuity in per cent"),
    )
    rows: list[tuple[Cell, ...]] = []
    lines: list[Bars] = []
    before: set[UUID] = set()
    for term in history.terms:
        members = history.of_term(term)
        started = {held.person for held in members}
        last = min(history.on, term.until - timedelta(days=1))
        sitting = {held.person for held in members if held.until is None or held.until > last}
        figures = change(started, started - sitting, before)
        if started:
            known = figures.continuing if before else None  # in the first term nobody could go on
            lines.append(Bars(term.label, (figures.started, figures.left, known)))
            gone = (figures.started, figures.left, percent(figures.turnover))
            rows.append((term.label, *gone, *((known, percent(figures.continuity)) if before else ("", ""))))
        before = started
    if not rows:
        return Chart(
            Subject.CHANGE, heading, _("Here stands who comes and goes, once the first members are appointed.")
        )
    newest = lines[-1]
    remark = _(
        "In the term %(term)s: %(started)s began, %(left)s have left, %(continuing)s had sat in the last term.",
        term=newest.label,
        started=newest.numbers[0],
        left=newest.numbers[1],
        continuing=newest.numbers[2] or 0,
    )
    series = (columns[1], columns[2], columns[4])
    return Chart(Subject.CHANGE, heading, remark, BarChart(heading, remark, series, tuple(lines)), columns, tuple(rows))


def filled(history: History) -> Chart:
    """Return how many seats were filled from which day on, and how many there were."""
    heading = _("Seats filled over time")
    steps = list(_steps(history))
    if not any(step.number for step in steps):
        return Chart(Subject.SEATS, heading, _("Here stands how many seats are filled, once the first member begins."))
    now = steps[-1]
    remark = _("%(filled)s of %(seats)s seats are filled now.", filled=now.number, seats=now.possible)
    series = (_("Filled"), _("Seats"))
    picture = StepChart(heading, remark, series, steps, history.on + timedelta(days=1))
    rows = tuple((PartialDate(step.since), step.number, step.possible) for step in steps)
    return Chart(Subject.SEATS, heading, remark, picture, (_("From"), *series), rows)


def _steps(history: History) -> Iterator[Step]:
    """Yield from each day on which it changed how many seats were filled, of those of the term at hand."""
    days = {term.since for term in history.terms} | {day for day in _ends(history) if day <= history.on}
    last: tuple[int, int] | None = None
    for day in sorted(days):
        term = next((term for term in reversed(history.terms) if term.since <= day), None)
        if term is None:
            continue
        possible = sum(seat.term == term.id for seat in history.seats)
        number = sum(day in span for _held, span in history.members)
        if (number, possible) != last:
            yield Step(day, number, possible)
            last = (number, possible)


def _ends(history: History) -> Iterator[date]:
    for _held, span in history.members:
        yield span.since
        if span.until:
            yield span.until


@dataclass(frozen=True, slots=True)
class Vacancy:
    """A seat without a member, from one day up to another."""

    seat: Place
    since: date
    #: The first day of whoever followed; None while nobody has.
    filled_on: date | None

    def days(self, on: date) -> int:
        """Return for how many days it has been vacant, or was."""
        return ((self.filled_on or on + timedelta(days=1)) - self.since).days


def vacancies(history: History) -> Chart:
    """Return how long seats were vacant before somebody began, and those that are vacant still."""
    heading = _("From vacant to filled")
    found = sorted(_vacancies(history), key=lambda one: (one.since, one.seat.name), reverse=True)
    if not found:
        return Chart(Subject.VACANCIES, heading, _("No seat has been vacant."))
    over = [one.days(history.on) for one in found if one.filled_on]
    still = len(found) - len(over)
    parts = [ngettext("%(num)s seat is vacant now.", "%(num)s seats are vacant now.", still)] if still else []
    if over:
        parts.insert(0, _("In the middle, it took %(days)s days until a vacant seat was filled.", days=middle(over)))
    remark = " ".join(parts)
    columns = (_("Seat"), _("Vacant from"), _("Filled on"), _("Number of days"))
    rows = tuple(
        (
            one.seat.name,
            PartialDate(one.since),
            PartialDate(one.filled_on) if one.filled_on else _("vacant still"),
            one.days(history.on),
        )
        for one in found
    )
    lines = tuple(Bars(_label(one), (one.days(history.on),)) for one in found[:DRAWN])
    picture = BarChart(heading, remark, (columns[-1],), lines, _days)
    return Chart(Subject.VACANCIES, heading, remark, picture, columns, rows)


def _days(number: int) -> str:
    return ngettext("%(num)s day", "%(num)s days", number)


def _label(one: Vacancy) -> str:
    since = format_date(one.since)
    if one.filled_on is None:
        return _("%(seat)s, vacant since %(since)s", seat=one.seat.name, since=since)
    return _("%(seat)s, from %(since)s", seat=one.seat.name, since=since)


def _vacancies(history: History) -> Iterator[Vacancy]:
    held: dict[UUID, list[Span]] = defaultdict(list)
    for place, span in history.members:
        if place.seat:
            held[place.seat].append(span)
    terms = {term.id: Span(term.since, min(term.until, history.on + timedelta(days=1))) for term in history.terms}
    first = min((span.since for _place, span in history.members), default=date.max)
    for seat in history.seats:
        days = terms.get(seat.term)
        if days is None or first >= (days.until or date.max):
            continue  # nothing was vacant before there was a council
        before = held[seat.succeeds] if seat.succeeds else []
        yield from _gaps(seat, Span(max(days.since, first), days.until), [*before, *held[seat.id]])


def _gaps(seat: Place, term: Span, spans: Sequence[Span]) -> Iterator[Vacancy]:
    """Yield the days of a term on which nobody sat there; whoever sits on from the last term is among the spans."""
    free = term.since
    for span in sorted(spans, key=lambda one: one.since):
        if free < span.since and (term.until is None or span.since < term.until):
            yield Vacancy(seat, free, span.since)
        free = max(free, span.until or date.max)
    if term.until is not None and free < term.until:
        yield Vacancy(seat, free, None)
