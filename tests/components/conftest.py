"""A small app with nothing but the shell, in which each component can be looked at by itself."""

from collections.abc import Callable

import pytest
from flask import Flask, render_template_string, request
from flask_login import LoginManager

from recruit.foundation import i18n
from recruit.foundation.languages.rules import Standing
from recruit.foundation.places import ROOT, TEMPLATES
from recruit.web import filters, forgery, language

Render = Callable[..., str]


@pytest.fixture
def app(monkeypatch: pytest.MonkeyPatch) -> Flask:
    """The shell without pages or database, in a municipality that shows every language, reviewed or not."""
    monkeypatch.setattr(language, "_standing", lambda code: Standing(is_reviewed=False, is_shown=True))
    app = Flask("recruit", template_folder=str(TEMPLATES), static_folder=str(ROOT / "recruit/web/static"))
    app.config.update(SECRET_KEY="only for tests", SESSION_COOKIE_SECURE=False, TESTING=True)
    forgery.init_app(app)
    LoginManager(app).user_loader(lambda _: None)
    language.init_app(app)
    filters.init_app(app)
    return app


@pytest.fixture
def render(app: Flask) -> Render:
    """Render a snippet of a template, as a page in Danish would."""

    def render(source: str, path: str = "/", **context: object) -> str:
        with app.test_request_context(path), i18n.speaking("da"):
            return render_template_string(source, request=request, **context)

    return render
