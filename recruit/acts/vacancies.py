"""The places that a round fills: those of its groups in which nobody stays; and whether there are candidates enough."""

from collections import Counter
from collections.abc import Mapping, Sequence
from datetime import date, datetime
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import Session

from recruit.appointments.model import Membership
from recruit.appointments.queries import sits_on
from recruit.appointments.rules import Role
from recruit.bodies.model import Body, SeatGroup, Term
from recruit.foundation import clock
from recruit.nominations.queries import shortage
from recruit.nominations.rules.selection import Places
from recruit.nominations.rules.shortage import Outlook
from recruit.recruitment.model import RecruitmentRound


def staying(session: Session, round_: RecruitmentRound, *, on: date) -> Sequence[tuple[UUID, UUID]]:
    """Return who keeps a seat in the groups of a round, loaded with them and the term: people, and their groups.

    That is on the day of the municipal council's decision, where the round knows it: a seat that is empty by then is to
    be filled. Whoever only goes on until a successor is appointed sits in an earlier term. One query.
    """
    day = max(filter(None, (on, round_.term.since, round_.anchor_on)))
    chosen = select(Membership.person_id, SeatGroup.id).join(Membership.group).join(Term, Term.id == SeatGroup.term_id)
    chosen = chosen.where(Membership.role == Role.MEMBER, sits_on(day), Term.until > day)
    chosen = chosen.where(SeatGroup.id.in_([group.id for group in round_.groups]))
    return [(person, group) for person, group in session.execute(chosen)]


def places(round_: RecruitmentRound, stays: Sequence[tuple[UUID, UUID]]) -> Mapping[UUID, Places]:
    """Return the places of each group of a round for which anybody may stand: those in which nobody stays."""
    kept = Counter(group for _person, group in stays)
    return {group.id: Places(group.label, max(group.seats_decided - kept[group.id], 0)) for group in round_.open_groups}


def vacant(session: Session, round_: RecruitmentRound, *, on: date) -> Mapping[UUID, Places]:
    """Return the places that a round, loaded with groups and term, fills as it is on a day. One query."""
    return places(round_, staying(session, round_, on=on))


def outlook(
    session: Session, body: Body, round_: RecruitmentRound, *, now: datetime, approved_only: bool = False
) -> Outlook:
    """Return how many of the places that a round fills have somebody, as `nominations.queries.shortage` does."""
    free = vacant(session, round_, on=clock.local(now).date())
    return shortage.outlook(session, body, round_, numbers(free), now=now, approved_only=approved_only)


def numbers(free: Mapping[UUID, Places]) -> Mapping[UUID, int]:
    """Return how many places each group has."""
    return {group: place.number for group, place in free.items()}
