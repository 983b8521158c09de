"""Reading a vote for an office, and how far it has come."""

from collections.abc import Sequence
from datetime import date
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import Session, contains_eager, joinedload, selectinload

from recruit.appointments.model import Membership, OfficeVote
from recruit.appointments.model.office_vote import held_ballot
from recruit.appointments.queries.sitting import sits_on
from recruit.appointments.rules import Role
from recruit.appointments.rules import constituting as rules
from recruit.appointments.rules.constituting import HeldBallot
from recruit.bodies.model import Body, SeatGroup, Term
from recruit.counting.lot import Tie
from recruit.counting.result import Count
from recruit.foundation.refusal import NotFound


def office_vote(session: Session, body: Body, vote_id: UUID, *, lock: bool = False) -> OfficeVote:
    """Return a vote of a body with its term. Raises NotFound. One query."""
    chosen = select(OfficeVote).join(OfficeVote.term).where(OfficeVote.id == vote_id, Term.body_id == body.id)
    chosen = chosen.options(joinedload(OfficeVote.term))
    if lock:
        chosen = chosen.with_for_update(of=OfficeVote)
    found = session.scalars(chosen.execution_options(populate_existing=lock)).one_or_none()
    if found is None:
        raise NotFound("office_vote")
    return found


def office_votes(session: Session, body: Body) -> Sequence[OfficeVote]:
    """Return every vote for an office of a body with its term, the newest first. One query."""
    chosen = select(OfficeVote).join(OfficeVote.term).where(Term.body_id == body.id)
    chosen = chosen.options(contains_eager(OfficeVote.term))
    return session.scalars(chosen.order_by(OfficeVote.held_on.desc(), OfficeVote.at.desc())).all()


def members_on(session: Session, body_id: UUID, day: date) -> Sequence[Membership]:
    """Return the members of a body on a day, with person, group and offices, in Danish order. Two queries.

    Also those who go on from the last term until somebody follows.
    """
    chosen = select(Membership).join(Membership.group).join(Term, Term.id == SeatGroup.term_id)
    chosen = chosen.where(Term.body_id == body_id, Membership.role == Role.MEMBER, sits_on(day))
    loaded = (joinedload(Membership.person), joinedload(Membership.group), selectinload(Membership.offices))
    found = session.scalars(chosen.options(*loaded)).all()
    return sorted(found, key=lambda one: (one.person.sort_key, one.person.name))


def standing(session: Session, vote: OfficeVote) -> Sequence[Membership]:
    """Return who stands, by their numbers on the ballots, with person and offices. Two queries."""
    ids = [UUID(one) for one in vote.candidates]
    chosen = select(Membership).where(Membership.id.in_(ids))
    loaded = chosen.options(joinedload(Membership.person), selectinload(Membership.offices))
    return sorted(session.scalars(loaded), key=lambda one: ids.index(one.id))


def so_far(vote: OfficeVote) -> Count:
    """Return how far a vote has come: who is elected, or which ballot or lot is due."""
    return each_time(vote)[-1]


def each_time(vote: OfficeVote) -> Sequence[Count]:
    """Return how far a vote had come before anything was noted, and each time that something was."""
    ballots: list[HeldBallot] = []
    lots: list[tuple[Tie, Sequence[int]]] = []
    found = [rules.counted(len(vote.candidates), ballots, lots)]
    for one in vote.noted:
        if "ballot" in one:
            ballots.append(held_ballot(one["ballot"]))
        else:
            lots.append((found[-1].ties[0], one["lot"]["drawn"]))
        found.append(rules.counted(len(vote.candidates), ballots, lots))
    return found
