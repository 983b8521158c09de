"""The pages of one council. A *Lille råd* shows the first of them; the rest stands under *Mere*.

A page of a council writes `{{ local_menu(body_menu(body)) }}` below its heading.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from flask import request, url_for
from flask_login import current_user

from recruit.foundation import i18n
from recruit.web.access import May, may

if TYPE_CHECKING:
    from recruit.bodies.model import Body

#: How the endpoints of a page begin, its first page, who sees it, its name.
PAGES = (
    (("bodies.", "bodies_changes"), "bodies.council", May.VIEW_BODIES, i18n.lazy("Members")),
    (
        ("bodies_overview", "bodies_filling", "bodies_seat", "bodies_membership", "bodies_offices"),
        "bodies_overview.seats",
        May.MANAGE_BODIES,
        i18n.lazy("Seats"),
    ),
    (("round",), "rounds.rounds", May.MANAGE_ROUNDS, i18n.lazy("Recruitment")),
    (("election",), "elections.listed", May.VIEW_ELECTIONS, i18n.lazy("Elections")),
    (("meetings",), "meetings.listed", May.VIEW_BODIES, i18n.lazy("Meetings")),
    (("cases",), "cases.listed", May.MANAGE_BODIES, i18n.lazy("Appointment")),
    (
        ("letters_of_council", "letterheads", "wording"),
        "letters_of_council.outbox",
        May.VIEW_NOMINATIONS,
        i18n.lazy("Letters"),
    ),
    (("bodies_substitutes",), "bodies_substitutes.overview", May.MANAGE_BODIES, i18n.lazy("Substitutes")),
    (
        ("places_elsewhere", "report_backs", "asking", "working_groups"),
        "places_elsewhere.listed",
        May.MANAGE_BODIES,
        i18n.lazy("Representation"),
    ),
    (("members_",), "members_contact.listed", May.MANAGE_BODIES, i18n.lazy("Contact with members")),
    (("handover",), "handover.overview", May.MANAGE_BODIES, i18n.lazy("Handover")),
    (
        ("setup_composition", "setup_group", "setup_facts", "setup_rules", "setup_exchange", "setup_dissolution"),
        "setup_composition.groups",
        May.MANAGE_BODIES,
        i18n.lazy("Set-up"),
    ),
    (("setup_terms",), "setup_terms.terms", May.VIEW_BODIES, i18n.lazy("Terms")),
    (("statistics.",), "statistics.overview", May.MANAGE_BODIES, i18n.lazy("Reports")),
    (("timeline.",), "timeline.timeline", May.VIEW_BODIES, i18n.lazy("Timeline")),
    (("setup_decisions",), "setup_decisions.decisions", May.VIEW_BODIES, i18n.lazy("Decisions")),
    (("setup_documents",), "setup_documents.documents", May.VIEW_BODIES, i18n.lazy("Documents")),
)

#: How many of them a *Lille råd* shows, and what it never shows before the others: it is used every four years.
FEW = 6
SELDOM = ("cases.listed",)


@dataclass(frozen=True, slots=True)
class Way:
    """One way out of the menu."""

    label: str
    url: str
    current: bool


@dataclass(frozen=True, slots=True)
class BodyMenu:
    """The pages in sight, and those under *Mere*."""

    shown: Sequence[Way]
    folded: Sequence[Way]

    @property
    def is_unfolded(self) -> bool:
        """Return True when the page at hand is one of those under *Mere*."""
        return any(way.current for way in self.folded)


def way_to(body: "Body") -> list[tuple[str, str]]:
    """Return a council in the way that leads to a page, for whoever may open the council's own."""
    return [(body.name, url_for("bodies.council", body=body))] if may(current_user, May.VIEW_BODIES) else []


def body_menu(body: "Body") -> BodyMenu:
    """Return the pages of a council that the reader may open."""
    here = request.endpoint or ""
    ways = {
        endpoint: Way(str(label), url_for(endpoint, body=body), here.startswith(rooms))
        for rooms, endpoint, needed, label in PAGES
        if may(current_user, needed)
    }
    often = [endpoint for endpoint in ways if endpoint not in SELDOM][:FEW] if body.is_small else [*ways]
    folded = [way for endpoint, way in ways.items() if endpoint not in often]
    return BodyMenu([ways[endpoint] for endpoint in often], folded)
