"""Log ind og log ud."""

from flask import Blueprint, flash, redirect, render_template, request, session, url_for
from flask.typing import ResponseReturnValue
from flask_login import current_user

from recruit.foundation import clock
from recruit.foundation.accounts import operations, queries
from recruit.foundation.accounts.hashing import matches
from recruit.foundation.accounts.rules import email_key
from recruit.foundation.i18n import _, _l
from recruit.foundation.limits.rules import Key
from recruit.foundation.refusal import Refusal, Refused
from recruit.web import ready
from recruit.web.access import current_actor, public
from recruit.web.account import login
from recruit.web.account.attempts import SlowedForm
from recruit.web.extensions import reading, transaction
from recruit.web.fields import EmailField, PasswordField, Required

bp = Blueprint("sign_in", __name__, url_prefix="/konto")


class SignInForm(SlowedForm):
    email = EmailField(_l("E-mail"), [Required()], autocomplete="username")
    password = PasswordField(_l("Password"), [Required(_l("Write your password."))])


@bp.route("/log-ind", methods=["GET", "POST"])
@public
def sign_in() -> ResponseReturnValue:
    if current_user.is_authenticated:
        return redirect(login.onward(), code=303)
    if request.method == "GET":
        return ready.page(lambda: render_template("account/sign_in.html", form=SignInForm()))
    form = SignInForm()
    if form.validate_on_submit():
        with form.refusals():
            return redirect(login.begin(_open_session(form), then=login.wanted()), code=303)
    return render_template("account/sign_in.html", form=form), form.status, form.headers


@bp.post("/log-ud")
@public
def sign_out() -> ResponseReturnValue:
    if current_user.is_authenticated:
        with transaction() as database:
            operations.sign_out(database, current_user.session_id, by=current_actor(), now=clock.now())
    session.clear()
    flash(_("You have signed out."))
    return redirect(url_for(".sign_in"), code=303)


def _open_session(form: SignInForm) -> str:
    """Compare the password and return the token of a new session. An unknown address gets the same answer as slowly."""
    email = str(form.email.data)
    account = Key("account", email_key(email))
    form.attempt(account)
    with reading() as database:
        known = queries.credentials(database, email)
    right = matches(str(form.password.data), known.password_hash if known else None)
    if known is None or not right:
        raise Refused([Refusal("sign-in-failed")])
    with transaction() as database:
        form.forgive(database, account)
        agent = request.user_agent.string
        return operations.open_session(database, known.user_id, user_agent=agent, now=clock.now())
