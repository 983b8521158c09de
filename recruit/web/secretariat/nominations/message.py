"""The link to the own page of somebody without e-mail, as a text to copy into a message or to print."""

from uuid import UUID

from flask import Blueprint, current_app, render_template, url_for
from flask.typing import ResponseReturnValue
from sqlalchemy.orm import Session

from recruit.foundation import clock, i18n
from recruit.foundation.links import one_time
from recruit.foundation.mail import by_hand
from recruit.foundation.mail.rendering import with_link
from recruit.foundation.refusal import NotFound
from recruit.nominations import letters, operations
from recruit.web.access import May, current_actor, requires
from recruit.web.converters import BodyRef
from recruit.web.extensions import reading, transaction
from recruit.web.form import ActingForm
from recruit.web.secretariat.nominations.loading import open_nomination

PREFIX = "/sekretariat/<body:body>/rekruttering/<id:round_id>/indstillinger/<id:nomination_id>/besked"
bp = Blueprint("nomination_message", __name__, url_prefix=PREFIX)


@bp.route("", methods=["GET", "POST"])
@requires(May.MANAGE_NOMINATIONS)
def message(body: BodyRef, round_id: UUID, nomination_id: UUID) -> ResponseReturnValue:
    """Say what the text is for; a new link is made when the button is pressed, and shown this once."""
    form, text, letter_id = ActingForm(), "", None
    if form.validate_on_submit():
        with form.refusals(), transaction() as session:
            form.claim(session)
            letter_id, text = _with_new_link(session, body, round_id, nomination_id)
            form.done(session, url_for(".message", body=body, round_id=round_id, nomination_id=nomination_id))
    with reading() as session:
        council, nomination = open_nomination(session, body, round_id, nomination_id)
    page = render_template(
        "secretariat/nominations/message.html",
        form=form if form.errors else ActingForm(formdata=None),
        council=council,
        round=nomination.round,
        nomination=nomination,
        nominee=nomination.nominee,
        text=text,
        letter_id=letter_id,
        language=i18n.LANGUAGES[nomination.language],
    )
    return page, form.status


def _with_new_link(session: Session, ref: BodyRef, round_id: UUID, nomination_id: UUID) -> tuple[UUID, str]:
    """Return the receipt with a link that was made just now, in the language of the person, and its id in the log.

    There it waits to be marked as sent, without the link.
    """
    _council, nomination = open_nomination(session, ref, round_id, nomination_id, lock=True)
    nominee, by, now = nomination.nominee, current_actor(), clock.now()
    if nominee is None:
        raise NotFound(nomination_id)
    token = operations.hand_link(session, nomination, by=by, now=now)
    draft = letters.nomination_received(nomination, nominee, nomination.round)
    written = by_hand.queue_message(session, draft, nominee.phone or nominee.name, by=by, now=now)
    return written.id, with_link(written.body, one_time(current_app.config["SETTINGS"].public_url, token))
