"""Who wishes to be invited, and what members say of a term."""

from collections.abc import Collection, Mapping, Sequence
from datetime import date, datetime

from sqlalchemy.orm import Session

from recruit.bodies.model import Body, Term
from recruit.foundation import clock
from recruit.foundation.actor import Actor
from recruit.foundation.audit import operations as audit
from recruit.foundation.audit.term_events import TermEvent
from recruit.foundation.refusal import Refusal, refuse_if
from recruit.foundation.writing import tidy_line, tidy_text
from recruit.handover.model import Evaluation, EvaluationAnswer, EvaluationAsk, InvitationWish
from recruit.handover.queries import inviting as queries
from recruit.handover.rules import evaluation as rules
from recruit.handover.rules import invitations
from recruit.handover.rules.evaluation import Question
from recruit.handover.rules.invitations import Wish
from recruit.people.model import Person
from recruit.recruitment.rules import Manner


def wish(
    session: Session, body: Body, person: Person, purpose: str, new: Wish, manner: Manner, *, by: Actor, now: datetime
) -> InvitationWish:
    """Keep that somebody wishes to be invited, for one purpose and until a day. Raises Refused with every reason."""
    refuse_if(invitations.may_wish(purpose, new, today=clock.local(now).date()))
    made = InvitationWish(
        body_id=body.id,
        person=person,
        person_id=person.id,
        purpose=tidy_line(purpose),
        given_on=new.given_on,
        valid_until=new.valid_until,
        manner=manner,
        by=by.reference,
    )
    session.add(made)
    session.flush()
    audit.record(session, TermEvent.INVITATION_WISHED, made, by=by, at=now, details={"until": str(new.valid_until)})
    return made


def withdraw(session: Session, wish: InvitationWish, on: date, *, by: Actor, now: datetime) -> None:
    """Note that somebody, whose wish is loaded and locked, wishes it no more from a day on.

    Whoever was found to be somebody else leaves the list as both. Raises Refused when it is withdrawn.
    """
    refuse_if(invitations.may_withdraw(wish.facts()))
    for one in (wish, *queries.same_wish(session, wish)):
        one.withdrawn_on, one.withdrawn_by = on, by.reference
        session.flush()
        audit.record(session, TermEvent.INVITATION_WITHDRAWN, one, by=by, at=now)


def ask(
    session: Session,
    term: Term,
    title: str,
    questions: Sequence[Question],
    people: Collection[Person],
    closes_at: datetime,
    *,
    by: Actor,
    now: datetime,
) -> Evaluation:
    """Ask people what they think of a term. Raises Refused with every reason why not."""
    named = [] if title.strip() else [Refusal("answer-missing", field="title")]
    if len(title) > rules.LONGEST_TITLE:
        named.append(Refusal("text-too-long", {"longest": rules.LONGEST_TITLE}, "title"))
    somebody = [] if people else [Refusal("nobody-to-ask", field="people")]
    refuse_if([*named, *somebody, *rules.may_ask(questions, closes_at, now=now)])
    made = Evaluation(
        term=term,
        term_id=term.id,
        title=tidy_line(title),
        questions=[{"text": tidy_line(one.text), "on_scale": one.on_scale} for one in questions],
        closes_at=closes_at,
        at=now,
        by=by.reference,
        asks=[EvaluationAsk(person=one, person_id=one.id, asked_at=now) for one in people],
    )
    session.add(made)
    session.flush()
    audit.record(session, TermEvent.EVALUATION_ASKED, made, by=by, at=now, details={"people": len(people)})
    return made


def answer(
    session: Session,
    asked: EvaluationAsk,
    said: Mapping[int, int | str],
    *,
    now: datetime,
    arrived_on: date | None = None,
) -> None:
    """Take what somebody says, once; `asked` is loaded with the evaluation and locked. Empty answers are left out.

    What came on paper is in time when it `arrived_on` the last day, whenever it is entered. Who said it is kept
    nowhere: the log has it as the program's, so that no time leads from a person to an answer.
    Raises Refused with every reason why not.
    """
    found = asked.evaluation
    twice = [Refusal("answer-is-given")] if asked.has_answered else []
    if arrived_on is not None:
        today, last = clock.local(now).date(), clock.local(found.closes_at).date()
        asked_on = clock.local(asked.asked_at).date()
        twice += rules.may_have_come(arrived_on, asked_on=asked_on, last_day=last, today=today)
    then = now if arrived_on is None else min(now, found.closes_at)
    refuse_if([*twice, *rules.may_answer(found.asked, said, found.closes_at, now=then)])
    for question, one in said.items():
        on_scale = found.asked[question].on_scale
        if on_scale or str(one).strip():
            step, text = (int(one), None) if on_scale else (None, tidy_text(str(one)))
            session.add(EvaluationAnswer(evaluation_id=found.id, question=question, step=step, text=text))
    asked.has_answered = True
    session.flush()
    audit.record(session, TermEvent.EVALUATION_ANSWERED, found, by=Actor.system(), at=now)
