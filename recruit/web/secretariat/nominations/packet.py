"""Papirer til udvalget: the candidates once they are fixed, as an open part and as a closed annex."""

from uuid import UUID

from flask import Blueprint, render_template
from flask.typing import ResponseReturnValue

from recruit.acts import vacancies
from recruit.foundation import clock
from recruit.foundation.audit import operations as audit
from recruit.foundation.refusal import NotFound
from recruit.nominations.queries import candidates
from recruit.nominations.queries import packet as queries
from recruit.reports import packet
from recruit.reports.committee_paper import CommitteePaper, Part
from recruit.reports.packet import PARTS, Heading
from recruit.web.access import May, current_actor, requires
from recruit.web.converters import BodyRef
from recruit.web.extensions import reading, transaction
from recruit.web.papers import owner
from recruit.web.secretariat.nominations.committee_papers import CommitteePaperForm, sent
from recruit.web.secretariat.recruitment.loading import open_round

bp = Blueprint(
    "candidates_packet", __name__, url_prefix="/sekretariat/<body:body>/rekruttering/<id:round_id>/kandidater/udvalg"
)


@bp.route("", methods=["GET", "POST"])
@requires(May.MANAGE_NOMINATIONS)
def papers(body: BodyRef, round_id: UUID) -> ResponseReturnValue:
    """Ask for the case number and the part, then send it. Raises NotFound before the candidates are fixed."""
    form = CommitteePaperForm()
    with reading() as session:
        council, round_ = open_round(session, body, round_id, May.MANAGE_NOMINATIONS)
        if candidates.standing(session, round_id) is None:
            raise NotFound("candidates")
    form.offer(PARTS, round_.case_number)
    if form.validate_on_submit():
        part, case_number = form.chosen
        return sent(lambda: _paper(body, round_id, part, case_number), "kandidater", part)
    page = render_template("secretariat/nominations/candidates/packet.html", form=form, council=council, round=round_)
    return page, form.status


def _paper(body: BodyRef, round_id: UUID, part: Part, case_number: str) -> CommitteePaper:
    """Return a part; whoever takes the closed one has looked at everybody in it."""
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
        heading = Heading(owner(session).name, case_number, list_.at, now, outlook)
    return packet.packet(part, round_, heading, standing, others)
