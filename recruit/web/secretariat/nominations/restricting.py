"""Begrænsning: what stands about somebody is kept and not used (GDPR art. 18); they are told before that ends."""

from uuid import UUID

from flask import Blueprint, flash, render_template
from flask.typing import ResponseReturnValue

from recruit.foundation import clock
from recruit.foundation.i18n import gettext as _
from recruit.foundation.i18n import lazy as _l
from recruit.nominations.operations import rights as operations
from recruit.nominations.queries import rights
from recruit.nominations.rules.rights import Ground, may_lift
from recruit.reports.words import WORDS
from recruit.web.access import May, current_actor, requires
from recruit.web.converters import BodyRef
from recruit.web.extensions import reading, transaction
from recruit.web.fields import DateField, RadioField, Required, TextAreaField
from recruit.web.form import ActingForm
from recruit.web.secretariat.nominations.acting import PREFIX, address, around
from recruit.web.secretariat.nominations.loading import open_nomination

bp = Blueprint("nomination_restriction", __name__, url_prefix=f"{PREFIX}/begraens")


class RestrictionForm(ActingForm):
    ground = RadioField(
        _l("Why is it not to be used?"), [Required()], choices=[(each.value, WORDS[Ground][each]) for each in Ground]
    )
    reason = TextAreaField(_l("What it is about"), [Required()], render_kw={"rows": 4})


class TellingForm(ActingForm):
    lifts_on = DateField(
        _l("From which day is it used again?"),
        [Required()],
        hint=_l("Leave the person time to answer. Whoever has no e-mail is told by a letter that you send."),
    )


@bp.route("", methods=["GET", "POST"])
@requires(May.MANAGE_NOMINATIONS)
def restrict(body: BodyRef, round_id: UUID, nomination_id: UUID) -> ResponseReturnValue:
    """Hold the data back from use; where it is, show since when and what comes next."""
    form = RestrictionForm()
    if form.validate_on_submit():
        with form.refusals(), transaction() as session:
            form.claim(session)
            council, nomination = open_nomination(session, body, round_id, nomination_id, lock=True)
            ground, reason = Ground(form.ground.data), str(form.reason.data)
            operations.restrict(session, nomination, ground, reason, by=current_actor(), now=clock.now())
            flash(_("It is kept, and not used. The person reads so behind their link."))
            return form.done(session, address(council, nomination))
    return _page(body, round_id, nomination_id, form)


@bp.post("/besked")
@requires(May.MANAGE_NOMINATIONS)
def tell(body: BodyRef, round_id: UUID, nomination_id: UUID) -> ResponseReturnValue:
    form = TellingForm()
    if form.validate_on_submit():
        with form.refusals(), transaction() as session:
            form.claim(session)
            council, nomination = open_nomination(session, body, round_id, nomination_id, lock=True)
            operations.tell_of_lifting(session, nomination, form.lifts_on.data, by=current_actor(), now=clock.now())
            flash(_("The person is told from which day it is used again. It waits in Today on that day."))
            return form.done(session, address(council, nomination))
    return _page(body, round_id, nomination_id, form)


@bp.post("/ophaev")
@requires(May.MANAGE_NOMINATIONS)
def lift(body: BodyRef, round_id: UUID, nomination_id: UUID) -> ResponseReturnValue:
    form = ActingForm()
    if form.validate_on_submit():
        with form.refusals(), transaction() as session:
            form.claim(session)
            council, nomination = open_nomination(session, body, round_id, nomination_id, lock=True)
            operations.lift(session, nomination, by=current_actor(), now=clock.now())
            flash(_("It is used again, as before."))
            return form.done(session, address(council, nomination))
    return _page(body, round_id, nomination_id, form)


def _page(body: BodyRef, round_id: UUID, nomination_id: UUID, form: ActingForm) -> ResponseReturnValue:
    """Show the form of the step that comes next: the one that was sent, where something in it is to be mended."""
    with reading() as session:
        council, nomination = open_nomination(session, body, round_id, nomination_id)
        stands = rights.restriction(session, nomination.id)
    may_end = stands is not None and not may_lift(stands.lifts_on, today=clock.today())
    telling = form if isinstance(form, TellingForm) else TellingForm(formdata=None)
    page = render_template(
        "secretariat/nominations/acts/restrict.html",
        form=form,
        telling=telling,
        lifting=ActingForm(formdata=None),
        stands=stands,
        may_end=may_end,
        ground=WORDS[Ground][stands.ground] if stands else "",
        **around(council, nomination),
    )
    return page, form.status
