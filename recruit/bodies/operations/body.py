"""Setting up a body, and changing where it stands and what it says of itself. Its name is its organization's."""

from collections.abc import Iterable
from datetime import datetime
from uuid import UUID

from sqlalchemy.orm import Session

from recruit.bodies import queries, rules
from recruit.bodies.model import Body, BodyAccess, BodySlug, BodyTitles
from recruit.bodies.operations.term import confirm_term, open_term
from recruit.bodies.rules import NewBody
from recruit.foundation import keys
from recruit.foundation.accounts.rules import Grant
from recruit.foundation.actor import Actor
from recruit.foundation.audit import operations as audit
from recruit.foundation.audit.events import Event
from recruit.foundation.refusal import refuse_if
from recruit.people import operations as people
from recruit.people import queries as people_queries
from recruit.people.model import Organization
from recruit.people.rules import Classification


def create_body(
    session: Session, new: NewBody, *, by: Actor, now: datetime, organization: Organization | None = None
) -> Body:
    """Set up a body with its first term and the titles of its chair and vice chair.

    The address is made from the name. An `organization` that is known already, loaded with its names, becomes the
    body. Raises Refused with every reason why it cannot be set up so.
    """
    refuse_if(rules.may_create(new))
    if organization is None:
        organization = people.create_organization(session, new.name, new.classification, by=by, now=now)
    body = Body(
        id=organization.id,
        organization=organization,
        slug=_free_slug(session, new.name),
        legal_basis=new.legal_basis.strip() or None,
        case_number=new.case_number.strip() or None,
        is_small=new.is_small,
        titles=[BodyTitles(chair=new.chair_title, vice_chair=new.vice_chair_title, since=new.term.span.since)],
        rules=[],
    )
    session.add(body)
    session.flush()
    audit.record(session, Event.BODY_CREATED, body, by=by, at=now)
    confirm_term(session, open_term(session, body, new.term, by=by, now=now), by=by, now=now)
    return body


def change_body(
    session: Session,
    body: Body,
    *,
    legal_basis: str,
    case_number: str,
    responsible: Organization | None,
    is_small: bool,
    by: Actor,
    now: datetime,
) -> None:
    """Change what a body says of itself; the log names the fields that differ."""
    before = {name: getattr(body, name) for name in ("legal_basis", "case_number", "responsible_id", "is_small")}
    body.legal_basis = legal_basis.strip() or None
    body.case_number = case_number.strip() or None
    body.responsible = responsible
    body.is_small = is_small
    session.flush()
    changed = [name for name, value in before.items() if getattr(body, name) != value]
    if changed:
        audit.record(session, Event.BODY_CHANGED, body, by=by, at=now, details={"fields": changed})


def move_to_address(session: Session, body: Body, slug: str, *, by: Actor, now: datetime) -> None:
    """Give a body another address; the former one leads there for good, and no other body ever gets it.

    Raises Refused when it cannot be an address, or is or was another body's.
    """
    if slug == body.slug:
        return
    owner = queries.owner_of_slug(session, slug)
    refuse_if(rules.may_move_to(slug, is_taken=owner not in (None, body.id)))
    taken_back = session.get(BodySlug, slug)
    if taken_back is not None:
        session.delete(taken_back)
    session.add(BodySlug(slug=body.slug, body_id=body.id))
    body.slug = slug
    session.flush()
    audit.record(session, Event.BODY_CHANGED, body, by=by, at=now, details={"fields": ["slug"]})


def organization_named(
    session: Session, name: str, classification: Classification, *, by: Actor, now: datetime
) -> Organization | None:
    """Return the organization that is called so, or None for an empty name; one that nobody knows is written down.

    Raises Refused when it cannot be a name.
    """
    if not name.strip():
        return None
    known = people_queries.organization_called(session, name)
    return known or people.create_organization(session, name, classification, by=by, now=now)


def grant_access_to_body(session: Session, role_grant_id: UUID, body: Body, *, by: Actor, now: datetime) -> None:
    """Limit a role to this body, or let a role that is limited already reach this body too."""
    if session.get(BodyAccess, (role_grant_id, body.id)) is not None:
        return
    session.add(BodyAccess(role_grant_id=role_grant_id, body_id=body.id))
    session.flush()
    audit.record(session, Event.BODY_ACCESS_GRANTED, body, by=by, at=now, details={"role_grant": str(role_grant_id)})


def keep_within_reach(session: Session, body: Body, grants: Iterable[Grant], *, by: Actor, now: datetime) -> None:
    """Let the roles that reach few bodies only reach this one too: whoever sets a body up goes on to look after it."""
    for grant in queries.limited(session, grants):
        grant_access_to_body(session, grant.id, body, by=by, now=now)


def _free_slug(session: Session, name: str) -> str:
    """Return an address for the name that no body has or ever had: "integrationsraadet", "integrationsraadet-2"."""
    wanted = keys.slug(name)[: rules.LONGEST_SLUG - 4].strip("-") or "raad"
    slug, number = wanted, 1
    while slug in rules.RESERVED_SLUGS or queries.owner_of_slug(session, slug) is not None:
        number += 1
        slug = f"{wanted}-{number}"
    return slug
