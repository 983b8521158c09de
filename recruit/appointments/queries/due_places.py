"""Places that were left open when somebody left, and whom each of them waits for. One query."""

from datetime import date, timedelta
from functools import lru_cache
from typing import Any

from sqlalchemy import Select, or_, select
from sqlalchemy.orm import Session, aliased, contains_eager, joinedload

from recruit.appointments.model import Membership, SubstituteCall
from recruit.appointments.rules import Role
from recruit.appointments.rules.substitution import CallKind, FilledBy
from recruit.bodies.model import Body, Seat, SeatGroup, Term
from recruit.foundation import clock
from recruit.foundation.due import Due
from recruit.people.model import Organization

#: So long an organisation or a political group has to name somebody.
TO_NAME_SOMEBODY = timedelta(days=30)
#: Whose turn it is has a day; the council and the voters have a round of their own.
_NAMES_SOMEBODY = frozenset({FilledBy.ORGANISATION, FilledBy.POLITICAL_GROUP})
_ORGANISATION = (
    joinedload(Membership.on_behalf_of).joinedload(Organization.names),
    joinedload(Membership.seat).joinedload(Seat.represents).joinedload(Organization.names),
    joinedload(Membership.group).joinedload(SeatGroup.nominating).joinedload(Organization.names),
)


def due(session: Session, *, on: date) -> list[Due]:
    """Return the places of terms that run on a day which stay open until whoever may fill them has named somebody."""
    return [_waiting(call, term, on) for call, term in session.execute(_left_open(on)).unique()]


@lru_cache(maxsize=2)
def _left_open(on: date) -> Select[SubstituteCall, Term]:
    """Select them with what is shown of them; kept for the day, for it takes as long to put together as to read."""
    left, taken = aliased(Membership), aliased(Membership)
    follows = select(taken.id).where(taken.seat_id == left.seat_id, taken.role == Role.MEMBER)
    follows = follows.where(taken.since >= SubstituteCall.since, or_(taken.until.is_(None), taken.until > on))
    chosen = select(SubstituteCall, Term).join(left, left.id == SubstituteCall.member_id)
    chosen = chosen.join(SeatGroup, SeatGroup.id == left.seat_group_id).join(Term, Term.id == SeatGroup.term_id)
    chosen = chosen.join(Term.body).join(Body.organization).join(Organization.names)
    names = contains_eager(Term.body).contains_eager(Body.organization).contains_eager(Organization.names)
    open_still = (SubstituteCall.filled_by.is_not(None), SubstituteCall.filled_by != FilledBy.NOBODY)
    chosen = chosen.where(SubstituteCall.kind == CallKind.FOR_GOOD, *open_still, SubstituteCall.since <= on)
    chosen = chosen.where(Term.since <= on, on < Term.until, ~follows.exists())
    member = joinedload(SubstituteCall.member).options(joinedload(Membership.person), *_ORGANISATION)
    return chosen.options(member, names).order_by(SubstituteCall.closed_at, SubstituteCall.id)


def _waiting(call: SubstituteCall, term: Term, on: date) -> Due:
    left, filled_by, closed_at = call.member, call.filled_by, call.closed_at
    assert filled_by is not None  # noqa: S101 (the query says so)
    assert closed_at is not None  # noqa: S101 (the table says so)
    facts: dict[str, Any] = {"seat": left.seat_id, "group": left.group.label, "filled_by": filled_by}
    organisation = left.on_behalf_of or (left.seat.represents if left.seat else None) or left.group.nominating
    asked_on = clock.local(closed_at).date()
    return Due(
        "place-left-open",
        term.body.name_on(on),
        body=term.body.slug,
        deadline=asked_on + TO_NAME_SOMEBODY if filled_by in _NAMES_SOMEBODY else None,
        waiting_for=organisation.name_on(on) if organisation and filled_by is FilledBy.ORGANISATION else None,
        facts=facts,
    )
