"""Letters about one nomination that the secretariat has sent: a reminder, and one's own link once more."""

from collections.abc import Callable
from typing import TYPE_CHECKING
from uuid import UUID

from flask import Blueprint, flash, render_template
from flask.typing import ResponseReturnValue
from sqlalchemy.orm import Session

from recruit.foundation import clock
from recruit.foundation.i18n import gettext as _
from recruit.foundation.mail import operations as mail
from recruit.foundation.mail.rendering import with_link
from recruit.foundation.mail.rules import Draft, Text
from recruit.foundation.refusal import NotFound
from recruit.nominations import letters, operations
from recruit.web.access import May, current_actor, requires
from recruit.web.converters import BodyRef
from recruit.web.extensions import reading, transaction
from recruit.web.form import ActingForm
from recruit.web.secretariat.nominations.acting import PREFIX, address, around, name_of
from recruit.web.secretariat.nominations.loading import open_nomination

if TYPE_CHECKING:
    from recruit.nominations.model import Nomination

bp = Blueprint("nomination_letters", __name__, url_prefix=PREFIX)


@bp.route("/ryk", methods=["GET", "POST"])
@requires(May.MANAGE_NOMINATIONS)
def reminder(body: BodyRef, round_id: UUID, nomination_id: UUID) -> ResponseReturnValue:
    """Show the letter, then remind somebody who has not answered."""

    def remind(session: Session, nomination: "Nomination") -> None:
        operations.remind_one(session, nomination.id, by=current_actor(), now=clock.now())

    return _written(body, round_id, nomination_id, "reminder", letters.nominated_reminder, remind)


@bp.route("/link", methods=["GET", "POST"])
@requires(May.MANAGE_NOMINATIONS)
def link(body: BodyRef, round_id: UUID, nomination_id: UUID) -> ResponseReturnValue:
    """Show the letter, then send somebody the link to their own page once more."""

    def send(session: Session, nomination: "Nomination") -> None:
        operations.send_link(session, nomination, by=current_actor(), now=clock.now())

    return _written(body, round_id, nomination_id, "link", _receipt, send)


def _written(
    body: BodyRef,
    round_id: UUID,
    nomination_id: UUID,
    page: str,
    draft: "Callable[[Nomination], Draft]",
    act: "Callable[[Session, Nomination], None]",
) -> ResponseReturnValue:
    form = ActingForm()
    if form.validate_on_submit():
        with form.refusals(), transaction() as session:
            form.claim(session)
            council, nomination = open_nomination(session, body, round_id, nomination_id, lock=True)
            act(session, nomination)
            flash(_("A letter to %(name)s is on its way.", name=name_of(nomination)))
            return form.done(session, address(council, nomination))
    with reading() as session:
        council, nomination = open_nomination(session, body, round_id, nomination_id)
        text = mail.compose(session, draft(nomination))
    shown = Text(text.subject, with_link(text.body, _("[Here stands a link that only the reader gets]")))
    template = f"secretariat/nominations/acts/{page}.html"
    return render_template(template, form=form, text=shown, **around(council, nomination)), form.status


def _receipt(nomination: "Nomination") -> Draft:
    if nomination.nominee is None:
        raise NotFound(nomination.id)
    return letters.nomination_received(nomination, nomination.nominee, nomination.round)
