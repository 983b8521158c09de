"""Besæt pladserne: a name for each vacant seat of a term, one first day and one decision for all of them."""

from collections.abc import Sequence
from dataclasses import replace
from typing import TYPE_CHECKING, Any

from flask import Blueprint, flash, render_template, request, url_for
from flask.typing import ResponseReturnValue
from sqlalchemy.orm import Session
from wtforms.validators import Optional

from recruit.appointments import operations, queries
from recruit.appointments.rules import NewMembership
from recruit.bodies.rules import SeatType
from recruit.foundation import clock
from recruit.foundation.dates import PartialDate
from recruit.foundation.i18n import gettext as _
from recruit.foundation.i18n import lazy as _l
from recruit.foundation.i18n import ngettext
from recruit.foundation.refusal import Refusal, Refused, refuse_if
from recruit.web.access import May, current_actor, requires
from recruit.web.converters import BodyRef
from recruit.web.extensions import reading, transaction
from recruit.web.fields import PartialDateField, RadioField, Required, SelectField, TextField
from recruit.web.form import ActingForm
from recruit.web.secretariat.choosing import meant, options
from recruit.web.secretariat.seats.loading import day_in, decision_of, decisions, first_day_in, represents, the_body
from recruit.web.secretariat.seats.overview import by_group, chosen_term, term_choices

if TYPE_CHECKING:
    from datetime import date

    from recruit.appointments.queries import Occupied
    from recruit.bodies.model import Body, Decision

bp = Blueprint("bodies_filling", __name__, url_prefix="/sekretariat/<body:body>/raad/pladser/besaet")


class FillingForm(ActingForm):
    """What all the seats share; `with_rows` adds the fields of each seat."""

    since = PartialDateField(_l("First day as member"), [Required()])
    decision = SelectField(_l("The decision that appoints them"), [Optional()])

    def row(self, one: "Occupied") -> dict[str, Any]:
        """Return the fields of a seat: name, who, and party where there is one."""
        return {
            part: self[f"{part}_{one.seat.id.hex}"]
            for part in ("name", "who", "party")
            if f"{part}_{one.seat.id.hex}" in self
        }


@bp.route("", methods=["GET", "POST"])
@requires(May.MANAGE_BODIES)
def filling(body: BodyRef) -> ResponseReturnValue:
    with reading() as session:
        found = the_body(session, body)
        terms, term = chosen_term(session, found)
        seats = [one for one in queries.occupied_seats(session, term) if _is_offered(one, day_in(term))]
        over = queries.holding_over(session, term, on=day_in(term))
        form = with_rows(seats, day=day_in(term), since=first_day_in(term))
        form.decision.choices = decisions(session, found)
        _offer(session, form, seats)
        choices = term_choices(".filling", found, terms, term)
        page = {"body": found, "term": term, "groups": by_group(seats), "over": over, "choices": choices}
    if form.validate_on_submit():
        with form.refusals(), transaction() as session:
            form.claim(session)
            found = the_body(session, body)
            number = _fill(session, found, form, seats)
            flash(ngettext("One person has a seat now.", "%(num)s people have a seat now.", number))
            return form.done(session, url_for("bodies_overview.seats", body=found, periode=term.label))
    return render_template("secretariat/seats/filling.html", form=form, **page), form.status


def with_rows(seats: Sequence["Occupied"], *, day: "date", since: "date") -> FillingForm:
    """Return the form with a name for each of these seats, for whom they are on a day, and the first day proposed."""
    fields: dict[str, Any] = {}
    for one in seats:
        whom = represents(one, day)
        label = _("Seat %(number)s", number=one.seat.number) + (f": {whom}" if whom else "")
        fields[f"name_{one.seat.id.hex}"] = TextField(label, width="l", marked=False)
        fields[f"who_{one.seat.id.hex}"] = RadioField(_("Who is it?"), [Optional()], marked=False)
        if one.seat.group.seat_type is SeatType.MUNICIPAL_COUNCIL:
            fields[f"party_{one.seat.id.hex}"] = TextField(_("Party"), width="m")
    form: FillingForm = type("FillingForm", (FillingForm,), fields)(data={"since": PartialDate(since)})
    return form


def _is_offered(one: "Occupied", day: "date") -> bool:
    """Return True for a vacant seat, and for one that somebody has filled while its name was being typed."""
    vacant = one.member(on=day) is None and one.coming(on=day) is None
    return vacant or bool(request.form.get(f"name_{one.seat.id.hex}", "").strip())


def _offer(session: Session, form: FillingForm, seats: Sequence["Occupied"]) -> None:
    rows = [form.row(one) for one in seats]
    alike = options(session, {row["name"].data for row in rows if row["name"].data})
    for row in rows:
        row["who"].choices = alike.get(row["name"].data, [])


def _fill(session: Session, body: "Body", form: FillingForm, seats: Sequence["Occupied"]) -> int:
    """Seat everybody who was named. Raises Refused for all of them at once, each reason at its seat."""
    written = [one for one in seats if form.row(one)["name"].data]
    if not written:
        raise Refused([Refusal("no-name-written")])
    decision, reasons = decision_of(session, body, form.decision.data), []
    for one in written:
        try:
            _seat(session, form, one, decision)
        except Refused as refused:
            reasons += [_at(one, refusal) for refusal in refused.refusals]
    refuse_if(reasons)
    return len(written)


def _seat(session: Session, form: FillingForm, one: "Occupied", decision: "Decision | None") -> None:
    row = form.row(one)
    person = meant(session, row["name"].data, row["who"])
    party = row["party"].data if "party" in row else None
    new = NewMembership(form.since.data, party=party or None)
    operations.take_seat(session, one.seat, person, new, decision=decision, by=current_actor(), now=clock.now())


def _at(one: "Occupied", refusal: Refusal) -> Refusal:
    """Say a reason at the row that it is about; the first day is shared by all."""
    if refusal.field == "since":
        return refusal
    part = refusal.field if refusal.field in ("who", "party") else "name"
    return replace(refusal, field=f"{part}_{one.seat.id.hex}")
