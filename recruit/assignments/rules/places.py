"""A place in another body: what it is, who may have it, and until when."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from recruit.assignments.rules.vocabulary import PlaceRole
from recruit.bodies.rules import SeatType
from recruit.foundation.dates import PartialDate, Span, first_day_after
from recruit.foundation.refusal import Refusal

#: More places of one council in one body than that are a slip of the finger.
MOST_PLACES = 20


@dataclass(frozen=True, slots=True)
class NewPlace:
    """A place that the council fills in another body."""

    body: str
    role: PlaceRole
    #: How many of them there are.
    number: int = 1
    votes: bool = False
    is_heard: bool = True
    allowance: bool = False
    description: str = ""
    link: str = ""
    since: date | None = None
    last_day: PartialDate | None = None


@dataclass(frozen=True, slots=True)
class Eligibility:
    """Who may have a place, while that rule holds: a dated rule of law or of the other body, with its source."""

    seat_types: Collection[SeatType]
    citation: str
    span: Span


@dataclass(frozen=True, slots=True)
class Assigned:
    """Somebody who has a place."""

    person: UUID
    span: Span


@dataclass(frozen=True, slots=True)
class NewAssignment:
    """Somebody is to have a place."""

    person: UUID
    first_day: date
    last_day: PartialDate | None = None
    #: Why somebody has it who may not have it by the rule.
    because: str = ""

    @property
    def span(self) -> Span:
        return Span(self.first_day, first_day_after(self.last_day) if self.last_day else None)


def may_describe(new: NewPlace) -> tuple[Refusal, ...]:
    """Return every reason why a place is not described like this."""
    reasons = [] if new.body.strip() else [Refusal("answer-missing", field="body")]
    if not 1 <= new.number <= MOST_PLACES:
        reasons.append(Refusal("number-of-places-impossible", {"fewest": 1, "most": MOST_PLACES}, "number"))
    if new.votes and new.role in (PlaceRole.ASSOCIATE, PlaceRole.OBSERVER):
        reasons.append(Refusal("only-members-vote", field="votes"))
    if new.since and new.last_day and first_day_after(new.last_day) <= new.since:
        reasons.append(Refusal("ends-before-it-begins", field="last_day"))
    return tuple(reasons)


def lacks(rule: Eligibility | None, role: PlaceRole, seat_types: Collection[SeatType], *, on: date) -> Refusal | None:
    """Return what a rule holds against somebody who sits on these seats; None where it does not apply.

    The law speaks of the representative only, so a substitute is not asked (Integrationsloven § 43).
    """
    if rule is None or on not in rule.span or role is PlaceRole.SUBSTITUTE:
        return None
    if {*seat_types} & {*rule.seat_types}:
        return None
    return Refusal("not-eligible-for-the-place", {"citation": rule.citation}, "person")


def may_assign(
    new: NewAssignment, place: Span, number: int, others: Collection[Assigned], lacking: Refusal | None
) -> tuple[Refusal, ...]:
    """Return every reason why somebody does not have a place like this; what is `lacking` asks for a reason."""
    reasons = []
    if new.span.until is not None and new.span.until <= new.span.since:
        reasons.append(Refusal("ends-before-it-begins", field="last_day"))
    elif not _within(new.span, place):
        reasons.append(Refusal("outside-the-place", {"since": place.since, "until": place.until}, "first_day"))
    there = [other for other in others if other.span.overlaps(new.span)]
    if any(other.person == new.person for other in there):
        reasons.append(Refusal("has-the-place-already", field="person"))
    elif len(there) >= number:
        reasons.append(Refusal("place-is-taken", field="person"))
    if lacking is not None and not new.because.strip():
        reasons.append(lacking)
    return tuple(reasons)


def _within(span: Span, place: Span) -> bool:
    if span.since not in place:
        return False
    return place.until is None or (span.until is not None and span.until <= place.until)


def may_leave(span: Span, last_day: PartialDate, because: str) -> tuple[Refusal, ...]:
    """Return every reason why somebody does not give a place up after a day."""
    reasons = [] if because.strip() else [Refusal("answer-missing", field="because")]
    until = first_day_after(last_day)
    if until <= span.since:
        reasons.append(Refusal("ends-before-it-begins", field="last_day"))
    if span.until is not None and span.until <= until:
        reasons.append(Refusal("has-left-the-place", {"until": span.until}, "last_day"))
    return tuple(reasons)


def is_open(number: int, assigned: Collection[Assigned], *, on: date) -> bool:
    """Return True when somebody is lacking on a day."""
    return sum(on in one.span for one in assigned) < number


def previous(assigned: Mapping[UUID, Span], *, before: date) -> UUID | None:
    """Return who had a place last before a day, by person; None where nobody ever had it."""
    had = {person: span for person, span in assigned.items() if span.since < before}
    return max(had, key=lambda person: (had[person].until or date.max, had[person].since), default=None)
