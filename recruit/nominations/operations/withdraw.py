"""Withdrawing: somebody who stands no longer does; and taking that back while there is time."""

from collections.abc import Iterator
from contextlib import suppress
from datetime import datetime

from sqlalchemy.orm import Session

from recruit.foundation.actor import Actor
from recruit.foundation.audit import operations as audit
from recruit.foundation.audit.events import Event
from recruit.foundation.refusal import NotFound, refuse_if
from recruit.nominations import letters, queries, rules
from recruit.nominations.closed_letters import News, news
from recruit.nominations.model import Nomination, NominationWithdrawal
from recruit.nominations.operations.posting import tell
from recruit.nominations.queries.vetting import together_with
from recruit.nominations.rules import Status
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

    Whoever is on several nominations that are taken together withdraws from all of them. Without an e-mail address the
    letter is one on paper. Raises Refused as `rules.may_withdraw` does, and for what has not
    arrived yet.
    """
    arrived = arrived_at or now
    too_early = rules.may_have_arrived(arrived, now=now)
    refuse_if([*too_early, *rules.may_withdraw(queries.status(nomination, now=now), by_staff=by.kind == "staff")])
    text = rules.tidy_text(reason)
    for each in (nomination, *_others(session, nomination, Status.STANDS, now=now)):
        when = {"at": arrived, "written_at": now}
        each.withdrawals.append(NominationWithdrawal(**when, by=by.reference, manner=manner, reason=text))
        audit.record(session, Event.NOMINATION_WITHDRAWN, each, by=by, at=now, details={"manner": manner})
    session.flush()
    nominee = nomination.nominee
    if nominee:
        draft = letters.nomination_withdrawn(nomination, nominee, nomination.round)
        tell(session, draft, news(nomination, News.WITHDRAWN), by=by, now=now)


def stand_again(session: Session, nomination: Nomination, *, by: Actor, now: datetime) -> None:
    """Take a withdrawal back: the person stands as before, and is told when it was not themselves.

    So do the nominations that are taken together with it. Raises Refused as `rules.may_stand_again` does.
    """
    until = queries.corrected_until(nomination)
    standing = queries.status(nomination, now=now)
    refuse_if(rules.may_stand_again(standing, until, now=now, by_staff=by.kind == "staff"))
    for each in (nomination, *_others(session, nomination, Status.WITHDRAWN, now=now)):
        for withdrawal in each.withdrawals:
            if withdrawal.revoked_at is None:
                withdrawal.revoked_at, withdrawal.revoked_by = now, by.reference
        audit.record(session, Event.NOMINATION_WITHDRAWAL_REVOKED, each, by=by, at=now)
    session.flush()
    nominee = nomination.nominee
    if nominee and by.kind == "staff":
        draft = letters.candidate_news(nomination, nominee, nomination.round)
        tell(session, draft, news(nomination, News.STANDS_AGAIN), by=by, now=now)


def _others(session: Session, nomination: Nomination, where: Status, *, now: datetime) -> Iterator[Nomination]:
    """Yield, locked, the person's other nominations that are where this one was."""
    for number in together_with(session, nomination.id):
        with suppress(NotFound):  # erased: nothing of it stands or can stand again
            other = queries.nomination(session, number, lock=True)
            if queries.status(other, now=now) is where:
                yield other
