"""What whoever enters nominations for others looks at: who stands there already, and what was just entered."""

from collections.abc import Sequence
from datetime import datetime

from sqlalchemy import Select, select
from sqlalchemy.orm import Session, contains_eager, joinedload, selectinload

from recruit.foundation.keys import search_key
from recruit.foundation.refusal import Refusal
from recruit.nominations import rules
from recruit.nominations.model import Nomination, Nominee
from recruit.nominations.queries.nomination import said_of
from recruit.nominations.queries.round import facts_of
from recruit.nominations.rules import Source, Submission
from recruit.recruitment.model import RecruitmentRound


def same_name(session: Session, round_: RecruitmentRound, name: str) -> Sequence[Nomination]:
    """Return a round's nominations of somebody of this name, however it is spelled: nominee, nominator and status."""
    chosen = _named(round_).where(Nominee.search_key == search_key(name)).order_by(Nomination.received_at)
    return session.scalars(chosen).all()


def from_the_floor(session: Session, round_: RecruitmentRound, *, since: datetime) -> Sequence[Nomination]:
    """Return who was called out at a meeting since an instant, the latest first: nominee, nominator and status."""
    chosen = _named(round_).where(Nomination.source == Source.FLOOR, Nomination.received_at >= since)
    return session.scalars(chosen.order_by(Nomination.received_at.desc(), Nomination.id.desc())).all()


def lacking(nomination: Nomination) -> Sequence[Refusal]:
    """Return what the round asks of whoever stands and a nomination does not say, as `nomination` loads it."""
    nominee = nomination.nominee
    if nominee is None:
        return ()
    submission = Submission(
        nomination.route,
        said_of(nominee),
        seat_group_id=nomination.seat_group_id,
        country_group=nomination.country_group,
    )
    return rules.may_be_lacking(submission, facts_of(nomination.round))


def _named(round_: RecruitmentRound) -> Select[Nomination]:
    return (
        select(Nomination)
        .join(Nomination.nominee)
        .where(Nomination.round_id == round_.id)
        .options(
            contains_eager(Nomination.nominee),
            joinedload(Nomination.nominator),
            joinedload(Nomination.ask),
            joinedload(Nomination.seat_group),
            selectinload(Nomination.answers),
            selectinload(Nomination.withdrawals),
        )
    )
