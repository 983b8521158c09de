"""Whom nobody writes to any more."""

from collections.abc import Collection
from uuid import UUID

from sqlalchemy import ColumnElement, select
from sqlalchemy.orm import Session

from recruit.appointments.model import Membership
from recruit.appointments.rules import EndReason
from recruit.people.model import Person


def is_deceased() -> ColumnElement[bool]:
    """Say of a person that a place of theirs, in any council, ended because they died."""
    ended = select(Membership.id).where(Membership.end_reason == EndReason.DECEASED)
    return ended.where(Membership.person_id == Person.id).correlate(Person).exists()


def deceased(session: Session, people: Collection[UUID]) -> frozenset[UUID]:
    """Return who of the people with these ids has died. One query."""
    return frozenset(session.scalars(select(Person.id).where(Person.id.in_(people), is_deceased())))
