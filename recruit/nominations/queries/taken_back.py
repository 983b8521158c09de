"""Reading what somebody was told, and what was taken back since: behind their own link they read why."""

from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from sqlalchemy import exists, select
from sqlalchemy.orm import Session

from recruit.nominations.closed_letters import News
from recruit.nominations.model import Candidate, CandidateList, Recommendation, Recommended
from recruit.nominations.queries.vetting import Check


@dataclass(frozen=True, slots=True)
class TakenBack:
    """Something that was taken back, and that nothing has replaced yet."""

    what: News
    at: datetime
    because: str
    #: When it was decided, where it was a decision.
    decided_on: date | None = None


def latest(session: Session, check: Check) -> TakenBack | None:
    """Return what was taken back last from somebody, by the check of their nomination; None where nothing was.

    What is decided, fixed or told anew counts instead. Two queries at most.
    """
    found = (_decision(check), _list(session, check.nomination_id), _recommendation(session, check.nomination_id))
    return max(filter(None, found), key=lambda each: each.at, default=None)


def _decision(check: Check) -> TakenBack | None:
    if check.decision or not check.decisions:
        return None
    last = check.decisions[0]
    return _taken_back(News.DECISION_TAKEN_BACK, last.revoked_at, last.revoked_because, last.decided_on)


def _list(session: Session, nomination_id: UUID) -> TakenBack | None:
    on_it = exists().where(Candidate.list_id == CandidateList.id, Candidate.nomination_id == nomination_id)
    last = session.scalars(select(CandidateList).where(on_it).order_by(CandidateList.at.desc()).limit(1)).one_or_none()
    return _taken_back(News.LIST_TAKEN_BACK, last.revoked_at, last.revoked_because) if last else None


def _recommendation(session: Session, nomination_id: UUID) -> TakenBack | None:
    speaks = exists().where(
        Recommended.recommendation_id == Recommendation.id, Recommended.nomination_id == nomination_id
    )
    told = select(Recommendation).where(speaks, Recommendation.released_at.is_not(None))
    last = session.scalars(told.order_by(Recommendation.at.desc()).limit(1)).one_or_none()
    return _taken_back(News.RECOMMENDATION_TAKEN_BACK, last.revoked_at, last.revoked_because) if last else None


def _taken_back(what: News, at: datetime | None, because: str | None, on: date | None = None) -> TakenBack | None:
    return TakenBack(what, at, because or "", on) if at else None
