"""Asking members what they think of a term by letter, reminding them once, and giving them more time."""

from collections.abc import Collection, Sequence
from datetime import datetime

from sqlalchemy.orm import Session

from recruit.appointments.letters import recipient_of
from recruit.appointments.queries.living import deceased
from recruit.bodies.model import Body, Term
from recruit.foundation.actor import Actor
from recruit.foundation.audit import operations as audit
from recruit.foundation.audit.term_events import TermEvent
from recruit.foundation.mail import by_hand
from recruit.foundation.mail import operations as mail
from recruit.foundation.refusal import Refusal, refuse_if
from recruit.handover import letters
from recruit.handover.model import Evaluation, EvaluationAsk
from recruit.handover.operations import people as base
from recruit.handover.rules import evaluation as rules
from recruit.handover.rules.evaluation import Question
from recruit.people.model import Person
from recruit.people.rules import ContactKind


def ask(
    session: Session,
    body: Body,
    term: Term,
    title: str,
    questions: Sequence[Question],
    people: Collection[Person],
    closes_at: datetime,
    *,
    by: Actor,
    now: datetime,
) -> Evaluation:
    """Ask people, loaded with contacts, what they think of a term, each by letter.

    For whoever has no mailbox a closed letter waits to be sent by hand. Raises Refused with every reason why not.
    """
    made = base.ask(session, term, title, questions, people, closes_at, by=by, now=now)
    for one in made.asks:
        if one.person.reached_by(ContactKind.EMAIL):
            mail.enqueue(session, letters.questions(letters.QUESTIONS, one, made, body, now=now), by=by, now=now)
        else:
            by_hand.queue_closed(session, letters.questions_on_paper(one, made, body), by=by, now=now)
    return made


def remind(session: Session, body: Body, found: Evaluation, *, by: Actor, now: datetime) -> int:
    """Remind everybody who has said nothing and has a mailbox, once; return how many.

    The evaluation is locked and loaded with who was asked. Raises Refused when there is nobody to remind.
    """
    waiting = to_remind(session, found, now=now)
    refuse_if([] if waiting else [Refusal("nobody-to-remind")])
    for one in waiting:
        one.reminded_at = now
        mail.enqueue(session, letters.questions(letters.REMINDER, one, found, body, now=now), by=by, now=now)
    session.flush()
    audit.record(session, TermEvent.EVALUATION_REMINDED, found, by=by, at=now, details={"people": len(waiting)})
    return len(waiting)


def to_remind(session: Session, found: Evaluation, *, now: datetime) -> list[EvaluationAsk]:
    """Return whom of an evaluation, loaded with who was asked and how each is reached, a reminder would reach.

    One query.
    """
    gone = deceased(session, [one.person_id for one in found.asks])
    return [
        one
        for one in found.asks
        if one.person_id not in gone
        and one.person.reached_by(ContactKind.EMAIL)
        and rules.may_remind(
            found.closes_at, has_answered=one.has_answered, is_reminded=one.reminded_at is not None, now=now
        )
    ]


def extend(session: Session, found: Evaluation, until: datetime, *, by: Actor, now: datetime) -> None:
    """Give the members of an evaluation, locked with who was asked, more time.

    Also when it is over, as long as nobody could read what was said. Raises Refused with every reason why not.
    """
    refuse_if(rules.may_extend(found.closes_at, until, answered=found.answered, now=now))
    found.closes_at = until
    session.flush()
    details = {"until": until.isoformat()}
    audit.record(session, TermEvent.EVALUATION_EXTENDED, found, by=by, at=now, details=details)


def stop_waiting(session: Session, asked: EvaluationAsk, *, by: Actor, now: datetime) -> None:
    """Cancel what waits to be sent to somebody, loaded as behind their link, who has answered meanwhile.

    Of what waits on paper only what has these questions: other letters to them go out.
    """
    found, reader = asked.evaluation, recipient_of(asked.person)
    on_paper = (found.term.label, *(one.text for one in found.asked))
    for kind, saying in ((letters.QUESTIONS, ()), (letters.QUESTIONS_ON_PAPER, on_paper), (letters.REMINDER, ())):
        council = f"body:{found.term.body_id}"
        by_hand.stop_waiting(session, reader, (kind,), by=by, now=now, scope=council, saying=saying)
