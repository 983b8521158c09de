"""A round of asking, step by step: who is asked next, what counts as an answer, and who can be chosen.

Each step has people and a deadline with a clock time. The next one begins when everybody of a step has said no, or its
time is over and nobody has said yes. An answer that comes in the deadline's last second counts, the next second's does
not; the secretary can still take it down as late, while nobody is chosen. Whoever says *ask me later* is asked again
with the next step.
"""

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from uuid import UUID

from recruit.assignments.rules.vocabulary import Answer, AskingKind, ChosenBy, Whom
from recruit.foundation.refusal import Refusal
from recruit.recruitment.rules.deadline import end_of

#: What the links in the letters to those who are asked are for.
ROUND_ASK = "round-ask"

#: Where a place that falls free goes to the next on the waiting list.
WITH_A_WAITING_LIST = (AskingKind.EVENT, AskingKind.HELP)

#: More steps than that, or people in one, are a slip of the finger.
MOST_STEPS, MOST_PLACES = 6, 50


class Stage(StrEnum):
    """Where a round of asking is; derived, never stored."""

    #: A step waits for answers.
    ASKING = "asking"
    #: A step is over without a yes, and the next one is to be asked.
    NEXT_STEP = "next_step"
    #: Enough have said yes, or its time is over and somebody has: one is to be chosen.
    TO_CHOOSE = "to_choose"
    #: Opinions are in, and nobody is chosen by them.
    TO_READ = "to_read"
    #: Everybody was asked, and nobody wishes to.
    NOBODY = "nobody"
    CHOSEN = "chosen"
    #: Ended without anybody, with a reason.
    CLOSED = "closed"


@dataclass(frozen=True, slots=True)
class Asked:
    """Somebody who was asked."""

    person: UUID
    answer: Answer | None = None
    answered_at: datetime | None = None
    #: Taken down after the deadline.
    is_late: bool = False
    #: Taken back: nobody waits for them, and what they said does not count.
    is_withdrawn: bool = False
    asked_at: datetime | None = None

    @property
    def is_yes(self) -> bool:
        """Return whether they wish to; a yes has an instant."""
        return self.answer is Answer.YES and not self.is_withdrawn

    @property
    def is_waited_for(self) -> bool:
        """Return whether they have neither said yes nor no."""
        return not self.is_withdrawn and self.answer not in (Answer.YES, Answer.NO)


@dataclass(frozen=True, slots=True)
class Step:
    """A step that was begun, or is planned: then nobody was asked in it."""

    whom: Whom
    closes_at: datetime
    asked: Sequence[Asked] = ()

    def is_over(self, *, now: datetime) -> bool:
        """Return True when nobody is waited for: the time is over, or everybody has said yes or no."""
        settled = not any(one.is_waited_for for one in self.asked)
        return bool(self.asked) and (settled or now >= end_of(self.closes_at))


@dataclass(frozen=True, slots=True)
class RoundFacts:
    """A round of asking as the rules see it."""

    kind: AskingKind
    places: int
    steps: Sequence[Step] = ()
    chosen: Collection[UUID] = ()
    is_closed: bool = False

    @property
    def volunteers(self) -> Sequence[UUID]:
        """Return who has said yes: those in time before those who were late, in the order of their answers."""
        asked = self.newest.values()
        yes = ((one.is_late, one.answered_at, one.person) for one in asked if one.is_yes and one.answered_at)
        return [person for _, _, person in sorted(yes)]

    @property
    def newest(self) -> Mapping[UUID, Asked]:
        """Return what each who was asked was asked last: whoever said *ask me later* stands in more than one step."""
        return {one.person: one for step in self.steps for one in step.asked}

    @property
    def to_ask_again(self) -> Collection[UUID]:
        """Return who has said *ask me later* and nothing since: they are asked again with the next step."""
        later = (one for one in self.newest.values() if one.answer is Answer.LATER)
        return {one.person for one in later if not one.is_withdrawn}


