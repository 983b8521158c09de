"""Taking a proposal back, before whoever was proposed has answered."""

from datetime import datetime
from uuid import UUID

from sqlalchemy.orm import Session

from recruit.foundation.actor import Actor
from recruit.foundation.audit import operations as audit
from recruit.foundation.audit.events import Event
from recruit.foundation.refusal import refuse_if
from recruit.nominations import rules
from recruit.nominations.model import NominationWithdrawal
from recruit.nominations.operations.erase import erase
from recruit.nominations.queries import asks
from recruit.nominations.rules import Erased
from recruit.recruitment.rules import Manner


def take_back(
    session: Session, nomination_id: UUID, *, by: Actor, now: datetime, manner: Manner = Manner.ONLINE
) -> None:
    """Take a proposal back for whoever made it: nobody is asked any more, and everything personal is erased.

    Raises NotFound for what was never asked or is erased, and Refused as `rules.may_take_back` does.
    """
    proposal = asks.proposals_of_one(session, nomination_id, lock=True)[0]
    refuse_if(rules.may_take_back(asks.question_of(proposal), now=now))
    withdrawal = NominationWithdrawal(at=now, by=by.reference, manner=manner, by_nominator=True)
    proposal.withdrawals.append(withdrawal)
    session.flush()
    audit.record(session, Event.NOMINATION_WITHDRAWN, proposal, by=by, at=now, details={"by_nominator": True})
    erase(session, proposal, Erased.WITHDRAWN, by=by, now=now)
