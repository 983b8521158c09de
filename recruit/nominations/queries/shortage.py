"""Reading whether there are candidates enough."""

from collections.abc import Mapping
from datetime import datetime
from uuid import UUID

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from recruit.bodies.model import Body, SeatGroup
from recruit.bodies.rules import RuleKind
from recruit.foundation import clock
from recruit.nominations.model import Nomination
from recruit.nominations.queries.overview import status_at, vetting_at, with_state
from recruit.nominations.rules.shortage import Outlook, places_filled
from recruit.nominations.rules.vetting import Vetting
from recruit.recruitment.model import RecruitmentRound


def outlook(
    session: Session,
    body: Body,
    round_: RecruitmentRound,
    places: Mapping[UUID, int],
    *,
    now: datetime,
    approved_only: bool = False,
) -> Outlook:
    """Return how many places have somebody who stands and is not turned down; `approved_only`: who is approved.

    `places` are those that the round fills, by the groups for which anybody may stand. The body is loaded with its
    rules, the round with its groups and term. The minimum is the one that holds when the term runs. Two queries.
    """
    vetting = vetting_at(now, status_at(now))
    counts = [Vetting.APPROVED] if approved_only else [each for each in Vetting if each is not Vetting.NOT_APPROVED]
    chosen = with_state(Nomination.seat_group_id, func.count()).where(Nomination.round_id == round_.id)
    chosen = chosen.where(Nomination.organisation_call_id.is_(None))
    standing = session.execute(chosen.where(vetting.in_(counts)).group_by(Nomination.seat_group_id))
    seats = select(func.sum(SeatGroup.seats_decided)).where(SeatGroup.term_id == round_.term_id)
    open_to_all = sum(places.values())
    rule = body.rule_on(RuleKind.MINIMUM_MEMBERS, max(clock.local(now).date(), round_.term.since))
    return Outlook(
        places=open_to_all,
        filled=places_filled(places, dict(map(tuple, standing))),
        elsewhere=(session.scalar(seats) or 0) - open_to_all,
        minimum=rule.number if rule else None,
        citation=rule.citation if rule else "",
    )
