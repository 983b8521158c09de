"""Everything that the statistics of a council are made of, read once: a few queries, however long it has been there."""

from collections.abc import Iterable, Sequence
from datetime import date, timedelta
from functools import cached_property
from typing import TYPE_CHECKING, Any, NamedTuple
from uuid import UUID

from sqlalchemy import Select, select
from sqlalchemy.orm import Session

from recruit.appointments.rules import Role
from recruit.bodies.model import Seat, SeatGroup, Term
from recruit.bodies.rules import FillingMethod
from recruit.foundation.dates import Span
from recruit.reports.changes import Life
from recruit.reports.sources import Held

if TYPE_CHECKING:
    from recruit.bodies.model import Body


class Place(NamedTuple):
    """A seat of a term."""

    id: UUID
    term: UUID
    group: UUID
    label: str
    number: int
    filling_method: FillingMethod
    succeeds: UUID | None

    @property
    def name(self) -> str:
        return f"{self.label} {self.number}"


class History:
    """The terms of a council that have begun by a day, its seats, and who held them until when."""

    def __init__(self, session: Session, body: "Body", on: date) -> None:
        """Read it of a body that is loaded with its names and titles. Six queries."""
        self.on = on
        self.life = Life(session, body)
        begun = [term for term in self.life.terms.values() if term.since <= on and body.has_had(term.since)]
        #: The earliest first.
        self.terms: Sequence[Term] = sorted(begun, key=lambda term: term.since)
        self.seats = [Place._make(row) for row in session.execute(_seats(body))]

    @cached_property
    def members(self) -> Sequence[tuple[Held, Span]]:
        """Return the places of members with the days on which they really had them, the earliest first."""
        held = (one for one in self.life.places if one.role is Role.MEMBER and one.since <= self.on)
        return [(one, self.life.days(one)) for one in held]

    @property
    def today(self) -> Sequence[Held]:
        """Return the places of those who are members on the day."""
        return [held for held, days in self.members if self.on in days]

    def of_term(self, term: Term) -> Sequence[Held]:
        """Return the places of members in a term."""
        return [held for held, _days in self.members if held.term == term.id]

    def days_as_member(self, person: UUID) -> int:
        """Return how many days somebody has been a member up to the day and on it; two places at once count once."""
        tomorrow = self.on + timedelta(days=1)
        return _together(
            Span(days.since, min(days.until or tomorrow, tomorrow))
            for held, days in self.members
            if held.person == person
        )


def _together(spans: Iterable[Span]) -> int:
    """Return how many days these spans have together; they come in the order in which they begin."""
    number, reached = 0, date.min
    for span in spans:
        until = span.until or date.max
        number += max((until - max(span.since, reached)).days, 0)
        reached = max(reached, until)
    return number


def _seats(body: "Body") -> Select[*tuple[Any, ...]]:
    return (
        select(Seat.id, Term.id, SeatGroup.id, SeatGroup.label, Seat.number, SeatGroup.filling_method, Seat.succeeds_id)
        .join(SeatGroup, SeatGroup.id == Seat.seat_group_id)
        .join(Term, Term.id == SeatGroup.term_id)
        .where(Term.body_id == body.id)
        .order_by(Term.since, SeatGroup.position, Seat.number)
    )
