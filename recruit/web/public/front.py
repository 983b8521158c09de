"""`/`: what the councils of the municipality are, and how to take part."""

from flask import Blueprint, render_template
from flask.typing import ResponseReturnValue

from recruit.bodies import queries as bodies
from recruit.foundation import clock
from recruit.web import ready
from recruit.web.access import public
from recruit.web.extensions import reading

bp = Blueprint("front", __name__)


@bp.get("/")
@public
def front() -> ResponseReturnValue:
    return ready.page(_drawn)


def _drawn() -> str:
    with reading() as session:
        newest = bodies.newest_terms(session, on=clock.today())
        terms = sorted(newest, key=lambda term: term.body.organization.newest.sort_key)
    return render_template("public/front.html", terms=terms)
