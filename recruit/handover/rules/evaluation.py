"""What members say about a term that ends: asked by link, answered until a deadline, shown without names."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from recruit.foundation.refusal import Refusal
from recruit.recruitment.rules.deadline import end_of

#: What the link in the letter is for.
EVALUATION = "evaluation"
#: The link goes on for so long after the deadline: whoever is late reads whom to call.
LINK_OUTLIVES = timedelta(days=30)
#: Of fewer answers a reader could guess whose they are, so their texts are told to the secretariat alone.
FEWEST_SHOWN = 4
#: A scale of five, from 1 (not at all) to 5 (very much).
SCALE = range(1, 6)
MOST_QUESTIONS, LONGEST_ANSWER = 20, 2000


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
    if now >= end_of(closes_at):
        reasons.append(Refusal("deadline-is-over", field="closes_at"))
    return tuple(reasons)


def may_answer(
    questions: Sequence[Question], answers: Mapping[int, int | str], closes_at: datetime, *, now: datetime
) -> tuple[Refusal, ...]:
    """Return every reason why these answers are not taken, by the questions' places from 0; none has to be answered."""
    reasons = [Refusal("answer-comes-too-late", {"until": closes_at})] if now >= end_of(closes_at) else []
    for place, said in answers.items():
        if not 0 <= place < len(questions):
            reasons.append(Refusal("no-such-question"))
        elif questions[place].on_scale and said not in SCALE:
            reasons.append(Refusal("not-on-the-scale", {"last": SCALE[-1]}, f"answer_{place}"))
        elif not questions[place].on_scale and len(str(said)) > LONGEST_ANSWER:
            reasons.append(Refusal("text-too-long", {"longest": LONGEST_ANSWER}, f"answer_{place}"))
    return tuple(reasons)


def may_extend(closes_at: datetime, until: datetime, *, now: datetime) -> tuple[Refusal, ...]:
    """Return every reason why members do not get more time: it is later than before, and nothing is shown yet."""
    over = [Refusal("evaluation-is-over")] if now >= end_of(closes_at) else []
    return (*over, *((Refusal("deadline-moves-forward", field="closes_at"),) if until <= closes_at else ()))


def is_shown(closes_at: datetime, *, left: int, now: datetime) -> bool:
    """Return whether the secretariat sees what was said: when it is over, or nobody is left to answer.

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
    """Return why the texts are not shown to the council: so few have answered that each could be guessed."""
    return () if answered >= FEWEST_SHOWN else (Refusal("too-few-answers-to-show", {"fewest": FEWEST_SHOWN}),)
