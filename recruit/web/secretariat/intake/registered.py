"""What a document says otherwise than what is registered of somebody: keep what stands, or take what it says."""

from uuid import UUID

from flask import Blueprint, abort, render_template
from flask.typing import ResponseReturnValue

from recruit.foundation import clock
from recruit.foundation.i18n import format_date
from recruit.foundation.i18n import gettext as _
from recruit.foundation.i18n import lazy as _l
from recruit.intake import operations
from recruit.intake.formats.stored import unpack_decisions
from recruit.intake.rules.proposals.decisions import Side
from recruit.intake.rules.proposals.registered import Discrepancy
from recruit.intake.rules.reading import About
from recruit.web.access import May, current_actor, requires
from recruit.web.extensions import reading, transaction
from recruit.web.fields import RadioField, Required
from recruit.web.form import VersionedForm
from recruit.web.people import note_look, person_to_see
from recruit.web.secretariat.intake.guide import back_to, open_reading
from recruit.web.secretariat.intake.standing import Standing
from recruit.web.secretariat.intake.view import View, view
from recruit.web.secretariat.intake.words import ABOUT, CONTACTS, discrepancy, fact_in_words, place_in_words

bp = Blueprint("intake_registered", __name__, url_prefix="/sekretariat/indlaes/<id:reading_id>/personer")


class SideForm(VersionedForm):
    """Whose word holds."""

    holds = RadioField(_l("What is right?"), [Required()])


@bp.route("/<int:number>/<about>", methods=["GET", "POST"])
@requires(May.READ_IN)
def registered(reading_id: UUID, number: int, about: str) -> ResponseReturnValue:
    with reading() as session:
        shown = view(session, open_reading(session, reading_id))
        one = _discrepancy(shown, number, about)
        whom = person_to_see(session, _person(shown, number))
    decided = shown.decisions.registered.get((number, one.about))
    form = SideForm(data={"holds": one.holds, "version": Standing.of((decided, one.compared)).version})
    _offer(form, one, shown)
    if form.validate_on_submit():
        with form.refusals(), transaction() as session:
            form.claim(session)
            waiting = open_reading(session, reading_id, for_change=True)
            stands = unpack_decisions(waiting.decisions).registered.get((number, one.about))
            form.check(Standing.of((stands, one.compared)), stands={"holds": stands.side if stands else None})
            side, by, now = Side(form.holds.data), current_actor(), clock.now()
            operations.decide_registered(session, waiting, one, side, by=by, now=now)
            return form.done(session, back_to(reading_id, shown.found, one.line, f"person-{number}"))
    if one.about in CONTACTS:
        note_look(whom)
    heading = _("%(about)s of %(name)s", about=ABOUT[one.about], name=shown.by_number[number].listed.name)
    page = "secretariat/intake/registered.html"
    return render_template(page, form=form, view=shown, heading=heading, told=discrepancy(one)), form.status


def _discrepancy(shown: View, number: int, about: str) -> Discrepancy:
    found = shown.by_number[number].discrepancies if number in shown.by_number else ()
    known = About(about) if about in set(About) else None
    return next((one for one in found if one.about is known), None) or abort(404)


def _person(shown: View, number: int) -> UUID:
    """Return who is meant: only of somebody known is anything registered."""
    known = shown.by_number[number].known
    return known.id if known else abort(404)


def _offer(form: SideForm, one: Discrepancy, shown: View) -> None:
    """Offer both facts, each with where it comes from."""
    keeps = fact_in_words(one.about, one.registered) if one.registered else _("Nothing")
    form.holds.choices = [
        (Side.REGISTERED.value, _("Keep: %(fact)s", fact=keeps)),
        (Side.FILE.value, _("Take: %(fact)s", fact=fact_in_words(one.about, one.read))),
    ]
    line = place_in_words(shown.found.where(one.line))
    form.holds.hints = {
        Side.REGISTERED.value: _came_from(one),
        Side.FILE.value: _("%(place)s of this document", place=line),
    }


def _came_from(one: Discrepancy) -> str:
    """Say from which document what is registered came, where it came from one."""
    if one.source is None:
        return _("Registered by hand") if one.registered else ""
    day = format_date(clock.local(one.source.read_at).date())
    if one.source.name:
        return _("From %(file)s, read in on %(day)s", file=one.source.name, day=day)
    return _("From a text that was read in on %(day)s", day=day)
