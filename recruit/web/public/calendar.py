"""`/kalender/…`: the public dates of a round, for calendars that look again by themselves."""

from flask import Blueprint, request
from werkzeug.wrappers import Response

from recruit.foundation import calendars
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
    with reading() as session, speaking(DEFAULT):
        found = queries.public_round(session, feeds.round_behind(token))
        (newest,) = audit.history(session, subject=found, size=1)
        labels = {step: word(step) for step in rules.public(found.filling_method)}
        content = ics.written(found, labels, changed_at=newest.at)
    answer = Response(content, content_type=f"{calendars.MEDIA_TYPE}; charset=utf-8")
    answer.headers["Cache-Control"] = "private, no-cache"
    answer.add_etag()
    return answer.make_conditional(request.environ)
