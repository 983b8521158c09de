"""What members say about a term that ends: asked by link, answered until a deadline, shown without names."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from recruit.foundation.refusal import Refusal
from recruit.recruitment.rules.deadline import end_of

#: What the link in the letter is for.
EVALUATION = "evaluation"
#: The link goes on for so long after the deadline: whoever is late reads whom to call.
LINK_OUTLIVES = timedelta(days=30)
#: Of fewer answers a reader could guess whose they are, so nobody reads them: the secretariat knows who has answered.
FEWEST_SHOWN = 4
#: A scale of five, from 1 (not at all) to 5 (very much).
SCALE = range(1, 6)
MOST_QUESTIONS, LONGEST_ANSWER = 20, 2000
#: Of a question, or a statement, and of what the evaluation is called: each is a line.
LONGEST_QUESTION, LONGEST_TITLE = 300, 200


@dataclass(frozen=True, slots=True)
class Question:
    """A question: on the scale, or in words."""

    text: str
    on_scale: bool = False


@dataclass(frozen=True, slots=True)
class Summary:
    """What was answered to a question on the scale."""

    answers: int
    #: How many chose each step, from 1 to 5.
    chosen: Sequence[int]


def may_ask(questions: Sequence[Question], closes_at: datetime, *, now: datetime) -> tuple[Refusal, ...]:
    """Return every reason why members are not asked these questions until then."""
    reasons = [] if questions else [Refusal("no-questions", field="questions")]
    if len(questions) > MOST_QUESTIONS:
        reasons.append(Refusal("too-many-questions", {"most": MOST_QUESTIONS}, "questions"))
    if any(not one.text.strip() for one in questions):
        reasons.append(Refusal("answer-missing", field="questions"))
    for is_on_scale, field in ((True, "on_scale"), (False, "questions")):
        if any(len(one.text) > LONGEST_QUESTION for one in questions if one.on_scale is is_on_scale):
            reasons.append(Refusal("question-too-long", {"longest": LONGEST_QUESTION}, field))
    if now >= end_of(closes_at):
        reasons.append(Refusal("deadline-is-over", field="closes_at"))
    return tuple(reasons)


def may_answer(
    questions: Sequence[Question], answers: Mapping[int, int | str], closes_at: datetime, *, now: datetime
) -> tuple[Refusal, ...]:
    """Return every reason why these answers are not taken, by the questions' places from 0; one has to be answered.

    Whoever sends nothing would count among those behind whom the others are not to be guessed.
    """
    reasons = [Refusal("answer-comes-too-late", {"until": closes_at})] if now >= end_of(closes_at) else []
    if not any(str(said).strip() for said in answers.values()):
        reasons.append(Refusal("nothing-is-answered", field="answer_0"))
    for place, said in answers.items():
        if not 0 <= place < len(questions):
            reasons.append(Refusal("no-such-question"))
        elif questions[place].on_scale and said not in SCALE:
            reasons.append(Refusal("not-on-the-scale", {"last": SCALE[-1]}, f"answer_{place}"))
        elif not questions[place].on_scale and len(str(said)) > LONGEST_ANSWER:
            reasons.append(Refusal("text-too-long", {"longest": LONGEST_ANSWER}, f"answer_{place}"))
    return tuple(reasons)


def may_have_come(arrived_on: date, *, asked_on: date, last_day: date, today: date) -> tuple[Refusal, ...]:
    """Return why an answer on paper that arrived on a day is not taken; the whole day of the deadline is in time."""
    if arrived_on < asked_on:
        return (Refusal("answered-before-it-was-asked", {"asked": asked_on}, "arrived_on"),)
    if arrived_on > today:
        return (Refusal("day-in-the-future", field="arrived_on"),)
    return (Refusal("paper-came-too-late", {"last": last_day}, "arrived_on"),) if arrived_on > last_day else ()


def may_extend(closes_at: datetime, until: datetime, *, answered: int, now: datetime) -> tuple[Refusal, ...]:
    """Return every reason why members do not get more time: it is later than before, and nothing is shown yet."""
    is_read = now >= end_of(closes_at) and not may_show(answered)
    over = [Refusal("evaluation-is-over")] if is_read else []
    if now >= end_of(until):
        over.append(Refusal("deadline-is-over", field="closes_on"))
    return (*over, *((Refusal("deadline-moves-forward", field="closes_at"),) if until <= closes_at else ()))


def is_shown(closes_at: datetime, *, left: int, now: datetime) -> bool:
    """Return whether it is seen what was said, as far as `may_show`: when it is over, or nobody is left to answer.

    Before that, whoever looks twice could see who wrote what.
    """
    return left == 0 or now >= end_of(closes_at)


def may_remind(closes_at: datetime, *, has_answered: bool, is_reminded: bool, now: datetime) -> bool:
    """Return whether somebody is reminded: once, while there is time, and never after they have answered."""
    return not has_answered and not is_reminded and now < end_of(closes_at)


def link_lifetime(closes_at: datetime, *, now: datetime) -> timedelta:
    """Return how long a link lives that is sent now."""
    return max(closes_at - now, timedelta()) + LINK_OUTLIVES


def summary(chosen: Collection[int]) -> Summary:
    """Return how often each step of the scale was chosen."""
    return Summary(len(chosen), [sum(one == step for one in chosen) for step in SCALE])


def may_show(answered: int) -> tuple[Refusal, ...]:
    """Return why nobody is shown the answers: so few have answered that each could be guessed."""
    return () if answered >= FEWEST_SHOWN else (Refusal("too-few-answers-to-show", {"fewest": FEWEST_SHOWN}),)
