"""Pages that are the same for every reader are drawn once and kept ready for a moment; tokens stay each reader's own.

Kept in the memory of the process, for each language. A page with something to say to this reader alone, such as a
notice after a redirect, is drawn anew.
"""

import time
from collections.abc import Callable, Collection, Mapping
from types import MappingProxyType

from flask import current_app, g, request, session
from flask_wtf.csrf import generate_csrf
from markupsafe import escape

from recruit.foundation.i18n import current_locale

#: Seconds for which a page is kept: too short for anybody to wait for news, long enough for a crowd.
MOMENT = 1.0

#: Stands where the reader's token goes.
TOKEN = "{the token of this reader}"  # noqa: S105 (a place, not a token)

#: What stands in a place of a kept page for this reader alone: the place, and how it is made.
Own = Mapping[str, Callable[[], str]]
_NOTHING: Own = MappingProxyType({})


def page(draw: Callable[[], str], *, own: Own = _NOTHING, passing: Collection[str] = ()) -> str:
    """Return what the page at this address looks like to anybody, with what is this reader's `own` in its place.

    A form on it must be untouched. One that acts once is drawn with a place for its key, which would else be
    everybody's. The address may carry what is `passing` through and changes nothing but what is the reader's own.
    """
    if not request.args.keys() <= set(passing) or "_flashes" in session:
        return _filled(draw(), own)
    pages: dict[tuple[str, str], tuple[float, str]] = current_app.extensions.setdefault("ready", {})
    name, now = (request.path, current_locale().code), time.monotonic()
    drawn_at, kept = pages.get(name, (-MOMENT, ""))
    if now - drawn_at >= (0 if current_app.testing else MOMENT):
        kept = _without_token(draw())
        _forget(pages, before=now - MOMENT)
        pages[name] = now, kept
    return _filled(kept.replace(TOKEN, generate_csrf()) if TOKEN in kept else kept, own)


def _filled(kept: str, own: Own) -> str:
    for place, made in own.items():
        kept = kept.replace(place, str(escape(made())))
    return kept


def _forget(pages: dict[tuple[str, str], tuple[float, str]], *, before: float) -> None:
    """Let go of what is old, so that no more is kept than is read in a moment."""
    for name, (drawn_at, _page) in list(pages.items()):
        if drawn_at <= before:
            pages.pop(name, None)


def _without_token(drawn: str) -> str:
    token = g.get("csrf_token")
    return drawn.replace(token, TOKEN) if token else drawn
