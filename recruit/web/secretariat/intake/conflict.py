"""What a document says twice about somebody: one decides what is right, or that neither is."""

from uuid import UUID

from flask import Blueprint, abort, render_template
from flask.typing import ResponseReturnValue

from recruit.foundation import clock
from recruit.foundation.i18n import gettext as _
from recruit.foundation.i18n import lazy as _l
from recruit.intake import operations
from recruit.intake.formats.stored import unpack, unpack_decisions
from recruit.intake.rules.proposals.decisions import NEITHER
from recruit.intake.rules.reading import About, Conflict, Reading
from recruit.web.access import May, current_actor, requires
from recruit.web.extensions import reading, transaction
from recruit.web.fields import RadioField, Required
from recruit.web.form import VersionedForm
from recruit.web.secretariat.intake.guide import back_to, open_reading
from recruit.web.secretariat.intake.standing import Standing
from recruit.web.secretariat.intake.words import contradiction, fact_in_words, place_in_words

bp = Blueprint("intake_conflict", __name__, url_prefix="/sekretariat/indlaes/<id:reading_id>/modsigelser")

#: The answer on the page when neither fact is to be used.
NONE_OF_THEM = "ingen-af-dem"


class ConflictForm(VersionedForm):
    """Which of the facts holds."""

    fact = RadioField(_l("What is right?"), [Required()])


@bp.route("/<int:place>", methods=["GET", "POST"])
@requires(May.READ_IN)
def conflict(reading_id: UUID, place: int) -> ResponseReturnValue:
    with reading() as session:
        found = open_reading(session, reading_id)
    read = unpack(found.content) if found.content else None
    if read is None or place >= len(read.conflicts):
        abort(404)
    asked, decided = read.conflicts[place], unpack_decisions(found.decisions).conflicts.get(place)
    form = ConflictForm(data={"fact": _shown(decided), "version": Standing.of(decided).version})
    _offer(form, asked, read)
    if form.validate_on_submit():
        with form.refusals(), transaction() as session:
            form.claim(session)
            waiting = open_reading(session, reading_id, for_change=True)
            stands = unpack_decisions(waiting.decisions).conflicts.get(place)
            form.check(Standing.of(stands), stands={"fact": _shown(stands)})
            fact = NEITHER if form.fact.data == NONE_OF_THEM else form.fact.data
            operations.decide_conflict(session, waiting, place, fact, by=current_actor(), now=clock.now())
            return form.done(session, _back(waiting.id, read, asked))
    told = contradiction(asked, None, read)
    page = "secretariat/intake/conflict.html"
    return render_template(page, form=form, reading=found, heading=_heading(asked), told=told), form.status


def _heading(asked: Conflict) -> str:
    if asked.about is About.SEATS:
        return _("How many seats are there?")
    return _("What is right about %(name)s?", name=asked.name)


def _back(reading_id: UUID, read: Reading, asked: Conflict) -> str:
    """Return the address of whom it is about, or of the member groups."""
    if asked.about is About.SEATS:
        return back_to(reading_id, read, 0, "grupper")
    numbers = (number for number, listed in enumerate(read.people) if listed.name == asked.name)
    return back_to(reading_id, read, _line(asked, read), f"person-{next(numbers, 0)}")


def _line(asked: Conflict, read: Reading) -> int:
    """Return the line on which whom it is about stands, among those that it is about."""
    theirs = (one.line for one in read.people if one.name == asked.name and one.line in asked.lines)
    return next(theirs, asked.lines[0])


def _shown(fact: str | None) -> str | None:
    return NONE_OF_THEM if fact == NEITHER else fact


def _offer(form: ConflictForm, asked: Conflict, read: Reading) -> None:
    """Offer each fact with the line where it stands."""
    known = [(fact, _choice(asked, fact)) for fact in asked.facts]
    form.fact.choices = [*known, (NONE_OF_THEM, _("None of them") if len(known) > 1 else _denial(asked))]
    lines = dict(zip(asked.facts, asked.lines if len(known) > 1 else [_line(asked, read)], strict=False))
    form.fact.hints = {fact: place_in_words(read.where(line)) for fact, line in lines.items()}


def _choice(asked: Conflict, fact: str) -> str:
    words = fact_in_words(asked.about, fact)
    if asked.about is About.UNTIL and len(asked.facts) == 1:
        return _("The place ended then: %(day)s is the last day that is known", day=words)
    return words


def _denial(asked: Conflict) -> str:
    """Return the other answer to a question about a single fact."""
    return _("The person still has the place") if asked.about is About.UNTIL else _("Not this person, or not any more")
