"""Who sits there around the turn of the year, when the new members are appointed in spring (domain, case 21).

The old term ends on 31 December and holds over; the new one has the same composition, each seat succeeding its
predecessor; its members are appointed on 14 April.
"""

from dataclasses import dataclass
from uuid import UUID

import pytest
from sqlalchemy import select
from sqlalchemy.orm import Session

from recruit.appointments import operations as appointments
from recruit.appointments.model import Membership
from recruit.appointments.queries import memberships, occupied_seat, sits_on
from recruit.appointments.queries.sitting_everywhere import everywhere
from recruit.appointments.rules import EndReason, Office, SeatStatus
from recruit.bodies import operations as bodies
from recruit.bodies import queries
from recruit.bodies.model import Body, SeatGroup, Term
from recruit.foundation.i18n import speaking
from recruit.people.model import Person
from recruit.reports.roster import Roster
from recruit.reports.seating import roster
from recruit.reports.table import summary
from tests.builders import BY, NOW, a_council, a_day, a_member, a_new_term, a_person, day, the_seats, the_term
from tests.conftest import Database

LAST_DAY, NEW_YEAR, DAY_BEFORE, APPOINTED = "2025-12-31", "2026-01-01", "2026-04-13", "2026-04-14"
OLD, NEW = "2022–2025", "2026–2029"
HELD_OVER, VACANT, FILLED = SeatStatus.HELD_OVER, SeatStatus.VACANT, SeatStatus.FILLED


@dataclass(frozen=True)
class Council:
    """A council of three seats over two terms."""

    database: Database
    body: UUID

    def on(self, label: str, written: str) -> Roster:
        with self.database.reading() as session:
            body = queries.body_by_slug(session, "integrationsraadet")
            return roster(session, body, queries.term(session, body, label), as_of=day(written))

    def sits(self, label: str, written: str) -> list[tuple[str | None, SeatStatus]]:
        return [(row.name, row.status) for row in self.on(label, written).rows]


def two_terms(session: Session, *, holds_over: bool = True) -> tuple[Body, Term]:
    """Amina, Bo and Camir sit in the first term; Amina is chair; the composition is copied to the second."""
    body = a_council(session, seats=3, term="2022-2025", holds_over=holds_over)
    first = the_term(session, body)
    for seat, name in zip(the_seats(session, body), ("Amina Abdi", "Bo Bruun", "Camir Elmi"), strict=True):
        member = a_member(session, seat, a_person(session, name), since="2022-04-01")
        if name == "Amina Abdi":
            appointments.hold_office(session, member, Office.CHAIR, since=day("2022-05-01"), by=BY, now=NOW)
    second = bodies.open_term(session, body, a_new_term("2026-2029"), by=BY, now=NOW)
    bodies.copy_composition(session, first, second, by=BY, now=NOW)
    return body, second


@pytest.fixture
def council(database: Database) -> Council:
    """Elif follows Amina and Farhad follows Bo on 14 April; nobody is appointed after Camir."""
    with database.transaction() as session:
        body, _ = two_terms(session)
        followers = ("Elif Dam", "Farhad Friis")
        for seat, name in zip(the_seats(session, body)[:2], followers, strict=True):
            a_member(session, seat, a_person(session, name), since=APPOINTED)
        return Council(database, body.id)


def the_place_of(session: Session, body: Body, name: str) -> Membership:
    """Return the membership that somebody of this name has in the first term."""
    first = queries.terms(session, body)[-1]
    return next(held for held in memberships(session, first) if held.person.name == name)


def test_on_the_last_day_of_the_term_its_members_sit_and_the_next_has_not_begun(council: Council) -> None:
    assert [name for name, _ in council.sits(OLD, LAST_DAY)] == ["Amina Abdi", "Bo Bruun", "Camir Elmi"]
    assert HELD_OVER not in {status for _, status in council.sits(OLD, LAST_DAY)}
    assert council.sits(NEW, LAST_DAY) == [(None, SeatStatus.NOT_YET_BEGUN)] * 3


@pytest.mark.parametrize("label", [OLD, NEW])
@pytest.mark.parametrize("written", [NEW_YEAR, DAY_BEFORE])
def test_from_new_year_to_the_day_before_the_appointment_they_go_on_in_both_terms(
    council: Council, label: str, written: str
) -> None:
    assert council.sits(label, written) == [
        ("Amina Abdi", HELD_OVER),
        ("Bo Bruun", HELD_OVER),
        ("Camir Elmi", HELD_OVER),
    ]


def test_on_the_day_of_the_appointment_the_new_members_sit_and_the_third_goes_on(council: Council) -> None:
    assert council.sits(NEW, APPOINTED) == [
        ("Elif Dam", FILLED),
        ("Farhad Friis", FILLED),
        ("Camir Elmi", HELD_OVER),
    ]
    assert council.sits(OLD, APPOINTED) == [(None, VACANT), (None, VACANT), ("Camir Elmi", HELD_OVER)]


def test_nobody_is_counted_twice_while_both_terms_are_open(council: Council) -> None:
    totals = {written: council.on(NEW, written).totals for written in (NEW_YEAR, APPOINTED)}

    assert [(each.members, each.held_over, each.vacant) for each in totals.values()] == [(3, 3, 0), (3, 1, 0)]


