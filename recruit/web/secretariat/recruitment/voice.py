"""One member's recording: heard and let out, entered for a member who brought it, or erased."""

from typing import TYPE_CHECKING
from uuid import UUID

from flask import Blueprint, flash, render_template, url_for
from flask.typing import ResponseReturnValue
from sqlalchemy.orm import Session
from werkzeug.exceptions import RequestEntityTooLarge
from werkzeug.wrappers import Response

from recruit.foundation import clock
from recruit.foundation.files import queries as files
from recruit.foundation.i18n import gettext as _
from recruit.foundation.i18n import lazy as _l
from recruit.foundation.refusal import NotFound
from recruit.recruitment.operations import voices as operations
from recruit.recruitment.queries import voices as queries
from recruit.recruitment.rules import Manner
from recruit.recruitment.rules.voice import VoiceStatus
from recruit.reports.words import word
from recruit.web.access import May, current_actor, requires
from recruit.web.converters import BodyRef
from recruit.web.extensions import reading, transaction
from recruit.web.fields import CheckboxField, RadioField, Required
from recruit.web.form import ActingForm, VersionedForm
from recruit.web.secretariat.recruitment.loading import open_round, round_to_change
from recruit.web.secretariat.recruitment.voices import STATUSES
from recruit.web.sound import sound
from recruit.web.voice_form import VoiceForm, as_it_stands, too_large

if TYPE_CHECKING:
    from recruit.bodies.model import Body
    from recruit.recruitment.model import RecruitmentRound, Voice

PREFIX = "/sekretariat/<body:body>/rekruttering/<id:round_id>/stemmer/<id:voice_id>"
bp = Blueprint("round_voice", __name__, url_prefix=PREFIX)


class EnteringForm(VoiceForm):
    """What a member brought or sent in another way."""

    consents = CheckboxField(
        _l("The member consents that everybody hears it and reads its words and the name where the call is shown.")
    )
    manner = RadioField(
        _l("How did the member say so?"),
        [Required()],
        choices=[
            (Manner.PAPER, _l("On paper")),
            (Manner.PHONE, _l("By telephone")),
            (Manner.EMAIL, _l("By e-mail")),
            (Manner.MEETING, _l("In person")),
        ],
    )


@bp.route("", methods=["GET", "POST"])
@requires(May.MANAGE_ROUNDS)
def voice(body: BodyRef, round_id: UUID, voice_id: UUID) -> ResponseReturnValue:
    """Let the secretary listen, and then everybody."""
    with reading() as session:
        council, round_, known = _open(session, body, round_id, voice_id)
    form = VersionedForm(data={"version": known.version})
    if form.validate_on_submit():
        with form.refusals(), transaction() as session:
            form.claim(session)
            ours, changed = round_to_change(session, body, round_id)
            given = queries.voice(session, voice_id, of=changed, for_change=True)
            form.check(given)
            operations.approve_voice(session, given, changed, by=current_actor(), now=clock.now())
            flash(_("Everybody can hear it now where the call is shown."))
            return form.done(session, url_for("round_voices.voices", body=ours, round_id=round_id))
    page = render_template(
        "secretariat/recruitment/voices/voice.html",
        form=form,
        council=council,
        round=round_,
        voice=known,
        statuses=VoiceStatus,
        said=STATUSES,
        word=word,
    )
    return page, form.status


@bp.route("/skriv-ind", methods=["GET", "POST"])
@requires(May.MANAGE_ROUNDS)
def entering(body: BodyRef, round_id: UUID, voice_id: UUID) -> ResponseReturnValue:
    """Enter a recording for a member, or put its words right."""
    with reading() as session:
        council, round_, known = _open(session, body, round_id, voice_id)
    data = as_it_stands(known)
    try:
        form = EnteringForm(data=data)
        if form.validate_on_submit():
            with form.refusals():
                return _entered(form, body, round_id, voice_id)
    except RequestEntityTooLarge:
        form = EnteringForm(formdata=None, data=data)
        form.refuse(too_large())
    page = render_template(
        "secretariat/recruitment/voices/entering.html", form=form, council=council, round=round_, voice=known
    )
    return page, form.status


@bp.route("/slet", methods=["GET", "POST"])
@requires(May.MANAGE_ROUNDS)
def erasing(body: BodyRef, round_id: UUID, voice_id: UUID) -> ResponseReturnValue:
    """Say what goes, then erase it, for a member who says so."""
    form = ActingForm()
    if form.validate_on_submit():
        with form.refusals(), transaction() as session:
            form.claim(session)
            ours, changed = round_to_change(session, body, round_id)
            gone = queries.voice(session, voice_id, of=changed, for_change=True)
            operations.withdraw_voice(session, gone, by=current_actor(), now=clock.now())
            flash(_("The recording and its words are erased."))
            return form.done(session, url_for("round_voices.voices", body=ours, round_id=round_id))
    with reading() as session:
        council, round_, known = _open(session, body, round_id, voice_id)
    page = render_template(
        "secretariat/recruitment/voices/erasing.html", form=form, council=council, round=round_, voice=known
    )
    return page, form.status


@bp.get("/lyd")
@requires(May.MANAGE_ROUNDS)
def heard(body: BodyRef, round_id: UUID, voice_id: UUID) -> ResponseReturnValue:
    """Send the recording."""
    with reading() as session:
        _council, _round, known = _open(session, body, round_id, voice_id)
        if known.file_id is None:
            raise NotFound("voice")
        file = files.with_content(session, known.file_id)
    return sound(file)


def _entered(form: EnteringForm, body: BodyRef, round_id: UUID, voice_id: UUID) -> Response:
    recording = form.recording()  # before the database has to wait
    with transaction() as session:
        form.claim(session)
        ours, changed = round_to_change(session, body, round_id)
        given = queries.voice(session, voice_id, of=changed, for_change=True)
        form.check(given)
        operations.give_voice(
            session,
            given,
            recording,
            form.words,
            consents=bool(form.consents.data),
            manner=Manner(str(form.manner.data)),
            by=current_actor(),
            now=clock.now(),
        )
        flash(_("The recording is saved. Listen to it before everybody can."))
        return form.done(session, url_for(".voice", body=ours, round_id=round_id, voice_id=voice_id))


def _open(session: Session, body: BodyRef, round_id: UUID, voice_id: UUID) -> "tuple[Body, RecruitmentRound, Voice]":
    council, round_ = open_round(session, body, round_id)
    return council, round_, queries.voice(session, voice_id, of=round_)
