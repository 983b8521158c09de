"""Selection without a vote: by what candidates are compared, what is chosen about each, and when it is concluded.

Words, never points: whoever reads it weighs. The municipal council decides; this only recommends.
"""

from collections import Counter
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum
from uuid import UUID

from recruit.foundation.refusal import Refusal
from recruit.nominations.rules.words import LONGEST_LINE, LONGEST_TEXT, holds_cpr_number, unfit
from recruit.people.rules import Gender

#: The last number in a row.
LAST_RANK = 999

#: How many names a reason tells.
MOST_NAMES = 8


class Aspect(StrEnum):
    """What a criterion is about."""

    AREA = "area"
    AGE = "age"
    INTERESTS = "interests"
    LANGUAGES = "languages"
    EXPERIENCE = "experience"
    #: Women and men (Ligestillingsloven § 10 a); it never stops anything.
    BALANCE = "balance"
    OTHER = "other"


#: The list to begin with, in its order.
READY = tuple(each for each in Aspect if each is not Aspect.OTHER)


class Choice(StrEnum):
    """What is chosen about a candidate. Nobody is a member or a substitute before the municipal council has decided."""

    #: *Indstilles til udpegning*.
    MEMBER = "member"
    #: *Næste i rækken*.
    NEXT = "next"
    NOT_RECOMMENDED = "not_recommended"


class Uneven(StrEnum):
    """Why only women or only men are recommended."""

    ONLY_ONE_SEX_STOOD = "only_one_sex_stood"
    COUNCIL_IS_EVEN = "council_is_even"
    OTHER_CRITERIA = "other_criteria"


@dataclass(frozen=True, slots=True)
class NewCriterion:
    """A criterion as somebody writes it."""

    aspect: Aspect
    label: str
    about: str = ""
    source: str = ""


@dataclass(frozen=True, slots=True)
class NewAssessment:
    """What somebody writes about a candidate. What is not stated is empty; notes by their criteria."""

    notes: Mapping[UUID, str] = field(default_factory=dict)
    choice: Choice | None = None
    seat_group_id: UUID | None = None
    rank: int | None = None
    stands_in_for_id: UUID | None = None
    reason: str = ""
    conflict: str = ""


@dataclass(frozen=True, slots=True)
class Chosen:
    """A candidate as the conclusion sees them."""

    id: UUID
    name: str
    choice: Choice | None = None
    seat_group_id: UUID | None = None
    rank: int | None = None
    stands_in_for_id: UUID | None = None
    reason: str = ""


@dataclass(frozen=True, slots=True)
class Places:
    """The places of a member group that this round fills."""

    label: str
    number: int


@dataclass(frozen=True, slots=True)
class Selection:
    """Everything on which it depends whether a selection can be concluded."""

    has_a_vote: bool
    is_fixed: bool
    is_concluded: bool
    is_complained_about: bool
    candidates: Sequence[Chosen]
    places: Mapping[UUID, Places]

    @property
    def left_open(self) -> Mapping[UUID, int]:
        """How many places of each group nobody is recommended for; that is allowed, and said."""
        taken = self._recommended()
        left = {number: group.number - taken[number] for number, group in self.places.items()}
        return {number: places for number, places in left.items() if places > 0}

    def crowded(self) -> Iterator[tuple[Places, int]]:
        """Yield the groups for which more are recommended than they have places, with how many."""
        for number, recommended in self._recommended().items():
            group = self.places.get(number) if number else None
            if group and recommended > group.number:
                yield group, recommended

    def _recommended(self) -> Counter[UUID | None]:
        return Counter(each.seat_group_id for each in self.candidates if each.choice is Choice.MEMBER)


def may_keep_criterion(new: NewCriterion, others: Collection[str], *, is_concluded: bool) -> tuple[Refusal, ...]:
    """Return every reason why a criterion is not kept so; `others` are what the other ones are called."""
    reasons = [*_concluded(is_concluded=is_concluded)]
    if not new.label.strip():
        reasons.append(Refusal("answer-missing", field="label"))
    if new.label.strip().casefold() in {each.casefold() for each in others}:
        reasons.append(Refusal("criterion-is-there", field="label"))
    lines = {"label": new.label, "source": new.source}
    return (*reasons, *_of_words(LONGEST_LINE, lines), *_of_words(LONGEST_TEXT, {"about": new.about}))


def may_remove_criterion(*, is_noted: bool, is_concluded: bool) -> tuple[Refusal, ...]:
    """Return why a criterion is not removed: what somebody wrote by it would be lost."""
    reasons = [*_concluded(is_concluded=is_concluded)]
    return (*reasons, Refusal("criterion-has-notes")) if is_noted else tuple(reasons)


def may_assess(
    new: NewAssessment, *, is_fixed: bool, is_on_it: bool, is_concluded: bool, groups: Collection[UUID]
) -> tuple[Refusal, ...]:
    """Return every reason why this is not written about a candidate; what is lacking still holds back the end alone."""
    reasons = [] if is_fixed else [Refusal("candidates-are-not-fixed")]
    if is_fixed and not is_on_it:
        reasons.append(Refusal("candidate-does-not-stand"))
    reasons += _concluded(is_concluded=is_concluded)
    if new.seat_group_id is not None and new.seat_group_id not in groups:
        reasons.append(Refusal("choice-of-another-group", field="group"))
    if new.rank is not None and not 1 <= new.rank <= LAST_RANK:
        reasons.append(Refusal("rank-from-one", field="rank"))
    said = {f"note_{number.hex}": text for number, text in new.notes.items()}
    return (*reasons, *_of_words(LONGEST_TEXT, said | {"reason": new.reason, "considered": new.conflict}))


