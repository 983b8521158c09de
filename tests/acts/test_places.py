"""Who sits where on a day, across councils and terms."""

from datetime import date
from uuid import UUID

import pytest

from recruit.acts.places import sitting_on, sittings
from recruit.appointments.rules import Role
from recruit.bodies.model import Body, Seat
from tests.builders import a_council, a_member, a_seat_group, a_substitute, a_term, day, the_seats
from tests.conftest import Database

TODAY = date(2026, 11, 21)


def sitting(database: Database, on: date = TODAY, reach=None):
    with database.reading() as session:
        return set(session.scalars(sitting_on(on, reach)))


def test_members_and_substitutes_sit_from_their_first_to_their_last_day(database: Database) -> None:
    with database.transaction() as session:
        seat, _ = the_seats(session, a_council(session, seats=2))
        member = a_member(session, seat, since="2026-02-01", last_day="2026-06-30").person_id
        substitute = a_substitute(session, seat.group, since="2026-06-30").person_id

    assert sitting(database, day("2026-01-31")) == set()
    assert sitting(database, day("2026-06-29")) == {member}
    assert sitting(database, day("2026-06-30")) == {member, substitute}
    assert sitting(database, day("2026-07-01")) == {substitute}
    assert sitting(database, day("2030-01-01")) == set()


@pytest.mark.parametrize("holds_over", [True, False])
def test_members_sit_on_after_the_term_where_the_council_holds_over(database: Database, holds_over: bool) -> None:
    with database.transaction() as session:
        seat, _ = the_seats(session, a_council(session, seats=2, term="2022-2025", holds_over=holds_over))
        member = a_member(session, seat, since="2022-01-01").person_id
        a_substitute(session, seat.group, since="2022-01-01")

    assert sitting(database) == ({member} if holds_over else set())


def test_whoever_nobody_succeeds_sits_until_the_next_term(database: Database) -> None:
    with database.transaction() as session:
        body = a_council(session, seats=1, term="2022-2025")
        member = a_member(session, the_seats(session, body)[0], since="2022-01-01").person_id
        a_term(session, body, "2026-2029")

    assert sitting(database, day("2025-12-31")) == {member}
    assert sitting(database, day("2026-01-01")) == set()


def test_whoever_is_succeeded_sits_until_somebody_takes_the_seat(database: Database) -> None:
    with database.transaction() as session:
        body = a_council(session, seats=1, term="2022-2025")
        (before,) = the_seats(session, body)
        member = a_member(session, before, since="2022-01-01").person_id
        a_seat_group(session, a_term(session, body, "2026-2029"), seats=1)
        (after,) = the_seats(session, body)
        session.get_one(Seat, after.id).succeeds_id = before.id
        successor = a_member(session, after, since="2026-03-26").person_id

    assert sitting(database, day("2026-03-25")) == {member}
    assert sitting(database, day("2026-03-26")) == {successor}


def test_nobody_sits_on_for_longer_than_one_term(database: Database) -> None:
    with database.transaction() as session:
        body = a_council(session, seats=1, term="2018-2021")
        (before,) = the_seats(session, body)
        member = a_member(session, before, since="2018-01-01").person_id
        a_seat_group(session, a_term(session, body, "2022-2025"), seats=1)
        (after,) = the_seats(session, body)
        session.get_one(Seat, after.id).succeeds_id = before.id
        a_term(session, body, "2026-2029")

    assert sitting(database, day("2025-12-31")) == {member}
    assert sitting(database, day("2026-01-01")) == set()


def test_only_councils_within_reach_are_told(database: Database) -> None:
    with database.transaction() as session:
        own, other = a_council(session, seats=1), a_council(session, "Ældrerådet", seats=1)
        member = a_member(session, the_seats(session, own)[0]).person_id
        stranger = a_member(session, the_seats(session, other)[0]).person_id
        reach = [own.id]

    assert sitting(database, reach=reach) == {member}
    with database.reading() as session:
        found = sittings(session, [member, stranger], on=TODAY, reach=reach)
        assert [(each.body, each.slug, each.role) for each in found[member]] == [
            ("Integrationsrådet", "integrationsraadet", Role.MEMBER)
        ]
        assert stranger not in found


def test_whoever_begins_later_is_coming_unless_the_council_is_gone_by_then(sqlite: Database) -> None:
    with sqlite.transaction() as session:
        body = a_council(session, seats=2)
        soon, late = the_seats(session, body)
        people = [
            a_member(session, soon, since="2026-12-31").person_id,
            a_member(session, late, since="2027-01-01").person_id,
        ]

    def coming(on: date) -> set[UUID]:
        with sqlite.reading() as session:
            return {*sittings(session, people, on=on, reach=None, coming=True)}

    assert coming(TODAY) == {*people}
    assert coming(day("2026-12-31")) == {*people}
    with sqlite.transaction() as session:
        session.get_one(Body, body.id).until = day("2027-01-01")
    assert coming(TODAY) == {people[0]}
