"""Who sat when: every day of every seat is somebody's or nobody's."""

from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager
from datetime import date, timedelta

import pytest

from recruit.appointments import operations as appointments
from recruit.appointments.rules import EndReason, SeatStatus
from recruit.bodies import operations as bodies
from recruit.bodies import queries
from recruit.bodies.model import Seat
from recruit.bodies.rules import FORGOTTEN_AFTER
from recruit.foundation.i18n import speaking
from recruit.people import operations as people
from recruit.reports.roster import Edition
from recruit.reports.timeline import SeatLine, Timeline, timeline
from tests.builders import (
    BY,
    NOW,
    a_council,
    a_day,
    a_member,
    a_person,
    a_seat_group,
    a_term,
    an_organization,
    day,
    the_seats,
    the_term,
)
from tests.conftest import Database, made_once

Draw = Callable[..., Timeline]
TODAY = date(2026, 11, 21)

HELD, OVER, VACANT = SeatStatus.FILLED, SeatStatus.HELD_OVER, SeatStatus.VACANT


@pytest.fixture
def ask(database: Database) -> Draw:
    """Ask for the timeline of a term, seen from a day."""

    def ask(label: str = "2026–2029", *, on: date = TODAY, edition: Edition = Edition.INTERNAL) -> Timeline:
        with database.reading() as session, speaking("da"):
            body = queries.body_by_slug(session, "integrationsraadet")
            return timeline(session, body, queries.term(session, body, label), on=on, edition=edition)

    return ask


def told(line: SeatLine) -> list[tuple[SeatStatus, str | None, str, str]]:
    return [(each.status, each.name, f"{each.since}", f"{each.until}") for each in line.stretches]


def edges(line: SeatLine) -> Iterator[tuple[date, date]]:
    return zip((each.until for each in line.stretches), (each.since for each in line.stretches[1:]), strict=False)


# Within a term


def test_a_term_gone_by_keeps_the_names_of_its_last_day(database: Database, ask: Draw) -> None:
    with database.transaction() as session:
        (seat,) = the_seats(session, a_council(session, seats=1, term="2022-2025"))
        club = an_organization(session, "Boldklubben")
        bodies.reserve_seat(session, seat, club, by=BY, now=NOW)
        people.rename_organization(session, club, "Idræt i Fjordby", since=day("2026-01-01"), by=BY, now=NOW)

    (line,) = ask("2022–2025").lines

    assert line.represents == "Boldklubben"


def test_a_seat_tells_who_came_who_left_and_when_it_stood_empty(database: Database, ask: Draw) -> None:
    with database.transaction() as session:
        (seat,) = the_seats(session, a_council(session, seats=1))
        first = a_member(session, seat, a_person(session, "Hawa Ibsen"), since="2026-03-26")
        appointments.end(session, first, a_day("2026-08-31"), EndReason.MOVED_AWAY, by=BY, now=NOW)
        a_member(session, seat, a_person(session, "Kaj Kaya"), since="2027-01-01")

    (line,) = ask().lines

    assert told(line) == [
        (VACANT, None, "2026-01-01", "2026-03-26"),
        (HELD, "Hawa Ibsen", "2026-03-26", "2026-09-01"),
        (VACANT, None, "2026-09-01", "2027-01-01"),
        (HELD, "Kaj Kaya", "2027-01-01", "2030-01-01"),
    ]


def test_the_last_day_is_the_last_day(database: Database, ask: Draw) -> None:
    with database.transaction() as session:
        (seat,) = the_seats(session, a_council(session, seats=1))
        left = a_member(session, seat)
        appointments.end(session, left, a_day("august 2026"), EndReason.MOVED_AWAY, by=BY, now=NOW)

    held, gap = ask().lines[0].stretches

    assert (held.first_day, held.last_day) == (a_day("2026-01-01"), a_day("august 2026"))
    assert (gap.first_day, gap.last_day) == (a_day("2026-09-01"), None)


def test_a_seat_in_which_nobody_ever_sat_is_one_gap(database: Database, ask: Draw) -> None:
    with database.transaction() as session:
        a_council(session, seats=1)

    assert told(ask().lines[0]) == [(VACANT, None, "2026-01-01", "2030-01-01")]


def test_who_was_registered_in_error_never_sat_there(database: Database, ask: Draw) -> None:
    with database.transaction() as session:
        (seat,) = the_seats(session, a_council(session, seats=1))
        slip = a_member(session, seat)
        appointments.end(session, slip, a_day("2026-02-01"), EndReason.REGISTERED_IN_ERROR, by=BY, now=NOW)

    assert [each.status for each in ask().lines[0].stretches] == [VACANT]


@pytest.mark.usefixtures("full")
def test_groups_and_seats_stand_in_order_and_substitutes_below(ask: Draw) -> None:
    found = ask()

    assert [(line.seat_group, line.number, [each.name for each in line.standing_in]) for line in found.lines] == [
        ("Repræsentanter for flygtninge og indvandrere", 1, []),
        ("Repræsentanter for flygtninge og indvandrere", 2, []),
        ("Repræsentanter for flygtninge og indvandrere", None, ["Leyla Lund", "Kaj Kaya"]),
        ("Medlemmer af byrådet", 1, ["Gerda Dam"]),
        ("Foreninger", 1, []),
        ("Foreninger", 2, ["Bo Bruun"]),
    ]
    assert list(found.groups) == [
        "Repræsentanter for flygtninge og indvandrere",
        "Medlemmer af byrådet",
        "Foreninger",
    ]