def test_the_chair_goes_on_with_the_seat_and_no_longer(council: Council) -> None:
    chairs = {
        written: [row.name for row in council.on(NEW, written).rows if row.office]
        for written in (NEW_YEAR, DAY_BEFORE, APPOINTED)
    }

    assert chairs == {NEW_YEAR: ["Amina Abdi"], DAY_BEFORE: ["Amina Abdi"], APPOINTED: []}


def test_whoever_is_appointed_again_is_held_over_first_and_a_member_then(database: Database) -> None:
    with database.transaction() as session:
        body, _ = two_terms(session)
        held = the_place_of(session, body, "Amina Abdi")
        a_member(session, the_seats(session, body)[0], held.person, since=APPOINTED)
    council = Council(database, body.id)

    assert council.sits(NEW, DAY_BEFORE)[0] == ("Amina Abdi", HELD_OVER)
    assert council.sits(NEW, APPOINTED)[0] == ("Amina Abdi", FILLED)


def test_whoever_resigned_before_new_year_does_not_go_on(database: Database) -> None:
    with database.transaction() as session:
        body, _ = two_terms(session)
        bo = the_place_of(session, body, "Bo Bruun")
        appointments.end(session, bo, a_day("2025-11-30"), EndReason.RESIGNED, by=BY, now=NOW)
    council = Council(database, body.id)

    assert council.sits(NEW, NEW_YEAR)[1] == (None, VACANT)
    assert council.sits(OLD, "2025-11-30")[1][0] == "Bo Bruun"
    assert council.sits(OLD, "2025-12-01")[1] == (None, VACANT)


def test_a_term_that_does_not_hold_over_leaves_every_seat_vacant_at_new_year(database: Database) -> None:
    with database.transaction() as session:
        body, _ = two_terms(session, holds_over=False)
    council = Council(database, body.id)

    assert [name for name, _ in council.sits(OLD, LAST_DAY)] == ["Amina Abdi", "Bo Bruun", "Camir Elmi"]
    assert council.sits(NEW, NEW_YEAR) == [(None, VACANT)] * 3


def test_a_seat_that_the_new_composition_leaves_out_ends_with_the_old_term(database: Database) -> None:
    with database.transaction() as session:
        body = a_council(session, seats=1, term="2022-2025")
        a_member(session, the_seats(session, body)[0], a_person(session, "Amina Abdi"), since="2022-04-01")
        bodies.open_term(session, body, a_new_term("2026-2029"), by=BY, now=NOW)
    council = Council(database, body.id)

    assert [name for name, _ in council.sits(OLD, LAST_DAY)] == ["Amina Abdi"]
    assert council.sits(OLD, NEW_YEAR) == [(None, VACANT)]
    assert council.sits(NEW, NEW_YEAR) == []


def test_before_anybody_has_begun_the_seats_are_counted_as_such(council: Council) -> None:
    with speaking("en"):
        assert summary(council.on(OLD, "2022-01-01")) == (
            "0 members, 0 substitutes, 0 vacant seats, 3 seats where nobody has begun"
        )


def test_whoever_goes_on_and_leaves_sits_to_the_last_day_whoever_is_asked(council: Council) -> None:
    with council.database.transaction() as session:
        body = queries.body_by_slug(session, "integrationsraadet")
        for name, last_day in (("Amina Abdi", "2026-05-31"), ("Camir Elmi", "2026-05-31")):
            leaving = the_place_of(session, body, name)
            appointments.end(session, leaving, a_day(last_day), EndReason.RESIGNED, by=BY, now=NOW)
        seat = leaving.seat_id
        assert seat is not None

    def told(written: str) -> tuple[list[str | None], ...]:
        """Return what the roster of each term, the condition of every list, and the page of the seat say."""
        with council.database.reading() as session:
            body = session.get_one(Body, council.body)
            chosen = select(Person.name).join(Membership, Membership.person_id == Person.id).join(Membership.group)
            chosen = chosen.join(Term, Term.id == SeatGroup.term_id).order_by(Person.name)
            sitting = session.scalars(chosen.where(sits_on(day(written)))).all()
            members = everywhere(day(written)).members
            known = select(Person.name).join(members, members.c.person_id == Person.id).order_by(Person.name)
            assert session.scalars(known).all() == sitting
            member = occupied_seat(session, body, seat).member(on=day(written))
            rosters = [[name for name, _ in council.sits(label, written)] for label in (OLD, NEW)]
            return (*rosters, list(sitting), [member.person.name if member else None])

    everybody, camir = ["Amina Abdi", "Bo Bruun", "Camir Elmi"], [None, None, "Camir Elmi"]
    new = ["Elif Dam", "Farhad Friis", "Camir Elmi"]
    assert told(DAY_BEFORE) == (everybody, everybody, everybody, ["Camir Elmi"])
    # Who is followed goes on no longer, whatever their own last day.
    assert told("2026-05-31") == (camir, new, sorted(new), ["Camir Elmi"])
    assert told("2026-06-01") == ([None] * 3, [*new[:2], None], new[:2], [None])
