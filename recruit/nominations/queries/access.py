"""Reading requests for access to documents, until when they are answered, and what is due."""

from collections.abc import Collection, Mapping, Sequence
from datetime import date
from typing import Any
from uuid import UUID

from sqlalchemy import Select, exists, select
from sqlalchemy.orm import Session, joinedload, selectinload

from recruit.bodies.model import Body, Term
from recruit.foundation.due import Due
from recruit.foundation.observances import holidays
from recruit.foundation.refusal import NotFound
from recruit.nominations.model import AccessRequest, Nomination, RetentionStop, VettingDecision
from recruit.nominations.rules.access import ERASED, answered_by
from recruit.people.model import Organization
from recruit.recruitment.model import RecruitmentRound

_LOADED = (
    joinedload(AccessRequest.nomination).joinedload(Nomination.nominee),
    selectinload(AccessRequest.choices),
)


def requests(session: Session, round_id: UUID) -> Sequence[AccessRequest]:
    """Return the requests about a round and its nominations, the latest first. Two queries."""
    chosen = select(AccessRequest).filter_by(round_id=round_id).options(*_LOADED)
    return session.scalars(chosen.order_by(AccessRequest.received_on.desc(), AccessRequest.at.desc())).all()


def request(session: Session, round_id: UUID, request_id: UUID, *, lock: bool = False) -> AccessRequest:
    """Return a request about a round; with `lock` nobody else answers it meanwhile. Raises NotFound."""
    if lock:
        session.execute(select(AccessRequest.id).where(AccessRequest.id == request_id).with_for_update())
    chosen = select(AccessRequest).filter_by(id=request_id, round_id=round_id).options(*_LOADED)
    chosen = chosen.options(joinedload(AccessRequest.stop)).execution_options(populate_existing=lock)
    found = session.scalars(chosen).one_or_none()
    if found is None:
        raise NotFound(request_id)
    return found


def complaint_body(session: Session, request: AccessRequest) -> str | None:
    """Return whom a party can complain to about their case, as its last decision says; None where none does.

    Access to one's own case is complained about there (Forvaltningsloven § 16, stk. 4). One query.
    """
    if not request.is_party:
        return None
    said = select(VettingDecision.complaint_to).filter_by(nomination_id=request.nomination_id)
    return session.scalar(said.where(VettingDecision.complaint_to != "").order_by(VettingDecision.at.desc()).limit(1))


def deadline(request: AccessRequest) -> date:
    """Return the last day on which a request is answered in time."""
    year = request.received_on.year
    closed = {day for each in (year, year + 1) for day in holidays.by_law(each)}
    return answered_by(request.received_on, closed)


def nomination_of_reference(session: Session, round_id: UUID, reference: str) -> Nomination | None:
    """Return the nomination of a round with this number, while something is left of it. One query."""
    wanted = {"round_id": round_id, "reference": reference.strip().upper(), "erased_at": None}
    return session.scalars(select(Nomination).filter_by(**wanted)).one_or_none()


def is_held_by_a_request(session: Session, stop: RetentionStop) -> bool:
    """Return whether a stop stands because a request is not answered. One query."""
    open_one = exists().where(AccessRequest.stop_id == stop.id, AccessRequest.decided_on.is_(None))
    return bool(session.scalar(select(open_one)))


def asked_for_by(session: Session, stops: Collection[RetentionStop]) -> Mapping[UUID, AccessRequest]:
    """Return the requests that are not answered and because of which these stops stand, by stop. One query."""
    chosen = select(AccessRequest).where(AccessRequest.stop_id.in_([stop.id for stop in stops]))
    return {each.stop_id: each for each in session.scalars(chosen.where(AccessRequest.decided_on.is_(None)))}


def answered_until(day: date) -> Select[Any]:
    """Select the requests that were answered on a day or before, while it stands who asked."""
    return select(AccessRequest.id).where(AccessRequest.decided_on <= day, AccessRequest.asker != ERASED)


def due(session: Session, *, on: date) -> list[Due]:
    """Return the requests that nobody has answered. One query."""
    named = joinedload(RecruitmentRound.term).joinedload(Term.body).joinedload(Body.organization)
    chosen = select(AccessRequest, RecruitmentRound).join(
        RecruitmentRound, RecruitmentRound.id == AccessRequest.round_id
    )
    chosen = chosen.where(AccessRequest.decided_on.is_(None)).options(named.joinedload(Organization.names))
    return [
        Due(
            "access-asked-for",
            round_.term.body.name_on(on),
            body=round_.term.body.slug,
            deadline=deadline(asked),
            facts={"round": round_.id},
        )
        for asked, round_ in session.execute(chosen.order_by(AccessRequest.received_on)).unique()
    ]
