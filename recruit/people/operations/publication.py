"""Whether a protected person may be shown publicly: a recorded decision, which can be revoked."""

from datetime import datetime

from sqlalchemy.orm import Session

from recruit.foundation import clock
from recruit.foundation.actor import Actor
from recruit.foundation.audit import operations as audit
from recruit.foundation.audit.events import Event
from recruit.foundation.refusal import Refusal, Refused, refuse_if
from recruit.people import queries, rules
from recruit.people.model import Person, PublicationDecision
from recruit.people.rules import Publication


def decide_publication(
    session: Session, person: Person, publication: Publication, *, by: Actor, now: datetime
) -> PublicationDecision:
    """Record that a protected person may be shown publicly: who decided, on what day, and why.

    Raises Refused with every reason why not.
    """
    stands = queries.publication(session, person) is not None
    today = clock.local(now).date()
    refuse_if(rules.may_be_decided(publication, is_protected=person.is_protected, is_published=stands, today=today))
    decision = PublicationDecision(
        person_id=person.id,
        decided_by=rules.written_name(publication.decided_by),
        decided_on=publication.decided_on,
        reason=rules.written_name(publication.reason),
        by=by.reference,
        at=now,
    )
    session.add(decision)
    session.flush()
    audit.record(session, Event.PUBLICATION_DECIDED, person, by=by, at=now, details={"decision": str(decision.id)})
    return decision


def revoke_publication(session: Session, person: Person, because: str, *, by: Actor, now: datetime) -> None:
    """Revoke the decision that a protected person may be shown publicly, for a reason.

    Raises Refused when none stands, or the reason is missing.
    """
    decision = queries.publication(session, person)
    if decision is None:
        raise Refused([Refusal("publication-is-not-decided")])
    refuse_if(rules.may_be_a_reason(because, "because"))
    decision.revoked_by, decision.revoked_at = by.reference, now
    decision.revoked_because = rules.written_name(because)
    session.flush()
    audit.record(session, Event.PUBLICATION_REVOKED, person, by=by, at=now, details={"decision": str(decision.id)})
