"""Other names of a person: adding one, and taking one away that was written down in error."""

from uuid import UUID

from flask import Blueprint, flash, redirect, render_template, url_for
from flask.typing import ResponseReturnValue

from recruit.foundation import clock
from recruit.foundation.i18n import _
from recruit.foundation.refusal import NotFound
from recruit.people import operations
from recruit.people.rules import NameKind
from recruit.web.access import May, current_actor, requires
from recruit.web.extensions import reading, transaction
from recruit.web.form import ActingForm
from recruit.web.people import person_to_change, person_to_see
from recruit.web.secretariat.people.forms import NAME_KINDS, NameForm

bp = Blueprint("person_names", __name__, url_prefix="/sekretariat/personer/<id:person_id>/navne")


@bp.route("", methods=["GET", "POST"])
@requires(May.MANAGE_PEOPLE)
def names(person_id: UUID) -> ResponseReturnValue:
    form = NameForm()
    if form.validate_on_submit():
        with form.refusals(), transaction() as session:
            form.claim(session)
            person = person_to_change(session, person_id)
            kind = NameKind(form.kind.data)
            operations.add_name(session, person, str(form.name.data), kind, by=current_actor(), now=clock.now())
            flash(_("The name is added."))
            return form.done(session, url_for(".names", person_id=person.id))
    with reading() as session:
        person = person_to_see(session, person_id)
    page = "secretariat/people/names.html"
    return render_template(page, form=form, removal=_removal(), person=person, kinds=NAME_KINDS), form.status


@bp.post("/<id:name_id>/sletning")
@requires(May.MANAGE_PEOPLE)
def removal(person_id: UUID, name_id: UUID) -> ResponseReturnValue:
    form = _removal()
    if form.validate_on_submit():
        with form.refusals(), transaction() as session:
            form.claim(session)
            person = person_to_change(session, person_id)
            name = next((each for each in person.other_names if each.id == name_id), None)
            if name is None:
                raise NotFound("person_name")
            operations.take_name_away(session, person, name, by=current_actor(), now=clock.now())
            flash(_("The name is taken away."))
            return form.done(session, url_for(".names", person_id=person.id))
    return redirect(url_for(".names", person_id=person_id), code=303)


def _removal() -> ActingForm:
    """Return the form beside each name; it stands on the page of another one, so it has names of its own."""
    return ActingForm(prefix="removal")
