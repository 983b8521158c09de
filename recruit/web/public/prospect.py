"""`/foreslaaet`: somebody whose name was suggested sees what we know and from whom, and may erase it."""

from flask import Blueprint, flash, render_template, url_for
from flask.typing import ResponseReturnValue

from recruit.foundation import clock
from recruit.foundation.i18n import _
from recruit.foundation.refusal import NotFound
from recruit.nominations import queries as nominations
from recruit.recruitment.operations import prospects as operations
from recruit.recruitment.queries import channels
from recruit.recruitment.queries import prospects as queries
from recruit.recruitment.rules.asking import PROSPECT
from recruit.web import links
from recruit.web.access import current_actor, public
from recruit.web.extensions import reading, transaction
from recruit.web.form import ActingForm

bp = Blueprint("prospect", __name__, url_prefix="/foreslaaet")
bp.register_error_handler(NotFound, lambda _missing: links.over())
bp.after_request(links.unreferred)


@bp.get("")
@public
def own() -> ResponseReturnValue:
    """Show what we know and from whom, and the way to the call."""
    return _page(ActingForm())


@bp.post("/slet")
@public
def erase() -> ResponseReturnValue:
    """Erase everything, and lead to the call."""
    form = ActingForm()
    if form.validate_on_submit():
        with form.refusals(), transaction() as session:
            form.claim(session)
            kept = queries.prospect(session, links.subject(session, PROSPECT), for_change=True)
            slug = nominations.round_by_id(session, kept.round_id).slug
            operations.erase_prospect(session, kept, by=current_actor(), now=clock.now())
            response = form.done(session, url_for("call.call", slug=slug))
            flash(_("What we had about you is erased."))
            return links.used(response)
    return _page(form)


def _page(form: ActingForm) -> ResponseReturnValue:
    with reading() as session:
        kept = queries.prospect(session, links.subject(session, PROSPECT))
        round_ = nominations.round_by_id(session, kept.round_id)
        channel = channels.channel(session, round_, kept.channel_id) if kept.channel_id else None
    page = render_template("public/prospect/own.html", form=form, prospect=kept, round=round_, channel=channel)
    return page, form.status
