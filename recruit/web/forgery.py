"""No other site can send our forms: each carries a token that only our own pages know.

An address that shows a form leaves the check to the form, so that a page which was open for too long comes back with
all that was typed. Every other address that acts is refused here.
"""

from flask import Flask, current_app, request
from flask_wtf import CSRFProtect

csrf = CSRFProtect()


def init_app(app: Flask) -> None:
    """Guard every address of the app."""
    app.config["WTF_CSRF_CHECK_DEFAULT"] = False
    csrf.init_app(app)
    app.before_request(refuse)


def refuse() -> None:
    """Answer 400 to what was sent without our token to an address that shows no form."""
    shows_its_form = request.url_rule is None or "GET" in (request.url_rule.methods or ())
    if current_app.config["WTF_CSRF_ENABLED"] and not shows_its_form:
        csrf.protect()
