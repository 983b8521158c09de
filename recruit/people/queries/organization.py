"""Reading organizations, with every name they have had."""

from collections.abc import Collection, Iterable, Mapping, Sequence
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import Session, selectinload

from recruit.foundation.keys import search_key
from recruit.foundation.refusal import NotFound
from recruit.people.model import Organization, OrganizationName


def organization(session: Session, organization_id: UUID, *, for_change: bool = False) -> Organization:
    """Return an organization with its names. Raises NotFound.

    `for_change` locks it until the transaction ends, so that two people cannot rename it at once.
    """
    options = (selectinload(Organization.names),)
    found = session.get(Organization, organization_id, options=options, with_for_update=for_change or None)
    if found is None:
        raise NotFound("organization")
    return found


def organizations(session: Session) -> Sequence[Organization]:
    """Return every organization, bodies among them, with its names, ordered by the newest name."""
    found = session.scalars(select(Organization).options(selectinload(Organization.names))).all()
    return sorted(found, key=lambda organization: organization.newest.sort_key)


def organizations_among(session: Session, ids: Iterable[UUID | None]) -> Sequence[Organization]:
    """Return the organizations with these ids, with their names. Two queries, however many.

    While the result is kept, rows loaded in the same session find their organization without a query of their own.
    """
    wanted = {known for known in ids if known is not None}
    chosen = select(Organization).where(Organization.id.in_(wanted)).options(selectinload(Organization.names))
    return session.scalars(chosen).all() if wanted else ()


def organization_called(session: Session, name: str) -> Organization | None:
    """Return the organization that is or was called so, or is shortened so; None when none or several fit."""
    key = search_key(name)
    fits = (OrganizationName.search_key == key) | (OrganizationName.abbreviation == name)
    owners = select(OrganizationName.organization_id).where(fits)
    chosen = select(Organization).where(Organization.id.in_(owners)).options(selectinload(Organization.names))
    found = session.scalars(chosen).all() if key else []
    return found[0] if len(found) == 1 else None


def above(session: Session, organization_id: UUID | None) -> frozenset[UUID]:
    """Return the ids of everything that an organization is part of, however far up. One query."""
    parents = select(Organization.parent_id).where(Organization.id == organization_id).cte("above", recursive=True)
    parents = parents.union(
        select(Organization.parent_id).where(Organization.id == parents.c.parent_id, parents.c.parent_id.is_not(None))
    )
    return frozenset(found for found in session.scalars(select(parents.c.parent_id)) if found is not None)


def parts(session: Session, organization_id: UUID) -> Sequence[Organization]:
    """Return the organizations that are part of one, with their names, in Danish order. Two queries."""
    chosen = select(Organization).where(Organization.parent_id == organization_id)
    found = session.scalars(chosen.options(selectinload(Organization.names))).all()
    return sorted(found, key=lambda organization: organization.newest.sort_key)


def names_of_organizations(session: Session, ids: Collection[UUID]) -> Mapping[UUID, str]:
    """Return the newest name of the organizations with these ids; bodies are among them. Two queries."""
    return {organization.id: organization.newest.name for organization in organizations_among(session, ids)}
