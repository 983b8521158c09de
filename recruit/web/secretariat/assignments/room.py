"""The ways between the pages about who represents a council: places elsewhere, reports, asking, working groups."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from flask import request, url_for

from recruit.foundation.i18n import lazy as _l

if TYPE_CHECKING:
    from recruit.bodies.model import Body

#: How the endpoints of a page begin, and its name.
_PAGES = (
    ("places_elsewhere", _l("Places in other bodies")),
    ("report_backs", _l("What is told the council")),
    ("asking", _l("Asking around")),
    ("working_groups", _l("Working groups")),
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
        Choice(str(label), url_for(f"{begins}.listed", body=body), here.startswith(begins)) for begins, label in _PAGES
    ]
