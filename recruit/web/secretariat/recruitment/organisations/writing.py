"""Mind om, and send the first letter again: the letter first, then one act sends it."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from flask import Blueprint, flash, render_template, url_for
from flask.typing import ResponseReturnValue

from recruit.foundation import clock
from recruit.foundation.i18n import gettext as _
from recruit.foundation.i18n import lazy as _l
from recruit.foundation.mail.rules import Draft
from recruit.recruitment import letters
from recruit.recruitment.operations import organisation_calls as operations
from recruit.web.access import May, current_actor, requires
from recruit.web.converters import BodyRef
from recruit.web.extensions import reading, transaction
from recruit.web.form import ActingForm
from recruit.web.secretariat.recruitment.members_form import as_read
from recruit.web.secretariat.recruitment.organisations.loading import PREFIX, open_call

bp = Blueprint("organisation_writing", __name__, url_prefix=f"{PREFIX}/<id:call_id>")


@dataclass(frozen=True, slots=True)
class Writing:
    """A letter to an organisation, what the page and its button are called, and what sends it."""

    heading: Any
    button: Any
    drafted: Callable[..., Draft]
    sends: Callable[..., None]


REMINDER = Writing(_l("Send a reminder"), _l("Send the reminder"), letters.organisation_reminder, operations.remind)
AGAIN = Writing(_l("Send the letter again"), _l("Send the letter"), letters.organisation_call, operations.ask_again)


@bp.route("/paamind", methods=["GET", "POST"])
@requires(May.MANAGE_ROUNDS)
def remind(body: BodyRef, round_id: UUID, call_id: UUID) -> ResponseReturnValue:
    return _written(body, round_id, call_id, REMINDER)


@bp.route("/send-igen", methods=["GET", "POST"])
@requires(May.MANAGE_ROUNDS)
def ask_again(body: BodyRef, round_id: UUID, call_id: UUID) -> ResponseReturnValue:
    return _written(body, round_id, call_id, AGAIN)


def _written(body: BodyRef, round_id: UUID, call_id: UUID, what: Writing) -> ResponseReturnValue:
    form = ActingForm()
    if form.validate_on_submit():
        with form.refusals(), transaction() as session:
            form.claim(session)
            council, reader = open_call(session, body, round_id, call_id, May.MANAGE_ROUNDS, for_change=True)
            what.sends(session, reader, by=current_actor(), now=clock.now())
            flash(_("The letter leaves for %(address)s.", address=reader.contact_email))
            address = url_for("round_organisations.call", body=council, round_id=round_id, call_id=call_id)
            return form.done(session, address)
    with reading() as session:
        council, known = open_call(session, body, round_id, call_id, May.MANAGE_ROUNDS)
        letter = as_read(session, what.drafted(known, now=clock.now()))
    shown = {"form": form, "council": council, "call": known, "letter": letter, "what": what}
    return render_template("secretariat/recruitment/organisations/writing.html", **shown), form.status
