"""Who is what, from when to when, and who stands in for whom."""

from datetime import datetime
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import Session

from recruit.foundation import clock
from recruit.foundation.accounts import queries, rules
from recruit.foundation.accounts.model import Deputy, RoleGrant
from recruit.foundation.accounts.operations.locks import locked_user
from recruit.foundation.accounts.rules import Role
from recruit.foundation.actor import Actor
from recruit.foundation.audit import operations as audit
from recruit.foundation.audit.events import Event
from recruit.foundation.dates import Span
from recruit.foundation.refusal import NotFound, refuse_if


def grant_role(session: Session, user_id: UUID, role: Role, span: Span, *, by: Actor, now: datetime) -> RoleGrant:
    """Give the user a role for a span of days.

    Raises Refused when the days do not hold, or the user holds the role on some of them already.
    """
    user = locked_user(session, user_id)
    held = session.scalars(select(RoleGrant).filter_by(user_id=user_id, role=role, revoked_at=None))
    refuse_if(rules.grant_faults(role, span, held=[grant.span for grant in held]))
    grant = RoleGrant(user_id=user_id, role=role, since=span.since, until=span.until)
    session.add(grant)
    session.flush()
    details = {"grant": grant.id, "role": role, "since": span.since, "until": span.until}
    audit.record(session, Event.ROLE_GRANTED, user, by=by, at=now, details=details)
    return grant


def revoke_role(session: Session, grant_id: UUID, *, by: Actor, now: datetime) -> RoleGrant:
    """Take a role back, from this moment. Taking it back twice changes nothing.

    Raises NotFound, and Refused for the last administrator.
    """
    administrators = queries.lasting_administrators(session, on=clock.local(now).date())
    grant = session.get(RoleGrant, grant_id, with_for_update=True)
    if grant is None:
        raise NotFound("role grant")
    if grant.revoked_at is not None:
        return grant
    if grant.role == Role.ADMINISTRATOR and grant.user_id in administrators:
        refuse_if(rules.administrator_faults(others=len(administrators) - 1))
    user = locked_user(session, grant.user_id)
    grant.revoked_by, grant.revoked_at = by.reference, now
    details = {"grant": grant.id, "role": grant.role}
    audit.record(session, Event.ROLE_REVOKED, user, by=by, at=now, details=details)
    return grant


def name_deputy(session: Session, absent_id: UUID, deputy_id: UUID, span: Span, *, by: Actor, now: datetime) -> Deputy:
    """Let one user stand in for another while the other is away, with the other's role as secretary.

    Raises Refused when the days do not hold, the deputy is inactive, or the absent user has no role to lend.
    """
    on = clock.local(now).date()
    absent = locked_user(session, absent_id)
    deputy = locked_user(session, deputy_id)
    roles = {grant.role for grant in queries.grants_of(session, absent_id, on=on) if grant.lent_by is None}
    faults = rules.deputy_faults(absent_id, deputy_id, span, roles_of_absent=roles, deputy_active=deputy.active, on=on)
    refuse_if(faults)
    standing = Deputy(absent_id=absent_id, deputy_id=deputy_id, since=span.since, until=span.until)
    session.add(standing)
    session.flush()
    _record(session, Event.DEPUTY_NAMED, standing, absent, by, now)
    return standing


def revoke_deputy(session: Session, standing_id: UUID, *, by: Actor, now: datetime) -> Deputy:
    """End that one user stands in for another, from this moment. Ending it twice changes nothing.

    Raises NotFound.
    """
    standing = session.get(Deputy, standing_id, with_for_update=True)
    if standing is None:
        raise NotFound("deputy")
    if standing.revoked_at is None:
        standing.revoked_by, standing.revoked_at = by.reference, now
        _record(session, Event.DEPUTY_REVOKED, standing, locked_user(session, standing.absent_id), by, now)
    return standing


def _record(session: Session, event: Event, standing: Deputy, absent: object, by: Actor, now: datetime) -> None:
    details = {"deputy": standing.deputy_id, "since": standing.since, "until": standing.until}
    audit.record(session, event, absent, by=by, at=now, details=details)
