"""The timeline of a term: for each seat who sat when, when nobody did, and who stands in.

Days are half-open, `[since, until)`, as in the database; `first_day` and `last_day` are what people read.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence, Set
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import groupby
from typing import TYPE_CHECKING
from uuid import UUID

from sqlalchemy.orm import Session

from recruit.appointments import queries as appointments
from recruit.appointments.rules import Role, SeatFacts, SeatStatus, days_held
from recruit.bodies.rules import FORGOTTEN_AFTER
from recruit.foundation.dates import PartialDate, Span, last_day
from recruit.foundation.i18n import _
from recruit.people import queries as people
from recruit.reports import sources
from recruit.reports.roster import Edition
from recruit.reports.sources import Held, SeatRow, TermRead

if TYPE_CHECKING:
    from recruit.bodies.model import Body, Term


@dataclass(frozen=True, slots=True)
class Stretch:
    """Some days on a seat, from one day up to another, and whoever has it."""

    #: Filled, vacant, or held over: somebody sits on, although the term is over for which they were appointed.
    status: SeatStatus
    since: date
    until: date
    first_day: PartialDate
    #: None while it runs.
    last_day: PartialDate | None
    #: None while the seat is vacant, and when the name is withheld.
    person: UUID | None = None
    #: None while the seat is vacant.
    name: str | None = None


@dataclass(frozen=True, slots=True)
class SeatLine:
    """One seat through the term; or, without a number, those who are substitutes behind a whole group."""

    seat_group: str
    number: int | None
    represents: str | None
    #: One after the other, and every day of the term in one of them.
    stretches: tuple[Stretch, ...]
    #: Substitutes of whoever has the seat, or of the group.
    standing_in: tuple[Stretch, ...]

    @property
    def told(self) -> Iterator[tuple[Stretch, SeatStatus | Role]]:
        """Yield every stretch with what it is, the substitutes last."""
        yield from ((stretch, stretch.status) for stretch in self.stretches)
        yield from ((stretch, Role.SUBSTITUTE) for stretch in self.standing_in)


@dataclass(frozen=True, slots=True)
class Timeline:
    """A term, seat by seat."""

    body: str
    slug: str
    term: str
    first_day: PartialDate
    last_day: PartialDate
    #: First day of the term, and first day after it.
    since: date
    until: date
    #: Where the drawing ends: after the term while somebody sits on.
    shown_until: date
    #: The day from which it is seen.
    on: date
    lines: tuple[SeatLine, ...]

    @property
    def groups(self) -> Mapping[str, Sequence[SeatLine]]:
        """Return the lines by seat group, in the order of the page."""
        by_group = groupby(self.lines, key=lambda line: line.seat_group)
        return {label: list(lines) for label, lines in by_group}


def timeline(
    session: Session,
    body: "Body",
    term: "Term",
    *,
    on: date,
    edition: Edition = Edition.INTERNAL,
    read_before: TermRead | None = None,
) -> Timeline:
    """Return who sat when in a term of a body that is loaded with its names, as it is known on a day.

    The number of queries does not grow with the seats; `read_before` is what a roster has read of the term already.
    """
    read = _Lines(session, term, on, edition, read_before)
    lines = tuple(read.all())
    ends = [stretch.until for line in lines for stretch in (*line.stretches, *line.standing_in)]
    return Timeline(
        body=body.name_on(read.day),
        slug=body.slug,
        term=term.label,
        first_day=term.first_day,
        last_day=term.last_day,
        since=term.since,
        until=term.until,
        shown_until=max([term.until, *ends]),
        on=on,
        lines=lines,
    )


class _Lines:
    """Everything about one term, loaded once, and the lines that follow from it."""

    def __init__(
        self, session: Session, term: "Term", on: date, edition: Edition, read_before: TermRead | None
    ) -> None:
        self.term = term
        #: Names are those of this day.
        self.day = min(on, term.until - timedelta(days=1))
        read = read_before or sources.read(session, term)
        self.seats, self.held, self.names = read
        self.replaced = appointments.replaced_on(session, term)
        protected = {held.person for held in self.held if held.is_protected}
        self.withheld: Set[UUID] = people.withheld(session, protected) if edition is Edition.PUBLIC else set()
        #: The last day that is drawn, for those who sit on until somebody follows; later ones would dwarf the term.
        self.end = min(max(term.until, on + timedelta(days=1)), term.until + FORGOTTEN_AFTER)
        self.members: dict[UUID | None, list[Held]] = defaultdict(list)
        self.standing: dict[UUID | None, list[Held]] = defaultdict(list)
        self.before: dict[UUID | None, Held] = {}
        for held in self.held:
            self._sort(held)

    def _sort(self, held: Held) -> None:
        if held.term != self.term.id:
            if held.goes_on_after(self.term.since):
                self.before[held.seat] = held
        elif held.role is Role.MEMBER:
            self.members[held.seat].append(held)
        elif held.role is Role.SUBSTITUTE:
            self.standing[held.substitute_for or held.seat or held.group].append(held)

    def all(self) -> Iterator[SeatLine]:
        """Yield the seats of each group, and below them who stands behind all of them."""
        for (group, label), seats in groupby(self.seats, key=lambda seat: (seat.group, seat.label)):
            yield from (self._line(seat) for seat in seats if seat.id is not None)
            behind = tuple(self._standing(held) for held in self.standing[group])
            if behind:
                yield SeatLine(label, None, None, (), behind)

    def _line(self, seat: SeatRow) -> SeatLine:
        members = self.members[seat.id]
        bound = [*self.standing[seat.id], *(held for member in members for held in self.standing[member.id])]
        return SeatLine(
            seat_group=seat.label,
            number=seat.number,
            represents=self.names.on(seat.represents, self.day) or seat.represents_text,
            stretches=tuple(self._with_gaps(self._holders(seat, members))),
            standing_in=tuple(self._standing(held) for held in bound),
        )

    def _holders(self, seat: SeatRow, members: Sequence[Held]) -> Iterator[Stretch]:
        """Yield whoever sits on from the last term, then the members, each with the days after the term apart."""
        before = self.before.get(seat.succeeds)
        followed = min((member.since for member in members), default=None)
        if before is not None and (followed is None or self.term.since < followed):
            until = min((day for day in (followed, before.until) if day), default=None)
            yield self._held_over(before, Span(self.term.since, until), self.term.until)
        facts = SeatFacts(
            term=self.term.span,
            holds_over=self.term.holds_over,
            holders=tuple(member.span for member in members),
            replaced_on=self.replaced.get(seat.id) if seat.id else None,
        )
        for member in members:
            days = days_held(member.span, facts)
            goes_on = (days.until is None or days.until > self.term.until) and self.term.until < self.end
            until = min(days.until or self.term.until, self.term.until)
            ended = self.term.last_day if goes_on else member.last_day
            yield self._of(member, SeatStatus.FILLED, days.since, until, member.first_day, ended)
            if goes_on:
                yield self._held_over(member, Span(self.term.until, days.until), self.end)

    def _held_over(self, held: Held, days: Span, end: date) -> Stretch:
        until = min(days.until or end, end)
        ended = last_day(days.until) if days.until else None
        return self._of(held, SeatStatus.HELD_OVER, days.since, until, PartialDate(days.since), ended)

    def _with_gaps(self, holders: Iterable[Stretch]) -> Iterator[Stretch]:
        """Yield the holders, and between them the days of the term on which nobody sat there."""
        free = self.term.since
        for held in holders:
            if free < min(held.since, self.term.until):
                yield _gap(free, held.since, last_day(held.since))
            yield held
            free = max(free, held.until)
        if free < self.term.until:
            yield _gap(free, self.term.until, None)

    def _standing(self, held: Held) -> Stretch:
        until = min(held.until or self.term.until, self.end)
        return self._of(held, SeatStatus.FILLED, held.since, until, held.first_day, held.last_day)

    def _of(
        self, held: Held, status: SeatStatus, since: date, until: date, first: PartialDate, last: PartialDate | None
    ) -> Stretch:
        if held.person in self.withheld:
            return Stretch(status, since, until, first, last, None, _("The name is protected"))
        return Stretch(status, since, until, first, last, held.person, held.name)


def _gap(since: date, until: date, last: PartialDate | None) -> Stretch:
    return Stretch(SeatStatus.VACANT, since, until, PartialDate(since), last)
