"""The whole house put together. The only module that knows everything."""

import os
from importlib import import_module

from flask import Flask
from werkzeug.middleware.proxy_fix import ProxyFix

import recruit.models  # noqa: F401 (completes the tables)
from recruit.foundation import logging
from recruit.foundation.mail import transport
from recruit.foundation.places import TEMPLATES
from recruit.foundation.settings import Settings
from recruit.web import converters, errors, extensions, filters, headers, language, shell
from recruit.web.pages import outside, secretariat


def create_app(settings: Settings | None = None) -> Flask:
    """Return the application, ready to serve.

    Raises SettingsError when the environment lacks something or is unsafe.
    """
    settings = settings or Settings.from_environment(os.environ)
    # Read here too, so that a faulty address is said at the start and not by the first letter.
    transport.from_url(settings.mail_url, in_the_clear=not settings.is_production)
    app = Flask("recruit", template_folder=str(TEMPLATES), static_folder="web/static", static_url_path="/static")
    _configure(app, settings)
    converters.init_app(app)
    extensions.init_app(app, settings)
    headers.init_app(app, secure=settings.is_production)
    language.init_app(app)
    filters.init_app(app)
    shell.init_app(app)
    errors.init_app(app)
    besides = secretariat.DEMONSTRATION if settings.mode == "demo" else ()
    for page in (*outside.PAGES, *secretariat.PAGES, *besides):
        app.register_blueprint(import_module(page).bp)
    return app


def _configure(app: Flask, settings: Settings) -> None:
    app.config.update(
        SECRET_KEY=settings.secret_key,
        SETTINGS=settings,
        MAX_CONTENT_LENGTH=settings.largest_request,
        MAX_FORM_MEMORY_SIZE=settings.largest_request,
        SESSION_COOKIE_NAME="recruit",
        SESSION_COOKIE_SECURE=settings.is_production,
        SESSION_COOKIE_HTTPONLY=True,
        SESSION_COOKIE_SAMESITE="Lax",
        WTF_CSRF_TIME_LIMIT=None,
        TESTING=settings.mode == "test",
        PROPAGATE_EXCEPTIONS=False,
    )
    if settings.mode != "test":
        logging.start(settings.log_level)
    if settings.proxies:
        hops = settings.proxies
        app.wsgi_app = ProxyFix(app.wsgi_app, x_for=hops, x_proto=hops, x_host=hops)  # type: ignore[method-assign]
