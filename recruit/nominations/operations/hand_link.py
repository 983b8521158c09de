"""The link to one's own page, for somebody without e-mail: handed over in a message or on a slip of paper."""

from datetime import datetime

from sqlalchemy.orm import Session

from recruit.foundation.actor import Actor
from recruit.foundation.audit import operations as audit
from recruit.foundation.audit.events import Event
from recruit.foundation.refusal import refuse_if
from recruit.foundation.tokens import operations as tokens
from recruit.nominations import queries, rules
from recruit.nominations.letters import OWN_PAGE
from recruit.nominations.model import Nomination
from recruit.nominations.rules import OWN_NOMINATION


def hand_link(session: Session, nomination: Nomination, *, by: Actor, now: datetime) -> str:
    """Return a new token for the page of somebody, loaded by `queries.nomination`; earlier links stop working.

    Raises Refused for whoever has no such page.
    """
    refuse_if(rules.may_be_sent_a_link(queries.status(nomination, now=now), has_mailbox=True))
    tokens.withdraw(session, OWN_NOMINATION, nomination.id, now=now)
    audit.record(session, Event.NOMINATION_LINK_MADE, nomination, by=by, at=now)
    return tokens.mint(session, OWN_NOMINATION, nomination.id, lifetime=OWN_PAGE, now=now)
