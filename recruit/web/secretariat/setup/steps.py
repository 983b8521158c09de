"""The steps in which a council is set up: each is a page and is saved as it is passed, so one can go on next week."""

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from flask import request, url_for
from sqlalchemy.orm import Session

from recruit.bodies import queries
from recruit.foundation.i18n import lazy as _l

if TYPE_CHECKING:
    from recruit.bodies.model import Body

#: The page of each step, and what it is called. The first is passed once the council exists.
STEPS = (
    ("setup.new", _l("The council")),
    ("setup_steps.groups", _l("Member groups")),
    ("setup_steps.rules", _l("Rules and documents")),
    ("setup_steps.overview", _l("Everything at a glance")),
)


def guide(session: Session, body: "Body | None" = None) -> Sequence[dict[str, Any]]:
    """Return the steps as the step guide shows them; before the council exists only the first can be opened."""
    done = _done(session, body)
    return [
        {
            "label": label,
            "url": url_for(endpoint, body=body) if body and endpoint != "setup.new" else "",
            "done": endpoint in done,
            "current": endpoint == request.endpoint,
        }
        for endpoint, label in STEPS
    ]


def _done(session: Session, body: "Body | None") -> set[str]:
    if body is None:
        return set()
    done = {"setup.new"}
    if queries.seats_by_term(session, body):
        done.add("setup_steps.groups")
    if body.rules or queries.documents(session, body):
        done.add("setup_steps.rules")
    return done
