"""From the cookie to the one signed in.

The cookie holds the token of a session that is kept in the database, and nothing else that is believed: a forged or
revoked one signs nobody in. There is no cookie that outlives the browser.
"""

from dataclasses import dataclass, fields
from urllib.parse import urlsplit

from flask import request, session, url_for
from flask_login import login_user

from recruit.foundation import clock
from recruit.foundation.accounts import operations, queries
from recruit.foundation.accounts.rules import SEEN_EVERY, SignedIn, Step
from recruit.web.access import STEPS
from recruit.web.extensions import login, reading, transaction

#: Where whoever signed in wanted to go; kept while the second factor is asked for.
NEXT = "next"

# Sessions are kept in the database and revoked there; an address that changes on the way to town is no reason.
login.session_protection = None


@dataclass(frozen=True)
class Visitor(SignedIn):
    """The one signed in, as flask-login knows them."""

    token: str
    is_authenticated = True
    is_active = True
    is_anonymous = False

    def get_id(self) -> str:
        """Return what the cookie holds."""
        return self.token


def visitor(token: str) -> Visitor | None:
    """Return who holds the session with this token; None when it is forged, over or revoked."""
    now = clock.now()
    with reading() as database:
        found = queries.signed_in(database, token, now=now)
    if found is None:
        return None
    if now - found.last_seen_at >= SEEN_EVERY:
        with transaction() as database:
            operations.see_session(database, found.session_id, now=now)
    return Visitor(**{field.name: getattr(found, field.name) for field in fields(found)}, token=token)


login.user_loader(visitor)


def begin(token: str, *, then: str | None = None) -> str:
    """Let this browser hold the session, and nothing that it held before; return the address to go to."""
    then = then or session.get(NEXT)
    session.clear()
    session[NEXT] = then
    holder = visitor(token)
    login_user(holder)
    return next_page(holder.step if holder else Step.INSIDE)


def next_page(step: Step) -> str:
    """Return the page for somebody who stands at this step."""
    return url_for(STEPS[step]) if step in STEPS else onward()


def onward() -> str:
    """Return the page to go to once signed in: the one that was wanted, if it is ours, else *today*. Then forget it."""
    then = session.pop(NEXT, None) or wanted()
    return then if then and _is_ours(then) else url_for("today.today")


def wanted() -> str | None:
    """Return the address that the reader wanted when they were asked to sign in."""
    return request.args.get(NEXT)


def _is_ours(address: str) -> bool:
    """Return True for a path on this site: `//elsewhere` and `/\\elsewhere` are read as other sites by browsers."""
    parts = urlsplit(address)
    return not (parts.scheme or parts.netloc) and address.startswith("/") and address[1:2] not in ("/", "\\")
