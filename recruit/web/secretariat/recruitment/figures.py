"""Tal: what each channel of a round brought, as a picture and as a table, for a spreadsheet too."""

from uuid import UUID

from flask import Blueprint, make_response, render_template
from flask.typing import ResponseReturnValue

from recruit.foundation import clock
from recruit.foundation.i18n import gettext as _
from recruit.reports.files import Format
from recruit.reports.formats import csv, xlsx
from recruit.reports.pictures import funnel as picture
from recruit.reports.recruitment import Stage, funnel, table
from recruit.reports.words import word
from recruit.web.access import May, requires
from recruit.web.converters import BodyRef
from recruit.web.extensions import reading
from recruit.web.secretariat.recruitment.loading import open_round

bp = Blueprint("round_figures", __name__, url_prefix="/sekretariat/<body:body>/rekruttering/<id:round_id>/tal")


@bp.get("")
@requires(May.MANAGE_ROUNDS)
def figures(body: BodyRef, round_id: UUID) -> ResponseReturnValue:
    with reading() as session:
        council, round_ = open_round(session, body, round_id)
        brought = funnel(session, round_, now=clock.now())
    return render_template(
        "secretariat/recruitment/figures.html",
        council=council,
        round=round_,
        funnel=brought,
        drawing=picture.draw(brought, twin="tragt-tabel"),
        stages=Stage,
        word=word,
    )


@bp.get("/kanaler.<any(csv, xlsx):form>")
@requires(May.MANAGE_ROUNDS)
def file(body: BodyRef, round_id: UUID, form: str) -> ResponseReturnValue:
    with reading() as session:
        _council, round_ = open_round(session, body, round_id)
        whole = table(funnel(session, round_, now=clock.now()))
    written = Format(form)
    response = make_response(csv.write(whole) if written is Format.CSV else xlsx.write(whole, sheet=_("Channels")))
    response.content_type = written.media_type
    response.headers["Cache-Control"] = "no-store"
    response.headers.set("Content-Disposition", "attachment", filename=f"kanaler-{round_.slug}.{form}")
    return response
