"""Statistik: every picture on one page, each with its table one click away; for paper and spreadsheet, too."""

from typing import TYPE_CHECKING

from flask import Blueprint, render_template, request, url_for
from flask.typing import ResponseReturnValue

from recruit.foundation import clock
from recruit.foundation.i18n import _
from recruit.reports.files import Format
from recruit.reports.formats import csv, xlsx
from recruit.reports.formats.pdf import Imprint, said
from recruit.reports.statistics.overview import Statistics, paper, statistics
from recruit.web.access import May, requires
from recruit.web.body_menu import Way
from recruit.web.converters import BodyRef
from recruit.web.extensions import reading
from recruit.web.secretariat.members.loading import a_file
from recruit.web.secretariat.setup.council import open_council
from recruit.web.shell import municipality

if TYPE_CHECKING:
    from recruit.bodies.model import Body

bp = Blueprint("statistics", __name__, url_prefix="/sekretariat/<body:body>/rapporter")

#: Beyond these, an address names no year of a council.
FIRST_YEAR, LAST_YEAR = 1900, 2200


@bp.get("")
@requires(May.MANAGE_BODIES)
def overview(body: BodyRef) -> ResponseReturnValue:
    council, found = _found(body)
    return render_template(
        "secretariat/statistics/overview.html",
        body=council,
        statistics=found,
        years=_years(".overview", council, found),
    )


@bp.get("/<subject>")
@requires(May.MANAGE_BODIES)
def chart(body: BodyRef, subject: str) -> ResponseReturnValue:
    council, found = _found(body)
    return render_template(
        "secretariat/statistics/chart.html",
        body=council,
        statistics=found,
        chart=found.chart(subject),
        said=said,
    )


@bp.get("/statistik.pdf")
@requires(May.MANAGE_BODIES)
def as_paper(body: BodyRef) -> ResponseReturnValue:
    council, found = _found(body)
    owner = municipality()
    content = paper(found, Imprint(owner.name if owner else "", clock.now()))
    return a_file(content, Format.PDF.media_type, f"statistik-{council.slug}.pdf")


@bp.get("/<subject>.<any(csv, xlsx):form>")
@requires(May.MANAGE_BODIES)
def file(body: BodyRef, subject: str, form: str) -> ResponseReturnValue:
    council, found = _found(body)
    written = Format(form)
    whole = found.chart(subject).table(found.body)
    content = csv.write(whole) if written is Format.CSV else xlsx.write(whole, sheet=_("Statistics"))
    return a_file(content, written.media_type, f"{subject}-{council.slug}.{form}")


def _found(ref: BodyRef) -> tuple["Body", Statistics]:
    """Return the council with its statistics, of meetings in the year that the address names as `?aar=2026`."""
    asked = request.args.get("aar", 0, type=int)
    year = asked if FIRST_YEAR <= asked <= LAST_YEAR else None
    with reading() as session:
        council = open_council(session, ref, May.MANAGE_BODIES)
        return council, statistics(session, council, on=clock.today(), year=year)


def _years(endpoint: str, council: "Body", found: Statistics) -> list[Way]:
    return [Way(str(year), url_for(endpoint, body=council, aar=year), year == found.year) for year in found.years]
