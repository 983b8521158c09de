"""Letters about one nomination that the secretariat has sent: a reminder, and one's own link once more."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING
from uuid import UUID

from flask import Blueprint, flash, render_template
from flask.typing import ResponseReturnValue
from sqlalchemy.orm import Session

from recruit.foundation import clock
from recruit.foundation.actor import Actor
from recruit.foundation.i18n import gettext as _
from recruit.foundation.mail import operations as mail
from recruit.foundation.mail.rendering import with_link
from recruit.foundation.mail.rules import Draft
from recruit.foundation.refusal import NotFound, Refusal
from recruit.nominations import letters, operations, queries, rules
from recruit.nominations.queries import asks
from recruit.web.access import May, current_actor, requires
from recruit.web.converters import BodyRef
from recruit.web.extensions import reading, transaction
from recruit.web.form import ActingForm
from recruit.web.secretariat.nominations.acting import PREFIX, address, around, name_of
from recruit.web.secretariat.nominations.loading import open_nomination
from recruit.web.sentences import sentence

if TYPE_CHECKING:
    from recruit.nominations.model import Nomination

bp = Blueprint("nomination_letters", __name__, url_prefix=PREFIX)


@dataclass(frozen=True, slots=True)
class Kind:
    """A letter that can be sent from here."""

    template: str
    draft: "Callable[[Nomination], Draft]"
    #: Returns why it cannot be sent at an instant.
    against: "Callable[[Nomination, datetime], Iterable[Refusal]]"
    send: "Callable[[Session, Nomination, Actor, datetime], None]"


@bp.route("/ryk", methods=["GET", "POST"])
@requires(May.MANAGE_NOMINATIONS)
def reminder(body: BodyRef, round_id: UUID, nomination_id: UUID) -> ResponseReturnValue:
    """Show the letter, then remind somebody who has not answered."""
    return _written(REMINDER, body, round_id, nomination_id)


@bp.route("/link", methods=["GET", "POST"])
@requires(May.MANAGE_NOMINATIONS)
def link(body: BodyRef, round_id: UUID, nomination_id: UUID) -> ResponseReturnValue:
    """Show the letter, then send somebody the link to their own page once more."""
    return _written(LINK, body, round_id, nomination_id)


def _written(kind: Kind, body: BodyRef, round_id: UUID, nomination_id: UUID) -> ResponseReturnValue:
    form, now = ActingForm(), clock.now()
    if form.validate_on_submit():
        with form.refusals(), transaction() as session:
            form.claim(session)
            # A reminder locks every proposal of the same person, in the order in which an answer does.
            council, nomination = open_nomination(session, body, round_id, nomination_id, lock=kind is LINK)
            kind.send(session, nomination, current_actor(), now)
            flash(_("A letter to %(name)s is on its way.", name=name_of(nomination)))
            return form.done(session, address(council, nomination))
    with reading() as session:
        council, nomination = open_nomination(session, body, round_id, nomination_id)
        text = mail.compose(session, kind.draft(nomination))
    page = render_template(
        f"secretariat/nominations/acts/{kind.template}.html",
        form=form,
        subject=text.subject,
        text=with_link(text.body, _("[Here stands a link that only the reader gets]")),
        reasons=[sentence(reason) for reason in kind.against(nomination, now)],
        **around(council, nomination),
    )
    return page, form.status


def _against_reminding(nomination: "Nomination", now: datetime) -> Iterable[Refusal]:
    question, written_at = asks.question_of(nomination), asks.written_at(nomination)
    return rules.may_remind(question, written_at, has_mailbox=_has_mailbox(nomination), now=now)


def _remind(session: Session, nomination: "Nomination", by: Actor, now: datetime) -> None:
    operations.remind_one(session, nomination.id, by=by, now=now)


def _receipt(nomination: "Nomination") -> Draft:
    if nomination.nominee is None:
        raise NotFound(nomination.id)
    return letters.nomination_received(nomination, nomination.nominee, nomination.round)


def _against_the_link(nomination: "Nomination", now: datetime) -> Iterable[Refusal]:
    return rules.may_be_sent_a_link(queries.status(nomination, now=now), has_mailbox=_has_mailbox(nomination))


def _send_link(session: Session, nomination: "Nomination", by: Actor, now: datetime) -> None:
    operations.send_link(session, nomination, by=by, now=now)


def _has_mailbox(nomination: "Nomination") -> bool:
    return nomination.nominee is not None and nomination.nominee.email != ""


REMINDER = Kind("reminder", letters.nominated_reminder, _against_reminding, _remind)
LINK = Kind("link", _receipt, _against_the_link, _send_link)
