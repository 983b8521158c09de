"""Who may take which place, and what a seat is on a day."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum
from uuid import UUID

from recruit.bodies.rules import SeatType, SubstituteArrangement
from recruit.foundation.dates import PartialDate, Span, first_day_after
from recruit.foundation.refusal import Refusal

#: A place that ends within this time is said to end soon.
SOON = timedelta(days=90)


class Role(StrEnum):
    """What somebody is in a place (Popolo: role)."""

    MEMBER = "member"
    SUBSTITUTE = "substitute"
    #: Tilforordnet: takes part without a vote.
    ASSOCIATE = "associate"


class Office(StrEnum):
    """What a member may be elected to in the council."""

    CHAIR = "chair"
    VICE_CHAIR = "vice_chair"
    SECRETARY = "secretary"


class EndReason(StrEnum):
    """Why a membership ended."""

    TERM_END = "term_end"
    RESIGNED = "resigned"
    RELEASED = "released"
    MOVED_AWAY = "moved_away"
    DECEASED = "deceased"
    LOST_BASIS = "lost_basis"
    ORGANISATION_REPLACED = "organisation_replaced"
    ABSENCE_RULE = "absence_rule"
    BECAME_SUBSTITUTE = "became_substitute"
    BECAME_MEMBER = "became_member"
    LOST_ELIGIBILITY = "lost_eligibility"
    BODY_DISSOLVED = "body_dissolved"
    REGISTERED_IN_ERROR = "registered_in_error"


class SeatStatus(StrEnum):
    """What a seat is on a day. Derived, never stored."""

    FILLED = "filled"
    VACANT = "vacant"
    ENDS_SOON = "ends_soon"
    HELD_OVER = "held_over"
    NOT_YET_BEGUN = "not_yet_begun"


@dataclass(frozen=True, slots=True)
class NewMembership:
    """What is written down about a new membership besides who and where."""

    first_day: PartialDate
    #: None: to the end of the term, and on until somebody follows if the body holds over.
    last_day: PartialDate | None = None
    #: The part of the organization: "Lokaludvalget".
    represents_unit: str | None = None
    #: Members of the municipal council only.
    party: str | None = None
    #: The reading of minutes that it came from.
    reading: UUID | None = None

    @property
    def span(self) -> Span:
        return Span(self.first_day.first, first_day_after(self.last_day) if self.last_day else None)


@dataclass(frozen=True, slots=True)
class Place:
    """A place that may be taken: a seat when `seat` is set, else a place in the group at large."""

    seat_group: UUID
    seat_type: SeatType
    arrangement: SubstituteArrangement
    term: Span
    holds_over: bool
    seat: UUID | None = None


@dataclass(frozen=True, slots=True)
class Held:
    """A place in the same term that somebody holds or held."""

    membership: UUID
    person: UUID
    role: Role
    span: Span
    seat_group: UUID
    seat: UUID | None = None
    rank: int | None = None


@dataclass(frozen=True, slots=True)
class Wish:
    """Somebody is to take a place from one day up to another."""

    person: UUID
    span: Span
    party: str | None = None


@dataclass(frozen=True, slots=True)
class StandIn:
    """For whom a substitute is to stand in, as far as the arrangement asks."""

    member: UUID | None = None
    rank: int | None = None


@dataclass(frozen=True, slots=True)
class HeldOffice:
    """An office that somebody holds or held in the same term."""

    office: Office
    person: UUID
    span: Span


@dataclass(frozen=True, slots=True)
class SeatFacts:
    """What the status of a seat follows from."""

    term: Span
    holds_over: bool
    #: The days of its members, in any order; an end that is None means the end of the term.
    holders: tuple[Span, ...] = ()
    #: The day on which whoever follows after the term takes over; None while nobody does.
    replaced_on: date | None = None


def may_take_seat(wish: Wish, place: Place, held: Iterable[Held]) -> tuple[Refusal, ...]:
    """Return every reason why somebody may not become member of this seat; an empty tuple means yes.

    `held` are all places of the term. One seat has one member a day, and one person one seat of a body.
    """
    reasons = list(_span_faults(wish.span, place))
    for other in held:
        if other.role is Role.MEMBER and other.span.overlaps(wish.span):
            if other.seat == place.seat:
                reasons.append(Refusal("seat-is-taken", {"until": other.span.until}))
            elif other.person == wish.person:
                reasons.append(Refusal("holds-a-seat-already"))
        elif other.role is Role.SUBSTITUTE and other.person == wish.person and other.span.overlaps(wish.span):
            behind_the_group = other.seat is None and other.seat_group == place.seat_group
            reasons += [Refusal("is-substitute-of-the-seat")] if behind_the_group or other.seat == place.seat else []
    if wish.party and place.seat_type is not SeatType.MUNICIPAL_COUNCIL:
        # Political opinion is data of a special category (GDPR art. 9), public only for the publicly elected.
        reasons.append(Refusal("party-only-for-municipal-council", field="party"))
    return tuple(reasons)


def may_stand_in(wish: Wish, place: Place, stand_in: StandIn, held: Iterable[Held]) -> tuple[Refusal, ...]:
    """Return every reason why somebody may not become substitute in this way; `held` are all places of the term."""
    reasons = [*_span_faults(wish.span, place), *_shape_faults(place, stand_in)]
    for other in held:
        if other.seat_group != place.seat_group or not other.span.overlaps(wish.span):
            continue
        own_seat = place.seat is None or other.seat == place.seat
        if other.person == wish.person and other.role is Role.MEMBER and own_seat:
            reasons.append(Refusal("is-member-of-the-seat"))
        if place.arrangement is SubstituteArrangement.LIST and other.rank == stand_in.rank:
            reasons.append(Refusal("rank-is-taken", {"rank": other.rank}, "rank"))
    return tuple(reasons)


def may_be_associate(wish: Wish, place: Place) -> tuple[Refusal, ...]:
    """Return every reason why somebody may not take part without a vote in these days."""
    return _span_faults(wish.span, place)


def may_end(span: Span, until: date) -> tuple[Refusal, ...]:
    """Return every reason why a membership may not end so; one that has ended is corrected, not ended again."""
    if span.until is not None:
        return (Refusal("membership-has-ended", {"until": span.until}),)
    return (Refusal("ends-before-it-begins", field="last_day"),) if until <= span.since else ()


def _span_faults(span: Span, place: Place) -> tuple[Refusal, ...]:
    if span.until is not None and span.until <= span.since:
        return (Refusal("ends-before-it-begins", field="until"),)
    reasons = []
    if span.since not in place.term:
        reasons.append(Refusal("begins-outside-the-term", field="since"))
    late = span.until is not None and place.term.until is not None and span.until > place.term.until
    if late and not place.holds_over:
        reasons.append(Refusal("ends-after-the-term", field="until"))
    return tuple(reasons)


def _shape_faults(place: Place, stand_in: StandIn) -> tuple[Refusal, ...]:
    """Return what the arrangement asks for and is not given."""
    if place.arrangement is SubstituteArrangement.NONE:
        return (Refusal("group-has-no-substitutes"),)
    if place.arrangement is SubstituteArrangement.PERSONAL and stand_in.member is None:
        return (Refusal("substitute-needs-a-member"),)
    if place.arrangement is SubstituteArrangement.ORGANISATION and place.seat is None:
        return (Refusal("substitute-needs-a-seat"),)
    if place.arrangement is SubstituteArrangement.LIST and (stand_in.rank is None or stand_in.rank < 1):
        return (Refusal("substitute-needs-a-rank", field="rank"),)
    return ()


def next_rank(held: Iterable[Held], seat_group: UUID) -> int:
    """Return the place after the last one on the list of a group."""
    return max((other.rank or 0 for other in held if other.seat_group == seat_group), default=0) + 1


def may_hold_office(holder: Held, office: Office, span: Span, others: Iterable[HeldOffice]) -> tuple[Refusal, ...]:
    """Return every reason why a member may not hold this office; `others` are all offices of the term.

    Chair and vice chair are members of the council, and two persons.
    """
    if span.until is not None and span.until <= span.since:
        return (Refusal("ends-before-it-begins", field="until"),)
    reasons = []
    if holder.role is not Role.MEMBER or not _covers(holder.span, span):
        reasons.append(Refusal("office-holder-is-no-member"))
    for other in others:
        if not other.span.overlaps(span):
            continue
        if other.office is office:
            reasons.append(Refusal("office-is-taken", {"office": office}))
        elif other.person == holder.person:
            reasons.append(Refusal("holds-another-office", {"office": other.office}))
    return tuple(reasons)


def _covers(outer: Span, inner: Span) -> bool:
    ends_inside = outer.until is None or (inner.until is not None and inner.until <= outer.until)
    return outer.since <= inner.since and ends_inside


def days_held(holder: Span, seat: SeatFacts) -> Span:
    """Return the days on which a member really sits: to the end of the term, or on until somebody follows."""
    if holder.until is not None or seat.term.until is None:
        return holder
    if not seat.holds_over:
        return Span(holder.since, seat.term.until)
    if seat.replaced_on is None:
        return holder
    return Span(holder.since, max(seat.replaced_on, seat.term.until))


def seat_status(seat: SeatFacts, *, on: date) -> SeatStatus:
    """Return what a seat is on a day."""
    sitting = next((days for days in (days_held(holder, seat) for holder in seat.holders) if on in days), None)
    if sitting is None:
        begins_later = on < seat.term.since or any(on < holder.since for holder in seat.holders)
        return SeatStatus.NOT_YET_BEGUN if begins_later else SeatStatus.VACANT
    if seat.term.until is not None and on >= seat.term.until:
        return SeatStatus.HELD_OVER
    ends = min((day for day in (sitting.until, seat.term.until) if day is not None), default=None)
    return SeatStatus.ENDS_SOON if ends is not None and ends - on <= SOON else SeatStatus.FILLED
