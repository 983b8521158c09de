"""The municipal council itself, whose list is entered once a term."""

from collections.abc import Sequence

from sqlalchemy import select
from sqlalchemy.orm import Session, joinedload, selectinload

from recruit.appointments.model import Membership
from recruit.bodies.model import Body, SeatGroup, Term
from recruit.foundation.dates import Span
from recruit.people.model import Organization
from recruit.people.rules import Classification


def municipal_council(session: Session) -> Body | None:
    """Return the municipal council where it is set up as a body, with its names."""
    chosen = select(Body).join(Organization, Organization.id == Body.id)
    chosen = chosen.where(Organization.classification == Classification.MUNICIPAL_COUNCIL)
    named = joinedload(Body.organization).selectinload(Organization.names)
    return session.scalars(chosen.options(named).order_by(Body.slug)).first()


def deciding_council(session: Session) -> Organization | None:
    """Return the organization that stands for the municipal council in decisions, with its names; None without one."""
    chosen = select(Organization).where(Organization.classification == Classification.MUNICIPAL_COUNCIL)
    return session.scalars(chosen.options(selectinload(Organization.names)).order_by(Organization.id)).first()


def entered_terms(session: Session, body: Body) -> Sequence[tuple[str, Span]]:
    """Return the terms of a body in which somebody has a place, by label."""
    chosen = select(Term).join(SeatGroup, SeatGroup.term_id == Term.id)
    chosen = chosen.join(Membership, Membership.seat_group_id == SeatGroup.id)
    return [(term.label, term.span) for term in session.scalars(chosen.where(Term.body_id == body.id).distinct())]


def term_of_days(session: Session, body: Body, span: Span) -> Term | None:
    """Return the term of a body that has exactly these days."""
    chosen = select(Term).where(Term.body_id == body.id, Term.since == span.since, Term.until == span.until)
    return session.scalars(chosen).one_or_none()
