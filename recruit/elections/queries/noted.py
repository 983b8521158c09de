"""What has been noted of an election, and what is announced beside it: reasons why something of it stays as it is."""

from collections.abc import Sequence

from sqlalchemy import Exists, exists, or_, select
from sqlalchemy.orm import Session, aliased

from recruit.elections.model import (
    Contest,
    DoorCount,
    Election,
    ElectionMilestone,
    Envelope,
    EnvelopeOpening,
    Tally,
    Voter,
    VoterMark,
)
from recruit.elections.rules.taking_back import Noted
from recruit.elections.rules.vocabulary import Milestone

#: With one of these an election no longer stands beside another.
_OVER = (Milestone.SUBMITTED, Milestone.ANNULLED)


def noted(session: Session, election: Election) -> Noted:
    """Return what people have noted of an election, loaded. Two queries."""
    counted_in = exists().where(DoorCount.election_id == election.id, DoorCount.voters > 0)
    marked = exists().where(
        VoterMark.voter_id == Voter.id, Voter.election_id == election.id, VoterMark.revoked_on.is_(None)
    )
    found = session.execute(
        select(
            or_(counted_in, marked),
            exists().where(Envelope.election_id == election.id),
            exists().where(EnvelopeOpening.election_id == election.id),
            exists().where(Tally.contest_id == Contest.id, Contest.election_id == election.id),
        )
    ).one()
    has_voters, has_envelopes, is_opened, is_counted = (bool(one) for one in found)
    return Noted(has_voters, has_envelopes, is_opened, is_counted, rivals(session, election))


def rivals(session: Session, election: Election) -> Sequence[str]:
    """Return the names of other elections of the round that are announced, and for some of the same seats. One query.

    An election without contests for member groups or country groups is for all seats of the round. A rehearsal, one
    that is annulled and one whose recommendation is submitted stand in nobody's way.
    """
    ours, theirs = aliased(Contest), aliased(Contest)
    same_seats = exists().where(
        ours.election_id == election.id,
        theirs.election_id == Election.id,
        or_(ours.seat_group_id.is_(None), theirs.seat_group_id.is_(None), ours.seat_group_id == theirs.seat_group_id),
        or_(ours.country_group.is_(None), theirs.country_group.is_(None), ours.country_group == theirs.country_group),
    )
    chosen = select(Election.name).where(Election.round_id == election.round_id, Election.id != election.id)
    chosen = chosen.where(Election.is_rehearsal.is_(False), _has(Milestone.ANNOUNCED), ~_has(*_OVER), same_seats)
    return session.scalars(chosen.order_by(Election.name)).all()


def _has(*kinds: Milestone) -> Exists:
    return exists().where(
        ElectionMilestone.election_id == Election.id,
        ElectionMilestone.kind.in_(kinds),
        ElectionMilestone.revoked_at.is_(None),
    )
