"""Kontaktliste: the members of a council with what each lets the others see; to print, as PDF and as CSV."""

from typing import TYPE_CHECKING

from flask import Blueprint, abort, render_template
from flask.typing import ResponseReturnValue
from sqlalchemy.orm import Session

from recruit.foundation import clock
from recruit.foundation.i18n import _, format_date
from recruit.reports.contact_list import Line, as_table, contact_list
from recruit.reports.formats import csv, table_paper
from recruit.reports.formats.pdf import Imprint
from recruit.web.access import May, requires
from recruit.web.contact_fields import SHARED
from recruit.web.converters import BodyRef
from recruit.web.extensions import reading
from recruit.web.people import note_look
from recruit.web.secretariat.members.loading import a_file
from recruit.web.secretariat.seats.loading import the_body
from recruit.web.shell import municipality

if TYPE_CHECKING:
    from collections.abc import Sequence

    from recruit.bodies.model import Body

bp = Blueprint("members_contact", __name__, url_prefix="/sekretariat/<body:body>/raad/kontaktliste")


def _listed(session: Session, ref: BodyRef) -> "tuple[Body, Sequence[Line]]":
    council = the_body(session, ref)
    return council, contact_list(session, council, on=clock.today())


@bp.get("")
@requires(May.MANAGE_BODIES)
def listed(body: BodyRef) -> ResponseReturnValue:
    with reading() as session:
        council, lines = _listed(session, body)
    note_look(*(line.sits.person for line in lines))
    shown = {"body": council, "lines": lines, "fields": SHARED, "day": clock.today()}
    return render_template("secretariat/members/contact_list.html", **shown)


@bp.get("/udskrift")
@requires(May.MANAGE_BODIES)
def printed(body: BodyRef) -> ResponseReturnValue:
    with reading() as session:
        council, lines = _listed(session, body)
    note_look(*(line.sits.person for line in lines))
    shown = {"body": council, "lines": lines, "fields": SHARED, "day": clock.today()}
    return render_template("secretariat/members/contact_list_print.html", **shown)


@bp.get("/kontaktliste.<form>")
@requires(May.MANAGE_BODIES)
def taken(body: BodyRef, form: str) -> ResponseReturnValue:
    """Send the list as a file; who took it is noted at each of those who stand on it."""
    if form not in ("pdf", "csv"):
        abort(404)
    with reading() as session:
        council, lines = _listed(session, body)
    note_look(*(line.sits.person for line in lines))
    day = clock.today()
    table = as_table(lines, _("Contact list of %(council)s, %(day)s", council=council.name, day=format_date(day)))
    name = f"{council.slug}-kontaktliste-{day.isoformat()}.{form}"
    if form == "csv":
        return a_file(csv.write(table), "text/csv; charset=utf-8", name)
    owner = municipality()
    remark = _("For the members of the council. Each has allowed what stands here; pass it on to nobody.")
    paper = table_paper.write(table, remark, Imprint(owner.name if owner else "", clock.now()))
    return a_file(paper, "application/pdf", name)
