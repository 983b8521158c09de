"""Reading people and organizations."""

from collections.abc import Collection, Iterable, Mapping, Sequence
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import Session, selectinload

from recruit.foundation.keys import search_key
from recruit.foundation.refusal import NotFound
from recruit.people.model import Organization, OrganizationName, Person, PublicationDecision


def person(session: Session, person_id: UUID) -> Person:
    """Return a person with other names and contacts. Raises NotFound."""
    loaded = (selectinload(Person.other_names), selectinload(Person.contacts))
    found = session.get(Person, person_id, options=loaded)
    if found is None:
        raise NotFound("person")
    return found


def people(session: Session) -> Sequence[Person]:
    """Return everybody, with other names, in Danish order."""
    chosen = select(Person).options(selectinload(Person.other_names)).order_by(Person.sort_key, Person.name)
    return session.scalars(chosen).all()


def withheld(session: Session, ids: Collection[UUID]) -> frozenset[UUID]:
    """Return those of the people with these ids who may not be shown publicly. One query.

    Whoever is protected is withheld while no decision stands that they may be shown.
    """
    decided = select(PublicationDecision.id).where(
        PublicationDecision.person_id == Person.id, PublicationDecision.revoked_at.is_(None)
    )
    chosen = select(Person.id).where(Person.id.in_(ids), Person.is_protected, ~decided.exists())
    return frozenset(session.scalars(chosen))


def organization(session: Session, organization_id: UUID) -> Organization:
    """Return an organization with its names. Raises NotFound."""
    found = session.get(Organization, organization_id, options=(selectinload(Organization.names),))
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


def names_of_people(session: Session, ids: Collection[UUID]) -> Mapping[UUID, str]:
    """Return what the people with these ids are called. One query."""
    return dict(session.execute(select(Person.id, Person.name).where(Person.id.in_(ids))).all())


def names_of_organizations(session: Session, ids: Collection[UUID]) -> Mapping[UUID, str]:
    """Return the newest name of the organizations with these ids; bodies are among them. Two queries."""
    return {organization.id: organization.newest.name for organization in organizations_among(session, ids)}
