"""From memberships to the rows of a roster."""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from datetime import date, timedelta
from itertools import chain, groupby
from typing import TYPE_CHECKING
from uuid import UUID

from sqlalchemy.orm import Session

from recruit.appointments import queries as appointments
from recruit.appointments.rules import Office, Role, SeatFacts, SeatStatus, days_held, seat_status
from recruit.bodies.rules import RuleKind
from recruit.foundation.dates import last_day
from recruit.foundation.refusal import NotFound
from recruit.people import queries as people
from recruit.reports import editions, sources, taking_part, words
from recruit.reports.roster import DecisionLine, Edition, Leave, Roster, RosterRow, Substitute, Turnover, totals
from recruit.reports.sources import Held, Names, OnLeave, SeatRow, TermRead

if TYPE_CHECKING:
    from recruit.bodies.model import Body, Term


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
    with_contacts: bool = True,
) -> Roster:
    """Return the roster of a term of a body that is loaded with its titles and rules.

    With `as_of` it holds whoever sits on that day: also those who sit on from the last term where nobody has followed.
    From the day on which the body is dissolved it is empty.
    Attendance counts the meetings of the term up to the day, those of the day itself among them.
    The number of queries does not grow with the rows.
    """
    internal = edition is Edition.INTERNAL
    seating = _Seating(session, body, term, as_of, internal=internal, with_contacts=internal and with_contacts)
    rows = tuple(seating.rows())
    minimum = None if seating.is_gone else body.rule_on(RuleKind.MINIMUM_MEMBERS, seating.day)
    found = Roster(
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
            seats=sum(seat.id is not None for seat in seating.seats),
            turnover=seating.turnover(),
            genders={held.person: held.gender for held in seating.everybody},
            minimum=minimum.number if minimum else None,
            citation=minimum.citation if minimum else None,
            interests=seating.part.works_for(seating.everybody, rows),
        ),
        read=TermRead(seating.seats, seating.everybody, seating.names),
    )
    return found if internal else editions.public(found, people.withheld(session, seating.protected))


