"""`/svar/fortsaet`: a sitting member says whether they go on, behind the link in their letter, and fills in the form.

Opening the page is no answer. Once a yes has become a nomination, the member's own page takes over.
"""

from datetime import datetime
from typing import TYPE_CHECKING

from flask import Blueprint, flash, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from sqlalchemy.orm import Session
from werkzeug.wrappers import Response

from recruit.acts import sitting
from recruit.foundation import clock
from recruit.foundation.i18n import _
from recruit.foundation.refusal import NotFound
from recruit.nominations.operations import continuation as operations
from recruit.nominations.queries import continuation as queries
from recruit.nominations.rules import CONTINUATION, OWN_NOMINATION
from recruit.recruitment import queries as recruitment
from recruit.recruitment.rules import end_of
from recruit.web import links
from recruit.web.access import current_actor, public
from recruit.web.extensions import reading, transaction
from recruit.web.form import ActingForm
from recruit.web.nominations.fields import Asking
from recruit.web.public.nominations import late
from recruit.web.public.nominations.continuation_form import GoingOnForm, Typed

if TYPE_CHECKING:
    from recruit.nominations.model import ContinuationAsk

bp = Blueprint("continuing", __name__, url_prefix="/svar/fortsaet")
bp.after_request(links.unreferred)

#: What the two buttons send.
YES, NO = "ja", "nej"


def mine(session: Session, *, lock: bool = False) -> "ContinuationAsk":
    """Return what the member was asked whose link was opened in this browser. Raises NotFound."""
    return queries.continuation(session, links.subject(session, CONTINUATION), for_change=lock)


@bp.errorhandler(NotFound)
def elsewhere(_missing: NotFound) -> ResponseReturnValue:
    """Lead whoever has gone on to their own page back there; it says when a link is over. No text is lost."""
    if request.endpoint == f"{bp.name}.form" and request.method == "POST" and not links.leads_to(OWN_NOMINATION):
        written = list(late.written(Typed()))
        return render_template("public/nominations/continuation/lost.html", written=written), 422
    return redirect(url_for("own_nomination.own"), code=303)


@bp.get("")
@public
def question() -> ResponseReturnValue:
    """Ask, or say what was answered and how to change it."""
    with reading() as session:
        ask = mine(session)
    return _page(ActingForm(), ask)


@bp.post("")
@public
def send() -> ResponseReturnValue:
    """Take the answer. A yes leads to the form, and becomes a nomination there."""
    form = ActingForm()
    said = request.form.get("answer")
    if form.validate_on_submit() and said in (YES, NO):
        with form.refusals(), transaction() as session:
            ask = mine(session, lock=True)
            form.claim(session)
            operations.say(session, ask, said == YES, by=current_actor(), now=clock.now())
            return form.done(session, url_for(".form" if said == YES else ".question"))
    with reading() as session:
        ask = mine(session)
    return _page(form, ask)


@bp.route("/formular", methods=["GET", "POST"])
@public
def form() -> ResponseReturnValue:
    """Show the form, filled in with what is known, or take it. Whatever is wrong with it, what was typed comes back."""
    arrived = clock.now()
    with reading() as session:
        ask = mine(session)
        asking = Asking(ask.round, recruitment.interests(session))
        sits_for = sitting.group_of(session, ask.round, ask.person_id, on=clock.local(arrived).date())
        filled = GoingOnForm(asking, queries.known_of(session, ask.person, ask.round), sits_for)
    is_open = arrived < end_of(ask.round.closes_at)
    if ask.nomination_id is not None or (request.method == "GET" and not is_open):
        return redirect(url_for(".question"), code=303)
    if not is_open:
        return late.page(filled, asking)
    if filled.validate_on_submit():
        try:
            with filled.refusals():
                return _taken(filled, arrived)
        except late.Late:
            return late.page(filled, asking)
    return render_template("public/nominations/continuation/form.html", form=filled, asking=asking), filled.status


def _taken(form: GoingOnForm, arrived: datetime) -> Response:
    with late.noticed(), transaction() as session:
        ask = mine(session, lock=True)
        form.claim(session)
        operations.go_on(session, ask, form.submission(), by=current_actor(), now=arrived)
        response = form.done(session, url_for(".question"))
    flash(_("Thank you. We have received it."))
    return response


def _page(form: ActingForm, ask: "ContinuationAsk") -> ResponseReturnValue:
    if ask.nomination_id is not None:
        own = redirect(url_for("own_nomination.own"), code=303)
        return links.hand_over(own, OWN_NOMINATION, ask.nomination_id)
    is_open = clock.now() < end_of(ask.round.closes_at)
    which = "closed" if not is_open else "question" if ask.answer is None else "goes_on" if ask.answer else "stops"
    shown = {"form": form, "ask": ask, "asking": Asking(ask.round, ()), "yes": YES, "no": NO}
    return render_template(f"public/nominations/continuation/{which}.html", **shown), form.status
