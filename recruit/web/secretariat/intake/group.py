"""One seat group of a charter: what it is called, how many seats it has and for whom, or that it is left out."""

from typing import Any
from uuid import UUID

from flask import Blueprint, abort, render_template
from flask.typing import ResponseReturnValue

from recruit.bodies.rules import SeatType, may_have_seats
from recruit.foundation import clock
from recruit.foundation.i18n import lazy as _l
from recruit.foundation.refusal import refuse_if
from recruit.intake import operations
from recruit.intake.formats.stored import unpack, unpack_decisions
from recruit.intake.rules.proposals.decisions import GroupCorrection
from recruit.web.access import May, current_actor, requires
from recruit.web.extensions import reading, transaction
from recruit.web.fields import CheckboxField, NumberField, RadioField, Required, TextField
from recruit.web.form import VersionedForm
from recruit.web.secretariat.intake.guide import back_to, open_reading
from recruit.web.secretariat.intake.person_form import SEATS
from recruit.web.secretariat.intake.standing import Standing
from recruit.web.secretariat.intake.words import place_in_words

bp = Blueprint("intake_group", __name__, url_prefix="/sekretariat/indlaes/<id:reading_id>/grupper")


class GroupForm(VersionedForm):
    """One seat group."""

    label = TextField(_l("Name of the member group"), [Required()], width="l")
    seats = NumberField(
        _l("Number of seats"),
        [Required()],
    )
    seat_type = RadioField(_l("What kind of seats are they?"), [Required()], choices=SEATS)
    represents = TextField(_l("Represents"), hint=_l("An association, a field, or a council"), width="l")
    left_out = CheckboxField(_l("Leave the group out"))

    def correction(self) -> GroupCorrection:
        """Return what is decided. Raises Refused when there cannot be so many seats."""
        seats = int(self.seats.data or 0)
        refuse_if(may_have_seats(seats))
        return GroupCorrection(
            label=str(self.label.data),
            seats=seats,
            seat_type=SeatType(self.seat_type.data),
            represents=self.represents.data or None,
            left_out=bool(self.left_out.data),
        )


@bp.route("/<int:place>", methods=["GET", "POST"])
@requires(May.READ_IN)
def group(reading_id: UUID, place: int) -> ResponseReturnValue:
    with reading() as session:
        found = open_reading(session, reading_id)
    read = unpack(found.content) if found.content else None
    if read is None or place >= len(read.groups):
        abort(404)
    asked, decided = read.groups[place], unpack_decisions(found.decisions).groups.get(place)
    form = GroupForm(data={**_written(decided or GroupCorrection.of(asked)), "version": Standing.of(decided).version})
    if form.validate_on_submit():
        with form.refusals(), transaction() as session:
            form.claim(session)
            waiting = open_reading(session, reading_id, for_change=True)
            stands = unpack_decisions(waiting.decisions).groups.get(place)
            form.check(Standing.of(stands), stands=_written(stands or GroupCorrection.of(asked)))
            operations.decide_group(session, waiting, place, form.correction(), by=current_actor(), now=clock.now())
            return form.done(session, back_to(waiting.id, read, 0, "grupper"))
    where = place_in_words(read.where(asked.line))
    page = "secretariat/intake/group.html"
    return render_template(page, form=form, reading=found, asked=asked, where=where), form.status


def _written(correction: GroupCorrection) -> dict[str, Any]:
    """Return what is decided of a group, or read, in the terms of the form."""
    return {
        "label": correction.label,
        "seats": correction.seats,
        "seat_type": correction.seat_type.value,
        "represents": correction.represents,
        "left_out": correction.left_out,
    }
