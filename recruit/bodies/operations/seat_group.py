"""Adding, changing, moving and taking away seat groups and their seats."""

from collections.abc import Mapping, Sequence
from datetime import datetime

from sqlalchemy.orm import Session
from sqlalchemy.orm.attributes import flag_modified

from recruit.bodies import queries, rules
from recruit.bodies.model import Seat, SeatGroup, Term
from recruit.bodies.rules import NewSeatGroup
from recruit.foundation.actor import Actor
from recruit.foundation.audit import operations as audit
from recruit.foundation.audit.events import Event
from recruit.foundation.refusal import refuse_if
from recruit.people.model import Organization


def add_seat_group(
    session: Session,
    term: Term,
    new: NewSeatGroup,
    *,
    by: Actor,
    now: datetime,
    nominating: Organization | None = None,
    appointing: Organization | None = None,
) -> SeatGroup:
    """Add a seat group to the end of a term, with as many seats as were decided for it.

    Raises Refused with every reason why not.
    """
    term = queries.locked_term(session, term.id)
    groups = queries.composition(session, term)
    refuse_if(rules.may_add_seat_group(new, (group.label for group in groups)))
    group = SeatGroup(
        term_id=term.id,
        position=max((group.position for group in groups), default=0) + 1,
        seats_decided=new.seats,
        seats=[Seat(number=number) for number in range(1, new.seats + 1)],
    )
    _describe(group, new, nominating, appointing)
    _note_change(term)
    session.add(group)
    session.flush()
    audit.record(session, Event.SEAT_GROUP_CREATED, group, by=by, at=now, details={"seats": new.seats})
    return group


def change_seat_group(
    session: Session,
    group: SeatGroup,
    new: NewSeatGroup,
    holders: Mapping[int, Sequence[str]],
    *,
    by: Actor,
    now: datetime,
    nominating: Organization | None = None,
    appointing: Organization | None = None,
) -> None:
    """Change a seat group, loaded with its seats, and give it more or fewer of them.

    `holders` are the seats, by number, on which somebody sits or sat, with their names; `acts.composition` asks for
    them. A group is never reduced below them. Raises Refused with every reason why not.
    """
    term = queries.locked_term(session, group.term_id)
    others = [other.label for other in queries.composition(session, term) if other.id != group.id]
    refuse_if([*rules.may_add_seat_group(new, others), *rules.may_have_only(new.seats, holders)])
    _describe(group, new, nominating, appointing)
    _resize(session, group, new.seats, holders)
    _note_change(term)
    session.flush()
    audit.record(session, Event.SEAT_GROUP_CHANGED, group, by=by, at=now, details={"seats": new.seats})


def place_seat_group(session: Session, group: SeatGroup, place: int, *, by: Actor, now: datetime) -> None:
    """Let a seat group stand in this place of its term, counted from 1; beyond the ends it stands first or last."""
    term = queries.locked_term(session, group.term_id)
    order = [other for other in queries.composition(session, term) if other.id != group.id]
    order.insert(max(place - 1, 0), group)
    if [other.position for other in order] == list(range(1, len(order) + 1)):
        return
    for number, other in enumerate(order, 1):
        other.position = -number  # two groups never stand in one place, not even for a moment
    session.flush()
    for number, other in enumerate(order, 1):
        other.position = number
    _note_change(term)
    session.flush()
    details = {"position": group.position}
    audit.record(session, Event.SEAT_GROUP_CHANGED, group, by=by, at=now, details=details)


def remove_seat_group(session: Session, group: SeatGroup, names: Sequence[str], *, by: Actor, now: datetime) -> None:
    """Take a seat group, loaded with its seats, out of its term.

    `names` are those who have or had a place in it; with one of them it stays, as they did sit there. Raises Refused.
    """
    term = queries.locked_term(session, group.term_id)
    refuse_if(rules.may_remove_seat_group(group.label, names))
    _give_up(session, group.seats)
    session.delete(group)
    _note_change(term)
    session.flush()
    audit.record(session, Event.SEAT_GROUP_REMOVED, group, by=by, at=now, details={"term": str(term.id)})


def add_seat(session: Session, group: SeatGroup, *, by: Actor, now: datetime) -> Seat:
    """Add one more seat to a seat group that is loaded with its seats; the number decided for it grows with it."""
    seat = Seat(number=max((seat.number for seat in group.seats), default=0) + 1)
    group.seats.append(seat)
    group.seats_decided = max(group.seats_decided, len(group.seats))
    session.flush()
    audit.record(session, Event.SEAT_CREATED, seat, by=by, at=now, details={"seat_group": str(group.id)})
    return seat


def reserve_seat(
    session: Session,
    seat: Seat,
    represents: Organization | str | None,
    *,
    by: Actor,
    now: datetime,
    unit: str | None = None,
) -> None:
    """Say for whom a seat is: an organization, a field as written, or anybody (None)."""
    seat.represents = represents if isinstance(represents, Organization) else None
    seat.represents_text = represents if isinstance(represents, str) else None
    seat.represents_unit = unit
    session.flush()
    details = {"organization": str(seat.represents_id)} if seat.represents_id else {}
    audit.record(session, Event.SEAT_CHANGED, seat, by=by, at=now, details=details)


def _describe(
    group: SeatGroup, new: NewSeatGroup, nominating: Organization | None, appointing: Organization | None
) -> None:
    group.label = new.label.strip()
    group.seat_type, group.filling_method = new.seat_type, new.filling_method
    group.statutory_group = new.statutory_group
    group.criterion = new.criterion.strip() or None
    group.has_vote, group.entry_needs_decision = new.has_vote, new.entry_needs_decision
    group.arrangement, group.substitutes = new.arrangement, new.substitutes
    group.nominating, group.appointing = nominating, appointing


def _resize(session: Session, group: SeatGroup, seats: int, holders: Mapping[int, Sequence[str]]) -> None:
    """Add seats after the last number, or give up the last of those on which nobody ever sat."""
    last = max((seat.number for seat in group.seats), default=0)
    group.seats.extend(Seat(number=last + more) for more in range(1, seats - len(group.seats) + 1))
    gone = rules.seats_to_give_up([seat.number for seat in group.seats], holders, seats)
    given_up = [seat for seat in group.seats if seat.number in gone]
    _give_up(session, given_up)
    group.seats = [seat for seat in group.seats if seat not in given_up]
    group.seats_decided = seats


def _give_up(session: Session, seats: Sequence[Seat]) -> None:
    """Delete these seats; one of a later term that succeeds such a seat succeeds none from now on."""
    for follower in queries.successors(session, seats):
        follower.succeeds_id = None
    session.flush()
    for seat in seats:
        session.delete(seat)


def _note_change(term: Term) -> None:
    """Count a change of the composition as one of the term: whoever edits it as a whole learns of it."""
    flag_modified(term, "seats_decided")
