"""Writing another rule for a class of data."""

from datetime import datetime

from sqlalchemy.exc import IntegrityError
from sqlalchemy.orm import Session

from recruit.foundation.actor import Actor
from recruit.foundation.audit import operations as audit
from recruit.foundation.audit.events import Event
from recruit.foundation.refusal import Stale, refuse_if
from recruit.foundation.retention import queries
from recruit.foundation.retention.model import RetentionRule
from recruit.foundation.retention.rules import DataClass, Rule, may_keep_for


def keep_for(
    session: Session, which: DataClass, rule: Rule, *, version: int, by: Actor, now: datetime
) -> RetentionRule:
    """Keep a class of data as this rule says; `version` is the one that was shown, 0 for the program's own.

    Raises Refused with every reason why it does not hold, Stale when somebody else wrote one meanwhile.
    """
    refuse_if(may_keep_for(rule))
    before = queries.newest(session).get(which)
    if (before.version if before else 0) != version:
        raise Stale(before)
    source = " ".join(rule.source.split())
    written = RetentionRule(
        data_class=which, version=version + 1, days=rule.days, source=source, at=now, by=by.reference
    )
    try:
        with session.begin_nested():
            session.add(written)
    except IntegrityError:  # somebody else wrote the same version in this very instant
        raise Stale(queries.newest(session).get(which)) from None
    details = {"class": which, "days": rule.days, "version": written.version}
    audit.record(session, Event.RETENTION_CHANGED, written, by=by, at=now, details=details)
    return written
