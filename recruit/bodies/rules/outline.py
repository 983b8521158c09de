"""An outline: composition and settings of a council without its people. A template is one, and a neighbour's file."""

from dataclasses import dataclass

from recruit.bodies.rules.body import LONGEST_TEXT, NewRule, may_hold
from recruit.bodies.rules.seat_group import NewSeatGroup, may_add_seat_group
from recruit.bodies.rules.term import may_decide_seats
from recruit.bodies.rules.vocabulary import BODY_CLASSIFICATIONS, TITLES, FillingMethod, SeatType
from recruit.foundation.dates import Span
from recruit.foundation.refusal import Refusal
from recruit.people.rules import Classification

#: No council has more groups or rules than this; a longer file was not made by us.
MOST_PARTS = 50

#: For whom a group's seats usually are, by the way they are filled; the secretary may say something else.
_USUAL_SEATS = {
    FillingMethod.ADVISORY_ELECTION: SeatType.REFUGEE_IMMIGRANT,
    FillingMethod.DIRECT_ELECTION: SeatType.CITIZEN,
    FillingMethod.COUNCIL_SELECTION: SeatType.EXPERIENCE,
    FillingMethod.ORGANISATION_NOMINATION: SeatType.ORGANISATION,
    FillingMethod.COUNCIL_OWN_MEMBERS: SeatType.MUNICIPAL_COUNCIL,
    FillingMethod.EX_OFFICIO: SeatType.SECTOR,
    FillingMethod.COUNCIL_RECOMMENDATION: SeatType.EXPERIENCE,
}


@dataclass(frozen=True, slots=True)
class Outline:
    """What a council looks like. It holds no person, no organization, no case number and no day."""

    classification: Classification
    legal_basis: str
    #: What councils of this kind are called, and what they are for; of templates only.
    name: str = ""
    about: str = ""
    #: Empty in a template: the title is asked for, there is no default.
    chair_title: str = ""
    seats_decided: int | None = None
    holds_over: bool = True
    is_small: bool = True
    groups: tuple[NewSeatGroup, ...] = ()
    rules: tuple[NewRule, ...] = ()


def usual_seat_type(filling_method: FillingMethod) -> SeatType:
    """Return for whom seats that are filled in this way usually are."""
    return _USUAL_SEATS[filling_method]


def may_be_made(outline: Outline, span: Span) -> tuple[Refusal, ...]:
    """Return every reason why no council can be made after this outline, for a term of these days."""
    reasons = [*may_decide_seats(outline.seats_decided)]
    if outline.classification not in BODY_CLASSIFICATIONS:
        reasons.append(Refusal("not-a-kind-of-body", {"classification": outline.classification}, "classification"))
    if len(outline.legal_basis) > LONGEST_TEXT:
        reasons.append(Refusal("text-too-long", {"longest": LONGEST_TEXT}, "legal_basis"))
    if outline.chair_title and outline.chair_title not in TITLES:
        reasons.append(Refusal("chair-has-no-title", field="chair_title"))
    if len(outline.groups) > MOST_PARTS or len(outline.rules) > MOST_PARTS:
        reasons.append(Refusal("outline-too-long", {"most": MOST_PARTS}))
        return tuple(reasons)
    for place, group in enumerate(outline.groups):
        reasons.extend(may_add_seat_group(group, [before.label.strip() for before in outline.groups[:place]]))
    for place, rule in enumerate(outline.rules):
        reasons.extend(may_hold(rule, span, [(before.kind, span) for before in outline.rules[:place]]))
    return tuple(reasons)
