"""Breve: the log of letters; one letter with its text, on paper too; stopping it, and sending it once more."""

from collections.abc import Callable
from io import BytesIO
from typing import TYPE_CHECKING
from uuid import UUID

from flask import Blueprint, flash, redirect, render_template, request, send_file, url_for
from flask.typing import ResponseReturnValue

from recruit.acts.stopping import stop
from recruit.bodies import queries as bodies
from recruit.foundation import clock, i18n
from recruit.foundation.accounts.queries import names
from recruit.foundation.i18n import gettext as _
from recruit.foundation.mail import by_hand, operations, queries
from recruit.foundation.mail.rendering import with_link
from recruit.foundation.mail.rules import Channel
from recruit.reports import letters as papers
from recruit.web.access import May, current_actor, may, requires, signed_in
from recruit.web.extensions import reading, transaction
from recruit.web.form import ActingForm
from recruit.web.secretariat import letters_demonstration
from recruit.web.secretariat.letters_listing import for_all, listed, readable
from recruit.web.secretariat.letters_words import CHANNELS, KINDS, STATUSES, failure

if TYPE_CHECKING:
    from recruit.foundation.mail.model import Letter

bp = Blueprint("letters", __name__, url_prefix="/sekretariat/breve")


@bp.get("")
@requires(May.VIEW_LETTERS)
def outbox() -> ResponseReturnValue:
    with reading() as session:
        scopes, may_word = readable(session), for_all(session)
    return render_template("secretariat/letters/outbox.html", may_word=may_word, **listed(scopes))


@bp.get("/<id:letter_id>")
@requires(May.VIEW_LETTERS)
def letter(letter_id: UUID) -> ResponseReturnValue:
    with reading() as session:
        shown = queries.letter(session, letter_id, scopes=readable(session))
        council = bodies.body_of_scope(session, shown.scope)
        by = names(session, [shown.sent_by or "", shown.cancelled_by or ""])
        after = queries.repeats_of(session, shown)
    return render_template(
        "secretariat/letters/letter.html",
        letter=shown,
        council=council,
        names=by,
        repeats=after,
        kind=KINDS.get(shown.kind, shown.kind),
        channel=CHANNELS[Channel(shown.channel)],
        body=with_link(shown.body, _("[Here stands a link that only the reader gets]")),
        language=i18n.LANGUAGES[shown.language],
        status=STATUSES[shown.status],
        failure=failure(shown.error) if shown.error else "",
        may_act=may(signed_in(), May.MANAGE_LETTERS),
        forms={name: _form(f".{name}") for name in ("cancellation", "new_attempt", "marking", "repetition")},
        as_reader=letters_demonstration.form() if letters_demonstration.is_here() and shown.link else None,
    )


@bp.get("/<id:letter_id>/brev.pdf")
@requires(May.VIEW_LETTERS)
def paper(letter_id: UUID) -> ResponseReturnValue:
    """Hand out the letter as it is printed. Raises NotFound when it is erased."""
    with reading() as session:
        shown = queries.letter(session, letter_id, scopes=readable(session))
        content = papers.one(session, shown, made_at=clock.now())
    name = f"brev-{clock.local(shown.queued_at):%Y-%m-%d}-{str(shown.id)[:8]}.pdf"
    answer = send_file(BytesIO(content), mimetype="application/pdf", download_name=name, etag=False)
    answer.headers["Cache-Control"] = "no-store"
    return answer


@bp.post("/<id:letter_id>/annullering")
@requires(May.MANAGE_LETTERS)
def cancellation(letter_id: UUID) -> ResponseReturnValue:
    return _act(letter_id, stop, _("The letter is cancelled and will not be sent."))


@bp.post("/<id:letter_id>/nyt-forsoeg")
@requires(May.MANAGE_LETTERS)
def new_attempt(letter_id: UUID) -> ResponseReturnValue:
    return _act(letter_id, operations.try_again, _("The letter will be tried again in a moment."))


@bp.post("/<id:letter_id>/sendt")
@requires(May.MANAGE_LETTERS)
def marking(letter_id: UUID) -> ResponseReturnValue:
    return _act(letter_id, by_hand.mark_sent, _("It is noted that the letter is sent."))


@bp.post("/<id:letter_id>/igen")
@requires(May.MANAGE_LETTERS)
def repetition(letter_id: UUID) -> ResponseReturnValue:
    """Write the letter once more, and lead to the new one."""
    return _act(letter_id, by_hand.send_again, _("The letter is written once more. This is the new one."))


def _act(letter_id: UUID, act: "Callable[..., Letter | None]", outcome: str) -> ResponseReturnValue:
    """Do one thing with a letter and lead to it, or to the one that came of it; a reason why not is said there."""
    form = _form(str(request.endpoint))
    if form.validate_on_submit():
        with form.refusals(), transaction() as session:
            form.claim(session)
            found = queries.letter(session, letter_id, lock=True, scopes=readable(session))
            made = act(session, found, by=current_actor(), now=clock.now())
            flash(outcome)
            return form.done(session, url_for(".letter", letter_id=made.id if made else letter_id))
    for problem in form.problems:
        flash(problem.sentence, "warning")
    return redirect(url_for(".letter", letter_id=letter_id), code=303)


def _form(endpoint: str) -> ActingForm:
    """Return the form that acts at an endpoint; several stand on one page, so each has names of its own."""
    return ActingForm(prefix=endpoint.rpartition(".")[2])
