"""Who sits where a round looks for people: they are asked whether they go on, and to find others."""

from collections.abc import Collection, Sequence
from datetime import date
from uuid import UUID

from sqlalchemy import and_, or_, select
from sqlalchemy.orm import Session, selectinload

from recruit.appointments.model import Membership
from recruit.appointments.queries import sits_on
from recruit.appointments.rules import Role
from recruit.bodies.model import Seat, SeatGroup, Term
from recruit.people.model import Person
from recruit.recruitment.model import RecruitmentRound


def members(
    session: Session, round_: RecruitmentRound, *, on: date, of: Collection[SeatGroup] | None = None
) -> Sequence[Person]:
    """Return who sits on a day in a seat that the round, loaded with its groups and term, fills; with contacts.

    That is a seat of its groups, one that such a seat succeeds, or one of a group that was called the same in an
    earlier term; `of` narrows its groups down. Substitutes have no seat. In Danish order; two queries.
    """
    chosen_groups = round_.groups if of is None else of
    groups = {group.id for group in chosen_groups}
    succeeded = select(Seat.succeeds_id).where(Seat.seat_group_id.in_(groups), Seat.succeeds_id.is_not(None))
    called_the_same = and_(
        Term.body_id == round_.term.body_id,
        Term.since < round_.term.since,
        SeatGroup.label.in_({group.label for group in chosen_groups}),
    )
    sitting = (
        select(Membership.person_id)
        .join(Membership.group)
        .join(Term, Term.id == SeatGroup.term_id)
        .where(Membership.role == Role.MEMBER, sits_on(on))
        .where(or_(SeatGroup.id.in_(groups), Membership.seat_id.in_(succeeded), called_the_same))
    )
    chosen = select(Person).where(Person.id.in_(sitting)).options(selectinload(Person.contacts))
    return session.scalars(chosen.order_by(Person.sort_key, Person.name, Person.id)).all()


def group_of(session: Session, round_: RecruitmentRound, person_id: UUID, *, on: date) -> UUID | None:
    """Return which group of the round, loaded with groups and term, somebody sits for on a day. One query.

    By the seat or the one that follows it, else by the group's name. None for whoever sits for none of them.
    """
    following = select(Seat.seat_group_id).where(Seat.succeeds_id == Membership.seat_id).scalar_subquery()
    held = (
        select(SeatGroup.id, SeatGroup.label, following)
        .join(Membership, Membership.seat_group_id == SeatGroup.id)
        .join(Term, Term.id == SeatGroup.term_id)
        .where(Membership.person_id == person_id, Membership.role == Role.MEMBER, sits_on(on))
        .where(Term.body_id == round_.term.body_id)
    )
    places = session.execute(held).all()
    followed = {group for held_in, _label, following in places for group in (held_in, following)}
    by_seat = [group.id for group in round_.groups if group.id in followed]
    by_name = [group.id for group in round_.groups if group.label in {label for _held_in, label, _following in places}]
    return next(iter(by_seat + by_name), None)
