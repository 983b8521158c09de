"""Sending somebody the link to their own page once more: the letter is lost, or went to another address."""

from datetime import datetime

from sqlalchemy.orm import Session

from recruit.foundation.actor import Actor
from recruit.foundation.mail import operations as mail
from recruit.foundation.refusal import refuse_if
from recruit.nominations import letters, queries, rules
from recruit.nominations.model import Nomination


def send_link(session: Session, nomination: Nomination, *, by: Actor, now: datetime) -> None:
    """Write the receipt anew to somebody, loaded by `queries.nomination`; its link takes the place of earlier ones.

    Raises Refused as `rules.may_be_sent_a_link` does.
    """
    nominee = nomination.nominee
    standing, has_mailbox = queries.status(nomination, now=now), nominee is not None and nominee.email != ""
    refuse_if(rules.may_be_sent_a_link(standing, has_mailbox=has_mailbox))
    if nominee is not None:
        mail.enqueue(session, letters.nomination_received(nomination, nominee, nomination.round), by=by, now=now)
