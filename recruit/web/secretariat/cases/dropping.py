"""Falder fra: somebody who is proposed dies, moves away or takes it back before the decision; and who moves up."""

from typing import TYPE_CHECKING
from uuid import UUID

from flask import Blueprint, flash, render_template, url_for
from flask.typing import ResponseReturnValue

from recruit.appointments.operations.cases import proposing
from recruit.appointments.queries import case as queries
from recruit.appointments.rules import case as rules
from recruit.foundation import clock
from recruit.foundation.i18n import gettext as _
from recruit.foundation.i18n import lazy as _l
from recruit.web.access import May, current_actor, requires
from recruit.web.converters import BodyRef
from recruit.web.extensions import reading, transaction
from recruit.web.fields import Required, TextAreaField
from recruit.web.form import ActingForm
from recruit.web.lengths import REMARK
from recruit.web.secretariat.cases.loading import PERSON, called, case_to_change, open_case
from recruit.web.secretariat.cases.shown import place_of
from recruit.web.sentences import sentence

if TYPE_CHECKING:
    from recruit.appointments.model import AppointmentCase, Designate

bp = Blueprint("cases_dropping", __name__, url_prefix=f"{PERSON}/falder-fra")


class DroppingForm(ActingForm):
    because = TextAreaField(
        _l("Why?"),
        [Required(_l("Write why.")), REMARK],
        hint=_l("Such as: has moved to another municipality. It stays on the record."),
        render_kw={"rows": 2},
    )


@bp.route("", methods=["GET", "POST"])
@requires(May.MANAGE_BODIES)
def drop_out(body: BodyRef, case_id: UUID, designate_id: UUID) -> ResponseReturnValue:
    """Show who is recommended instead, then note that somebody drops out."""
    form = DroppingForm()
    if form.validate_on_submit():
        with form.refusals(), transaction() as session:
            form.claim(session)
            ours, case = case_to_change(session, body, case_id)
            one, because = queries.designate(case, designate_id), str(form.because.data)
            moved = proposing.drop_out(session, case, one, because, by=current_actor(), now=clock.now())
            if moved:
                flash(
                    _(
                        "%(name)s has dropped out. %(next)s is recommended instead.",
                        name=called(one),
                        next=called(moved),
                    )
                )
            else:
                flash(_("%(name)s has dropped out.", name=called(one)))
            return form.done(session, url_for("cases_case.page", body=ours, case_id=case_id))
    with reading() as session:
        council, case = open_case(session, body, case_id)
        one = queries.designate(case, designate_id)
        page = render_template(
            "secretariat/cases/drop_out.html",
            form=form,
            body=council,
            case=case,
            name=called(one),
            place=place_of(one, case),
            next=_next(case, one),
            behind=[called(each) for each in proposing.behind(case, one)],
            is_member=one.role == "member",
            hindrances=[sentence(reason) for reason in rules.may_drop_out(one.facts(), "-")],
        )
    return page, form.status


def _next(case: "AppointmentCase", one: "Designate") -> str | None:
    """Return who is recommended as member when somebody drops out; None where nobody moves up."""
    known = queries.facts(case)
    found = rules.moves_up(known[one.id], [each for each in known.values() if each.id != one.id])
    return called(queries.designate(case, found.id)) if found else None
