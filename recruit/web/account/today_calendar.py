"""Din kalender: the deadlines of *I dag* at an address of one's own, to which calendars subscribe."""

from flask import Blueprint, current_app, flash, redirect, render_template, url_for
from flask.typing import ResponseReturnValue

from recruit.acts import today_calendar
from recruit.foundation import clock
from recruit.foundation.i18n import _
from recruit.web.access import May, current_actor, requires, signed_in
from recruit.web.extensions import reading, transaction
from recruit.web.form import Form

bp = Blueprint("today_calendar", __name__, url_prefix="/konto/kalender")


@bp.get("")
@requires(May.MANAGE_BODIES)
def calendar() -> ResponseReturnValue:
    with reading() as session:
        is_open = today_calendar.is_open(session, signed_in().user_id, now=clock.now())
    forms = {"form": Form(prefix="ny"), "closing": Form(prefix="luk")}  # two forms on a page, so each has its own names
    return render_template("account/today_calendar.html", is_open=is_open, address=None, **forms)


@bp.post("/adresse")
@requires(May.MANAGE_BODIES)
def new_address() -> ResponseReturnValue:
    """Show the address right here: it stands nowhere else, so no page could show it later."""
    with transaction() as session:
        token = today_calendar.open_address(session, signed_in().user_id, by=current_actor(), now=clock.now())
    address = str(current_app.config["SETTINGS"].public_url) + url_for("calendar.today", token=token)
    return render_template("account/today_calendar.html", is_open=True, address=address, form=None, closing=None)


@bp.post("/lukning")
@requires(May.MANAGE_BODIES)
def close() -> ResponseReturnValue:
    with transaction() as session:
        today_calendar.close_address(session, signed_in().user_id, by=current_actor(), now=clock.now())
    flash(_("The address is closed. Nobody can read your calendar any more."))
    return redirect(url_for(".calendar"), code=303)
