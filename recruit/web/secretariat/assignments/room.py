"""The ways between the pages about who represents a council: places elsewhere, reports, asking, working groups."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from flask import current_app, request, url_for

from recruit.foundation.i18n import lazy as _l

if TYPE_CHECKING:
    from recruit.bodies.model import Body

#: How the endpoints of a page begin, its first page, and its name.
_PAGES = (
    ("places_elsewhere", "places_elsewhere.listed", _l("Places in other bodies")),
    ("report_backs", "report_backs.listed", _l("What is told the council")),
    ("asking", "asking.listed", _l("Asking around")),
    ("working_groups", "working_groups.listed", _l("Working groups")),
)


@dataclass(frozen=True, slots=True)
class Choice:
    """One of these pages."""

    label: str
    url: str
    current: bool


def ways(body: "Body") -> Sequence[Choice]:
    """Return the pages of the room, as links above each of them."""
    here = request.endpoint or ""
    return [
        Choice(str(label), url_for(endpoint, body=body), here.startswith(begins))
        for begins, endpoint, label in _PAGES
        if endpoint in current_app.view_functions
    ]
