"""One seat: whom it is for, who sits there and who sat, who stands behind it, and what can be done now."""

from dataclasses import dataclass
from typing import TYPE_CHECKING
from uuid import UUID

from flask import Blueprint, flash, render_template, url_for
from flask.typing import ResponseReturnValue
from wtforms.validators import Optional

from recruit.acts.ending.carrying_out import endings_of
from recruit.appointments import queries, rules
from recruit.appointments.queries import substitution
from recruit.bodies import operations as bodies
from recruit.foundation import clock
from recruit.foundation.i18n import gettext as _
from recruit.foundation.i18n import lazy as _l
from recruit.foundation.refusal import Refusal
from recruit.people import operations as people
from recruit.people import queries as people_queries
from recruit.people.rules import Classification
from recruit.reports.words import word
from recruit.web.access import May, current_actor, requires
from recruit.web.converters import BodyRef
from recruit.web.extensions import reading, transaction
from recruit.web.fields import RadioField, TextField
from recruit.web.form import VersionedForm
from recruit.web.secretariat.seats.loading import called, day_in, seat_name, the_body
from recruit.web.sentences import sentence

if TYPE_CHECKING:
    from datetime import date

    from sqlalchemy.orm import Session

    from recruit.appointments.model import Membership, SubstituteCall
    from recruit.appointments.queries import Occupied
    from recruit.bodies.model import Seat
    from recruit.people.model import Organization

bp = Blueprint("bodies_seats", __name__, url_prefix="/sekretariat/<body:body>/raad/pladser/<id:seat_id>")

#: Whom a seat is for: an organization that has a page of its own, or a field as written.
ORGANISATION, FIELD = "organisation", "omraade"


@dataclass(frozen=True, slots=True)
class Act:
    """Something to do about a seat, and why it cannot be done now when it cannot."""

    label: str
    url: str
    reasons: tuple[str, ...] = ()


@bp.get("")
@requires(May.MANAGE_BODIES)
def seat(body: BodyRef, seat_id: UUID) -> ResponseReturnValue:
    with reading() as session:
        found = the_body(session, body)
        one = queries.occupied_seat(session, found, seat_id)
        day = day_in(one.term)
        return render_template(
            "secretariat/seats/seat.html",
            body=found,
            one=one,
            day=day,
            member=one.member(on=day),
            over=queries.holding_over(session, one.term, on=day).get(one.seat.id),
            acts=_acts(body, one, day),
            on_leave=_on_leave(session, one.member(on=day), day),
            endings=endings_of(session, [held.id for held in (*one.members, *one.substitutes)]),
            name=seat_name(one.seat),
            title=lambda holding: called(found, holding, day),
            word=word,
        )


def _on_leave(session: "Session", member: "Membership | None", day: "date") -> "SubstituteCall | None":
    """Return the call that says that whoever sits there is on leave on a day."""
    calls = substitution.calls_for(session, member) if member else ()
    return next((one for one in calls if one.leave_days and day in one.leave_days), None)


def _acts(body: BodyRef, one: "Occupied", day: "date") -> list[Act]:
    """Return what can be done about the seat as such, the first one first."""
    has_member = one.member(on=day) is not None or one.coming(on=day) is not None
    seating = rules.may_be_filled(held.span for held in one.members)
    standing_in = rules.may_have_substitutes(one.seat.group.arrangement, has_member=has_member)
    owner = one.seat.represents_id or one.seat.group.nominating_id
    replacing = "bodies_membership_replacing.replacing"
    writes = [url_for(replacing, body=body, organization_id=owner, plads=one.seat.id)] if owner else []
    return [
        _act(_("Seat somebody"), "bodies_seating.member", body, one, seating),
        _act(_("Add a substitute"), "bodies_seating.substitute", body, one, standing_in),
        *(Act(_("The organisation has written: a new representative"), url) for url in writes),
        _act(_("Change whom the seat is for"), "bodies_seats.purpose", body, one, ()),
    ]


def _act(label: str, endpoint: str, body: BodyRef, one: "Occupied", reasons: tuple[Refusal, ...]) -> Act:
    url = url_for(endpoint, body=body, seat_id=one.seat.id)
    return Act(label, url, tuple(sentence(reason) for reason in reasons))


@dataclass(frozen=True, slots=True)
class Purpose:
    """Whom a seat is for, as the form asks it. It is short enough to be its own version."""

    represents: str
    kind: str
    unit: str

    @classmethod
    def of(cls, seat: "Seat", day: "date") -> "Purpose":
        """Return whom the seat is for."""
        kind = FIELD if seat.represents_text else ORGANISATION
        return cls(seat.represents_on(day) or "", kind, seat.represents_unit or "")

    @property
    def version(self) -> str:
        """Return what changes whenever somebody saves something else."""
        return f"{self.kind}:{self.represents}:{self.unit}"


class PurposeForm(VersionedForm):
    """Whom a seat is for."""

    represents = TextField(
        _l("Whom is the seat for?"), width="l", hint=_l("Such as Frivilligcenter Eksempelby. Leave empty for anybody.")
    )
    kind = RadioField(
        _l("Is that an organisation?"),
        choices=[(ORGANISATION, _l("An organisation")), (FIELD, _l("A field, such as schools or business"))],
    )
    unit = TextField(_l("Part of the organisation"), [Optional()], width="l", hint=_l("Such as Lokaludvalget"))


@bp.route("/hvem-den-er-for", methods=["GET", "POST"])
@requires(May.MANAGE_BODIES)
def purpose(body: BodyRef, seat_id: UUID) -> ResponseReturnValue:
    with reading() as session:
        found = the_body(session, body)
        one = queries.occupied_seat(session, found, seat_id)
        name, form = seat_name(one.seat), PurposeForm(obj=Purpose.of(one.seat, day_in(one.term)))
    if form.validate_on_submit():
        with form.refusals(), transaction() as session:
            form.claim(session)
            one = queries.occupied_seat(session, the_body(session, body), seat_id)
            form.check(Purpose.of(one.seat, day_in(one.term)))
            by, now = current_actor(), clock.now()
            whom = _whom(session, form)
            bodies.reserve_seat(session, one.seat, whom, unit=form.unit.data or None, by=by, now=now)
            flash(_("It is saved whom the seat is for."))
            return form.done(session, url_for(".seat", body=body, seat_id=seat_id))
    page = "secretariat/seats/purpose.html"
    return render_template(page, form=form, body=found, seat_id=seat_id, name=name), form.status


def _whom(session: "Session", form: PurposeForm) -> "Organization | str | None":
    """Return the organization that is named, a new one where none is known, or the field as written."""
    written = str(form.represents.data or "")
    if not written or form.kind.data == FIELD:
        return written or None
    known = people_queries.organization_called(session, written)
    by, now = current_actor(), clock.now()
    return known or people.create_organization(session, written, Classification.ASSOCIATION, by=by, now=now)
