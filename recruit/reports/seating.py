"""From memberships to the rows of a roster."""

from collections.abc import Iterable, Iterator, Sequence
from datetime import date, timedelta
from typing import TYPE_CHECKING
from uuid import UUID

from sqlalchemy.orm import Session

from recruit.appointments import queries as appointments
from recruit.appointments.rules import Office, Role, SeatFacts, SeatStatus, days_held, seat_status
from recruit.bodies import queries as bodies
from recruit.bodies.rules import RuleKind
from recruit.foundation.i18n import gettext as _
from recruit.foundation.refusal import NotFound
from recruit.people import queries as people
from recruit.reports import editions
from recruit.reports.roster import DecisionLine, Edition, Roster, RosterRow, Substitute, totals

if TYPE_CHECKING:
    from recruit.appointments.model import Membership
    from recruit.bodies.model import Body, Decision, Seat, SeatGroup, Term


def choose(
    terms: Sequence["Term"], *, label: str = "", day: date | None = None, today: date
) -> tuple["Term", date | None]:
    """Return which term is meant, and the day in it; None for the whole term.

    A day alone means the last term that has begun on it. Neither means today, and outside every term the whole of the
    nearest. Raises NotFound when there is no term, or none with this label.
    """
    named = [term for term in terms if term.label == label] if label else list(terms)
    if not named:
        raise NotFound("term")
    begun = [term for term in named if term.since <= (day or today)]
    term = max(begun, key=_since) if begun else min(named, key=_since)
    if day is None and not label and today in term.span:
        return term, today
    return term, day


def _since(term: "Term") -> date:
    return term.since


def roster(
    session: Session,
    body: "Body",
    term: "Term",
    *,
    as_of: date | None = None,
    edition: Edition = Edition.INTERNAL,
) -> Roster:
    """Return the roster of a term of a body that is loaded with its titles and rules.

    With `as_of` it holds whoever sits on that day: also those who sit on from the last term where nobody has followed.
    The number of queries does not grow with the rows.
    """
    whole = _roster(session, body, term, as_of)
    if edition is Edition.INTERNAL:
        return whole
    return editions.public(whole, people.withheld(session, editions.people_in(whole)))


def _roster(session: Session, body: "Body", term: "Term", as_of: date | None) -> Roster:
    seating = _Seating(session, body, term, as_of)
    rows = tuple(seating.rows())
    minimum = body.rule_on(RuleKind.MINIMUM_MEMBERS, seating.day)
    return Roster(
        body=body.name_on(seating.day),
        slug=body.slug,
        classification=body.organization.classification,
        term=term.label,
        first_day=term.first_day,
        last_day=term.last_day,
        as_of=as_of,
        rows=rows,
        totals=totals(
            rows,
            seats=sum(len(group.seats) for group in seating.groups),
            minimum=minimum.number if minimum else None,
            citation=minimum.citation if minimum else None,
        ),
    )


