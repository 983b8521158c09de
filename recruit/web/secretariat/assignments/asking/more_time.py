"""Mere tid: those who were asked last can answer until a later deadline."""

from datetime import datetime
from uuid import UUID

from flask import Blueprint, flash, render_template, url_for
from flask.typing import ResponseReturnValue

from recruit.assignments.operations import asking_further
from recruit.assignments.rules.asking_further import can_be_extended, current_step
from recruit.foundation import clock
from recruit.foundation.i18n import format_datetime
from recruit.foundation.i18n import gettext as _
from recruit.foundation.i18n import lazy as _l
from recruit.web.access import May, current_actor, requires
from recruit.web.clock_field import ClockField
from recruit.web.converters import BodyRef
from recruit.web.extensions import reading, transaction
from recruit.web.fields import DateField, Required
from recruit.web.form import ActingForm
from recruit.web.secretariat.assignments.asking.loading import PREFIX, the_round
from recruit.web.secretariat.assignments.asking.words import local_day, noon_after

bp = Blueprint("asking_more_time", __name__, url_prefix=f"{PREFIX}/<id:round_id>/mere-tid")


class DeadlineForm(ActingForm):
    """Until when somebody answers."""

    answer_by = DateField(_l("Answer by which day?"), [Required()])
    closes_at = ClockField(_l("Clock time"), [Required()])

    @property
    def deadline(self) -> datetime:
        return clock.instant(self.answer_by.data, self.closes_at.data)


@bp.route("", methods=["GET", "POST"])
@requires(May.MANAGE_BODIES)
def extend(body: BodyRef, round_id: UUID) -> ResponseReturnValue:
    """Give those who were asked last more time; a week more is proposed."""
    with reading() as session:
        council, found = the_round(session, body, round_id)
    facts = found.facts()
    current = current_step(facts)
    stands = current.closes_at if current else clock.now()
    proposed = noon_after(max(local_day(stands), clock.today()), 7)
    form = DeadlineForm(data={"answer_by": proposed, "closes_at": clock.local(stands).time()})
    back = url_for("asking.round", body=council, round_id=round_id)
    if form.validate_on_submit():
        with form.refusals(), transaction() as session:
            form.claim(session)
            _ours, locked = the_round(session, body, round_id, lock=True)
            asking_further.extend(session, locked, form.deadline, by=current_actor(), now=clock.now())
            flash(_("The deadline is %(deadline)s now.", deadline=format_datetime(form.deadline)))
            return form.done(session, back)
    page = {"body": council, "found": found, "stands": stands, "may": can_be_extended(facts), "back": back}
    return render_template("secretariat/assignments/asking/more_time.html", form=form, **page), form.status
