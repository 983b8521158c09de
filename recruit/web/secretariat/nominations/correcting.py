"""Correcting a nomination for somebody; they are told by letter."""

from typing import TYPE_CHECKING
from uuid import UUID

from flask import Blueprint, flash, render_template
from flask.typing import ResponseReturnValue

from recruit.foundation import clock
from recruit.foundation.i18n import gettext as _
from recruit.foundation.i18n import lazy as _l
from recruit.nominations import operations
from recruit.nominations.queries.vetting import check_of
from recruit.recruitment import queries as recruitment
from recruit.web.access import May, current_actor, requires
from recruit.web.converters import BodyRef
from recruit.web.extensions import reading, transaction
from recruit.web.fields import CheckboxField, EmailField, PhoneField, TextAreaField, TextField
from recruit.web.nominations import correction
from recruit.web.nominations.fields import Asking
from recruit.web.secretariat.nominations.acting import PREFIX, address, around, name_of
from recruit.web.secretariat.nominations.loading import open_nomination

if TYPE_CHECKING:
    from recruit.nominations.model import Nomination

bp = Blueprint("nomination_correction", __name__, url_prefix=f"{PREFIX}/ret")


class CorrectionForm(correction.CorrectionForm):
    """The same fields, called as the secretariat says them."""

    by_staff = True
    name = TextField(_l("Name"), autocomplete="off", marked=False)
    email = EmailField(_l("E-mail"), autocomplete="off", marked=False)
    phone = PhoneField(_l("Telephone"), autocomplete="off", marked=False)
    address = TextAreaField(_l("Postal address"), autocomplete="off", marked=False, render_kw={"rows": 2})
    declares = CheckboxField(_l("The person has declared it, on paper or to me"))
    consents = CheckboxField(_l("We may write to the person after the term, too"))


@bp.route("", methods=["GET", "POST"])
@requires(May.MANAGE_NOMINATIONS)
def correct(body: BodyRef, round_id: UUID, nomination_id: UUID) -> ResponseReturnValue:
    """Show what stands there, or save what it shall say instead."""
    with reading() as session:
        council, nomination = open_nomination(session, body, round_id, nomination_id)
        seen = check_of(session, nomination.id).erased_once_seen
        asking = Asking(nomination.round, recruitment.interests(session), asked_before=seen)
    form = CorrectionForm(nomination, asking)
    if form.validate_on_submit():
        with form.refusals(), transaction() as session:
            form.claim(session)
            ours, changed = open_nomination(session, body, round_id, nomination_id, lock=True)
            form.check(changed.nominee, stands=correction.written(changed))
            operations.correct(session, changed, form.submission(), by=current_actor(), now=clock.now())
            flash(_saved(changed))
            return form.done(session, address(ours, changed))
    page = render_template(
        "secretariat/nominations/acts/correct.html", form=form, asking=asking, **around(council, nomination)
    )
    return page, form.status


def _saved(nomination: "Nomination") -> str:
    if nomination.nominee and nomination.nominee.email:
        return _("%(name)s is corrected, and the person gets a letter.", name=name_of(nomination))
    return _("%(name)s is corrected. A letter about it waits to be sent by you.", name=name_of(nomination))
