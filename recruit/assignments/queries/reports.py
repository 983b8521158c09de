"""Reading what those who were sent somewhere are to tell their council."""

from collections.abc import Sequence
from datetime import date, time, timedelta

from sqlalchemy import select
from sqlalchemy.orm import Session, contains_eager, joinedload

from recruit.assignments.model import AskingRound, AskingStep, Assignment, PlaceElsewhere, ReportBack, RoundAsk
from recruit.assignments.rules.asking import WITH_A_WAITING_LIST
from recruit.bodies.model import Body
from recruit.foundation import clock
from recruit.people.model import Organization, Person

#: So long after something it can still be told of.
A_YEAR = timedelta(days=365)


def sent_now(session: Session, body: Body, *, on: date) -> Sequence[Assignment]:
    """Return who has a place elsewhere for a council, comes to one, or had one in the last year; by body.

    With names. Two queries.
    """
    chosen = select(Assignment).join(Assignment.place).where(PlaceElsewhere.body_id == body.id)
    chosen = chosen.where((Assignment.until.is_(None)) | (Assignment.until > on - A_YEAR))
    target = joinedload(Assignment.place).joinedload(PlaceElsewhere.target).selectinload(Organization.names)
    found = session.scalars(chosen.options(target, joinedload(Assignment.person))).all()
    return sorted(found, key=lambda one: (one.place.target.newest.sort_key, one.person.sort_key, str(one.id)))


def chosen_lately(session: Session, body: Body, *, on: date) -> Sequence[RoundAsk]:
    """Return who was chosen in the last year to come to something for a council, or to help, with round and person.

    The newest round first, then by name. One query.
    """
    chosen = select(RoundAsk).join(RoundAsk.step).join(AskingStep.round).join(RoundAsk.person)
    chosen = chosen.where(AskingRound.body_id == body.id, AskingRound.kind.in_(WITH_A_WAITING_LIST))
    chosen = chosen.where(RoundAsk.is_chosen, AskingRound.settled_at > clock.instant(on - A_YEAR, time.min))
    loaded = contains_eager(RoundAsk.step).contains_eager(AskingStep.round), contains_eager(RoundAsk.person)
    in_order = AskingRound.settled_at.desc(), AskingRound.id, Person.sort_key, RoundAsk.id
    return session.scalars(chosen.options(*loaded).order_by(*in_order)).all()


def is_restricted(session: Session, report: ReportBack) -> bool:
    """Return True when somebody tells of a place that is for some members only. One query."""
    chosen = select(PlaceElsewhere.citation).join(Assignment, Assignment.place_id == PlaceElsewhere.id)
    return session.scalar(chosen.where(Assignment.id == report.assignment_id)) is not None
