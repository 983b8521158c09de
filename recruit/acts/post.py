"""Letters that wait for the secretariat: to be sent by hand, or because no mailbox took them."""

from collections.abc import Iterator, Mapping
from datetime import date
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import Session, joinedload

from recruit.bodies.model import Body
from recruit.foundation.due import Due
from recruit.foundation.mail import queries
from recruit.foundation.mail.rules import Status
from recruit.people.model import Organization


def due(session: Session, *, on: date) -> list[Due]:
    """Return the councils whose letters wait. Letters about nominations that came back are told where people are."""
    waiting = queries.waiting_by_scope(session)
    to_post, failed = waiting[Status.TO_POST], waiting[Status.GIVEN_UP]
    ids = {UUID(scope.removeprefix("body:")) for scope in {*to_post, *failed} if scope.startswith("body:")}
    named = joinedload(Body.organization).joinedload(Organization.names)
    councils = session.scalars(select(Body).where(Body.id.in_(ids)).options(named)).unique() if ids else ()
    return [one for council in councils for one in _of(council, to_post, failed, on)]


def _of(council: Body, to_post: Mapping[str, int], failed: Mapping[str, int], on: date) -> Iterator[Due]:
    name, scope = council.name_on(on), f"body:{council.id}"
    if number := to_post.get(scope, 0):
        yield Due("letters-to-post", name, body=council.slug, facts={"number": number})
    if number := failed.get(scope, 0):
        yield Due("letters-failed", name, body=council.slug, facts={"number": number})
