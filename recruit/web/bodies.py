"""Councils in forms and addresses: what the secretariat's pages and the first set-up share."""

from datetime import date
from typing import TYPE_CHECKING, Any

from sqlalchemy.orm import Session

from recruit.bodies import operations, rules
from recruit.bodies.rules import NewBody, NewTerm, Outline
from recruit.foundation import clock
from recruit.foundation.accounts.rules import Grant
from recruit.foundation.dates import PartialDate
from recruit.foundation.i18n import _l
from recruit.people.rules import Classification
from recruit.web.access import current_actor

if TYPE_CHECKING:
    from recruit.bodies.model import Body

TITLES = [
    (chair, _l("%(chair)s and %(vice_chair)s", chair=chair, vice_chair=vice)) for chair, vice in rules.TITLES.items()
]


def municipal_term(day: date) -> dict[str, PartialDate]:
    """Return first and last day of the municipal term in which a day lies, as a form takes them."""
    start = rules.municipal_term_of(day)
    return {"first_day": PartialDate(date(start, 1, 1)), "last_day": PartialDate(date(start + 3, 12, 31))}


def new_council(form: Any, kind: Classification = Classification.INTEGRATION_COUNCIL) -> NewBody:
    """Return the council that a form asks for by its fields name, chair_title, first_day and last_day."""
    chair = str(form.chair_title.data)
    return NewBody(
        name=str(form.name.data),
        classification=kind,
        legal_basis=rules.LEGAL_BASES.get(kind, ""),
        chair_title=chair,
        vice_chair_title=rules.TITLES[chair],
        term=NewTerm(form.first_day.data, form.last_day.data),
    )


def save(session: Session, new: NewBody, *, grants: tuple[Grant, ...]) -> "Body":
    """Set up the council; roles that reach few councils only reach this one, too.

    Raises Refused with every reason why not.
    """
    by, now = current_actor(), clock.now()
    body = operations.create_body(session, new, by=by, now=now)
    operations.keep_within_reach(session, body, grants, by=by, now=now)
    return body


def save_after(session: Session, outline: Outline, new: NewBody, *, grants: tuple[Grant, ...]) -> "Body":
    """Set up the council after an outline, as `save` does. Raises Refused with every reason why not."""
    by, now = current_actor(), clock.now()
    body = operations.create_after(session, outline, new, by=by, now=now)
    operations.keep_within_reach(session, body, grants, by=by, now=now)
    return body
