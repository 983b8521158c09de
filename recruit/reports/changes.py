"""What changed in a council between two days: who came, who left, offices, substitutes."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum
from functools import cached_property
from typing import TYPE_CHECKING
from uuid import UUID

from sqlalchemy.orm import Session

from recruit.appointments.rules import EndReason, Office, Role, SeatFacts, days_held
from recruit.bodies import queries as bodies
from recruit.foundation.dates import PartialDate, Span
from recruit.foundation.i18n import _, format_date, ngettext
from recruit.foundation.keys import sort_key
from recruit.reports import sources, words
from recruit.reports.sources import Held, Names
from recruit.reports.table import Table

if TYPE_CHECKING:
    from recruit.bodies.model import Body


class Kind(StrEnum):
    """What may change."""

    CAME = "came"
    LEFT = "left"
    TOOK_OFFICE = "took_office"
    LEFT_OFFICE = "left_office"


@dataclass(frozen=True, slots=True)
class Change:
    """One thing that changed."""

    #: The first day in the place or the office, or the last.
    day: PartialDate
    kind: Kind
    person: UUID
    name: str
    role: Role
    seat_group: str
    represents: str | None = None
    #: What the office was called on that day.
    office: str | None = None
    end_reason: EndReason | None = None


@dataclass(frozen=True, slots=True)
class Changes:
    """What changed in a body after one day, up to and including another."""

    body: str
    slug: str
    since: date
    until: date
    entries: tuple[Change, ...]


def changes(session: Session, body: "Body", since: date, until: date) -> Changes:
    """Return what changed after `since`, up to and including `until`, whatever terms lie between.

    Somebody who goes on in the same role and member group, also into the next term, has neither left nor come. The
    body is loaded with its names and titles; the number of queries does not grow.
    """
    found = sorted(Life(session, body).between(Span(since + timedelta(days=1), until + timedelta(days=1))), key=_order)
    return Changes(body.name_on(until), body.slug, since, until, tuple(found))


def _order(change: Change) -> tuple[date, str, str]:
    return change.day.first, change.kind, sort_key(change.name)


def table(changes: Changes) -> Table:
    """Return the changes as every flat format shows them."""
    columns = (
        _("Day"),
        _("What"),
        _("Name"),
        _("Role"),
        _("Member group"),
        _("Represents"),
        _("Office"),
        _("Why it ended"),
    )
    rows = tuple(
        (
            one.day,
            said(one.kind),
            one.name,
            words.word(one.role),
            one.seat_group,
            one.represents or "",
            one.office or "",
            words.word(one.end_reason) if one.end_reason else "",
        )
        for one in changes.entries
    )
    days = {"since": format_date(changes.since), "until": format_date(changes.until)}
    title = _("%(body)s, changes after %(since)s, up to and including %(until)s", body=changes.body, **days)
    return Table(title, columns, rows, ngettext("%(num)s change", "%(num)s changes", len(rows)))


def said(kind: Kind) -> str:
    """Return what happened, in the reader's language."""
    return {
        Kind.CAME: _("first day in the place"),
        Kind.LEFT: _("last day in the place"),
        Kind.TOOK_OFFICE: _("first day in the office"),
        Kind.LEFT_OFFICE: _("last day in the office"),
    }[kind]


class Life:
    """Every place that was ever held in a body, and when each really ended."""

    def __init__(self, session: Session, body: "Body") -> None:
        self.body = body
        self.terms = {term.id: term for term in bodies.terms(session, body)}
        self.places = sources.ever_held(session, body)
        self.seats = sources.every_seat(session, body)
        self.follower = {seat.succeeds: seat.id for seat in self.seats.values() if seat.succeeds}
        self.groups = bodies.names_of_groups(session, {held.group for held in self.places})
        self.names = Names.read(session, self._mentioned())

    def _mentioned(self) -> Iterator[UUID | None]:
        yield from (held.on_behalf_of for held in self.places)
        yield from (seat.represents for seat in self.seats.values())

    def between(self, days: Span) -> Iterator[Change]:
        """Yield what changed on these days."""
        for held in self.places:
            span = self.days(held)
            if held.since in days and not self._holds(held, held.since - timedelta(days=1)):
                yield self._change(held, Kind.CAME, held.first_day)
            if span.until and span.until in days and not self._holds(held, span.until):
                last = held.last_day or PartialDate(span.until - timedelta(days=1))
                yield self._change(held, Kind.LEFT, last, end_reason=held.end_reason)
            for office, time in held.offices:
                yield from self._office(held, office, Span(time.since, time.until or span.until), days)

    def _office(self, held: Held, office: Office, time: Span, days: Span) -> Iterator[Change]:
        if time.since in days and not self._in_office(held, office, time.since - timedelta(days=1)):
            title = words.office(office, self.body.titles_on(time.since))
            yield self._change(held, Kind.TOOK_OFFICE, PartialDate(time.since), office=title)
        if time.until and time.until in days and not self._in_office(held, office, time.until):
            last = time.until - timedelta(days=1)
            title = words.office(office, self.body.titles_on(last))
            yield self._change(held, Kind.LEFT_OFFICE, PartialDate(last), office=title)

    def days(self, held: Held) -> Span:
        """Return the days on which somebody really holds a place: on after the term until somebody follows."""
        term = self.terms[held.term]
        follower = self.follower.get(held.seat) if held.seat else None
        begins = self._first_member.get(follower) if follower else self._next_term(term.until)
        return days_held(held.span, SeatFacts(term.span, holds_over=term.holds_over, replaced_on=begins))

    @cached_property
    def _first_member(self) -> dict[UUID, date]:
        """Return the day on which each seat got its first member."""
        first: dict[UUID, date] = {}
        for held in self.places:  # the earliest come first
            if held.role is Role.MEMBER and held.seat:
                first.setdefault(held.seat, held.since)
        return first

    def _next_term(self, day: date) -> date | None:
        return min((term.since for term in self.terms.values() if term.since >= day), default=None)

    def _holds(self, held: Held, day: date) -> bool:
        """Return True when the person has a place of the same role and member group on a day."""
        return any(day in self.days(other) for other in self._alike(held))

    def _in_office(self, held: Held, office: Office, day: date) -> bool:
        return any(
            known is office and day in Span(time.since, time.until or self.days(other).until)
            for other in self._alike(held)
            for known, time in other.offices
        )

    def _alike(self, held: Held) -> Sequence[Held]:
        same = (held.person, held.role, self.groups[held.group])
        return [other for other in self.places if (other.person, other.role, self.groups[other.group]) == same]

    def _change(
        self,
        held: Held,
        kind: Kind,
        day: PartialDate,
        *,
        office: str | None = None,
        end_reason: EndReason | None = None,
    ) -> Change:
        return Change(
            day=day,
            kind=kind,
            person=held.person,
            name=held.name,
            role=held.role,
            seat_group=self.groups[held.group],
            represents=self.represents_on(held, day.first),
            office=office,
            end_reason=end_reason,
        )

    def represents_on(self, held: Held, day: date) -> str | None:
        """Return for whom somebody has the place: for whom it was taken, else whom the seat is for."""
        own = self.names.on(held.on_behalf_of, day) or held.on_behalf_of_text
        seat = self.seats[held.seat] if held.seat else None
        return own or (self.names.on(seat.represents, day) or seat.represents_text if seat else None)
