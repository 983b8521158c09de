"""Reading bodies, and which of them somebody may see. No query grows with the number of rows."""

from collections.abc import Collection, Iterable, Mapping, Sequence
from datetime import date
from uuid import UUID

from sqlalchemy import func, select
from sqlalchemy.orm import Session, joinedload, selectinload
from sqlalchemy.orm.interfaces import ORMOption

from recruit.bodies.model import Body, BodyAccess, BodySlug
from recruit.bodies.rules import FORGOTTEN_AFTER
from recruit.foundation.accounts.rules import Grant
from recruit.foundation.refusal import NotFound
from recruit.people.model import Organization, OrganizationName

_FACTS: tuple[ORMOption, ...] = (
    joinedload(Body.organization).selectinload(Organization.names),
    joinedload(Body.responsible).selectinload(Organization.names),
    selectinload(Body.titles),
    selectinload(Body.rules),
)


#: The same for one body, all at once: it has few names, titles and rules.
_FACTS_OF_ONE: tuple[ORMOption, ...] = (
    joinedload(Body.organization).joinedload(Organization.names),
    joinedload(Body.responsible).selectinload(Organization.names),
    joinedload(Body.titles),
    joinedload(Body.rules),
)


def body_by_slug(session: Session, slug: str) -> Body:
    """Return a body with names, responsible committee, titles and rules.

    A slug that the body no longer uses finds it too: the door compares and redirects. Raises NotFound.
    """
    formerly = select(BodySlug.body_id).where(BodySlug.slug == slug)
    chosen = select(Body).where((Body.slug == slug) | Body.id.in_(formerly)).options(*_FACTS_OF_ONE)
    found = session.scalars(chosen).unique().one_or_none()
    if found is None:
        raise NotFound("body")
    return found


def bodies_named(session: Session, which: Collection[UUID]) -> Mapping[UUID, Body]:
    """Return these bodies with their names, by id. One query."""
    named = joinedload(Body.organization).joinedload(Organization.names)
    chosen = select(Body).where(Body.id.in_(which)).options(named)
    return {body.id: body for body in session.scalars(chosen).unique()}


def body_of_scope(session: Session, scope: str) -> Body | None:
    """Return the body that a letter is about (`Letter.scope`), with its names; None where there is none. One query."""
    kind, _, number = scope.partition(":")
    if kind != "body":
        return None
    named = joinedload(Body.organization).selectinload(Organization.names)
    return session.get(Body, UUID(number), options=[named])


def lock_body(session: Session, slug: str) -> None:
    """Let whoever else changes this body wait until the transaction ends. Call it before the body is loaded."""
    formerly = select(BodySlug.body_id).where(BodySlug.slug == slug)
    session.execute(select(Body.id).where((Body.slug == slug) | Body.id.in_(formerly)).with_for_update())


def body_open_to(session: Session, slug: str, grants: Iterable[Grant]) -> Body:
    """Return a body as `body_by_slug` does, if one of these roles reaches it. Raises NotFound.

    Pass only the grants whose role allows what is asked.
    """
    body = body_by_slug(session, slug)
    reach = reached_by(session, grants)
    if reach is not None and body.id not in reach:
        raise NotFound("body")
    return body


def bodies_open_to(session: Session, grants: Iterable[Grant]) -> Sequence[Body]:
    """Return the bodies that these roles reach, with names, responsible committee, titles and rules, in Danish order.

    A grant that is limited to no body reaches all. Pass only the grants whose role allows what is asked.
    """
    reach = reached_by(session, grants)
    chosen = select(Body).options(*_FACTS)
    if reach is not None:
        chosen = chosen.where(Body.id.in_(reach))
    return sorted(session.scalars(chosen).all(), key=lambda body: body.organization.newest.sort_key)


def dissolved_bodies(session: Session, *, on: date) -> Sequence[Body]:
    """Return the bodies that are there no more on a day, with names, in Danish order; not those of long ago."""
    chosen = select(Body).where(Body.until <= on, Body.until > on - FORGOTTEN_AFTER)
    named = joinedload(Body.organization).selectinload(Organization.names)
    return sorted(session.scalars(chosen.options(named)).all(), key=lambda body: body.organization.newest.sort_key)


