"""Small worlds for tests: a person, a council, its seats and whoever sits on them. All names are invented."""

from collections.abc import Sequence
from datetime import UTC, date, datetime
from itertools import count

from sqlalchemy import select
from sqlalchemy.orm import Session, joinedload

from recruit.appointments import operations as appointments
from recruit.appointments.model import Membership
from recruit.appointments.rules import NewMembership
from recruit.bodies import operations as bodies
from recruit.bodies.model import Body, Seat, SeatGroup, Term
from recruit.bodies.rules import FillingMethod, NewBody, NewSeatGroup, NewTerm, SeatType, SubstituteArrangement
from recruit.foundation.actor import Actor
from recruit.foundation.dates import PartialDate, parse_danish
from recruit.people import operations as people
from recruit.people.model import Organization, Person
from recruit.people.rules import Classification

#: Builders act at this instant, by the program itself.
NOW = datetime(2026, 11, 21, 10, 0, tzinfo=UTC)
BY = Actor.system()

GIVEN_NAMES = ("Amina", "Bo", "Camir", "Dorthe", "Elif", "Farhad", "Gerda", "Hawa", "Ib", "Jamila", "Kaj", "Leyla")
SURNAMES = ("Abdi", "Bruun", "Çelik", "Dam", "Elmi", "Friis", "Gurung", "Holm", "Ibsen", "Juhl", "Kaya", "Lund")
_numbers = count()


def a_person(session: Session, name: str | None = None, *, is_protected: bool = False) -> Person:
    """Make a person; without a name, one that no other test person has."""
    if name is None:
        number = next(_numbers)
        given, surname = GIVEN_NAMES[number % 12], SURNAMES[number // 12 % 12]
        name = f"{given} {surname}" + (f" {number // 144}" if number >= 144 else "")
    return people.create_person(session, name, by=BY, now=NOW, is_protected=is_protected)


def an_organization(
    session: Session,
    name: str = "Fjordby Boldklub",
    classification: Classification = Classification.ASSOCIATION,
    *,
    abbreviation: str | None = None,
) -> Organization:
    """Make an organization."""
    return people.create_organization(session, name, classification, by=BY, now=NOW, abbreviation=abbreviation)


def a_council(
    session: Session,
    name: str = "Integrationsrådet",
    *,
    seats: int = 9,
    term: str = "2026-2029",
    chair_title: str = "forperson",
    holds_over: bool = True,
) -> Body:
    """Make an integration council with one term and one seat group; `term` is "2026-2029" or "2015-09/2016-06"."""
    new = NewBody(
        name=name,
        classification=Classification.INTEGRATION_COUNCIL,
        chair_title=chair_title,
        vice_chair_title=f"næst{chair_title}",
        term=a_new_term(term, holds_over=holds_over),
    )
    body = bodies.create_body(session, new, by=BY, now=NOW)
    if seats:
        a_seat_group(session, the_term(session, body), seats=seats)
    return body


def a_new_term(days: str = "2026-2029", *, label: str = "", holds_over: bool = True) -> NewTerm:
    """Return the term of whole years "2026-2029", or of months "2015-09/2016-06"."""
    first, last = days.split("/") if "/" in days else (f"{days[:4]}-01-01", f"{days[-4:]}-12-31")
    return NewTerm(first_day=a_day(first), last_day=a_day(last), label=label, holds_over=holds_over)


def a_term(session: Session, body: Body, days: str = "2030-2033", *, holds_over: bool = True) -> Term:
    """Open one more term of a body, confirmed by the municipal council."""
    term = bodies.open_term(session, body, a_new_term(days, holds_over=holds_over), by=BY, now=NOW)
    bodies.confirm_term(session, term, by=BY, now=NOW)
    return term


def the_term(session: Session, body: Body) -> Term:
    """Return the newest term of a body."""
    return session.scalars(select(Term).where(Term.body_id == body.id).order_by(Term.since.desc())).first()


def a_seat_group(
    session: Session,
    term: Term,
    label: str = "Repræsentanter for flygtninge og indvandrere",
    *,
    seats: int = 3,
    seat_type: SeatType = SeatType.REFUGEE_IMMIGRANT,
    filling_method: FillingMethod = FillingMethod.ADVISORY_ELECTION,
    arrangement: SubstituteArrangement = SubstituteArrangement.LIST,
) -> SeatGroup:
    """Add a seat group with its seats to a term."""
    new = NewSeatGroup(
        label=label, seats=seats, seat_type=seat_type, filling_method=filling_method, arrangement=arrangement
    )
    return bodies.add_seat_group(session, term, new, by=BY, now=NOW)


def the_seats(session: Session, body: Body) -> Sequence[Seat]:
    """Return every seat of a body's newest term, in order."""
    term = the_term(session, body)
    chosen = select(Seat).join(Seat.group).where(SeatGroup.term_id == term.id).options(joinedload(Seat.group))
    return session.scalars(chosen.order_by(SeatGroup.position, Seat.number)).all()


def a_member(
    session: Session,
    seat: Seat,
    person: Person | None = None,
    *,
    since: str = "2026-01-01",
    last_day: str | None = None,
    party: str | None = None,
) -> Membership:
    """Seat somebody; without a person, somebody new."""
    new = NewMembership(first_day=a_day(since), last_day=a_day(last_day) if last_day else None, party=party)
    return appointments.take_seat(session, seat, person or a_person(session), new, by=BY, now=NOW)


def a_substitute(
    session: Session,
    group: SeatGroup,
    person: Person | None = None,
    *,
    since: str = "2026-01-01",
    seat: Seat | None = None,
    member: Membership | None = None,
    rank: int | None = None,
) -> Membership:
    """Make somebody substitute in the way the group is arranged."""
    new = NewMembership(first_day=a_day(since))
    person = person or a_person(session)
    return appointments.stand_in(session, group, person, new, by=BY, now=NOW, seat=seat, member=member, rank=rank)


def a_day(written: str) -> PartialDate:
    """Return a date as it was written: "2026-06-04", "2015-09" or "4. juni 2026"."""
    known = parse_danish(written)
    assert known is not None, written
    return known


def day(written: str) -> date:
    """Return the first day of what was written."""
    return a_day(written).first
