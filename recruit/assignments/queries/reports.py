"""Reading what those who were sent somewhere are to tell their council."""

from collections.abc import Sequence
from datetime import date

from sqlalchemy import select
from sqlalchemy.orm import Session, joinedload

from recruit.assignments.model import Assignment, PlaceElsewhere, ReportBack
from recruit.bodies.model import Body
from recruit.people.model import Organization


def sent_now(session: Session, body: Body, *, on: date) -> Sequence[Assignment]:
    """Return who has a place elsewhere for a council, or had one in the last year, with names; by body. Two queries."""
    a_year_ago = date(on.year - 1, on.month, min(on.day, 28))
    chosen = select(Assignment).join(Assignment.place).where(PlaceElsewhere.body_id == body.id)
    chosen = chosen.where((Assignment.until.is_(None)) | (Assignment.until > a_year_ago), Assignment.since <= on)
    target = joinedload(Assignment.place).joinedload(PlaceElsewhere.target).selectinload(Organization.names)
    found = session.scalars(chosen.options(target, joinedload(Assignment.person))).all()
    return sorted(found, key=lambda one: (one.place.target.newest.sort_key, one.person.sort_key, str(one.id)))


def is_restricted(session: Session, report: ReportBack) -> bool:
    """Return True when somebody tells of a place that is for some members only. One query."""
    chosen = select(PlaceElsewhere.citation).join(Assignment, Assignment.place_id == PlaceElsewhere.id)
    return session.scalar(chosen.where(Assignment.id == report.assignment_id)) is not None
