"""Suppleanter: for each member group the order, who is called in, who has said no, and the places left open."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from flask import Blueprint, render_template
from flask.typing import ResponseReturnValue

from recruit.appointments import queries as appointments
from recruit.appointments.queries import substitution as queries
from recruit.appointments.rules.substitution import CallKind, declined
from recruit.bodies.rules import SubstituteArrangement
from recruit.foundation import clock
from recruit.foundation.i18n import gettext as _
from recruit.reports.words import word
from recruit.web.access import May, requires
from recruit.web.converters import BodyRef
from recruit.web.extensions import reading
from recruit.web.secretariat.seats.loading import day_in, represents, seat_name, the_body
from recruit.web.secretariat.seats.overview import by_group, chosen_term, term_choices
from recruit.web.secretariat.substitutes.loading import PREFIX
from recruit.web.secretariat.substitutes.words import ARRANGEMENTS, FILLED_BY_HINTS, days_of, entry, where

if TYPE_CHECKING:
    from uuid import UUID

    from recruit.appointments.model import Membership, SubstituteCall
    from recruit.appointments.queries import Occupied

bp = Blueprint("bodies_substitutes", __name__, url_prefix=PREFIX)


@dataclass(frozen=True, slots=True)
class Standing:
    """A substitute, with what is remembered of them."""

    held: "Membership"
    #: The place in the order, in words: "number 1", "number 2, for Amina Holm".
    place: str
    #: How often they have said no in this term, and when last.
    said_no: int
    last_no: date | None
    #: The calls that they have said yes to and that are not over.
    steps_in: "Sequence[SubstituteCall]"


@dataclass(frozen=True, slots=True)
class Group:
    """A member group with those who stand behind its seats."""

    label: str
    arrangement: object
    entry: str
    standing: Sequence[Standing]
    #: The seats on which somebody sits, or sat last.
    seats: "Sequence[tuple[Occupied, Membership, bool]]"


@bp.get("")
@requires(May.MANAGE_BODIES)
def overview(body: BodyRef) -> ResponseReturnValue:
    now, today = clock.now(), clock.today()
    with reading() as session:
        found = the_body(session, body)
        terms, term = chosen_term(session, found)
        day = day_in(term)
        seats = appointments.occupied_seats(session, term)
        calls = queries.calls_in(session, term)
        open_calls = [one for one in calls if one.closed_at is None and not one.facts().is_over(on=today)]
        told = _Told(calls, open_calls)
        return render_template(
            "secretariat/substitutes/overview.html",
            body=found,
            term=term,
            choices=term_choices(".overview", found, terms, term),
            groups=[_group(label, some, told, day) for label, some in by_group(seats)],
            calls=open_calls,
            left_open=[(seat, one) for seat in seats if (one := _left_open(seat, calls, day))],
            steps_in=[one for one in open_calls if one.facts().accepted and one.kind is not CallKind.FOR_GOOD],
            days_of=days_of,
            where=lambda call: where(call, now=now),
            hints=FILLED_BY_HINTS,
            seat_name=seat_name,
            represents=lambda seat: represents(seat, day),
            word=word,
        )


class _Told:
    """What substitutes have said, by membership: looked up once for the whole page."""

    def __init__(self, calls: "Sequence[SubstituteCall]", open_calls: "Sequence[SubstituteCall]") -> None:
        self.said_no = declined({one.id: one.facts() for one in calls})
        no = [(ask.answered_at, ask.substitute_id) for one in calls for ask in one.asks if ask.accepts is False]
        self.last_no = {who: clock.local(at).date() for at, who in sorted((at, who) for at, who in no if at)}
        self.steps_in: dict[UUID, list[SubstituteCall]] = {}
        for one in open_calls:
            if accepted := one.facts().accepted:
                self.steps_in.setdefault(accepted, []).append(one)


def _group(label: str, seats: "Sequence[Occupied]", told: _Told, day: date) -> Group:
    group = seats[0].seat.group
    behind = {one.id: one for seat in seats for one in seat.substitutes if day in one.span}
    members = {one.id: one for seat in seats for one in seat.members}
    in_order = sorted(behind.values(), key=lambda one: _order(one, seats, members))
    return Group(
        label,
        ARRANGEMENTS[group.arrangement],
        "" if group.arrangement is SubstituteArrangement.NONE else entry(group.entry_needs_decision),
        [
            Standing(
                one,
                _place(one, group.arrangement, members, seats),
                told.said_no.get(one.id, 0),
                told.last_no.get(one.id),
                told.steps_in.get(one.id, ()),
            )
            for one in in_order
        ],
        [
            (seat, member, member.until is None or member.until > day)
            for seat in seats
            if (member := seat.member(on=day) or _last(seat, day))
        ],
    )


def _order(one: "Membership", seats: "Sequence[Occupied]", members: "dict[UUID, Membership]") -> tuple[int, int, str]:
    """Return the place on the page: by the seat that they stand behind, then by rank; those of a group by name."""
    whose = members.get(one.substitute_for_id) if one.substitute_for_id else None
    seat = whose.seat_id if whose else one.seat_id
    number = next((each.seat.number for each in seats if each.seat.id == seat), 0)
    return number, one.rank or 0, one.person.sort_key


def _place(
    one: "Membership",
    arrangement: SubstituteArrangement,
    members: "dict[UUID, Membership]",
    seats: "Sequence[Occupied]",
) -> str:
    whose = members.get(one.substitute_for_id) if one.substitute_for_id else None
    if whose is not None:
        return _("number %(number)s, for %(member)s", number=one.rank or 1, member=whose.person.name)
    if arrangement is SubstituteArrangement.ORGANISATION:
        seat = next((each.seat for each in seats if each.seat.id == one.seat_id), None)
        return one.represents_on(one.since) or (seat_name(seat) if seat else "")
    if one.rank is not None:
        return _("number %(number)s", number=one.rank)
    return _("when the group chooses them")


def _last(seat: "Occupied", day: date) -> "Membership | None":
    """Return who sat last on a seat that nobody takes after a day."""
    return None if seat.coming(on=day) else next(reversed(seat.members), None)


def _left_open(seat: "Occupied", calls: "Sequence[SubstituteCall]", day: date) -> "SubstituteCall | None":
    """Return the call that ended with a seat open, where nobody has been seated since."""
    if seat.member(on=day) or seat.coming(on=day):
        return None
    members = {one.id for one in seat.members}
    return next((one for one in calls if one.filled_by and one.member_id in members and not one.entered_as_id), None)