@pytest.mark.usefixtures("full")
def test_an_organisation_is_called_what_it_is_called_on_the_day(ask: Draw) -> None:
    def represented(on: str) -> str | None:
        return ask(on=day(on)).groups["Foreninger"][0].represents

    assert (represented("2026-12-31"), represented("2027-01-01")) == ("Fjordby Boldklub", "Fjordby IF")


# After the term, and from the one before


@pytest.fixture
@made_once
def two_terms(database: Database) -> None:
    """Two seats, held over; the first is followed on 14 April 2030, the second by nobody yet."""
    with database.transaction() as session:
        body = a_council(session, seats=2)
        old = the_seats(session, body)
        for seat, name in zip(old, ("Gammel Et", "Gammel To"), strict=True):
            a_member(session, seat, a_person(session, name))
        a_seat_group(session, a_term(session, body, "2030-2033"), seats=2)
        new = the_seats(session, body)
        for seat, before in zip(new, old, strict=True):
            session.get_one(Seat, seat.id).succeeds_id = before.id
        a_member(session, new[0], a_person(session, "Ny Et"), since="2030-04-14")


@pytest.mark.usefixtures("two_terms")
def test_while_the_term_runs_nobody_sits_beyond_it(ask: Draw) -> None:
    found = ask()

    assert found.shown_until == found.until == date(2030, 1, 1)
    assert [each.status for line in found.lines for each in line.stretches] == [HELD, HELD]


@pytest.mark.usefixtures("two_terms")
def test_after_the_term_who_sits_on_is_drawn_apart_until_somebody_follows(ask: Draw) -> None:
    followed, going_on = ask(on=date(2030, 6, 1)).lines

    assert told(followed) == [
        (HELD, "Gammel Et", "2026-01-01", "2030-01-01"),
        (OVER, "Gammel Et", "2030-01-01", "2030-04-14"),
    ]
    assert followed.stretches[1].last_day == a_day("2030-04-13")
    assert told(going_on)[1] == (OVER, "Gammel To", "2030-01-01", "2030-06-02")
    assert going_on.stretches[1].last_day is None


@pytest.mark.usefixtures("two_terms")
def test_the_next_term_begins_with_whoever_sat_on(ask: Draw) -> None:
    followed, going_on = ask("2030–2033", on=date(2030, 6, 1)).lines

    assert told(followed) == [
        (OVER, "Gammel Et", "2030-01-01", "2030-04-14"),
        (HELD, "Ny Et", "2030-04-14", "2034-01-01"),
    ]
    assert told(going_on) == [(OVER, "Gammel To", "2030-01-01", "2034-01-01")]


@pytest.mark.usefixtures("two_terms")
def test_a_council_that_was_forgotten_is_not_followed_for_ever(ask: Draw) -> None:
    found = ask(on=date(2060, 1, 1))

    assert found.shown_until == found.until + FORGOTTEN_AFTER


@pytest.mark.usefixtures("two_terms")
@pytest.mark.parametrize("on", [date(2026, 11, 21), date(2030, 6, 1), date(2060, 1, 1)])
@pytest.mark.parametrize("label", ["2026–2029", "2030–2033"])
def test_every_day_of_the_term_is_in_one_stretch(ask: Draw, label: str, on: date) -> None:
    found = ask(label, on=on)

    for line in found.lines:
        assert line.stretches[0].since == found.since
        assert line.stretches[-1].until >= found.until
        assert all(until == since for until, since in edges(line))
        assert all(each.until - each.since >= timedelta(days=1) for each in line.stretches)


# Who may see it, and what it costs


def test_a_protected_name_is_withheld_in_the_public_edition_alone(database: Database, ask: Draw) -> None:
    with database.transaction() as session:
        (seat,) = the_seats(session, a_council(session, seats=1))
        a_member(session, seat, people.create_person(session, "Hawa Ibsen", by=BY, now=NOW, is_protected=True))

    ((inside,), (outside,)) = (
        ask(edition=edition).lines[0].stretches for edition in (Edition.INTERNAL, Edition.PUBLIC)
    )
    assert inside.name == "Hawa Ibsen"
    assert (outside.person, outside.name) == (None, "Navnet er beskyttet")


def test_it_asks_no_more_queries_when_the_council_grows(
    database: Database, ask: Draw, queries_made: Callable[[], AbstractContextManager[list[str]]]
) -> None:
    with database.transaction() as session:
        body = a_council(session, seats=1)
        a_member(session, the_seats(session, body)[0])
    with queries_made() as few:
        ask()
    with database.transaction() as session:
        for seat in a_seat_group(session, the_term(session, body), "Foreninger", seats=30).seats:
            a_member(session, seat)
    with queries_made() as many:
        ask()

    assert len(ask().lines) == 31
    assert len(few) == len(many)
