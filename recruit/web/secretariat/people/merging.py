"""Two people who turn out to be one: who may be, what follows, the act, and undoing it."""

from collections.abc import Sequence
from typing import TYPE_CHECKING
from uuid import UUID

from flask import Blueprint, flash, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from sqlalchemy.orm import Session

from recruit.acts import directory, merging, search
from recruit.foundation import clock
from recruit.foundation.i18n import _
from recruit.foundation.refusal import NotFound, Refusal
from recruit.people import operations, queries
from recruit.reports import places
from recruit.reports.words import word
from recruit.web.access import May, current_actor, requires
from recruit.web.extensions import reading, transaction
from recruit.web.form import ActingForm
from recruit.web.people import note_look, person_to_see, reach
from recruit.web.secretariat.people.forms import SearchForm
from recruit.web.sentences import sentence

if TYPE_CHECKING:
    from recruit.people.model import PersonMerge

bp = Blueprint("person_merging", __name__, url_prefix="/sekretariat/personer")


@bp.get("/dubletter")
@requires(May.MANAGE_PEOPLE)
def duplicates() -> ResponseReturnValue:
    with reading() as session:
        pairs, number = directory.duplicates(session, reach=reach(session, May.MANAGE_PEOPLE))
    return render_template("secretariat/people/duplicates.html", pairs=pairs, number=number, form=ActingForm())


@bp.get("/<id:person_id>/sammenlaegning")
@requires(May.MANAGE_PEOPLE)
def choice(person_id: UUID) -> ResponseReturnValue:
    form = SearchForm(request.args)
    text = str(form.q.data or "")
    with reading() as session:
        person, mine = person_to_see(session, person_id), reach(session, May.MANAGE_PEOPLE)
        alike = directory.alike_to(session, person, reach=mine)
        found = search.found_people(session, text, reach=mine) if text else ()
    others = [each for each in found if each.id != person.id]
    return render_template(
        "secretariat/people/merge_choice.html", form=form, person=person, alike=alike, found=others, text=text
    )


@bp.route("/<id:person_id>/sammenlaegning/<id:other_id>", methods=["GET", "POST"])
@requires(May.MANAGE_PEOPLE)
def merge(person_id: UUID, other_id: UUID) -> ResponseReturnValue:
    form = ActingForm()
    if form.validate_on_submit():
        with form.refusals(), transaction() as session:
            form.claim(session)
            mine = reach(session, May.MANAGE_PEOPLE)
            kept, merged = merging.both(session, person_id, other_id, reach=mine, for_change=True)
            merging.merge(session, kept, merged, by=current_actor(), now=clock.now(), reach=mine)
            flash(_("The two are one person now: %(name)s. You can undo it below.", name=kept.name))
            return form.done(session, url_for("person.person", person_id=kept.id))
    with reading() as session:
        mine = reach(session, May.MANAGE_PEOPLE)
        kept, merged = merging.both(session, person_id, other_id, reach=mine)
        reasons = merging.reasons(session, kept, merged, reach=mine)
        theirs = [(person, places.places(session, person.id, within=mine)) for person in (kept, merged)]
    note_look(kept, merged)
    shown = {"kept": kept, "merged": merged, "both": theirs, "reasons": _sentences(reasons), "day": clock.today()}
    return render_template("secretariat/people/merge.html", form=form, word=word, **shown), form.status


@bp.post("/<id:person_id>/sammenlaegning/<id:other_id>/forskellige")
@requires(May.MANAGE_PEOPLE)
def distinction(person_id: UUID, other_id: UUID) -> ResponseReturnValue:
    form = ActingForm()
    if form.validate_on_submit():
        with form.refusals(), transaction() as session:
            form.claim(session)
            mine = reach(session, May.MANAGE_PEOPLE)
            one, other = merging.both(session, person_id, other_id, reach=mine, for_change=True)
            operations.tell_apart(session, one, other, by=current_actor(), now=clock.now())
            flash(_("Noted: %(one)s and %(other)s are two people.", one=one.name, other=other.name))
            return form.done(session, url_for(".duplicates"))
    return redirect(url_for(".duplicates"), code=303)


@bp.route("/<id:person_id>/sammenlaegninger/<id:merge_id>/fortrydelse", methods=["GET", "POST"])
@requires(May.MANAGE_PEOPLE)
def undoing(person_id: UUID, merge_id: UUID) -> ResponseReturnValue:
    form = ActingForm()
    if form.validate_on_submit():
        with form.refusals(), transaction() as session:
            form.claim(session)
            made, mine = _merge_into(session, person_id, merge_id, for_change=True), reach(session, May.MANAGE_PEOPLE)
            merging.undo(session, made, by=current_actor(), now=clock.now(), reach=mine)
            flash(_("The two are two people again."))
            return form.done(session, url_for("person.person", person_id=made.merged_id))
    with reading() as session:
        person, made = person_to_see(session, person_id), _merge_into(session, person_id, merge_id)
        reasons = merging.reasons_not_to_undo(session, made, reach=reach(session, May.MANAGE_PEOPLE))
        name = queries.names_of_people(session, [made.merged_id])[made.merged_id]
    page = "secretariat/people/undo_merge.html"
    places_moved = len(made.moved.get("membership", ()))
    return render_template(
        page, form=form, person=person, name=name, number=places_moved, reasons=_sentences(reasons)
    ), form.status


def _merge_into(session: Session, person_id: UUID, merge_id: UUID, *, for_change: bool = False) -> "PersonMerge":
    """Return the merge if it was one into this person, as `queries.merge` does. Raises NotFound."""
    made = queries.merge(session, merge_id, for_change=for_change)
    if made.kept_id != person_id:
        raise NotFound("person_merge")
    return made


def _sentences(reasons: Sequence[Refusal]) -> list[str]:
    return [sentence(reason) for reason in reasons]
