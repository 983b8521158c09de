"""The closed letter to somebody who was proposed and has no e-mail: it waits in the log to be sent by hand."""

from uuid import UUID

from flask import Blueprint, redirect, url_for
from flask.typing import ResponseReturnValue

from recruit.foundation.mail import queries
from recruit.nominations.letters import ASK
from recruit.web.access import May, requires
from recruit.web.converters import BodyRef
from recruit.web.extensions import reading
from recruit.web.secretariat.nominations.loading import open_nomination

PREFIX = "/sekretariat/<body:body>/rekruttering/<id:round_id>/indstillinger/<id:nomination_id>/brev"
bp = Blueprint("nomination_paper_letter", __name__, url_prefix=PREFIX)


@bp.get("")
@requires(May.MANAGE_NOMINATIONS)
def letter(body: BodyRef, round_id: UUID, nomination_id: UUID) -> ResponseReturnValue:
    """Lead to the letter. Raises NotFound where none was written."""
    with reading() as session:
        _council, nomination = open_nomination(session, body, round_id, nomination_id)
        written = queries.newest_of_kind(session, f"nominee:{nomination.id}", ASK)
    return redirect(url_for("letters.letter", letter_id=written.id), code=303)
