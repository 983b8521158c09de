"""Sending members the way to their own page, and taking what they correct there."""

from collections.abc import Collection, Mapping
from datetime import datetime
from uuid import UUID

from sqlalchemy.orm import Session

from recruit.appointments.letters import own as letters
from recruit.appointments.letters import recipient_of
from recruit.appointments.queries.yearly_check import open_checks
from recruit.appointments.rules.sharing import OWN_PLACES
from recruit.appointments.rules.yearly_check import A_YEAR, YEARLY_CHECK
from recruit.bodies.model import Body
from recruit.foundation import clock
from recruit.foundation.actor import Actor
from recruit.foundation.mail import by_hand
from recruit.foundation.mail import operations as mail
from recruit.foundation.refusal import Refusal, refuse_if
from recruit.foundation.tokens import operations as tokens
from recruit.people.model import Person
from recruit.people.operations.own import correct_own
from recruit.people.rules import ContactKind


def send(session: Session, body: Body, people: Collection[Person], *, by: Actor, now: datetime) -> int:
    """Write people, loaded with contacts, the way to their own page; return how many get it by e-mail.

    An earlier link works no longer, and an earlier letter that has not left is stopped. For whoever has no mailbox a
    closed letter waits to be sent by hand: it has no link and says how to get in touch. Raises Refused when it is for
    nobody.
    """
    refuse_if([] if people else [Refusal("nobody-to-ask", field="members")])
    mail.cancel_waiting(session, [recipient_of(one) for one in people], kinds=(letters.OWN_PAGE,), by=by, now=now)
    tokens.withdraw_all(session, OWN_PLACES, [one.id for one in people], now=now)
    for person in people:
        if person.reached_by(ContactKind.EMAIL):
            mail.enqueue(session, letters.own_page(person, body), by=by, now=now)
        else:
            draft = letters.own_page_on_paper(person, body)
            by_hand.stop_waiting(session, draft.recipient, (draft.kind,), by=by, now=now)
            by_hand.queue_closed(session, draft, by=by, now=now)
    return sum(bool(person.reached_by(ContactKind.EMAIL)) for person in people)


def correct(
    session: Session,
    person: Person,
    name: str,
    reached: Mapping[ContactKind, str],
    council: Body | None,
    *,
    using: UUID,
    by: Actor,
    now: datetime,
) -> bool:
    """Write down what somebody corrects behind the link they are `using`, as `correct_own` does; return if it is new.

    Another e-mail address is told to the one from before: whoever got hold of a link does not do so unseen.
    Every other link to the page works no longer then. Raises Refused with every reason why not.
    """
    before = person.reached_by(ContactKind.EMAIL)
    is_new = correct_own(session, person, name, reached, by=by, now=now)
    if before in ("", person.reached_by(ContactKind.EMAIL)):
        return is_new
    asked = open_checks(session, person.id, since=clock.local(now).date() - A_YEAR)
    tokens.withdraw_all(session, OWN_PLACES, [person.id], but=using, now=now)
    tokens.withdraw_all(session, YEARLY_CHECK, [one.id for one in asked], but=using, now=now)
    mail.cancel_waiting(session, [recipient_of(person)], kinds=(letters.OWN_PAGE,), by=by, now=now)
    mail.enqueue(session, letters.email_changed(person, before, council), by=by, now=now)
    return is_new
