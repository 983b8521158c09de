"""Reading a letter as its reader does: in the demonstration alone, from which no letter leaves for any mailbox."""

from uuid import UUID

from flask import Blueprint, current_app, redirect, url_for
from flask.typing import ResponseReturnValue

from recruit.foundation import clock
from recruit.foundation.mail import queries
from recruit.foundation.refusal import NotFound
from recruit.foundation.tokens import operations as tokens
from recruit.web.access import May, requires
from recruit.web.extensions import transaction
from recruit.web.form import ActingForm
from recruit.web.secretariat.letters_listing import readable

bp = Blueprint("letters_demonstration", __name__, url_prefix="/sekretariat/breve")


def is_here() -> bool:
    """Return whether this is the demonstration: elsewhere there is no such page."""
    return bp.name in current_app.blueprints


def form() -> ActingForm:
    """Return the form of the button."""
    return ActingForm(prefix="as_reader")


@bp.post("/<id:letter_id>/som-modtageren")
@requires(May.MANAGE_LETTERS)
def as_reader(letter_id: UUID) -> ResponseReturnValue:
    """Use the letter's one-time link as if it had been sent. Raises NotFound where it has none."""
    if not form().validate_on_submit():
        return redirect(url_for("letters.letter", letter_id=letter_id), code=303)
    with transaction() as session:
        link = queries.letter(session, letter_id, scopes=readable(session)).link
        if link is None:
            raise NotFound("link")
        token = tokens.mint(session, link.purpose, link.subject_id, lifetime=link.lifetime, now=clock.now())
    return redirect(url_for("links.open_link", token=token), code=303)
