"""Breve: the log of letters, stopping one that has not left, trying one again that failed."""

from collections.abc import Callable, Mapping
from uuid import UUID

from flask import Blueprint, current_app, flash, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from sqlalchemy.orm import Session

from recruit.foundation import clock
from recruit.foundation.i18n import gettext as _
from recruit.foundation.i18n import lazy
from recruit.foundation.mail import operations, queries
from recruit.foundation.mail.rendering import with_link
from recruit.foundation.mail.rules import Status
from recruit.web.access import May, current_actor, may, requires, signed_in
from recruit.web.extensions import reading, transaction
from recruit.web.filters import page_asked_for, this_page
from recruit.web.form import ActingForm
from recruit.web.people import reach

bp = Blueprint("letters", __name__, url_prefix="/sekretariat/breve")

#: Letters on a page.
PAGE = 50

#: What each status is called, and the colour that repeats it.
STATUSES = {
    Status.WAITING: (lazy("Waiting"), "info"),
    Status.SENDING: (lazy("Leaving now"), "info"),
    Status.RETRYING: (lazy("Will be tried again"), "warning"),
    Status.SENT: (lazy("Sent"), "success"),
    Status.GIVEN_UP: (lazy("Could not be sent"), "error"),
    Status.CANCELLED: (lazy("Cancelled"), ""),
}


@bp.get("")
@requires(May.VIEW_LETTERS)
def outbox() -> ResponseReturnValue:
    page = page_asked_for()
    status = request.args.get("status", None, type=Status)
    with reading() as session:
        scopes = _readable(session)
        letters = queries.log(session, status=status, page=page, size=PAGE, scopes=scopes)
        counts = queries.counts(session, scopes=scopes)
    shown = counts.get(status, 0) if status else sum(counts.values())
    return render_template(
        "secretariat/letters/outbox.html",
        letters=letters,
        statuses=STATUSES,
        filters=_filters(status, counts),
        page=page,
        pages=-(-shown // PAGE),
        keeps=current_app.config["SETTINGS"].keeps_letters,
        may_word=may(signed_in(), May.MANAGE_LETTERS),
    )


@bp.get("/<id:letter_id>")
@requires(May.VIEW_LETTERS)
def letter(letter_id: UUID) -> ResponseReturnValue:
    with reading() as session:
        shown = queries.letter(session, letter_id, scopes=_readable(session))
    return render_template(
        "secretariat/letters/letter.html",
        letter=shown,
        body=with_link(shown.body, _("[Here stands a link that only the reader gets]")),
        status=STATUSES[shown.status],
        may_act=may(signed_in(), May.MANAGE_LETTERS),
        cancellation=_form(".cancellation"),
        new_attempt=_form(".new_attempt"),
    )


@bp.post("/<id:letter_id>/annullering")
@requires(May.MANAGE_LETTERS)
def cancellation(letter_id: UUID) -> ResponseReturnValue:
    return _act(letter_id, operations.cancel, _("The letter is cancelled and will not be sent."))


@bp.post("/<id:letter_id>/nyt-forsoeg")
@requires(May.MANAGE_LETTERS)
def new_attempt(letter_id: UUID) -> ResponseReturnValue:
    return _act(letter_id, operations.try_again, _("The letter will be tried again in a moment."))


def _readable(session: Session) -> set[str] | None:
    """Return of which councils the reader may read letters: they name who stands, and who proposed whom."""
    if not may(signed_in(), May.VIEW_NOMINATIONS):
        return {""}
    ours = reach(session, May.VIEW_NOMINATIONS)
    return None if ours is None else {"", *(f"body:{body}" for body in ours)}


def _act(letter_id: UUID, act: Callable[..., None], outcome: str) -> ResponseReturnValue:
    """Do one thing with a letter and lead back to it; a reason why not is said there."""
    form = _form(str(request.endpoint))
    if form.validate_on_submit():
        with form.refusals(), transaction() as session:
            form.claim(session)
            letter = queries.letter(session, letter_id, lock=True, scopes=_readable(session))
            act(session, letter, by=current_actor(), now=clock.now())
            flash(outcome)
            return form.done(session, url_for(".letter", letter_id=letter_id))
    for problem in form.problems:
        flash(problem.sentence, "warning")
    return redirect(url_for(".letter", letter_id=letter_id), code=303)


def _form(endpoint: str) -> ActingForm:
    """Return the form that acts at an endpoint; two stand on one page, so each has names of its own."""
    return ActingForm(prefix=endpoint.rpartition(".")[2])


def _filters(current: Status | None, counts: Mapping[Status, int]) -> list[dict[str, object]]:
    everything = {
        "label": _("All"),
        "url": this_page(status=None, side=None),
        "current": current is None,
        "count": sum(counts.values()),
    }
    return [
        everything,
        *(
            {
                "label": label,
                "url": this_page(status=status.value, side=None),
                "current": status is current,
                "count": counts.get(status, 0),
            }
            for status, (label, _colour) in STATUSES.items()
            if counts.get(status) or status is current
        ),
    ]
