"""What a member has said at the yearly check in another way than behind the link: on paper, by telephone, in person."""

from typing import TYPE_CHECKING
from uuid import UUID

from flask import Blueprint, flash, render_template, url_for
from flask.typing import ResponseReturnValue
from sqlalchemy.orm import Session

from recruit.appointments.operations import yearly_check as operations
from recruit.appointments.queries import yearly_check as queries
from recruit.appointments.rules.yearly_check import LONGEST_NOTE, CheckAnswer
from recruit.foundation import clock
from recruit.foundation.i18n import _, _l
from recruit.foundation.refusal import NotFound
from recruit.people import queries as people
from recruit.people.operations.own import correct_own
from recruit.recruitment.rules import Manner
from recruit.reports.words import word
from recruit.web.access import May, current_actor, requires
from recruit.web.contact_fields import ContactFields, written_of
from recruit.web.converters import BodyRef
from recruit.web.extensions import reading, transaction
from recruit.web.fields import RadioField, Required, TextAreaField
from recruit.web.form import VersionedForm
from recruit.web.people import note_look
from recruit.web.secretariat.members.loading import locked, sitting
from recruit.web.secretariat.seats.loading import the_body

if TYPE_CHECKING:
    from recruit.bodies.model import Body
    from recruit.people.model import Person

PREFIX = "/sekretariat/<body:body>/raad/aarligt-tjek/<id:person_id>"
bp = Blueprint("members_check_answer", __name__, url_prefix=PREFIX)

#: What the secretary can hear.
ANSWERS = {
    CheckAnswer.CONFIRMED: _l("It is all right"),
    CheckAnswer.CORRECTED: _l("Something is different"),
    CheckAnswer.MOVED: _l("Has moved out of the municipality"),
}


class AnswerForm(ContactFields, VersionedForm):
    answer = RadioField(
        _l("What does the member say?"),
        [Required()],
        choices=[(answer.value, label) for answer, label in ANSWERS.items()],
        hints={CheckAnswer.MOVED.value: _l("Nothing happens by itself: you register the departure afterwards.")},
    )
    note = TextAreaField(
        _l("Something else that has changed"),
        marked=False,
        hint=_l("Such as organisation or office, in the member's words."),
        render_kw={"maxlength": LONGEST_NOTE},
    )
    manner = RadioField(_l("How did it come?"), [Required()])


@bp.route("/svar", methods=["GET", "POST"])
@requires(May.MANAGE_BODIES)
def answer(body: BodyRef, person_id: UUID) -> ResponseReturnValue:
    """Write down what a member says; whoever was not asked yet counts as asked now, without a letter."""
    with reading() as session:
        council = the_body(session, body)
        person = _member(session, council, person_id)
        check = queries.check_of(session, council, person_id, clock.today().year)
    form = AnswerForm(data=written_of(person) | {"version": person.version})
    form.manner.choices = [(one.value, word(one)) for one in Manner if one is not Manner.ONLINE]
    if form.validate_on_submit():
        with form.refusals(), transaction() as session:
            form.claim(session)
            ours = locked(session, body)
            _member(session, ours, person_id)
            owner = people.person(session, person_id, for_change=True)
            form.check(owner, stands=written_of(owner))
            is_new = correct_own(session, owner, owner.name, form.reached(), by=current_actor(), now=clock.now())
            asked = operations.asked_in_person(session, ours, owner, by=current_actor(), now=clock.now())
            operations.answer(
                session,
                asked,
                CheckAnswer(form.answer.data),
                note=str(form.note.data or ""),
                has_corrected=is_new,
                manner=Manner(form.manner.data),
                by=current_actor(),
                now=clock.now(),
            )
            flash(_("The answer is written down."))
            return form.done(session, url_for("members_check.overview", body=ours))
    note_look(person)
    page = "secretariat/members/check_answer.html"
    return render_template(page, form=form, body=council, person=person, check=check, answers=ANSWERS), form.status


def _member(session: Session, council: "Body", person_id: UUID) -> "Person":
    """Return a member of the council, with other names and contacts. Raises NotFound for anybody else."""
    found = next((one for one in sitting(session, council) if one.id == person_id), None)
    if found is None:
        raise NotFound("person")
    return found
