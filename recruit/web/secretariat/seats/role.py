"""Rolle: a member becomes substitute at their own request, or a substitute member; all that follows is shown first."""

from datetime import datetime
from typing import TYPE_CHECKING, Any
from uuid import UUID

from flask import Blueprint, flash, render_template
from flask.typing import ResponseReturnValue
from sqlalchemy.orm import Session
from wtforms.validators import Optional

from recruit.acts.ending.carrying_out import may_leave_on
from recruit.acts.ending.changing_role import NewRole, change, reason_of
from recruit.acts.ending.following import following
from recruit.appointments import queries
from recruit.appointments.rules import Role
from recruit.bodies.rules import SubstituteArrangement
from recruit.foundation import clock
from recruit.foundation.dates import first_day_after
from recruit.foundation.i18n import gettext as _
from recruit.foundation.i18n import lazy as _l
from recruit.foundation.refusal import Refusal, Refused
from recruit.web.access import May, current_actor, requires
from recruit.web.converters import BodyRef
from recruit.web.extensions import reading, transaction
from recruit.web.fields import NumberField, SelectField
from recruit.web.lengths import RANK
from recruit.web.secretariat.letters_words import CHANNELS
from recruit.web.secretariat.seats.following import FollowingForm, shown, too_few
from recruit.web.secretariat.seats.leaving import PREFIX
from recruit.web.secretariat.seats.loading import decision_of, decisions, seat_name, shown_of, the_body

if TYPE_CHECKING:
    from recruit.appointments.model import Membership
    from recruit.appointments.queries import Occupied
    from recruit.bodies.model import Body

bp = Blueprint("bodies_membership_role", __name__, url_prefix=f"{PREFIX}/rolle")


class RoleForm(FollowingForm):
    """Somebody gets the other role; only the fields that its arrangement asks for are shown."""

    rank = NumberField(
        _l("Number in the order"), [Optional(), RANK], hint=_l("1 is called first. Leave empty for the last place.")
    )
    stands_in_for = SelectField(_l("For whom do they stand in?"), [Optional()], marked=False)
    seat = SelectField(_l("Which seat?"), [Optional()], marked=False)
    decision = SelectField(_l("The decision that appoints"), [Optional()])


@bp.route("", methods=["GET", "POST"])
@requires(May.MANAGE_BODIES)
def role(body: BodyRef, membership_id: UUID) -> ResponseReturnValue:
    """Ask from when and where to, show what follows, and carry it out in one act."""
    now, form = clock.now(), RoleForm()
    with reading() as session:
        found = the_body(session, body)
        held = queries.membership(session, found, membership_id)
        form.propose_last_day(held.since)
        _offer(session, found, held, form)
        hindrance = _hindrance(held, has_free_seat="seat" in form and len(form.seat.choices or ()) > 1)
    if not hindrance and form.validate_on_submit() and form.acts:
        with form.refusals(), transaction() as session:
            form.claim(session)
            found = the_body(session, body)
            held = queries.membership(session, found, membership_id, lock=True)
            name, back = held.person.name, shown_of(session, found, held)["back"]
            new, seen = _written(session, found, held, form, now), form.seen.data or ""
            becomes = _("substitute") if held.role is Role.MEMBER else _("member")
            change(session, found, held, new, by=current_actor(), now=now, seen=seen)
            flash(_("%(name)s becomes %(role)s.", name=name, role=becomes))
            return form.done(session, back)
    with reading() as session:
        found = the_body(session, body)
        held = queries.membership(session, found, membership_id)
        page = shown_of(session, found, held) | _followed(session, found, held, form, now, hindrance)
        form.last_day.label.text = _("Last day as %(role)s", role=page["role"])
    template = "secretariat/seats/leaving/role.html"
    return render_template(template, form=form, channels=CHANNELS, hindrance=hindrance, **page), form.status


def _hindrance(held: "Membership", *, has_free_seat: bool) -> str:
    """Return why nobody's role is changed here; empty where it can be."""
    if held.end_reason is not None:
        return _("The departure is registered already.")
    if held.role is Role.ASSOCIATE:
        return _("An associate has no seat and is no substitute.")
    if held.role is Role.SUBSTITUTE and not has_free_seat:
        return _("No seat of the member group is free.")
    if held.role is Role.MEMBER and held.group.arrangement is SubstituteArrangement.NONE:
        return _("The member group has no substitutes.")
    return ""


def _offer(session: Session, body: "Body", held: "Membership", form: RoleForm) -> None:
    """Offer where to, and leave out the fields that are not asked."""
    form.decision.choices = decisions(session, body)
    is_member, arrangement = held.role is Role.MEMBER, held.group.arrangement
    others = _seats(session, held)
    today = clock.today()
    if is_member:
        members = [one.member(on=today) for one in others]
        theirs = [(str(one.id), one.person.name) for one in members if one and one.person_id != held.person_id]
        form.stands_in_for.choices = [("", _("Choose a member")), *theirs]
        del form.seat, form.decision
    else:
        free = [one for one in others if one.member(on=today) is None and one.coming(on=today) is None]
        form.seat.choices = [("", _("Choose a seat")), *((str(one.seat.id), seat_name(one.seat)) for one in free)]
    if not is_member or arrangement is not SubstituteArrangement.PERSONAL:
        del form.stands_in_for
    if not is_member or arrangement not in (SubstituteArrangement.LIST, SubstituteArrangement.PERSONAL):
        del form.rank


def _seats(session: Session, held: "Membership") -> "list[Occupied]":
    """Return the seats of the same group, with who sits there."""
    term = queries.term_of(session, held)
    return [one for one in queries.occupied_seats(session, term) if one.seat.seat_group_id == held.seat_group_id]


def _written(session: Session, body: "Body", held: "Membership", form: RoleForm, now: datetime) -> NewRole:
    """Return what was chosen. Raises Refused where a personal substitute has nobody to stand in for."""
    seats = _seats(session, held)
    members = [one.member(on=clock.today()) for one in seats]
    whom = form.stands_in_for.data if "stands_in_for" in form else None
    member = next((one for one in members if one and str(one.id) == whom), None)
    if "stands_in_for" in form and member is None:
        raise Refused([Refusal("nobody-to-stand-in-for", field="stands_in_for")])
    chosen = form.seat.data if "seat" in form else None
    return NewRole(
        form.last_day.data,
        form.note.data or "",
        form.left_out,
        form.answer_by.data,
        form.deadline(now=now),
        rank=form.rank.data if "rank" in form else None,
        stands_in_for=member,
        seat=next((one.seat for one in seats if str(one.seat.id) == chosen), None),
        decision=decision_of(session, body, form.decision.data) if "decision" in form else None,
    )


def _followed(
    session: Session, body: "Body", held: "Membership", form: RoleForm, now: datetime, hindrance: str
) -> dict[str, Any]:
    last = form.last_day.data
    if hindrance or not form.is_submitted() or last is None:
        return {"follows": None, "is_member": held.role is Role.MEMBER}
    if refused := may_leave_on(session, held, last):
        form.refuse_day(refused)
        return {"follows": None, "is_member": held.role is Role.MEMBER}
    found = following(session, body, held, first_day_after(last), reason_of(held))
    form.propose(found)
    left_out, answer_by, ask_by = form.left_out, form.answer_by.data, form.deadline(now=now)
    new = NewRole(last, form.note.data or "", left_out, answer_by, ask_by).ending(reason_of(held))
    return {
        "follows": list(shown(session, body, found, new, now=now)),
        "too_few": too_few(found),
        "is_member": held.role is Role.MEMBER,
    }
