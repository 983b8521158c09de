"""All terms of a council: how many sat in each."""

from collections.abc import Mapping
from typing import TYPE_CHECKING
from uuid import UUID

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from recruit.appointments.model import Membership
from recruit.appointments.rules import EndReason, Role
from recruit.bodies.model import SeatGroup, Term

if TYPE_CHECKING:
    from recruit.bodies.model import Body


def members_by_term(session: Session, body: "Body") -> Mapping[UUID, int]:
    """Return how many people were members in each term of a body, each once; a term without any is left out.

    What was registered in error does not count. One query.
    """
    chosen = (
        select(SeatGroup.term_id, func.count(Membership.person_id.distinct()))
        .join(Membership, Membership.seat_group_id == SeatGroup.id)
        .join(Term, Term.id == SeatGroup.term_id)
        .where(Term.body_id == body.id, Membership.role == Role.MEMBER)
        .where(Membership.end_reason.is_distinct_from(EndReason.REGISTERED_IN_ERROR))
        .group_by(SeatGroup.term_id)
    )
    return dict(session.execute(chosen).all())
