"""Egne sider: sends members the way to their own page, after showing the letter and who gets it."""

from typing import TYPE_CHECKING

from flask import Blueprint, flash, render_template, request, url_for
from flask.typing import ResponseReturnValue

from recruit.appointments.letters import own as letters
from recruit.appointments.operations import own_page as operations
from recruit.foundation import clock
from recruit.foundation.i18n import _
from recruit.reports.contact_list import sitting as everybody_in
from recruit.web.access import May, current_actor, requires
from recruit.web.converters import BodyRef
from recruit.web.extensions import reading, transaction
from recruit.web.secretariat.members.loading import WrittenToForm, locked, some_without, written
from recruit.web.secretariat.recruitment.members_form import as_read
from recruit.web.secretariat.seats.loading import the_body

if TYPE_CHECKING:
    from sqlalchemy.orm import Session

    from recruit.bodies.model import Body
    from recruit.people.model import Person

bp = Blueprint("members_own_page", __name__, url_prefix="/sekretariat/<body:body>/raad/egne-sider")


@bp.route("", methods=["GET", "POST"])
@requires(May.MANAGE_BODIES)
def sending(body: BodyRef) -> ResponseReturnValue:
    """Show the letter, with everybody who has or gets a place ticked, or the one who is asked for; then write it."""
    asked, now = request.args.get("person", ""), clock.now()
    with reading() as session:
        council = the_body(session, body)
        people = _everybody(session, council)
        name = _("[the member's name]")
        kinds = (letters.OWN_PAGE, letters.OWN_PAGE_ON_PAPER)
        text, closed = (as_read(session, letters.as_shown(kind, name, council, now=now, until=now)) for kind in kinds)
    ticked = [str(person.id) for person in people if asked in ("", str(person.id))]
    form = WrittenToForm(data={"members": ticked})
    form.offer(people)
    if form.validate_on_submit():
        with form.refusals(), transaction() as session:
            form.claim(session)
            ours = locked(session, body)
            chosen = form.chosen(_everybody(session, ours))
            number = operations.send(session, ours, chosen, by=current_actor(), now=now)
            flash(written(number, by_hand=len(chosen) - number))
            return form.done(session, url_for("members_contact.listed", body=ours))
    shown = {
        "form": form,
        "body": council,
        "people": people,
        "text": text,
        "closed": closed if some_without(people) else None,
    }
    return render_template("secretariat/members/own_page.html", **shown), form.status


def _everybody(session: "Session", council: "Body") -> "list[Person]":
    """Return who sits in a council, and who is appointed and begins later, each once."""
    found = everybody_in(session, [council.id], on=clock.today(), coming=True)
    return list({one.person.id: one.person for one in found}.values())
