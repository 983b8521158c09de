"""A round of asking as the secretary runs it: with the letters that go with each act, and what stops them."""

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any
from uuid import UUID

from sqlalchemy.orm import Session

from recruit.appointments.letters import recipient_of
from recruit.appointments.queries.living import deceased
from recruit.assignments.letters import asking as letters
from recruit.assignments.model import AskingRound, RoundAsk
from recruit.assignments.operations import asking, asking_further, places
from recruit.assignments.queries import asking as queries
from recruit.assignments.queries import place as place_queries
from recruit.assignments.rules import Answer, ChosenBy
from recruit.assignments.rules import asking_further as rules
from recruit.assignments.rules.asking import Step
from recruit.assignments.rules.places import NewAssignment
from recruit.bodies.model import Body, Decision
from recruit.foundation.actor import Actor
from recruit.foundation.audit import operations as audit
from recruit.foundation.audit.term_events import TermEvent
from recruit.foundation.dates import PartialDate
from recruit.foundation.mail import by_hand
from recruit.foundation.mail import operations as mail
from recruit.foundation.mail import queries as outbox
from recruit.foundation.mail.rules import Status
from recruit.foundation.mail.rules import may_cancel as may_stop
from recruit.foundation.refusal import Refusal, Refused, refuse_if
from recruit.people.model import Person
from recruit.people.rules import ContactKind
from recruit.recruitment.rules import Manner

#: The letters that ask.
_ASKING = (letters.ASK, letters.ON_PAPER, letters.REMINDER)


@dataclass(frozen=True, slots=True)
class Choice:
    """Who is chosen among those who have said yes, and how; of a place in another body also from when to when."""

    people: Sequence[Person]
    chosen_by: ChosenBy
    because: str = ""
    first_day: date | None = None
    last_day: PartialDate | None = None
    #: Why somebody has the place who may not by its rule.
    override: str = ""
    decision: Decision | None = None


def ask_next(
    session: Session,
    body: Body,
    found: AskingRound,
    people: Collection[Person],
    closes_at: datetime,
    *,
    by: Actor,
    now: datetime,
) -> Sequence[RoundAsk]:
    """Ask the people of the next step, loaded with contacts, by letter: an e-mail, or a closed one sent by hand.

    The round is loaded and locked, the body with its names. Raises Refused as `asking.ask` does.
    """
    made = asking.ask(session, found, people, by=by, now=now, closes_at=closes_at)
    _write(session, body, found, made, by=by, now=now)
    return made


def ask_more(
    session: Session, body: Body, found: AskingRound, people: Collection[Person], *, by: Actor, now: datetime
) -> Sequence[RoundAsk]:
    """Ask more people in the step that waits, as `ask_next` does. Raises Refused as `asking_further.ask_more` does."""
    made = asking_further.ask_more(session, found, people, by=by, now=now)
    _write(session, body, found, made, by=by, now=now)
    return made


def say(
    session: Session,
    body: Body,
    found: AskingRound,
    asked: RoundAsk,
    answer: Answer,
    said: str = "",
    *,
    by: Actor,
    now: datetime,
) -> None:
    """Take what somebody answers behind their link; a yes or a no stops the letters that still ask.

    Raises Refused as `asking.say` does.
    """
    asking.say(session, found, asked, answer, said, by=by, now=now)
    if answer is not Answer.LATER:
        stop_letters(session, body, [asked], by=by, now=now)


def take_down(
    session: Session,
    body: Body,
    found: AskingRound,
    asked: RoundAsk,
    answer: Answer,
    manner: Manner,
    said: str = "",
    *,
    arrived_at: datetime,
    by: Actor,
    now: datetime,
) -> None:
    """Enter an answer that came outside any link; a yes or a no stops the letters that still ask.

    Raises Refused as `asking.take_down` does.
    """
    asking.take_down(session, found, asked, answer, manner, said, arrived_at=arrived_at, by=by, now=now)
    if answer is not Answer.LATER:
        stop_letters(session, body, [asked], by=by, now=now)


