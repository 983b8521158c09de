"""`/mit`: a member's own page: what we know, where they sit, what others may see, and their confirmation."""

from flask import Blueprint, flash, redirect, render_template, url_for
from flask.typing import ResponseReturnValue

from recruit.acts import shown_publicly
from recruit.appointments.operations import own_page
from recruit.appointments.queries.sharing import shared_by
from recruit.appointments.queries.yearly_check import open_checks
from recruit.appointments.rules.yearly_check import A_YEAR
from recruit.bodies import queries as bodies
from recruit.foundation import clock
from recruit.foundation.i18n import _, _l
from recruit.foundation.refusal import NotFound
from recruit.meetings.queries.own import to_come
from recruit.nominations import operations as nominations
from recruit.people import queries as people
from recruit.reports import confirmation
from recruit.reports.engagement import engagement
from recruit.reports.places import places
from recruit.reports.words import word
from recruit.web import links
from recruit.web.access import current_actor, public
from recruit.web.contact_fields import SHARED, ContactFields, written_of
from recruit.web.extensions import reading, transaction
from recruit.web.fields import Required, TextField
from recruit.web.form import VersionedForm
from recruit.web.papers import sent
from recruit.web.public.own_places.loading import mine, my_councils, nothing_here, secretariat

bp = Blueprint("own_places", __name__, url_prefix="/mit")
bp.register_error_handler(NotFound, nothing_here)
bp.after_request(links.unreferred)


class ProfileForm(ContactFields, VersionedForm):
    """What somebody is called, and how they are reached."""

    name = TextField(
        _l("What you want to be called"),
        [Required(_l("Write your name."))],
        hint=_l("Your name stands in the council's lists, and on its public page unless it is protected."),
        width="l",
        autocomplete="name",
        render_kw={"dir": "auto"},
    )


@bp.get("")
@public
def own() -> str:
    """Show everything, the newest place first; what a seat is reserved for stands nowhere here."""
    with reading() as session:
        person = mine(session)
        sits = my_councils(session, person)
        held = places(session, person.id)
        councils = [bodies.body_by_slug(session, slug) for slug in sits]
        return render_template(
            "public/own_places/own.html",
            person=person,
            known=written_of(person),
            places=held,
            sits={one.membership for one in sits.values() if one.since <= clock.today()},
            councils=councils,
            does=engagement(session, person.id, on=clock.today()).not_over(clock.today()),
            meetings=to_come(session, person.id, now=clock.now()),
            confirmed=list(dict.fromkeys((one.slug, one.body) for one in held if one.first_day.first <= clock.today())),
            shared=shared_by(session, person.id),
            fields=SHARED,
            is_withheld=bool(people.withheld(session, [person.id])),
            shown=shown_publicly.nominations(session, person.id),
            asked=open_checks(session, person.id, since=clock.today() - A_YEAR),
            secretariat=secretariat(session, councils),
            day=clock.today(),
            now=clock.now(),
            word=word,
        )


@bp.route("/ret", methods=["GET", "POST"])
@public
def correct() -> ResponseReturnValue:
    """Correct what the member is called and how they are reached; it holds at once, and is on record as theirs."""
    with reading() as session:
        person = mine(session)
        form = ProfileForm(data=written_of(person) | {"version": person.version})
    if form.validate_on_submit():
        with form.refusals(), transaction() as session:
            form.claim(session)
            changed = mine(session, lock=True)
            form.check(changed, stands=written_of(changed))
            council = next((bodies.body_by_slug(session, slug) for slug in my_councils(session, changed)), None)
            is_new = own_page.correct(
                session,
                changed,
                str(form.name.data),
                form.reached(),
                council,
                using=links.carried(),
                by=current_actor(),
                now=clock.now(),
            )
            response = form.done(session, url_for(".own"))
            flash(
                _("Thank you. It is corrected, and the secretariat can see it.") if is_new else _("Nothing is changed.")
            )
            return response
    return render_template("public/own_places/correct.html", form=form, person=person), form.status


@bp.post("/vis-ikke")
@public
def hide() -> ResponseReturnValue:
    """Take back that everybody may read what the member wrote as a candidate: text, languages, photo."""
    with transaction() as session:
        for shown in shown_publicly.nominations(session, mine(session, lock=True).id, lock=True):
            kept = {"motivation": False, "languages": False, "photo": False}
            nominations.show(session, shown, **kept, by=current_actor(), now=clock.now())
    flash(_("Nobody can read it any more on the pages for everybody."))
    return redirect(url_for(".own"), code=303)


@bp.get("/bekraeftelse-<slug>.pdf")
@public
def confirmed(slug: str) -> ResponseReturnValue:
    """Send the confirmation for one council as a draft: it holds once the secretariat has signed it."""
    with reading() as session:
        person = mine(session)
        body = bodies.body_by_slug(session, slug)
        if not confirmation.periods(session, person, body, on=clock.today()):
            raise NotFound("confirmation")
        paper = confirmation.paper(session, person, body, is_draft=True, made_at=clock.now())
    return sent(paper, "application/pdf", f"bekraeftelse-{slug}.pdf")


@bp.post("/luk")
@public
def close() -> ResponseReturnValue:
    """Let the browser forget whose page this was: others use it, too."""
    flash(_("The page is closed. Open the link in your letter to come back."))
    return links.used(redirect(url_for("front.front"), code=303))
