"""Adgangskode: forgotten, chosen with a link from a letter, changed."""

from datetime import timedelta
from typing import Any

from flask import Blueprint, abort, flash, redirect, render_template, url_for
from flask.typing import ResponseReturnValue
from wtforms import ValidationError

from recruit.foundation import clock
from recruit.foundation.accounts import operations
from recruit.foundation.accounts.rules import CHOOSE_PASSWORD, SHORTEST_PASSWORD, email_key
from recruit.foundation.i18n import _, _l
from recruit.foundation.limits import operations as limits
from recruit.foundation.limits.rules import Key
from recruit.foundation.refusal import NotFound
from recruit.foundation.tokens import queries as tokens
from recruit.web import links
from recruit.web.access import May, current_actor, public, requires, signed_in
from recruit.web.account.attempts import SlowedForm, address
from recruit.web.extensions import reading, transaction
from recruit.web.fields import EmailField, PasswordField, Required
from recruit.web.form import Form

bp = Blueprint("password", __name__, url_prefix="/konto")

HOUR = timedelta(hours=1)
#: Letters to one user in an hour: enough for who mislaid the first, too few to bury a mailbox.
LETTERS_TO_A_USER = 3
#: Requests from one address in an hour, where a whole town hall may sit.
REQUESTS_FROM_AN_ADDRESS = 30


class ForgottenForm(Form):
    email = EmailField(_l("E-mail"), [Required()], autocomplete="username")


def _new() -> PasswordField:
    return PasswordField(
        _l("New password"),
        [Required(_l("Write a new password."))],
        hint=_l("At least %(shortest)s characters. Several words are easy to remember.", shortest=SHORTEST_PASSWORD),
        autocomplete="new-password",
    )


def _same(form: Any, field: Any) -> None:
    if field.data != form.password.data:
        raise ValidationError(_("The two are not the same. Write the new password twice."))


def _once_more() -> PasswordField:
    return PasswordField(
        _l("The new password once more"),
        [Required(_l("Write the new password once more.")), _same],
        autocomplete="new-password",
    )


class ChoiceForm(Form):
    password = _new()
    repeated = _once_more()


class ChangeForm(SlowedForm):
    current = PasswordField(_l("Current password"), [Required(_l("Write your current password."))])
    password = _new()
    repeated = _once_more()


@bp.route("/glemt-adgangskode", methods=["GET", "POST"])
@public
def forgotten() -> ResponseReturnValue:
    """Send a letter if there is such a user; the answer is the same if there is not."""
    form = ForgottenForm()
    if form.validate_on_submit():
        if not _spend(address(), REQUESTS_FROM_AN_ADDRESS):
            abort(429)
        email = str(form.email.data)
        if _spend(Key("password-letter", email_key(email)), LETTERS_TO_A_USER):
            with transaction() as session:
                operations.request_password_reset(session, email, now=clock.now())
        flash(_("If there is a user with this address, a letter is on its way. Its link works for one hour."))
        return redirect(url_for("sign_in.sign_in"), code=303)
    return render_template("account/password/forgotten.html", form=form), form.status


@bp.route("/ny-adgangskode", methods=["GET", "POST"])
@public
def choose() -> ResponseReturnValue:
    """Choose a password with a link from a letter. Only sending the form uses the link."""
    form = ChoiceForm()
    try:
        link_id = links.carried()
        if form.validate_on_submit():
            with form.refusals(), transaction() as session:
                operations.choose_password(session, link_id, str(form.password.data), now=clock.now())
                flash(_("Your new password is saved. Sign in with it."))
                return links.used(redirect(url_for("sign_in.sign_in"), code=303))
        with reading() as session:
            tokens.by_id(session, link_id, CHOOSE_PASSWORD, now=clock.now())
    except NotFound:
        return links.over()
    return render_template("account/password/choose.html", form=form), form.status, {"Referrer-Policy": "no-referrer"}


@bp.route("/adgangskode", methods=["GET", "POST"])
@requires(May.KEEP_OWN_ACCOUNT)
def change() -> ResponseReturnValue:
    form = ChangeForm()
    if form.validate_on_submit():
        with form.refusals():
            _change(form)
            flash(_("Your new password is saved. Elsewhere you are signed out."))
            return redirect(url_for("sessions.sessions"), code=303)
    return render_template("account/password/change.html", form=form), form.status, form.headers


def _change(form: ChangeForm) -> None:
    me = signed_in()
    account = Key("account", email_key(me.email))
    form.attempt(account)
    with transaction() as session:
        form.forgive(session, account)
        operations.change_password(
            session,
            me.user_id,
            current=str(form.current.data),
            new=str(form.password.data),
            keep=me.session_id,
            by=current_actor(),
            now=clock.now(),
        )


def _spend(key: Key, allowance: int) -> bool:
    with transaction() as session:
        return limits.spend(session, key, allowance=allowance, per=HOUR, now=clock.now())
