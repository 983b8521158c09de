"""From where a case can take in whom others propose."""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import Session

from recruit.appointments.model import AppointmentCase
from recruit.appointments.queries import offers
from recruit.appointments.rules import offers as offering
from recruit.appointments.rules.case import DesignateSource
from recruit.bodies.model import Body
from recruit.elections.queries.election import of_body
from recruit.foundation.refusal import Refusal
from recruit.nominations.model import Recommendation
from recruit.recruitment.model import OrganisationCall
from recruit.recruitment.queries import rounds
from recruit.recruitment.rules.timetable import has_a_vote


@dataclass(frozen=True, slots=True)
class Available:
    """An election or a round of the term, and why nobody is taken from it yet, where that is so."""

    kind: DesignateSource
    #: Of the election, or of the round.
    id: UUID
    name: str
    reasons: tuple[Refusal, ...]
    #: How many stand in the case by it.
    taken: int


def sources(session: Session, body: Body, case: AppointmentCase) -> Sequence[Available]:
    """Return the elections and rounds of a case's term; elections first. Six queries."""
    return [*_elections(session, body, case), *_rounds(session, body, case)]


def _elections(session: Session, body: Body, case: AppointmentCase) -> Iterator[Available]:
    for one in of_body(session, body):
        if one.round.term_id == case.term_id and not one.is_rehearsal:
            taken = _taken(case, {contest.id for contest in one.contests})
            reasons = offering.may_take_result(is_certain=offers.is_certain(one))
            yield Available(DesignateSource.RESULT, one.id, one.name, reasons, taken)


def _rounds(session: Session, body: Body, case: AppointmentCase) -> Iterator[Available]:
    ours = [one for one in rounds(session, [body]) if one.term_id == case.term_id]
    ids = [one.id for one in ours]
    standing = select(Recommendation.round_id, Recommendation.id).where(Recommendation.revoked_at.is_(None))
    concluded = dict(session.execute(standing.where(Recommendation.round_id.in_(ids))).all())
    calls: dict[UUID, set[UUID]] = defaultdict(set)
    asked = select(OrganisationCall.round_id, OrganisationCall.id).where(OrganisationCall.round_id.in_(ids))
    for round_id, call in session.execute(asked):
        calls[round_id].add(call)
    for one in ours:
        if one.id in concluded or not (has_a_vote(one.filling_method) or calls[one.id]):
            reasons = offering.may_take_selection(is_concluded=one.id in concluded)
            yield Available(DesignateSource.SELECTION, one.id, one.name, reasons, _taken(case, {concluded.get(one.id)}))
        if calls[one.id]:
            yield Available(DesignateSource.ORGANISATION, one.id, one.name, (), _taken(case, calls[one.id]))


def _taken(case: AppointmentCase, ids: "set[UUID] | set[UUID | None]") -> int:
    return sum(one.source_id in ids for one in case.designates if one.source_id and one.dropped_at is None)
