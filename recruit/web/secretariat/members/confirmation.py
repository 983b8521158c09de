"""Bekræftelse på aktivt medborgerskab, for the secretariat to sign."""

from uuid import UUID

from flask import Blueprint
from flask.typing import ResponseReturnValue

from recruit.foundation import clock
from recruit.foundation.refusal import NotFound
from recruit.reports import confirmation
from recruit.web.access import May, requires
from recruit.web.converters import BodyRef
from recruit.web.extensions import reading
from recruit.web.papers import sent
from recruit.web.people import person_to_see
from recruit.web.secretariat.seats.loading import the_body

bp = Blueprint("members_confirmation", __name__, url_prefix="/sekretariat/<body:body>/raad/medlemmer/<id:person_id>")


@bp.get("/bekraeftelse.pdf")
@requires(May.MANAGE_BODIES)
def confirmed(body: BodyRef, person_id: UUID) -> ResponseReturnValue:
    """Send the confirmation of somebody who has, or had, a place in the council."""
    with reading() as session:
        council, person = the_body(session, body), person_to_see(session, person_id)
        if not confirmation.periods(session, person, council, on=clock.today()):
            raise NotFound("confirmation")
        paper = confirmation.paper(session, person, council, is_draft=False, made_at=clock.now())
    return sent(paper, "application/pdf", f"bekraeftelse-{council.slug}.pdf")
