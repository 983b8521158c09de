"""When a seat group may be added, changed, moved and taken away."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from recruit.bodies.rules.body import LONGEST_TEXT
from recruit.bodies.rules.vocabulary import (
    MOST_SEATS_IN_A_GROUP,
    FillingMethod,
    SeatType,
    StatutoryGroup,
    SubstituteArrangement,
)
from recruit.foundation.refusal import Refusal
from recruit.people.rules import may_be_called

#: Nobody has more personal substitutes than this.
MOST_PERSONAL_SUBSTITUTES = 2


@dataclass(frozen=True, slots=True)
class NewSeatGroup:
    """The seat group that somebody asks for."""

    label: str
    seats: int
    seat_type: SeatType
    filling_method: FillingMethod
    arrangement: SubstituteArrangement = SubstituteArrangement.NONE
    #: Substitutes a member when personal, in all when a list.
    substitutes: int = 0
    criterion: str = ""
    statutory_group: StatutoryGroup | None = None
    has_vote: bool = True
    #: A substitute's permanent entry needs a new decision of the municipal council.
    entry_needs_decision: bool = True


def may_add_seat_group(group: NewSeatGroup, labels: Iterable[str]) -> tuple[Refusal, ...]:
    """Return every reason why a term may not get this seat group; `labels` are those it has."""
    reasons = [*may_be_labelled(group.label, labels), *may_have_seats(group.seats)]
    without_arrangement = group.substitutes and group.arrangement is SubstituteArrangement.NONE
    if not 0 <= group.substitutes <= MOST_SEATS_IN_A_GROUP or without_arrangement:
        reasons.append(Refusal("substitutes-without-arrangement", field="substitutes"))
    if group.arrangement is SubstituteArrangement.PERSONAL and group.substitutes > MOST_PERSONAL_SUBSTITUTES:
        reasons.append(Refusal("too-many-personal-substitutes", {"most": MOST_PERSONAL_SUBSTITUTES}, "substitutes"))
    if len(group.criterion) > LONGEST_TEXT:
        reasons.append(Refusal("text-too-long", {"longest": LONGEST_TEXT}, "criterion"))
    return tuple(reasons)


def may_be_labelled(label: str, labels: Iterable[str]) -> tuple[Refusal, ...]:
    """Return every reason why a seat group cannot be called so; `labels` are those of the other groups."""
    if not label.strip():
        return (Refusal("seat-group-has-no-label", field="label"),)
    if label.strip() in set(labels):
        return (Refusal("seat-group-label-taken", {"label": label.strip()}, "label"),)
    return tuple(Refusal(reason.code, reason.facts, "label") for reason in may_be_called(label))


def may_have_seats(seats: int) -> tuple[Refusal, ...]:
    """Return the reason why a seat group cannot have so many seats."""
    if not 0 <= seats <= MOST_SEATS_IN_A_GROUP:
        return (Refusal("number-of-seats-impossible", {"most": MOST_SEATS_IN_A_GROUP}, "seats"),)
    return ()


def may_have_only(seats: int, holders: Mapping[int, Sequence[str]]) -> tuple[Refusal, ...]:
    """Return the reason why a group cannot be reduced to so many seats.

    `holders` are the seats, by number, on which somebody sits or has sat, with their names: who sat there stays known.
    """
    if len(holders) <= seats:
        return ()
    names = [name for number in sorted(holders) for name in holders[number]]
    return (Refusal("seats-are-held", {"number": len(holders), "names": names}, "seats"),)


def may_remove_seat_group(label: str, names: Sequence[str]) -> tuple[Refusal, ...]:
    """Return the reason why a group cannot be taken away: somebody has or had a place in it."""
    return (Refusal("group-is-held", {"label": label, "names": names}),) if names else ()


def seats_to_give_up(numbers: Sequence[int], held: Iterable[int], seats: int) -> tuple[int, ...]:
    """Return which seats go when a group is reduced to so many: the last of those on which nobody ever sat."""
    free = sorted(set(numbers) - set(held), reverse=True)
    return tuple(free[: max(len(numbers) - seats, 0)])