def to_remind(session: Session, found: AskingRound) -> list[RoundAsk]:
    """Return who in the step that was begun last, loaded, has an e-mail, lives, and has said neither yes nor no.

    One query.
    """
    step = next((one for one in reversed(found.steps) if one.asks), None)
    waited_for = [one for one in step.asks if one.facts().is_waited_for] if step else []
    return [one for one in _living(session, waited_for) if one.person.reached_by(ContactKind.EMAIL)]


def _living(session: Session, asks: Sequence[RoundAsk]) -> list[RoundAsk]:
    """Leave out who has died since they were asked: nobody writes to them. One query."""
    gone = deceased(session, [one.person_id for one in asks])
    return [one for one in asks if one.person_id not in gone]


def remind(session: Session, body: Body, found: AskingRound, *, by: Actor, now: datetime) -> int:
    """Remind everybody who has said neither yes nor no and has an e-mail; return how many.

    The round is loaded and locked. Raises Refused when no step waits, or there is nobody to remind.
    """
    refuse_if(rules.may_remind(found.facts(), now=now))
    waiting = to_remind(session, found)
    refuse_if([] if waiting else [Refusal("nobody-to-remind")])
    for one in waiting:
        _remind(session, body, found, one, by=by, now=now)
    return len(waiting)


def remind_due(session: Session, *, now: datetime) -> None:
    """Remind those whose deadline comes near, once; for the worker."""
    for body, found, asked in queries.to_remind(session, now=now):
        step = Step(asked.step.whom, asked.step.closes_at)
        due = rules.is_reminded_now(step, asked.facts(), asked.asked_at, now=now)
        if due and asked.person.reached_by(ContactKind.EMAIL):
            _remind(session, body, found, asked, by=Actor.system(), now=now)


def withdraw(session: Session, body: Body, found: AskingRound, asked: RoundAsk, *, by: Actor, now: datetime) -> bool:
    """Take back that somebody was asked, and tell them so where a letter has left; return whether there is one.

    Raises Refused as `asking_further.withdraw` does.
    """
    waited_for = asked.facts().is_waited_for or asked.facts().is_yes
    asking_further.withdraw(session, found, asked, by=by, now=now)
    return bool(_tell_it_is_over(session, body, [asked] if waited_for else [], by=by, now=now))


def choose(session: Session, body: Body, found: AskingRound, choice: Choice, *, by: Actor, now: datetime) -> None:
    """Choose among those who have said yes, send whoever is chosen to the place, and tell everybody who said yes.

    Letters that ask, and have not left, are stopped: there is nothing left to answer. The round is loaded and locked.
    Raises Refused with every reason why not, as `asking.choose` and `places.assign` do.
    """
    ids = [one.id for one in choice.people]
    asking.choose(session, found, ids, choice.chosen_by, choice.because, by=by, now=now)
    if found.place_id is not None:
        _send(session, body, found, found.place_id, choice, by=by, now=now)
    _stop_asking(session, body, found, by=by, now=now)
    for one in _living(session, [one for step in found.steps for one in step.asks if one.facts().is_yes]):
        _tell_outcome(session, body, found, one, by=by, now=now)


def _send(
    session: Session, body: Body, found: AskingRound, place_id: UUID, choice: Choice, *, by: Actor, now: datetime
) -> None:
    """Send those who are chosen to the place in another body that the round is about."""
    if choice.first_day is None:
        raise Refused([Refusal("answer-missing", field="first_day")])
    place = place_queries.place(session, body, place_id, lock=True)
    for person in choice.people:
        new = NewAssignment(person.id, choice.first_day, choice.last_day, choice.override)
        how: dict[str, Any] = {"chosen_because": choice.because, "decision": choice.decision, "round_id": found.id}
        places.assign(session, place, person, new, choice.chosen_by, by=by, now=now, **how)


def pass_on(session: Session, body: Body, found: AskingRound, asked: RoundAsk, *, by: Actor, now: datetime) -> None:
    """Give a free place to the next on the waiting list, and tell them. Raises Refused as `asking_further` does."""
    asking_further.pass_on(session, found, asked, by=by, now=now)
    _tell_outcome(session, body, found, asked, by=by, now=now)


