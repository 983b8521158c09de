"""Taking out a nomination that the secretariat entered by mistake: a slip of the hand at a meeting, the wrong round."""

from datetime import datetime

from sqlalchemy import delete
from sqlalchemy.orm import Session

from recruit.foundation.actor import Actor
from recruit.foundation.audit import operations as audit
from recruit.foundation.audit import queries as log
from recruit.foundation.audit.events import Event
from recruit.foundation.refusal import refuse_if
from recruit.nominations import rules
from recruit.nominations.model import Nomination, NominationAnswer, NominationWithdrawal, NomineeAsk
from recruit.nominations.operations.erase import erase
from recruit.nominations.queries import supporters
from recruit.nominations.queries.vetting import is_built_on
from recruit.nominations.rules import Erased
from recruit.recruitment.rules import Manner


def undo(session: Session, nomination: Nomination, *, by: Actor, now: datetime) -> None:
    """Let a nomination, loaded by `queries.nomination`, never have been: nothing of it counts.

    Letters that have not left stay here, and links to it work no more. The log keeps that it was there. Raises Refused
    as `rules.may_undo` does.
    """
    has_moved_on = (
        any(answer.manner is Manner.ONLINE for answer in nomination.answers)
        or bool(nomination.withdrawals)
        or supporters.count(session, nomination.id) > 0
        or is_built_on(session, nomination.id)
        or bool(log.history(session, subject=nomination, actor=Actor.anonymous().reference, size=1))
    )
    refuse_if(rules.may_undo(nomination.source, nomination.route, has_moved_on=has_moved_on))
    erase(session, nomination, Erased.WITHDRAWN, by=by, now=now)
    audit.record(session, Event.NOMINATION_UNDONE, nomination, by=by, at=now, details={"source": nomination.source})
    for table in (NominationAnswer, NominationWithdrawal, NomineeAsk):
        session.execute(delete(table).where(table.nomination_id == nomination.id))
    session.execute(delete(Nomination).where(Nomination.id == nomination.id))
    session.expunge(nomination)