class _Seating:
    """Everything about one term, loaded once, and the rows that follow from it."""

    def __init__(self, session: Session, body: "Body", term: "Term", as_of: date | None) -> None:
        self.body, self.term, self.as_of = body, term, as_of
        #: Names, titles and rules are those of this day.
        self.day = as_of or term.until - timedelta(days=1)
        self.groups = bodies.composition(session, term)
        self.memberships = appointments.memberships(session, term)
        self.over = appointments.holding_over(session, term) if as_of else {}
        self.replaced = appointments.replaced_on(session, term)
        # Kept while the rows are made, so that each name is found without a query of its own.
        self.organizations = people.organizations_among(session, self._mentioned())

    def _mentioned(self) -> Iterator[UUID | None]:
        for group in self.groups:
            yield group.nominating_id
            yield from (seat.represents_id for seat in group.seats)
        for membership in (*self.memberships, *self.over.values()):
            yield membership.on_behalf_of_id
            yield membership.decision.decided_by_id if membership.decision else None

    def rows(self) -> Iterator[RosterRow]:
        for group in self.groups:
            for seat in group.seats:
                yield from self._as_of(group, seat, self.as_of) if self.as_of else self._in_the_term(group, seat)
            for membership in self.memberships:
                if membership.seat_group_id == group.id and _stands_alone(membership) and self._counts(membership):
                    yield self._row(group, None, membership, SeatStatus.FILLED)

    def _as_of(self, group: "SeatGroup", seat: "Seat", day: date) -> Iterator[RosterRow]:
        """Yield whoever sits there on the day; a seat that nobody has taken yet is still held from the last term."""
        members = self._members(seat)
        facts = self._facts(seat, members)
        status = seat_status(facts, on=day)
        sitting = next((member for member in members if day in days_held(member.span, facts)), None)
        begun = any(member.since <= day for member in members)
        before = self.over.get(seat.id) if not begun and day in self.term.span else None
        if sitting is not None:
            yield self._row(group, seat, sitting, status)
        elif before is not None:
            yield self._row(group, seat, before, SeatStatus.HELD_OVER)
        else:
            yield self._empty(group, seat, status)

    def _in_the_term(self, group: "SeatGroup", seat: "Seat") -> Iterator[RosterRow]:
        """Yield everybody who sat there in the term, and the vacancy that stood at its end."""
        members = self._members(seat)
        for member in members:
            yield self._row(group, seat, member, SeatStatus.FILLED)
        last = members[-1].until if members else self.term.since
        if last is not None and last < self.term.until:
            yield self._empty(group, seat, SeatStatus.VACANT)

    def _members(self, seat: "Seat") -> list["Membership"]:
        return [held for held in self.memberships if held.seat_id == seat.id and held.role is Role.MEMBER]

    def _facts(self, seat: "Seat", members: Iterable["Membership"]) -> SeatFacts:
        return SeatFacts(
            term=self.term.span,
            holds_over=self.term.holds_over,
            holders=tuple(member.span for member in members),
            replaced_on=self.replaced.get(seat.id),
        )

    def _row(self, group: "SeatGroup", seat: "Seat | None", held: "Membership", status: SeatStatus) -> RosterRow:
        return RosterRow(
            seat_group=group.label,
            seat_number=seat.number if seat else None,
            filling_method=group.filling_method,
            role=held.role,
            status=status,
            seat=seat.id if seat else None,
            person=held.person_id,
            name=held.person.name,
            represents=held.represents_on(self.day) or (seat.represents_on(self.day) if seat else None),
            unit=held.represents_unit or (seat.represents_unit if seat else None),
            offices=self._offices(held),
            office=self._titles(held),
            party=held.party,
            since=held.first_day,
            last_day=held.last_day,
            end_reason=held.end_reason,
            decision=_decision(held.decision),
            substitutes=self._substitutes(seat, held),
            rank=held.rank,
        )

    def _empty(self, group: "SeatGroup", seat: "Seat", status: SeatStatus) -> RosterRow:
        represents = seat.represents_on(self.day)
        nominating = group.nominating.name_on(self.day) if group.nominating else represents
        return RosterRow(
            seat_group=group.label,
            seat_number=seat.number,
            filling_method=group.filling_method,
            role=Role.MEMBER,
            status=status,
            seat=seat.id,
            represents=represents,
            unit=seat.represents_unit,
            substitutes=self._substitutes(seat, None),
            filled_by=nominating,
        )

    def _substitutes(self, seat: "Seat | None", member: "Membership | None") -> tuple[Substitute, ...]:
        """Return who stands in for this member, or for whoever has this seat."""
        if seat is None:
            return ()
        bound = [
            held
            for held in self.memberships
            if held.role is Role.SUBSTITUTE
            and (held.seat_id == seat.id or (member is not None and held.substitute_for_id == member.id))
            and self._counts(held)
        ]
        bound.sort(key=lambda held: held.rank or 0)
        return tuple(Substitute(held.person_id, held.person.name, held.rank) for held in bound)

    def _counts(self, held: "Membership") -> bool:
        """Return True when a place without a seat of its own belongs on this roster."""
        if self.as_of is None:
            return True
        facts = SeatFacts(term=self.term.span, holds_over=self.term.holds_over)
        return self.as_of in days_held(held.span, facts)

    def _offices(self, held: "Membership") -> tuple[Office, ...]:
        """Return the offices that the member has on the day; for a whole term, each that was held."""
        offices = (held.office for held in held.offices if self.as_of is None or self.as_of in held.span)
        return tuple(dict.fromkeys(offices))

    def _titles(self, held: "Membership") -> str | None:
        titles = self.body.titles_on(self.day)
        words = {Office.CHAIR: titles.chair, Office.VICE_CHAIR: titles.vice_chair, Office.SECRETARY: _("secretary")}
        return ", ".join(words[office] for office in self._offices(held)) or None


def _stands_alone(held: "Membership") -> bool:
    """Return True for those who are bound to no seat: substitutes behind a whole group, and associates."""
    return held.role is not Role.MEMBER and held.seat_id is None and held.substitute_for_id is None


def _decision(decision: "Decision | None") -> DecisionLine | None:
    if decision is None:
        return None
    return DecisionLine(decision.deciding_body, decision.decided_on, decision.case_number)
