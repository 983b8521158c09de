"""Brugeres roller: who is what, from when to when, for which councils, and who stands in for whom."""

from typing import Any
from uuid import UUID

from flask import Blueprint, flash, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from sqlalchemy.orm import Session

from recruit.bodies import operations as bodies
from recruit.bodies import queries as body_queries
from recruit.foundation import clock
from recruit.foundation.accounts import operations, queries
from recruit.foundation.accounts.rules import Role
from recruit.foundation.i18n import _
from recruit.foundation.refusal import NotFound
from recruit.web.access import May, current_actor, requires
from recruit.web.extensions import reading, transaction
from recruit.web.form import ActingForm
from recruit.web.secretariat.user_forms import DeputyForm, RoleForm

bp = Blueprint("user_roles", __name__, url_prefix="/sekretariat/indstillinger/brugere")


@bp.route("/<id:user_id>/roller", methods=["GET", "POST"])
@requires(May.MANAGE_USERS)
def grant(user_id: UUID) -> ResponseReturnValue:
    form = RoleForm()
    form.offer_bodies()
    if form.validate_on_submit():
        with form.refusals(), transaction() as session:
            form.claim(session)
            give_role(session, user_id, form)
            flash(_("The role is given."))
            return form.done(session, url_for("users.user", user_id=user_id))
    with reading() as session:
        user = queries.user(session, user_id)
    return render_template("secretariat/user_roles/grant.html", form=form, user=user), form.status


@bp.post("/<id:user_id>/roller/fratagelse")
@requires(May.MANAGE_USERS)
def revocation(user_id: UUID) -> ResponseReturnValue:
    chosen = _chosen("grant")
    form = ActingForm()
    if form.validate_on_submit():
        with form.refusals(), transaction() as session:
            form.claim(session)
            operations.revoke_role(session, chosen, by=current_actor(), now=clock.now())
            flash(_("The role is taken back."))
            return form.done(session, url_for("users.user", user_id=user_id))
    return _not_done(form, user_id)


@bp.route("/<id:user_id>/stedfortraeder", methods=["GET", "POST"])
@requires(May.MANAGE_USERS)
def deputy(user_id: UUID) -> ResponseReturnValue:
    form = DeputyForm()
    with reading() as session:
        absent = queries.user(session, user_id)
        form.deputy.choices = _colleagues(session, user_id)
    if form.validate_on_submit():
        with form.refusals(), transaction() as session:
            form.claim(session)
            operations.name_deputy(
                session, user_id, UUID(form.deputy.data), form.span(), by=current_actor(), now=clock.now()
            )
            flash(_("The deputy is named."))
            return form.done(session, url_for("users.user", user_id=user_id))
    return render_template("secretariat/user_roles/deputy.html", form=form, user=absent), form.status


@bp.post("/<id:user_id>/stedfortraeder/ophoer")
@requires(May.MANAGE_USERS)
def deputy_end(user_id: UUID) -> ResponseReturnValue:
    chosen = _chosen("deputy")
    form = ActingForm()
    if form.validate_on_submit():
        with form.refusals(), transaction() as session:
            form.claim(session)
            operations.revoke_deputy(session, chosen, by=current_actor(), now=clock.now())
            flash(_("The deputy's time is over."))
            return form.done(session, url_for("users.user", user_id=user_id))
    return _not_done(form, user_id)


def give_role(session: Session, user_id: UUID, form: RoleForm) -> None:
    """Give the role that the form asks for, limited to the bodies that are ticked."""
    by, now = current_actor(), clock.now()
    given = operations.grant_role(session, user_id, Role(form.role.data), form.span(), by=by, now=now)
    for slug in form.bodies.data or ():
        bodies.grant_access_to_body(session, given.id, body_queries.body_by_slug(session, slug), by=by, now=now)


def _colleagues(session: Session, user_id: UUID) -> list[tuple[str, Any]]:
    active = [user for user in queries.users(session) if user.active and user.id != user_id]
    return [("", _("Choose a colleague")), *((str(user.id), user.name) for user in active)]


def _chosen(name: str) -> UUID:
    """Return the id on the button that was pressed."""
    chosen = request.form.get(name, type=UUID)
    if chosen is None:
        raise NotFound(name)
    return chosen


def _not_done(form: ActingForm, user_id: UUID) -> ResponseReturnValue:
    """Say on the user's page why it was not done."""
    for problem in form.problems:
        flash(problem.sentence, "error")
    return redirect(url_for("users.user", user_id=user_id), code=303)
