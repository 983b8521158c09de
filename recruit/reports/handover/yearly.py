"""*Årlig redegørelse*: a council's calendar year: members, changes, meetings, places elsewhere, groups, decisions.

Attendance is told in totals only; who came to what is the council's own affair. Whoever is protected is not named.
"""

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time
from itertools import groupby
from typing import TYPE_CHECKING
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import Session

from recruit.assignments.model import WorkingGroup
from recruit.assignments.queries import group as groups
from recruit.assignments.queries import place as places
from recruit.assignments.rules.places import ends
from recruit.bodies import queries as bodies
from recruit.bodies.model import Decision, Term
from recruit.bodies.rules import DecisionKind
from recruit.foundation import clock
from recruit.foundation.dates import Span, last_day
from recruit.foundation.i18n import _, format_date, ngettext
from recruit.foundation.keys import sort_key
from recruit.foundation.papers.word import Block, Heading, Rows
from recruit.meetings.model import Meeting
from recruit.people import queries as people
from recruit.reports import words
from recruit.reports.changes import Change, Life, changes, said
from recruit.reports.handover.document import Document, rows
from recruit.reports.sources import Held
from recruit.reports.statistics.meetings import Came, came_in
from recruit.reports.words import word

if TYPE_CHECKING:
    from recruit.bodies.model import Body


@dataclass(frozen=True, slots=True)
class Year:
    """A council's calendar year, as far as it has come."""

    year: int
    #: The first day that is not told of: 1 January of the next year, or tomorrow.
    until: date

    @property
    def span(self) -> Span:
        return Span(date(self.year, 1, 1), self.until)

    @property
    def is_over(self) -> bool:
        return self.until == date(self.year + 1, 1, 1)


def year_of(number: int, *, today: date) -> Year:
    """Return a calendar year up to and including today."""
    tomorrow = date.fromordinal(today.toordinal() + 1)
    return Year(number, max(min(date(number + 1, 1, 1), tomorrow), date(number, 1, 1)))


def years(session: Session, body: "Body", *, today: date) -> Sequence[int]:
    """Return the calendar years of a body's terms that have begun, the newest first. One query."""
    found = {
        year
        for term in bodies.terms(session, body)
        for year in range(term.since.year, min(term.last_day.last, today).year + 1)
    }
    return sorted(found, reverse=True)


def statement(
    session: Session,
    body: "Body",
    year: Year,
    *,
    kinds: Mapping[DecisionKind, object],
    municipality: str,
    made_at: datetime,
) -> Document:
    """Return the statement, in the language that is spoken; `kinds` says what each kind of decision is called.

    The body is loaded with its names and titles. The number of queries does not grow.
    """
    council = body.name_on(year.span.until or year.span.since)
    title = _("Yearly statement %(year)s, %(council)s", year=year.year, council=council)
    blocks = [
        *_members(session, body, year),
        *_changes(session, body, year),
        *_meetings(session, body, year),
        *_places(session, body, year),
        *_groups(session, body, year),
        *_decisions(session, body, year, kinds),
    ]
    return Document(title, tuple(_lead(body, year)), blocks, municipality, made_at)


def _lead(body: "Body", year: Year) -> Iterator[str]:
    last = format_date(last_day(year.until).last)
    if not year.is_over:
        yield _("The year is not over: this is told up to and including %(day)s.", day=last)
    if body.legal_basis:
        yield _("The council is set up by %(basis)s.", basis=body.legal_basis)
    if body.until is not None and body.until <= year.until:
        yield _("The council no longer exists. Its last day was %(day)s.", day=format_date(last_day(body.until).last))


def _members(session: Session, body: "Body", year: Year) -> Iterator[Block]:
    life = Life(session, body)
    sat = [held for held in life.places if _overlaps(life.days(held), year.span)]
    hidden = people.withheld(session, {held.person for held in sat})
    sat.sort(key=lambda held: (_ROLES.index(held.role.value), sort_key(held.name), str(held.person), held.since))
    found = []
    for (person, role, whom), several in groupby(
        sat, lambda held: (held.person, held.role, life.represents_on(held, held.since))
    ):
        held = [*several]
        names = (_named(person, held[0].name, hidden), word(role), whom or "–")
        found.append((*names, _offices(held, body, year), _days(_joined([life.days(one) for one in held]), year)))
    columns = (_("Name"), _("Role"), _("Represents"), _("Office"), _("When"))
    yield from rows(_("Members and substitutes"), columns, found, empty=_("Nobody sat in the council in the year."))


_ROLES = ("member", "substitute", "associate")


def _overlaps(one: Span, other: Span) -> bool:
    return one.since < (other.until or date.max) and (one.until is None or other.since < one.until)


def _named(person: UUID, name: str, hidden: Collection[UUID]) -> str:
    return _("(name protected)") if person in hidden else name


def _joined(spans: Sequence[Span]) -> Span:
    """Return the days from the first place to the last: whoever is appointed anew has not left between."""
    last = None if any(one.until is None for one in spans) else max(one.until for one in spans if one.until)
    return Span(spans[0].since, last)


def _offices(several: Sequence[Held], body: "Body", year: Year) -> str:
    """Return the offices somebody had in the year, by what they were called on the last day of it that is told."""
    had = [
        words.office(office, body.titles_on(last_day(min(span.until or year.until, year.until)).last))
        for held in several
        for office, span in held.offices
        if _overlaps(span, year.span)
    ]
    return ", ".join(dict.fromkeys(had)) or "–"


