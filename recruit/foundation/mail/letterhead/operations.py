"""Writing down who letters come from, from a day on; changing and taking away what has not begun."""

from dataclasses import asdict, replace
from datetime import date, datetime

from sqlalchemy import func, select
from sqlalchemy.exc import IntegrityError
from sqlalchemy.orm import Session

from recruit.foundation import clock
from recruit.foundation.actor import Actor
from recruit.foundation.audit import operations as audit
from recruit.foundation.audit.events import Event
from recruit.foundation.mail.letterhead import rules
from recruit.foundation.mail.letterhead.model import DatedLetterhead
from recruit.foundation.mail.letterhead.rules import Letterhead
from recruit.foundation.refusal import Stale, refuse_if
from recruit.foundation.writing import tidy_text


def begin(session: Session, scope: str, new: Letterhead, *, since: date, by: Actor, now: datetime) -> DatedLetterhead:
    """Let letters of a council come from somebody from that day on; the earlier letterheads stay in the history.

    Raises Refused with every reason why not, Stale when somebody else writes one at this very instant.
    """
    today, new = clock.local(now).date(), replace(new, address=tidy_text(new.address))
    refuse_if([*rules.check(new), *rules.may_begin(since, today=today)])
    version = (session.scalar(select(func.max(DatedLetterhead.version)).filter_by(scope=scope)) or 0) + 1
    begun = DatedLetterhead(scope=scope, version=version, since=since, at=now, by=by.reference, **asdict(new))
    try:
        with session.begin_nested():
            session.add(begun)
    except IntegrityError:
        raise Stale(None) from None
    audit.record(session, Event.LETTERHEAD_BEGUN, begun, by=by, at=now, details=_details(begun))
    return begun


def change_planned(
    session: Session, planned: DatedLetterhead, new: Letterhead, *, since: date, by: Actor, now: datetime
) -> DatedLetterhead:
    """Put another letterhead in the place of one that has not begun.

    Raises Refused with every reason why not.
    """
    scope = planned.scope
    take_away(session, planned, by=by, now=now)
    return begin(session, scope, new, since=since, by=by, now=now)


def take_away(session: Session, planned: DatedLetterhead, *, by: Actor, now: datetime) -> None:
    """Forget a letterhead that has not begun; the one before it goes on.

    Raises Refused when it has begun: letters may have left with it.
    """
    refuse_if(rules.may_take_away(planned.since, today=clock.local(now).date()))
    audit.record(session, Event.LETTERHEAD_TAKEN_AWAY, planned, by=by, at=now, details=_details(planned))
    session.delete(planned)
    session.flush()


def _details(dated: DatedLetterhead) -> dict[str, object]:
    return {"scope": dated.scope, "since": str(dated.since), "version": dated.version}
