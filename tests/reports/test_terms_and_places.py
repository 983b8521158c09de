"""All terms of a council, and all places of one person."""

from dataclasses import replace
from datetime import timedelta

from recruit.appointments import operations as appointments
from recruit.appointments.rules import EndReason, Office, Role
from recruit.bodies import operations as bodies
from recruit.bodies import queries
from recruit.reports.places import places
from recruit.reports.terms import members_by_term
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


def test_every_term_tells_who_sat_there_each_once(database: Database) -> None:
    with database.transaction() as session:
        body = a_council(session, seats=3)
        term, seats = the_term(session, body), the_seats(session, body)
        person = a_person(session)
        left = a_member(session, seats[0], person)
        appointments.end(session, left, a_day("2026-05-31"), EndReason.RESIGNED, by=BY, now=NOW)
        a_member(session, seats[1], person, since="2026-08-01")
        a_member(session, seats[2])
        a_substitute(session, seats[0].group)
        wrong = a_member(session, seats[0], since="2026-07-01")
        appointments.end(session, wrong, a_day("2026-07-31"), EndReason.REGISTERED_IN_ERROR, by=BY, now=NOW)
        a_term(session, body, "2030-2033")

    with database.reading() as session:
        assert members_by_term(session, queries.body_by_slug(session, "integrationsraadet")) == {term.id: 2}


def test_a_person_has_places_in_several_councils_the_newest_first(database: Database) -> None:
    with database.transaction() as session:
        person = a_person(session, "Åse Holm")
        council = a_council(session, seats=1, chair_title="formand")
        club = an_organization(session, "Fjordby Boldklub")
        seat = the_seats(session, council)[0]
        bodies.reserve_seat(session, seat, club, by=BY, now=NOW, unit="Ungdom")
        chair = a_member(session, seat, person, since="maj 2026")
        appointments.hold_office(session, chair, Office.CHAIR, since=day("2026-06-01"), by=BY, now=NOW)
        bodies.change_titles(session, council, "forperson", "næstforperson", since=day("2026-09-01"), by=BY, now=NOW)
        elders = a_council(session, "Ældrerådet", seats=1)
        a_substitute(session, the_seats(session, elders)[0].group, person)

    with database.reading() as session:
        found = places(session, person.id)
        reached = places(session, person.id, within={elders.id})

    assert [(one.body, one.role, one.seat_number, one.represents, one.unit, one.rank) for one in found] == [
        ("Integrationsrådet", Role.MEMBER, 1, "Fjordby Boldklub", "Ungdom", None),
        ("Ældrerådet", Role.SUBSTITUTE, None, None, None, 1),
    ]
    assert [(line.title, line.span.since) for line in found[0].offices] == [("formand", day("2026-06-01"))]
    assert [one.slug for one in reached] == ["aeldreraadet"]


def test_ten_places_cost_no_more_queries_than_one(database: Database, queries_made) -> None:  # type: ignore[no-untyped-def]
    def ask() -> int:
        with database.reading() as session, queries_made() as statements:
            places(session, person.id)
        return len(statements)

    with database.transaction() as session:
        person = a_person(session)
        body = a_council(session, seats=1)
        bodies.reserve_seat(session, the_seats(session, body)[0], an_organization(session), by=BY, now=NOW)
        a_member(session, the_seats(session, body)[0], person)
    few = ask()

    with database.transaction() as session:
        for name in ("Ældrerådet", "Handicaprådet", "Folkeoplysningsudvalget"):
            other = a_council(session, name, seats=1)
            a_member(session, the_seats(session, other)[0], person)
            a_member(
                session, a_seat_group(session, a_term(session, other), seats=1).seats[0], person, since="2030-01-01"
            )

    assert ask() == few


def test_whoever_sat_on_after_the_term_has_a_last_day_once_somebody_followed(sqlite: Database) -> None:
    with sqlite.transaction() as session:
        person = a_person(session)
        a_member(session, the_seats(session, a_council(session, seats=1))[0], person)
        (held,) = places(session, person.id)
    ends = held.term_span.until
    assert ends is not None
    gone = replace(held, sits_until=ends + timedelta(days=80))
    followed = a_day("2030-03-21")

    assert [one.last_day_on(day("2030-03-21")) for one in (held, gone)] == [None, None]
    assert [one.last_day_on(day("2030-03-22")) for one in (held, gone)] == [None, followed]
    assert replace(gone, last_day=a_day("2028-05-31")).last_day_on(day("2026-01-01")) == a_day("2028-05-31")
    assert replace(held, sits_until=ends).last_day_on(day("2029-12-31")) is None
