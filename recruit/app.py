"""The whole house put together. The only module that knows everything."""

import os
from datetime import timedelta
from importlib import import_module

from flask import Flask, request
from werkzeug.middleware.proxy_fix import ProxyFix

import recruit.models  # noqa: F401 (completes the tables)
from recruit.foundation import i18n, logging
from recruit.foundation.places import TEMPLATES
from recruit.foundation.settings import Settings
from recruit.web import converters, errors, extensions, filters, headers, shell

#: The pages, in the order of the map in docs/architecture.md. Each module has a `bp`.
PAGES = (
    "recruit.web.public.front",
    "recruit.web.public.health",
    "recruit.web.public.language",
    "recruit.web.secretariat.today",
    "recruit.web.secretariat.history",
)


def create_app(settings: Settings | None = None) -> Flask:
    """Return the application, ready to serve.

    Raises SettingsError when the environment lacks something or is unsafe.
    """
    settings = settings or Settings.from_environment(os.environ)
    app = Flask("recruit", template_folder=str(TEMPLATES), static_folder="web/static", static_url_path="/static")
    _configure(app, settings)
    converters.init_app(app)
    extensions.init_app(app, settings)
    headers.init_app(app, secure=settings.is_production)
    _speak(app)
    filters.init_app(app)
    shell.init_app(app)
    errors.init_app(app)
    for page in PAGES:
        app.register_blueprint(import_module(page).bp)
    return app


def _configure(app: Flask, settings: Settings) -> None:
    app.config.update(
        SECRET_KEY=settings.secret_key,
        SETTINGS=settings,
        MAX_CONTENT_LENGTH=settings.largest_request,
        SESSION_COOKIE_NAME="recruit",
        SESSION_COOKIE_SECURE=settings.is_production,
        SESSION_COOKIE_HTTPONLY=True,
        SESSION_COOKIE_SAMESITE="Lax",
        SEND_FILE_MAX_AGE_DEFAULT=timedelta(days=365),
        WTF_CSRF_TIME_LIMIT=None,
        TESTING=settings.mode == "test",
        PROPAGATE_EXCEPTIONS=False,
    )
    if settings.mode != "test":
        logging.start(settings.log_level)
    if settings.proxies:
        hops = settings.proxies
        app.wsgi_app = ProxyFix(app.wsgi_app, x_for=hops, x_proto=hops, x_host=hops)  # type: ignore[method-assign]


def _speak(app: Flask) -> None:
    """Let each request speak the reader's language: the one chosen here, else Danish."""
    app.jinja_env.add_extension("jinja2.ext.i18n")
    app.jinja_env.install_gettext_callables(i18n.gettext, i18n.ngettext, newstyle=True)  # type: ignore[attr-defined]

    @app.before_request
    def choose() -> None:
        chosen = request.cookies.get("language", i18n.DEFAULT)
        i18n.use_locale(chosen if chosen in i18n.LANGUAGES else i18n.DEFAULT)