def has_room(found: RoundFacts) -> bool:
    """Return whether somebody is chosen, and a place is free, where there is a waiting list."""
    return found.kind in WITH_A_WAITING_LIST and 0 < len(found.chosen) < found.places and not found.is_closed


def is_free_for_others(found: RoundFacts) -> bool:
    """Return whether somebody is chosen, a place is free, and nobody waits for it: then others can be asked."""
    return has_room(found) and {*found.volunteers} <= {*found.chosen}


def takes_answers(found: RoundFacts, person: UUID) -> bool:
    """Return whether an answer of somebody can still count: nobody is chosen, or others are, and a place is free.

    Whoever says yes first does not end it for those who were asked with them: they wait behind.
    """
    return not found.is_closed and person not in found.chosen and (not found.chosen or has_room(found))


def is_settled(found: RoundFacts) -> bool:
    """Return whether nobody is asked any more: it has ended, or somebody is chosen or waits for every place."""
    return found.is_closed or (bool(found.chosen) and not is_free_for_others(found))


def stage(found: RoundFacts, *, now: datetime) -> Stage:
    """Return where a round is at an instant."""
    if found.is_closed:
        return Stage.CLOSED
    if found.chosen:
        return Stage.CHOSEN
    begun = [step for step in found.steps if step.asked]
    if begun and not begun[-1].is_over(now=now):
        return Stage.ASKING
    is_opinion, is_left = found.kind is AskingKind.OPINION, len(begun) < len(found.steps)
    if found.volunteers and not is_opinion:
        return Stage.TO_CHOOSE
    if is_left:
        return Stage.NEXT_STEP
    return Stage.TO_READ if found.volunteers else Stage.NOBODY


def next_step(found: RoundFacts) -> int | None:
    """Return which step is asked next, from 0; None where every step was."""
    return next((number for number, step in enumerate(found.steps) if not step.asked), None)


def may_plan(steps: Sequence[Step], places: int, *, now: datetime) -> tuple[Refusal, ...]:
    """Return every reason why no round is planned like this: its deadlines are to come, one after the other.

    A reason that is one of a step says which, from 1.
    """
    reasons = [] if steps else [Refusal("nobody-to-ask", field="steps")]
    if len(steps) > MOST_STEPS:
        reasons.append(Refusal("too-many-steps", {"most": MOST_STEPS}, "steps"))
    if not 1 <= places <= MOST_PLACES:
        reasons.append(Refusal("number-of-places-impossible", {"fewest": 1, "most": MOST_PLACES}, "places"))
    for number, step in enumerate(steps, 1):
        if now >= end_of(step.closes_at):
            reasons.append(Refusal("deadline-is-over", {"step": number}, "steps"))
        elif number > 1 and step.closes_at <= steps[number - 2].closes_at:
            reasons.append(Refusal("steps-overlap", {"step": number}, "steps"))
    return tuple(reasons)


def may_ask(
    found: RoundFacts, people: Collection[UUID], *, now: datetime, closes_at: datetime | None = None
) -> tuple[Refusal, ...]:
    """Return every reason why the next step is not asked now; until `closes_at`, else as it was planned."""
    if is_settled(found):
        return (Refusal("asking-is-over"),)
    number = next_step(found)
    if number is None:
        return (Refusal("everybody-was-asked"),)
    reasons = [] if people else [Refusal("nobody-to-ask", field="people")]
    if now >= end_of(closes_at or found.steps[number].closes_at):
        reasons.append(Refusal("deadline-is-over", field="closes_at"))
    if stage(found, now=now) is Stage.ASKING:
        reasons.append(Refusal("a-step-still-waits"))
    if was_asked(found) & {*people}:
        reasons.append(Refusal("was-asked-already", field="people"))
    return tuple(reasons)


def was_asked(found: RoundFacts) -> set[UUID]:
    """Return who is not asked once more: not those whose ask was taken back, nor who has said *ask me later*."""
    asked = {one.person for one in found.newest.values() if not one.is_withdrawn}
    return asked - {*found.to_ask_again}


