"""`/svar/meldt-sig`: somebody who came forward sees what we have about them, and takes it back.

The link in their receipt leads here, until it is erased.
"""

from flask import Blueprint, flash, render_template, url_for
from flask.typing import ResponseReturnValue

from recruit.foundation import clock
from recruit.foundation.i18n import _
from recruit.foundation.mail.letterhead.queries import letterhead_for
from recruit.foundation.refusal import NotFound
from recruit.foundation.retention import queries as retention
from recruit.foundation.retention.rules import DataClass
from recruit.recruitment.operations import coming_forward as operations
from recruit.recruitment.queries import coming_forward as queries
from recruit.recruitment.rules.coming_forward import COMING_FORWARD, LONGEST_KEPT_DAYS
from recruit.recruitment.words import WISHES
from recruit.web import links
from recruit.web.access import current_actor, public
from recruit.web.extensions import reading, transaction
from recruit.web.form import ActingForm

bp = Blueprint("own_coming_forward", __name__, url_prefix="/svar/meldt-sig")
bp.register_error_handler(NotFound, lambda _missing: links.over())
bp.after_request(links.unreferred)


@bp.get("")
@public
def own() -> ResponseReturnValue:
    """Show what they wrote, and how long we keep it."""
    return _page(ActingForm())


@bp.post("/slet")
@public
def erase() -> ResponseReturnValue:
    """Erase it at once, and lead to the council."""
    form = ActingForm()
    if form.validate_on_submit():
        with form.refusals(), transaction() as session:
            form.claim(session)
            kept = queries.own(session, links.subject(session, COMING_FORWARD), lock=True)
            operations.erase(session, kept, by=current_actor(), now=clock.now())
            response = form.done(session, url_for("councils.council", body=kept.body))
            flash(_("What we had about you is erased."))
            return links.used(response)
    return _page(form)


def _page(form: ActingForm) -> ResponseReturnValue:
    with reading() as session:
        kept = queries.own(session, links.subject(session, COMING_FORWARD))
        head = letterhead_for(session, f"body:{kept.body_id}", clock.today())
        days = retention.in_use(session)[DataClass.COMING_FORWARD].days
    page = {"one": kept, "wish": WISHES[kept.wish], "secretariat": head, "kept_days": days}
    page |= {"longest_kept": LONGEST_KEPT_DAYS}
    return render_template("public/councils/coming_forward_own.html", form=form, **page), form.status
