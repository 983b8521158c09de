"""What waits in places elsewhere: open ones, whose time is over, whom to tell, what is to be told. Two queries."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta
from functools import lru_cache
from typing import Any

from sqlalchemy import ColumnElement, Select, and_, func, or_, select
from sqlalchemy.orm import Session, contains_eager, joinedload

from recruit.appointments.model import Membership
from recruit.appointments.queries import sits_on
from recruit.appointments.queries.living import is_deceased
from recruit.assignments.model import AskingRound, Assignment, PlaceElsewhere, ReportBack
from recruit.assignments.rules import PlaceMessage, PlaceStatus, ReportStatus
from recruit.assignments.rules import places as rules
from recruit.assignments.rules.reports import status
from recruit.bodies.model import Body, SeatGroup, Term
from recruit.foundation.due import Due
from recruit.people.model import Organization, Person

#: So long after somebody gave a place up the other body is told that they come no more.
TELLS_LATER = timedelta(days=90)


@dataclass(slots=True)
class _Found:
    """A place with those who have it, come or have just left, and whether it is asked who takes it."""

    place: PlaceElsewhere
    body: Body
    is_asked: bool
    held: list[Assignment] = field(default_factory=list)
    left: list[Assignment] = field(default_factory=list)


def due(session: Session, *, on: date) -> list[Due]:
    """Return what waits on a day in the places that councils fill elsewhere, and in what is told them afterwards."""
    waiting = [one for found in _places(session, on) for one in _of_place(found, on)]
    return [*waiting, *_reports(session, on)]


def _places(session: Session, on: date) -> Sequence[_Found]:
    found: dict[Any, _Found] = {}
    for place, body, asked, assignment, left in session.execute(_chosen(on)).unique():
        one = found.setdefault(place.id, _Found(place, body, bool(asked)))
        if assignment is not None:
            one.held.append(assignment)
            one.left += [assignment] if left else []
    return [*found.values()]


@lru_cache(maxsize=2)
def _chosen(on: date) -> Select[PlaceElsewhere, Body, bool, Assignment, bool]:
    """Select them with what is shown of them; kept for the day, for it takes as long to put together as to read."""
    asked = select(AskingRound.id).where(AskingRound.place_id == PlaceElsewhere.id)
    asked = asked.where(AskingRound.closed_at.is_(None), AskingRound.settled_at.is_(None))
    recent = and_(
        Assignment.place_id == PlaceElsewhere.id,
        or_(Assignment.until.is_(None), Assignment.until > on - TELLS_LATER),
    )
    chosen = select(PlaceElsewhere, Body, asked.exists(), Assignment, _has_left(on))
    chosen = chosen.join(Body, Body.id == PlaceElsewhere.body_id).join(Body.organization).join(Organization.names)
    chosen = chosen.outerjoin(Assignment, recent)
    chosen = chosen.where(or_(PlaceElsewhere.until.is_(None), PlaceElsewhere.until > on - TELLS_LATER))
    return chosen.options(
        contains_eager(Body.organization).contains_eager(Organization.names),
        joinedload(PlaceElsewhere.target).joinedload(Organization.names),
        joinedload(Assignment.person),
        joinedload(Assignment.told),
    ).order_by(PlaceElsewhere.id, Assignment.since, Assignment.id)


def _has_left(on: date) -> ColumnElement[bool]:
    """Say whether somebody sat in the council while they had the place, and sits there no more."""
    sat = select(Membership.id).join(Membership.group).join(Term, Term.id == SeatGroup.term_id)
    sat = sat.where(Term.body_id == PlaceElsewhere.body_id, Membership.person_id == Assignment.person_id)
    until = func.coalesce(Membership.until, Term.until)
    over = sat.where(until > Assignment.since, until <= on)
    return and_(over.exists(), ~sat.where(sits_on(on)).exists())


def _of_place(found: _Found, on: date) -> Iterator[Due]:
    place, facts = found.place, [one.facts() for one in found.held]
    target = place.target.name_on(on)
    known: dict[str, Any] = {"subject": found.body.name_on(on), "body": found.body.slug}
    about: dict[str, Any] = {"place": place.id, "target": target, "role": place.role}
    where = rules.status(place.span, place.number, facts, on=on)
    to_come = sum(one.span.until is None or on < one.span.until for one in facts)
    is_there = found.body.until is None or on < found.body.until
    if where is PlaceStatus.OPEN and to_come < place.number and is_there and not found.is_asked:
        yield Due("elsewhere-open", facts=about, **known)
    if where is PlaceStatus.ENDS_SOON and not found.is_asked:
        ends = (rules.ends(place.span, one.span) for one in facts if on in one.span)
        first = min((day for day in ends if day), default=on)
        yield Due("elsewhere-ends", deadline=first - timedelta(days=1), facts=about, **known)
    for one in found.held:
        named = about | {"person": one.person.name, "assignment": one.id}
        if on in one.span and one in found.left and not one.kept_because:
            yield Due("elsewhere-holder-left", facts=named, **known)
        what = rules.left_to_tell(one.is_told, one.span, has_ended=one.ended_because is not None, on=on)
        if what is PlaceMessage.COMES:
            yield Due("elsewhere-not-told", facts=named, **known)
        elif what is PlaceMessage.COMES_NO_MORE:
            yield Due("elsewhere-end-not-told", facts=named, **known)


def _reports(session: Session, on: date) -> Iterator[Due]:
    for one, body in session.execute(_to_be_told(on)).unique():
        is_missing = status(one.facts(), on=on) is ReportStatus.MISSING
        yield Due(
            "report-back-missing" if is_missing else "report-back-due",
            body.name_on(on),
            body=body.slug,
            deadline=one.by_on,
            waiting_for=one.person.name,
            facts={"report": one.id, "about": one.about},
        )


@lru_cache(maxsize=2)
def _to_be_told(on: date) -> Select[ReportBack, Body]:
    chosen = select(ReportBack, Body).join(Body, Body.id == ReportBack.body_id)
    chosen = chosen.join(Body.organization).join(Organization.names)
    lives = select(Person.id).where(Person.id == ReportBack.person_id, ~is_deceased()).exists()
    there = or_(Body.until.is_(None), on < Body.until)
    chosen = chosen.where(ReportBack.given_on.is_(None), ReportBack.due_on <= on, lives, there)
    names = contains_eager(Body.organization).contains_eager(Organization.names)
    return chosen.options(names, joinedload(ReportBack.person)).order_by(ReportBack.by_on, ReportBack.id)
