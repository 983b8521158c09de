"""What becomes of a round beside its steps: more people, another step, who drops out, and taking an end back."""

from collections.abc import Collection, Sequence
from datetime import datetime

from sqlalchemy.orm import Session

from recruit.assignments.model import AskingRound, AskingStep, RoundAsk
from recruit.assignments.operations import asking
from recruit.assignments.rules import Answer, Whom
from recruit.assignments.rules import asking as asking_rules
from recruit.assignments.rules import asking_further as rules
from recruit.foundation.actor import Actor
from recruit.foundation.audit import operations as audit
from recruit.foundation.audit.term_events import TermEvent
from recruit.foundation.refusal import Refusal, refuse_if
from recruit.people.model import Person
from recruit.recruitment.rules import Manner


def ask_more(
    session: Session, found: AskingRound, people: Collection[Person], *, by: Actor, now: datetime
) -> Sequence[RoundAsk]:
    """Ask more people in the step that waits, until the same deadline. The round is loaded and locked.

    Raises Refused with every reason why not.
    """
    refuse_if(rules.may_ask_more(found.facts(), [one.id for one in people], now=now))
    step = next(one for one in reversed(found.steps) if one.asks)
    made = [RoundAsk(step=step, person=one, person_id=one.id, asked_at=now, asked_by=by.reference) for one in people]
    session.add_all(made)
    session.flush()
    details = {"step": step.position, "people": len(made)}
    audit.record(session, TermEvent.ASKING_ASKED, found, by=by, at=now, details=details)
    return made


def add_step(
    session: Session, found: AskingRound, whom: Whom, closes_at: datetime, *, by: Actor, now: datetime
) -> AskingStep:
    """Plan a further step of a round, loaded and locked. Raises Refused with every reason why not."""
    refuse_if(rules.may_add_step(found.facts(), closes_at, now=now))
    step = AskingStep(position=len(found.steps) + 1, whom=whom, closes_at=closes_at, asks=[])
    found.steps.append(step)
    session.flush()
    audit.record(session, TermEvent.ASKING_STEP_ADDED, found, by=by, at=now, details={"step": step.position})
    return step


def extend(session: Session, found: AskingRound, closes_at: datetime, *, by: Actor, now: datetime) -> None:
    """Give those who were asked last more time. The round is loaded and locked. Raises Refused with the reason why not.

    Whoever has not answered is reminded before the new deadline, though they were before the old one. An answer that
    was late, and comes before the new one, is late no more.
    """
    refuse_if(rules.may_extend(found.facts(), closes_at, now=now))
    step = next(one for one in reversed(found.steps) if one.asks)
    step.closes_at = closes_at
    for one in step.asks:
        if one.facts().is_waited_for:
            one.reminded_at = None
        one.is_late = one.is_late and asking_rules.is_late(
            found.facts(), one.person_id, arrived_at=one.answered_at or now
        )
    session.flush()
    details = {"step": step.position, "until": closes_at.isoformat()}
    audit.record(session, TermEvent.ASKING_EXTENDED, found, by=by, at=now, details=details)


def withdraw(session: Session, found: AskingRound, asked: RoundAsk, *, by: Actor, now: datetime) -> None:
    """Take back that somebody was asked: nobody waits for them. The round is loaded and locked.

    Raises Refused with every reason why not.
    """
    refuse_if(rules.may_withdraw(found.facts(), asked.person_id))
    asked.withdrawn_at = now
    session.flush()
    audit.record(session, TermEvent.ASKING_WITHDRAWN, found, by=by, at=now, details={"ask": str(asked.id)})


def ask_after_all(session: Session, found: AskingRound, asked: RoundAsk, *, by: Actor, now: datetime) -> None:
    """Take back that it was taken back that somebody was asked. The round is loaded and locked.

    Raises Refused where it was not.
    """
    refuse_if([] if asked.withdrawn_at else [Refusal("asking-goes-on")])
    asked.withdrawn_at = None
    session.flush()
    details = {"ask": str(asked.id), "withdrawn": False}
    audit.record(session, TermEvent.ASKING_WITHDRAWN, found, by=by, at=now, details=details)


def drop_out(
    session: Session, found: AskingRound, asked: RoundAsk, manner: Manner, *, by: Actor, now: datetime
) -> None:
    """Note that somebody who was chosen for an event, or to help, cannot after all. The round is loaded and locked.

    The place is free for the next on the waiting list. Raises Refused with every reason why not.
    """
    refuse_if(rules.may_drop_out(found.facts(), asked.person_id))
    asked.is_chosen, asked.answer, asked.answered_at = False, Answer.NO, now
    asked.answered_by, asked.manner = by.reference, manner
    if not found.facts().chosen:
        asking.unsettle(found)
    session.flush()
    details = {"ask": str(asked.id), "manner": manner}
    audit.record(session, TermEvent.ASKING_DROPPED_OUT, found, by=by, at=now, details=details)


def pass_on(session: Session, found: AskingRound, asked: RoundAsk, *, by: Actor, now: datetime) -> None:
    """Give a free place to the next on the waiting list. The round is loaded and locked.

    Raises Refused where it is somebody else's turn, or no place is free.
    """
    refuse_if(rules.may_pass_on(found.facts(), asked.person_id))
    asked.is_chosen = True
    session.flush()
    audit.record(session, TermEvent.ASKING_PASSED_ON, found, by=by, at=now, details={"ask": str(asked.id)})


def reopen(session: Session, found: AskingRound, *, by: Actor, now: datetime) -> None:
    """Take up a round, loaded and locked, that ended without anybody. Raises Refused where it has not."""
    refuse_if(rules.may_reopen(found.facts()))
    found.closed_at = found.closed_by = found.closed_because = None
    session.flush()
    audit.record(session, TermEvent.ASKING_REOPENED, found, by=by, at=now)
