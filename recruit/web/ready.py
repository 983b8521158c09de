"""Pages that are the same for every reader are drawn once and kept ready for a moment; tokens stay each reader's own.

What many requests look up alike can be kept in the same way: `kept`.

Kept in the memory of the process, for each language. A page with something to say to this reader alone, such as a
notice after a redirect, is drawn anew.
"""

import time
from collections.abc import Callable, Collection, Mapping
from types import MappingProxyType
from typing import TypeVar

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

T = TypeVar("T")


def page(draw: Callable[[], str], *, own: Own = _NOTHING, passing: Collection[str] = ()) -> str:
    """Return what the page at this address looks like to anybody, with what is this reader's `own` in its place.

    A form on it must be untouched. One that acts once is drawn with a place for its key, which would else be
    everybody's. The address may carry what is `passing` through: links on the page carry it on, so the page is kept for
    each value of it.
    """
    if not request.args.keys() <= set(passing) or "_flashes" in session:
        return _filled(draw(), own)
    pages: dict[tuple[str, str], tuple[float, str]] = current_app.extensions.setdefault("ready", {})
    name, now = (request.full_path, current_locale().code), time.monotonic()
    drawn_at, kept = pages.get(name, (-MOMENT, ""))
    if now - drawn_at >= _moment():
        kept = _without_token(draw())
        _forget(pages, before=now - MOMENT)
        pages[name] = now, kept
    return _filled(kept.replace(TOKEN, generate_csrf()) if TOKEN in kept else kept, own)


def kept(name: str, look_up: Callable[[], T]) -> T:
    """Return what was looked up under this name no more than a moment ago, else look it up.

    It is shared by requests: nobody may change it, and what an act depends on is read anew in its transaction.
    """
    things: dict[str, tuple[float, T]] = current_app.extensions.setdefault("kept", {})
    now = time.monotonic()
    found_at, thing = things.get(name, (-MOMENT, None))
    if thing is None or now - found_at >= _moment():
        thing = look_up()
        things[name] = now, thing
    return thing


def forget() -> None:
    """Draw every page anew: something on all of them is said in other words."""
    current_app.extensions.pop("ready", None)


def _moment() -> float:
    return 0 if current_app.testing else MOMENT


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
