"""What waits for the secretariat in the terms of bodies: an end that is near, and seats that do not add up."""

from collections.abc import Iterator
from datetime import date

from sqlalchemy import func, select
from sqlalchemy.orm import Session, joinedload

from recruit.bodies import rules
from recruit.bodies.model import Body, SeatGroup, Term
from recruit.bodies.queries.term import terms_on
from recruit.foundation.due import Due
from recruit.people.model import Organization


def due(session: Session, *, on: date) -> list[Due]:
    """Return the terms that end soon, and those whose groups have another number of seats than was decided."""
    return [*_ending(session, on), *_not_adding_up(session, on)]


def _ending(session: Session, on: date) -> Iterator[Due]:
    """Elections and appointments take months."""
    for term in terms_on(session, on=on):
        if term.until - on <= rules.TERM_ENDS_SOON:
            name, deadline = term.body.name_on(on), term.last_day.last
            yield Due("term-ends", name, body=term.body.slug, deadline=deadline, facts={"term": term.label})


def _not_adding_up(session: Session, on: date) -> Iterator[Due]:
    """The municipal council decides the number of members (Integrationsloven § 42, stk. 4); terms gone by rest."""
    seats = func.coalesce(
        select(func.sum(SeatGroup.seats_decided)).where(SeatGroup.term_id == Term.id).scalar_subquery(), 0
    )
    named = joinedload(Term.body).joinedload(Body.organization).joinedload(Organization.names)
    chosen = select(Term, seats).where(on < Term.until, Term.seats_decided.is_not(None)).options(named)
    chosen = chosen.order_by(Term.since, Term.id)
    for term, total in session.execute(chosen).unique():
        for gap in rules.groups_add_up(term.seats_decided, [total]):
            name, facts = term.body.name_on(on), {"term": term.label, **gap.facts}
            yield Due("groups-do-not-add-up", name, body=term.body.slug, facts=facts)
