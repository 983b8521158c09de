"""Din konto: who one is here, and where one is signed in."""

from uuid import UUID

from flask import Blueprint, flash, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue

from recruit.foundation import clock
from recruit.foundation.accounts import operations, queries
from recruit.foundation.accounts.rules import TOLD_EACH_WEEK
from recruit.foundation.i18n import _
from recruit.foundation.refusal import NotFound
from recruit.web import roles
from recruit.web.access import May, current_actor, requires, signed_in
from recruit.web.extensions import reading, transaction
from recruit.web.form import Form

bp = Blueprint("sessions", __name__, url_prefix="/konto")


@bp.get("/sessioner")
@requires(May.KEEP_OWN_ACCOUNT)
def sessions() -> ResponseReturnValue:
    me = signed_in()
    with reading() as session:
        factor = queries.second_factor(session, me.user_id)
        return render_template(
            "account/sessions.html",
            form=Form(),
            choice=Form(prefix="ugemail"),  # two forms on a page, so each has names of its own
            me=me,
            roles=[str(roles.NAMES[role]) for role in roles.NAMES if role in me.roles],
            looks_after=bool(me.roles & TOLD_EACH_WEEK),
            told_each_week=queries.wants_digest(session, me.user_id),
            has_second_factor=factor is not None and factor.confirmed_at is not None,
            sessions=queries.sessions(session, me.user_id, now=clock.now()),
        )


@bp.post("/sessioner/afslutning")
@requires(May.KEEP_OWN_ACCOUNT)
def end() -> ResponseReturnValue:
    chosen = request.form.get("session", type=UUID)
    if chosen is None:
        raise NotFound("session")
    me = signed_in()
    with transaction() as session:
        operations.revoke_session(session, chosen, of=me.user_id, by=current_actor(), now=clock.now())
    flash(_("The session is ended. Whoever used it must sign in again."))
    return redirect(url_for(".sessions"), code=303)


@bp.post("/ugemail")
@requires(May.KEEP_OWN_ACCOUNT)
def weekly_digest() -> ResponseReturnValue:
    wanted = request.form.get("wanted") == "ja"
    with transaction() as session:
        operations.want_digest(session, signed_in().user_id, wanted, by=current_actor(), now=clock.now())
    flash(_("You get a letter on Mondays when something waits.") if wanted else _("You get no more weekly letters."))
    return redirect(url_for(".sessions"), code=303)
