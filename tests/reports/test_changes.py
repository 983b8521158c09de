"""What changed in a council between two days."""

import pytest
from sqlalchemy import select

from recruit.appointments import operations as appointments
from recruit.appointments.rules import EndReason, NewMembership, Office, Role
from recruit.bodies import operations as bodies
from recruit.bodies import queries
from recruit.bodies.model import Seat
from recruit.foundation.dates import iso
from recruit.people import operations as people
from recruit.reports.changes import Kind, changes
from tests.builders import (
    BY,
    NOW,
    a_council,
    a_day,
    a_member,
    a_person,
    a_seat_group,
    a_substitute,
    a_term,
    an_organization,
    day,
    the_seats,
    the_term,
)
from tests.conftest import Database

Line = tuple[str, Kind, str]


@pytest.fixture
def changed(database: Database):  # type: ignore[no-untyped-def]
    """Ask what changed between two days: the day, what, and who."""

    def ask(since: str, until: str) -> list[Line]:
        with database.reading() as session:
            body = queries.body_by_slug(session, "integrationsraadet")
            found = changes(session, body, day(since), day(until))
            return [(iso(one.day), one.kind, one.name) for one in found.entries]

    return ask


def test_who_came_and_who_left_with_first_and_last_day(database: Database, changed) -> None:  # type: ignore[no-untyped-def]
    with database.transaction() as session:
        seats = the_seats(session, a_council(session, seats=2))
        left = a_member(session, seats[0], a_person(session, "Hawa Ibsen"))
        appointments.end(session, left, a_day("2026-05-31"), EndReason.MOVED_AWAY, by=BY, now=NOW)
        a_member(session, seats[0], a_person(session, "Åse Holm"), since="2026-06-01")
        a_member(session, seats[1], a_person(session, "Bo Dam"))

    assert changed("2026-03-01", "2026-07-01") == [
        ("2026-05-31", Kind.LEFT, "Hawa Ibsen"),
        ("2026-06-01", Kind.CAME, "Åse Holm"),
    ]


@pytest.mark.parametrize(
    ("since", "until", "found"),
    [
        ("2026-06-01", "2026-07-01", []),
        ("2026-05-31", "2026-06-01", ["Åse Holm"]),
        ("2026-05-01", "2026-05-31", []),
    ],
)
def test_the_first_day_is_not_asked_about_and_the_last_one_is(
    database: Database,
    changed,  # type: ignore[no-untyped-def]
    since: str,
    until: str,
    found: list[str],
) -> None:
    with database.transaction() as session:
        seat = the_seats(session, a_council(session, seats=1))[0]
        a_member(session, seat, a_person(session, "Åse Holm"), since="2026-06-01")

    assert [name for _day, _kind, name in changed(since, until)] == found


def test_somebody_who_came_and_left_in_between_is_seen(database: Database, changed) -> None:  # type: ignore[no-untyped-def]
    with database.transaction() as session:
        seat = the_seats(session, a_council(session, seats=1))[0]
        a_member(session, seat, a_person(session, "Kaj Kaya"), since="2026-02-01", last_day="2026-04-30")

    assert [kind for _day, kind, _name in changed("2026-01-15", "2026-12-31")] == [Kind.CAME, Kind.LEFT]


def test_who_goes_on_into_the_next_term_has_neither_left_nor_come(database: Database, changed) -> None:  # type: ignore[no-untyped-def]
    with database.transaction() as session:
        body = a_council(session, seats=2, term="2022-2025")
        before = the_seats(session, body)
        stays = a_person(session, "Åse Holm")
        a_member(session, before[0], stays, since="2022-01-01")
        a_member(session, before[1], a_person(session, "Bo Dam"), since="2022-01-01")
        group = a_seat_group(session, a_term(session, body, "2026-2029"), seats=2)
        for seat, old in zip(group.seats, before, strict=True):
            seat.succeeds_id = old.id
        a_member(session, group.seats[0], stays, since="2026-01-01")
        a_member(session, group.seats[1], a_person(session, "Elif Kaya"), since="2026-03-26")

    assert changed("2025-12-01", "2026-12-31") == [
        ("2026-03-25", Kind.LEFT, "Bo Dam"),  # sat on until somebody followed
        ("2026-03-26", Kind.CAME, "Elif Kaya"),
    ]


def test_a_term_without_holding_over_ends_on_its_last_day(database: Database, changed) -> None:  # type: ignore[no-untyped-def]
    with database.transaction() as session:
        body = a_council(session, seats=1, term="2022-2025", holds_over=False)
        a_member(session, the_seats(session, body)[0], a_person(session, "Bo Dam"), since="2022-01-01")

    assert changed("2025-06-01", "2026-06-01") == [("2025-12-31", Kind.LEFT, "Bo Dam")]


