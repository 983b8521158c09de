"""Councils without chair or vice chair, and votes for an office that nobody has concluded. One query."""

from collections.abc import Iterator
from datetime import date, timedelta
from functools import lru_cache
from typing import Any
from uuid import UUID

from sqlalchemy import ColumnElement, Select, Subquery, and_, func, or_, select
from sqlalchemy.orm import Session, contains_eager

from recruit.appointments.model import Membership, OfficeHolding, OfficeVote
from recruit.appointments.rules import Office, Role
from recruit.bodies.model import Body, SeatGroup, Term
from recruit.foundation.due import Due
from recruit.people.model import Organization
from recruit.people.rules import Classification

#: So long a new council has to choose its chair and vice chair before anybody is reminded.
TO_CHOOSE = timedelta(days=60)
_CHOSEN = (Office.CHAIR, Office.VICE_CHAIR)


def due(session: Session, *, on: date) -> list[Due]:
    """Return the councils at work that lack an office on a day, and their votes that go on.

    One that has just begun is given time; one whose chair has left is not. The municipal council keeps its own list.
    """
    rows = session.execute(_asked(on)).unique().all()
    seen: set[UUID] = set()
    found = []
    for term, vote, *lacking in rows:
        if vote is not None:
            found.append(_vote(term, vote, on))
        if term.id not in seen:
            found += _vacant(term, [office for office, lacks_it in zip(_CHOSEN, lacking, strict=True) if lacks_it], on)
        seen.add(term.id)
    return found


@lru_cache(maxsize=2)
def _asked(on: date) -> Select[*tuple[Any, ...]]:
    """Select terms with their open votes and what they lack; kept for the day, as it takes long to put together."""
    seated = _seated(on)
    lacks = [_lacks(office, seated, on) for office in _CHOSEN]
    goes_on = (OfficeVote.concluded_at.is_(None), OfficeVote.discarded_at.is_(None))
    open_vote = and_(OfficeVote.term_id == Term.id, *goes_on)
    chosen = select(Term, OfficeVote, *lacks).outerjoin(OfficeVote, open_vote)
    chosen = chosen.outerjoin(seated, seated.c.term_id == Term.id)
    chosen = chosen.join(Term.body).join(Body.organization).join(Organization.names).join(Body.titles)
    body = contains_eager(Term.body)
    names = body.contains_eager(Body.organization).contains_eager(Organization.names)
    there = or_(Body.until.is_(None), on < Body.until)
    chosen = chosen.where(Organization.classification != Classification.MUNICIPAL_COUNCIL, there)
    chosen = chosen.where(Term.since <= on, on < Term.until, or_(OfficeVote.id.is_not(None), *lacks))
    return chosen.options(names, body.contains_eager(Body.titles)).order_by(Term.since, Term.id)


def _seated(on: date) -> Subquery:
    """Return, for each term that runs, how many sit, since when anybody does, and who has or had which office."""
    runs = select(Term.id).where(Term.since <= on, on < Term.until)
    sits = and_(Membership.since <= on, or_(Membership.until.is_(None), on < Membership.until))
    has = and_(OfficeHolding.since <= on, or_(OfficeHolding.until.is_(None), on < OfficeHolding.until))
    chosen = select(
        SeatGroup.term_id,
        func.count(Membership.id).filter(sits).label("sitting"),
        func.min(Membership.since).label("first"),
        *(func.count().filter(has, OfficeHolding.office == office).label(f"has_{office}") for office in _CHOSEN),
        *(
            func.count().filter(OfficeHolding.until <= on, OfficeHolding.office == office).label(f"had_{office}")
            for office in _CHOSEN
        ),
    )
    chosen = chosen.join(Membership, Membership.seat_group_id == SeatGroup.id)
    chosen = chosen.outerjoin(OfficeHolding, OfficeHolding.membership_id == Membership.id)
    chosen = chosen.where(SeatGroup.term_id.in_(runs), Membership.role == Role.MEMBER)
    return chosen.group_by(SeatGroup.term_id).subquery()


def _lacks(office: Office, seated: Subquery, on: date) -> ColumnElement[bool]:
    """Say of a term that somebody sits in it and nobody has the office, although there was time or somebody had it."""
    columns = seated.c
    overdue = or_(columns.first <= on - TO_CHOOSE, columns[f"had_{office}"] > 0)
    return and_(columns.sitting > 0, columns[f"has_{office}"] == 0, overdue)


def _vacant(term: Term, lacking: list[Office], on: date) -> Iterator[Due]:
    titles = term.body.titles_on(on)
    called = {Office.CHAIR: titles.chair, Office.VICE_CHAIR: titles.vice_chair}
    for office in lacking:
        yield Due("office-vacant", facts={"title": called[office], "office": office}, **_about(term, on))


def _vote(term: Term, vote: OfficeVote, on: date) -> Due:
    titles = term.body.titles_on(vote.held_on)
    called = {Office.CHAIR: titles.chair, Office.VICE_CHAIR: titles.vice_chair}
    facts = {"title": called.get(vote.office, ""), "vote": vote.id}
    return Due("office-vote-open", deadline=vote.held_on, facts=facts, **_about(term, on))


def _about(term: Term, on: date) -> dict[str, Any]:
    return {"subject": term.body.name_on(on), "body": term.body.slug}
