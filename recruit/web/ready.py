"""Pages that are the same for every reader are drawn once and kept ready for a moment; tokens stay each reader's own.

Kept in the memory of the process, for each language. A page with something to say to this reader alone, such as a
notice after a redirect, is drawn anew.
"""

import time
from collections.abc import Callable

from flask import current_app, g, request, session
from flask_wtf.csrf import generate_csrf

from recruit.foundation.i18n import current_locale

#: Seconds for which a page is kept: too short for anybody to wait for news, long enough for a crowd.
MOMENT = 1.0

#: Stands where the reader's token goes.
TOKEN = "{the token of this reader}"  # noqa: S105 (a place, not a token)


def page(draw: Callable[[], str]) -> str:
    """Return what the page at this address looks like to anybody.

    A form on it must be untouched, and must not be one that acts once: its key would be everybody's.
    """
    if request.query_string or "_flashes" in session:
        return draw()
    pages: dict[tuple[str, str], tuple[float, str]] = current_app.extensions.setdefault("ready", {})
    name, now = (request.path, current_locale().code), time.monotonic()
    drawn_at, kept = pages.get(name, (-MOMENT, ""))
    if now - drawn_at >= (0 if current_app.testing else MOMENT):
        kept = _without_token(draw())
        _forget(pages, before=now - MOMENT)
        pages[name] = now, kept
    return kept.replace(TOKEN, generate_csrf()) if TOKEN in kept else kept


def _forget(pages: dict[tuple[str, str], tuple[float, str]], *, before: float) -> None:
    """Let go of what is old, so that no more is kept than is read in a moment."""
    for name, (drawn_at, _page) in list(pages.items()):
        if drawn_at <= before:
            pages.pop(name, None)


def _without_token(drawn: str) -> str:
    token = g.get("csrf_token")
    return drawn.replace(token, TOKEN) if token else drawn
