"""Reading rounds of asking: who is asked in a step, what they have said, and which waits."""

from collections.abc import Collection, Sequence
from datetime import date, datetime, timedelta
from uuid import UUID

from sqlalchemy import Select, or_, select
from sqlalchemy.orm import Session, joinedload, selectinload
from sqlalchemy.sql.base import ExecutableOption

from recruit.appointments.model import Membership
from recruit.appointments.queries import sits_on
from recruit.appointments.queries.living import is_deceased
from recruit.appointments.rules import Role
from recruit.assignments.model import AskingRound, AskingStep, PlaceElsewhere, RoundAsk
from recruit.assignments.queries.place import previous, seat_types
from recruit.assignments.rules import Answer, Whom
from recruit.assignments.rules import asking as rules
from recruit.assignments.rules.places import lacks
from recruit.bodies.model import Body, SeatGroup, Term
from recruit.foundation.refusal import NotFound
from recruit.people.model import Organization, Person

#: Who has sat in a council for so long ago can still be asked.
FOUR_YEARS = timedelta(days=4 * 366)

_ASKS = selectinload(AskingRound.steps).selectinload(AskingStep.asks)
_WHOLE: tuple[ExecutableOption, ...] = (
    _ASKS.options(joinedload(RoundAsk.person).selectinload(Person.contacts), joinedload(RoundAsk.step)),
    joinedload(AskingRound.place).options(
        joinedload(PlaceElsewhere.target).selectinload(Organization.names), selectinload(PlaceElsewhere.assignments)
    ),
)


def asking_round(session: Session, body: Body, round_id: UUID, *, lock: bool = False) -> AskingRound:
    """Return a round of a council with steps, asks, people and place. Raises NotFound. A few queries."""
    chosen = select(AskingRound).filter_by(id=round_id, body_id=body.id).options(*_WHOLE)
    return _one(session, chosen, lock=lock)


def round_of(session: Session, ask_id: UUID, *, lock: bool = False) -> tuple[AskingRound, RoundAsk]:
    """Return what somebody was asked, with its round as `asking_round` does and its council. Raises NotFound.

    Whoever was asked again since, after *ask me later*, is led to what they were asked last.
    """
    step = select(AskingStep.round_id).join(AskingStep.asks).where(RoundAsk.id == ask_id)
    named = joinedload(AskingRound.body).joinedload(Body.organization).selectinload(Organization.names)
    chosen = select(AskingRound).where(AskingRound.id.in_(step)).options(*_WHOLE, named)
    found = _one(session, chosen, lock=lock)
    asked = [ask for step_ in found.steps for ask in step_.asks]
    person = next(ask.person_id for ask in asked if ask.id == ask_id)
    return found, next(ask for ask in reversed(asked) if ask.person_id == person)


def _one(session: Session, chosen: Select[AskingRound], *, lock: bool) -> AskingRound:
    if lock:
        chosen = chosen.with_for_update(of=AskingRound)
    found = session.scalars(chosen.execution_options(populate_existing=lock)).one_or_none()
    if found is None:
        raise NotFound("asking_round")
    return found


def rounds(session: Session, body: Body) -> Sequence[AskingRound]:
    """Return the rounds of a council as `asking_round` does, the newest first. A few queries, however many."""
    chosen = select(AskingRound).filter_by(body_id=body.id).options(*_WHOLE)
    return session.scalars(chosen.order_by(AskingRound.opened_at.desc(), AskingRound.id)).all()


def going_on(session: Session, body: Body) -> Sequence[AskingRound]:
    """Return the rounds of a council in which nobody is chosen and that have not ended, with steps, asks and people."""
    open_ones = (AskingRound.closed_at.is_(None), AskingRound.settled_at.is_(None))
    chosen = select(AskingRound).filter_by(body_id=body.id).where(*open_ones).options(*_WHOLE)
    return session.scalars(chosen.order_by(AskingRound.opened_at, AskingRound.id)).all()


