"""One person's places: every seat, every substitute's place and every office, in all councils and terms."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import Session, joinedload

from recruit.appointments.model import Membership, OfficeHolding
from recruit.appointments.queries.replaced import long_over_from, replaced_from
from recruit.appointments.rules import EndReason, Role
from recruit.appointments.rules.status import leaves_after
from recruit.bodies.model import Body, Seat, SeatGroup, Term
from recruit.foundation.dates import PartialDate, Span, last_day
from recruit.people.model import Organization
from recruit.reports import words


@dataclass(frozen=True, slots=True)
class OfficeLine:
    """An office that went with a place, by what it was called when it began."""

    title: str
    span: Span
    #: What it was called later on, each from its day.
    renamed: tuple[tuple[date, str], ...] = ()

    def title_on(self, day: date) -> str:
        """Return what it is called on a day, or was called last while it was held; before it began, as it began."""
        return next((title for since, title in reversed(self.renamed) if since <= day), self.title)


@dataclass(frozen=True, slots=True)
class PlaceHeld:
    """One place that a person holds or held."""

    membership: UUID
    body: str
    slug: str
    term: str
    term_span: Span
    seat_group: str
    #: None for those behind a whole group, and for associates.
    seat: UUID | None
    seat_number: int | None
    role: Role
    represents: str | None
    unit: str | None
    #: Members of the municipal council only (GDPR art. 9): for the person and the secretariat.
    party: str | None
    first_day: PartialDate
    #: Nobody has stated it: the first day of the term was taken.
    since_assumed: bool
    #: None while it runs to the end of the term.
    last_day: PartialDate | None
    #: The first day on which they no longer have it, as everybody sees it: where the council holds over, when somebody
    #: follows. None while nobody is appointed.
    sits_until: date | None
    end_reason: EndReason | None
    rank: int | None
    offices: tuple[OfficeLine, ...]

    def last_day_on(self, day: date) -> PartialDate | None:
        """Return the last day as it is known on a day: the place's own, or the one before somebody followed.

        None while the place runs to the end of the term, or on after it until somebody follows.
        """
        if self.last_day is not None or self.sits_until is None:
            return self.last_day
        is_over = self.term_span.until is not None and self.term_span.until <= day
        return last_day(self.sits_until) if is_over and self.sits_until <= day else None


def places(session: Session, person: UUID, *, within: Collection[UUID] | None = None) -> Sequence[PlaceHeld]:
    """Return every place of a person, the newest first; `within` limits them to the bodies that the reader reaches.

    One query, however many places there are.
    """
    chosen = (
        select(Membership, Seat, SeatGroup, Term, Body, replaced_from(), long_over_from())
        .join(SeatGroup, SeatGroup.id == Membership.seat_group_id)
        .join(Term, Term.id == SeatGroup.term_id)
        .join(Body, Body.id == Term.body_id)
        .outerjoin(Seat, Seat.id == Membership.seat_id)
        .where(Membership.person_id == person)
        .options(
            joinedload(Membership.offices),
            joinedload(Body.titles),
            joinedload(Body.organization).joinedload(Organization.names),
            joinedload(Membership.on_behalf_of).joinedload(Organization.names),
            joinedload(Seat.represents).joinedload(Organization.names),
        )
        .order_by(Membership.since.desc(), Term.since.desc())
    )
    if within is not None:
        chosen = chosen.where(Body.id.in_(within))
    return [_place(*row) for row in session.execute(chosen).unique()]


def _place(
    held: Membership,
    seat: Seat | None,
    group: SeatGroup,
    term: Term,
    body: Body,
    replaced: date | None,
    long_over: date | None,
) -> PlaceHeld:
    holds_over = term.holds_over and held.role is Role.MEMBER
    left = leaves_after(held.until, term.until, holds_over=holds_over, replaced_from=replaced)
    of_person, of_seat = held.represents_on(held.since), seat.represents_on(held.since) if seat else None
    return PlaceHeld(
        membership=held.id,
        body=body.name_on(held.since),
        slug=body.slug,
        term=term.label,
        term_span=term.span,
        seat_group=group.label,
        seat=held.seat_id,
        seat_number=seat.number if seat else None,
        role=held.role,
        represents=of_person or of_seat,
        unit=held.represents_unit or (seat.represents_unit if seat else None),
        party=held.party,
        first_day=held.first_day,
        since_assumed=held.since_assumed,
        last_day=held.last_day,
        sits_until=min((day for day in (left, long_over, body.until) if day), default=None),
        end_reason=held.end_reason,
        rank=held.rank,
        offices=tuple(_office(one, body) for one in held.offices),
    )


def _office(held: OfficeHolding, body: Body) -> OfficeLine:
    title = called = words.office(held.office, body.titles_on(held.since))
    renamed = []
    for titles in body.titles:
        new = words.office(held.office, titles)
        if held.since < titles.since and titles.since in held.span and new != called:
            renamed.append((titles.since, new))
            called = new
    return OfficeLine(title, held.span, tuple(renamed))
