"""Reading what a committee gets about the candidates before it decides."""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass

from sqlalchemy import select
from sqlalchemy.orm import Session

from recruit.bodies.model import SeatGroup
from recruit.nominations.model import Candidate, CandidateList, Nomination, Nominee, Verification, VettingDecision
from recruit.nominations.queries.candidates import Placed, placed
from recruit.nominations.queries.restricted import is_restricted


@dataclass(frozen=True, slots=True)
class Candidacy:
    """A candidate who is shown, what was looked up about them, and the decision that approves them."""

    place: Placed
    nomination: Nomination
    nominee: Nominee
    verifications: Sequence[Verification]
    decision: VettingDecision


@dataclass(frozen=True, slots=True)
class TurnedDown:
    """Somebody who is not approved as a candidate, and the decision."""

    nomination: Nomination
    name: str
    group: str | None
    decision: VettingDecision


def candidacies(session: Session, list_: CandidateList) -> Sequence[Candidacy]:
    """Return who stands on a list and is approved, in its order, with what was found and decided. Four queries."""
    on_it = select(Candidate.nomination_id).where(Candidate.list_id == list_.id)
    seen = select(Verification).where(Verification.nomination_id.in_(on_it), Verification.revoked_at.is_(None))
    of_each = defaultdict(list)
    for verification in session.scalars(seen.order_by(Verification.at)):
        of_each[verification.nomination_id].append(verification)
    decided = select(VettingDecision).where(
        VettingDecision.nomination_id.in_(on_it), VettingDecision.revoked_at.is_(None)
    )
    decisions = {decision.nomination_id: decision for decision in session.scalars(decided)}
    nominations = {each.id: each for each in session.scalars(select(Nomination).where(Nomination.id.in_(on_it)))}
    return [
        Candidacy(place, nominations[number], place.nominee, of_each[number], decisions[number])
        for place in placed(session, list_)
        if place.is_shown and place.nominee and (number := place.nomination_id)
    ]


def turned_down(session: Session, list_: CandidateList) -> Sequence[TurnedDown]:
    """Return who of the round of a list is not approved, by name in Danish order. One query.

    Whoever's data is not used for the time being is left out.
    """
    chosen = (
        select(Nomination, Nominee.name, SeatGroup.label, VettingDecision)
        .join(Nomination.nominee)
        .join(VettingDecision, VettingDecision.nomination_id == Nomination.id)
        .outerjoin(Nomination.seat_group)
        .where(Nomination.round_id == list_.round_id)
        .where(VettingDecision.revoked_at.is_(None), VettingDecision.approves.is_(False))
        .where(Nomination.organisation_call_id.is_(None), ~is_restricted())
        .order_by(Nominee.sort_key, Nominee.name, Nomination.id)
    )
    return [TurnedDown(*row) for row in session.execute(chosen)]
