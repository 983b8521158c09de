"""A place in another body: what it is, who may have it, and until when."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from uuid import UUID

from recruit.assignments.rules.vocabulary import PlaceMessage, PlaceRole, PlaceStatus
from recruit.bodies.rules import SeatType
from recruit.foundation.dates import PartialDate, Span, first_day_after, last_day
from recruit.foundation.municipality.rules import is_web_address
from recruit.foundation.refusal import Refusal

#: More places of one council in one body than that are a slip of the finger.
MOST_PLACES = 20
#: So long before the time of whoever has a place is over somebody else is found.
ENDS_SOON = timedelta(days=61)


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
    #: Who is written to in the other body.
    contact_name: str = ""
    contact_email: str = ""


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

    def within(self, place: Span) -> "NewAssignment":
        """Return the same, to the end of the place where no last day is said."""
        if self.last_day or place.until is None:
            return self
        return replace(self, last_day=last_day(place.until))


def may_describe(new: NewPlace) -> tuple[Refusal, ...]:
    """Return every reason why a place is not described like this."""
    reasons = [] if new.body.strip() else [Refusal("answer-missing", field="body")]
    if not 1 <= new.number <= MOST_PLACES:
        reasons.append(Refusal("number-of-places-impossible", {"fewest": 1, "most": MOST_PLACES}, "number"))
    if new.votes and new.role in (PlaceRole.ASSOCIATE, PlaceRole.OBSERVER):
        reasons.append(Refusal("only-members-vote", field="votes"))
    if new.link and not is_web_address(new.link):
        reasons.append(Refusal("address-is-malformed", field="link"))
    if new.since and new.last_day and first_day_after(new.last_day) <= new.since:
        reasons.append(Refusal("ends-before-it-begins", field="last_day"))
    return tuple(reasons)


def may_be_so_many(number: int, assigned: Collection[Assigned], *, since: date) -> tuple[Refusal, ...]:
    """Return why there are not so few places: more have one at once, on a day from `since` on."""
    days = {since, *(one.span.since for one in assigned if one.span.since > since)}
    most = max(sum(day in one.span for one in assigned) for day in days)
    return (Refusal("more-have-the-place", {"number": most}, "number"),) if most > number else ()


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


def may_correct(
    new: NewAssignment,
    ended_because: str | None,
    place: Span,
    number: int,
    others: Collection[Assigned],
    lacking: Refusal | None,
) -> tuple[Refusal, ...]:
    """Return every reason why it is not written down otherwise when somebody has a place; `others` leaves them out.

    Whoever has given the place up keeps a last day.
    """
    ended = ended_because is not None and new.last_day is None
    reasons = [Refusal("answer-missing", field="last_day")] if ended else []
    return (*reasons, *may_assign(new, place, number, others, lacking))


def may_resume(
    new: NewAssignment, ended_because: str | None, place: Span, number: int, others: Collection[Assigned]
) -> tuple[Refusal, ...]:
    """Return every reason why it is not taken back that somebody gave a place up; `others` leaves them out."""
    reasons = [] if ended_because is not None else [Refusal("has-the-place-still")]
    return (*reasons, *may_assign(new, place, number, others, None))


def to_tell_again(before: Span, after: Span, *, has_ended: bool) -> frozenset[PlaceMessage]:
    """Return what is to be told again, where it was told, once the days of somebody in a place are other ones."""
    if before == after:
        return frozenset()
    if has_ended and before.since == after.since:
        return frozenset({PlaceMessage.COMES_NO_MORE})
    return frozenset(PlaceMessage)


def may_close(place: Span, last_day: PartialDate, because: str, others: Collection[Assigned]) -> tuple[Refusal, ...]:
    """Return every reason why a place is not closed after a day, on which whoever has it gives it up."""
    until = first_day_after(last_day)
    reasons = [] if because.strip() else [Refusal("answer-missing", field="because")]
    if until <= place.since:
        reasons.append(Refusal("ends-before-it-begins", field="last_day"))
    if place.until is not None and place.until < until:
        reasons.append(Refusal("place-is-closed", {"until": place.until}, "last_day"))
    if any(other.span.since >= until for other in others):
        reasons.append(Refusal("somebody-has-it-later", field="last_day"))
    return tuple(reasons)


def may_keep(*, has_left: bool, because: str) -> tuple[Refusal, ...]:
    """Return every reason why it is not noted that somebody goes on in a place who has left the council."""
    reasons = [] if has_left else [Refusal("has-not-left-the-council")]
    return (*reasons, *([] if because.strip() else [Refusal("answer-missing", field="because")]))


def may_tell(what: PlaceMessage, told: Collection[PlaceMessage], *, has_ended: bool) -> tuple[Refusal, ...]:
    """Return every reason why something is not told: it is told already, or there is no end that the body knows of."""
    if what in told:
        return (Refusal("is-told-already"),)
    if what is not PlaceMessage.COMES_NO_MORE:
        return ()
    reasons = [] if has_ended else [Refusal("has-the-place-still")]
    return (*reasons, *([] if PlaceMessage.COMES in told else [Refusal("body-does-not-know-them")]))


def left_to_tell(told: Collection[PlaceMessage], span: Span, *, has_ended: bool, on: date) -> PlaceMessage | None:
    """Return what the other body is to be told of somebody on a day: who comes, or that they come no more.

    Nothing of whoever had a place that is over before the body was told of them.
    """
    if PlaceMessage.COMES not in told:
        return PlaceMessage.COMES if span.until is None or on < span.until else None
    return PlaceMessage.COMES_NO_MORE if has_ended and PlaceMessage.COMES_NO_MORE not in told else None


def ends(place: Span, span: Span) -> date | None:
    """Return the first day without somebody who has a place for a span; None: neither theirs nor the place's ends."""
    return min((day for day in (place.until, span.until) if day), default=None)


def missing(number: int, assigned: Collection[Assigned], *, on: date) -> int:
    """Return how many are lacking on a day."""
    return max(number - sum(on in one.span for one in assigned), 0)


def status(place: Span, number: int, assigned: Collection[Assigned], *, on: date) -> PlaceStatus:
    """Return where a place is on a day; it ends soon when somebody's time does, and nobody comes after them."""
    if place.until is not None and place.until <= on:
        return PlaceStatus.CLOSED
    if on < place.since:
        return PlaceStatus.TO_COME
    if missing(number, assigned, on=on):
        return PlaceStatus.OPEN
    soon = [day for one in assigned if on in one.span and (day := ends(place, one.span)) and day - on <= ENDS_SOON]
    is_over = any(place.until == day or missing(number, assigned, on=day) for day in soon)
    return PlaceStatus.ENDS_SOON if is_over else PlaceStatus.HELD


def has_left(council: Collection[Span], span: Span, *, on: date) -> bool:
    """Return True when somebody who has a place for a span sat in the council in that time, and sits there no more."""
    if on not in span or any(on in one for one in council):
        return False
    return any(one.until is not None and span.since < one.until <= on for one in council)


def previous(number: int, assigned: Collection[Assigned], *, before: date) -> Sequence[UUID]:
    """Return who had a place last before a day, the latest first: as many as there are of it.

    Of several, whoever has one with no end in sight keeps it, and is not among them.
    """
    had = {one.person: one.span for one in sorted(assigned, key=lambda one: one.span.since) if one.span.since < before}
    stays = {person for person, span in had.items() if span.until is None and number > 1}
    left = sorted(
        had.keys() - stays, key=lambda person: (had[person].until or date.max, had[person].since), reverse=True
    )
    return left[: max(number - len(stays), 0)]