class _Seating:
    """Everything about one term, loaded once, and the rows that follow from it."""

    def __init__(
        self, session: Session, body: "Body", term: "Term", as_of: date | None, *, internal: bool, with_contacts: bool
    ) -> None:
        self.body, self.term, self.as_of = body, term, as_of
        #: Names, titles and rules are those of this day.
        self.day = as_of or term.until - timedelta(days=1)
        #: Nobody has a seat in a council that was dissolved by then, and none of its seats is vacant.
        self.is_gone = body.until is not None and self.day >= body.until
        self.seats = [] if self.is_gone else sources.seats(session, term)
        self.everybody = sources.held(session, term)
        #: Members by seat, substitutes by seat or member, and by group those who are bound to neither.
        self.members, self.standing, self.alone = (defaultdict[UUID | None, list[Held]](list) for _kind in range(3))
        self._sort()
        self.before = {
            held.seat: held for held in self.everybody if held.term != term.id and held.goes_on_after(term.since)
        }
        # Who follows in the next term matters only when this one has ended.
        over = as_of is not None and as_of not in term.span
        self.replaced = appointments.replaced_on(session, term) if over else {}
        self.leaves = sources.leaves(session, body.id) if internal else {}
        people = {held.person for held in self.everybody if not held.is_protected}
        mentioned = {known for known in self._mentioned() if known is not None}
        self.part = (
            taking_part.whole_part(session, term, as_of, people, mentioned, with_contacts=with_contacts)
            if internal
            else taking_part.public_part(session, term, as_of, mentioned)
        )
        self.names = Names(self.part.names)

    def _sort(self) -> None:
        for held in self.everybody:
            if held.term != self.term.id:
                continue
            if held.role is Role.MEMBER:
                self.members[held.seat].append(held)
            elif held.seat or held.substitute_for:
                self.standing[held.substitute_for or held.seat].append(held)
            else:
                self.alone[held.group].append(held)

    def _mentioned(self) -> Iterator[UUID | None]:
        for seat in self.seats:
            yield from (seat.nominating, seat.represents)
        for held in self.everybody:
            yield from (held.on_behalf_of, held.decided_by)

    @property
    def protected(self) -> set[UUID]:
        """Return everybody here whose name is protected."""
        return {held.person for held in self.everybody if held.is_protected}

    def turnover(self) -> Turnover:
        """Return how many came and went in the term, up to the day of the roster."""
        begun = [held for held in chain(*self.members.values()) if held.since <= self.day]
        last = min(self.day, self.term.until - timedelta(days=1))
        sitting = {held.person for held in begun if held.until is None or held.until > last}
        started = {held.person for held in begun}
        before = {held.person for held in self.everybody if held.term != self.term.id}
        return Turnover(len(started), len(started - sitting), len(sitting & before))

    def rows(self) -> Iterator[RosterRow]:
        for group, seats in groupby(self.seats, key=lambda seat: seat.group):
            for seat in seats:
                place = seat
                if seat.id is not None:
                    yield from self._as_of(seat, self.as_of) if self.as_of else self._in_the_term(seat)
            for held in self.alone[group]:
                if self._counts(held):
                    yield self._row(_at_large(place), held, SeatStatus.FILLED)

    def _as_of(self, seat: SeatRow, day: date) -> Iterator[RosterRow]:
        """Yield whoever sits there on the day; a seat that nobody has taken yet is still held from the last term."""
        members = self.members[seat.id]
        facts = SeatFacts(
            term=self.term.span,
            holds_over=self.term.holds_over,
            holders=tuple(member.span for member in members),
            replaced_on=self.replaced.get(seat.id) if seat.id else None,
        )
        status = seat_status(facts, on=day)
        sitting = next((member for member in members if day in days_held(member.span, facts)), None)
        begun = any(member.since <= day for member in members)
        before = self.before.get(seat.succeeds) if not begun and day in self.term.span else None
        if before is not None and day not in before.span:
            before = None
        if sitting is not None:
            yield self._row(seat, sitting, status)
        elif before is not None:
            yield self._row(seat, before, SeatStatus.HELD_OVER)
        else:
            yield self._empty(seat, status)

    def _in_the_term(self, seat: SeatRow) -> Iterator[RosterRow]:
        """Yield everybody who sat there in the term, and the vacancy that stood at its end."""
        members = self.members[seat.id]
        for member in members:
            yield self._row(seat, member, SeatStatus.FILLED)
        last = members[-1].until if members else self.term.since
        if last is not None and last < self.term.until:
            yield self._empty(seat, SeatStatus.VACANT)

    def _row(self, seat: SeatRow, held: Held, status: SeatStatus) -> RosterRow:
        offices = self._offices(held)
        return RosterRow(
            seat_group=seat.label,
            seat_number=seat.number,
            filling_method=seat.filling_method,
            role=held.role,
            status=status,
            seat=seat.id,
            person=held.person,
            name=held.name,
            represents=self._on_behalf_of(held) or self._represents(seat),
            unit=held.unit or seat.unit,
            offices=offices,
            office=self._titles(offices),
            party=held.party,
            since=held.first_day,
            since_assumed=held.since_assumed,
            last_day=held.last_day,
            end_reason=held.end_reason,
            decision=self._decision(held),
            substitutes=self._substitutes(seat, held),
            leaves=self._leaves(held),
            rank=held.rank,
            is_protected=held.is_protected,
            contacts=() if held.is_protected else self.part.contacts.get(held.person, ()),
            attendance=self.part.attendance.get(held.id),
            elsewhere=self.part.elsewhere(held.person, self.names, self.day),
            terms=held.terms or None,
        )

    def _empty(self, seat: SeatRow, status: SeatStatus) -> RosterRow:
        represents = self._represents(seat)
        return RosterRow(
            seat_group=seat.label,
            seat_number=seat.number,
            filling_method=seat.filling_method,
            role=Role.MEMBER,
            status=status,
            seat=seat.id,
            represents=represents,
            unit=seat.unit,
            substitutes=self._substitutes(seat, None),
            filled_by=self.names.on(seat.nominating, self.day) or represents,
        )

    def _on_behalf_of(self, held: Held) -> str | None:
        return self.names.on(held.on_behalf_of, self.day) or held.on_behalf_of_text

    def _represents(self, seat: SeatRow) -> str | None:
        return self.names.on(seat.represents, self.day) or seat.represents_text

    def _substitutes(self, seat: SeatRow, member: Held | None) -> tuple[Substitute, ...]:
        """Return who stands in for this member, or for whoever has this seat."""
        if seat.id is None:
            return ()
        bound = self.standing[seat.id] + (self.standing[member.id] if member else [])
        bound = sorted(filter(self._counts, bound), key=lambda held: held.rank or 0)
        came = self.part.attendance
        return tuple(Substitute(held.person, held.name, held.rank, came.get(held.id)) for held in bound)

    def _leaves(self, held: Held) -> tuple[Leave, ...]:
        """Return the leave that the member is on that day; for a whole term, each."""
        taken = self.leaves.get(held.id, ())
        shown = [one for one in taken if self.as_of is None or self.as_of in one.span]
        return tuple(_leave(one) for one in shown)

    def _counts(self, held: Held) -> bool:
        """Return True when a place without a seat of its own belongs on this roster."""
        if self.as_of is None:
            return True
        facts = SeatFacts(term=self.term.span, holds_over=self.term.holds_over)
        return self.as_of in days_held(held.span, facts)

    def _offices(self, held: Held) -> tuple[Office, ...]:
        """Return the offices that the member has on the day; for a whole term, each that was held."""
        held_then = (office for office, span in held.offices if self.as_of is None or self.as_of in span)
        return tuple(dict.fromkeys(held_then))

    def _titles(self, offices: Sequence[Office]) -> str | None:
        """Return what the offices are called on the day."""
        if not offices:
            return None
        titles = self.body.titles_on(self.day)
        return ", ".join(words.office(office, titles) for office in offices)

    def _decision(self, held: Held) -> DecisionLine | None:
        """Return the decision that appointed, with who decided by the name of that day."""
        if held.decided_on is None:
            return None
        decided_by = self.names.on(held.decided_by, held.decided_on) or held.decided_by_text or ""
        return DecisionLine(decided_by, held.decided_on, held.case_number)


def _leave(taken: OnLeave) -> Leave:
    standing_in = Substitute(taken.person, taken.name, None) if taken.name else None
    return Leave(taken.span.since, last_day(taken.span.until or date.max).last, standing_in)


def _at_large(seat: SeatRow) -> SeatRow:
    """Return the seat's group without the seat: for those who are bound to none."""
    return seat._replace(id=None, number=None, represents=None, represents_text=None, unit=None)
