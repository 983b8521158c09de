"""`/stemme`: a sitting member sends a recording behind the link in their letter, hears it, and takes it back.

Opening the page changes nothing. One press takes everything back, at any time.
"""

from typing import TYPE_CHECKING

from flask import Blueprint, flash, redirect, render_template, url_for
from flask.typing import ResponseReturnValue
from sqlalchemy.orm import Session
from werkzeug.exceptions import RequestEntityTooLarge
from werkzeug.wrappers import Response

from recruit.foundation import clock
from recruit.foundation.files import queries as files
from recruit.foundation.i18n import _
from recruit.foundation.refusal import NotFound
from recruit.nominations import queries as nominations
from recruit.recruitment.operations import voices as operations
from recruit.recruitment.queries import voices as queries
from recruit.recruitment.rules import Manner
from recruit.recruitment.rules.voice import KEPT_AFTER_DEADLINE, VOICE, VoiceStatus
from recruit.web import links
from recruit.web.access import current_actor, public
from recruit.web.extensions import reading, transaction
from recruit.web.sound import sound
from recruit.web.voice_form import VoiceForm, as_it_stands, too_large

if TYPE_CHECKING:
    from recruit.recruitment.model import Voice

bp = Blueprint("voice", __name__, url_prefix="/stemme")
bp.register_error_handler(NotFound, lambda _missing: links.over())
bp.after_request(links.unreferred)


@bp.route("", methods=["GET", "POST"])
@public
def own() -> ResponseReturnValue:
    """Show what is there and the form, or take a recording."""
    with reading() as session:
        voice = _mine(session)
        round_ = nominations.round_by_id(session, voice.round_id)
    data = as_it_stands(voice)
    try:
        form = VoiceForm(data=data)
        if form.validate_on_submit():
            with form.refusals():
                return _taken(form)
    except RequestEntityTooLarge:
        form = VoiceForm(formdata=None, data=data)
        form.refuse(too_large())
    page = render_template(
        "public/voice/own.html",
        form=form,
        voice=voice,
        round=round_,
        statuses=VoiceStatus,
        days=KEPT_AFTER_DEADLINE.days,
    )
    return page, form.status


@bp.post("/slet")
@public
def remove() -> ResponseReturnValue:
    """Erase recording and words."""
    with transaction() as session:
        operations.withdraw_voice(session, _mine(session, lock=True), by=current_actor(), now=clock.now())
    flash(_("Your recording and its words are erased."))
    return redirect(url_for(".own"), code=303)


@bp.get("/lyd")
@public
def heard() -> ResponseReturnValue:
    """Send the recording to the member who gave it."""
    with reading() as session:
        voice = _mine(session)
        if voice.file_id is None:
            raise NotFound("voice")
        file = files.with_content(session, voice.file_id)
    return sound(file)


def _taken(form: VoiceForm) -> Response:
    recording = form.recording()  # before the database has to wait
    with transaction() as session:
        form.claim(session)
        voice = _mine(session, lock=True)
        form.check(voice)
        operations.give_voice(
            session,
            voice,
            recording,
            form.words,
            consents=bool(form.consents.data),
            manner=Manner.ONLINE,
            by=current_actor(),
            now=clock.now(),
        )
        response = form.done(session, url_for(".own"))
    flash(_("Thank you. We listen to it before everybody can hear it."))
    return response


def _mine(session: Session, *, lock: bool = False) -> "Voice":
    """Return what the member was asked whose link was opened in this browser. Raises NotFound."""
    return queries.voice(session, links.subject(session, VOICE), for_change=lock)
