"""What a substitute has said in another way than behind the link, and taking back that they were asked."""

from typing import TYPE_CHECKING, Any
from uuid import UUID

from flask import Blueprint, current_app, flash, render_template, url_for
from flask.typing import ResponseReturnValue
from sqlalchemy.orm import Session

from recruit.appointments.letters import substitution as letters
from recruit.appointments.operations import calling as operations
from recruit.foundation import clock
from recruit.foundation.i18n import gettext as _
from recruit.foundation.i18n import lazy as _l
from recruit.foundation.links import one_time
from recruit.foundation.mail import operations as mail
from recruit.foundation.mail.rendering import with_link
from recruit.meetings.operations import calling_in, telling
from recruit.recruitment.rules import Manner
from recruit.reports.words import word
from recruit.web.access import May, current_actor, requires
from recruit.web.converters import BodyRef
from recruit.web.extensions import reading, transaction
from recruit.web.fields import RadioField, Required
from recruit.web.form import ActingForm
from recruit.web.secretariat.manners import MANNERS
from recruit.web.secretariat.substitutes.loading import PREFIX, the_ask, the_call
from recruit.web.secretariat.substitutes.words import days_of

if TYPE_CHECKING:
    from recruit.appointments.model import SubstituteAsk, SubstituteCall
    from recruit.bodies.model import Body

bp = Blueprint("bodies_substitutes_answering", __name__, url_prefix=f"{PREFIX}/<id:call_id>/spurgt/<id:ask_id>")

YES, NO = "ja", "nej"


class AnswerForm(ActingForm):
    answer = RadioField(
        _l("What does the substitute say?"),
        [Required()],
        choices=[(YES, _l("Yes, they step in")), (NO, _l("No"))],
        hints={NO: _l("Then you can ask the next one. The substitute stays on the list.")},
    )
    manner = RadioField(_l("How did they say it?"), [Required()], choices=MANNERS)


@bp.route("/svar", methods=["GET", "POST"])
@requires(May.MANAGE_BODIES)
def answer(body: BodyRef, call_id: UUID, ask_id: UUID) -> ResponseReturnValue:
    form = AnswerForm()
    with reading() as session:
        page = _shown(*the_call(session, body, call_id), ask_id)
    if form.validate_on_submit():
        with form.refusals(), transaction() as session:
            form.claim(session)
            found, call = the_call(session, body, call_id, lock=True)
            asked, manner, yes = the_ask(call, ask_id), Manner(form.manner.data), form.answer.data == YES
            by, now = current_actor(), clock.now()
            operations.hear(session, found, call, asked, manner, accepts=yes, by=by, now=now)
            flash(_("What %(name)s says is written down.", name=asked.substitute.person.name))
            if calling_in.go_on(session, found, call, by=by, now=now):
                flash(_("The next substitute is asked by itself."))
            return form.done(session, page["back"])
    return render_template("secretariat/substitutes/answer.html", form=form, word=word, **page), form.status


@bp.route("/tilbage", methods=["GET", "POST"])
@requires(May.MANAGE_BODIES)
def withdraw(body: BodyRef, call_id: UUID, ask_id: UUID) -> ResponseReturnValue:
    form = ActingForm()
    with reading() as session:
        found, call = the_call(session, body, call_id)
        page = _shown(found, call, ask_id)
        text = mail.compose(session, letters.not_needed(page["asked"], found))
    if form.validate_on_submit():
        with form.refusals(), transaction() as session:
            form.claim(session)
            ours, locked = the_call(session, body, call_id, lock=True)
            asked, by, now = the_ask(locked, ask_id), current_actor(), clock.now()
            is_told = operations.withdraw(session, ours, locked, asked, by=by, now=now)
            telling.stop_needless(session, ours, by=by, now=now)
            name = asked.substitute.person.name
            flash(_("It is taken back, and %(name)s is told.", name=name) if is_told else _("It is taken back."))
            return form.done(session, page["back"])
    return render_template("secretariat/substitutes/withdrawing.html", form=form, text=text, **page), form.status


@bp.route("/besked", methods=["GET", "POST"])
@requires(May.MANAGE_BODIES)
def message(body: BodyRef, call_id: UUID, ask_id: UUID) -> ResponseReturnValue:
    """Offer a text to copy; a new link is made when the button is pressed, and shown this once."""
    form, text, letter_id = ActingForm(), "", None
    if form.validate_on_submit():
        with form.refusals(), transaction() as session:
            form.claim(session)
            letter_id, text = _with_new_link(session, body, call_id, ask_id)
            form.done(session, url_for(".message", body=body, call_id=call_id, ask_id=ask_id))
    with reading() as session:
        page = _shown(*the_call(session, body, call_id), ask_id)
    shown = form if form.errors else ActingForm(formdata=None)
    page |= {"text": text, "letter_id": letter_id}
    return render_template("secretariat/substitutes/message.html", form=shown, **page), form.status


def _with_new_link(session: Session, ref: BodyRef, call_id: UUID, ask_id: UUID) -> tuple[UUID, str]:
    """Return the question with a link that was made just now, and its id in the log, which does not hold the link."""
    found, call = the_call(session, ref, call_id, lock=True)
    asked, by, now = the_ask(call, ask_id), current_actor(), clock.now()
    written, token = operations.hand_link(session, found, call, asked, by=by, now=now)
    return written.id, with_link(written.body, one_time(current_app.config["SETTINGS"].public_url, token))


def _shown(body: "Body", call: "SubstituteCall", ask_id: UUID) -> dict[str, Any]:
    asked: SubstituteAsk = the_ask(call, ask_id)
    return {
        "body": body,
        "call": call,
        "asked": asked,
        "name": asked.substitute.person.name,
        "days": days_of(call),
        "status": asked.facts().status(now=clock.now()),
        "back": url_for("bodies_substitutes_call.call", body=body, call_id=call.id),
    }
