"""`/organisation`: whom an organisation that has places proposes, behind the link in its letter."""

from datetime import datetime
from typing import TYPE_CHECKING

from flask import Blueprint, flash, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from sqlalchemy.orm import Session

from recruit.foundation import clock
from recruit.foundation.i18n import _
from recruit.foundation.refusal import NotFound, Refused
from recruit.nominations.operations.organisation import answer_call
from recruit.nominations.queries import organisation as queries
from recruit.recruitment.queries.asking import organisation_call
from recruit.recruitment.rules import end_of
from recruit.recruitment.rules.asking import ORGANISATION_CALL
from recruit.web import language, links
from recruit.web.access import current_actor, public
from recruit.web.extensions import reading, transaction
from recruit.web.nominations.organisation import OUTCOMES, AnswerForm, form_of, heading

if TYPE_CHECKING:
    from recruit.recruitment.model import OrganisationCall

bp = Blueprint("organisation_answer", __name__, url_prefix="/organisation")
bp.register_error_handler(NotFound, lambda _missing: links.over())
bp.after_request(links.unreferred)


@bp.get("")
@public
def own() -> ResponseReturnValue:
    """Show what the organisation has answered; one that has not is asked, in the language of its letter."""
    now = clock.now()
    with reading() as session:
        call = _call(session)
        proposed = queries.proposed_by(session, call)
    is_open = now < end_of(call.closes_at)
    if is_open and call.answered_at is None:
        return redirect(url_for(".answer", **language.of_letter(call.language)), code=303)
    named = [(one, OUTCOMES[queries.heard(one, now=now)]) for one in proposed if one.nominee]
    return render_template("public/organisation/own.html", call=call, named=named, is_open=is_open)


@bp.route("/svar", methods=["GET", "POST"])
@public
def answer() -> ResponseReturnValue:
    """Show the form, or take it. Whatever is wrong with it, what was typed comes back."""
    arrived = clock.now()
    with reading() as session:
        call = _call(session)
        proposed = queries.proposed_by(session, call)
    form = form_of(AnswerForm, call, proposed, now=arrived)
    if arrived >= end_of(call.closes_at):
        return _late(form, call) if request.method == "POST" else redirect(url_for(".own"), code=303)
    if form.validate_on_submit():
        with form.refusals():
            return _taken(form, arrived)
    shown = {"form": form, "call": call, "heading": heading}
    return render_template("public/organisation/answer.html", **shown), form.status


def _taken(form: AnswerForm, arrived: datetime) -> ResponseReturnValue:
    """Take the answer, once. The deadline may have been moved since the form was shown: what it is now counts."""
    try:
        with transaction() as session:
            form.claim(session)
            call = _call(session, for_change=True)
            answer_call(session, call, form.proposal(), by=current_actor(), now=arrived)
            response = form.done(session, url_for(".own"))
    except Refused as refused:
        if any(refusal.code == "deadline-has-passed" for refusal in refused.refusals):
            return _late(form, call)
        raise
    flash(_("Thank you. We have your answer, and ask the people you propose."))
    return response


def _late(form: AnswerForm, call: "OrganisationCall") -> ResponseReturnValue:
    """Answer with everything that was typed, to copy and send in another way."""
    return render_template("public/organisation/late.html", call=call, written=list(form.in_words())), 422


def _call(session: Session, *, for_change: bool = False) -> "OrganisationCall":
    """Return the call whose link was opened in this browser. Raises NotFound."""
    return organisation_call(session, links.subject(session, ORGANISATION_CALL), for_change=for_change)
