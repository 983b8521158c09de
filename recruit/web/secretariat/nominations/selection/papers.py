"""Papirer til indstillingen: who is recommended as an open part, and the comparison as a closed annex."""

from io import BytesIO
from uuid import UUID

from flask import Blueprint, render_template, request, send_file
from flask.typing import ResponseReturnValue

from recruit.foundation import clock, i18n
from recruit.foundation.audit import operations as audit
from recruit.foundation.i18n import lazy as _l
from recruit.foundation.papers.word import MEDIA_TYPE
from recruit.foundation.refusal import NotFound
from recruit.nominations.queries import selection as queries
from recruit.reports import recommendation
from recruit.reports.packet import Part
from recruit.reports.recommendation import PARTS, Compared, Heading, Paper
from recruit.web.access import May, current_actor, requires
from recruit.web.converters import BodyRef
from recruit.web.extensions import reading, transaction
from recruit.web.fields import RadioField, Required, TextField
from recruit.web.form import Form
from recruit.web.papers import owner
from recruit.web.secretariat.nominations.selection.loading import PREFIX, found_in
from recruit.web.secretariat.nominations.selection.shown import composition, groups_of
from recruit.web.secretariat.recruitment.loading import open_round

bp = Blueprint("selection_papers", __name__, url_prefix=PREFIX)


#: How a part is written, what it is then, and what its name ends in.
FORMATS = {"pdf": (recommendation.pdf, "application/pdf", "pdf"), "docx": (recommendation.docx, MEDIA_TYPE, "docx")}


class PapersForm(Form):
    case_number = TextField(_l("Case number"), hint=_l("It stands on the paper."), width="m", autocomplete="off")
    part = RadioField(_l("Which part?"), [Required()], choices=[*PARTS.items()], default=Part.OPEN)


@bp.route("/papirer", methods=["GET", "POST"])
@requires(May.MANAGE_NOMINATIONS)
def papers(body: BodyRef, round_id: UUID) -> ResponseReturnValue:
    """Ask for the case number and the part, then send it. Raises NotFound before the selection is concluded."""
    form = PapersForm()
    if form.validate_on_submit():
        part = Part(str(form.part.data))
        write, media_type, suffix = FORMATS.get(request.form.get("format", ""), FORMATS["pdf"])
        with i18n.speaking(i18n.DEFAULT):
            content = write(_paper(body, round_id, part, str(form.case_number.data or "")))
        name = "indstilles-lukket-bilag" if part is Part.CLOSED else "indstilles-aaben-del"
        return send_file(BytesIO(content), mimetype=media_type, as_attachment=True, download_name=f"{name}.{suffix}")
    with reading() as session:
        council, round_ = open_round(session, body, round_id, May.MANAGE_NOMINATIONS)
        found = queries.recommendation(session, round_id)
        if found is None:
            raise NotFound("recommendation")
    page = render_template(
        "secretariat/nominations/selection/papers.html", form=form, council=council, round=round_, recommendation=found
    )
    return page, form.status


def _paper(body: BodyRef, round_id: UUID, part: Part, case_number: str) -> Paper:
    """Return a part; whoever takes the closed one has looked at everybody in it."""
    now = clock.now()
    with transaction() as session:
        _council, round_ = open_round(session, body, round_id, May.MANAGE_NOMINATIONS)
        concluded = queries.recommendation(session, round_id)
        if concluded is None:
            raise NotFound("recommendation")
        found = found_in(session, round_)
        compared = Compared(
            queries.criteria(session, round_id),
            queries.assessments(session, round_id),
            composition(session, round_, found) if part is Part.CLOSED else (),
        )
        if part is Part.CLOSED:
            for each in queries.people(session, concluded):
                audit.look_up(session, each.nomination, by=current_actor(), at=now)
        heading = Heading(owner(session).name, case_number.strip(), now)
        groups = groups_of(round_, concluded, found)
    return recommendation.paper(part, round_, heading, concluded, found.placed, groups, compared)
