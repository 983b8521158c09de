"""Partshøring: a closed letter to a member before somebody else decides that they leave, which is remembered."""

from dataclasses import replace
from datetime import timedelta
from typing import TYPE_CHECKING
from uuid import UUID

from flask import Blueprint, flash, render_template, request, url_for
from flask.typing import ResponseReturnValue
from sqlalchemy.orm import Session

from recruit.acts.ending import hearing as act
from recruit.appointments import queries
from recruit.appointments.rules import EndReason
from recruit.appointments.rules.ending import DECIDED_BY_OTHERS
from recruit.foundation import clock
from recruit.foundation.i18n import gettext as _
from recruit.foundation.i18n import lazy as _l
from recruit.foundation.mail import by_hand
from recruit.foundation.mail.rules import Text
from recruit.reports.words import WORDS, word
from recruit.web.access import May, current_actor, requires
from recruit.web.converters import BodyRef
from recruit.web.extensions import reading, transaction
from recruit.web.fields import DateField, RadioField, Required, TextAreaField
from recruit.web.form import ActingForm
from recruit.web.secretariat.letters_words import CHANNELS
from recruit.web.secretariat.recruitment.members_form import as_read
from recruit.web.secretariat.seats.leaving import PREFIX
from recruit.web.secretariat.seats.loading import shown_of, the_body

if TYPE_CHECKING:
    from recruit.appointments.model import Membership
    from recruit.bodies.model import Body

bp = Blueprint("bodies_membership_hearing", __name__, url_prefix=f"{PREFIX}/udtraeden/hoering")

#: So long a member has to answer, as proposed.
TO_ANSWER = timedelta(days=14)


class HearingForm(ActingForm):
    """What a member is heard about."""

    reason = RadioField(
        _l("What would the reason be?"),
        [Required()],
        choices=[(one.value, words) for one, words in WORDS[EndReason].items() if one in DECIDED_BY_OTHERS],
    )
    grounds = TextAreaField(
        _l("What do we know, and what is considered?"),
        [Required()],
        hint=_l("Facts, with days and places, so that the member can say whether they are right."),
    )
    answer_by = DateField(_l("Answer by which day?"), [Required()])


@bp.route("", methods=["GET", "POST"])
@requires(May.MANAGE_BODIES)
def hearing(body: BodyRef, membership_id: UUID) -> ResponseReturnValue:
    """Show the letter as it stands, then write it."""
    today = clock.today()
    form = HearingForm(data={"reason": request.args.get("grund"), "answer_by": today + TO_ANSWER})
    if form.validate_on_submit() and request.form.get("trin") != "vis":
        with form.refusals(), transaction() as session:
            form.claim(session)
            found = the_body(session, body)
            held = queries.membership(session, found, membership_id, lock=True)
            reason, by, now = EndReason(form.reason.data), current_actor(), clock.now()
            act.hear(session, found, held, reason, form.grounds.data or "", form.answer_by.data, by=by, now=now)
            flash(_("The letter is written. It waits under Letters to be sent by you."))
            return form.done(session, url_for(".hearing", body=found, membership_id=membership_id))
    with reading() as session:
        found = the_body(session, body)
        held = queries.membership(session, found, membership_id)
        page = shown_of(session, found, held)
        unsent = act.unsent_hearings(session, held)
        heard, text = act.hearings(session, held), _letter(session, found, held, form)
        way = CHANNELS[by_hand.closed_channel(session)]
    template = "secretariat/seats/leaving/hearing.html"
    shown = page | {"heard": heard, "unsent": unsent, "text": text, "way": way}
    return render_template(template, form=form, word=word, **shown), form.status


def _letter(session: Session, body: "Body", held: "Membership", form: HearingForm) -> Text:
    """Return the letter with what is written so far."""
    chosen = next((one for one in DECIDED_BY_OTHERS if one.value == form.reason.data), None)
    grounds = form.grounds.data or _("[Here stands what you write]")
    day = form.answer_by.data or clock.today() + TO_ANSWER
    draft = act.letter(session, body, held, chosen or EndReason.ABSENCE_RULE, grounds, day)
    if chosen is None:
        draft = replace(draft, facts={**draft.facts, "reason": _("[Here stands the reason that you choose]")})
    return as_read(session, draft)
