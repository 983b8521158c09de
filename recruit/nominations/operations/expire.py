"""Proposals that nobody answered in time: they lapse, and everything personal is erased."""

from datetime import datetime, timedelta

from sqlalchemy.orm import Session

from recruit.foundation.actor import Actor
from recruit.foundation.audit import operations as audit
from recruit.foundation.audit.events import Event
from recruit.foundation.mail import operations as mail
from recruit.foundation.mail import queries as posted
from recruit.nominations import letters
from recruit.nominations.model import Nomination
from recruit.nominations.operations.erase import erase
from recruit.nominations.queries import asks
from recruit.nominations.rules import Erased

#: The last letter about a proposal is itself forgotten so long after it was written.
_FAREWELL_KEPT = timedelta(days=7)


def expire(session: Session, *, now: datetime) -> int:
    """Let every proposal lapse whose time is over, tell whoever made it that it is erased; return how many.

    GDPR art. 5, stk. 1, litra e: without an answer there is no reason to keep what somebody else has told us.
    """
    by = Actor.system()
    said_long_ago = posted.letters_of_kind(session, letters.FAREWELL, before=now - _FAREWELL_KEPT)
    mail.forget(session, [letter.recipient for letter in said_long_ago], by=by, now=now)
    proposals = asks.lapsed(session, now=now)
    for proposal in proposals:
        _lapse(session, proposal, by=by, now=now)
    return len(proposals)


def _lapse(session: Session, proposal: Nomination, *, by: Actor, now: datetime) -> None:
    audit.record(session, Event.NOMINATION_LAPSED, proposal, by=by, at=now)
    nominator = proposal.nominator
    farewell = letters.nomination_lapsed(proposal, nominator, proposal.round) if nominator else None
    erase(session, proposal, Erased.NO_ANSWER, by=by, now=now)
    if farewell and farewell.address:
        mail.enqueue(session, farewell, by=by, now=now)
