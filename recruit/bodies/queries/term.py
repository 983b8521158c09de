"""Reading the terms of bodies."""

from collections.abc import Collection, Iterable, Mapping, Sequence
from datetime import date
from uuid import UUID

from sqlalchemy import func, select
from sqlalchemy.orm import Session, joinedload, selectinload

from recruit.bodies import rules
from recruit.bodies.model import (
    Body,
    Decision,
    SeatGroup,
    Term,
    TermConfirmation,
)
from recruit.foundation.dates import Span
from recruit.foundation.refusal import NotFound
from recruit.people.model import Organization


def terms(session: Session, body: Body) -> Sequence[Term]:
    """Return the terms of a body with their confirmations, the newest first."""
    chosen = select(Term).where(Term.body_id == body.id).options(joinedload(Term.confirmations))
    return session.scalars(chosen.order_by(Term.since.desc())).unique().all()


def newest_terms(session: Session, *, on: date) -> Sequence[Term]:
    """Return for each body that exists on a day its term of that day, else the last one before it, else the first.

    With the bodies' names and the confirmations. A body whose last term ended long ago is left out: nobody has taken it
    up again, and nobody has said that it was dissolved.
    """
    named = joinedload(Term.body).joinedload(Body.organization).selectinload(Organization.names)
    of_body = select(func.max(Term.since)).where(Term.body_id == Body.id, Term.since <= on).correlate(Body)
    first = select(func.min(Term.since)).where(Term.body_id == Body.id).correlate(Body)
    chosen = (
        select(Term)
        .join(Body, Body.id == Term.body_id)
        .where(Term.since == func.coalesce(of_body.scalar_subquery(), first.scalar_subquery()))
        .where(Term.until > on - rules.FORGOTTEN_AFTER, Body.until.is_(None) | (on < Body.until))
        .options(named, selectinload(Term.confirmations))
    )
    return session.scalars(chosen).all()


def terms_of(session: Session, some: Iterable[Body]) -> Sequence[Term]:
    """Return the terms of these bodies, with the bodies' names; the newest first."""
    named = joinedload(Term.body).joinedload(Body.organization).selectinload(Organization.names)
    chosen = select(Term).where(Term.body_id.in_({body.id for body in some})).options(named)
    return session.scalars(chosen.order_by(Term.since.desc(), Term.label)).all()


def term(session: Session, body: Body, label: str) -> Term:
    """Return the term of a body that is called so, with its confirmations. Raises NotFound."""
    chosen = select(Term).where(Term.body_id == body.id, Term.label == label)
    found = session.scalars(chosen.options(selectinload(Term.confirmations))).one_or_none()
    if found is None:
        raise NotFound("term")
    return found


def term_of(session: Session, body: Body, term_id: UUID) -> Term:
    """Return a term of a body by its id, with the body and its confirmations and their decisions. Raises NotFound."""
    chosen = select(Term).where(Term.body_id == body.id, Term.id == term_id)
    decided = joinedload(Term.confirmations).joinedload(TermConfirmation.decision).joinedload(Decision.decided_by)
    chosen = chosen.options(joinedload(Term.body), decided.selectinload(Organization.names))
    found = session.scalars(chosen).unique().one_or_none()
    if found is None:
        raise NotFound("term")
    return found


def composition_before(session: Session, body: Body, term: Term) -> Term | None:
    """Return the nearest term before this one that has seats to take along; None when there is none."""
    composed = seats_by_term(session, body)
    return next((one for one in terms(session, body) if one.until <= term.since and one.id in composed), None)


def locked_term(session: Session, term_id: UUID) -> Term:
    """Return a term, as it is now, that nobody else can write to until the transaction ends. Raises NotFound."""
    chosen = select(Term).where(Term.id == term_id).with_for_update()
    # Whoever waited for another reads what the other wrote, also where the term was read before.
    found = session.scalars(chosen.execution_options(populate_existing=True)).one_or_none()
    if found is None:
        raise NotFound("term")
    return found


def spans(session: Session, body: Body) -> Sequence[tuple[str, Span]]:
    """Return label and days of each term of a body."""
    rows = session.execute(select(Term.label, Term.since, Term.until).where(Term.body_id == body.id))
    return [(label, Span(since, until)) for label, since, until in rows]


def names_of_terms(session: Session, ids: Collection[UUID]) -> Mapping[UUID, str]:
    """Return body and label of the terms with these ids: "Integrationsrådet, 2026–2029". Two queries."""
    named = joinedload(Term.body).joinedload(Body.organization).selectinload(Organization.names)
    found = session.scalars(select(Term).where(Term.id.in_(ids)).options(named))
    return {term.id: f"{term.body.name_on(term.since)}, {term.label}" for term in found}


def confirmation(session: Session, term: Term) -> TermConfirmation | None:
    """Return the standing confirmation of a term; None while it is planned."""
    chosen = select(TermConfirmation).where(TermConfirmation.term_id == term.id, TermConfirmation.revoked_at.is_(None))
    return session.scalars(chosen).one_or_none()


def seats_by_term(session: Session, body: Body) -> Mapping[UUID, int]:
    """Return how many seats the groups of each term of a body have together; terms without groups are left out."""
    chosen = (
        select(SeatGroup.term_id, func.sum(SeatGroup.seats_decided))
        .join(Term, Term.id == SeatGroup.term_id)
        .where(Term.body_id == body.id)
    )
    return dict(session.execute(chosen.group_by(SeatGroup.term_id)).all())
