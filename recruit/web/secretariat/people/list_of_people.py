"""Personer: everybody whom the reader may see, and writing down somebody new."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from flask import Blueprint, flash, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue

from recruit.acts import directory
from recruit.acts.directory import Only, Wanted
from recruit.foundation import clock
from recruit.foundation.i18n import _
from recruit.foundation.i18n import lazy as _l
from recruit.foundation.refusal import Refusal, refuse_if
from recruit.people import operations
from recruit.reports.words import word
from recruit.web.access import May, current_actor, may, requires, signed_in
from recruit.web.extensions import reading, transaction
from recruit.web.filters import page_asked_for, this_page
from recruit.web.people import reach
from recruit.web.secretariat.people.forms import NewPersonForm, SearchForm

if TYPE_CHECKING:
    from recruit.people.model import Person

bp = Blueprint("people", __name__, url_prefix="/sekretariat/personer")

#: People on a page.
PAGE = 200

#: How the list can be narrowed down: what stands in the address, and what it is called.
ONLY = {
    "": (None, _l("Everybody")),
    "nu": (Only.SITTING, _l("Sits now")),
    "beskyttet": (Only.PROTECTED, _l("Protected")),
}


@bp.get("")
@requires(May.VIEW_PEOPLE)
def people() -> ResponseReturnValue:
    form = SearchForm(request.args)
    chosen = request.args.get("vis", "")
    only, _label = ONLY.get(chosen, ONLY[""])
    page = page_asked_for()
    wanted = Wanted(str(form.q.data or ""), only)
    with reading() as session:
        mine = reach(session, May.VIEW_PEOPLE)
        shown, number = directory.listed(session, wanted, on=clock.today(), reach=mine, page=page, size=PAGE)
    pages = max(-(-number // PAGE), 1)
    if page > pages:
        return redirect(this_page(side=pages), code=303)
    filters = [
        {"label": str(label), "url": this_page(vis=name or None, side=None), "current": name == chosen}
        for name, (_only, label) in ONLY.items()
    ]
    return render_template(
        "secretariat/people/people.html",
        form=form,
        people=shown,
        number=number,
        filters=filters,
        narrowed=bool(wanted.text or only),
        page=page,
        pages=pages,
        word=word,
        may_change=may(signed_in(), May.MANAGE_PEOPLE),
    )


@bp.route("/ny", methods=["GET", "POST"])
@requires(May.MANAGE_PEOPLE)
def new() -> ResponseReturnValue:
    form = NewPersonForm()
    similar = _similar(str(form.name.data)) if form.is_submitted() else ()
    if form.validate_on_submit():
        with form.refusals(), transaction() as session:
            form.claim(session)
            seen = not similar or form.is_somebody_else.data
            refuse_if([] if seen else [Refusal("looks-like-somebody", field="is_somebody_else")])
            now, by, facts = clock.now(), current_actor(), form.facts()
            person = operations.create_person(session, facts.name, by=by, now=now, is_protected=facts.is_protected)
            operations.change_person(session, person, facts, by=by, now=now)
            flash(_("%(name)s is written down.", name=person.name))
            return form.done(session, url_for("person.person", person_id=person.id))
    return render_template("secretariat/people/new.html", form=form, similar=similar), form.status


def _similar(name: str) -> "Sequence[Person]":
    """Return who may be meant by the name that was written: nobody is written down twice unseen."""
    with reading() as session:
        return directory.alike_to_names(session, [name], reach=reach(session, May.MANAGE_PEOPLE))
