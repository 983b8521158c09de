"""Security headers on every answer, and the id of each request."""

import logging
import secrets
import time

from flask import Flask, Response, g, request

from recruit.foundation.logging import request_id

HEADERS = {
    "Content-Security-Policy": "default-src 'self'; base-uri 'none'; form-action 'self'; "
    "frame-ancestors 'none'; object-src 'none'",
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
    "Referrer-Policy": "same-origin",
    "Permissions-Policy": "camera=(), geolocation=(), microphone=()",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
}
TRANSPORT = "max-age=31536000; includeSubDomains"

#: Pages and files change and hold personal data; who answers with something else says otherwise itself.
UNCACHED = "no-store"
#: What Flask says of each file, whatever is in it: nobody has decided that.
_UNDECIDED = "no-cache"
#: Style sheets and scripts, whose addresses change with their content, and the typefaces that they load.
FOR_A_YEAR = "public, max-age=31536000"

log = logging.getLogger("recruit.request")


def init_app(app: Flask, *, secure: bool) -> None:
    """Add the headers, `X-Request-Id`, and one log line a request: its route, never its address."""

    @app.before_request
    def begin() -> None:
        g.began = time.perf_counter()
        request_id.set(secrets.token_hex(8))

    @app.after_request
    def finish(response: Response) -> Response:
        for name, value in HEADERS.items():
            response.headers.setdefault(name, value)
        if secure:
            response.headers["Strict-Transport-Security"] = TRANSPORT
        response.headers["Cache-Control"] = _kept(response)
        response.headers["X-Request-Id"] = request_id.get()
        _log(response)
        return response


def _kept(response: Response) -> str:
    """Return who may keep an answer, and for how long."""
    said = response.headers.get("Cache-Control", _UNDECIDED)
    if request.endpoint == "static" and response.status_code < 400:
        return FOR_A_YEAR
    return UNCACHED if said == _UNDECIDED else said


def _log(response: Response) -> None:
    began = g.get("began")
    facts = {
        "method": request.method,
        "route": request.url_rule.rule if request.url_rule else None,
        "status": response.status_code,
        "milliseconds": round((time.perf_counter() - began) * 1000, 1) if began else None,
    }
    log.info("request", extra=facts)
