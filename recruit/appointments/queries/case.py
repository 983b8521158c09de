"""Reading a case before the municipal council: who is proposed, and what was decided."""

from collections.abc import Collection, Mapping, Sequence
from uuid import UUID

from sqlalchemy import exists, func, select
from sqlalchemy.orm import Session, joinedload, selectinload
from sqlalchemy.sql.base import ExecutableOption

from recruit.appointments.model import AppointmentCase, Designate, DesignateDecision, Membership
from recruit.appointments.rules.case import DecidedAs, DesignateFacts
from recruit.bodies.model import Body, SeatGroup, Term, TermConfirmation
from recruit.foundation.refusal import NotFound
from recruit.nominations.model import Complaint, Nomination
from recruit.people.model import Organization

_DESIGNATES = selectinload(AppointmentCase.designates)
_WHOLE: tuple[ExecutableOption, ...] = (
    joinedload(AppointmentCase.term),
    _DESIGNATES.joinedload(Designate.group),
    _DESIGNATES.joinedload(Designate.seat),
    _DESIGNATES.joinedload(Designate.person),
    _DESIGNATES.joinedload(Designate.on_behalf_of).selectinload(Organization.names),
    _DESIGNATES.joinedload(Designate.nomination).joinedload(Nomination.nominee),
    _DESIGNATES.selectinload(Designate.decisions).options(
        joinedload(DesignateDecision.decision),
        joinedload(DesignateDecision.membership).selectinload(Membership.offices),
    ),
)


def case(session: Session, body: Body, case_id: UUID, *, lock: bool = False) -> AppointmentCase:
    """Return a case of a body with its term, designates, people and decisions. Raises NotFound. Six queries at most."""
    chosen = select(AppointmentCase).join(AppointmentCase.term)
    chosen = chosen.where(AppointmentCase.id == case_id, Term.body_id == body.id).options(*_WHOLE)
    if lock:
        chosen = chosen.with_for_update(of=AppointmentCase)
    found = session.scalars(chosen.execution_options(populate_existing=lock)).one_or_none()
    if found is None:
        raise NotFound("appointment_case")
    return found


def cases(session: Session, body: Body) -> Sequence[AppointmentCase]:
    """Return the cases of a body with their terms, designates and decisions, the newest first. Three queries."""
    chosen = select(AppointmentCase).join(AppointmentCase.term).where(Term.body_id == body.id)
    loaded = (
        joinedload(AppointmentCase.term),
        _DESIGNATES.options(
            selectinload(Designate.decisions), joinedload(Designate.nomination), joinedload(Designate.group)
        ),
    )
    return session.scalars(chosen.options(*loaded).order_by(AppointmentCase.opened_at.desc(), AppointmentCase.id)).all()


def has_open_complaint(session: Session, case: AppointmentCase) -> bool:
    """Return whether somebody complains about a round that a case, loaded, has somebody from. One query."""
    rounds = {one.nomination.round_id for one in case.designates if one.nomination}
    open_ones = exists().where(Complaint.round_id.in_(rounds), Complaint.outcome.is_(None))
    return bool(session.scalar(select(open_ones)))


def is_confirmed_by_alone(session: Session, term: Term, membership: Membership) -> bool:
    """Return whether a term is confirmed because a case appointed somebody, and nobody has a place but this one.

    Then it is planned again without them. One query.
    """
    came_of_a_case = (
        exists()
        .where(DesignateDecision.decision_id == TermConfirmation.decision_id)
        .where(DesignateDecision.at == TermConfirmation.at, DesignateDecision.decided_as == DecidedAs.APPOINTED)
        .where(DesignateDecision.designate_id == Designate.id, Designate.case_id == AppointmentCase.id)
        .where(AppointmentCase.term_id == TermConfirmation.term_id)
    )
    others = exists().where(
        Membership.seat_group_id == SeatGroup.id, SeatGroup.term_id == term.id, Membership.id != membership.id
    )
    stands = exists().where(TermConfirmation.term_id == term.id, TermConfirmation.revoked_at.is_(None), came_of_a_case)
    return bool(session.scalar(select(stands & ~others)))


def designate(case: AppointmentCase, designate_id: UUID) -> Designate:
    """Return somebody who is proposed in a case, loaded. Raises NotFound."""
    found = next((one for one in case.designates if one.id == designate_id), None)
    if found is None:
        raise NotFound("designate")
    return found


def facts(case: AppointmentCase) -> Mapping[UUID, DesignateFacts]:
    """Return the designates of a case, loaded, as the rules know them, by their ids."""
    return {one.id: one.facts() for one in case.designates}


def name_of(designate: Designate) -> str | None:
    """Return who is proposed, loaded with person and nominee; None once a candidate is erased."""
    if designate.person is not None:
        return designate.person.name
    nominee = designate.nomination.nominee if designate.nomination else None
    return nominee.name if nominee else None


def taken_back(session: Session, body: Body) -> Collection[UUID]:
    """Return the decisions about a council by which somebody was decided about, and of which nothing stands. One query.

    By their ids; a place that somebody was given by hand with such a decision stands.
    """
    said = select(DesignateDecision.decision_id).join(Designate, Designate.id == DesignateDecision.designate_id)
    said = said.join(AppointmentCase, AppointmentCase.id == Designate.case_id).join(AppointmentCase.term)
    placed = exists().where(Membership.decision_id == DesignateDecision.decision_id)
    said = said.where(Term.body_id == body.id, ~placed).group_by(DesignateDecision.decision_id)
    revoked = func.count(DesignateDecision.id) == func.count(DesignateDecision.revoked_at)
    return set(session.scalars(said.having(revoked)))
