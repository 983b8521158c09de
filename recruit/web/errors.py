"""Errors as pages: plain words, what to do next, and nothing lost."""

import logging
from http import HTTPStatus

from flask import Flask, abort, current_app, redirect, request
from flask.typing import ResponseReturnValue
from sqlalchemy.exc import OperationalError
from sqlalchemy.orm.exc import StaleDataError
from werkzeug.exceptions import HTTPException

from recruit.foundation.refusal import NotFound, Stale
from recruit.foundation.submissions.rules import AlreadyDone

log = logging.getLogger("recruit.error")

#: The errors that have a page of their own; others show the nearest one.
PAGES = (400, 403, 404, 405, 409, 413, 422, 429, 500, 503)


def init_app(app: Flask) -> None:
    """Answer every error with a page in plain Danish."""
    app.before_request(_refuse_nulls)
    app.register_error_handler(HTTPException, _http)
    app.register_error_handler(NotFound, lambda _: _page(HTTPStatus.NOT_FOUND))
    app.register_error_handler(Stale, lambda _: _page(HTTPStatus.CONFLICT))
    app.register_error_handler(StaleDataError, lambda _: _page(HTTPStatus.CONFLICT))
    app.register_error_handler(AlreadyDone, lambda done: redirect(done.address, code=303))
    app.register_error_handler(OperationalError, _unavailable)
    app.register_error_handler(Exception, _unexpected)


def _refuse_nulls() -> None:
    """Answer that there is nothing at an address with a null in it: PostgreSQL would not even look."""
    if "\0" in request.path or any("\0" in value for values in request.args.listvalues() for value in values):
        abort(HTTPStatus.NOT_FOUND)


def _http(error: HTTPException) -> ResponseReturnValue:
    if error.response is not None:
        return error.response
    code = error.code or 500
    if code < 400:
        return error.get_response()
    return _page(code, getattr(error, "retry_after", None))


def _unavailable(error: OperationalError) -> ResponseReturnValue:
    log.error("database does not answer", exc_info=error)
    return _page(HTTPStatus.SERVICE_UNAVAILABLE, 10)


def _unexpected(error: Exception) -> ResponseReturnValue:
    log.error("unexpected", exc_info=error)
    return _page(HTTPStatus.INTERNAL_SERVER_ERROR)


def _page(code: int, retry_after: int | None = None) -> ResponseReturnValue:
    shown = code if code in PAGES else (400 if code < 500 else 500)
    headers = {"Retry-After": str(retry_after)} if retry_after else {}
    # Rendered without what surrounds other pages, which asks the database who is signed in.
    page = current_app.jinja_env.get_template(f"errors/{shown}.html").render(retry_after=retry_after)
    return page, code, headers
