"""Reading complaints: those of a round, those that are open, what one can be about, and what is due."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any
from uuid import UUID

from sqlalchemy import ColumnElement, Select, exists, func, or_, select
from sqlalchemy.orm import Session, joinedload

from recruit.bodies.model import Body, Term
from recruit.foundation.due import Due
from recruit.foundation.refusal import NotFound
from recruit.nominations.model import Complaint, Nomination, Nominee, VettingDecision
from recruit.nominations.rules.access import ERASED
from recruit.people.model import Organization
from recruit.recruitment.model import RecruitmentRound


def complaints(session: Session, round_id: UUID) -> Sequence[Complaint]:
    """Return the complaints of a round, the latest first, with the decisions that they are about. One query."""
    chosen = select(Complaint).filter_by(round_id=round_id).options(joinedload(Complaint.decision))
    return session.scalars(chosen.order_by(Complaint.received_at.desc(), Complaint.id)).all()


def complaint(session: Session, round_id: UUID, complaint_id: UUID, *, lock: bool = False) -> Complaint:
    """Return a complaint of a round; with `lock` nobody else decides it until the transaction ends. Raises NotFound."""
    chosen = select(Complaint).filter_by(id=complaint_id, round_id=round_id)
    if lock:
        chosen = chosen.with_for_update().execution_options(populate_existing=True)
    found = session.scalars(chosen).one_or_none()
    if found is None:
        raise NotFound(complaint_id)
    return found


def open_complaints(session: Session, round_id: UUID) -> Sequence[Complaint]:
    """Return what holds a round back: its complaints that nobody has decided, the oldest first. One query."""
    chosen = select(Complaint).filter_by(round_id=round_id, outcome=None).options(joinedload(Complaint.decision))
    return session.scalars(chosen.order_by(Complaint.received_at, Complaint.id)).all()


def about_rounds() -> Select[Any]:
    """Select the complaints about a round as a whole of which the words are not erased."""
    return select(Complaint.id).where(Complaint.decision_id.is_(None), Complaint.complainant != ERASED)


def is_open(session: Session, nomination_id: UUID) -> bool:
    """Return whether a complaint about a decision on this nomination is open. One query."""
    about_it = VettingDecision.nomination_id == nomination_id
    open_ones = exists().where(Complaint.outcome.is_(None), Complaint.decision_id == VettingDecision.id, about_it)
    return bool(session.scalar(select(open_ones)))


def concerns() -> ColumnElement[bool]:
    """Say of a nomination that a complaint is open about a decision on it, or about its round as a whole."""
    decisions = select(VettingDecision.id).where(VettingDecision.nomination_id == Nomination.id).correlate(Nomination)
    concerned = or_(Complaint.decision_id.in_(decisions), Complaint.decision_id.is_(None))
    of_its_round = Complaint.round_id == Nomination.round_id
    return exists().where(of_its_round, Complaint.outcome.is_(None), concerned).correlate(Nomination)


@dataclass(frozen=True, slots=True)
class About:
    """A decision that somebody can complain about."""

    decision_id: UUID
    nomination_id: UUID
    #: The nominee's name; None once it is erased.
    name: str | None
    approves: bool
    is_revoked: bool


def decisions(session: Session, round_id: UUID) -> Sequence[About]:
    """Return every decision about who is a candidate in a round, those that were revoked, too; the latest first."""
    chosen = select(VettingDecision, Nominee.name).join(Nomination, Nomination.id == VettingDecision.nomination_id)
    chosen = chosen.outerjoin(Nominee, Nominee.nomination_id == Nomination.id).where(Nomination.round_id == round_id)
    return [
        About(made.id, made.nomination_id, name, made.approves, made.revoked_at is not None)
        for made, name in session.execute(chosen.order_by(VettingDecision.at.desc(), VettingDecision.id))
    ]


def due(session: Session, *, on: date) -> list[Due]:
    """Return the rounds with complaints that nobody has decided. Two queries at most."""
    open_ones = Complaint.round_id == RecruitmentRound.id, Complaint.outcome.is_(None)
    number = select(func.count()).where(*open_ones).scalar_subquery()
    named = joinedload(RecruitmentRound.term).joinedload(Term.body).joinedload(Body.organization)
    chosen = select(RecruitmentRound, number).where(exists().where(*open_ones))
    rows = session.execute(chosen.options(named.selectinload(Organization.names)).order_by(RecruitmentRound.closes_at))
    return [
        Due(
            "complaints-open",
            round_.term.body.name_on(on),
            body=round_.term.body.slug,
            facts={"number": counted, "round": round_.id},
        )
        for round_, counted in rows
    ]
