"""Årlig redegørelse: a calendar year of a council, as a Word document to go on writing in, or as PDF."""

from flask import Blueprint, render_template
from flask.typing import ResponseReturnValue

from recruit.foundation import clock, i18n
from recruit.foundation.papers.word import MEDIA_TYPE
from recruit.foundation.refusal import NotFound
from recruit.reports.handover import document
from recruit.reports.handover.yearly import statement, year_of, years
from recruit.web.access import May, requires
from recruit.web.converters import BodyRef
from recruit.web.extensions import reading
from recruit.web.papers import owner
from recruit.web.secretariat.handover.loading import COUNCIL
from recruit.web.secretariat.members.loading import a_file
from recruit.web.secretariat.setup.council import open_council
from recruit.web.secretariat.setup.words import DECISION_KINDS

bp = Blueprint("handover_yearly", __name__, url_prefix=f"{COUNCIL}/redegoerelse")

_WRITTEN = {"docx": (document.docx, MEDIA_TYPE), "pdf": (document.pdf, "application/pdf")}


@bp.get("")
@requires(May.MANAGE_BODIES)
def choosing(body: BodyRef) -> ResponseReturnValue:
    """Let a year be chosen."""
    with reading() as session:
        council = open_council(session, body, May.MANAGE_BODIES)
        found = years(session, council, today=clock.today())
    this_year = clock.today().year
    return render_template("secretariat/handover/yearly.html", body=council, years=found, this_year=this_year)


@bp.get("/<int:year>.<any(docx, pdf):form>")
@requires(May.MANAGE_BODIES)
def file(body: BodyRef, year: int, form: str) -> ResponseReturnValue:
    """Send the statement, in Danish."""
    now = clock.now()
    write, media_type = _WRITTEN[form]
    with reading() as session, i18n.speaking(i18n.DEFAULT):
        council = open_council(session, body, May.MANAGE_BODIES)
        if year not in years(session, council, today=clock.today()):
            raise NotFound("year")
        told = year_of(year, today=clock.today())
        name = owner(session).name
        written = write(statement(session, council, told, kinds=DECISION_KINDS, municipality=name, made_at=now))
    return a_file(written, media_type, f"{council.slug}-redegoerelse-{year}.{form}")
