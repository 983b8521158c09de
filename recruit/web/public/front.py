"""`/`: what the councils of the municipality are, which of them look for members, and how to take part."""

from datetime import timedelta

from flask import Blueprint, render_template
from flask.typing import ResponseReturnValue

from recruit.bodies import queries as bodies
from recruit.foundation import clock
from recruit.people.rules import Classification
from recruit.recruitment import queries as recruitment
from recruit.recruitment.rules import RoundStatus
from recruit.web import ready
from recruit.web.access import public
from recruit.web.extensions import reading

bp = Blueprint("front", __name__)

_NO_COUNCIL = (Classification.MUNICIPAL_COUNCIL, Classification.STANDING_COMMITTEE)


@bp.get("/")
@public
def front() -> ResponseReturnValue:
    return ready.page(_drawn)


def _drawn() -> str:
    now = clock.now()
    with reading() as session:
        newest = bodies.newest_terms(session, on=clock.today())
        # The municipal council and its own committees decide; the councils advise them.
        advising = [term for term in newest if term.body.organization.classification not in _NO_COUNCIL]
        terms = sorted(advising, key=lambda term: term.body.organization.newest.sort_key)
        dissolved = bodies.dissolved_bodies(session, on=clock.today())
        gone = [body for body in dissolved if body.organization.classification not in _NO_COUNCIL]
        calls = recruitment.announced(session, closing_after=now - timedelta(seconds=1))
    return render_template("public/front.html", terms=terms, gone=gone, calls=calls, now=now, OPEN=RoundStatus.OPEN)
