"""Sending members the way to their own page."""

from collections.abc import Collection
from datetime import datetime

from sqlalchemy.orm import Session

from recruit.appointments.letters import own as letters
from recruit.bodies.model import Body
from recruit.foundation.actor import Actor
from recruit.foundation.mail import by_hand
from recruit.foundation.mail import operations as mail
from recruit.foundation.refusal import Refusal, refuse_if
from recruit.people.model import Person
from recruit.people.rules import ContactKind


def send(session: Session, body: Body, people: Collection[Person], *, by: Actor, now: datetime) -> int:
    """Write people, loaded with contacts, the way to their own page; return how many get it by e-mail.

    For whoever has no mailbox a closed letter waits to be sent by hand: it has no link and says how to get in touch.
    Raises Refused when it is for nobody.
    """
    refuse_if([] if people else [Refusal("nobody-to-ask", field="members")])
    for person in people:
        if person.reached_by(ContactKind.EMAIL):
            mail.enqueue(session, letters.own_page(person, body), by=by, now=now)
        else:
            draft = letters.own_page_on_paper(person, body)
            by_hand.stop_waiting(session, draft.recipient, (draft.kind,), by=by, now=now)
            by_hand.queue_closed(session, draft, by=by, now=now)
    return sum(bool(person.reached_by(ContactKind.EMAIL)) for person in people)
