"""Everything that stands on record about one nomination: what the case system gets, and what access is given to."""

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any
from uuid import UUID

from sqlalchemy import or_, select
from sqlalchemy.orm import Session, joinedload, selectinload

from recruit.foundation.accounts import queries as accounts
from recruit.foundation.audit.events import Event
from recruit.foundation.audit.model import AuditEntry
from recruit.foundation.mail.model import Letter
from recruit.foundation.refusal import NotFound
from recruit.nominations.model import (
    AssessmentNote,
    Complaint,
    Deficiency,
    Nomination,
    NominationJoin,
    NominationNote,
    Nominee,
    Recommendation,
    Recommended,
    SelectionCriterion,
    Verification,
    VettingDecision,
)
from recruit.people.model import Organization
from recruit.recruitment.model import Interest, OrganisationCall


@dataclass(frozen=True, slots=True)
class Case:
    """One nomination with its records; of each kind the oldest first."""

    nomination: Nomination
    nominee: Nominee
    corrections: Sequence[AuditEntry]
    notes: Sequence[NominationNote]
    verifications: Sequence[Verification]
    deficiencies: Sequence[Deficiency]
    decisions: Sequence[VettingDecision]
    complaints: Sequence[Complaint]
    #: What each selection said of the candidate, and what is written by the criteria, each beside its criterion.
    recommended: Sequence[tuple[Recommended, Recommendation]]
    assessed: Sequence[tuple[str, AssessmentNote]]
    #: With the references of the nominations that they are of, by their ids.
    joins: Sequence[NominationJoin]
    references: Mapping[UUID, str]
    #: Those that were sent, or given up.
    letters: Sequence[Letter]
    interests: Sequence[Interest]
    #: Of staff, by `Actor.reference`.
    names: Mapping[str, str]


#: What the documents of a nomination are made from.
_WHOLE = (
    joinedload(Nomination.nominee).joinedload(Nominee.declared_text),
    joinedload(Nomination.nominator),
    joinedload(Nomination.ask),
    joinedload(Nomination.seat_group),
    joinedload(Nomination.organisation_call).joinedload(OrganisationCall.organization).selectinload(Organization.names),
    selectinload(Nomination.answers),
    selectinload(Nomination.withdrawals),
    selectinload(Nomination.supporters),
)


def case_of(session: Session, nomination_id: UUID) -> Case:
    """Return everything on record about a nomination. Eighteen queries. Raises NotFound, also once it is erased."""
    nomination = session.scalars(select(Nomination).filter_by(id=nomination_id).options(*_WHOLE)).one_or_none()
    if nomination is None or nomination.nominee is None:
        raise NotFound(nomination_id)
    log = select(AuditEntry).options(joinedload(AuditEntry.details)).order_by(AuditEntry.number)
    of_it = {"subject_kind": Nomination.__tablename__, "subject_id": str(nomination_id)}
    decisions = _of(session, VettingDecision, nomination_id)
    complaints = select(Complaint).where(Complaint.decision_id.in_([each.id for each in decisions]))
    joins, references = _joins(session, nomination_id)
    found = Case(
        nomination=nomination,
        nominee=nomination.nominee,
        corrections=session.scalars(log.filter_by(event=Event.NOMINATION_CORRECTED, **of_it)).all(),
        notes=_of(session, NominationNote, nomination_id),
        verifications=_of(session, Verification, nomination_id),
        deficiencies=_of(session, Deficiency, nomination_id),
        decisions=decisions,
        complaints=session.scalars(complaints.order_by(Complaint.at)).all(),
        recommended=_recommended(session, nomination_id),
        assessed=_assessed(session, nomination_id),
        joins=joins,
        references=references,
        letters=_letters(session, nomination_id),
        interests=session.scalars(select(Interest).order_by(Interest.position)).all(),
        names={},
    )
    return _with_names(session, found)


def fields_of(correction: AuditEntry) -> list[str]:
    """Return which columns a correction changed, loaded with its details; none once they are erased."""
    content = correction.details.content if correction.details else None
    said: dict[str, Any] = json.loads(content) if content else {}
    return list(said.get("fields") or [name for name in said if name.startswith("shows_")])


def _of(session: Session, table: Any, nomination_id: UUID) -> Sequence[Any]:
    return session.scalars(select(table).filter_by(nomination_id=nomination_id).order_by(table.at, table.id)).all()


def _joins(session: Session, nomination_id: UUID) -> tuple[Sequence[NominationJoin], Mapping[UUID, str]]:
    either = or_(NominationJoin.kept_id == nomination_id, NominationJoin.joined_id == nomination_id)
    joins = session.scalars(select(NominationJoin).where(either).order_by(NominationJoin.at)).all()
    ids = {number for join in joins for number in (join.kept_id, join.joined_id)}
    rows = session.execute(select(Nomination.id, Nomination.reference).where(Nomination.id.in_(ids)))
    return joins, dict(rows.all())


def _recommended(session: Session, nomination_id: UUID) -> Sequence[tuple[Recommended, Recommendation]]:
    chosen = select(Recommended, Recommendation).filter_by(nomination_id=nomination_id)
    chosen = chosen.join(Recommendation, Recommendation.id == Recommended.recommendation_id)
    return [(said, found) for said, found in session.execute(chosen.order_by(Recommendation.at))]


def _assessed(session: Session, nomination_id: UUID) -> Sequence[tuple[str, AssessmentNote]]:
    chosen = select(SelectionCriterion.label, AssessmentNote).filter(AssessmentNote.nomination_id == nomination_id)
    chosen = chosen.join(SelectionCriterion, SelectionCriterion.id == AssessmentNote.criterion_id)
    return [(label, note) for label, note in session.execute(chosen.order_by(SelectionCriterion.position))]


def _letters(session: Session, nomination_id: UUID) -> Sequence[Letter]:
    readers = [f"{reader}:{nomination_id}" for reader in ("nominee", "nominator")]
    left = or_(Letter.sent_at.is_not(None), Letter.given_up_at.is_not(None))
    return session.scalars(select(Letter).where(Letter.recipient.in_(readers), left).order_by(Letter.queued_at)).all()


def _with_names(session: Session, case: Case) -> Case:
    acted: list[Any] = [*case.notes, *case.verifications, *case.joins, *case.nomination.withdrawals]
    staff = {entry.actor for entry in case.corrections} | {row.by for row in acted}
    return replace(case, names=accounts.names(session, staff))
