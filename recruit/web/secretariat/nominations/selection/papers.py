"""Papirer til indstillingen: who is recommended as an open part, and the comparison as a closed annex."""

from uuid import UUID

from flask import Blueprint, render_template
from flask.typing import ResponseReturnValue

from recruit.foundation import clock
from recruit.foundation.audit import operations as audit
from recruit.foundation.refusal import NotFound, refuse_if
from recruit.nominations.queries import complaints
from recruit.nominations.queries import selection as queries
from recruit.nominations.rules.selection import may_hand_on
from recruit.reports import recommendation
from recruit.reports.committee_paper import CommitteePaper, Part
from recruit.reports.recommendation import PARTS, Compared, Heading
from recruit.web.access import May, current_actor, requires
from recruit.web.converters import BodyRef
from recruit.web.extensions import reading, transaction
from recruit.web.papers import owner
from recruit.web.secretariat.nominations.committee_papers import CommitteePaperForm, sent
from recruit.web.secretariat.nominations.selection.loading import PREFIX, found_in
from recruit.web.secretariat.nominations.selection.shown import composition, groups_of
from recruit.web.secretariat.recruitment.loading import open_round

bp = Blueprint("selection_papers", __name__, url_prefix=PREFIX)


@bp.route("/papirer", methods=["GET", "POST"])
@requires(May.MANAGE_NOMINATIONS)
def papers(body: BodyRef, round_id: UUID) -> ResponseReturnValue:
    """Ask for the case number and the part, then send it. Raises NotFound before the selection is concluded."""
    form = CommitteePaperForm()
    with reading() as session:
        council, round_ = open_round(session, body, round_id, May.MANAGE_NOMINATIONS)
        found = queries.recommendation(session, round_id)
        if found is None:
            raise NotFound("recommendation")
        complained = len(complaints.open_complaints(session, round_id))
    form.offer(PARTS, round_.case_number)
    if form.validate_on_submit():
        part, case_number = form.chosen
        with form.refusals():
            return sent(lambda: _paper(body, round_id, part, case_number), "indstilles", part)
    page = render_template(
        "secretariat/nominations/selection/papers.html",
        form=form,
        council=council,
        round=round_,
        recommendation=found,
        complained=complained,
    )
    return page, form.status


def _paper(body: BodyRef, round_id: UUID, part: Part, case_number: str) -> CommitteePaper:
    """Return a part; whoever takes the closed one has looked at everybody in it. Raises Refused."""
    now = clock.now()
    with transaction() as session:
        _council, round_ = open_round(session, body, round_id, May.MANAGE_NOMINATIONS)
        concluded = queries.recommendation(session, round_id)
        if concluded is None:
            raise NotFound("recommendation")
        found = found_in(session, round_)
        refuse_if(may_hand_on(is_concluded=True, is_complained_about=found.selection.is_complained_about))
        compared = Compared(
            queries.criteria(session, round_id),
            queries.assessments(session, round_id),
            composition(session, round_, found) if part is Part.CLOSED else (),
        )
        if part is Part.CLOSED:
            for each in queries.people(session, concluded):
                audit.look_up(session, each.nomination, by=current_actor(), at=now)
        heading = Heading(owner(session).name, case_number, now)
        groups = groups_of(round_, concluded, found)
    return recommendation.paper(part, round_, heading, concluded, found.placed, groups, compared)