def to_remind(session: Session, *, now: datetime) -> Sequence[tuple[Body, AskingRound, RoundAsk]]:
    """Return who was asked, lives, has not been reminded and has time left, in rounds that go on; locked, by id.

    Loaded with people and their contacts, step and the council's names. Two queries.
    """
    chosen = select(Body, AskingRound, RoundAsk).join(AskingRound.body).join(AskingRound.steps).join(AskingStep.asks)
    going_on_ = (AskingRound.closed_at.is_(None), AskingRound.settled_at.is_(None), AskingStep.closes_at >= now)
    silent = or_(RoundAsk.answer.is_(None), RoundAsk.answer == Answer.LATER)
    chosen = chosen.where(*going_on_, RoundAsk.reminded_at.is_(None), RoundAsk.withdrawn_at.is_(None), silent)
    chosen = chosen.where(RoundAsk.person_id.in_(select(Person.id).where(~is_deceased())))
    chosen = chosen.options(
        joinedload(RoundAsk.person).selectinload(Person.contacts),
        joinedload(RoundAsk.step),
        joinedload(Body.organization).selectinload(Organization.names),
    ).select_from(AskingRound)
    locked = chosen.order_by(RoundAsk.id).with_for_update(of=RoundAsk).execution_options(populate_existing=True)
    return [(body, found, asked) for body, found, asked in session.execute(locked)]


def people_to_ask(session: Session, found: AskingRound, whom: Whom, *, on: date) -> Sequence[Person]:
    """Return who is asked in a step of a round, loaded, with contacts; by name.

    Whoever was asked before is left out, but not who has said *ask me later*; so is whoever has died. For `CHOSEN`
    nobody else: these the secretary picks. Two queries, or three.
    """
    facts = found.facts()
    asked = rules.was_asked(facts)
    if whom is Whom.PREVIOUS:
        ids = previous(session, found.place, before=on) if found.place else set()
    elif whom is Whom.CHOSEN:
        ids = set()
    else:
        role = Role.MEMBER if whom is Whom.MEMBERS else Role.SUBSTITUTE
        ids = _sitting(session, found.body_id, [role], on)
    return people(session, (ids - asked) | {*facts.to_ask_again})


def people(session: Session, ids: Collection[UUID]) -> Sequence[Person]:
    """Return these people with contacts, by name, without who has died. Two queries."""
    chosen = select(Person).where(Person.id.in_(ids), ~is_deceased()).options(selectinload(Person.contacts))
    return session.scalars(chosen.order_by(Person.sort_key, Person.id)).all()


def people_of(session: Session, body_id: UUID, *, on: date) -> Sequence[Person]:
    """Return who sits in a council in whatever role, or has in the last four years, and lives; as `people` does."""
    chosen = select(Membership.person_id).join(Membership.group).join(Term, Term.id == SeatGroup.term_id)
    lately = or_(Membership.until.is_(None), Membership.until > on - FOUR_YEARS)
    return people(session, set(session.scalars(chosen.where(Term.body_id == body_id, lately))))


def not_eligible(session: Session, body: Body, found: AskingRound, *, on: date) -> set[UUID]:
    """Return who has said yes and may not have the place by its rule on a day. One query."""
    if found.place is None:
        return set()
    rule, role = found.place.eligibility, found.place.role
    types = seat_types(session, body, found.facts().volunteers, on=on)
    return {person for person, some in types.items() if lacks(rule, role, some, on=on)}


def left(session: Session, found: AskingRound, *, on: date) -> set[UUID]:
    """Return who has said yes and has no place in the council on a day, in whatever role. One query."""
    return {*found.facts().volunteers} - _sitting(session, found.body_id, tuple(Role), on)


def _sitting(session: Session, body_id: UUID, roles: Collection[Role], on: date) -> set[UUID]:
    chosen = select(Membership.person_id).join(Membership.group).join(Term, Term.id == SeatGroup.term_id)
    return set(session.scalars(chosen.where(Term.body_id == body_id, Membership.role.in_(roles), sits_on(on))))
