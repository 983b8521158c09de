"""Asking to be erased (GDPR art. 17): what that means, what stays for now, and when it is answered."""

from flask import Blueprint, flash, redirect, render_template, url_for
from flask.typing import ResponseReturnValue

from recruit.foundation import clock
from recruit.foundation.i18n import format_date
from recruit.foundation.i18n import gettext as _
from recruit.foundation.refusal import NotFound
from recruit.nominations.operations import rights as operations
from recruit.nominations.queries import rights
from recruit.nominations.rules.rights import answer_by
from recruit.web import links
from recruit.web.access import current_actor, public
from recruit.web.extensions import reading, transaction
from recruit.web.form import ActingForm
from recruit.web.nominations.fields import Asking
from recruit.web.public.nominations.own import mine

bp = Blueprint("own_erasure", __name__, url_prefix="/svar")
bp.register_error_handler(NotFound, lambda _missing: links.over())
bp.after_request(links.unreferred)


@bp.route("/slet", methods=["GET", "POST"])
@public
def ask() -> ResponseReturnValue:
    """Say what erasing means and what holds it back, and take the wish down."""
    form = ActingForm()
    if form.validate_on_submit():
        with form.refusals(), transaction() as session:
            nomination = mine(session, lock=True)
            form.claim(session)
            wish = operations.ask_for_erasure(session, nomination, by=current_actor(), now=clock.now())
            until = format_date(answer_by(clock.local(wish.received_at).date()))
            flash(_("You have asked us to erase what we hold on you. We answer by %(date)s.", date=until))
            return form.done(session, url_for("own_nomination.own"))
    with reading() as session:
        nomination = mine(session)
        if rights.open_request(session, nomination.id):
            return redirect(url_for("own_nomination.own"), code=303)
        is_held = bool(rights.holds_back(session, nomination))
    asking = Asking(nomination.round, ())
    page = render_template("public/nominations/own/erasure.html", form=form, asking=asking, is_held=is_held)
    return page, form.status