def hindrances(found: Selection) -> tuple[Refusal, ...]:
    """Return every reason why a selection cannot be concluded yet, whoever decides and on which day."""
    reasons = [Refusal("round-has-a-vote")] if found.has_a_vote else []
    if not found.is_fixed:
        return (*reasons, Refusal("candidates-are-not-fixed"))
    reasons += _concluded(is_concluded=found.is_concluded)
    if found.is_complained_about:
        reasons.append(Refusal("complaints-hold-selection-back"))
    return (*reasons, *_of_the_choices(found), *_of_the_ranks(found.candidates))


def may_conclude(
    found: Selection, *, decided_by: str, decided_on: date, opened_on: date, today: date
) -> tuple[Refusal, ...]:
    """Return every reason why a selection is not concluded. That places are left open is none."""
    reasons = [*hindrances(found), *_of_words(LONGEST_LINE, {"decided_by": decided_by})]
    if not decided_by.strip():
        reasons.append(Refusal("answer-missing", field="decided_by"))
    if decided_on > today:
        reasons.append(Refusal("day-in-the-future", field="decided_on"))
    if decided_on < opened_on:
        reasons.append(Refusal("decided-before-the-round", {"day": opened_on}, "decided_on"))
    return tuple(reasons)


def may_release(*, is_concluded: bool, is_released: bool, is_complained_about: bool) -> tuple[Refusal, ...]:
    """Return why the candidates are not told what they are recommended for."""
    reasons = [*may_hand_on(is_concluded=is_concluded, is_complained_about=is_complained_about)]
    return (*reasons, Refusal("selection-is-released")) if is_released else tuple(reasons)


def may_hand_on(*, is_concluded: bool, is_complained_about: bool) -> tuple[Refusal, ...]:
    """Return why no paper about a recommendation goes on to those who decide: none stands, or a complaint is open."""
    reasons = [] if is_concluded else [Refusal("selection-is-open")]
    return (*reasons, Refusal("complaints-hold-recommendation-back")) if is_complained_about else tuple(reasons)


def may_take_back(because: str, *, is_concluded: bool) -> tuple[Refusal, ...]:
    """Return why a conclusion is not taken back: there is none, or no reason."""
    reasons = [] if is_concluded else [Refusal("selection-is-open")]
    missing = [] if because.strip() else [Refusal("reason-missing", field="because")]
    return (*reasons, *missing, *unfit(because=because))


def is_uneven(known: Sequence[Gender | None]) -> bool:
    """Return whether only women or only men are among people of whom it is known. It warns, and never stops."""
    told = [each for each in known if each in (Gender.WOMAN, Gender.MAN)]
    return len(told) > 1 and len(set(told)) == 1


def _concluded(*, is_concluded: bool) -> tuple[Refusal, ...]:
    return (Refusal("selection-is-concluded"),) if is_concluded else ()


def _of_the_choices(found: Selection) -> Iterator[Refusal]:
    """Say who is not chosen about, for whom a reason or the group is missing, and where there are too many."""
    if not found.candidates:
        yield Refusal("nobody-stands")
    recommended = {each.id: each.seat_group_id for each in found.candidates if each.choice is Choice.MEMBER}
    lacking = {
        "not-chosen-about": [each for each in found.candidates if each.choice is None],
        "choice-without-a-reason": [
            each for each in found.candidates if each.choice not in (None, Choice.NEXT) and not each.reason.strip()
        ],
        "choice-without-a-group": [
            each for each in found.candidates if each.id in recommended and each.seat_group_id is None
        ],
        "stands-in-for-nobody": [
            each for each in found.candidates if each.stands_in_for_id and each.stands_in_for_id not in recommended
        ],
        "choice-outside-the-groups": [
            each for each in found.candidates if each.seat_group_id and each.seat_group_id not in found.places
        ],
        "stands-in-across-groups": [
            each
            for each in found.candidates
            if each.seat_group_id
            and recommended.get(each.stands_in_for_id or each.id) not in (None, each.seat_group_id)
        ],
    }
    for code, whom in lacking.items():
        if whom:
            yield Refusal(code, {"names": _names(whom)})
    for group, number in found.crowded():
        yield Refusal("more-than-places", {"group": group.label, "places": group.number, "number": number})


def _of_the_ranks(candidates: Sequence[Chosen]) -> Iterator[Refusal]:
    """Say who has no number in the row, and where two have the same: of a group, or behind the same person."""
    ranked = [each for each in candidates if each.choice is Choice.NEXT]
    if unranked := [each for each in ranked if each.rank is None]:
        yield Refusal("next-without-a-number", {"names": _names(unranked)})
    rows = Counter(_row(each) for each in ranked if each.rank is not None)
    for (group, behind, rank), number in rows.items():
        if number > 1:
            same = [each for each in ranked if _row(each) == (group, behind, rank)]
            yield Refusal("number-given-twice", {"number": rank, "names": _names(same)})


def _row(each: Chosen) -> tuple[UUID | None, UUID | None, int | None]:
    return each.seat_group_id, each.stands_in_for_id, each.rank


def _names(whom: Sequence[Chosen]) -> Sequence[str]:
    told = [each.name for each in whom[:MOST_NAMES]]
    return [*told, "…"] if len(whom) > MOST_NAMES else told


def _of_words(longest: int, said: Mapping[str, str]) -> Iterator[Refusal]:
    for name, text in said.items():
        if holds_cpr_number(text):
            yield Refusal("text-holds-a-cpr-number", field=name)
        if len(text) > longest:
            yield Refusal("text-too-long", {"longest": longest}, name)
