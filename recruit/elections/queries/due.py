"""What waits for somebody in elections: their day comes, or something on it was not ended."""

from collections.abc import Collection
from datetime import date, timedelta
from typing import Any

from sqlalchemy import ColumnElement, exists, select
from sqlalchemy.orm import Session, joinedload

from recruit.bodies.model import Body, Term
from recruit.counting.result import Outcome
from recruit.elections.model import Contest, Election, ElectionMilestone, StoredCount
from recruit.elections.rules.vocabulary import CountRound, Milestone
from recruit.foundation.due import Due
from recruit.people.model import Organization
from recruit.recruitment.model import RecruitmentRound

#: So long before its day an election is spoken of.
AHEAD = timedelta(days=21)
#: What ends the work on one.
_OVER = frozenset({Milestone.CERTIFIED, Milestone.ANNULLED})
#: Loads what says whose an election is.
OF_BODY = (
    joinedload(Election.round)
    .joinedload(RecruitmentRound.term)
    .joinedload(Term.body)
    .joinedload(Body.organization)
    .joinedload(Organization.names)
)


def goes_on(over: Collection[Milestone]) -> ColumnElement[bool]:
    """Return the condition that an election is no rehearsal, and has passed nothing that ends it."""
    ended = exists().where(
        ElectionMilestone.election_id == Election.id,
        ElectionMilestone.kind.in_(over),
        ElectionMilestone.revoked_at.is_(None),
    )
    return ~ended & Election.is_rehearsal.is_(False)


def due(session: Session, *, on: date) -> list[Due]:
    """Return the elections whose day is near, or on which something is not ended; of rehearsals none. One query."""
    chosen = select(Election, _is_tied()).where(goes_on(_OVER), Election.polling_on <= on + AHEAD)
    chosen = chosen.options(OF_BODY, joinedload(Election.milestones)).order_by(Election.polling_on, Election.id)
    waiting = (_waiting(one, is_tied, on=on) for one, is_tied in session.execute(chosen).unique())
    return [one for one in waiting if one]


def _is_tied() -> ColumnElement[bool]:
    """Say of an election that a final count waits for a lot."""
    counted = select(StoredCount.id).join(Contest, Contest.id == StoredCount.contest_id)
    counted = counted.where(Contest.election_id == Election.id, StoredCount.round == CountRound.FINAL)
    return counted.where(StoredCount.superseded_at.is_(None), StoredCount.outcome == Outcome.LOT_REQUIRED).exists()


def _waiting(election: Election, is_tied: bool, *, on: date) -> Due | None:
    body, passed = election.round.term.body, election.passed
    facts = {"election": election.id, "name": election.name, "day": election.polling_on}
    about: dict[str, Any] = {"subject": body.name_on(on), "body": body.slug, "facts": facts}
    if Milestone.UNCONTESTED in passed or Milestone.CLOSED in passed:
        return Due("lot-open", **about) if is_tied else Due("election-not-certified", **about)
    if Milestone.VOTING not in passed:
        return Due("polling-day-comes", deadline=election.polling_on, **about)
    return Due("polls-not-closed", deadline=election.polling_on, **about) if election.polling_on < on else None
