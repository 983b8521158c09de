"""Signing a result, taking one's signature back, and certifying with the signatures that hold."""

from datetime import datetime
from uuid import UUID

from sqlalchemy.orm import Session

from recruit.elections.model import Election, ElectionMilestone, ResultSignature
from recruit.elections.operations import passing
from recruit.elections.queries.election import facts
from recruit.elections.queries.signing import result_digest, signatures
from recruit.elections.rules.passing import Passing, hindrances
from recruit.elections.rules.signing import may_certify, may_sign
from recruit.elections.rules.vocabulary import Milestone
from recruit.foundation import clock
from recruit.foundation.accounts import queries as accounts
from recruit.foundation.actor import Actor
from recruit.foundation.audit import operations as audit
from recruit.foundation.audit.events import Event
from recruit.foundation.refusal import NotFound, Refusal, refuse_if


def sign(session: Session, election: Election, seen: str, *, by: Actor, now: datetime) -> ResultSignature:
    """Sign the result with the digest that somebody has `seen`, of an election that is loaded and locked.

    Raises Refused with every reason why the result cannot be certified, where it has changed since, and where they have
    signed it already.
    """
    stands = result_digest(session, election)
    signed = {one.by for one in signatures(session, election) if one.digest == stands}
    in_the_way = hindrances(Milestone.CERTIFIED, facts(session, election), today=clock.local(now).date())
    refuse_if((*in_the_way, *may_sign(seen, stands, signed, by.reference)))
    made = ResultSignature(election_id=election.id, digest=stands, at=now, by=by.reference)
    session.add(made)
    session.flush()
    audit.record(session, Event.RESULT_SIGNED, election, by=by, at=now, details={"digest": stands})
    return made


def withdraw(session: Session, election: Election, signature_id: UUID, *, by: Actor, now: datetime) -> None:
    """Take one's own signature back, as long as the result is not certified. The election is loaded and locked.

    Raises NotFound where it is not one's own, and Refused once the result is certified.
    """
    found = next((one for one in signatures(session, election) if one.id == signature_id), None)
    if found is None or found.by != by.reference:
        raise NotFound("signature")
    refuse_if([Refusal("result-is-certain")] if Milestone.CERTIFIED in election.passed else [])
    found.revoked_at = now
    audit.record(session, Event.RESULT_NOT_SIGNED, election, by=by, at=now, details={"digest": found.digest})


def certify(session: Session, election: Election, passed: Passing, *, by: Actor, now: datetime) -> ElectionMilestone:
    """Certify the result of an election, loaded and locked, with the signatures that hold.

    `passed.people` are those who were present and have not signed; whoever has is present, too. Raises Refused where
    they are not more than half of all, and for whatever `passing.record` says.
    """
    stands = result_digest(session, election)
    signed = {one.by for one in signatures(session, election) if one.digest == stands}
    named = sorted(accounts.names(session, signed).values())
    others = [name for name in passed.people if name.strip() and name.strip() not in named]
    refuse_if(may_certify(len(signed), len(others)))
    whole = Passing(passed.committee_on, (*named, *others), passed.note)
    return passing.record(session, election, Milestone.CERTIFIED, whole, by=by, now=now)
