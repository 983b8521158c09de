"""`/kalender/…`: the dates of a round, of an election and of what waits, for calendars that look again."""

from flask import Blueprint, request
from werkzeug.wrappers import Response

from recruit.acts import today_calendar
from recruit.elections.formats import calendar as of_election
from recruit.elections.queries import task as checklists
from recruit.elections.queries import timetable as elections
from recruit.foundation import calendars, clock
from recruit.foundation.audit import queries as audit
from recruit.foundation.i18n import DEFAULT, speaking
from recruit.recruitment.formats import ics
from recruit.recruitment.queries import timetable as queries
from recruit.recruitment.rules import timetable as rules
from recruit.reports.words import word
from recruit.web import feeds
from recruit.web.access import public
from recruit.web.extensions import reading

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
        content = today_calendar.written(session, token, now=clock.now())
    return _answer(content)


def _answer(content: bytes) -> Response:
    answer = Response(content, content_type=f"{calendars.MEDIA_TYPE}; charset=utf-8")
    answer.headers["Cache-Control"] = "private, no-cache"
    answer.add_etag()
    return answer.make_conditional(request.environ)
