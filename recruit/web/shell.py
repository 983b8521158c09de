"""What every page has around it: the municipality, the languages, the menu, the councils, the one signed in.

Each is looked up when a template asks for it, once a request, so a page without a menu costs no query for it and an
error page holds when the database does not answer.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import wraps
from typing import TYPE_CHECKING, Any, TypeVar, cast

from flask import Flask, g, request, url_for
from flask_login import current_user
from werkzeug.local import LocalProxy

from recruit.bodies import queries as bodies
from recruit.foundation import i18n
from recruit.foundation.municipality import queries as municipalities
from recruit.web.access import May, grants_that_allow, may
from recruit.web.body_menu import body_menu, way_to
from recruit.web.converters import BodyRef
from recruit.web.extensions import reading
from recruit.web.language import is_public
from recruit.web.reach import may_do

if TYPE_CHECKING:
    from recruit.foundation.municipality.model import Municipality

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Entry:
    """One way out of the menu."""

    label: str
    url: str
    current: bool


@dataclass(frozen=True, slots=True)
class Account:
    """Who is signed in, and the ways to their own pages."""

    name: str
    url: str
    sign_out: str


#: So many councils stand side by side above a page; more are found in their list.
MOST_COUNCILS = 8

#: The menu: how the blueprints of a room begin, its first page, who sees it, its name.
MENU = (
    ("today", "today.today", May.SEE_TODAY, i18n.lazy("Today")),
    (
        (
            *("bodies", "cases", "setup", "members_", "mailing_lists", "archive", "timeline", "meetings"),
            *("places_elsewhere", "report_backs", "asking", "working_groups", "handover", "statistics"),
        ),
        "bodies.list_of_bodies",
        May.VIEW_BODIES,
        i18n.lazy("Councils and members"),
    ),
    (("people", "person", "organization"), "people.people", May.VIEW_PEOPLE, i18n.lazy("People")),
    (
        (
            *("round", "candidates", "nomination", "selection", "continuation", "organisation_"),
            *("complaint", "journal", "access"),
        ),
        "rounds.every",
        May.MANAGE_ROUNDS,
        i18n.lazy("Recruitment"),
    ),
    ("election", "elections_of_all.every", May.VIEW_ELECTIONS, i18n.lazy("Elections")),
    ("intake", "intake.start", May.READ_IN, i18n.lazy("Read in")),
    (("letters", "letterheads", "wording"), "letters.outbox", May.VIEW_LETTERS, i18n.lazy("Letters")),
    (("history", "jobs"), "history.history", May.VIEW_HISTORY, i18n.lazy("History")),
    (
        ("municipality", "user", "language", "retention", "interests"),
        "municipality.settings",
        May.MANAGE_MUNICIPALITY,
        i18n.lazy("Settings"),
    ),
)


def init_app(app: Flask) -> None:
    """Give every template the surroundings of its page."""
    surroundings: dict[str, object] = {
        "municipality": LocalProxy(municipality),
        "languages": LocalProxy(languages),
        "menu": LocalProxy(menu),
        "bodies": LocalProxy(councils),
        "account": LocalProxy(account),
        "search": LocalProxy(search),
        "body_menu": body_menu,
        "way_to": way_to,
        "may_do": may_do,
    }
    app.context_processor(lambda: surroundings)


def once_a_request(look_up: Callable[[], T]) -> Callable[[], T]:
    """Keep what was looked up for the rest of the request."""

    @wraps(look_up)
    def kept() -> T:
        found: dict[str, Any] = g.setdefault("surroundings", {})
        if look_up.__name__ not in found:
            found[look_up.__name__] = look_up()
        return cast(T, found[look_up.__name__])

    return kept


@once_a_request
def municipality() -> "Municipality | None":
    with reading() as session:
        return municipalities.municipality(session)


@once_a_request
def languages() -> Sequence[i18n.Language]:
    """The languages of this page: the house's own; on public pages what the municipality shows."""
    owner = municipality()
    shown = owner.languages if owner else [code for code, language in i18n.LANGUAGES.items() if language.whole]
    offered = [language for code, language in i18n.LANGUAGES.items() if code in shown]
    return offered if is_public() else [language for language in offered if language.whole]


@once_a_request
def menu() -> Sequence[Entry]:
    here = request.blueprint or ""
    return [
        Entry(str(label), url_for(endpoint), here.startswith(rooms))
        for rooms, endpoint, needed, label in MENU
        if may(current_user, needed)
    ]


@once_a_request
def councils() -> Sequence[Entry]:
    """The councils that the reader may see, when the page at hand is about one; of many, the way to their list."""
    here = (request.view_args or {}).get("body")
    grants = grants_that_allow(May.VIEW_BODIES)
    if not isinstance(here, BodyRef) or request.endpoint is None or not grants:
        return ()
    with reading() as session:
        open_to = bodies.names_open_to(session, grants)
    entries = [Entry(name, url_for("bodies.council", body=slug), slug == here.slug) for slug, name in open_to]
    if len(entries) <= MOST_COUNCILS:
        return entries
    everyone = Entry(i18n.gettext("All councils"), url_for("bodies.list_of_bodies"), False)
    return [*(entry for entry in entries if entry.current), everyone]


@once_a_request
def search() -> str:
    """The address of the search page; empty for those who may not search."""
    return url_for("search.search") if may(current_user, May.VIEW_PEOPLE) else ""


@once_a_request
def account() -> Account | None:
    if not current_user.is_authenticated:
        return None
    return Account(current_user.name, url_for("sessions.sessions"), url_for("sign_in.sign_out"))
