"""An answer that did not come by the link: somebody who was proposed says yes or no on paper or by telephone."""

from typing import TYPE_CHECKING
from uuid import UUID

from flask import Blueprint, flash, render_template, request
from flask.typing import ResponseReturnValue

from recruit.foundation import clock
from recruit.foundation.i18n import gettext as _
from recruit.foundation.i18n import lazy as _l
from recruit.nominations import operations
from recruit.nominations.queries import asks
from recruit.recruitment.rules import Manner
from recruit.web.access import May, current_actor, requires
from recruit.web.converters import BodyRef
from recruit.web.extensions import reading, transaction
from recruit.web.fields import CheckboxField, RadioField, Required
from recruit.web.form import ActingForm
from recruit.web.secretariat.nominations.acting import PREFIX, address, around, name_of
from recruit.web.secretariat.nominations.entering_form import ArrivalFields, as_before
from recruit.web.secretariat.nominations.loading import open_nomination

if TYPE_CHECKING:
    from recruit.nominations.model import Nomination

bp = Blueprint("nomination_answer", __name__, url_prefix=f"{PREFIX}/svar")

YES, NO = "ja", "nej"


class AnswerForm(ArrivalFields, ActingForm):
    answer = RadioField(
        _l("What does the person say?"),
        [Required()],
        choices=[(YES, _l("Yes, and stands")), (NO, _l("No"))],
    )
    tells_nominator = CheckboxField(_l("Whoever proposed the person may hear the answer"))


@bp.route("", methods=["GET", "POST"])
@requires(May.MANAGE_NOMINATIONS)
def answer(body: BodyRef, round_id: UUID, nomination_id: UUID) -> ResponseReturnValue:
    """Ask what the person said, how and when; one answer is for everybody who proposed them."""
    form = AnswerForm(data=as_before(request.args, now=clock.now()))
    if form.validate_on_submit():
        with form.refusals(), transaction() as session:
            form.claim(session)
            council, _nomination = open_nomination(session, body, round_id, nomination_id)
            answered = operations.answer(
                session,
                nomination_id,
                form.answer.data == YES,
                tells_nominator=bool(form.tells_nominator.data),
                by=current_actor(),
                now=clock.now(),
                manner=Manner(form.source.data),
                arrived_at=form.arrived,
            )
            flash(_said(answered, is_yes=form.answer.data == YES))
            return form.done(session, address(council, answered))
    with reading() as session:
        council, nomination = open_nomination(session, body, round_id, nomination_id)
        if not form.is_submitted() and nomination.nominee:
            form.tells_nominator.data = nomination.nominee.tells_nominator
        nominators = [each.nominator for each in asks.proposals_of_one(session, nomination_id) if each.nominator]
    page = render_template(
        "secretariat/nominations/acts/answer.html", form=form, nominators=nominators, **around(council, nomination)
    )
    return page, form.status


def _said(nomination: "Nomination", *, is_yes: bool) -> str:
    if is_yes:
        return _("%(name)s stands.", name=name_of(nomination))
    return _("It is written down that %(name)s says no.", name=name_of(nomination))
