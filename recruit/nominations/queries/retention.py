"""Which nominations are of which class of data, when their round was over, and what holds them back."""

from collections.abc import Mapping, Sequence
from datetime import date, datetime
from uuid import UUID

from sqlalchemy import ColumnElement, and_, exists, func, not_, or_, select
from sqlalchemy.orm import Session, joinedload, selectinload

from recruit.foundation import clock
from recruit.foundation.refusal import NotFound
from recruit.foundation.retention.rules import Held
from recruit.nominations.model import (
    AccessRequest,
    Candidate,
    Complaint,
    Nomination,
    NominationAnswer,
    NominationWithdrawal,
    Recommended,
    RetentionStop,
    VettingDecision,
)
from recruit.nominations.queries.journal import is_unjournalised
from recruit.nominations.queries.restricted import is_restricted
from recruit.nominations.rules.retention import over_on
from recruit.recruitment.model import RecruitmentRound


def rounds_over_on(session: Session) -> Mapping[UUID, date]:
    """Return the last date of every round; while somebody can still complain it is not over. Three queries."""
    rounds = session.scalars(select(RecruitmentRound).options(selectinload(RecruitmentRound.dates)))
    complaining = select(Nomination.round_id, func.max(VettingDecision.complaint_until)).join(
        VettingDecision, VettingDecision.nomination_id == Nomination.id
    )
    until = {number: _day(last) for number, last in session.execute(complaining.group_by(Nomination.round_id))}
    return {round_.id: over_on([*_dates(round_), until.get(round_.id)]) for round_ in rounds}


def _day(instant: datetime | None) -> date | None:
    return clock.local(instant).date() if instant else None


def _dates(round_: RecruitmentRound) -> Sequence[date | None]:
    deadlines = (round_.closes_at, round_.remedy_until, round_.organisations_until)
    days = [clock.local(each).date() for each in deadlines if each]
    return [*days, round_.anchor_on, *(each.day for each in round_.dates)]


def has_ended() -> ColumnElement[bool]:
    """Say of a nomination that the person said no, or no longer stands."""
    of_it = (NominationAnswer.nomination_id == Nomination.id, NominationAnswer.revoked_at.is_(None))
    declined = exists().where(*of_it, NominationAnswer.accepts.is_(False))
    taken_back = (NominationWithdrawal.nomination_id == Nomination.id, NominationWithdrawal.revoked_at.is_(None))
    return or_(declined, exists().where(*taken_back))


def holds() -> Mapping[Held, ColumnElement[bool]]:
    """Say of a nomination, reason by reason, why it is not erased although its time is over.

    Whoever asks for access to a round as a whole asks for its documents: of the nominations those stay that are named
    there.
    """
    asked_for = exists().where(AccessRequest.stop_id == RetentionStop.id).correlate(RetentionStop)
    of_round = and_(RetentionStop.nomination_id.is_(None), or_(not_(asked_for), _is_named_by_the_round()))
    on_it = or_(of_round, RetentionStop.nomination_id == Nomination.id)
    stopped = exists().where(RetentionStop.round_id == Nomination.round_id, RetentionStop.revoked_at.is_(None), on_it)
    complained = exists().where(Complaint.round_id == Nomination.round_id, Complaint.outcome.is_(None))
    return {
        Held.STOPPED: stopped,
        Held.COMPLAINT: complained,
        Held.NOT_JOURNALISED: is_unjournalised(),
        Held.RESTRICTED: is_restricted(),
    }


def _is_named_by_the_round() -> ColumnElement[bool]:
    """Say of a nomination that documents of the round name it: a list of candidates, or who is recommended."""
    is_candidate = exists().where(Candidate.nomination_id == Nomination.id).correlate(Nomination)
    is_spoken_of = exists().where(Recommended.nomination_id == Nomination.id).correlate(Nomination)
    return or_(is_candidate, is_spoken_of)


def rounds_held(session: Session) -> Mapping[Held, Sequence[UUID]]:
    """Return the rounds of which something is held back, by the reason. Two queries."""
    stopped = select(RetentionStop.round_id).where(RetentionStop.revoked_at.is_(None)).distinct()
    complained = select(Complaint.round_id).where(Complaint.outcome.is_(None)).distinct()
    return {Held.STOPPED: session.scalars(stopped).all(), Held.COMPLAINT: session.scalars(complained).all()}


def stops(session: Session) -> Sequence[RetentionStop]:
    """Return the stops that stand, the newest first, with round and nomination. One query."""
    loaded = (joinedload(RetentionStop.round), joinedload(RetentionStop.nomination))
    chosen = select(RetentionStop).where(RetentionStop.revoked_at.is_(None)).options(*loaded)
    return session.scalars(chosen.order_by(RetentionStop.at.desc(), RetentionStop.id)).all()


def stop(session: Session, stop_id: UUID, *, lock: bool = False) -> RetentionStop:
    """Return a stop; with `lock` nobody else takes it back meanwhile. Raises NotFound."""
    found = session.get(RetentionStop, stop_id, with_for_update=lock or None)
    if found is None:
        raise NotFound(stop_id)
    return found
