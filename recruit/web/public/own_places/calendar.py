"""`/mit/kalender`: the meetings of one's own at an address of one's own, to which calendars subscribe."""

from flask import Blueprint, current_app, flash, redirect, render_template, url_for
from flask.typing import ResponseReturnValue

from recruit.foundation import clock
from recruit.foundation.i18n import _
from recruit.foundation.refusal import NotFound
from recruit.meetings.operations import own_calendar
from recruit.web import links
from recruit.web.access import current_actor, public
from recruit.web.extensions import reading, transaction
from recruit.web.form import Form
from recruit.web.public.own_places.loading import mine, nothing_here

bp = Blueprint("own_calendar", __name__, url_prefix="/mit/kalender")
bp.register_error_handler(NotFound, nothing_here)
bp.after_request(links.unreferred)


@bp.get("")
@public
def calendar() -> ResponseReturnValue:
    with reading() as session:
        person = mine(session)
        is_open = own_calendar.is_open(session, person.id, now=clock.now())
    forms = {"form": Form(prefix="ny"), "closing": Form(prefix="luk")}  # two forms on a page, so each has its own names
    return render_template("public/own_places/calendar.html", person=person, is_open=is_open, address=None, **forms)


@bp.post("/adresse")
@public
def new_address() -> ResponseReturnValue:
    """Show the address right here: it stands nowhere else, so no page could show it later."""
    with transaction() as session:
        person = mine(session, lock=True)
        token = own_calendar.open_address(session, person, by=current_actor(), now=clock.now())
    address = str(current_app.config["SETTINGS"].public_url) + url_for("calendar.own_meetings", token=token)
    shown = {"is_open": True, "address": address, "form": None, "closing": None}
    return render_template("public/own_places/calendar.html", person=person, **shown)


@bp.post("/lukning")
@public
def close() -> ResponseReturnValue:
    with transaction() as session:
        own_calendar.close_address(session, mine(session, lock=True), by=current_actor(), now=clock.now())
    flash(_("The address is closed. Nobody can read your calendar any more."))
    return redirect(url_for(".calendar"), code=303)
