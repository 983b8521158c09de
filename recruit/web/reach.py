"""What the member of staff at work may do in one council: a role can be limited to some."""

from typing import TYPE_CHECKING
from uuid import UUID

from flask import g
from sqlalchemy.orm import Session

from recruit.bodies.queries import reaching
from recruit.web.access import GRANTS, May, signed_in
from recruit.web.extensions import reading

if TYPE_CHECKING:
    from recruit.bodies.model import Body


def allowed(session: Session, body: "Body") -> frozenset[May]:
    """Return what the member of staff at work may do in a council. One query, once a request."""
    kept: dict[UUID, frozenset[May]] = g.setdefault("allowed", {})
    if body.id not in kept:
        reach = reaching(session, body, signed_in().grants)
        kept[body.id] = frozenset[May]().union(*(GRANTS[grant.role] for grant in reach))
    return kept[body.id]


def may_do(body: "Body") -> frozenset[May]:
    """Return the same to a template: `"manage-elections" in may_do(council)`."""
    with reading() as session:
        return allowed(session, body)
