"""Who may take which place, and when it may end."""

from collections.abc import Iterable
from datetime import date

from recruit.appointments.rules.facts import Held, Place, Role, StandIn, Wish, may_be_number
from recruit.appointments.rules.offices import covers
from recruit.bodies.rules import SeatType, SubstituteArrangement
from recruit.foundation.dates import Span
from recruit.foundation.refusal import Refusal


def may_take_seat(wish: Wish, place: Place, held: Iterable[Held]) -> tuple[Refusal, ...]:
    """Return every reason why somebody may not become member of this seat; an empty tuple means yes.

    `held` are all places of the term. One seat has one member a day, and one person one seat of a body.
    """
    reasons = list(_faults_of_days(wish.span, place))
    for other in held:
        if other.role is Role.MEMBER and other.span.overlaps(wish.span):
            if other.seat == place.seat:
                reasons.append(Refusal("seat-is-taken", {"until": other.span.until}))
            elif other.person == wish.person:
                reasons.append(Refusal("holds-a-seat-already"))
        elif other.role is Role.SUBSTITUTE and other.person == wish.person and other.span.overlaps(wish.span):
            behind_the_group = other.seat is None and other.seat_group == place.seat_group
            reasons += [Refusal("is-substitute-of-the-seat")] if behind_the_group or other.seat == place.seat else []
    return (*reasons, *may_sit_for(wish.party, place))


def may_sit_for(party: str | None, place: Place) -> tuple[Refusal, ...]:
    """Return the reason why no party can be written down about a place.

    Political opinion is data of a special category (GDPR art. 9), public only for the publicly elected.
    """
    if party and place.seat_type is not SeatType.MUNICIPAL_COUNCIL:
        return (Refusal("party-only-for-municipal-council", field="party"),)
    return ()


def may_stand_in(wish: Wish, place: Place, stand_in: StandIn, held: Iterable[Held]) -> tuple[Refusal, ...]:
    """Return every reason why somebody may not become substitute in this way; `held` are all places of the term."""
    reasons = [*_faults_of_days(wish.span, place), *_shape_faults(place, stand_in)]
    for other in held:
        if other.seat_group != place.seat_group or not other.span.overlaps(wish.span):
            continue
        own_seat = place.seat is None or other.seat == place.seat
        if other.person == wish.person and other.role is Role.MEMBER and own_seat:
            reasons.append(Refusal("is-member-of-the-seat"))
        if other.rank == stand_in.rank and _in_the_same_order(other, place, stand_in):
            reasons.append(Refusal("rank-is-taken", {"rank": other.rank}, "rank"))
    return tuple(reasons)


def may_be_associate(wish: Wish, place: Place) -> tuple[Refusal, ...]:
    """Return every reason why somebody may not take part without a vote in these days."""
    return _faults_of_days(wish.span, place)


def may_last(span: Span, term: Span, *, holds_over: bool) -> tuple[Refusal, ...]:
    """Return every reason why nobody can have a place of a term on these days."""
    if span.until is not None and span.until <= span.since:
        return (Refusal("ends-before-it-begins", field="until"),)
    reasons = []
    if span.since not in term:
        reasons.append(Refusal("begins-outside-the-term", field="since"))
    late = span.until is not None and term.until is not None and span.until > term.until
    if late and not holds_over:
        reasons.append(Refusal("ends-after-the-term", field="until"))
    return tuple(reasons)


def may_end(span: Span, until: date) -> tuple[Refusal, ...]:
    """Return every reason why a membership may not end so; one that has ended is corrected, not ended again."""
    if span.until is not None:
        return (Refusal("membership-has-ended", {"until": span.until}),)
    return (Refusal("ends-before-it-begins", field="last_day"),) if until <= span.since else ()


def may_correct(
    own: Held, wish: Wish, place: Place, stand_in: StandIn, held: Iterable[Held], offices: Iterable[Span]
) -> tuple[Refusal, ...]:
    """Return every reason why a membership may not have these days instead.

    What is asked of an appointment is asked again, of all other places of the term; and every office stays within it.
    """
    others = [other for other in held if other.membership != own.membership]
    if own.role is Role.MEMBER:
        reasons = may_take_seat(wish, place, others)
    elif own.role is Role.SUBSTITUTE:
        reasons = may_stand_in(wish, place, stand_in, others)
    else:
        reasons = may_be_associate(wish, place)
    sticks_out = any(own.role is not Role.MEMBER or not covers(wish.span, office) for office in offices)
    return (*reasons, Refusal("office-outside-the-membership")) if sticks_out else reasons


def may_be_taken_back(personal_substitutes: int, *, is_spoken_of: bool = False) -> tuple[Refusal, ...]:
    """Return every reason why a membership may not be taken back as registered in error.

    Whoever stood for an office, was stood in for, was asked to step in or left did have the place (`is_spoken_of`).
    """
    reasons = [Refusal("has-personal-substitutes")] if personal_substitutes else []
    return (*reasons, *([Refusal("place-is-spoken-of")] if is_spoken_of else []))


def may_be_filled(holders: Iterable[Span]) -> tuple[Refusal, ...]:
    """Return why nobody can be seated on a seat that has had these members; one that is left on a day can be."""
    return (Refusal("seat-is-taken"),) if any(holder.until is None for holder in holders) else ()


def may_have_substitutes(arrangement: SubstituteArrangement, *, has_member: bool) -> tuple[Refusal, ...]:
    """Return why nobody can become substitute behind a seat of a group with this arrangement."""
    if arrangement is SubstituteArrangement.NONE:
        return (Refusal("group-has-no-substitutes"),)
    if arrangement is SubstituteArrangement.PERSONAL and not has_member:
        return (Refusal("nobody-to-stand-in-for"),)
    return ()


def _faults_of_days(span: Span, place: Place) -> tuple[Refusal, ...]:
    return may_last(span, place.term, holds_over=place.holds_over)


def _in_the_same_order(other: Held, place: Place, stand_in: StandIn) -> bool:
    """Return True for another substitute on the list, or of the same member where several have an order."""
    if place.arrangement is SubstituteArrangement.PERSONAL:
        return stand_in.rank is not None and other.stands_in_for == stand_in.member
    return place.arrangement is SubstituteArrangement.LIST


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
    return may_be_number(stand_in.rank)
