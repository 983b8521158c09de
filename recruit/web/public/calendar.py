"""`/kalender/…`: the dates of rounds, elections and meetings, and of what waits, for calendars that look again."""

from collections.abc import Callable, Sequence
from datetime import timedelta
from typing import TYPE_CHECKING

from flask import Blueprint, abort, current_app, redirect, request, url_for
from sqlalchemy.orm import Session
from werkzeug.wrappers import Response

from recruit.acts import today_calendar
from recruit.bodies import queries as bodies
from recruit.elections.formats import calendar as of_election
from recruit.elections.queries import task as checklists
from recruit.elections.queries import timetable as elections
from recruit.foundation import calendars, clock
from recruit.foundation.audit import queries as audit
from recruit.foundation.i18n import DEFAULT, speaking
from recruit.meetings.formats import ics as of_meetings
from recruit.meetings.operations import own_calendar
from recruit.meetings.queries import meeting, overview
from recruit.recruitment.formats import ics
from recruit.recruitment.queries import timetable as queries
from recruit.recruitment.rules import timetable as rules
from recruit.reports.words import word
from recruit.web import feeds
from recruit.web.access import public
from recruit.web.converters import BodyRef
from recruit.web.extensions import reading

if TYPE_CHECKING:
    from recruit.bodies.model import Body
    from recruit.meetings.model import Meeting

#: How long a meeting stays in the calendars of those who look again.
BACK = timedelta(days=365)

bp = Blueprint("calendar", __name__, url_prefix="/kalender")


@bp.get("/<token>.ics")
@public
def round_dates(token: str) -> Response:
    """The public dates of a round."""
    with reading() as session, speaking(DEFAULT):
        found = queries.public_round(session, feeds.behind(token, feeds.Feed.ROUND))
        (newest,) = audit.history(session, subject=found, size=1)
        labels = {step: word(step) for step in rules.public(found.filling_method)}
        content = ics.written(found, labels, changed_at=newest.at)
    return _answer(content)


@bp.get("/valg/<token>.ics")
@public
def election_dates(token: str) -> Response:
    """The days of an election with its checklist, for those to whom the secretariat gave the address."""
    with reading() as session, speaking(DEFAULT):
        found = elections.in_calendars(session, feeds.behind(token, feeds.Feed.ELECTION))
        timetable = elections.days(session, found, found.round).together
        lines = checklists.tasks(session, found.id)
        labels = {step: word(step) for step in timetable}
        content = of_election.written(found, timetable, labels, lines, elections.changed(session, found))
    return _answer(content)


@bp.get("/i-dag/<token>.ics")
@public
def today(token: str) -> Response:
    """The deadlines of what waits for whoever made the address; nobody is named."""
    with reading() as session, speaking(DEFAULT):
        content = today_calendar.written(session, token, public_url=_public_url(), now=clock.now())
    return _answer(content)


@bp.get("/raad/<body:body>.ics")
@public
def meetings(body: BodyRef) -> Response:
    """The meetings of a council: when, where, and whether everybody may listen; never who."""
    with reading() as session, speaking(DEFAULT):
        found = bodies.body_by_slug(session, body.slug)
        if found.slug != body.slug:
            abort(redirect(url_for(".meetings", body=found), code=301))
        content = of_meetings.written(found, _in_calendars(session, found), now=clock.now())
    return _answer(content)


@bp.get("/moeder/<token>.ics")
@public
def meetings_of_staff(token: str) -> Response:
    """The meetings of a council with what the invited are told, for those to whom the secretariat gave the address.

    Once it was replaced, an address opens nothing.
    """
    with reading() as session, speaking(DEFAULT):
        number, edition = feeds.with_edition(token, feeds.Feed.MEETINGS)
        found = bodies.bodies_named(session, [number])[number]
        if edition != meeting.settings(session, found).calendar_edition:
            abort(404)
        planned = _in_calendars(session, found)
        apologies = overview.apologies(session, [one.id for one in planned])
        content = of_meetings.written(
            found, planned, now=clock.now(), note=of_meetings.for_staff(apologies), url=_page_of(found)
        )
    return _answer(content)


@bp.get("/mine-moeder/<token>.ics")
@public
def own_meetings(token: str) -> Response:
    """The meetings to which whoever made the address is invited, in all their councils; it names nobody else."""
    with reading() as session, speaking(DEFAULT):
        content = own_calendar.written(session, token, clock.today() - BACK, now=clock.now())
    return _answer(content)


def _in_calendars(session: Session, body: "Body") -> "Sequence[Meeting]":
    return meeting.every_meeting(session, body, clock.today() - BACK)


def _page_of(body: "Body") -> "Callable[[Meeting], str]":
    """Return what gives the address of a meeting's page in the secretariat."""
    return lambda one: _public_url() + url_for("meetings_meeting.meeting", body=body, meeting_id=one.id)


def _public_url() -> str:
    return str(current_app.config["SETTINGS"].public_url)


def _answer(content: bytes) -> Response:
    answer = Response(content, content_type=f"{calendars.MEDIA_TYPE}; charset=utf-8")
    answer.headers["Cache-Control"] = "private, no-cache"
    answer.add_etag()
    return answer.make_conditional(request.environ)
