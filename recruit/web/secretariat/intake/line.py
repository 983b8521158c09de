"""A line that was not understood: somebody stands there, or it says nothing."""

from typing import Any
from uuid import UUID

from flask import Blueprint, abort, render_template
from flask.typing import ResponseReturnValue
from wtforms import ValidationError

from recruit.foundation import clock
from recruit.foundation.i18n import gettext as _
from recruit.foundation.i18n import lazy as _l
from recruit.intake import operations
from recruit.intake.formats.stored import unpack, unpack_decisions
from recruit.intake.rules.proposals.decisions import Correction, Decisions
from recruit.web.access import May, current_actor, requires
from recruit.web.extensions import reading, transaction
from recruit.web.fields import CheckboxField, RadioField, Required, TextField
from recruit.web.form import VersionedForm
from recruit.web.secretariat.intake.guide import back_to, open_reading
from recruit.web.secretariat.intake.standing import Standing
from recruit.web.secretariat.intake.words import TROUBLES, place_in_words

bp = Blueprint("intake_line", __name__, url_prefix="/sekretariat/indlaes/<id:reading_id>/linjer")

SOMEBODY, NOTHING = "person", "ingenting"


class LineForm(VersionedForm):
    """What a line says."""

    what = RadioField(
        _l("What is it?"),
        [Required()],
        choices=[(SOMEBODY, _l("It is a person")), (NOTHING, _l("It is nothing: leave the line out"))],
    )
    name = TextField(_l("The person's name"), width="l", marked=False, render_kw={"dir": "auto"})
    remember = CheckboxField(
        _l("Remember for the next time that such a line is nothing"),
        hint=_l("The same words are then left out of every document. It can be taken back."),
    )

    def validate_name(self, field: Any) -> None:
        """A person has a name."""
        if self.what.data == SOMEBODY and not field.data:
            raise ValidationError(str(_l("Write the name.")))

    def correction(self) -> Correction | None:
        """Return who stands there, without a place until one is chosen; None for nobody."""
        return Correction(None, None, name=str(self.name.data)) if self.what.data == SOMEBODY else None


@bp.route("/<int:line>", methods=["GET", "POST"])
@requires(May.READ_IN)
def line(reading_id: UUID, line: int) -> ResponseReturnValue:
    with reading() as session:
        found = open_reading(session, reading_id)
    read = unpack(found.content) if found.content else None
    asked = next((one for one in read.not_understood if one.line == line), None) if read else None
    if read is None or asked is None:
        abort(404)
    decided = unpack_decisions(found.decisions)
    form = LineForm(data={**_written(decided, line), "version": _standing(decided, line).version})
    if form.validate_on_submit():
        with form.refusals(), transaction() as session:
            form.claim(session)
            waiting = open_reading(session, reading_id, for_change=True)
            stands = unpack_decisions(waiting.decisions)
            form.check(_standing(stands, line), stands=_written(stands, line))
            correction, by, now = form.correction(), current_actor(), clock.now()
            remember = bool(form.remember.data)
            operations.decide_line(session, waiting, line, correction, by=by, now=now, remember=remember)
            return form.done(session, back_to(waiting.id, read, line))
    where = place_in_words(read.where(line))
    trouble = _(TROUBLES[asked.trouble], value=asked.value)
    page = "secretariat/intake/line.html"
    return render_template(page, form=form, reading=found, asked=asked, where=where, trouble=trouble), form.status


def _standing(decided: Decisions, line: int) -> Standing:
    """Return the fingerprint of what is decided: nothing yet, that nobody stands there, or who does."""
    return Standing.of([decided.lines[line]] if line in decided.lines else [])


def _written(decided: Decisions, line: int) -> dict[str, Any]:
    """Return what is decided in the terms of the form."""
    if line not in decided.lines:
        return {"what": None, "name": ""}
    somebody = decided.lines[line]
    return {"what": SOMEBODY if somebody else NOTHING, "name": somebody.name if somebody else ""}
