"""What the member of staff at work may do in one council: a role can be limited to some."""

from typing import TYPE_CHECKING

from flask import g
from sqlalchemy.orm import Session

from recruit.bodies.queries import limits
from recruit.web.access import GRANTS, May, signed_in
from recruit.web.extensions import reading

if TYPE_CHECKING:
    from recruit.bodies.model import Body


def allowed(session: Session, body: "Body") -> frozenset[May]:
    """Return what the member of staff at work may do in a council. One query, once a request."""
    grants = signed_in().grants
    if "limits" not in g:
        g.limits = limits(session, grants)
    reach = [grant for grant in grants if grant.id not in g.limits or body.id in g.limits[grant.id]]
    return frozenset[May]().union(*(GRANTS[grant.role] for grant in reach))


def may_do(body: "Body") -> frozenset[May]:
    """Return the same to a template: `"manage-elections" in may_do(council)`."""
    with reading() as session:
        return allowed(session, body)
