"""Recommending somebody by name: whom the council, an organisation or a political group wants; their substitutes."""

from dataclasses import replace
from typing import TYPE_CHECKING, Any
from uuid import UUID

from flask import Blueprint, flash, render_template, url_for
from flask.typing import ResponseReturnValue
from sqlalchemy.orm import Session
from wtforms.validators import Optional

from recruit.appointments.operations.cases import proposing
from recruit.appointments.rules.case import DesignateSource, NewDesignate
from recruit.appointments.rules.facts import Role
from recruit.bodies.rules import SeatType, SubstituteArrangement
from recruit.foundation import clock
from recruit.foundation.i18n import gettext as _
from recruit.foundation.i18n import lazy as _l
from recruit.foundation.refusal import NotFound, Refusal, refuse_if
from recruit.people import queries as people
from recruit.reports.words import word
from recruit.web.access import May, current_actor, requires
from recruit.web.converters import BodyRef
from recruit.web.extensions import reading, transaction
from recruit.web.fields import DateField, NumberField, RadioField, Required, TextAreaField, TextField
from recruit.web.lengths import LINE, RANK, REMARK
from recruit.web.secretariat.cases.loading import (
    PREFIX,
    called,
    case_to_change,
    composition,
    group_choices,
    in_case,
    next_rank,
    open_case,
)
from recruit.web.secretariat.cases.namesakes import NamesakeForm

if TYPE_CHECKING:
    from recruit.appointments.model import AppointmentCase
    from recruit.bodies.model import SeatGroup

bp = Blueprint("cases_by_hand", __name__, url_prefix=f"{PREFIX}/indstil")

#: Who proposes somebody by name.
SOURCES = (DesignateSource.COUNCIL, DesignateSource.ORGANISATION, DesignateSource.POLITICAL_GROUP)


class ProposalForm(NamesakeForm):
    """Somebody by name, for a member group."""

    group = RadioField(_l("Which member group?"), [Required()])
    role = RadioField(
        _l("As what?"),
        [Required()],
        choices=[(Role.MEMBER.value, _l("Recommended for appointment")), (Role.SUBSTITUTE.value, _l("Next in order"))],
    )
    rank = NumberField(
        _l("Number in the order"), [Optional(), RANK], hint=_l("Only for somebody next. Empty: after the last one.")
    )
    source = RadioField(_l("Who recommends?"), [Required()])
    source_on = DateField(_l("On which day did they say so?"), [Required()])
    on_behalf_of = TextField(
        _l("For which organisation?"), [LINE], width="l", hint=_l("Only where an organisation recommends")
    )
    party = TextField(_l("Party"), [LINE], width="m", hint=_l("Only for members of the municipal council"))
    reason = TextAreaField(_l("Why this person?"), [REMARK], render_kw={"rows": 2})


class SubstituteForm(NamesakeForm):
    """A personal substitute of somebody who is recommended."""

    rank = NumberField(
        _l("Number in the order"), [Optional(), RANK], hint=_l("Only where the member has several. 1 is called first.")
    )
    source_on = DateField(_l("On which day did they say so?"), [Required()])


@bp.route("/person", methods=["GET", "POST"])
@requires(May.MANAGE_BODIES)
def person(body: BodyRef, case_id: UUID) -> ResponseReturnValue:
    with reading() as session:
        council, case = open_case(session, body, case_id)
        groups = composition(session, case)
        form = ProposalForm(data={"role": Role.MEMBER.value, "source_on": clock.today(), **_only(groups)})
        form.group.choices = group_choices(groups.values())
        form.source.choices = [(one.value, word(one).capitalize()) for one in SOURCES]
        if not any(one.seat_type is SeatType.MUNICIPAL_COUNCIL for one in groups.values()):
            del form.party
        form.offer(session)
    if form.validate_on_submit():
        with form.refusals(), transaction() as session:
            form.claim(session)
            ours, changed = case_to_change(session, body, case_id)
            new = _proposal(session, form, changed, composition(session, changed))
            made = proposing.propose(session, changed, new, by=current_actor(), now=clock.now())
            flash(_("%(name)s is in the case.", name=called(made)))
            return form.done(session, url_for("cases_case.page", body=ours, case_id=case_id))
    page = render_template("secretariat/cases/person.html", form=form, body=council, case=case, has_groups=bool(groups))
    return page, form.status


