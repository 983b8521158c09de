"""En stemme fra rådet: which members were asked for a recording, what came, and what everybody can hear."""

from typing import TYPE_CHECKING
from uuid import UUID

from flask import Blueprint, flash, render_template, url_for
from flask.typing import ResponseReturnValue
from sqlalchemy.orm import Session

from recruit.acts import sitting
from recruit.foundation import clock
from recruit.foundation.i18n import gettext as _
from recruit.foundation.i18n import lazy as _l
from recruit.foundation.i18n import ngettext
from recruit.people.rules import ContactKind
from recruit.recruitment import letters
from recruit.recruitment.operations import voices as operations
from recruit.recruitment.queries import voices as queries
from recruit.recruitment.rules import RoundStatus
from recruit.recruitment.rules.voice import ASKED_FOR_A_VOICE, VoiceStatus
from recruit.web.access import May, current_actor, requires
from recruit.web.converters import BodyRef
from recruit.web.extensions import reading, transaction
from recruit.web.secretariat.recruitment.loading import open_round, round_to_change
from recruit.web.secretariat.recruitment.members_form import MembersForm, as_read

if TYPE_CHECKING:
    from recruit.people.model import Person
    from recruit.recruitment.model import RecruitmentRound

bp = Blueprint("round_voices", __name__, url_prefix="/sekretariat/<body:body>/rekruttering/<id:round_id>/stemmer")

#: What the secretary reads of each member.
STATUSES = {
    VoiceStatus.ASKED: _l("Has sent nothing yet"),
    VoiceStatus.GIVEN: _l("Waits for you to listen"),
    VoiceStatus.APPROVED: _l("Everybody can hear it"),
    VoiceStatus.GONE: _l("Taken back and erased"),
}


@bp.get("")
@requires(May.MANAGE_ROUNDS)
def voices(body: BodyRef, round_id: UUID) -> ResponseReturnValue:
    with reading() as session:
        council, round_ = open_round(session, body, round_id)
        asked = queries.voices(session, round_)
        left = _left(session, round_)
    return render_template(
        "secretariat/recruitment/voices/voices.html",
        council=council,
        round=round_,
        voices=asked,
        left=left,
        is_over=round_.status_at(clock.now()) is RoundStatus.CLOSED,
        said=STATUSES,
    )


@bp.route("/spoerg", methods=["GET", "POST"])
@requires(May.MANAGE_ROUNDS)
def asking(body: BodyRef, round_id: UUID) -> ResponseReturnValue:
    """Show the letter and who gets it, then ask those who are ticked."""
    with reading() as session:
        council, round_ = open_round(session, body, round_id)
        left = _left(session, round_)
        draft = letters.as_shown(ASKED_FOR_A_VOICE, round_, _("[the member's name]"), "")
        text = as_read(session, draft)
    form = MembersForm()
    form.offer(left)
    form.members.hints = {
        str(person.id): person.reached_by(ContactKind.EMAIL) or _("no e-mail: you enter what the member brings")
        for person in left
    }
    if form.validate_on_submit():
        with form.refusals(), transaction() as session:
            form.claim(session)
            _council, changed = round_to_change(session, body, round_id)
            asked = [person for person in _left(session, changed) if str(person.id) in (form.members.data or ())]
            by_mail = operations.ask_for_voices(session, changed, asked, by=current_actor(), now=clock.now())
            flash(ngettext("One letter is in the outbox.", "%(num)s letters are in the outbox.", by_mail))
            return form.done(session, url_for(".voices", body=council, round_id=round_id))
    page = render_template(
        "secretariat/recruitment/voices/asking.html", form=form, council=council, round=round_, left=left, text=text
    )
    return page, form.status


def _left(session: Session, round_: "RecruitmentRound") -> "list[Person]":
    """Return the sitting members who have not been asked."""
    asked = {voice.person_id for voice in queries.voices(session, round_)}
    return [each for each in sitting.members(session, round_, on=clock.today()) if each.id not in asked]
