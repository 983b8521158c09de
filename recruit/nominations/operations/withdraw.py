"""Withdrawing: somebody who stands no longer does; and taking that back while there is time."""

from datetime import datetime

from sqlalchemy.orm import Session

from recruit.foundation.actor import Actor
from recruit.foundation.audit import operations as audit
from recruit.foundation.audit.events import Event
from recruit.foundation.refusal import refuse_if
from recruit.nominations import letters, queries, rules
from recruit.nominations.closed_letters import News, news
from recruit.nominations.model import Nomination, NominationWithdrawal
from recruit.nominations.operations.posting import tell
from recruit.recruitment.rules import Manner


def withdraw(
    session: Session,
    nomination: Nomination,
    *,
    by: Actor,
    now: datetime,
    manner: Manner = Manner.ONLINE,
    reason: str = "",
    arrived_at: datetime | None = None,
) -> None:
    """Let somebody, loaded by `queries.nomination`, stand no longer, and tell them by letter that it is so.

    Without an e-mail address that is one on paper. Raises Refused as `rules.may_withdraw` does, and for what has not
    arrived yet.
    """
    arrived = arrived_at or now
    too_early = rules.may_have_arrived(arrived, now=now)
    refuse_if([*too_early, *rules.may_withdraw(queries.status(nomination, now=now), by_staff=by.kind == "staff")])
    text = rules.tidy_text(reason)
    nomination.withdrawals.append(NominationWithdrawal(at=arrived, by=by.reference, manner=manner, reason=text))
    session.flush()
    nominee = nomination.nominee
    if nominee:
        draft = letters.nomination_withdrawn(nomination, nominee, nomination.round)
        tell(session, draft, news(nomination, News.WITHDRAWN), by=by, now=now)
    audit.record(session, Event.NOMINATION_WITHDRAWN, nomination, by=by, at=now, details={"manner": manner})


def stand_again(session: Session, nomination: Nomination, *, by: Actor, now: datetime) -> None:
    """Take a withdrawal back: the person stands as before, and is told when it was not themselves.

    Raises Refused as `rules.may_stand_again` does.
    """
    until = queries.corrected_until(nomination)
    standing = queries.status(nomination, now=now)
    refuse_if(rules.may_stand_again(standing, until, now=now, by_staff=by.kind == "staff"))
    for withdrawal in nomination.withdrawals:
        if withdrawal.revoked_at is None:
            withdrawal.revoked_at, withdrawal.revoked_by = now, by.reference
    session.flush()
    nominee = nomination.nominee
    if nominee and by.kind == "staff":
        draft = letters.candidate_news(nomination, nominee, nomination.round)
        tell(session, draft, news(nomination, News.STANDS_AGAIN), by=by, now=now)
    audit.record(session, Event.NOMINATION_WITHDRAWAL_REVOKED, nomination, by=by, at=now)
