"""The complaints of a round, one of them, and the letter that answers it."""

from uuid import UUID

from flask import Blueprint, render_template
from flask.typing import ResponseReturnValue

from recruit.foundation import i18n
from recruit.foundation.audit import queries as log
from recruit.foundation.i18n import gettext as _
from recruit.foundation.refusal import NotFound
from recruit.nominations.queries import complaints as queries
from recruit.nominations.rules.complaints import Outcome
from recruit.reports.words import word
from recruit.web.access import May, may, requires, signed_in
from recruit.web.converters import BodyRef
from recruit.web.extensions import reading
from recruit.web.secretariat.history import lines
from recruit.web.secretariat.nominations.complaints.acting import PREFIX, loaded, said
from recruit.web.secretariat.recruitment.loading import open_round

bp = Blueprint("complaints", __name__, url_prefix=PREFIX)


@bp.get("")
@requires(May.VIEW_NOMINATIONS)
def complaints(body: BodyRef, round_id: UUID) -> ResponseReturnValue:
    """List the complaints of a round: who, about what, in time or late, and how it ended."""
    with reading() as session:
        council, round_ = open_round(session, body, round_id, May.VIEW_NOMINATIONS)
        found = queries.complaints(session, round_id)
        subjects = {each.decision_id: said(each) for each in queries.decisions(session, round_id)} if found else {}
    return render_template(
        "secretariat/nominations/complaints/complaints.html",
        council=council,
        round=round_,
        complaints=found,
        subjects=subjects | {None: _("the round as a whole")},
        may_change=may(signed_in(), May.MANAGE_NOMINATIONS),
        word=word,
    )


@bp.get("/<id:complaint_id>")
@requires(May.VIEW_NOMINATIONS)
def complaint(body: BodyRef, round_id: UUID, complaint_id: UUID) -> ResponseReturnValue:
    """Show a complaint: what it says, where it is, and what can be done."""
    with reading() as session:
        shown = loaded(session, body, round_id, complaint_id, May.VIEW_NOMINATIONS)
        history = lines(session, log.history(session, subject=shown["complaint"], size=50))
    about, outcome = shown["about"], shown["complaint"].outcome
    return render_template(
        "secretariat/nominations/complaints/complaint.html",
        history=history,
        takes_back=outcome is Outcome.UPHELD and about and not about.approves and not about.is_revoked,
        may_change=may(signed_in(), May.MANAGE_NOMINATIONS),
        **shown,
    )


@bp.get("/<id:complaint_id>/brev")
@requires(May.MANAGE_NOMINATIONS)
def letter(body: BodyRef, round_id: UUID, complaint_id: UUID) -> str:
    """Show the answer to whoever complained, for an envelope or Digital Post (Forvaltningsloven §§ 22 and 25).

    A complaint has no language of its own: the answer is Danish, whatever the reader of the page speaks.
    """
    with i18n.speaking(i18n.DEFAULT):
        with reading() as session:
            shown = loaded(session, body, round_id, complaint_id, May.MANAGE_NOMINATIONS)
        if shown["complaint"].is_open:
            raise NotFound(complaint_id)
        return render_template("secretariat/nominations/complaints/letter.html", **shown)