@bp.route("/personlig/<id:designate_id>", methods=["GET", "POST"])
@requires(May.MANAGE_BODIES)
def substitute(body: BodyRef, case_id: UUID, designate_id: UUID) -> ResponseReturnValue:
    """Propose a personal substitute of somebody who is recommended. Raises NotFound where the group has none."""
    with reading() as session:
        council, case = open_case(session, body, case_id)
        member = in_case(case, designate_id)
        if member.group.arrangement is not SubstituteArrangement.PERSONAL or member.role is not Role.MEMBER:
            raise NotFound("designate")
        form = SubstituteForm(data={"source_on": clock.today()})
        form.offer(session)
    if form.validate_on_submit():
        with form.refusals(), transaction() as session:
            form.claim(session)
            ours, changed = case_to_change(session, body, case_id)
            beside = in_case(changed, designate_id)
            new = NewDesignate(
                beside.seat_group_id,
                beside.source,
                form.source_on.data,
                Role.SUBSTITUTE,
                name=form.may_be,
                person=form.person(session).id,
                rank=form.rank.data,
                stands_in_for=beside.id,
                on_behalf_of=beside.on_behalf_of_id,
                reason=beside.reason,
            )
            made = proposing.propose(session, changed, new, by=current_actor(), now=clock.now())
            flash(_("%(name)s is in the case.", name=called(made)))
            return form.done(session, url_for("cases_case.page", body=ours, case_id=case_id))
    page = render_template(
        "secretariat/cases/substitute.html", form=form, body=council, case=case, member=called(member)
    )
    return page, form.status


def _only(groups: "dict[UUID, SeatGroup]") -> dict[str, str]:
    """Return the group that is chosen at first: the only one."""
    return {"group": str(next(iter(groups)))} if len(groups) == 1 else {}


def _proposal(
    session: Session, form: ProposalForm, case: "AppointmentCase", groups: "dict[UUID, SeatGroup]"
) -> NewDesignate:
    group, source = groups[UUID(form.group.data)], DesignateSource(form.source.data)
    party = (form.party.data or None) if form.party else None
    reasons = [Refusal("party-only-for-municipal-council", field="party")]
    refuse_if(reasons if party and group.seat_type is not SeatType.MUNICIPAL_COUNCIL else [])
    new = NewDesignate(
        group.id, source, form.source_on.data, party=party, reason=str(form.reason.data or ""), **_whom(session, form)
    )
    if form.role.data == Role.SUBSTITUTE.value:
        return as_next(replace(new, role=Role.SUBSTITUTE, rank=form.rank.data), case, group)
    return new


def _whom(session: Session, form: ProposalForm) -> dict[str, Any]:
    """Return who is meant, and for which organisation. Raises Refused for one that nobody knows."""
    written = str(form.on_behalf_of.data or "")
    known = people.organization_called(session, written) if written else None
    needed = form.source.data == DesignateSource.ORGANISATION.value and not written
    if needed:
        refuse_if([Refusal("answer-missing", field="on_behalf_of")])
    if written and known is None:
        refuse_if([Refusal("organisation-is-unknown", {"name": written}, "on_behalf_of")])
    return {"name": form.may_be, "person": form.person(session).id, "on_behalf_of": known.id if known else None}


def as_next(new: NewDesignate, case: "AppointmentCase", group: "SeatGroup") -> NewDesignate:
    """Return somebody who is next in a group with a number, where its order needs one."""
    if new.rank is None and group.arrangement in (SubstituteArrangement.LIST, SubstituteArrangement.NONE):
        return replace(new, rank=next_rank(case, group.id))
    return new
