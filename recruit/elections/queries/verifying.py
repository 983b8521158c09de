"""Every count of an election that is kept, beside what the log tells of them."""

import json
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import Session

from recruit.elections.model import Contest, Election, StoredCount
from recruit.elections.rules.verifying import Finding, Kept, Logged, findings
from recruit.elections.rules.vocabulary import CountRound
from recruit.foundation.audit.events import Event
from recruit.foundation.audit.model import AuditDetails, AuditEntry
from recruit.foundation.refusal import NotFound


@dataclass(frozen=True, slots=True)
class Verified:
    """A count that was counted again, and what does not hold."""

    contest: str
    round: CountRound
    at: datetime
    #: Another count has taken its place.
    is_superseded: bool
    findings: Sequence[Finding]


def verified(session: Session, election_id: UUID) -> Sequence[Verified]:
    """Count everything again that an election keeps, by contest and in the order of counting. Three queries.

    Raises NotFound for an election that is not there.
    """
    if session.get(Election, election_id) is None:
        raise NotFound("election")
    chosen = select(StoredCount, Contest.label).join(Contest, Contest.id == StoredCount.contest_id)
    chosen = chosen.where(Contest.election_id == election_id).order_by(Contest.position, StoredCount.at)
    told = _logged(session, election_id)
    return [
        Verified(label, count.round, count.at, count.superseded_at is not None, findings(_kept(count), told))
        for count, label in session.execute(chosen)
    ]


def _kept(count: StoredCount) -> Kept:
    return Kept(count.contest_json, count.papers_blt, count.lots_json, count.digest, count.answer_json)


def _logged(session: Session, election_id: UUID) -> Sequence[Logged]:
    chosen = select(AuditDetails.content).join(AuditEntry, AuditEntry.number == AuditDetails.number)
    chosen = chosen.where(
        AuditEntry.subject_kind == Election.__tablename__,
        AuditEntry.subject_id == str(election_id),
        AuditEntry.event == Event.CONTEST_COUNTED,
        AuditDetails.content.is_not(None),
    )
    told = (json.loads(content) for content in session.scalars(chosen) if content)
    return [Logged(one["digest"], one["answer"]) for one in told]
