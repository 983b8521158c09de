"""Who sits where a round looks for people: they are asked whether they go on, and to find others."""

from collections.abc import Collection, Sequence
from datetime import date

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
