"""All terms of a council on one page, each with its roster."""

from flask import Blueprint, render_template
from flask.typing import ResponseReturnValue

from recruit.bodies import queries
from recruit.reports.terms import terms
from recruit.web.access import May, grants_that_allow, requires
from recruit.web.converters import BodyRef
from recruit.web.extensions import reading

bp = Blueprint("bodies_terms", __name__, url_prefix="/sekretariat")


@bp.get("/<body:body>/raad/alle-perioder")
@requires(May.VIEW_BODIES)
def all_terms(body: BodyRef) -> ResponseReturnValue:
    with reading() as session:
        found = queries.body_open_to(session, body.slug, grants_that_allow(May.VIEW_BODIES))
        return render_template("secretariat/bodies/terms.html", body=found, terms=terms(session, found))
