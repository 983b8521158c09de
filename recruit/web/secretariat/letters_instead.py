"""Sending a letter that no mailbox takes on paper, or by Digital Post, instead; there it says what it is about."""

from typing import TYPE_CHECKING
from uuid import UUID

from flask import Blueprint, flash, redirect, render_template, url_for
from flask.typing import ResponseReturnValue
from sqlalchemy.orm import Session

from recruit.elections.queries import told as elections
from recruit.foundation import clock
from recruit.foundation.i18n import LANGUAGES
from recruit.foundation.i18n import gettext as _
from recruit.foundation.i18n import lazy as _l
from recruit.foundation.mail import by_hand, queries
from recruit.foundation.mail import operations as mail
from recruit.foundation.refusal import Refused
from recruit.nominations.queries import instead as nominations
from recruit.web.access import May, current_actor, requires
from recruit.web.extensions import reading, transaction
from recruit.web.fields import Required, TextAreaField
from recruit.web.form import ActingForm
from recruit.web.secretariat.letters_listing import readable
from recruit.web.secretariat.letters_words import CHANNELS
from recruit.web.sentences import sentence

if TYPE_CHECKING:
    from recruit.foundation.mail.model import Letter
    from recruit.foundation.mail.rules import Draft

bp = Blueprint("letters_instead", __name__, url_prefix="/sekretariat/breve")


class EnvelopeForm(ActingForm):
    address = TextAreaField(
        _l("Name and address"), [Required()], hint=_l("As they are to stand on the envelope."), render_kw={"rows": 4}
    )


@bp.route("/<id:letter_id>/i-stedet", methods=["GET", "POST"])
@requires(May.MANAGE_LETTERS)
def instead(letter_id: UUID) -> ResponseReturnValue:
    """Ask for the address, and write the letter anew; the e-mail is stopped. What holds no longer is not written."""
    with reading() as session:
        shown = queries.letter(session, letter_id, scopes=readable(session))
        channel = by_hand.closed_channel(session)
        try:
            draft = _instead(session, shown)
        except Refused as refused:
            flash(sentence(refused.refusals[0]), "warning")
            return redirect(url_for("letters.letter", letter_id=letter_id), code=303)
        text = mail.compose(session, draft) if draft else None
    form = EnvelopeForm(data={"address": draft.address if draft else ""})
    if form.validate_on_submit():
        with form.refusals(), transaction() as session:
            form.claim(session)
            found = queries.letter(session, letter_id, lock=True, scopes=readable(session))
            by, now = current_actor(), clock.now()
            closed, where = _instead(session, found), str(form.address.data)
            made = by_hand.send_closed_instead(session, found, closed, where, by=by, now=now)
            flash(_("The letter waits to be sent by you, and the e-mail is stopped."))
            return form.done(session, url_for("letters.letter", letter_id=made.id))
    page = render_template(
        "secretariat/letters/instead.html",
        form=form,
        letter=shown,
        text=text,
        language=LANGUAGES[shown.language],
        channel=CHANNELS[channel],
    )
    return page, form.status


@bp.route("/<id:letter_id>/adresse", methods=["GET", "POST"])
@requires(May.MANAGE_LETTERS)
def envelope(letter_id: UUID) -> ResponseReturnValue:
    """Ask what stands on the envelope of a letter that is to be sent by hand."""
    with reading() as session:
        shown = queries.letter(session, letter_id, scopes=readable(session))
    form = EnvelopeForm(data={"address": shown.address})
    if form.validate_on_submit():
        with form.refusals(), transaction() as session:
            form.claim(session)
            found = queries.letter(session, letter_id, lock=True, scopes=readable(session))
            by_hand.address(session, found, str(form.address.data), by=current_actor(), now=clock.now())
            flash(_("The address stands on the letter."))
            return form.done(session, url_for("letters.letter", letter_id=letter_id))
    return render_template("secretariat/letters/envelope.html", form=form, letter=shown), form.status


def _instead(session: Session, letter: "Letter") -> "Draft | None":
    """Return the closed letter that says the same as things stand; None where there is none. Raises Refused."""
    closed = elections.closed_instead(session, letter)
    return closed or nominations.closed_instead(session, letter, now=clock.now())