def _days(span: Span, year: Year) -> str:
    """Return from when to when in the year somebody had a place; the whole year where that is so."""
    begins = span.since > year.span.since
    ends = span.until is not None and span.until < year.until
    first = format_date(span.since)
    last = format_date(last_day(span.until).last) if span.until else ""
    if begins and ends:
        return _("from %(first)s to %(last)s", first=first, last=last)
    if begins:
        return _("from %(first)s", first=first)
    return _("to %(last)s", last=last) if ends else _("the whole year")


def _changes(session: Session, body: "Body", year: Year) -> Iterator[Block]:
    # Whoever leaves on the last day of a year is gone on the first of the next, and stands in the year they left.
    before, has_begun = date(year.year - 1, 12, 31), year.until > year.span.since
    known: Sequence[Change] = changes(session, body, before, year.until).entries if has_begun else ()
    entries = [one for one in known if one.day.first in year.span]
    hidden = people.withheld(session, {one.person for one in entries})
    found = [
        (
            format_date(one.day),
            _named(one.person, one.name, hidden),
            word(one.role),
            ": ".join(filter(None, (said(one.kind), one.office))),
        )
        for one in entries
    ]
    columns = (_("Day"), _("Name"), _("Role"), _("What"))
    yield from rows(_("Changes"), columns, found, empty=_("Nothing changed in the year."))


def _meetings(session: Session, body: "Body", year: Year) -> Iterator[Block]:
    begins, ends = (clock.instant(day, time.min) for day in (year.span.since, year.until))
    chosen = select(Meeting).join(Meeting.term).where(Term.body_id == body.id)
    chosen = chosen.where(begins <= Meeting.starts_at, Meeting.starts_at < ends)
    meetings = session.scalars(chosen.order_by(Meeting.starts_at)).all()
    noted = {one.meeting: one for one in came_in(session, body, year.year)}
    found = [
        (
            str(one.number or "–"),
            format_date(one.slot.day),
            _("cancelled: %(why)s", why=one.cancelled_because) if one.cancelled_at else one.place or "–",
            _("open") if one.is_open else _("closed"),
            _came(noted.get(one.id)),
        )
        for one in meetings
    ]
    columns = (_("No."), _("Day"), _("Place"), _("For the public"), _("Members present"))
    yield from rows(_("Meetings"), columns, found, empty=_("The council held no meetings in the year."))
    yield Heading(_("Attendance"))
    yield from _attendance([one for one in noted.values() if one.called])


def _came(noted: Came | None) -> str:
    """Return how many of how many members came, and how many substitutes; a dash where nothing is noted."""
    if noted is None or not noted.called:
        return "–"
    came = _("%(some)s of %(all)s", some=noted.present, all=noted.called)
    more = ngettext("and one substitute", "and %(num)s substitutes", noted.instead)
    return f"{came} {more}" if noted.instead else came


def _attendance(held: Sequence[Came]) -> Iterator[Block]:
    if not held:
        yield _("Who came to the meetings is not noted.")
        return
    there, called = sum(one.present for one in held), sum(one.called for one in held)
    yield Rows(
        (_("Attendance"), _("Number")),
        (
            (_("Meetings at which it is noted who came"), str(len(held))),
            (_("Members present, of those who were called"), f"{there} / {called} ({round(100 * there / called)} %)"),
            (_("Apologies"), str(sum(one.apologies for one in held))),
            (_("Absent without apologies"), str(sum(one.absent for one in held))),
            (_("Times a substitute stepped in"), str(sum(one.instead for one in held))),
        ),
    )


def _places(session: Session, body: "Body", year: Year) -> Iterator[Block]:
    there = [place for place in places.places(session, body) if _overlaps(place.span, year.span)]
    hidden = people.withheld(session, {one.person_id for place in there for one in place.assignments})
    found: list[tuple[str, ...]] = []
    for place in there:
        where = (place.target.name_on(max(place.span.since, year.span.since)), word(place.role))
        known = [(one, Span(one.since, ends(place.span, one.span))) for one in place.assignments]
        had = [(one, span) for one, span in known if _overlaps(span, year.span)]
        found += [(*where, _named(one.person_id, one.person.name, hidden), _days(span, year)) for one, span in had]
        found += [] if had else [(*where, _("nobody"), "–")]
    columns = (_("Body"), _("Role"), _("Who"), _("When"))
    empty = _("The council had no places in other bodies.")
    yield from rows(_("Places in other bodies"), columns, found, empty=empty)


def _groups(session: Session, body: "Body", year: Year) -> Iterator[Block]:
    found = [_group(one, year) for one in groups.groups(session, body) if _overlaps(one.span, year.span)]
    columns = (_("Working group"), _("Participants"), _("When"))
    yield from rows(_("Working groups"), columns, found, empty=_("The council had no working groups."))


def _group(one: WorkingGroup, year: Year) -> tuple[str, ...]:
    there = {each.person_id for each in one.participations if _overlaps(each.span, year.span)}
    return (f"{one.name}\n{one.purpose}".strip(), str(len(there)), _days(one.span, year))


def _decisions(session: Session, body: "Body", year: Year, kinds: Mapping[DecisionKind, object]) -> Iterator[Block]:
    made: list[Decision] = sorted(
        (one for one in bodies.decisions(session, body) if one.decided_on in year.span), key=lambda one: one.decided_on
    )
    found = [
        (format_date(one.decided_on), one.deciding_body, str(kinds[one.kind]), one.case_number or "–") for one in made
    ]
    columns = (_("Day"), _("Who decided"), _("What"), _("Case number"))
    yield from rows(_("Decisions"), columns, found, empty=_("No decision about the council is recorded in the year."))
