"""What waits for the secretariat in the terms of bodies: an end that is near, and seats that do not add up."""

from collections.abc import Iterator, Mapping
from datetime import date

from sqlalchemy import and_, func, or_, select
from sqlalchemy.orm import Session, joinedload

from recruit.bodies import rules
from recruit.bodies.model import Body, SeatGroup, Term
from recruit.foundation.due import Due
from recruit.people.model import Organization


def due(session: Session, *, on: date) -> list[Due]:
    """Return the terms that end soon, and those whose groups have another number of seats than was decided. One query.

    Elections and appointments take months. The municipal council decides the number of members (Integrationsloven § 42,
    stk. 4); terms gone by rest.
    """
    seats = func.coalesce(
        select(func.sum(SeatGroup.seats_decided)).where(SeatGroup.term_id == Term.id).scalar_subquery(), 0
    )
    ends_soon = and_(Term.since <= on, Term.until <= on + rules.TERM_ENDS_SOON)
    named = joinedload(Term.body).joinedload(Body.organization).joinedload(Organization.names)
    chosen = select(Term, seats).where(on < Term.until, or_(ends_soon, Term.seats_decided != seats)).options(named)
    rows = session.execute(chosen.order_by(Term.since, Term.id)).unique().all()
    return [found for term, total in rows for found in _waiting(term, total, on)]


def dissolved_from(session: Session) -> Mapping[str, date]:
    """Return the first day without each body that is dissolved, or will be, by its slug. One query."""
    chosen = select(Body.slug, Body.until).where(Body.until.is_not(None))
    return {slug: until for slug, until in session.execute(chosen) if until is not None}


def _waiting(term: Term, total: int, on: date) -> Iterator[Due]:
    name, slug = term.body.name_on(on), term.body.slug
    if term.since <= on and term.until - on <= rules.TERM_ENDS_SOON:
        yield Due("term-ends", name, body=slug, deadline=term.last_day.last, facts={"term": term.label})
    for gap in rules.groups_add_up(term.seats_decided, [total]):
        yield Due("groups-do-not-add-up", name, body=slug, facts={"term": term.label, **gap.facts})