def close(session: Session, body: Body, found: AskingRound, because: str, *, by: Actor, now: datetime) -> int:
    """End a round without anybody; whoever could still answer, or has said yes, is told. Returns how many are.

    Letters that ask, and have not left, are stopped. The round is loaded and locked. Raises Refused as `asking.close`
    does.
    """
    to_tell = told_of_an_end(session, [found], now=now)
    asking.close(session, found, because, by=by, now=now)
    _stop_asking(session, body, found, by=by, now=now)
    return _tell_it_is_over(session, body, to_tell, by=by, now=now)


def told_of_an_end(session: Session, ended: Collection[AskingRound], *, now: datetime) -> list[RoundAsk]:
    """Return who is told when rounds, loaded, end now: who could still answer, and who has said yes. One query."""
    waits = [
        one
        for found in ended
        for step in found.steps
        for one in step.asks
        if one.facts().is_yes or (one.facts().is_waited_for and not step.facts().is_over(now=now))
    ]
    return _living(session, waits)


def _write(
    session: Session, body: Body, found: AskingRound, made: Iterable[RoundAsk], *, by: Actor, now: datetime
) -> None:
    for one in made:
        until, person = one.step.closes_at, one.person
        draft = letters.on_paper(person, body, found, until)
        if person.reached_by(ContactKind.EMAIL):
            draft = letters.ask(person, body, until, letters.link_to(one, now=now))
        by_hand.queue(session, draft, by=by, now=now)


def _remind(session: Session, body: Body, found: AskingRound, asked: RoundAsk, *, by: Actor, now: datetime) -> None:
    asked.reminded_at = now
    mail.enqueue(session, letters.reminder(asked, body, now=now), by=by, now=now)
    audit.record(session, TermEvent.ASKING_REMINDED, found, by=by, at=now, details={"ask": str(asked.id)})


def _tell_outcome(
    session: Session, body: Body, found: AskingRound, asked: RoundAsk, *, by: Actor, now: datetime
) -> None:
    how = found.chosen_by or ChosenBy.NOBODY_ELSE
    draft = letters.settled_on_paper(asked.person, body, found, how, is_chosen=asked.is_chosen)
    if asked.person.reached_by(ContactKind.EMAIL):
        draft = letters.news(asked, body, now=now)
    by_hand.queue(session, draft, by=by, now=now)


def stop_letters(
    session: Session, body: Body, asks: Sequence[RoundAsk], *, by: Actor, now: datetime
) -> Collection[RoundAsk]:
    """Stop the letters that ask and have not left; return to whom one has left."""
    by_reader = {recipient_of(one.person): one for one in asks}
    has_left = []
    for letter in outbox.letters_to(session, [*by_reader]):
        asked = by_reader[letter.recipient]
        is_it = letter.link_subject_id == asked.id or letter.queued_at == asked.asked_at
        if letter.kind not in _ASKING or letter.scope != f"body:{body.id}" or not is_it:
            continue
        if not may_stop(letter.status):
            mail.cancel(session, letter, by=by, now=now)
        if letter.status is not Status.CANCELLED:
            has_left.append(asked)
    return has_left


def _stop_asking(session: Session, body: Body, found: AskingRound, *, by: Actor, now: datetime) -> None:
    """Stop the letters to everybody who has said neither yes nor no, also where the time of their step is over."""
    silent = [one for step in found.steps for one in step.asks if one.facts().is_waited_for]
    stop_letters(session, body, silent, by=by, now=now)


def _tell_it_is_over(session: Session, body: Body, asks: Sequence[RoundAsk], *, by: Actor, now: datetime) -> int:
    """Tell these that there is nothing to answer, unless they know nothing of it; return how many are told."""
    has_left = stop_letters(session, body, asks, by=by, now=now)
    told = _living(session, [one for one in asks if one in has_left or one.answer is not None])
    for one in told:
        by_hand.queue(session, letters.over(one.person, body, one.asked_at), by=by, now=now)
    return len(told)
