"""Papirer til udvalget: the candidates once they are fixed, as an open part and as a closed annex."""

from collections.abc import Callable
from io import BytesIO
from uuid import UUID

from flask import Blueprint, render_template, request, send_file
from flask.typing import ResponseReturnValue

from recruit.acts import vacancies
from recruit.foundation import clock, i18n
from recruit.foundation.audit import operations as audit
from recruit.foundation.i18n import lazy as _l
from recruit.foundation.papers import word
from recruit.foundation.refusal import NotFound
from recruit.nominations.queries import candidates
from recruit.nominations.queries import packet as queries
from recruit.reports import packet
from recruit.reports.packet import PARTS, Heading, Packet, Part
from recruit.web.access import May, current_actor, requires
from recruit.web.converters import BodyRef
from recruit.web.extensions import reading, transaction
from recruit.web.fields import RadioField, Required, TextField
from recruit.web.form import Form
from recruit.web.papers import owner
from recruit.web.secretariat.recruitment.loading import open_round

bp = Blueprint(
    "candidates_packet", __name__, url_prefix="/sekretariat/<body:body>/rekruttering/<id:round_id>/kandidater/udvalg"
)


#: How a part is written, what it is then, and what its name ends in.
FORMATS = {"pdf": (packet.pdf, "application/pdf", "pdf"), "docx": (packet.docx, word.MEDIA_TYPE, "docx")}


class PacketForm(Form):
    case_number = TextField(_l("Case number"), hint=_l("It stands on the paper."), width="m", autocomplete="off")
    part = RadioField(_l("Which part?"), [Required()], choices=[*PARTS.items()], default=Part.OPEN)


@bp.route("", methods=["GET", "POST"])
@requires(May.MANAGE_NOMINATIONS)
def papers(body: BodyRef, round_id: UUID) -> ResponseReturnValue:
    """Ask for the case number and the part, then send it. Raises NotFound before the candidates are fixed."""
    form = PacketForm()
    if form.validate_on_submit():
        part = Part(str(form.part.data))
        write, media_type, suffix = FORMATS.get(request.form.get("format", ""), FORMATS["pdf"])
        content = _written(body, round_id, part, str(form.case_number.data or ""), write)
        name = "kandidater-lukket-bilag" if part is Part.CLOSED else "kandidater-aaben-del"
        return send_file(BytesIO(content), mimetype=media_type, as_attachment=True, download_name=f"{name}.{suffix}")
    with reading() as session:
        council, round_ = open_round(session, body, round_id, May.MANAGE_NOMINATIONS)
        if candidates.standing(session, round_id) is None:
            raise NotFound("candidates")
    if not form.is_submitted():
        form.case_number.data = round_.case_number
    page = render_template("secretariat/nominations/candidates/packet.html", form=form, council=council, round=round_)
    return page, form.status


def _written(body: BodyRef, round_id: UUID, part: Part, case_number: str, write: Callable[[Packet], bytes]) -> bytes:
    """Return a part in Danish; whoever takes the closed one has looked at everybody in it."""
    now = clock.now()
    with transaction() as session:
        council, round_ = open_round(session, body, round_id, May.MANAGE_NOMINATIONS)
        list_ = candidates.standing(session, round_id)
        if list_ is None:
            raise NotFound("candidates")
        standing, others = queries.candidacies(session, list_), queries.turned_down(session, list_)
        if part is Part.CLOSED:
            for looked_at in (*(each.nomination for each in standing), *(each.nomination for each in others)):
                audit.look_up(session, looked_at, by=current_actor(), at=now)
        outlook = vacancies.outlook(session, council, round_, now=now, approved_only=True)
        heading = Heading(owner(session).name, case_number.strip(), list_.at, now, outlook)
    with i18n.speaking(i18n.DEFAULT):
        return write(packet.packet(part, round_, heading, standing, others))