def names_open_to(session: Session, grants: Iterable[Grant]) -> Sequence[tuple[str, str]]:
    """Return slug and newest name of the bodies that these roles reach, in Danish order. One query."""
    asked = {grant.id for grant in grants}
    rows = select(BodyAccess).where(BodyAccess.role_grant_id.in_(asked)).subquery()
    limited = select(func.count(rows.c.role_grant_id.distinct())).scalar_subquery()
    chosen = (
        select(Body.slug, OrganizationName.name, OrganizationName.sort_key)
        .join(OrganizationName, OrganizationName.organization_id == Body.id)
        .where((limited < len(asked)) | Body.id.in_(select(rows.c.body_id)))
        .order_by(func.coalesce(OrganizationName.since, date.min))
    )
    newest = {slug: (name, key) for slug, name, key in session.execute(chosen)}
    return [(slug, name) for slug, (name, _key) in sorted(newest.items(), key=lambda named: named[1][1])]


def names_reached(session: Session, grants: Iterable[Grant]) -> Mapping[UUID, Sequence[str]]:
    """Return what the bodies are called that each grant is limited to, in Danish order; those of all are left out.

    Two queries, however many grants.
    """
    named = joinedload(Body.organization).selectinload(Organization.names)
    asked = {grant.id for grant in grants}
    chosen = select(BodyAccess.role_grant_id, Body).join(Body, Body.id == BodyAccess.body_id).options(named)
    rows = session.execute(chosen.where(BodyAccess.role_grant_id.in_(asked))).all()
    found: dict[UUID, list[str]] = {}
    for grant, body in sorted(rows, key=lambda row: row[1].organization.newest.sort_key):
        found.setdefault(grant, []).append(body.name)
    return found


def reached_by(session: Session, grants: Iterable[Grant]) -> frozenset[UUID] | None:
    """Return the ids of the bodies that these grants are limited to; None when one of them is not limited."""
    asked = {grant.id for grant in grants}
    chosen = select(BodyAccess.role_grant_id, BodyAccess.body_id).where(BodyAccess.role_grant_id.in_(asked))
    rows = session.execute(chosen).all()
    if asked - {grant for grant, _ in rows}:
        return None
    return frozenset(body for _, body in rows)


def limits(session: Session, grants: Iterable[Grant]) -> Mapping[UUID, frozenset[UUID]]:
    """Return to which bodies each of the grants is limited; those that reach all are not among them. One query."""
    chosen = select(BodyAccess.role_grant_id, BodyAccess.body_id)
    rows = session.execute(chosen.where(BodyAccess.role_grant_id.in_([grant.id for grant in grants]))).all()
    return {grant: frozenset(row.body_id for row in rows if row.role_grant_id == grant) for grant, _body in rows}


def reaching(session: Session, body: Body, grants: Iterable[Grant]) -> list[Grant]:
    """Return those of the grants that reach a body: by name, or because they are limited to none. One query."""
    asked = list(grants)
    kept = limits(session, asked)
    return [grant for grant in asked if grant.id not in kept or body.id in kept[grant.id]]


def limited(session: Session, grants: Iterable[Grant]) -> list[Grant]:
    """Return those of the grants that reach only the bodies that are named for them."""
    asked = {grant.id: grant for grant in grants}
    chosen = select(BodyAccess.role_grant_id).where(BodyAccess.role_grant_id.in_(asked)).distinct()
    return [asked[found] for found in session.scalars(chosen)]


def ids(session: Session) -> Sequence[UUID]:
    """Return the id of every body."""
    return session.scalars(select(Body.id)).all()


def slugs(session: Session) -> Sequence[str]:
    """Return the slug of every body, in order."""
    return session.scalars(select(Body.slug).order_by(Body.slug)).all()


def owner_of_slug(session: Session, slug: str) -> UUID | None:
    """Return the id of the body that has the slug, or once had it; None while it is free."""
    has = select(Body.id).where(Body.slug == slug)
    return session.scalars(has.union_all(select(BodySlug.body_id).where(BodySlug.slug == slug))).first()
