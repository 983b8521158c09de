"""The letter to somebody who was proposed and has no e-mail, ready for an envelope or for Digital Post."""

from uuid import UUID

from flask import Blueprint, render_template

from recruit.foundation import i18n
from recruit.foundation.mail import operations as mail
from recruit.nominations import letters
from recruit.web.access import May, requires
from recruit.web.converters import BodyRef
from recruit.web.extensions import reading
from recruit.web.secretariat.nominations.loading import open_nomination

PREFIX = "/sekretariat/<body:body>/rekruttering/<id:round_id>/indstillinger/<id:nomination_id>/brev"
bp = Blueprint("nomination_paper_letter", __name__, url_prefix=PREFIX)


@bp.get("")
@requires(May.MANAGE_NOMINATIONS)
def letter(body: BodyRef, round_id: UUID, nomination_id: UUID) -> str:
    """Show the letter in the nominee's language, as it is worded here; it is in no outbox."""
    with reading() as session:
        _council, nomination = open_nomination(session, body, round_id, nomination_id)
        text = mail.compose(session, letters.nominated_on_paper(nomination))
    return render_template(
        "secretariat/nominations/paper_letter.html",
        text=text,
        nominee=nomination.nominee,
        language=i18n.LANGUAGES[nomination.language],
    )