def may_answer(found: RoundFacts, person: UUID, *, now: datetime) -> tuple[Refusal, ...]:
    """Return every reason why an answer behind a link is not taken; it can be changed until the deadline."""
    if not takes_answers(found, person):
        return (Refusal("asking-is-over"),)
    step = step_of(found, person)
    if step is None:
        return (Refusal("was-not-asked"),)
    return (Refusal("answer-comes-too-late", {"until": step.closes_at}),) if now >= end_of(step.closes_at) else ()


def is_late(found: RoundFacts, person: UUID, *, arrived_at: datetime) -> bool:
    """Return True when an answer that the secretary takes down has come after the deadline of its step."""
    step = step_of(found, person)
    return step is not None and arrived_at >= end_of(step.closes_at)


def may_take_down(found: RoundFacts, person: UUID, *, arrived_at: datetime, now: datetime) -> tuple[Refusal, ...]:
    """Return every reason why the secretary does not take an answer down; a late one is, while it is not settled.

    It came after the question, to the minute.
    """
    if not takes_answers(found, person):
        return (Refusal("asking-is-over"),)
    reasons = [] if step_of(found, person) else [Refusal("was-not-asked")]
    asked = found.newest.get(person)
    if arrived_at > now:
        reasons.append(Refusal("day-in-the-future", field="arrived_at"))
    elif asked and asked.asked_at and arrived_at < asked.asked_at.replace(second=0, microsecond=0):
        reasons.append(Refusal("answered-before-it-was-asked", {"asked": asked.asked_at}, "arrived_at"))
    return tuple(reasons)


def may_say(kind: AskingKind, answer: Answer, said: str) -> tuple[Refusal, ...]:
    """Return why an answer is none: an opinion has words."""
    lacks = kind is AskingKind.OPINION and answer is Answer.YES and not said.strip()
    return (Refusal("answer-missing", field="said"),) if lacks else ()


def step_of(found: RoundFacts, person: UUID) -> Step | None:
    """Return the step in which somebody was asked last; None where they were not, or it was taken back."""
    asked = (step for step in reversed(found.steps) for one in step.asked if one.person == person)
    return None if person not in found.newest or found.newest[person].is_withdrawn else next(asked)


def may_choose(
    found: RoundFacts, people: Sequence[UUID], by: ChosenBy, because: str, *, now: datetime
) -> tuple[Refusal, ...]:
    """Return every reason why these are not chosen: they have said yes, and among several it is said how."""
    if found.kind is AskingKind.OPINION:
        return (Refusal("opinions-choose-nobody"),)
    if found.is_closed or found.chosen:
        return (Refusal("asking-is-over"),)
    return tuple(_against_choosing(found, people, by, because, now))


def _against_choosing(
    found: RoundFacts, people: Sequence[UUID], by: ChosenBy, because: str, now: datetime
) -> Iterator[Refusal]:
    if not people or len({*people}) < len(people):
        yield Refusal("nobody-is-chosen", field="people")
    if len(people) > found.places:
        yield Refusal("more-than-there-are-places", {"places": found.places}, "people")
    if not {*people} <= {*found.volunteers}:
        yield Refusal("has-not-volunteered", field="people")
    several = len(found.volunteers) > found.places
    if several and by is ChosenBy.NOBODY_ELSE:
        yield Refusal("said-how-is-missing", field="by")
    if by in (ChosenBy.VOTE, ChosenBy.LOT) and not because.strip():
        yield Refusal("answer-missing", field="because")
    if stage(found, now=now) is Stage.ASKING:
        yield Refusal("a-step-still-waits")


def may_close(found: RoundFacts, because: str) -> tuple[Refusal, ...]:
    """Return every reason why a round does not end without anybody."""
    if found.is_closed or found.chosen:
        return (Refusal("asking-is-over"),)
    return () if because.strip() else (Refusal("answer-missing", field="because"),)
