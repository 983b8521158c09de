"""Opsætning: an empty installation becomes a municipality with an administrator and its first council.

Each step is a page and is saved as it is passed, so the set-up can be left and gone on with. Until there is a user the
code from the server's log opens it; then only an administrator can, until the first council stands.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import datetime
from functools import wraps
from typing import Any, ParamSpec
from uuid import UUID

from flask import Blueprint, abort, current_app, flash, g, redirect, render_template, request, session, url_for
from flask.typing import ResponseReturnValue
from flask_login import current_user
from sqlalchemy.orm import Session
from wtforms import ValidationError

from recruit.bodies import operations as body_operations
from recruit.bodies import queries as bodies
from recruit.foundation import clock
from recruit.foundation.accounts import operations as accounts
from recruit.foundation.accounts import queries as users
from recruit.foundation.accounts.rules import SHORTEST_PASSWORD, Role
from recruit.foundation.actor import Actor
from recruit.foundation.dates import Span
from recruit.foundation.i18n import gettext as _
from recruit.foundation.i18n import lazy
from recruit.foundation.limits.rules import Key
from recruit.foundation.mail import queries as letters
from recruit.foundation.municipality import queries as municipalities
from recruit.web.access import May, current_actor, may, public
from recruit.web.account import login
from recruit.web.account.attempts import SlowedForm
from recruit.web.account.set_up_code import is_right
from recruit.web.bodies import TITLES, new_council
from recruit.web.extensions import reading, transaction
from recruit.web.fields import EmailField, PartialDateField, PasswordField, RadioField, Required, TextField
from recruit.web.form import ActingForm
from recruit.web.municipality import LogoForm, MailTestForm, NameForm, save, save_logo, send_mail_test, shown

bp = Blueprint("first_run", __name__, url_prefix="/opsaetning")

P = ParamSpec("P")

#: The steps in their order: the page of each, and what it is called.
STEPS = (
    (".municipality", lazy("The municipality")),
    (".logo", lazy("Logo")),
    (".mail_test", lazy("Test letter")),
    (".administrator", lazy("Administrator")),
    (".body", lazy("First council")),
)

#: What the visitor's cookie remembers once the code was right.
OPENED = "set-up"


@dataclass(frozen=True, slots=True)
class Progress:
    """What stands already."""

    municipality: bool
    logo: bool
    letter: bool
    administrator: bool
    body: bool

    @property
    def done(self) -> Sequence[bool]:
        return (self.municipality, self.logo, self.letter, self.administrator, self.body)

    def is_open(self, endpoint: str) -> bool:
        """Return True for a step that can be opened now; the administrator is created once."""
        if endpoint == ".municipality":
            return True
        if endpoint == ".administrator":
            return self.municipality and not self.administrator
        return self.municipality and (endpoint != ".body" or self.administrator)

    @property
    def next(self) -> str:
        """The step to go on with."""
        unfinished = (endpoint for (endpoint, _label), done in zip(STEPS, self.done, strict=True) if not done)
        return ".body" if self.administrator else next(unfinished)


class CodeForm(SlowedForm):
    code = TextField(
        lazy("Set-up code"),
        [Required(lazy("Write the code from the server's log."))],
        hint=lazy("Four groups of four characters. It stands in the server's log, where the program was started."),
        width="m",
        render_kw={"autocomplete": "off", "spellcheck": "false", "dir": "ltr"},
    )

    def validate_code(self, field: Any) -> None:
        if not is_right(str(field.data)):
            raise ValidationError(_("The code is not right. Look in the server's log once more."))


class AdministratorForm(ActingForm):
    name = TextField(lazy("Your name"), [Required()], autocomplete="name")
    email = EmailField(lazy("E-mail"), [Required()], autocomplete="username")
    password = PasswordField(
        lazy("Password"),
        [Required(lazy("Choose a password."))],
        hint=lazy("At least %(shortest)s characters. Several words are easy to remember.", shortest=SHORTEST_PASSWORD),
        autocomplete="new-password",
    )
    repeated = PasswordField(
        lazy("The password once more"),
        [Required(lazy("Write the password once more."))],
        autocomplete="new-password",
    )

    def validate_repeated(self, field: Any) -> None:
        if field.data != self.password.data:
            raise ValidationError(_("The two are not the same. Write the password twice."))


class BodyForm(ActingForm):
    name = TextField(lazy("Name of the council"), [Required()], hint=lazy("Such as Fjordby Integrationsråd"))
    chair_title = RadioField(lazy("What do you call chair and vice chair?"), [Required()], choices=TITLES)
    first_day = PartialDateField(lazy("First day of the term"), [Required()])
    last_day = PartialDateField(lazy("Last day of the term"), [Required()])


def step(view: Callable[P, ResponseReturnValue]) -> Callable[P, ResponseReturnValue]:
    """Let the view run only for whoever may set the installation up, and only when its turn has come."""

    @wraps(view)
    def guarded(*args: P.args, **kwargs: P.kwargs) -> ResponseReturnValue:
        with reading() as database:
            g.progress = _progress(database)
        if g.progress.administrator:
            if g.progress.body or not may(current_user, May.MANAGE_MUNICIPALITY):
                abort(404)
        elif not session.get(OPENED):
            return redirect(url_for(".code"), code=303)
        here = f".{str(request.endpoint).rpartition('.')[2]}"
        if here != ".start" and not g.progress.is_open(here):
            return redirect(url_for(".start"), code=303)
        return view(*args, **kwargs)

    return public(guarded)


@bp.get("")
@step
def start() -> ResponseReturnValue:
    return redirect(url_for(g.progress.next), code=303)


@bp.route("/kode", methods=["GET", "POST"])
@public
def code() -> ResponseReturnValue:
    """Ask for the code from the server's log, as long as there is nobody to sign in."""
    with reading() as database:
        if users.is_anybody_here(database):
            abort(404)
    form = CodeForm()
    if request.method == "POST":
        with form.refusals():
            form.attempt(Key("set-up", "code", free=10))
            if form.validate_on_submit():
                session[OPENED] = True
                return redirect(url_for(".start"), code=303)
    return render_template("account/first_run/code.html", form=form), form.status, form.headers


