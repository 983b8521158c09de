"""The question to a member without e-mail: a text with a link to copy into a message, and a letter to print."""

from contextlib import suppress
from uuid import UUID

from flask import Blueprint, current_app, redirect, render_template, url_for
from flask.typing import ResponseReturnValue
from sqlalchemy.orm import Session

from recruit.foundation import clock, i18n
from recruit.foundation.links import one_time
from recruit.foundation.mail import by_hand
from recruit.foundation.mail import operations as mail
from recruit.foundation.mail.queries import newest_of_kind
from recruit.foundation.mail.rendering import with_link
from recruit.foundation.refusal import NotFound
from recruit.nominations.operations import continuation as operations
from recruit.nominations.operations.continuation import QUESTION
from recruit.nominations.queries import continuation as queries
from recruit.people.rules import ContactKind
from recruit.recruitment.rules import end_of
from recruit.web.access import May, current_actor, requires
from recruit.web.converters import BodyRef
from recruit.web.extensions import reading, transaction
from recruit.web.form import ActingForm
from recruit.web.secretariat.nominations.continuation_answer import member_of
from recruit.web.secretariat.recruitment.loading import open_round, round_to_change

PREFIX = "/sekretariat/<body:body>/rekruttering/<id:round_id>/fortsaet/<id:person_id>"
bp = Blueprint("continuation_paper", __name__, url_prefix=PREFIX)


@bp.route("/besked", methods=["GET", "POST"])
@requires(May.MANAGE_NOMINATIONS)
def message(body: BodyRef, round_id: UUID, person_id: UUID) -> ResponseReturnValue:
    """Offer both ways; a new link is made when the button is pressed, and shown this once."""
    form, text, letter_id = ActingForm(), "", None
    if form.validate_on_submit():
        with form.refusals(), transaction() as session:
            form.claim(session)
            letter_id, text = _with_new_link(session, body, round_id, person_id)
            form.done(session, url_for(".message", body=body, round_id=round_id, person_id=person_id))
    with reading() as session:
        council, round_ = open_round(session, body, round_id, May.MANAGE_NOMINATIONS)
        member = member_of(session, round_, person_id)
    page = render_template(
        "secretariat/nominations/continuation/message.html",
        form=form if form.errors else ActingForm(formdata=None),
        council=council,
        round=round_,
        member=member,
        text=text,
        letter_id=letter_id,
        is_open=clock.now() < end_of(round_.closes_at),
    )
    return page, form.status


def _with_new_link(session: Session, ref: BodyRef, round_id: UUID, person_id: UUID) -> tuple[UUID, str]:
    """Return the question with a link that was made just now, and its id in the log, which does not hold the link."""
    _council, round_ = round_to_change(session, ref, round_id, May.MANAGE_NOMINATIONS)
    person, by, now = member_of(session, round_, person_id).person, current_actor(), clock.now()
    ask = operations.asked_in_person(session, round_, person, by=by, now=now)
    token = operations.hand_link(session, ask, by=by, now=now)
    phone = person.reached_by(ContactKind.PHONE) or person.name
    written = by_hand.queue_message(session, operations.letter(QUESTION, ask, round_, now=now), phone, by=by, now=now)
    return written.id, with_link(written.body, one_time(current_app.config["SETTINGS"].public_url, token))


@bp.get("/brev")
@requires(May.MANAGE_NOMINATIONS)
def letter(body: BodyRef, round_id: UUID, person_id: UUID) -> ResponseReturnValue:
    """Lead to the letter for an envelope; before the member is asked, show how it will read."""
    with reading() as session:
        _council, round_ = open_round(session, body, round_id, May.MANAGE_NOMINATIONS)
        person = member_of(session, round_, person_id).person
        ask = queries.continuation_of(session, round_, person_id)
        with suppress(NotFound):
            if ask:
                written = newest_of_kind(session, f"person:{person_id}", operations.ON_PAPER, since=ask.asked_at)
                return redirect(url_for("letters.letter", letter_id=written.id), code=303)
        text = mail.compose(session, operations.on_paper(person, round_))
        known = queries.known_of(session, person, round_)
    danish = i18n.LANGUAGES[i18n.DEFAULT]
    return render_template("secretariat/nominations/paper_letter.html", text=text, nominee=known, language=danish)
