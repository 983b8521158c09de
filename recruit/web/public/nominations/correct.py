"""`/svar/ret`: somebody corrects what they wrote about themselves, until the deadline."""

from typing import TYPE_CHECKING

from flask import Blueprint, flash, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from werkzeug.wrappers import Response

from recruit.foundation import clock
from recruit.foundation.i18n import _
from recruit.foundation.refusal import NotFound
from recruit.nominations import operations, queries, rules
from recruit.nominations.queries.vetting import check_of
from recruit.nominations.rules.vetting import Vetting
from recruit.recruitment import queries as recruitment
from recruit.web import links
from recruit.web.access import current_actor, public
from recruit.web.extensions import reading, transaction
from recruit.web.nominations.correction import CorrectionForm, written
from recruit.web.nominations.fields import Asking
from recruit.web.public.nominations import late
from recruit.web.public.nominations.own import in_words, mine

if TYPE_CHECKING:
    pass

bp = Blueprint("correct_nomination", __name__, url_prefix="/svar")
bp.register_error_handler(NotFound, lambda _missing: links.over())
bp.after_request(links.unreferred)


@bp.route("/ret", methods=["GET", "POST"])
@public
def correct() -> ResponseReturnValue:
    """Show what was written, or save what it shall say instead."""
    with reading() as session:
        nomination = mine(session)
        check = check_of(session, nomination.id)
        asking = Asking(nomination.round, recruitment.interests(session), asked_before=check.erased_once_seen)
    until, status = (
        check.corrected_until(queries.corrected_until(nomination)),
        queries.status(nomination, now=clock.now()),
    )
    reasons = rules.may_change(status, until, now=clock.now(), by_staff=False)
    if request.method == "GET" and (reasons or rules.may_change_decided(check.vetted.approves)):
        return redirect(url_for("own_nomination.own"), code=303)  # it says why
    form = CorrectionForm(nomination, asking)
    if form.validate_on_submit():
        try:
            with form.refusals():
                return _corrected(form)
        except late.Late:
            return late.page(form, asking)
    page = render_template(
        "public/nominations/own/correct.html",
        form=form,
        asking=asking,
        until=until,
        nomination=nomination,
        check=check,
        lacking=in_words(check.to_mend or check.corrected),
        is_late=check.vetting(now=clock.now()) is Vetting.NOT_REMEDIED,
    )
    return page, form.status


def _corrected(form: CorrectionForm) -> Response:
    with late.noticed(), transaction() as session:
        nomination = mine(session, lock=True)
        form.claim(session)
        form.check(nomination.nominee, stands=written(nomination))
        operations.correct(session, nomination, form.submission(), by=current_actor(), now=clock.now())
        response = form.done(session, url_for("own_nomination.own"))
    flash(_("Your corrections are saved."))
    return response