@bp.route("/kommune", methods=["GET", "POST"])
@step
def municipality() -> ResponseReturnValue:
    with reading() as database:
        form = NameForm(data=shown(municipalities.municipality(database)))
    if form.validate_on_submit():
        with form.refusals(), transaction() as database:
            form.claim(database)
            save(database, form, by=_actor())
            return form.done(database, url_for(".logo"))
    return _page("municipality", form)


@bp.route("/logo", methods=["GET", "POST"])
@step
def logo() -> ResponseReturnValue:
    form = LogoForm()
    if form.validate_on_submit():
        with form.refusals(), transaction() as database:
            form.claim(database)
            save_logo(database, form, by=_actor())
            return form.done(database, url_for(".mail_test"))
    return _page("logo", form)


@bp.route("/proevebrev", methods=["GET", "POST"])
@step
def mail_test() -> ResponseReturnValue:
    form = MailTestForm()
    if form.validate_on_submit():
        with form.refusals(), transaction() as database:
            form.claim(database)
            send_mail_test(database, form, by=_actor())
            return form.done(database, url_for(".mail_test"))
    with reading() as database:
        letter = letters.latest(database, "mail_test")
    following = url_for(".body" if g.progress.administrator else ".administrator")
    keeps = current_app.config["SETTINGS"].keeps_letters
    return _page("mail_test", form, letter=letter, keeps=keeps, following=following)


@bp.route("/administrator", methods=["GET", "POST"])
@step
def administrator() -> ResponseReturnValue:
    form = AdministratorForm()
    if form.validate_on_submit():
        with form.refusals(), transaction() as database:
            form.claim(database)
            user_id = _first_administrator(database, form, clock.now())
            token = accounts.open_session(database, user_id, user_agent=request.user_agent.string, now=clock.now())
            form.done(database, url_for(".body"))
        if not form.errors:
            return redirect(login.begin(token, then=url_for(".body")), code=303)
    return _page("administrator", form)


@bp.route("/raad", methods=["GET", "POST"])
@step
def body() -> ResponseReturnValue:
    form = BodyForm()
    if form.validate_on_submit():
        with form.refusals(), transaction() as database:
            form.claim(database)
            body_operations.create_body(database, new_council(form), by=_actor(), now=clock.now())
            flash(_("The installation is ready. Next, read in who sits in the council, or invite your colleagues."))
            return form.done(database, url_for("today.today"))
    return _page("body", form)


def _first_administrator(database: Session, form: AdministratorForm, now: datetime) -> UUID:
    """Create the first user, with the role and the password, as one act."""
    by = Actor.command()
    user = accounts.create_user(database, email=str(form.email.data), name=str(form.name.data), by=by, now=now)
    span = Span(clock.local(now).date())
    accounts.grant_role(database, user.id, Role.ADMINISTRATOR, span, by=by, now=now)
    accounts.set_password(database, user, str(form.password.data), by=by, now=now)
    return user.id


def _progress(database: Session) -> Progress:
    known = municipalities.municipality(database)
    return Progress(
        municipality=known is not None,
        logo=known is not None and known.logo_id is not None,
        letter=letters.latest(database, "mail_test") is not None,
        administrator=users.is_anybody_here(database),
        body=bool(bodies.slugs(database)),
    )


def _actor() -> Actor:
    """Return who acts: before there is a user, whoever can read the server's log."""
    return current_actor() if current_user.is_authenticated else Actor.command()


def _page(name: str, form: ActingForm, **facts: Any) -> ResponseReturnValue:
    here = f".{name}"
    guide = [
        {
            "label": label,
            "url": url_for(endpoint) if g.progress.is_open(endpoint) else "",
            "done": done,
            "current": endpoint == here,
        }
        for (endpoint, label), done in zip(STEPS, g.progress.done, strict=True)
    ]
    return render_template(f"account/first_run/{name}.html", form=form, steps=guide, **facts), form.status
