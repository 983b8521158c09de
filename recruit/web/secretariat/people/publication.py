"""Whether a protected person may be shown publicly: recording that it is decided, and revoking it."""

from uuid import UUID

from flask import Blueprint, flash, render_template, url_for
from flask.typing import ResponseReturnValue

from recruit.foundation import clock
from recruit.foundation.i18n import _
from recruit.people import operations
from recruit.web.access import May, current_actor, requires
from recruit.web.extensions import reading, transaction
from recruit.web.people import person_to_change, person_to_see
from recruit.web.secretariat.people.forms import PublicationForm, RevocationForm

bp = Blueprint("person_publication", __name__, url_prefix="/sekretariat/personer/<id:person_id>/offentliggoerelse")


@bp.route("", methods=["GET", "POST"])
@requires(May.MANAGE_PEOPLE)
def publication(person_id: UUID) -> ResponseReturnValue:
    form = PublicationForm()
    if form.validate_on_submit():
        with form.refusals(), transaction() as session:
            form.claim(session)
            person = person_to_change(session, person_id)
            operations.decide_publication(session, person, form.publication(), by=current_actor(), now=clock.now())
            flash(_("The decision is recorded. %(name)s may be shown publicly.", name=person.name))
            return form.done(session, url_for("person.person", person_id=person.id))
    with reading() as session:
        person = person_to_see(session, person_id)
    return render_template("secretariat/people/publication.html", form=form, person=person), form.status


@bp.route("/tilbagekaldelse", methods=["GET", "POST"])
@requires(May.MANAGE_PEOPLE)
def revocation(person_id: UUID) -> ResponseReturnValue:
    form = RevocationForm()
    if form.validate_on_submit():
        with form.refusals(), transaction() as session:
            form.claim(session)
            person = person_to_change(session, person_id)
            because = str(form.because.data)
            operations.revoke_publication(session, person, because, by=current_actor(), now=clock.now())
            flash(_("The decision is revoked. %(name)s is no longer shown publicly.", name=person.name))
            return form.done(session, url_for("person.person", person_id=person.id))
    with reading() as session:
        person = person_to_see(session, person_id)
    return render_template("secretariat/people/revocation.html", form=form, person=person), form.status
