"""Another contact, another deadline, another number of places for one organisation."""

from typing import TYPE_CHECKING, Any
from uuid import UUID

from flask import Blueprint, flash, render_template, url_for
from flask.typing import ResponseReturnValue
from sqlalchemy.orm import Session

from recruit.foundation import clock
from recruit.foundation.i18n import gettext as _
from recruit.foundation.i18n import lazy as _l
from recruit.nominations.queries import organisation as proposals
from recruit.recruitment.operations import organisation_calls as operations
from recruit.recruitment.rules.asking import NewOrganisationCall
from recruit.web.access import May, current_actor, requires
from recruit.web.clock_field import ClockField
from recruit.web.converters import BodyRef
from recruit.web.extensions import reading, transaction
from recruit.web.fields import DateField, EmailField, NumberField, Required, SelectField, TextField
from recruit.web.form import VersionedForm
from recruit.web.secretariat.recruitment.organisations.calling_form import LANGUAGES
from recruit.web.secretariat.recruitment.organisations.loading import PREFIX, open_call

if TYPE_CHECKING:
    from recruit.recruitment.model import OrganisationCall

bp = Blueprint("organisation_change", __name__, url_prefix=f"{PREFIX}/<id:call_id>/ret")


class ChangeForm(VersionedForm):
    places = NumberField(_l("Number of places"), [Required()])
    closes_on = DateField(_l("Last day for an answer"), [Required()])
    closes_at = ClockField(_l("Clock time"), [Required()])
    contact_name = TextField(_l("Contact person"), autocomplete="off")
    contact_email = EmailField(
        _l("E-mail"), hint=_l("Without one you print the letter, or copy its text."), autocomplete="off"
    )
    language = SelectField(_l("Language of the letters"), choices=LANGUAGES, width="s")

    def submission(self) -> NewOrganisationCall:
        """Return what was written."""
        return NewOrganisationCall(
            self.places.data or 0,
            clock.instant(self.closes_on.data, self.closes_at.data),
            self.language.data,
            self.contact_name.data or "",
            self.contact_email.data or "",
        )


@bp.route("", methods=["GET", "POST"])
@requires(May.MANAGE_ROUNDS)
def change(body: BodyRef, round_id: UUID, call_id: UUID) -> ResponseReturnValue:
    with reading() as session:
        council, known = open_call(session, body, round_id, call_id, May.MANAGE_ROUNDS)
    form = ChangeForm(data={"version": known.version, **_stands(known)})
    if form.validate_on_submit():
        with form.refusals(), transaction() as session:
            form.claim(session)
            ours, changed = open_call(session, body, round_id, call_id, May.MANAGE_ROUNDS, for_change=True)
            form.check(changed, stands=_stands(changed))
            proposed, by, now = _places_taken(session, changed), current_actor(), clock.now()
            address = changed.contact_email
            operations.change_call(session, changed, form.submission(), proposed=proposed, by=by, now=now)
            flash(_("Saved. No letter is sent."))
            if address and address != changed.contact_email:
                flash(_("The link in the letter to %(address)s no longer works.", address=address))
            return form.done(
                session, url_for("round_organisations.call", body=ours, round_id=round_id, call_id=call_id)
            )
    page = render_template("secretariat/recruitment/organisations/change.html", form=form, council=council, call=known)
    return page, form.status


def _stands(call: "OrganisationCall") -> dict[str, Any]:
    """Return what a call says in the terms of the form."""
    closes = clock.local(call.closes_at)
    return {
        "places": call.places,
        "closes_on": closes.date(),
        "closes_at": closes.time(),
        "contact_name": call.contact_name,
        "contact_email": call.contact_email,
        "language": call.language,
    }


def _places_taken(session: Session, call: "OrganisationCall") -> int:
    """Return the highest place for which somebody is proposed."""
    return max((one.place or 0 for one in proposals.proposed_by(session, call)), default=0)
