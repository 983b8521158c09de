"""Reading rounds of asking: who is asked in a step, what they have said, and which waits."""

from collections.abc import Sequence
from datetime import date
from uuid import UUID

from sqlalchemy import Select, select
from sqlalchemy.orm import Session, joinedload, selectinload
from sqlalchemy.sql.base import ExecutableOption

from recruit.appointments.model import Membership
from recruit.appointments.queries import sits_on
from recruit.appointments.rules import Role
from recruit.assignments.model import AskingRound, AskingStep, PlaceElsewhere, RoundAsk
from recruit.assignments.queries.place import previous
from recruit.assignments.rules import Whom
from recruit.bodies.model import Body, SeatGroup, Term
from recruit.foundation.refusal import NotFound
from recruit.people.model import Organization, Person

_ASKS = selectinload(AskingRound.steps).selectinload(AskingStep.asks)
_WHOLE: tuple[ExecutableOption, ...] = (
    _ASKS.joinedload(RoundAsk.person).selectinload(Person.contacts),
    joinedload(AskingRound.place).options(
        joinedload(PlaceElsewhere.target).selectinload(Organization.names), selectinload(PlaceElsewhere.assignments)
    ),
)


def asking_round(session: Session, body: Body, round_id: UUID, *, lock: bool = False) -> AskingRound:
    """Return a round of a council with steps, asks, people and place. Raises NotFound. A few queries."""
    chosen = select(AskingRound).filter_by(id=round_id, body_id=body.id).options(*_WHOLE)
    return _one(session, chosen, lock=lock)


def round_of(session: Session, ask_id: UUID, *, lock: bool = False) -> tuple[AskingRound, RoundAsk]:
    """Return what somebody was asked, with its round as `asking_round` does and its council. Raises NotFound."""
    step = select(AskingStep.round_id).join(AskingStep.asks).where(RoundAsk.id == ask_id)
    named = joinedload(AskingRound.body).joinedload(Body.organization).selectinload(Organization.names)
    chosen = select(AskingRound).where(AskingRound.id.in_(step)).options(*_WHOLE, named)
    found = _one(session, chosen, lock=lock)
    return found, next(ask for step_ in found.steps for ask in step_.asks if ask.id == ask_id)


def _one(session: Session, chosen: Select[AskingRound], *, lock: bool) -> AskingRound:
    if lock:
        chosen = chosen.with_for_update(of=AskingRound)
    found = session.scalars(chosen.execution_options(populate_existing=lock)).one_or_none()
    if found is None:
        raise NotFound("asking_round")
    return found


def rounds(session: Session, body: Body) -> Sequence[AskingRound]:
    """Return the rounds of a council with steps and asks, the newest first. Three queries."""
    chosen = select(AskingRound).filter_by(body_id=body.id).options(_ASKS)
    return session.scalars(chosen.order_by(AskingRound.opened_at.desc(), AskingRound.id)).all()


def people_to_ask(session: Session, found: AskingRound, whom: Whom, *, on: date) -> Sequence[Person]:
    """Return who is asked in a step of a round, loaded, with contacts; by name. Whoever was asked before is left out.

    Nobody for `CHOSEN`: these the secretary picks. Two queries.
    """
    asked = {ask.person_id for step in found.steps for ask in step.asks}
    if whom is Whom.PREVIOUS:
        last = previous(found.place, before=on) if found.place else None
        ids = {last} if last else set()
    elif whom is Whom.CHOSEN:
        ids = set()
    else:
        ids = _sitting(session, found.body_id, Role.MEMBER if whom is Whom.MEMBERS else Role.SUBSTITUTE, on)
    chosen = select(Person).where(Person.id.in_(ids - asked)).options(selectinload(Person.contacts))
    return session.scalars(chosen.order_by(Person.sort_key, Person.id)).all()


def _sitting(session: Session, body_id: UUID, role: Role, on: date) -> set[UUID]:
    chosen = select(Membership.person_id).join(Membership.group).join(Term, Term.id == SeatGroup.term_id)
    return set(session.scalars(chosen.where(Term.body_id == body_id, Membership.role == role, sits_on(on))))
