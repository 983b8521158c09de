"""Asking those who leave whether they wish to be invited later, and taking what they say."""

from collections.abc import Collection
from datetime import datetime, timedelta

from sqlalchemy.orm import Session

from recruit.appointments.letters import recipient_of
from recruit.bodies.model import Body
from recruit.foundation import clock
from recruit.foundation.actor import Actor
from recruit.foundation.audit import operations as audit
from recruit.foundation.audit.term_events import TermEvent
from recruit.foundation.mail import by_hand
from recruit.foundation.mail import operations as mail
from recruit.foundation.refusal import Refusal, refuse_if
from recruit.foundation.writing import tidy_line
from recruit.handover import letters
from recruit.handover.model import InvitationAsk, InvitationWish
from recruit.handover.operations import people as base
from recruit.handover.queries import inviting as queries
from recruit.handover.rules import invitations as rules
from recruit.handover.rules.invitations import Wish
from recruit.people import queries as people_queries
from recruit.people.model import Person
from recruit.people.rules import ContactKind
from recruit.recruitment.rules import Manner


def ask(session: Session, body: Body, people: Collection[Person], purpose: str, *, by: Actor, now: datetime) -> int:
    """Ask people, loaded with contacts, whether they wish to be invited; return how many get it by e-mail.

    For whoever has no mailbox a closed letter waits to be sent by hand. Whoever never answered can be asked again once
    the time is over. The body is locked. Raises Refused with every reason why not.
    """
    refuse_if([] if people else [Refusal("nobody-to-ask", field="people")])
    today, wanted = clock.local(now).date(), tidy_line(purpose)
    asked, wished = queries.open_asks(session, body, wanted), queries.standing(session, body, wanted)
    for person in people:
        holds = person.id in wished and wished[person.id].facts().holds(on=today)
        before = asked.get(person.id)
        waits = before is not None and before.waits(on=today)
        refuse_if(rules.may_ask(wanted, is_asked=waits, wishes=holds))
        made = before or InvitationAsk(body_id=body.id, person_id=person.id, purpose=wanted)
        made.person, made.asked_at, made.asked_by = person, now, by.reference
        session.add(made)
        session.flush()
        audit.record(session, TermEvent.INVITATION_ASKED, made, by=by, at=now)
        if person.reached_by(ContactKind.EMAIL):
            mail.enqueue(session, letters.invited(made, body), by=by, now=now)
        else:
            by_hand.queue_closed(session, letters.invited_on_paper(made, body), by=by, now=now)
    return sum(bool(person.reached_by(ContactKind.EMAIL)) for person in people)


def accept(
    session: Session, body: Body, asked: InvitationAsk, years: int, manner: Manner, *, by: Actor, now: datetime
) -> InvitationWish:
    """Take a yes, for so many years from today; `asked` is loaded with person and contacts, and locked.

    The wish is of whom somebody was found to be, if they were: the list has nobody twice. Raises Refused when they have
    answered already.
    """
    _answered(session, asked, by=by, now=now, wishes=True)
    today, known = clock.local(now).date(), people_queries.person(session, asked.person_id)
    wish = Wish(today, rules.latest(today, years))
    return keep(session, body, known, asked.purpose, wish, manner, by=by, now=now)


def decline(session: Session, asked: InvitationAsk, *, by: Actor, now: datetime) -> None:
    """Take a no; `asked` is loaded with its person, and locked. Raises Refused when they have answered already."""
    _answered(session, asked, by=by, now=now, wishes=False)
    audit.record(session, TermEvent.INVITATION_DECLINED, asked, by=by, at=now)


def keep(
    session: Session, body: Body, person: Person, purpose: str, new: Wish, manner: Manner, *, by: Actor, now: datetime
) -> InvitationWish:
    """Keep a wish of a person, loaded with contacts, and send the way off the list by e-mail where there is one.

    A wish for the same purpose that is over gives way to it. Raises Refused with every reason why not.
    """
    today, wanted = clock.local(now).date(), tidy_line(purpose)
    before = queries.standing(session, body, wanted).get(person.id)
    if before is not None:
        holds = before.facts().holds(on=today)
        refuse_if([Refusal("asked-or-invited-already", field="person")] if holds else [])
        base.withdraw(session, before, before.valid_until + timedelta(days=1), by=by, now=now)
    made = base.wish(session, body, person, wanted, new, manner, by=by, now=now)
    if person.reached_by(ContactKind.EMAIL):
        mail.enqueue(session, letters.receipt(made, body, now=now), by=by, now=now)
    return made


def _answered(session: Session, asked: InvitationAsk, *, wishes: bool, by: Actor, now: datetime) -> None:
    refuse_if([Refusal("answer-is-given")] if asked.answered_at is not None else [])
    asked.answered_at, asked.wishes = now, wishes
    session.flush()
    reader, council = recipient_of(asked.person), f"body:{asked.body_id}"
    for kind, saying in ((letters.INVITED, ()), (letters.INVITED_ON_PAPER, (asked.purpose,))):
        by_hand.stop_waiting(session, reader, (kind,), by=by, now=now, scope=council, saying=saying)
