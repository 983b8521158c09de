"""One person of a document: everything that was understood of them can be corrected, and remembered."""

from uuid import UUID

from flask import Blueprint, abort, render_template, request, url_for
from flask.typing import ResponseReturnValue
from sqlalchemy.orm import Session

from recruit.foundation import clock
from recruit.intake import operations
from recruit.intake.formats.stored import unpack_decisions
from recruit.intake.rules.proposals.decisions import Correction, Decisions
from recruit.intake.rules.proposals.lessons import phrase_of
from recruit.intake.rules.proposals.proposal import Proposal
from recruit.intake.rules.proposals.states import State
from recruit.web.access import May, current_actor, requires
from recruit.web.extensions import reading, transaction
from recruit.web.secretariat.choosing import NEW_PERSON
from recruit.web.secretariat.intake.guide import back_to, open_reading
from recruit.web.secretariat.intake.lines import person_row
from recruit.web.secretariat.intake.person_form import PersonForm, written
from recruit.web.secretariat.intake.standing import Standing
from recruit.web.secretariat.intake.view import View, view
from recruit.web.secretariat.intake.whom import offer

bp = Blueprint("intake_person", __name__, url_prefix="/sekretariat/indlaes/<id:reading_id>/personer")

#: What the buttons send: save and go on to who waits next, save, or search.
NEXT, SAVE, SEARCH = "naeste", "gem", "soeg"


@bp.route("/<int:number>", methods=["GET", "POST"])
@requires(May.READ_IN)
def person(reading_id: UUID, number: int) -> ResponseReturnValue:
    with reading() as session:
        shown = view(session, open_reading(session, reading_id))
        proposal = _proposal(shown, number)
        form = _form(shown, proposal)
        offer(session, form.who, proposal, str(form.sought.data or ""))
    # Return pressed in another field sends the first button of the page, which is the one that searches.
    searches = request.form.get("trin") == SEARCH and bool(form.sought.data)
    if not searches and form.validate_on_submit():
        with form.refusals(), transaction() as session:
            form.claim(session)
            return form.done(session, _save(session, form, shown, number))
    status = 200 if searches else form.status
    row = person_row(shown, proposal)
    buttons = {"save": SAVE, "next": NEXT, "search": SEARCH}
    page = "secretariat/intake/person.html"
    return render_template(page, form=form, view=shown, proposal=proposal, row=row, buttons=buttons), status


def _proposal(shown: View, number: int) -> Proposal:
    """Return the person of this number; 404 where there is none, and for whoever has been put in already."""
    proposal = shown.by_number.get(number)
    if proposal is None or proposal.state is State.APPLIED:
        abort(404)
    return proposal


def _form(shown: View, proposal: Proposal) -> PersonForm:
    """Return the form as it was decided, or as it was read, with whoever seems to be meant ticked."""
    data = written(proposal.correction or Correction.of(proposal.listed), shown.read_name(proposal))
    meant = str(proposal.known.id) if proposal.known else None if proposal.waits_for_match else NEW_PERSON
    version = Standing.of(proposal.correction).version
    form = PersonForm(data={**data, "who": data["who"] or meant, "version": version})
    form.describe_lesson(phrase_of(shown.read(proposal)))
    return form


def _save(session: Session, form: PersonForm, shown: View, number: int) -> str:
    """Save what is decided, and return where to go on."""
    waiting = open_reading(session, shown.reading_id, for_change=True)
    proposal = shown.by_number[number]
    name = shown.read_name(proposal)
    stands = _decided(shown, unpack_decisions(waiting.decisions), number)
    form.check(Standing.of(stands), stands=written(stands or Correction.of(proposal.listed), name))
    correction, by, now = form.correction(name), current_actor(), clock.now()
    remember = bool(form.remember and form.remember.data)
    operations.decide_person(session, waiting, number, correction, by=by, now=now, remember=remember)
    after = view(session, waiting).next_after(number) if request.form.get("trin") == NEXT else None
    if after:
        return url_for(".person", reading_id=waiting.id, number=after.number)
    return back_to(waiting.id, shown.found, proposal.listed.line, f"person-{number}")


def _decided(shown: View, decisions: Decisions, number: int) -> Correction | None:
    """Return what is decided of somebody now: of a person who was read, or of one that stands on a line."""
    if number < len(shown.found.people):
        return decisions.people.get(number)
    return decisions.lines.get(shown.by_number[number].listed.line)
