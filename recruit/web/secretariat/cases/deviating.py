"""The municipal council appoints somebody else than was recommended: allowed, with the reason on record."""

from uuid import UUID

from flask import Blueprint, flash, render_template, url_for
from flask.typing import ResponseReturnValue

from recruit.appointments.operations.cases import proposing
from recruit.appointments.rules.case import DesignateSource, NewDesignate
from recruit.appointments.rules.facts import Role
from recruit.bodies.rules import SeatType
from recruit.foundation import clock
from recruit.foundation.i18n import gettext as _
from recruit.foundation.i18n import lazy as _l
from recruit.foundation.refusal import Refusal, refuse_if
from recruit.web.access import May, current_actor, requires
from recruit.web.converters import BodyRef
from recruit.web.extensions import reading, transaction
from recruit.web.fields import DateField, RadioField, Required, TextAreaField, TextField
from recruit.web.lengths import LINE, REMARK
from recruit.web.secretariat.cases.loading import (
    PREFIX,
    called,
    case_to_change,
    composition,
    group_choices,
    open_case,
)
from recruit.web.secretariat.cases.namesakes import NamesakeForm

bp = Blueprint("cases_deviating", __name__, url_prefix=f"{PREFIX}/beslutning/en-anden")


class DeviatingForm(NamesakeForm):
    """Whom the municipal council chose by itself."""

    group = RadioField(_l("Which member group?"), [Required()])
    decided_on = DateField(_l("On which day did the municipal council decide it?"), [Required()])
    party = TextField(_l("Party"), [LINE], width="m", hint=_l("Only for members of the municipal council"))
    reason = TextAreaField(
        _l("Why somebody else than was recommended?"),
        [Required(_l("Write why.")), REMARK],
        hint=_l("As the minutes of the municipal council say it. It stays on the record."),
        render_kw={"rows": 3},
    )


@bp.route("", methods=["GET", "POST"])
@requires(May.MANAGE_BODIES)
def somebody_else(body: BodyRef, case_id: UUID) -> ResponseReturnValue:
    with reading() as session:
        council, case = open_case(session, body, case_id)
        groups = composition(session, case)
        form = DeviatingForm(data={"group": str(next(iter(groups)))} if len(groups) == 1 else {})
        form.group.choices = group_choices(groups.values())
        if not any(one.seat_type is SeatType.MUNICIPAL_COUNCIL for one in groups.values()):
            del form.party
        form.offer(session)
    if form.validate_on_submit():
        with form.refusals(), transaction() as session:
            form.claim(session)
            ours, changed = case_to_change(session, body, case_id)
            group = composition(session, changed)[UUID(form.group.data)]
            party = (form.party.data or None) if form.party else None
            misplaced = party and group.seat_type is not SeatType.MUNICIPAL_COUNCIL
            late = form.decided_on.data > clock.today()
            refuse_if([Refusal("party-only-for-municipal-council", field="party")] if misplaced else [])
            refuse_if([Refusal("day-in-the-future", field="decided_on")] if late else [])
            new = NewDesignate(
                group.id,
                DesignateSource.MUNICIPAL_COUNCIL,
                form.decided_on.data,
                Role.MEMBER,
                person=form.person(session).id,
                party=party,
                reason=str(form.reason.data),
                name=form.may_be,
            )
            made = proposing.propose(session, changed, new, by=current_actor(), now=clock.now())
            flash(_("%(name)s is in the case. Say now whom the decision appoints.", name=called(made)))
            return form.done(session, url_for("cases_decision.decision", body=ours, case_id=case_id))
    return render_template("secretariat/cases/somebody_else.html", form=form, body=council, case=case), form.status
