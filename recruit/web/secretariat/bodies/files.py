"""A council's roster as a file: exactly what the page shows, for everybody or for the council itself."""

from dataclasses import dataclass

from flask import Blueprint, abort, request, url_for
from flask.typing import ResponseReturnValue
from werkzeug.wrappers import Response

from recruit.foundation import clock
from recruit.foundation.i18n import _
from recruit.reports.drawings import drawing
from recruit.reports.files import Format, name, written
from recruit.reports.formats.pdf import Imprint
from recruit.reports.roster import Edition
from recruit.web.access import May, requires
from recruit.web.converters import BodyRef
from recruit.web.extensions import reading
from recruit.web.secretariat.bodies.asked import EDITIONS, Shown, shown
from recruit.web.shell import municipality

bp = Blueprint("bodies_files", __name__, url_prefix="/sekretariat")

LABELS = {Format.PDF: "PDF", Format.XLSX: "Excel", Format.CSV: "CSV", Format.JSON: "JSON"}


@dataclass(frozen=True, slots=True)
class File:
    """One way to take the list along."""

    label: str
    url: str


@bp.get("/<body:body>/raad/medlemmer.<form>")
@requires(May.VIEW_BODIES)
def members(body: BodyRef, form: str) -> ResponseReturnValue:
    if form not in LABELS:
        abort(404)
    owner, wanted = municipality(), Format(form)
    with reading() as session:
        found = shown(session, body, edition_asked())
        roster, paper = found.roster, wanted is Format.PDF
        picture = drawing(session, found.body, found.term, roster, on=clock.today()) if paper else ""
    content = written(roster, wanted, Imprint(owner.name if owner else "", clock.now()), picture)
    headers = {"Content-Disposition": f'attachment; filename="{name(roster, wanted)}"'}
    return Response(content, content_type=wanted.media_type, headers=headers)


def edition_asked() -> Edition:
    """Return the edition that the address names, the public one when it names none; 404 for one that there is not."""
    asked = request.args.get("udgave", EDITIONS[Edition.PUBLIC])
    edition = next((edition for edition, word in EDITIONS.items() if word == asked), None)
    return edition or abort(404)


def files(found: Shown) -> list[tuple[str, list[File]]]:
    """Return the editions that the reader may have, each with its files and its paper."""
    names = {Edition.PUBLIC: _("For everybody"), Edition.INTERNAL: _("For the council, with contact data")}
    offered = []
    for edition in found.editions:
        query = {**found.asked.query(), "udgave": EDITIONS[edition]}
        links = [
            File(label, url_for("bodies_files.members", body=found.body, form=form.value, **query))
            for form, label in LABELS.items()
        ]
        paper = File(_("Print view"), url_for("bodies.print_view", body=found.body, **query))
        offered.append((names[edition], [*links, paper]))
    return offered
