"""Mind om: the letter first, then one act sends it."""

from uuid import UUID

from flask import Blueprint, flash, render_template, url_for
from flask.typing import ResponseReturnValue

from recruit.foundation import clock
from recruit.foundation.i18n import gettext as _
from recruit.foundation.mail import operations as mail
from recruit.recruitment import letters
from recruit.recruitment.operations import organisation_calls as operations
from recruit.web.access import May, current_actor, requires
from recruit.web.converters import BodyRef
from recruit.web.extensions import reading, transaction
from recruit.web.form import ActingForm
from recruit.web.secretariat.recruitment.organisations.loading import PREFIX, open_call

bp = Blueprint("organisation_reminding", __name__, url_prefix=f"{PREFIX}/<id:call_id>/paamind")


@bp.route("", methods=["GET", "POST"])
@requires(May.MANAGE_ROUNDS)
def reminding(body: BodyRef, round_id: UUID, call_id: UUID) -> ResponseReturnValue:
    form = ActingForm()
    if form.validate_on_submit():
        with form.refusals(), transaction() as session:
            form.claim(session)
            council, reminded = open_call(session, body, round_id, call_id, May.MANAGE_ROUNDS, for_change=True)
            operations.remind(session, reminded, by=current_actor(), now=clock.now())
            flash(_("The reminder leaves for %(address)s.", address=reminded.contact_email))
            address = url_for("round_organisations.call", body=council, round_id=round_id, call_id=call_id)
            return form.done(session, address)
    with reading() as session:
        council, known = open_call(session, body, round_id, call_id, May.MANAGE_ROUNDS)
        letter = mail.compose(session, letters.organisation_reminder(known, now=clock.now()))
    page = render_template(
        "secretariat/recruitment/organisations/reminding.html", form=form, council=council, call=known, letter=letter
    )
    return page, form.status
