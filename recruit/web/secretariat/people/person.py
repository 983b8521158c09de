"""One person: what is known, every place held and what came of it, letters, history; and correcting it."""

from datetime import date
from typing import TYPE_CHECKING, Any
from uuid import UUID

from flask import Blueprint, flash, redirect, render_template, url_for
from flask.typing import ResponseReturnValue
from sqlalchemy.orm import Session

from recruit.acts import directory
from recruit.acts import history as log
from recruit.acts.places import Reach
from recruit.foundation import clock
from recruit.foundation.i18n import _
from recruit.people import operations, queries
from recruit.reports import career, places
from recruit.reports.engagement import engagement
from recruit.reports.words import word
from recruit.web.access import May, current_actor, may, requires, signed_in
from recruit.web.extensions import reading, transaction
from recruit.web.filters import page_asked_for
from recruit.web.people import note_look, person_to_change, person_to_see, reaches
from recruit.web.secretariat.letters_words import STATUSES
from recruit.web.secretariat.people.changes import told
from recruit.web.secretariat.people.forms import GENDERS, NAME_KINDS, PersonForm, as_written

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from recruit.people.model import Person, PublicationDecision

bp = Blueprint("person", __name__, url_prefix="/sekretariat/personer/<id:person_id>")

#: How much of a person's history, letters and calls the page shows.
LATEST = 30
#: How many places; a page behind a link has them all.
MOST_PLACES = 50
#: Of so many councils the page offers the confirmation; the page of all places has the others.
MOST_CONFIRMED = 5
#: Letters on a page of their own.
LETTERS = 100


@bp.get("")
@requires(May.VIEW_PEOPLE)
def person(person_id: UUID) -> ResponseReturnValue:
    """Show everything in one place. Twelve queries at the most, besides those that every page makes."""
    with reading() as session:
        within = reaches(session, May.VIEW_PEOPLE, May.MANAGE_BODIES, May.VIEW_NOMINATIONS)
        found = directory.person_at_once(session, person_id, within[0])
        if found is None:
            return redirect(url_for(".person", person_id=person_to_see(session, person_id).id), code=303)
        page = render_template("secretariat/people/person.html", **_shown(session, *found, *within))
    note_look(found[0])
    return page


def _shown(
    session: Session,
    shown: "Person",
    publications: "Sequence[PublicationDecision]",
    seen: Reach,
    managed: Reach,
    nominations_seen: Reach,
) -> dict[str, Any]:
    day, user = clock.today(), signed_in()
    may_change, may_nominate = may(user, May.MANAGE_PEOPLE), may(user, May.VIEW_NOMINATIONS)
    held = places.places(session, shown.id, within=seen)
    behind = career.backgrounds(session, shown.id, on=day, within=seen)
    nominated = career.nominated(session, shown.id, within=nominations_seen) if may_nominate else []
    entries = log.about_person(session, shown.id, behind.keys(), size=LATEST)
    ids = [one.id for one in nominated]
    letters, more = career.letters(session, shown.id, ids, within=seen, page=1, size=LATEST)
    now = [place for place in held if behind[place.membership].sits]
    may_act = may(user, May.MANAGE_BODIES)
    return {
        "person": shown,
        # A protected person's address is for those who must reach them.
        "shows_contacts": may_change or not shown.is_protected,
        "kinds": NAME_KINDS,
        "genders": GENDERS,
        "publications": publications,
        "merges": queries.merges_into(session, shown.id),
        "places": held[:MOST_PLACES],
        "more_places": len(held) > MOST_PLACES,
        "behind": behind,
        "sits": {place.membership for place in now},
        "acts_on": [p for p in now if may_act and (managed is None or behind[p.membership].body in managed)],
        "comes_to": _comes_to(held, day, managed, behind) if may_act else [],
        "served_in": _served_in(held, day)[:MOST_CONFIRMED] if may_act else [],
        "calls": career.calls(session, behind.keys(), size=LATEST),
        "does": engagement(session, shown.id, on=day, within=managed if may_act else seen),
        "manages": may_act,
        "checks": career.checks(session, shown.id, within=seen),
        "councils": {behind[place.membership].body: place.body for place in held},
        "nominated": nominated,
        "letters": letters,
        "more_letters": more,
        "statuses": STATUSES,
        "history": told(session, entries, {place.membership: f"{place.body}, {place.seat_group}" for place in held}),
        "word": word,
        "day": day,
        "may_change": may_change,
        "may_see_everything": may(user, May.MANAGE_NOMINATIONS),
        "may_see_letters": may(user, May.VIEW_LETTERS),
        "may_see_history": may(user, May.VIEW_HISTORY),
    }


def _comes_to(
    held: "Sequence[places.PlaceHeld]", day: date, managed: Reach, behind: "Mapping[UUID, career.Background]"
) -> list[tuple[str, str]]:
    """Return slug and name of each council in which somebody begins later, and does not sit by now."""
    sits = {place.slug for place in held if behind[place.membership].sits}
    coming = [place for place in held if place.first_day.first > day and place.slug not in sits]
    ours = [one for one in coming if managed is None or behind[one.membership].body in managed]
    return list({place.slug: place.body for place in ours}.items())


def _served_in(held: "Sequence[places.PlaceHeld]", day: date) -> list[tuple[str, str]]:
    """Return slug and name of each council in which somebody has begun, the latest first."""
    begun = [place for place in held if place.first_day.first <= day]
    latest = {place.slug: place.body for place in reversed(begun)}
    return [(slug, latest[slug]) for slug in dict.fromkeys(place.slug for place in begun)]


@bp.get("/pladser")
@requires(May.VIEW_PEOPLE)
def all_places(person_id: UUID) -> ResponseReturnValue:
    """Show every place, where the page of the person shows the newest only."""
    with reading() as session:
        shown = person_to_see(session, person_id)
        (within,) = reaches(session, May.VIEW_PEOPLE)
        held = places.places(session, shown.id, within=within)
    user = signed_in()
    return render_template(
        "secretariat/people/places.html",
        person=shown,
        places=held,
        day=clock.today(),
        word=word,
        reasons=may(user, May.MANAGE_PEOPLE),
        served_in=_served_in(held, clock.today()) if may(user, May.MANAGE_BODIES) else [],
    )


@bp.get("/breve")
@requires(May.VIEW_LETTERS)
def letters(person_id: UUID) -> ResponseReturnValue:
    """Show every letter to the person, and about their nominations where the reader may see those."""
    page = page_asked_for()
    with reading() as session:
        shown = person_to_see(session, person_id)
        seen, nominations_seen = reaches(session, May.VIEW_PEOPLE, May.VIEW_NOMINATIONS)
        may_nominate = may(signed_in(), May.VIEW_NOMINATIONS)
        nominated = career.nominated(session, shown.id, within=nominations_seen) if may_nominate else []
        ids = [one.id for one in nominated]
        found, more = career.letters(session, shown.id, ids, within=seen, page=page, size=LETTERS)
    return render_template(
        "secretariat/people/letters.html",
        person=shown,
        letters=found,
        statuses=STATUSES,
        page=page,
        last=page + 1 if more else page,
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
