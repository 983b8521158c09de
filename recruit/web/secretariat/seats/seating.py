"""Seating somebody on a seat, and adding a substitute in the way that its group is arranged."""

from typing import TYPE_CHECKING, Any
from uuid import UUID

from flask import Blueprint, flash, render_template, url_for
from flask.typing import ResponseReturnValue
from sqlalchemy.orm import Session
from wtforms.validators import Optional

from recruit.appointments import operations, queries
from recruit.appointments.rules import NewMembership
from recruit.bodies.rules import SeatType, SubstituteArrangement
from recruit.foundation import clock
from recruit.foundation.dates import PartialDate
from recruit.foundation.i18n import gettext as _
from recruit.foundation.i18n import lazy as _l
from recruit.foundation.refusal import Refusal, Refused
from recruit.web.access import May, current_actor, requires
from recruit.web.converters import BodyRef
from recruit.web.extensions import reading, transaction
from recruit.web.fields import NumberField, PartialDateField, Required, SelectField, TextField
from recruit.web.lengths import RANK
from recruit.web.secretariat.choosing import SomebodyForm
from recruit.web.secretariat.seats.loading import (
    day_in,
    decision_of,
    decisions,
    first_day_in,
    represented,
    represents,
    seat_name,
    the_body,
)

if TYPE_CHECKING:
    from recruit.appointments.model import Membership
    from recruit.appointments.queries import Occupied
    from recruit.bodies.model import Body
    from recruit.people.model import Person

bp = Blueprint("bodies_seating", __name__, url_prefix="/sekretariat/<body:body>/raad/pladser/<id:seat_id>")


class PlaceForm(SomebodyForm):
    """Somebody gets a place, from one day on."""

    since = PartialDateField(_l("First day"), [Required()])
    until = PartialDateField(
        _l("Last day"), hint=_l("Only when it is known already. Otherwise the place is held to the end of the term.")
    )
    decision = SelectField(_l("The decision that appoints"), [Optional()])

    def new(self, **further: Any) -> NewMembership:
        """Return what is written down about the place."""
        return NewMembership(self.since.data, self.until.data, **further)


class MemberForm(PlaceForm):
    """A new member of a seat."""

    on_behalf_of = TextField(
        _l("On behalf of"), width="l", hint=_l("Only when it is somebody else than the one whom the seat is for")
    )
    party = TextField(_l("Party"), width="m", hint=_l("Only for members of the municipal council"))


class SubstituteForm(PlaceForm):
    """A new substitute; `rank` where the arrangement has an order."""

    rank = NumberField(_l("Number in the order"), [Optional(), RANK], hint=_l("1 is called first"))


@bp.route("/medlem", methods=["GET", "POST"])
@requires(May.MANAGE_BODIES)
def member(body: BodyRef, seat_id: UUID) -> ResponseReturnValue:
    with reading() as session:
        found = the_body(session, body)
        one = queries.occupied_seat(session, found, seat_id)
        form = MemberForm(data={"since": PartialDate(first_day_in(one.term))})
        if one.seat.group.seat_type is not SeatType.MUNICIPAL_COUNCIL:
            del form.party
        page = _prepared(session, found, one, form)
    if form.validate_on_submit():
        with form.refusals(), transaction() as session:
            form.claim(session)
            found = the_body(session, body)
            one = queries.occupied_seat(session, found, seat_id)
            person = form.person(session)
            new = form.new(party=(form.party.data or None) if form.party else None)
            whom, decision = (
                represented(session, form.on_behalf_of.data),
                decision_of(session, found, form.decision.data),
            )
            by, now = current_actor(), clock.now()
            operations.take_seat(session, one.seat, person, new, on_behalf_of=whom, decision=decision, by=by, now=now)
            flash(_("%(name)s has the seat.", name=person.name))
            return form.done(session, url_for("bodies_seats.seat", body=body, seat_id=seat_id))
    return render_template("secretariat/seats/member.html", form=form, **page), form.status


@bp.route("/suppleant", methods=["GET", "POST"])
@requires(May.MANAGE_BODIES)
def substitute(body: BodyRef, seat_id: UUID) -> ResponseReturnValue:
    with reading() as session:
        found = the_body(session, body)
        one = queries.occupied_seat(session, found, seat_id)
        form = SubstituteForm(data={"since": PartialDate(first_day_in(one.term)), "rank": _next_rank(one)})
        if not _has_an_order(one):
            del form.rank
        page = _prepared(session, found, one, form)
    if form.validate_on_submit():
        with form.refusals(), transaction() as session:
            form.claim(session)
            found = the_body(session, body)
            one = queries.occupied_seat(session, found, seat_id)
            person = form.person(session)
            _stand_in(session, found, one, person, form)
            flash(_("%(name)s is substitute.", name=person.name))
            return form.done(session, url_for("bodies_seats.seat", body=body, seat_id=seat_id))
    return render_template("secretariat/seats/substitute.html", form=form, **page), form.status


def _prepared(session: Session, body: "Body", one: "Occupied", form: PlaceForm) -> dict[str, Any]:
    """Offer what can be chosen, and return what both pages show."""
    form.decision.choices = decisions(session, body)
    form.offer(session)
    day = day_in(one.term)
    return {
        "body": body,
        "one": one,
        "name": seat_name(one.seat),
        "member": one.member(on=day) or one.coming(on=day),
        "whom": represents(one, day),
    }


def _has_an_order(one: "Occupied") -> bool:
    group = one.seat.group
    several = group.arrangement is SubstituteArrangement.PERSONAL and group.substitutes > 1
    return several or group.arrangement is SubstituteArrangement.LIST


def _next_rank(one: "Occupied") -> int:
    """Propose the number after the last one of those who stand there still; a former member's are not in the way."""
    day = day_in(one.term)
    member = one.member(on=day) or one.coming(on=day)
    mine = {None, member.id if member else None}
    standing = (held for held in one.substitutes if held.until is None and held.substitute_for_id in mine)
    return max((held.rank or 0 for held in standing), default=0) + 1


def _stand_in(session: Session, body: "Body", one: "Occupied", person: "Person", form: SubstituteForm) -> "Membership":
    """Bind the substitute to what the group's arrangement says: the member, the seat, or nobody in particular."""
    arrangement, day = one.seat.group.arrangement, day_in(one.term)
    member = one.member(on=day) or one.coming(on=day)
    if arrangement is SubstituteArrangement.PERSONAL and member is None:
        raise Refused([Refusal("nobody-to-stand-in-for")])
    return operations.stand_in(
        session,
        one.seat.group,
        person,
        form.new(),
        seat=one.seat if arrangement is SubstituteArrangement.ORGANISATION else None,
        member=member if arrangement is SubstituteArrangement.PERSONAL else None,
        rank=form.rank.data if form.rank else None,
        decision=decision_of(session, body, form.decision.data),
        by=current_actor(),
        now=clock.now(),
    )
