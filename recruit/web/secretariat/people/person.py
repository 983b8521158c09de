"""One person: what is known, every place held, letters, history; and correcting it."""

from typing import TYPE_CHECKING
from uuid import UUID

from flask import Blueprint, flash, redirect, render_template, url_for
from flask.typing import ResponseReturnValue
from sqlalchemy.orm import Session

from recruit.acts import history as log
from recruit.acts.places import sittings
from recruit.foundation import clock
from recruit.foundation.i18n import _
from recruit.people import operations, queries
from recruit.reports import places
from recruit.reports.words import word
from recruit.web.access import May, current_actor, may, requires, signed_in
from recruit.web.extensions import reading, transaction
from recruit.web.people import note_look, person_to_change, person_to_see, reach
from recruit.web.secretariat.history import lines
from recruit.web.secretariat.letters_words import STATUSES
from recruit.web.secretariat.people.changes import told
from recruit.web.secretariat.people.forms import GENDERS, NAME_KINDS, PersonForm, as_written

if TYPE_CHECKING:
    from recruit.people.model import Person

bp = Blueprint("person", __name__, url_prefix="/sekretariat/personer/<id:person_id>")

#: How much of a person's history and letters the page shows.
LATEST = 30


@bp.get("")
@requires(May.VIEW_PEOPLE)
def person(person_id: UUID) -> ResponseReturnValue:
    with reading() as session:
        shown = person_to_see(session, person_id)
        if shown.id != person_id:
            return redirect(url_for(".person", person_id=shown.id), code=303)
        page = _page(session, shown)
    note_look(shown)
    return page


def _page(session: Session, shown: "Person") -> str:
    day, mine = clock.today(), reach(session, May.VIEW_PEOPLE)
    may_change = may(signed_in(), May.MANAGE_PEOPLE)
    held = places.places(session, shown.id, within=mine)
    now = sittings(session, [shown.id], on=day, reach=mine).get(shown.id, ())
    memberships = {place.membership for place in held}
    entries = log.about_person(session, shown.id, memberships, size=LATEST)
    return render_template(
        "secretariat/people/person.html",
        person=shown,
        # A protected person's address is for those who must reach them.
        shows_contacts=may_change or not shown.is_protected,
        kinds=NAME_KINDS,
        genders=GENDERS,
        publications=queries.publications(session, shown.id),
        merges=queries.merges_into(session, shown.id),
        places=held,
        sits={sitting.membership for sitting in now},
        letters=log.letters_to_person(session, shown.id, size=LATEST),
        statuses=STATUSES,
        history=told(entries, lines(session, entries)),
        word=word,
        day=day,
        may_change=may_change,
        may_see_everything=may(signed_in(), May.MANAGE_NOMINATIONS),
        may_see_letters=may(signed_in(), May.VIEW_LETTERS),
        may_see_history=may(signed_in(), May.VIEW_HISTORY),
    )


@bp.route("/ret", methods=["GET", "POST"])
@requires(May.MANAGE_PEOPLE)
def edit(person_id: UUID) -> ResponseReturnValue:
    with reading() as session:
        shown = person_to_see(session, person_id)
        form = PersonForm(data={**as_written(shown), "version": shown.version})
    if form.validate_on_submit():
        with form.refusals(), transaction() as session:
            form.claim(session)
            changed = person_to_change(session, person_id)
            form.check(changed, stands=as_written(changed))
            operations.change_person(session, changed, form.facts(), by=current_actor(), now=clock.now())
            flash(_("The person is saved."))
            return form.done(session, url_for(".person", person_id=changed.id))
    note_look(shown)
    return render_template("secretariat/people/edit.html", form=form, person=shown), form.status
