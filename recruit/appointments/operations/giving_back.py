"""Taking back that a substitute took over a place: they are a substitute again, and have said yes in an open call."""

from datetime import datetime

from sqlalchemy import select
from sqlalchemy.orm import Session, selectinload

from recruit.appointments.letters import recipient_of
from recruit.appointments.letters.substitution import TAKES_OVER
from recruit.appointments.model import Membership, SubstituteAsk, SubstituteCall
from recruit.appointments.rules import EndReason
from recruit.foundation.actor import Actor
from recruit.foundation.mail import operations as mail
from recruit.foundation.mail import queries as outbox
from recruit.foundation.mail.rules import may_cancel


def reopen(session: Session, membership: Membership, *, by: Actor, now: datetime) -> list[Membership]:
    """Open the call again in which somebody took a place over, and stop their letter where nobody has sent it.

    Returns the place as a substitute, which ended by it: it goes on once the membership is gone.
    """
    asked = selectinload(SubstituteCall.asks).joinedload(SubstituteAsk.substitute).joinedload(Membership.person)
    chosen = select(SubstituteCall).where(SubstituteCall.entered_as_id == membership.id).options(asked)
    chosen = chosen.with_for_update(of=SubstituteCall)
    found = []
    for call in session.scalars(chosen.execution_options(populate_existing=True)):
        said_yes = next(one.substitute for one in call.asks if one.substitute_id == call.facts().accepted)
        for letter in outbox.letters_to(session, [recipient_of(said_yes.person)]):
            is_theirs = letter.kind == TAKES_OVER and letter.queued_at == call.closed_at
            if is_theirs and not may_cancel(letter.status):
                mail.cancel(session, letter, by=by, now=now)
        call.entered_as_id, call.closed_at, call.closed_by = None, None, None
        found += [said_yes] if said_yes.end_reason is EndReason.BECAME_MEMBER else []
    session.flush()
    return found
