"""Møder: those of a term, the next one first, then those that were held; and how to read them in a calendar."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING, Any

from flask import Blueprint, current_app, render_template, request, url_for
from flask.typing import ResponseReturnValue
from sqlalchemy.orm import Session

from recruit.bodies import queries as bodies
from recruit.foundation import clock
from recruit.foundation.i18n import gettext as _
from recruit.meetings.operations import planning as operations
from recruit.meetings.queries import meeting as queries
from recruit.meetings.queries import overview
from recruit.meetings.queries.overview import Counts
from recruit.reports import seating
from recruit.web import feeds
from recruit.web.access import May, requires
from recruit.web.converters import BodyRef
from recruit.web.extensions import reading
from recruit.web.reach import allowed
from recruit.web.secretariat.meetings.loading import ALL
from recruit.web.secretariat.meetings.words import called, day_of, hours, observed
from recruit.web.secretariat.seats.overview import TermChoice
from recruit.web.secretariat.setup.council import open_council

if TYPE_CHECKING:
    from recruit.bodies.model import Body, Term
    from recruit.meetings.model import Meeting

bp = Blueprint("meetings", __name__, url_prefix=ALL)


@dataclass(frozen=True, slots=True)
class Row:
    """A meeting in the list."""

    meeting: "Meeting"
    counts: Counts
    #: What else is on its day, while it is to come.
    warnings: Sequence[str]


@dataclass(frozen=True, slots=True)
class Shown:
    """The meetings of a term, or of a year of it."""

    term: "Term"
    #: The earliest first.
    coming: Sequence[Row]
    #: The latest first.
    over: Sequence[Row]
    terms: Sequence[TermChoice]
    years: Sequence[TermChoice]
    #: How many coming meetings of the term have a number that does not follow their days.
    to_number: int


@bp.get("")
@requires(May.VIEW_BODIES)
def listed(body: BodyRef) -> ResponseReturnValue:
    with reading() as session:
        council = open_council(session, body, May.VIEW_BODIES)
        shown, may_change = _shown(session, council), May.MANAGE_BODIES in allowed(session, council)
        edition = queries.settings(session, council).calendar_edition
    token = feeds.token_of(council.id, feeds.Feed.MEETINGS, edition)
    return render_template(
        "secretariat/meetings/meetings.html",
        council=council,
        shown=shown,
        public_calendar=_address("calendar.meetings", body=council.slug),
        staff_calendar=_address("calendar.meetings_of_staff", token=token),
        may_change=may_change,
        **WORDS,
    )


@bp.get("/udskrift")
@requires(May.VIEW_BODIES)
def print_view(body: BodyRef) -> ResponseReturnValue:
    with reading() as session:
        council = open_council(session, body, May.VIEW_BODIES)
        shown = _shown(session, council)
    return render_template("secretariat/meetings/print.html", council=council, shown=shown, **WORDS)


#: What the templates say of a meeting.
WORDS: Any = {"called": called, "day_of": day_of, "hours": hours}


def _shown(session: Session, council: "Body") -> Shown | None:
    """Return the meetings that the address asks for; None where the council has no term yet."""
    terms = bodies.terms(session, council)
    if not terms:
        return None
    term = seating.choose(terms, label=request.args.get("periode", ""), today=clock.today())[0]
    found = queries.meetings(session, term)
    years = sorted({one.slot.day.year for one in found})
    year = request.args.get("aar", type=int)
    meant = [one for one in found if year not in years or one.slot.day.year == year]
    rows = _rows(session, council, meant, now=clock.now())
    return Shown(
        term,
        [row for row in rows if row.meeting.ends_at > clock.now()],
        [row for row in reversed(rows) if row.meeting.ends_at <= clock.now()],
        [
            TermChoice(one.label, url_for("meetings.listed", body=council, periode=one.label), one is term)
            for one in terms
        ],
        _of_years(council, term, years, year) if len(years) > 1 else (),
        len(operations.to_number(found, now=clock.now())),
    )


def _rows(session: Session, council: "Body", meetings: "Sequence[Meeting]", *, now: datetime) -> list[Row]:
    counted = overview.counts(session, council, meetings, now=now)
    to_come = [one.slot.day for one in meetings if one.ends_at > now and one.cancelled_at is None]
    seen = observed(to_come)
    return [Row(one, counted[one.id], seen.get(one.slot.day, ()) if one.ends_at > now else ()) for one in meetings]


def _of_years(council: "Body", term: "Term", years: Sequence[int], chosen: int | None) -> list[TermChoice]:
    """Return the years of a term as links that can be kept, all of them first."""

    def at(year: int | None) -> str:
        return url_for("meetings.listed", body=council, periode=term.label, aar=year)

    every = TermChoice(_("The whole term"), at(None), chosen not in years)
    return [every, *(TermChoice(str(year), at(year), year == chosen) for year in years)]


def _address(endpoint: str, **values: Any) -> str:
    """Return an address to which calendars subscribe, as it is written outside this house."""
    return str(current_app.config["SETTINGS"].public_url) + url_for(endpoint, **values)
