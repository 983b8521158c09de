"""Fordel pladserne: the groups of the municipal council share places by d'Hondt's divisors, and say who has them."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from hashlib import sha256
from typing import TYPE_CHECKING, Any
from uuid import UUID

from flask import Blueprint, flash, render_template, request, url_for
from flask.typing import ResponseReturnValue
from sqlalchemy.orm import Session

from recruit.appointments.operations.cases import proposing
from recruit.appointments.queries import parties
from recruit.appointments.rules.case import DesignateSource, NewDesignate
from recruit.appointments.rules.division import Division, Share
from recruit.appointments.rules.facts import Role
from recruit.bodies.rules import SeatType, SubstituteArrangement
from recruit.foundation import clock
from recruit.foundation.i18n import ngettext
from recruit.foundation.refusal import Refusal, Refused, refuse_if
from recruit.web.access import May, current_actor, requires
from recruit.web.converters import BodyRef
from recruit.web.extensions import reading, transaction
from recruit.web.secretariat.cases.by_hand import as_next
from recruit.web.secretariat.cases.division_form import DivisionForm, Place, form_for, with_places
from recruit.web.secretariat.cases.loading import PREFIX, case_to_change, composition, free_seats, open_case
from recruit.web.secretariat.choosing import meant

if TYPE_CHECKING:
    from recruit.appointments.model import AppointmentCase
    from recruit.bodies.model import SeatGroup

bp = Blueprint("cases_division", __name__, url_prefix=f"{PREFIX}/fordeling")


@bp.route("", methods=["GET", "POST"])
@requires(May.MANAGE_BODIES)
def division(body: BodyRef, case_id: UUID) -> ResponseReturnValue:
    """Divide the places, ask for a lot where one is needed, then for the names, and take them into the case."""
    with reading() as session:
        council, case = open_case(session, body, case_id)
        groups = _political(composition(session, case))
        data = _proposed(session, case, groups) if request.method == "GET" else {"agreed_on": clock.today()}
        form, fields = form_for(groups, data)
        found: Division | None = None
        places: list[tuple[Share, list[Place]]] = []
        if form.validate_on_submit():
            for reason in (*form.hindrances(), *form.slips(), *form.too_late(clock.today())):
                form.refuse(reason)
            if not form.errors:
                found = form.division()
                personal = _has_personal_ones(groups, form.group.data)
                form, places = with_places(session, found, fields, groups, data, substitutes=personal)
                form.validate()
    if found is not None and found.lot is None and not form.errors:
        divided = _digest(form, found)
        if form.seen.data == divided:
            with form.refusals(), transaction() as session:
                form.claim(session)
                ours, changed = case_to_change(session, body, case_id)
                group = composition(session, changed)[UUID(form.group.data)]
                number = _propose(session, form, changed, group, places)
                flash(ngettext("One person is taken into the case.", "%(num)s people are taken into the case.", number))
                return form.done(session, url_for("cases_case.page", body=ours, case_id=case_id))
        form.seen.data = divided
    page = render_template(
        "secretariat/cases/division.html",
        form=form,
        body=council,
        case=case,
        has_groups=bool(groups),
        division=found,
        divisors=_divisors(found),
        places=places,
    )
    return page, form.status


def _political(groups: "Mapping[UUID, SeatGroup]") -> "list[SeatGroup]":
    return [one for one in groups.values() if one.seat_type is SeatType.MUNICIPAL_COUNCIL]


def _has_personal_ones(groups: "Sequence[SeatGroup]", chosen: str) -> bool:
    return any(str(one.id) == chosen and one.arrangement is SubstituteArrangement.PERSONAL for one in groups)


def _proposed(session: Session, case: "AppointmentCase", groups: "Sequence[SeatGroup]") -> dict[str, Any]:
    """Return what the form begins with: the groups as the municipal council's own list has them, and the free seats."""
    data: dict[str, Any] = {"agreed_on": clock.today()}
    if groups:
        free = free_seats(session, case.term, groups)
        data |= {"group": str(groups[0].id), "places": free[groups[0].id] or len(groups[0].seats)}
    for number, (party, members) in enumerate(parties.parties(session, on=clock.today()), 1):
        data |= {f"name_{number}": party, f"members_{number}": members}
    return data


def _digest(form: DivisionForm, found: Division) -> str:
    """Return what was divided, so that names are taken for no other division than the one that was shown."""
    shares = [(one.names, one.members, one.places) for one in found.shares]
    return sha256(repr((form.group.data, shares)).encode()).hexdigest()


def _divisors(found: Division | None) -> list[int]:
    return list(range(1, max((max(one.quotients, default=0) for one in found.shares), default=0) + 1)) if found else []


def _propose(
    session: Session,
    form: DivisionForm,
    case: "AppointmentCase",
    group: "SeatGroup",
    places: Sequence[tuple[Share, Sequence[Place]]],
) -> int:
    """Take everybody who is named into the case, each refusal at its name; return how many. Raises Refused."""
    named = [(share, one) for share, some in places for one in some if one.name.data]
    lonely = [
        one for _share, some in places for one in some if one.substitute and one.substitute.data and not one.name.data
    ]
    reasons = [Refusal("substitute-needs-a-member", field=one.substitute.short_name) for one in lonely]
    refuse_if([*reasons, *([] if named or lonely else [Refusal("no-name-written")])])
    number = 0
    for share, one in named:
        party = share.names[0] if len(share.names) == 1 else (one.party.data or None)
        new = NewDesignate(group.id, DesignateSource.POLITICAL_GROUP, form.agreed_on.data, party=party)
        try:
            number += _one(session, case, group, new, one)
        except Refused as refused:
            reasons += [_at(one, reason) for reason in refused.refusals]
    refuse_if(reasons)
    return number


def _one(session: Session, case: "AppointmentCase", group: "SeatGroup", new: NewDesignate, place: Place) -> int:
    by, now = current_actor(), clock.now()
    person = meant(session, place.name.data, place.who, field=place.who.short_name)
    member = proposing.propose(session, case, replace(new, person=person.id), by=by, now=now)
    if not (place.substitute and place.substitute.data):
        return 1
    other = meant(session, place.substitute.data, place.substitute_who, field=place.substitute_who.short_name)
    behind = replace(new, person=other.id, role=Role.SUBSTITUTE, stands_in_for=member.id)
    proposing.propose(session, case, as_next(behind, case, group), by=by, now=now)
    return 2


def _at(place: Place, reason: Refusal) -> Refusal:
    """Say a reason at the name that it is about."""
    fields = (place.name, place.who, place.party, place.substitute, place.substitute_who)
    known = reason.field in {field.short_name for field in fields if field is not None}
    return reason if known else replace(reason, field=place.name.short_name)
