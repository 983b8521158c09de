"""Which language a page speaks: the one chosen with `?sprog=`, else the one chosen before, else Danish.

The secretariat's part speaks the house's own languages. The public part speaks whatever the municipality shows; staff
who are signed in can look at the others, too.
"""

from contextlib import suppress
from datetime import timedelta
from typing import Any

from flask import Flask, Response, current_app, g, request
from flask_login import current_user
from sqlalchemy.exc import SQLAlchemyError

from recruit.foundation import i18n
from recruit.foundation.languages import queries
from recruit.foundation.languages.rules import Standing
from recruit.foundation.languages.watch import Watch
from recruit.web import ready
from recruit.web.extensions import open_session, reading

COOKIE = "language"
#: A choice of language is forgotten after a year without use.
KEPT = timedelta(days=365)

#: The rooms whose pages are there in every language; so is the page that says that nothing is found.
PUBLIC = ("recruit.web.public", "recruit.web.links")


def init_app(app: Flask) -> None:
    """Let each request speak the reader's language, and remember a choice in a cookie of its own."""
    app.jinja_env.add_extension("jinja2.ext.i18n")
    app.jinja_env.install_gettext_callables(i18n.raw_gettext, i18n.raw_ngettext, newstyle=True)  # type: ignore[attr-defined]
    app.jinja_env.globals["is_draft"] = is_draft

    @app.before_request
    def hear_corrections() -> None:
        if app.testing or request.endpoint == "static":
            return
        with suppress(SQLAlchemyError):  # the page itself says that the database does not answer
            watch: Watch = app.extensions.setdefault("corrections", Watch())
            if watch.look(open_session):
                ready.forget()

    @app.before_request
    def speak() -> None:
        i18n.use_locale(i18n.DEFAULT)  # should the database not answer
        i18n.use_locale(_open_to_reader(_chosen() or _remembered() or i18n.DEFAULT))

    @app.after_request
    def remember(response: Response) -> Response:
        chosen = _chosen()
        if chosen:
            secure = bool(app.config["SESSION_COOKIE_SECURE"])
            response.set_cookie(COOKIE, chosen, max_age=KEPT, samesite="Lax", httponly=True, secure=secure)
        return response


def use_corrections() -> None:
    """Say in this process at once what was just corrected; the others hear of it within a moment."""
    with reading() as session:
        i18n.use_corrections(queries.corrections_in_use(session))
    ready.forget()


def of_letter(written: str | None) -> dict[str, Any]:
    """Return for an address the language in which a letter was written, unless the reader has chosen one."""
    is_chosen = "sprog" in request.args or COOKIE in request.cookies
    return {} if is_chosen or written in (None, i18n.current_locale().code) else {"sprog": written}


def is_draft() -> bool:
    """Return True when this page speaks a language of which nobody has reviewed the sentences."""
    return not i18n.current_locale().whole and not g.get("translation_is_reviewed", False)


def _open_to_reader(wanted: str) -> str:
    """Return the language if this reader gets this page in it, else Danish. One query, and none for the house's own."""
    if i18n.LANGUAGES[wanted].whole:
        return wanted
    if request.endpoint == "static" or not is_public():
        return i18n.DEFAULT
    standing = _standing(wanted)
    g.translation_is_reviewed = standing.is_reviewed
    return wanted if standing.is_shown or current_user.is_authenticated else i18n.DEFAULT


def _standing(code: str) -> Standing:
    with reading() as session:
        return queries.standing(session, code)


def is_public() -> bool:
    """Return whether the page at hand is part of what the public sees; an address that leads nowhere is."""
    blueprint = current_app.blueprints.get(request.blueprint or "")
    return blueprint is None or blueprint.import_name.startswith(PUBLIC)


def _chosen() -> str | None:
    return _known(request.args.get("sprog"))


def _remembered() -> str | None:
    return _known(request.cookies.get(COOKIE))


def _known(code: str | None) -> str | None:
    return code if code in i18n.LANGUAGES else None
