"""Stopping that something of a round is erased, and taking the stop back."""

from datetime import datetime

from sqlalchemy import select
from sqlalchemy.orm import Session

from recruit.foundation.actor import Actor
from recruit.foundation.audit import operations as audit
from recruit.foundation.audit.events import Event
from recruit.foundation.refusal import Refusal, refuse_if
from recruit.nominations.model import Nomination, RetentionStop
from recruit.nominations.queries import access
from recruit.nominations.rules import tidy_text
from recruit.nominations.rules.retention import may_stop
from recruit.recruitment.model import RecruitmentRound


def stop_erasing(
    session: Session, round_: RecruitmentRound, reference: str, reason: str, *, by: Actor, now: datetime
) -> RetentionStop:
    """Let nothing of a round, or of the nomination with this number, be erased because its time is over.

    Raises Refused without a reason, and where the round has no such nomination.
    """
    reasons = [*may_stop(reason)]
    wanted = reference.strip().upper()
    chosen = select(Nomination).filter_by(round_id=round_.id, reference=wanted)
    nomination = session.scalars(chosen).one_or_none() if wanted else None
    if wanted and nomination is None:
        reasons.append(Refusal("nomination-unknown", field="reference"))
    refuse_if(reasons)
    stop = RetentionStop(
        round_id=round_.id,
        nomination_id=nomination.id if nomination else None,
        reason=tidy_text(reason),
        at=now,
        by=by.reference,
    )
    session.add(stop)
    session.flush()
    audit.record(session, Event.RETENTION_STOPPED, nomination or round_, by=by, at=now, details={"stop": str(stop.id)})
    return stop


def revoke_stop(session: Session, stop: RetentionStop, *, by: Actor, now: datetime) -> None:
    """Take a stop, loaded locked, back: what is over is erased from now on. Done twice it does nothing.

    Raises Refused while somebody waits for access to the documents that it keeps.
    """
    refuse_if([Refusal("access-is-open")] if access.is_held_by_a_request(session, stop) else [])
    if stop.revoked_at is None:
        stop.revoked_by, stop.revoked_at = by.reference, now
        session.flush()
        audit.record(session, Event.RETENTION_STOP_REVOKED, stop, by=by, at=now)
