"""To-trins-login: the second step of signing in, and setting it up."""

from collections.abc import Callable
from functools import wraps
from typing import ParamSpec

import segno
from flask import Blueprint, flash, redirect, render_template, url_for
from flask.typing import ResponseReturnValue
from flask_login import current_user
from markupsafe import Markup
from pyotp import TOTP

from recruit.foundation import clock
from recruit.foundation.accounts import operations, queries
from recruit.foundation.accounts.rules import Step
from recruit.foundation.i18n import _, _l
from recruit.foundation.limits.rules import Key
from recruit.web.access import May, current_actor, public, requires
from recruit.web.account import login
from recruit.web.account.attempts import SlowedForm
from recruit.web.extensions import reading, transaction
from recruit.web.fields import CodeField, PasswordField, Required
from recruit.web.form import Form
from recruit.web.shell import municipality

bp = Blueprint("second_factor", __name__, url_prefix="/konto/to-trin")

P = ParamSpec("P")
View = Callable[P, ResponseReturnValue]


def at(*steps: Step) -> Callable[[View[P]], View[P]]:
    """Let the view run for whoever knows the password and stands at one of the steps; lead others where they belong."""

    def guard(view: View[P]) -> View[P]:
        @wraps(view)
        def guarded(*args: P.args, **kwargs: P.kwargs) -> ResponseReturnValue:
            if not current_user.is_authenticated:
                return redirect(url_for("sign_in.sign_in"), code=303)
            if current_user.step not in steps:
                return redirect(login.next_page(current_user.step), code=303)
            return view(*args, **kwargs)

        return guarded

    return guard


class CodeForm(SlowedForm):
    code = CodeField(_l("Code from the app"), [Required()], hint=_l("Six digits"), render_kw={"inputmode": "numeric"})


class RecoveryForm(SlowedForm):
    code = CodeField(_l("Recovery code"), [Required()], hint=_l("Each code works once"), autocomplete="off")


class RemovalForm(SlowedForm):
    password = PasswordField(_l("Password"), [Required(_l("Write your password."))])


@bp.route("", methods=["GET", "POST"])
@public
@at(Step.SECOND_FACTOR)
def second_factor() -> ResponseReturnValue:
    form = CodeForm()
    if form.validate_on_submit():
        with form.refusals():
            return redirect(_let_in(form, operations.pass_second_factor), code=303)
    return render_template("account/second_factor/second_factor.html", form=form), form.status, form.headers


@bp.route("/gendannelseskode", methods=["GET", "POST"])
@public
@at(Step.SECOND_FACTOR)
def recover() -> ResponseReturnValue:
    form = RecoveryForm()
    if form.validate_on_submit():
        with form.refusals():
            return redirect(_let_in(form, operations.use_recovery_code), code=303)
    return render_template("account/second_factor/recover.html", form=form), form.status, form.headers


@bp.route("/opsaetning", methods=["GET", "POST"])
@public
@at(Step.SET_UP, Step.INSIDE)
def set_up() -> ResponseReturnValue:
    form = Form()
    if form.validate_on_submit():
        with form.refusals(), transaction() as session:
            operations.start_second_factor(session, current_user.user_id)
            return redirect(url_for(".confirm"), code=303)
    demanded = current_user.step is Step.SET_UP
    return render_template("account/second_factor/set_up.html", form=form, demanded=demanded), form.status


@bp.route("/opsaetning/kode", methods=["GET", "POST"])
@public
@at(Step.SET_UP, Step.INSIDE)
def confirm() -> ResponseReturnValue:
    form = CodeForm()
    if form.validate_on_submit():
        with form.refusals():
            return _show_recovery_codes(_confirmed(form))
    with reading() as session:
        factor = queries.second_factor(session, current_user.user_id)
    if factor is None or factor.confirmed_at:
        return redirect(url_for(".set_up" if factor is None else "sessions.sessions"), code=303)
    page = render_template(
        "account/second_factor/confirm.html", form=form, secret=factor.secret, picture=_picture(factor.secret)
    )
    return page, form.status, form.headers


@bp.route("/gendannelseskoder", methods=["GET", "POST"])
@requires(May.KEEP_OWN_ACCOUNT)
def recovery_codes() -> ResponseReturnValue:
    form = Form()
    if form.validate_on_submit():
        with form.refusals(), transaction() as session:
            codes = operations.make_recovery_codes(session, current_user.user_id, by=current_actor(), now=clock.now())
        if not form.errors:
            return _show_recovery_codes(codes)
    return render_template("account/second_factor/new_recovery_codes.html", form=form), form.status


@bp.route("/fjernelse", methods=["GET", "POST"])
@requires(May.KEEP_OWN_ACCOUNT)
def remove() -> ResponseReturnValue:
    form = RemovalForm()
    if form.validate_on_submit():
        with form.refusals():
            _remove(form)
            flash(_("Two-step sign-in is off."))
            return redirect(url_for("sessions.sessions"), code=303)
    return render_template("account/second_factor/remove.html", form=form), form.status, form.headers


def _let_in(form: SlowedForm, verb: Callable[..., str]) -> str:
    form.attempt(_account())
    with transaction() as session:
        token = verb(session, current_user.session_id, str(form["code"].data), by=current_actor(), now=clock.now())
        form.forgive(session, _account())
    return login.begin(token)


def _confirmed(form: CodeForm) -> list[str]:
    form.attempt(_account())
    with transaction() as session:
        form.forgive(session, _account())
        return operations.confirm_second_factor(
            session, current_user.session_id, str(form.code.data), by=current_actor(), now=clock.now()
        )


def _remove(form: RemovalForm) -> None:
    form.attempt(_account())
    with transaction() as session:
        form.forgive(session, _account())
        operations.remove_second_factor(
            session, current_user.user_id, password=str(form.password.data), by=current_actor(), now=clock.now()
        )


def _account() -> Key:
    return Key("second-factor", str(current_user.user_id))


def _show_recovery_codes(codes: list[str]) -> ResponseReturnValue:
    """Show the codes right here: they stand nowhere else, so no page could show them later."""
    return render_template("account/second_factor/recovery_codes.html", codes=codes, onward=login.onward())


def _picture(secret: str) -> Markup:
    """Return the secret as a QR code, drawn without styles of its own."""
    owner = municipality()
    address = TOTP(secret).provisioning_uri(name=current_user.email, issuer_name=owner.name if owner else "recruit")
    drawn = segno.make(address, error="m").svg_inline(
        scale=5, border=4, omitsize=False, light="#fff", svgclass="qr", title=_("QR code for the app")
    )
    return Markup(drawn)  # noqa: S704 (drawn here, holds no text)
