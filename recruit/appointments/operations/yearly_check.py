"""*Årligt tjek*: asking the members of a council, reminding them once, and taking what they say."""

from collections.abc import Collection
from datetime import date, datetime, timedelta

from sqlalchemy.orm import Session

from recruit.appointments.letters import own as letters
from recruit.appointments.letters import recipient_of
from recruit.appointments.model import YearlyCheck
from recruit.appointments.queries import yearly_check as queries
from recruit.appointments.rules import yearly_check as rules
from recruit.appointments.rules.yearly_check import CheckAnswer
from recruit.bodies.model import Body
from recruit.foundation import clock
from recruit.foundation.actor import Actor
from recruit.foundation.audit import operations as audit
from recruit.foundation.audit.events import Event
from recruit.foundation.mail import by_hand
from recruit.foundation.mail import operations as mail
from recruit.foundation.refusal import Refusal, refuse_if
from recruit.people.model import Person
from recruit.people.rules import ContactKind
from recruit.recruitment.rules import Manner


def answer_by(now: datetime) -> datetime:
    """Return until when members answer who are asked now."""
    return clock.instant(clock.local(now).date() + timedelta(days=rules.ANSWER_DAYS), rules.ANSWER_AT)


def ask(session: Session, body: Body, people: Collection[Person], *, by: Actor, now: datetime) -> int:
    """Ask people, loaded with contacts, for this year; return how many get a letter by e-mail.

    Whoever was asked this year is not asked again; for whoever has no mailbox a closed letter waits to be sent by hand.
    The body is locked. Raises Refused when nobody is left to ask.
    """
    year = clock.local(now).year
    asked = {each.person_id for each in queries.checks(session, body, year)}
    new = [person for person in people if person.id not in asked]
    refuse_if([] if new else [Refusal("nobody-to-ask", field="members")])
    for person in new:
        check = _asked(session, body, person, by, now)
        if person.reached_by(ContactKind.EMAIL):
            mail.enqueue(session, letters.question(letters.QUESTION, check, body, now=now), by=by, now=now)
        else:
            by_hand.queue_closed(session, letters.question_on_paper(check, body), by=by, now=now)
    return sum(bool(person.reached_by(ContactKind.EMAIL)) for person in new)


def asked_in_person(session: Session, body: Body, person: Person, *, by: Actor, now: datetime) -> YearlyCheck:
    """Return this year's check of a person, loaded with contacts, for a change.

    Whoever was not asked yet counts as asked now, without a letter. The body is locked.
    """
    found = queries.check_of(session, body, person.id, clock.local(now).year, lock=True)
    return found or _asked(session, body, person, by, now)


def remind(session: Session, body: Body, *, by: Actor, now: datetime) -> int:
    """Remind everybody of this year who has said nothing and has a mailbox, once; return how many. The body is locked.

    Raises Refused when there is nobody to remind.
    """
    today = clock.local(now).date()
    waiting = to_remind(queries.checks(session, body, today.year), on=today)
    refuse_if([] if waiting else [Refusal("nobody-to-remind")])
    for check in waiting:
        check.reminded_at = now
        mail.enqueue(session, letters.question(letters.REMINDER, check, body, now=now), by=by, now=now)
        audit.record(session, Event.YEARLY_CHECK_REMINDED, check, by=by, at=now)
    return len(waiting)


def to_remind(checks: Collection[YearlyCheck], *, on: date) -> list[YearlyCheck]:
    """Return whom of these, loaded with person and contacts, a reminder would reach on a day.

    Whoever was asked that day is left alone: their letter may not even have left.
    """
    silent = [one for one in checks if one.person.reached_by(ContactKind.EMAIL) and not rules.may_remind(one.facts())]
    return [one for one in silent if clock.local(one.asked_at).date() < on]


def answer(
    session: Session,
    check: YearlyCheck,
    said: CheckAnswer,
    *,
    note: str = "",
    has_corrected: bool = False,
    manner: Manner = Manner.ONLINE,
    by: Actor,
    now: datetime,
) -> None:
    """Write down what a member says, for a check loaded for a change; it can be said otherwise later.

    `has_corrected` says that how to reach them was corrected in the same act. Raises Refused when nothing is said.
    """
    refuse_if(rules.may_say(said, note, has_corrected=has_corrected))
    check.answer, check.note = said, note.strip()
    check.answered_at, check.answered_by, check.manner = now, by.reference, manner
    check.settled_at = check.settled_by = None
    session.flush()
    reader = recipient_of(check.person)
    kinds = (letters.QUESTION, letters.QUESTION_ON_PAPER, letters.REMINDER)
    by_hand.stop_waiting(session, reader, kinds, by=by, now=now)
    details = {"answer": said, "manner": manner}
    audit.record(session, Event.YEARLY_CHECK_ANSWERED, check, by=by, at=now, details=details)


def settle(session: Session, check: YearlyCheck, *, by: Actor, now: datetime) -> None:
    """Note that what a member said, loaded for a change, is dealt with.

    Raises Refused when there is nothing to deal with.
    """
    refuse_if(rules.may_settle(check.facts()))
    check.settled_at, check.settled_by = now, by.reference
    audit.record(session, Event.YEARLY_CHECK_SETTLED, check, by=by, at=now)


def _asked(session: Session, body: Body, person: Person, by: Actor, now: datetime) -> YearlyCheck:
    check = YearlyCheck(
        person=person,
        body=body,
        year=clock.local(now).year,
        asked_at=now,
        asked_by=by.reference,
        answer_by=answer_by(now),
        note="",
    )
    session.add(check)
    session.flush()
    audit.record(session, Event.YEARLY_CHECK_ASKED, check, by=by, at=now, details={"year": check.year})
    return check
