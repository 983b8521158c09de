"""A council's roster as a file: exactly what the page shows, for everybody or for the council itself."""

from dataclasses import dataclass

from flask import Blueprint, abort, request, url_for
from flask.typing import ResponseReturnValue
from werkzeug.wrappers import Response

from recruit.foundation import clock
from recruit.foundation.i18n import _
from recruit.foundation.keys import slug
from recruit.reports.formats import csv, json, pdf, xlsx
from recruit.reports.pictures import seat_plan
from recruit.reports.roster import Edition, Roster
from recruit.reports.table import table
from recruit.web.access import May, requires
from recruit.web.converters import BodyRef
from recruit.web.extensions import reading
from recruit.web.secretariat.bodies.asked import EDITIONS, Shown, shown
from recruit.web.shell import municipality

bp = Blueprint("bodies_files", __name__, url_prefix="/sekretariat")

MEDIA_TYPES = {
    "pdf": "application/pdf",
    "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    "csv": "text/csv; charset=utf-8",
    "json": "application/json; charset=utf-8",
}


@dataclass(frozen=True, slots=True)
class File:
    """One way to take the list along."""

    label: str
    url: str


@bp.get("/<body:body>/raad/medlemmer.<form>")
@requires(May.VIEW_BODIES)
def members(body: BodyRef, form: str) -> ResponseReturnValue:
    if form not in MEDIA_TYPES:
        abort(404)
    with reading() as session:
        roster = shown(session, body, edition_asked()).roster
    headers = {"Content-Disposition": f'attachment; filename="{_name(roster)}.{form}"'}
    return Response(_written(roster, form), content_type=MEDIA_TYPES[form], headers=headers)


def edition_asked() -> Edition:
    """Return the edition that the address names, the public one when it names none; 404 for one that there is not."""
    written = request.args.get("udgave", EDITIONS[Edition.PUBLIC])
    if written not in EDITIONS.values():
        abort(404)
    return next(edition for edition, word in EDITIONS.items() if word == written)


def files(found: Shown) -> list[tuple[str, list[File]]]:
    """Return the editions that the reader may have, each with its files and its paper."""
    names = {Edition.PUBLIC: _("For everybody"), Edition.INTERNAL: _("For the council, with contact data")}
    formats = {"pdf": "PDF", "xlsx": "Excel", "csv": "CSV", "json": "JSON"}
    offered = []
    for edition in found.editions:
        query = {**found.asked.query(), "udgave": EDITIONS[edition]}
        links = [
            File(label, url_for("bodies_files.members", body=found.body, form=form, **query))
            for form, label in formats.items()
        ]
        paper = File(_("Print view"), url_for("bodies.print_view", body=found.body, **query))
        offered.append((names[edition], [*links, paper]))
    return offered


def _written(roster: Roster, form: str) -> str | bytes:
    if form == "json":
        return json.write(roster)
    if form == "csv":
        return csv.write(table(roster))
    if form == "xlsx":
        return xlsx.write(table(roster))
    owner = municipality()
    imprint = pdf.Imprint(owner.name if owner else "", clock.now())
    return pdf.write(roster, imprint, [seat_plan.draw(roster)] if roster.as_of and not roster.narrowed_to else [])


def _name(roster: Roster) -> str:
    """Return what the file is called: the council, the day or the term, and whether it is for few."""
    of = roster.as_of.isoformat() if roster.as_of else slug(roster.term)
    return f"{roster.slug}-{of}" + ("-intern" if roster.edition is Edition.INTERNAL else "")
