"""Reading who is asked whether they wish to be invited, and who does."""

from collections.abc import Mapping, Sequence
from datetime import date
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import Session, joinedload, selectinload

from recruit.appointments.model import Membership
from recruit.appointments.queries.living import is_deceased
from recruit.appointments.rules import EndReason
from recruit.bodies.model import Body, SeatGroup, Term
from recruit.foundation import clock
from recruit.foundation.refusal import NotFound
from recruit.handover.model import InvitationAsk, InvitationWish
from recruit.people.model import Organization, Person
from recruit.people.queries import not_merged, person

_COUNCIL = joinedload(Body.organization).selectinload(Organization.names)


def open_asks(session: Session, body: Body, purpose: str) -> Mapping[UUID, InvitationAsk]:
    """Return who is asked and has not answered, for one purpose, by person. One query."""
    chosen = select(InvitationAsk).filter_by(body_id=body.id, purpose=purpose, answered_at=None)
    return {one.person_id: one for one in session.scalars(chosen)}


def standing(session: Session, body: Body, purpose: str) -> Mapping[UUID, InvitationWish]:
    """Return the wishes for one purpose that nobody has taken back, also those that are over, by person. One query."""
    chosen = select(InvitationWish).filter_by(body_id=body.id, purpose=purpose, withdrawn_on=None)
    return {one.person_id: one for one in session.scalars(chosen)}


def said_no(session: Session, body: Body, purpose: str) -> Mapping[UUID, date]:
    """Return who has last said no for one purpose, or has left its list, by person with the day. Two queries."""
    said: list[tuple[date, bool, UUID]] = []
    answered = select(InvitationAsk).filter_by(body_id=body.id, purpose=purpose)
    for ask in session.scalars(answered.where(InvitationAsk.answered_at.is_not(None))):
        if ask.answered_at is not None:
            said.append((clock.local(ask.answered_at).date(), not ask.wishes, ask.person_id))
    for wish in session.scalars(select(InvitationWish).filter_by(body_id=body.id, purpose=purpose)):
        said.append((wish.given_on, False, wish.person_id))
        if wish.withdrawn_on is not None and wish.facts().is_taken_back:
            said.append((wish.withdrawn_on, True, wish.person_id))
    last = {person: (day, is_no) for day, is_no, person in sorted(said)}
    return {person: day for person, (day, is_no) in last.items() if is_no}


def asks(session: Session, body: Body) -> Sequence[InvitationAsk]:
    """Return everybody who was asked, with contacts, the newest first. Two queries.

    Whoever was found to be somebody else who was asked the same is left out, here and in `all_wishes`.
    """
    loaded = joinedload(InvitationAsk.person).selectinload(Person.contacts)
    chosen = select(InvitationAsk).filter_by(body_id=body.id).join(InvitationAsk.person).options(loaded)
    chosen = chosen.where(not_merged())
    return session.scalars(chosen.order_by(InvitationAsk.asked_at.desc(), Person.sort_key, InvitationAsk.id)).all()


def all_wishes(session: Session, body: Body) -> Sequence[InvitationWish]:
    """Return every wish that is kept, also those that are over or taken back, by purpose and name. Two queries."""
    loaded = joinedload(InvitationWish.person).selectinload(Person.contacts)
    chosen = select(InvitationWish).filter_by(body_id=body.id).join(InvitationWish.person).options(loaded)
    chosen = chosen.where(not_merged())
    ordered = chosen.order_by(InvitationWish.purpose, Person.sort_key, InvitationWish.given_on, InvitationWish.id)
    return session.scalars(ordered).all()


def last_purpose(session: Session, body: Body) -> str:
    """Return what former members of a council were last asked about, or have last wished; empty for none. Two queries.

    On one day a question counts as the newer.
    """
    wished = select(InvitationWish).filter_by(body_id=body.id).order_by(InvitationWish.given_on.desc()).limit(1)
    asked = select(InvitationAsk).filter_by(body_id=body.id).order_by(InvitationAsk.asked_at.desc()).limit(1)
    wish, ask = session.scalars(wished).one_or_none(), session.scalars(asked).one_or_none()
    if ask is None:
        return wish.purpose if wish else ""
    return wish.purpose if wish and wish.given_on > clock.local(ask.asked_at).date() else ask.purpose


def had_a_place(session: Session, body: Body) -> Sequence[Person]:
    """Return everybody who has, or had, a place in a council and lives, with contacts; in Danish order. Two queries.

    What was registered in error is left out.
    """
    held = select(Membership.person_id).join(Membership.group).join(Term, Term.id == SeatGroup.term_id)
    held = held.where(Membership.end_reason.is_distinct_from(EndReason.REGISTERED_IN_ERROR), Term.body_id == body.id)
    chosen = select(Person).where(Person.id.in_(held), ~is_deceased())
    ordered = chosen.order_by(Person.sort_key, Person.name, Person.id)
    return session.scalars(ordered.options(selectinload(Person.contacts))).all()


def ask(session: Session, ask_id: UUID, *, of: Body | None = None, lock: bool = False) -> InvitationAsk:
    """Return that somebody was asked, with person, contacts and council. Raises NotFound, also for another council's.

    Four queries.
    """
    loaded = (
        joinedload(InvitationAsk.person).selectinload(Person.contacts),
        joinedload(InvitationAsk.body).options(_COUNCIL),
    )
    chosen = select(InvitationAsk).filter_by(id=ask_id).options(*loaded)
    if lock:
        chosen = chosen.with_for_update(of=InvitationAsk)
    found = session.scalars(chosen.execution_options(populate_existing=lock)).one_or_none()
    if found is None or (of is not None and found.body_id != of.id):
        raise NotFound("invitation_ask")
    return found


def wish(session: Session, wish_id: UUID, *, of: Body | None = None, lock: bool = False) -> InvitationWish:
    """Return a wish with person, contacts and council. Raises NotFound, also for another council's. Four queries."""
    loaded = (
        joinedload(InvitationWish.person).selectinload(Person.contacts),
        joinedload(InvitationWish.body).options(_COUNCIL),
    )
    chosen = select(InvitationWish).filter_by(id=wish_id).options(*loaded)
    if lock:
        chosen = chosen.with_for_update(of=InvitationWish)
    found = session.scalars(chosen.execution_options(populate_existing=lock)).one_or_none()
    if found is None or (of is not None and found.body_id != of.id):
        raise NotFound("invitation_wish")
    return found


def same_wish(session: Session, wish: InvitationWish) -> Sequence[InvitationWish]:
    """Return the wish for the same that stands with whom somebody was found to be, locked; none for most.

    Three queries.
    """
    known = person(session, wish.person_id).id
    if known == wish.person_id:
        return []
    standing = {"body_id": wish.body_id, "person_id": known, "purpose": wish.purpose, "withdrawn_on": None}
    return session.scalars(select(InvitationWish).filter_by(**standing).with_for_update(of=InvitationWish)).all()


def wish_of(session: Session, asked: InvitationAsk) -> InvitationWish | None:
    """Return the wish for what was asked that nobody has taken back, of whom somebody is known as. Four queries."""
    known = person(session, asked.person_id).id
    standing = {"body_id": asked.body_id, "person_id": known, "purpose": asked.purpose, "withdrawn_on": None}
    return session.scalars(select(InvitationWish).filter_by(**standing)).one_or_none()
