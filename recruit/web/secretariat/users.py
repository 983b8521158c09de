"""Brugere: who works here, inviting them, changing them, letting them go."""

from collections.abc import Callable
from dataclasses import dataclass
from uuid import UUID

from flask import Blueprint, flash, render_template, url_for
from flask.typing import ResponseReturnValue

from recruit.bodies import queries as bodies
from recruit.foundation import clock
from recruit.foundation.accounts import letters, operations, queries
from recruit.foundation.accounts.rules import Grant
from recruit.foundation.audit import queries as audit
from recruit.foundation.i18n import _
from recruit.foundation.mail import operations as mail
from recruit.foundation.mail import rendering
from recruit.web import roles
from recruit.web.access import May, current_actor, requires
from recruit.web.extensions import reading, transaction
from recruit.web.form import ActingForm
from recruit.web.secretariat.history import lines
from recruit.web.secretariat.user_forms import NewUserForm, UserForm
from recruit.web.secretariat.user_roles import give_role

bp = Blueprint("users", __name__, url_prefix="/sekretariat/indstillinger/brugere")

#: How much of a user's history the page shows.
HISTORY = 20


@bp.get("")
@requires(May.MANAGE_USERS)
def users() -> ResponseReturnValue:
    with reading() as session:
        everybody = queries.users(session)
        return render_template("secretariat/users/users.html", users=everybody, roles=roles.NAMES, day=clock.today())


@bp.route("/ny", methods=["GET", "POST"])
@requires(May.MANAGE_USERS)
def new() -> ResponseReturnValue:
    form = NewUserForm()
    form.offer_bodies()
    if form.validate_on_submit():
        with form.refusals(), transaction() as session:
            form.claim(session)
            user = operations.create_user(
                session, email=str(form.email.data), name=str(form.name.data), by=current_actor(), now=clock.now()
            )
            give_role(session, user.id, form)
            return form.done(session, url_for(".invitation", user_id=user.id))
    return render_template("secretariat/users/new.html", form=form), form.status


@bp.get("/<id:user_id>")
@requires(May.MANAGE_USERS)
def user(user_id: UUID) -> ResponseReturnValue:
    day = clock.today()
    with reading() as session:
        shown = queries.user(session, user_id)
        return render_template(
            "secretariat/users/user.html",
            form=ActingForm(),
            user=shown,
            roles=roles.NAMES,
            reach=bodies.names_reached(session, [Grant(grant.id, grant.role) for grant in shown.grants]),
            deputies=queries.deputies(session, user_id, on=day),
            history=lines(session, audit.history(session, subject=shown, size=HISTORY)),
            day=day,
        )


@bp.route("/<id:user_id>/ret", methods=["GET", "POST"])
@requires(May.MANAGE_USERS)
def edit(user_id: UUID) -> ResponseReturnValue:
    with reading() as session:
        form = UserForm(obj=queries.user(session, user_id))
    if form.validate_on_submit():
        with form.refusals(), transaction() as session:
            form.claim(session)
            changed = queries.user(session, user_id)
            form.check(changed)
            operations.change_user(
                session,
                user_id,
                email=str(form.email.data),
                name=str(form.name.data),
                version=changed.version,
                by=current_actor(),
                now=clock.now(),
            )
            flash(_("The user is saved."))
            return form.done(session, url_for(".user", user_id=user_id))
    return render_template("secretariat/users/edit.html", form=form, user_id=user_id), form.status


@bp.route("/<id:user_id>/invitation", methods=["GET", "POST"])
@requires(May.MANAGE_USERS)
def invitation(user_id: UUID) -> ResponseReturnValue:
    form = ActingForm()
    if form.validate_on_submit():
        with form.refusals(), transaction() as session:
            form.claim(session)
            invited = queries.user(session, user_id)
            operations.invite(session, invited, by=current_actor(), now=clock.now())
            flash(_("The invitation to %(name)s is on its way.", name=invited.name))
            return form.done(session, url_for(".user", user_id=user_id))
    with reading() as session:
        invited = queries.user(session, user_id)
        text = mail.compose(session, letters.invitation(invited))
    body = rendering.with_link(text.body, _("(the link comes here)"))
    page = render_template(
        "secretariat/users/invitation.html", form=form, user=invited, subject=text.subject, body=body
    )
    return page, form.status


@dataclass(frozen=True, slots=True)
class Act:
    """Something that is done to a user as a whole, after a page that says what follows."""

    verb: Callable[..., None]
    heading: str
    consequences: tuple[str, ...]
    button: str
    done: str


@bp.route("/<id:user_id>/lukning", methods=["GET", "POST"])
@requires(May.MANAGE_USERS)
def deactivation(user_id: UUID) -> ResponseReturnValue:
    act = Act(
        operations.deactivate_user,
        _("Close the user's access"),
        (
            _("The user is signed out everywhere at once and cannot sign in."),
            _("Links in letters that were sent stop working."),
            _("What the user has done stays in the history. You can open the access again."),
        ),
        _("Close the access"),
        _("The access is closed."),
    )
    return _carry_out(act, user_id)


@bp.route("/<id:user_id>/genaabning", methods=["GET", "POST"])
@requires(May.MANAGE_USERS)
def reactivation(user_id: UUID) -> ResponseReturnValue:
    act = Act(
        operations.reactivate_user,
        _("Open the user's access again"),
        (_("The user can sign in with the password and the roles of before."),),
        _("Open the access"),
        _("The access is open again."),
    )
    return _carry_out(act, user_id)


@bp.route("/<id:user_id>/to-trin/nulstilling", methods=["GET", "POST"])
@requires(May.MANAGE_USERS)
def second_factor_reset(user_id: UUID) -> ResponseReturnValue:
    act = Act(
        operations.reset_second_factor,
        _("Reset two-step sign-in"),
        (
            _("Do this when the telephone and the recovery codes are lost. Be sure that it is the user who asks."),
            _("The user is signed out everywhere and signs in with the password alone until it is set up anew."),
        ),
        _("Reset two-step sign-in"),
        _("Two-step sign-in is reset."),
    )
    return _carry_out(act, user_id)


def _carry_out(act: Act, user_id: UUID) -> ResponseReturnValue:
    form = ActingForm()
    if form.validate_on_submit():
        with form.refusals(), transaction() as session:
            form.claim(session)
            act.verb(session, user_id, by=current_actor(), now=clock.now())
            flash(act.done)
            return form.done(session, url_for(".user", user_id=user_id))
    with reading() as session:
        subject = queries.user(session, user_id)
    return render_template("secretariat/users/act.html", form=form, user=subject, act=act), form.status
