"""Erasing what is personal in a nomination because the person asks for it (GDPR art. 17)."""

from uuid import UUID

from flask import Blueprint, flash, render_template
from flask.typing import ResponseReturnValue

from recruit.foundation import clock
from recruit.foundation.i18n import gettext as _
from recruit.foundation.i18n import lazy as _l
from recruit.nominations import operations, queries
from recruit.nominations.queries import complaints, supporters
from recruit.nominations.rules import Status
from recruit.web.access import May, current_actor, requires
from recruit.web.converters import BodyRef
from recruit.web.extensions import reading, transaction
from recruit.web.fields import CheckboxField, Required
from recruit.web.form import ActingForm
from recruit.web.secretariat.nominations.acting import PREFIX, address, around
from recruit.web.secretariat.nominations.loading import open_nomination

bp = Blueprint("nomination_erasure", __name__, url_prefix=f"{PREFIX}/slet")


class ErasureForm(ActingForm):
    is_asked_for = CheckboxField(_l("The person asks for it, and I know that it is them"), [Required()])


@bp.route("", methods=["GET", "POST"])
@requires(May.MANAGE_NOMINATIONS)
def erase(body: BodyRef, round_id: UUID, nomination_id: UUID) -> ResponseReturnValue:
    """Say what goes, what stays and why; then erase it for good."""
    form = ErasureForm()
    if form.validate_on_submit():
        with form.refusals(), transaction() as session:
            form.claim(session)
            council, nomination = open_nomination(session, body, round_id, nomination_id, lock=True)
            operations.erase_as_asked_for(session, nomination, by=current_actor(), now=clock.now())
            flash(_("Everything personal is erased. Nobody is told by letter: tell the person yourself."))
            return form.done(session, address(council, nomination))
    with reading() as session:
        council, nomination = open_nomination(session, body, round_id, nomination_id)
        signed = supporters.count(session, nomination.id)
        is_complained_about = complaints.is_open(session, nomination.id)
    stands = queries.status(nomination, now=clock.now()) is Status.STANDS
    page = render_template(
        "secretariat/nominations/acts/erase.html",
        form=form,
        signed=signed,
        stands=stands,
        is_complained_about=is_complained_about,
        **around(council, nomination),
    )
    return page, form.status
