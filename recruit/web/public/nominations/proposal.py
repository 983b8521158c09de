"""`/forslag`: what somebody who proposed another sees behind their own link, and taking it back."""

from flask import Blueprint, flash, render_template, url_for
from flask.typing import ResponseReturnValue

from recruit.foundation import clock
from recruit.foundation.i18n import _
from recruit.foundation.refusal import NotFound
from recruit.nominations import operations, queries
from recruit.nominations.rules import OWN_PROPOSAL, Status
from recruit.web import links
from recruit.web.access import current_actor, public
from recruit.web.extensions import reading, transaction
from recruit.web.form import ActingForm

bp = Blueprint("proposal", __name__, url_prefix="/forslag")
bp.register_error_handler(NotFound, lambda _missing: links.over())
bp.after_request(links.unreferred)


@bp.get("")
@public
def own() -> ResponseReturnValue:
    """Show what was sent, and what the one proposed lets us say."""
    return _page(ActingForm())


@bp.post("/tilbage")
@public
def take_back() -> ResponseReturnValue:
    """Take the proposal back, while nobody has answered; then nothing of it is left but the call."""
    form = ActingForm()
    if form.validate_on_submit():
        with form.refusals(), transaction() as session:
            number = links.subject(session, OWN_PROPOSAL)
            slug = queries.nomination(session, number).round.slug
            form.claim(session)
            operations.take_back(session, number, by=current_actor(), now=clock.now())
            response = form.done(session, url_for("call.call", slug=slug))
            flash(_("The proposal is taken back. We have erased it, and your name and address with it."))
            return links.used(response)
    return _page(form)


def _page(form: ActingForm) -> ResponseReturnValue:
    with reading() as session:
        nomination = queries.nomination(session, links.subject(session, OWN_PROPOSAL))
    if nomination.nominator is None:
        raise NotFound("nominator")
    status = queries.status(nomination, now=clock.now())
    shown = {"nomination": nomination, "round": nomination.round, "status": status, "statuses": Status, "form": form}
    return render_template("public/nominations/propose/own.html", **shown), form.status
