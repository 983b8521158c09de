"""One-time links: where they all begin, and how the page behind one remembers which it was.

The address with the token is opened once and leads on at once, so the token stands neither in the browser's history of
the page that is read nor in what that page tells other sites. Opening uses nothing up: mail filters open links too.
"""

from datetime import timedelta
from uuid import UUID

from flask import Blueprint, current_app, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from itsdangerous import BadSignature, URLSafeTimedSerializer
from werkzeug.wrappers import Response

from recruit.foundation import clock
from recruit.foundation.accounts.rules import CHOOSE_PASSWORD
from recruit.foundation.links import ONE_TIME
from recruit.foundation.refusal import NotFound
from recruit.foundation.tokens import queries
from recruit.web.access import public
from recruit.web.extensions import reading

bp = Blueprint("links", __name__)

COOKIE = "link"
#: Time enough to fill in the page; after that the link in the letter is opened again.
KEPT = timedelta(minutes=30)

#: The page that each purpose leads to.
PAGES = {CHOOSE_PASSWORD: "password.choose"}


@bp.get(f"{ONE_TIME}<token>")
@public
def open_link(token: str) -> ResponseReturnValue:
    """Swap the token for a cookie and lead on."""
    try:
        with reading() as session:
            link = queries.by_token(session, token, now=clock.now())
    except NotFound:
        return over()
    response = redirect(url_for(PAGES[link.purpose]), code=303)
    secure = bool(current_app.config["SESSION_COOKIE_SECURE"])
    value = _signer().dumps(str(link.id))
    response.set_cookie(COOKIE, value, max_age=KEPT, secure=secure, httponly=True, samesite="Lax")
    return unreferred(response)


def carried() -> UUID:
    """Return the id of the link that was opened in this browser a while ago.

    Raises NotFound when there is none, or it was too long ago.
    """
    try:
        return UUID(_signer().loads(request.cookies.get(COOKIE, ""), max_age=int(KEPT.total_seconds())))
    except BadSignature:
        raise NotFound("one-time link") from None


def used(response: Response) -> Response:
    """Let the browser forget the link that was used."""
    response.delete_cookie(COOKIE)
    return response


def over() -> ResponseReturnValue:
    """Answer that the link no longer works: the same for one that is unknown, used or expired."""
    return unreferred(current_app.make_response((render_template("links/over.html"), 404)))


def unreferred(response: Response) -> Response:
    """Let no other site hear which page the reader came from."""
    response.headers["Referrer-Policy"] = "no-referrer"
    return response


def _signer() -> URLSafeTimedSerializer:
    return URLSafeTimedSerializer(str(current_app.secret_key), salt="one-time link")
