"""Reading what members were asked about a term, who of them there is to ask, and what stands behind a link."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import Session, joinedload, selectinload

from recruit.appointments.model import Membership
from recruit.appointments.queries.living import is_deceased
from recruit.appointments.rules import EndReason, Role
from recruit.bodies.model import Body, SeatGroup, Term
from recruit.foundation.refusal import NotFound
from recruit.handover.model import Evaluation, EvaluationAnswer, EvaluationAsk
from recruit.handover.rules.evaluation import Question
from recruit.people.model import Organization, Person


@dataclass(frozen=True, slots=True)
class Took:
    """Somebody who had a place in a term."""

    #: Loaded with contacts.
    person: Person
    role: Role
    #: First day without a place; None while there is none.
    until: date | None

    def sits(self, *, on: date) -> bool:
        """Return True on the days before they leave."""
        return self.until is None or on < self.until


def evaluations(session: Session, term: Term) -> Sequence[Evaluation]:
    """Return what members were asked about a term, with who was asked, the newest first. Two queries."""
    chosen = select(Evaluation).filter_by(term_id=term.id).options(selectinload(Evaluation.asks))
    return session.scalars(chosen.order_by(Evaluation.at.desc(), Evaluation.id)).all()


def drafted(term: Term, questions: Sequence[Question], closes_at: datetime) -> Evaluation:
    """Return an evaluation as it would be asked, for a letter to be looked at; nothing of it is kept."""
    said = [{"text": one.text, "on_scale": one.on_scale} for one in questions]
    return Evaluation(term=term, title="", questions=said, closes_at=closes_at)


def evaluation(session: Session, body: Body, evaluation_id: UUID, *, lock: bool = False) -> Evaluation:
    """Return an evaluation of a council with its term, who was asked and how each is reached. Raises NotFound."""
    loaded = selectinload(Evaluation.asks).joinedload(EvaluationAsk.person).selectinload(Person.contacts)
    chosen = select(Evaluation).join(Evaluation.term).where(Evaluation.id == evaluation_id, Term.body_id == body.id)
    chosen = chosen.options(loaded, joinedload(Evaluation.term))
    if lock:
        chosen = chosen.with_for_update(of=Evaluation)
    found = session.scalars(chosen.execution_options(populate_existing=lock)).one_or_none()
    if found is None:
        raise NotFound("evaluation")
    return found


def behind_link(session: Session, ask_id: UUID, *, lock: bool = False) -> EvaluationAsk:
    """Return that somebody was asked, with the evaluation, its term and council, and the person. Raises NotFound."""
    council = joinedload(Term.body).joinedload(Body.organization).selectinload(Organization.names)
    loaded = joinedload(EvaluationAsk.evaluation).joinedload(Evaluation.term).options(council)
    chosen = select(EvaluationAsk).filter_by(id=ask_id).options(loaded, joinedload(EvaluationAsk.person))
    if lock:
        chosen = chosen.with_for_update(of=EvaluationAsk)
    found = session.scalars(chosen.execution_options(populate_existing=lock)).one_or_none()
    if found is None:
        raise NotFound("evaluation_ask")
    return found


def answers(session: Session, found: Evaluation) -> Sequence[EvaluationAnswer]:
    """Return what was said, by question, and within one in an order that says nothing of who or when. One query."""
    chosen = select(EvaluationAnswer).filter_by(evaluation_id=found.id)
    return session.scalars(chosen.order_by(EvaluationAnswer.question, EvaluationAnswer.id)).all()


def people_of(session: Session, term: Term) -> Sequence[Took]:
    """Return everybody who had a place in a term, each once, by the place that ended last; in Danish order.

    What was registered in error is left out, and who has died. Two queries.
    """
    chosen = select(Membership).join(Membership.group).join(Membership.person).where(SeatGroup.term_id == term.id)
    chosen = chosen.where(Membership.end_reason.is_distinct_from(EndReason.REGISTERED_IN_ERROR), ~is_deceased())
    chosen = chosen.options(joinedload(Membership.person).selectinload(Person.contacts))
    found: dict[UUID, Took] = {}
    for one in session.scalars(chosen.order_by(Person.sort_key, Person.name, Membership.since, Membership.id)):
        known = found.get(one.person_id)
        if known is None or (known.until is not None and (one.until is None or one.until >= known.until)):
            found[one.person_id] = Took(one.person, one.role, one.until)
    return list(found.values())
