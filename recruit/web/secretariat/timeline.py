"""The timeline of a council: who sat on which seat and when, as a picture and as a table; for paper too."""

from flask import Blueprint, redirect, render_template, url_for
from flask.typing import ResponseReturnValue

from recruit.foundation import clock
from recruit.reports import timeline as timelines
from recruit.reports.pictures import timeline as picture
from recruit.reports.words import word
from recruit.web.access import May, requires
from recruit.web.body_menu import Way
from recruit.web.converters import BodyRef
from recruit.web.extensions import reading
from recruit.web.secretariat.bodies.asked import Shown, shown

bp = Blueprint("timeline", __name__, url_prefix="/sekretariat")


@bp.get("/<body:body>/raad/tidslinje")
@requires(May.VIEW_BODIES)
def timeline(body: BodyRef) -> ResponseReturnValue:
    return _page(body, ".timeline", "secretariat/timeline/timeline.html")


@bp.get("/<body:body>/raad/tidslinje/udskrift")
@requires(May.VIEW_BODIES)
def print_view(body: BodyRef) -> ResponseReturnValue:
    return _page(body, ".print_view", "secretariat/timeline/print.html")


def _page(body: BodyRef, endpoint: str, template: str) -> ResponseReturnValue:
    with reading() as session:
        found = shown(session, body)
        if found.body.slug != body.slug:
            return redirect(url_for(endpoint, body=found.body, periode=found.term.label), code=301)
        # With the names that the reader may see.
        seen = timelines.timeline(session, found.body, found.term, on=clock.today(), edition=found.whole.edition)
        return render_template(
            template,
            shown=found,
            timeline=seen,
            terms=_terms(found),
            drawing=picture.draw(seen, twin="tidslinje-tabel"),
            word=word,
        )


def _terms(found: Shown) -> list[Way]:
    return [
        Way(term.label, url_for(".timeline", body=found.body, periode=term.label), term is found.term)
        for term in found.terms
    ]
