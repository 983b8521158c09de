"""Which language a page speaks: the one chosen with `?sprog=`, else the one chosen before, else Danish.

A language that nobody has reviewed is never public: in production only signed-in staff can look at it.
"""

from datetime import timedelta

from flask import Flask, Response, request
from flask_login import current_user

from recruit.foundation import i18n

COOKIE = "language"
#: A choice of language is forgotten after a year without use.
KEPT = timedelta(days=365)


def init_app(app: Flask, *, drafts: bool) -> None:
    """Let each request speak the reader's language, and remember a choice in a cookie of its own.

    `drafts` shows languages that are not reviewed to everybody.
    """
    app.jinja_env.add_extension("jinja2.ext.i18n")
    app.jinja_env.install_gettext_callables(i18n.raw_gettext, i18n.raw_ngettext, newstyle=True)  # type: ignore[attr-defined]

    @app.before_request
    def speak() -> None:
        wanted = i18n.LANGUAGES[_chosen() or _remembered() or i18n.DEFAULT]
        open_to_reader = wanted.reviewed or drafts or current_user.is_authenticated
        i18n.use_locale(wanted.code if open_to_reader else i18n.DEFAULT)

    @app.after_request
    def remember(response: Response) -> Response:
        chosen = _chosen()
        if chosen:
            secure = bool(app.config["SESSION_COOKIE_SECURE"])
            response.set_cookie(COOKIE, chosen, max_age=KEPT, samesite="Lax", httponly=True, secure=secure)
        return response


def _chosen() -> str | None:
    return _known(request.args.get("sprog"))


def _remembered() -> str | None:
    return _known(request.cookies.get(COOKIE))


def _known(code: str | None) -> str | None:
    return code if code in i18n.LANGUAGES else None