def test_offices_change_hands_under_the_titles_of_their_day(database: Database) -> None:
    with database.transaction() as session:
        body = a_council(session, seats=2, chair_title="formand")
        first, second = (a_member(session, seat) for seat in the_seats(session, body))
        held = appointments.hold_office(session, first, Office.CHAIR, since=day("2026-02-01"), by=BY, now=NOW)
        held.until = day("2026-06-04")
        bodies.change_titles(session, body, "forperson", "næstforperson", since=day("2026-06-04"), by=BY, now=NOW)
        session.flush()
        appointments.hold_office(session, second, Office.CHAIR, since=day("2026-06-04"), by=BY, now=NOW)

    with database.reading() as session:
        body = queries.body_by_slug(session, "integrationsraadet")
        found = changes(session, body, day("2026-01-01"), day("2026-12-31")).entries

    assert [(iso(one.day), one.kind, one.office) for one in found] == [
        ("2026-02-01", Kind.TOOK_OFFICE, "formand"),
        ("2026-06-03", Kind.LEFT_OFFICE, "formand"),
        ("2026-06-04", Kind.TOOK_OFFICE, "forperson"),
    ]


def test_a_substitute_who_becomes_member_is_both(database: Database) -> None:
    with database.transaction() as session:
        seat = the_seats(session, a_council(session, seats=1))[0]
        person = a_person(session, "Leyla Lund")
        standing = a_substitute(session, seat.group, person)
        appointments.end(session, standing, a_day("2026-05-31"), EndReason.BECAME_MEMBER, by=BY, now=NOW)
        a_member(session, seat, person, since="2026-06-01")

    with database.reading() as session:
        body = queries.body_by_slug(session, "integrationsraadet")
        found = changes(session, body, day("2026-05-01"), day("2026-06-30")).entries

    assert [(one.kind, one.role, one.end_reason) for one in found] == [
        (Kind.LEFT, Role.SUBSTITUTE, EndReason.BECAME_MEMBER),
        (Kind.CAME, Role.MEMBER, None),
    ]


def test_an_organisation_is_called_what_it_was_called_on_the_day(database: Database) -> None:
    with database.transaction() as session:
        seats = the_seats(session, a_council(session, seats=2))
        club = an_organization(session, "Fjordby Boldklub")
        people.rename_organization(session, club, "Fjordby IF", since=day("2026-06-01"), by=BY, now=NOW)
        bodies.reserve_seat(session, seats[0], club, by=BY, now=NOW)
        bodies.reserve_seat(session, seats[1], "skoleområdet", by=BY, now=NOW)
        a_member(session, seats[0], since="2026-03-01", last_day="2026-08-31")
        a_member(session, seats[1], since="2026-04-01")

    with database.reading() as session:
        body = queries.body_by_slug(session, "integrationsraadet")
        found = changes(session, body, day("2026-01-01"), day("2026-12-31")).entries

    assert [one.represents for one in found] == ["Fjordby Boldklub", "skoleområdet", "Fjordby IF"]


def test_what_was_registered_in_error_never_happened(database: Database, changed) -> None:  # type: ignore[no-untyped-def]
    with database.transaction() as session:
        seat = the_seats(session, a_council(session, seats=1))[0]
        wrong = a_member(session, seat, a_person(session, "Kaj Kaya"), since="2026-02-01")
        appointments.end(session, wrong, a_day("2026-03-31"), EndReason.REGISTERED_IN_ERROR, by=BY, now=NOW)

    assert changed("2026-01-01", "2026-12-31") == []


def test_an_associate_comes_and_goes_like_a_member(database: Database, changed) -> None:  # type: ignore[no-untyped-def]
    with database.transaction() as session:
        group = a_seat_group(session, the_term(session, a_council(session, seats=0)), seats=0)
        span = NewMembership(a_day("2026-02-01"), a_day("2026-08-31"))
        appointments.take_part(session, group, a_person(session, "Elif Çelik"), span, by=BY, now=NOW)

    assert [kind for _day, kind, _name in changed("2026-01-01", "2026-12-31")] == [Kind.CAME, Kind.LEFT]


def test_ten_terms_cost_no_more_queries_than_one(database: Database, queries_made) -> None:  # type: ignore[no-untyped-def]
    def ask() -> int:
        with database.reading() as session:
            body = queries.body_by_slug(session, "integrationsraadet")
            with queries_made() as statements:
                changes(session, body, day("2020-01-01"), day("2070-01-01"))
            return len(statements)

    with database.transaction() as session:
        body = a_council(session, seats=1)
        a_member(session, the_seats(session, body)[0])
    few = ask()

    with database.transaction() as session:
        body = queries.body_by_slug(session, "integrationsraadet")
        for year in range(2030, 2062, 4):
            group = a_seat_group(session, a_term(session, body, f"{year}-{year + 3}"), seats=3)
            for seat in session.scalars(select(Seat).where(Seat.seat_group_id == group.id)):
                a_member(session, seat, since=f"{year}-01-01")

    assert ask() == few
