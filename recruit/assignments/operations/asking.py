"""Asking in steps, taking what people say, and choosing."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from uuid import UUID

from sqlalchemy.orm import Session

from recruit.assignments.model import AskingRound, AskingStep, PlaceElsewhere, RoundAsk
from recruit.assignments.rules import Answer, AskingKind, ChosenBy, Whom
from recruit.assignments.rules import asking as rules
from recruit.assignments.rules.asking import Step
from recruit.bodies.model import Body
from recruit.bodies.rules.dissolution import may_begin
from recruit.foundation import clock
from recruit.foundation.actor import Actor
from recruit.foundation.audit import operations as audit
from recruit.foundation.audit.term_events import TermEvent
from recruit.foundation.municipality.rules import is_web_address
from recruit.foundation.refusal import Refusal, refuse_if
from recruit.foundation.writing import tidy_line, tidy_text
from recruit.people.model import Person
from recruit.recruitment.rules import Manner


@dataclass(frozen=True, slots=True)
class NewRound:
    """A question to the council's people."""

    kind: AskingKind
    title: str
    #: Whom to ask in which order, each until when.
    steps: Sequence[tuple[Whom, datetime]] = field(default_factory=tuple)
    text: str = ""
    link: str = ""
    places: int = 1


def plan(
    session: Session, body: Body, new: NewRound, place: PlaceElsewhere | None = None, *, by: Actor, now: datetime
) -> AskingRound:
    """Plan a round of asking; nobody is asked yet. Raises Refused with every reason why not."""
    named = [] if new.title.strip() else [Refusal("answer-missing", field="title")]
    if new.link.strip() and not is_web_address(new.link.strip()):
        named.append(Refusal("address-is-malformed", field="link"))
    steps = [Step(whom, closes_at) for whom, closes_at in new.steps]
    gone = may_begin(body.until, today=clock.local(now).date())
    refuse_if([*gone, *named, *rules.may_plan(steps, new.places, now=now)])
    made = AskingRound(
        body=body,
        body_id=body.id,
        kind=new.kind,
        title=tidy_line(new.title),
        text=tidy_text(new.text),
        link=tidy_line(new.link),
        place=place,
        place_id=place.id if place else None,
        places=new.places,
        opened_at=now,
        opened_by=by.reference,
        steps=[
            AskingStep(position=position, whom=step.whom, closes_at=step.closes_at, asks=[])
            for position, step in enumerate(steps, 1)
        ],
    )
    session.add(made)
    session.flush()
    audit.record(session, TermEvent.ASKING_PLANNED, made, by=by, at=now, details={"kind": new.kind})
    return made


def ask(
    session: Session,
    found: AskingRound,
    people: Collection[Person],
    *,
    by: Actor,
    now: datetime,
    closes_at: datetime | None = None,
) -> Sequence[RoundAsk]:
    """Ask the people of the next step of a round, loaded and locked, until `closes_at`, else as it was planned.

    Raises Refused with every reason why not.
    """
    facts = found.facts()
    refuse_if(rules.may_ask(facts, [one.id for one in people], now=now, closes_at=closes_at))
    step = found.steps[rules.next_step(facts) or 0]
    step.closes_at = closes_at or step.closes_at
    made = [RoundAsk(step=step, person=one, person_id=one.id, asked_at=now, asked_by=by.reference) for one in people]
    session.add_all(made)
    session.flush()
    details = {"step": step.position, "people": len(made)}
    audit.record(session, TermEvent.ASKING_ASKED, found, by=by, at=now, details=details)
    return made


def say(
    session: Session, found: AskingRound, asked: RoundAsk, answer: Answer, said: str = "", *, by: Actor, now: datetime
) -> None:
    """Take what somebody answers behind their link; it can be changed until the deadline. The round is locked.

    Raises Refused when the deadline is over, or somebody was chosen.
    """
    refuse_if([*rules.may_answer(found.facts(), asked.person_id, now=now), *rules.may_say(found.kind, answer, said)])
    _take(session, found, asked, answer, said, Manner.ONLINE, arrived_at=now, by=by, now=now)


def take_down(
    session: Session,
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
    """Enter what somebody has answered outside any link. After the deadline it is kept as late. The round is locked.

    Raises Refused with every reason why not.
    """
    facts = found.facts()
    reasons = rules.may_take_down(facts, asked.person_id, arrived_at=arrived_at, now=now)
    refuse_if([*reasons, *rules.may_say(found.kind, answer, said)])
    asked.is_late = rules.is_late(facts, asked.person_id, arrived_at=arrived_at)
    _take(session, found, asked, answer, said, manner, arrived_at=arrived_at, by=by, now=now)


def choose(
    session: Session,
    found: AskingRound,
    people: Sequence[UUID],
    chosen_by: ChosenBy,
    because: str = "",
    *,
    by: Actor,
    now: datetime,
) -> None:
    """Choose among those who have said yes. The round is loaded and locked. Raises Refused with every reason why not.

    Who has a place by it follows from `places.assign`.
    """
    refuse_if(rules.may_choose(found.facts(), people, chosen_by, because, now=now))
    for step in found.steps:
        for one in step.asks:
            one.is_chosen = one.person_id in people and one.answer is Answer.YES and one.withdrawn_at is None
    found.settled_at, found.settled_by = now, by.reference
    found.chosen_by, found.chosen_because = chosen_by, tidy_text(because)
    session.flush()
    details = {"people": len(people), "chosen_by": chosen_by}
    audit.record(session, TermEvent.ASKING_SETTLED, found, by=by, at=now, details=details)


def choose_again(session: Session, found: AskingRound, *, by: Actor, now: datetime) -> None:
    """Take back who was chosen in a round, loaded and locked, such as when they cannot after all.

    Raises Refused where nobody is, or somebody has the place in another body by it.
    """
    today = clock.local(now).date()
    sent = [one for one in found.place.assignments if one.round_id == found.id] if found.place else []
    has_it = [one for one in sent if one.until is None or one.until > today]
    reasons = [] if found.settled_at else [Refusal("nobody-is-chosen-yet")]
    refuse_if([*reasons, *([Refusal("has-the-place-by-it")] if has_it else [])])
    for step in found.steps:
        for one in step.asks:
            one.is_chosen = False
    unsettle(found)
    session.flush()
    audit.record(session, TermEvent.ASKING_UNSETTLED, found, by=by, at=now)


def unsettle(found: AskingRound) -> None:
    """Let nobody be chosen in a round any more, in which nobody is."""
    found.settled_at = found.settled_by = found.chosen_by = None
    found.chosen_because = ""


def close(session: Session, found: AskingRound, because: str, *, by: Actor, now: datetime) -> None:
    """End a round, loaded and locked, without anybody; its history stays. Raises Refused with every reason why not."""
    refuse_if(rules.may_close(found.facts(), because))
    found.closed_at, found.closed_by, found.closed_because = now, by.reference, tidy_text(because)
    session.flush()
    audit.record(session, TermEvent.ASKING_CLOSED, found, by=by, at=now)


def _take(
    session: Session,
    found: AskingRound,
    asked: RoundAsk,
    answer: Answer,
    said: str,
    manner: Manner,
    *,
    arrived_at: datetime,
    by: Actor,
    now: datetime,
) -> None:
    asked.answer, asked.said, asked.answered_at = answer, tidy_text(said), arrived_at
    asked.answered_by, asked.manner = by.reference, manner
    session.flush()
    details = {"ask": str(asked.id), "answer": answer, "manner": manner}
    audit.record(session, TermEvent.ASKING_ANSWERED, found, by=by, at=now, details=details)
