"""Arbejdsgrupper: those that go on with who leads them, the earlier ones, and one of them; to print and to found."""

from typing import Any
from uuid import UUID

from flask import Blueprint, flash, render_template, url_for
from flask.typing import ResponseReturnValue
from sqlalchemy.orm import Session
from wtforms.validators import Optional

from recruit.assignments.operations import groups as operations
from recruit.assignments.queries import group as queries
from recruit.foundation import clock
from recruit.foundation.i18n import gettext as _
from recruit.foundation.i18n import lazy as _l
from recruit.reports.words import word
from recruit.web.access import May, current_actor, requires
from recruit.web.converters import BodyRef
from recruit.web.extensions import reading, transaction
from recruit.web.fields import CheckboxField, DateField, Required, TextAreaField, TextField
from recruit.web.form import ActingForm
from recruit.web.lengths import LINE, REMARK
from recruit.web.secretariat.assignments.groups.loading import PREFIX, shown, the_group
from recruit.web.secretariat.assignments.room import ways
from recruit.web.secretariat.seats.loading import the_body

bp = Blueprint("working_groups", __name__, url_prefix=PREFIX)


class GroupForm(ActingForm):
    """A working group of the council."""

    name = TextField(
        _l("What is the group called?"), [Required(), LINE], hint=_l("Such as Den gode modtagelse"), width="l"
    )
    purpose = TextAreaField(
        _l("What is it for?"), [Optional(), REMARK], hint=_l("Everybody can read it on the public page.")
    )
    looks_for_people = CheckboxField(
        _l("The group looks for people"),
        hint=_l("The public page says so, and lets people come forward while no call is open."),
    )
    since = DateField(_l("First day"), [Required()], default=clock.today)


@bp.get("")
@requires(May.MANAGE_BODIES)
def listed(body: BodyRef) -> ResponseReturnValue:
    with reading() as session:
        page = _all(session, body)
        return render_template("secretariat/assignments/groups/listed.html", ways=ways(page["body"]), **page)


@bp.get("/udskrift")
@requires(May.MANAGE_BODIES)
def printed(body: BodyRef) -> ResponseReturnValue:
    with reading() as session:
        return render_template("secretariat/assignments/groups/printed.html", **_all(session, body))


@bp.route("/ny", methods=["GET", "POST"])
@requires(May.MANAGE_BODIES)
def new(body: BodyRef) -> ResponseReturnValue:
    form = GroupForm()
    with reading() as session:
        found = the_body(session, body)
    if form.validate_on_submit():
        with form.refusals(), transaction() as session:
            form.claim(session)
            ours, by, now = the_body(session, body), current_actor(), clock.now()
            name, purpose = str(form.name.data), form.purpose.data or ""
            looks, since = bool(form.looks_for_people.data), form.since.data
            made = operations.found_group(session, ours, name, since, purpose, looks_for_people=looks, by=by, now=now)
            flash(_("The working group is founded. Say who takes part, and who leads it."))
            return form.done(session, url_for("working_groups.group", body=ours, group_id=made.id))
    return render_template("secretariat/assignments/groups/new.html", form=form, body=found), form.status


@bp.get("/<id:group_id>")
@requires(May.MANAGE_BODIES)
def group(body: BodyRef, group_id: UUID) -> ResponseReturnValue:
    with reading() as session:
        found, one = the_group(session, body, group_id)
        page = {"body": found, "one": shown(one, on=clock.today()), "word": word}
        return render_template("secretariat/assignments/groups/group.html", **page)


def _all(session: Session, ref: BodyRef) -> dict[str, Any]:
    body, today = the_body(session, ref), clock.today()
    found = [shown(one, on=today) for one in queries.groups(session, body)]
    return {
        "body": body,
        "day": today,
        "going_on": [one for one in found if not one.has_ended],
        "earlier": [one for one in found if one.has_ended],
        "word": word,
    }
