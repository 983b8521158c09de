"""Setting up an election: five questions make one, and the rest has a value that fits most councils."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time
from typing import Protocol
from uuid import UUID

from recruit.counting.checks import KNOWN, LISTS, MOST_SEATS
from recruit.elections.rules.vocabulary import BallotOrder, FormOfVoting, ResultScope
from recruit.foundation.refusal import Refusal

#: The methods in which a paper holds crosses, by the crosses it may hold.
ONE_CROSS, SEVERAL_CROSSES, ANY_CROSSES = "plurality", "block", "approval"
#: The smallest numbers that mean something, of those that may be left out.
LEAST = {"substitutes": 0, "group_cap": 1}
#: What a contest of people can be counted by; lists are for groups of a municipal council.
OFFERED = tuple(method for method in KNOWN if method not in LISTS and method != "majority")


@dataclass(frozen=True, slots=True)
class FiveQuestions:
    """When, where, how many seats, how many crosses, and who may vote."""

    polling_on: date
    place: str
    seats: int
    marks: int
    who_may_vote: str


@dataclass(frozen=True, slots=True)
class ElectionSettings:
    """What an election is besides its contests."""

    name: str
    polling_on: date
    place: str
    who_may_vote: str
    opens: time | None = None
    closes: time | None = None
    forms: Sequence[FormOfVoting] = (FormOfVoting.MEETING,)
    post_until: datetime | None = None
    ballot_order: BallotOrder = BallotOrder.LIST
    result_scope: ResultScope = ResultScope.RECOMMENDED_AND_NEXT
    is_rehearsal: bool = False
    double_entry: bool = False
    #: It was held without the program, and is entered afterwards.
    was_held: bool = False


@dataclass(frozen=True, slots=True)
class NewContest:
    """Seats that are voted on together."""

    label: str
    seats: int
    method: str = ONE_CROSS
    max_marks: int | None = 1
    #: None: everybody without a seat is next in order.
    substitutes: int | None = None
    group_cap: int | None = None
    seat_group_id: UUID | None = None
    country_group: str | None = None


class Seats(Protocol):
    """Seats that are voted on together, as they are asked for or stand."""

    @property
    def label(self) -> str:
        """What they are called."""

    @property
    def seats(self) -> int:
        """How many there are."""

    @property
    def seat_group_id(self) -> UUID | None:
        """Whose seats they are; None for those of the whole round, or of a country group."""


def contest_of(questions: FiveQuestions, label: str) -> NewContest:
    """Return the one contest that five questions make: one cross, or several."""
    if questions.marks == 1:
        return NewContest(label, questions.seats)
    return NewContest(label, questions.seats, SEVERAL_CROSSES, questions.marks)


def may_set_up(settings: ElectionSettings, *, today: date | None = None) -> tuple[Refusal, ...]:
    """Return every reason why an election is not like this.

    Its day is `today` or later, unless it is a rehearsal or was held; None where the day is as it was.
    """
    texts = {"name": settings.name, "place": settings.place, "who_may_vote": settings.who_may_vote}
    reasons = [Refusal("answer-missing", field=field) for field, text in texts.items() if not text.strip()]
    if settings.opens and settings.closes and settings.opens >= settings.closes:
        reasons.append(Refusal("polling-never-opens", field="closes"))
    if not settings.forms:
        reasons.append(Refusal("nobody-can-vote", field="forms"))
    if FormOfVoting.POST in settings.forms and settings.post_until is None:
        reasons.append(Refusal("post-deadline-is-missing", field="post_until"))
    if today and settings.polling_on < today and not (settings.is_rehearsal or settings.was_held):
        reasons.append(Refusal("polling-day-is-over", field="polling_on"))
    return tuple(reasons)


def may_contest(contests: Sequence[NewContest]) -> tuple[Refusal, ...]:
    """Return every reason why these contests do not make an election."""
    reasons = [] if contests else [Refusal("election-has-no-contest")]
    labels = [contest.label.strip().casefold() for contest in contests]
    for number, contest in enumerate(contests):
        named = {"contest": contest.label}
        if not labels[number]:
            reasons.append(Refusal("answer-missing", field="label"))
        elif labels[number] in labels[:number]:
            reasons.append(Refusal("contest-stands-twice", named, field="label"))
        if contest.seats < 1:
            reasons.append(Refusal("contest-fills-no-seat", named, field="seats"))
        if contest.method not in OFFERED:
            reasons.append(Refusal("method-is-unknown", named, field="method"))
        if contest.method == SEVERAL_CROSSES and (contest.max_marks or 0) < 1:
            reasons.append(Refusal("marks-are-missing", named, field="max_marks"))
        if contest.group_cap is not None and contest.method not in (ONE_CROSS, SEVERAL_CROSSES, ANY_CROSSES):
            reasons.append(Refusal("method-has-no-cap", named, field="group_cap"))
        reasons += _out_of_range(contest)
    return tuple(reasons)


def beyond_the_round(contests: Sequence["Seats"], places: Mapping[UUID, int]) -> tuple[Refusal, ...]:
    """Return where contests have more seats than a round fills in its seat groups: a slip, or known to whoever does it.

    Nobody is refused by it: a seat can become free before the day.
    """
    reasons = [
        Refusal("contest-has-more-seats-than-the-group", {"contest": one.label, "seats": one.seats, "places": free})
        for one in contests
        if one.seat_group_id and one.seats > (free := places.get(one.seat_group_id, 0))
    ]
    seats, free = sum(one.seats for one in contests), sum(places.values())
    if seats > free and not reasons:
        reasons.append(Refusal("contests-have-more-seats-than-the-round", {"seats": seats, "places": free}))
    return tuple(reasons)


def _out_of_range(contest: NewContest) -> list[Refusal]:
    """Return which of the numbers are slips of the pen."""
    numbers = {name: getattr(contest, name) for name in ("seats", "max_marks", "substitutes", "group_cap")}
    return [
        Refusal("number-is-a-slip", {"contest": contest.label, "most": MOST_SEATS}, name)
        for name, number in numbers.items()
        if number is not None and not LEAST.get(name, number) <= number <= MOST_SEATS
    ]
