"""Who stands on a roster: on a day, in a whole term, and across two terms."""

from collections.abc import Callable
from datetime import date
from typing import Any

import pytest
from sqlalchemy import select

from recruit.appointments import operations as appointments
from recruit.appointments.model import Membership
from recruit.appointments.rules import EndReason, Role, SeatStatus
from recruit.bodies import operations as bodies
from recruit.bodies import queries
from recruit.bodies.model import Seat
from recruit.bodies.rules import FillingMethod
from recruit.foundation.refusal import NotFound
from recruit.people.model import ContactDetail, Person, PublicationDecision
from recruit.people.rules import ContactKind, Gender
from recruit.reports.roster import Edition, Genders, Roster, RosterRow
from recruit.reports.seating import choose
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
    day,
    the_seats,
    the_term,
)
from tests.conftest import Database, made_once
from tests.reports.conftest import Ask


def row(roster: Roster, name: str) -> RosterRow:
    (found,) = [row for row in roster.rows if row.name == name]
    return found


def sitting(roster: Roster) -> list[tuple[str | None, SeatStatus]]:
    return [(row.name, row.status) for row in roster.rows if row.role is Role.MEMBER]


@pytest.mark.usefixtures("full")
class TestOnADay:
    def test_everybody_stands_in_the_order_of_groups_and_seats(self, ask: Ask) -> None:
        roster = ask(on="2026-11-21")

        assert [(row.seat_group, row.seat_number, row.name) for row in roster.rows] == [
            ("Repræsentanter for flygtninge og indvandrere", 1, "Ümit Æbelø"),
            ("Repræsentanter for flygtninge og indvandrere", 2, None),
            ("Repræsentanter for flygtninge og indvandrere", None, "Leyla Lund"),
            ("Repræsentanter for flygtninge og indvandrere", None, "Kaj Kaya"),
            ("Medlemmer af byrådet", 1, "Ib Friis"),
            ("Foreninger", 1, '=Farhad; "Elmi"'),
            ("Foreninger", 2, None),
            ("Foreninger", None, "Elif Çelik"),
        ]

    def test_it_adds_up(self, ask: Ask) -> None:
        totals = ask(on="2026-11-21").totals

        assert (totals.seats, totals.filled, totals.vacant) == (5, 3, 2)
        assert (totals.members, totals.substitutes, totals.associates) == (3, 4, 1)
        assert (totals.minimum, totals.citation, totals.is_below_minimum) == (7, "§ 42, stk. 3", True)

    @pytest.mark.parametrize(
        ("on", "title"), [("2026-03-31", None), ("2026-06-03", "formand"), ("2026-06-04", "forperson")]
    )
    def test_an_office_is_called_what_it_was_called_that_day(self, ask: Ask, on: str, title: str | None) -> None:
        assert row(ask(on=on), "Ümit Æbelø").office == title

    def test_an_organisation_is_called_what_it_was_called_that_day(self, ask: Ask) -> None:
        names = [row(ask(on=on), '=Farhad; "Elmi"').represents for on in ("2026-12-31", "2027-01-01")]

        assert names == ["Fjordby Boldklub", "Fjordby IF"]

    def test_a_seat_lends_its_unit(self, ask: Ask) -> None:
        assert row(ask(on="2026-11-21"), '=Farhad; "Elmi"').unit == "Ungdom"

    def test_a_member_who_left_is_gone_the_next_day(self, ask: Ask) -> None:
        assert ("Hawa Ibsen", SeatStatus.ENDS_SOON) in sitting(ask(on="2026-08-31"))
        assert sitting(ask(on="2026-09-01"))[1] == (None, SeatStatus.VACANT)

    def test_somebody_who_begins_later_leaves_the_seat_not_yet_begun(self, ask: Ask) -> None:
        assert sitting(ask(on="2026-03-25"))[0] == (None, SeatStatus.NOT_YET_BEGUN)

    def test_a_vacant_seat_says_whom_it_is_for_and_who_stands_in(self, ask: Ask) -> None:
        vacant = next(row for row in ask(on="2026-11-21").rows if row.seat_group == "Foreninger" and not row.name)

        assert (vacant.represents, vacant.filled_by) == ("oplysningsforbundene", "oplysningsforbundene")
        assert [one.name for one in vacant.substitutes] == ["Bo Bruun"]

    def test_a_personal_substitute_stands_with_the_member(self, ask: Ask) -> None:
        councillor = row(ask(on="2026-11-21"), "Ib Friis")

        assert [(one.rank, one.name) for one in councillor.substitutes] == [(1, "Gerda Dam")]
        assert councillor.party == "Lokallisten"

    def test_a_member_is_there_by_a_decision(self, ask: Ask) -> None:
        decision = row(ask(on="2026-11-21"), "Ümit Æbelø").decision

        assert decision is not None
        assert (decision.decided_by, decision.decided_on, decision.case_number) == (
            "Byrådet",
            day("2026-03-26"),
            "26/12",
        )


@pytest.mark.usefixtures("full")
class TestOfATerm:
    def test_everybody_who_sat_stands_there_and_the_vacancy_after_them(self, ask: Ask) -> None:
        assert sitting(ask(label="2026–2029"))[:3] == [
            ("Ümit Æbelø", SeatStatus.FILLED),
            ("Hawa Ibsen", SeatStatus.FILLED),
            (None, SeatStatus.VACANT),
        ]

    def test_an_end_is_shown_as_exactly_as_it_is_known(self, ask: Ask) -> None:
        left = row(ask(label="2026–2029"), "Hawa Ibsen")

        assert (left.last_day, left.end_reason) == (a_day("august 2026"), EndReason.MOVED_AWAY)
        assert row(ask(label="2026–2029"), '=Farhad; "Elmi"').since == a_day("maj 2026")

    def test_a_seat_that_was_left_is_vacant_and_its_member_counts(self, ask: Ask) -> None:
        totals = ask(label="2026–2029").totals

        assert (totals.members, totals.vacant, totals.filled) == (4, 2, 3)


# Two terms


@pytest.fixture
@made_once
def two_terms(database: Database) -> None:
    """Two seats, held over; the first is followed on 14 April 2030, the second by nobody yet."""
    with database.transaction() as session:
        body = a_council(session, seats=2)
        old = the_seats(session, body)
        names = [a_member(session, seat).person for seat in old]
        names[0].name, names[1].name = "Gammel Et", "Gammel To"
        a_seat_group(session, a_term(session, body, "2030-2033"), seats=2)
        new = the_seats(session, body)
        for seat, before in zip(new, old, strict=True):
            session.get_one(Seat, seat.id).succeeds_id = before.id
        a_member(session, new[0], since="2030-04-14").person.name = "Ny Et"


@pytest.mark.usefixtures("two_terms")
@pytest.mark.parametrize(
    ("on", "expected"),
    [
        ("2029-12-31", [("Gammel Et", SeatStatus.ENDS_SOON), ("Gammel To", SeatStatus.ENDS_SOON)]),
        ("2030-01-01", [("Gammel Et", SeatStatus.HELD_OVER), ("Gammel To", SeatStatus.HELD_OVER)]),
        ("2030-04-13", [("Gammel Et", SeatStatus.HELD_OVER), ("Gammel To", SeatStatus.HELD_OVER)]),
        ("2030-04-14", [("Ny Et", SeatStatus.FILLED), ("Gammel To", SeatStatus.HELD_OVER)]),
    ],
)
def test_whoever_sits_goes_on_until_somebody_follows(ask: Ask, on: str, expected: list[tuple[str, SeatStatus]]) -> None:
    assert sitting(ask(on=on)) == expected


@pytest.mark.usefixtures("two_terms")
def test_the_old_term_shows_the_same_people_while_they_go_on(ask: Ask) -> None:
    assert sitting(ask(label="2026–2029", on="2030-04-14")) == [
        (None, SeatStatus.VACANT),
        ("Gammel To", SeatStatus.HELD_OVER),
    ]
    assert ask(on="2030-04-14").totals.held_over == 1


@pytest.mark.usefixtures("two_terms")
def test_the_whole_new_term_shows_nobody_who_was_only_there_from_before(ask: Ask) -> None:
    assert sitting(ask(label="2030–2033")) == [("Ny Et", SeatStatus.FILLED), (None, SeatStatus.VACANT)]


def test_where_no_seat_follows_the_old_one_ends_when_the_next_term_begins(database: Database, ask: Ask) -> None:
    with database.transaction() as session:
        body = a_council(session, seats=1)
        a_member(session, the_seats(session, body)[0]).person.name = "Gammel Et"
        a_seat_group(session, a_term(session, body, "2031-2034"), seats=1)

    assert sitting(ask(on="2030-12-31")) == [("Gammel Et", SeatStatus.HELD_OVER)]
    assert sitting(ask(label="2026–2029", on="2031-01-01")) == [(None, SeatStatus.VACANT)]


def test_a_council_that_does_not_hold_over_ends_with_its_term(database: Database, ask: Ask) -> None:
    with database.transaction() as session:
        body = a_council(session, seats=1, holds_over=False)
        a_member(session, the_seats(session, body)[0])

    assert sitting(ask(on="2030-01-01")) == [(None, SeatStatus.VACANT)]


@pytest.mark.parametrize(("holds_over", "last_day"), [(False, None), (True, "2029-12-31")])
def test_nobody_goes_on_in_the_next_term_whose_place_ended(
    database: Database, ask: Ask, holds_over: bool, last_day: str | None
) -> None:
    with database.transaction() as session:
        body = a_council(session, seats=1, holds_over=holds_over)
        (old,) = the_seats(session, body)
        a_member(session, old, last_day=last_day)
        a_seat_group(session, a_term(session, body, "2030-2033"), seats=1)
        (new,) = the_seats(session, body)
        session.get_one(Seat, new.id).succeeds_id = old.id

    assert sitting(ask(on="2030-01-01")) == [(None, SeatStatus.VACANT)]


@pytest.mark.usefixtures("two_terms")
def test_nobody_comes_back_when_the_one_who_followed_has_left(database: Database, ask: Ask) -> None:
    with database.transaction() as session:
        followed = session.scalars(select(Membership).where(Membership.since == day("2030-04-14"))).one()
        followed.until = day("2030-09-01")

    assert sitting(ask(on="2030-09-01"))[0] == (None, SeatStatus.VACANT)


# Which roster is meant


@pytest.mark.usefixtures("two_terms")
@pytest.mark.parametrize(
    ("asked", "today", "term", "as_of"),
    [
        ({}, "2027-05-01", "2026–2029", "2027-05-01"),
        ({}, "2025-05-01", "2026–2029", None),
        ({}, "2040-05-01", "2030–2033", None),
        ({"label": "2026–2029"}, "2027-05-01", "2026–2029", None),
        ({"on": "2031-01-01"}, "2027-05-01", "2030–2033", "2031-01-01"),
        ({"on": "2020-01-01"}, "2027-05-01", "2026–2029", "2020-01-01"),
        ({"on": "2031-01-01", "label": "2026–2029"}, "2027-05-01", "2026–2029", "2031-01-01"),
    ],
)
def test_term_and_day_follow_from_what_is_asked(
    ask: Ask, asked: dict[str, Any], today: str, term: str, as_of: str | None
) -> None:
    roster = ask(**asked, today=day(today))

    assert (roster.term, roster.as_of) == (term, day(as_of) if as_of else None)


def test_a_term_that_does_not_exist_is_not_found(database: Database) -> None:
    with database.transaction() as session:
        terms = queries.terms(session, a_council(session))

        with pytest.raises(NotFound):
            choose(terms, label="1066", today=date(2026, 1, 1))
        with pytest.raises(NotFound):
            choose([], today=date(2026, 1, 1))


def test_an_empty_term_is_an_empty_roster(database: Database, ask: Ask) -> None:
    with database.transaction() as session:
        a_council(session, seats=0)

    roster = ask(on="2026-06-01")
    assert (roster.rows, roster.totals.seats, roster.totals.is_below_minimum) == ((), 0, False)


@pytest.mark.usefixtures("full")
def test_the_number_of_queries_does_not_grow_with_the_rows(
    database: Database, ask: Ask, queries_made: Callable[[], Any]
) -> None:
    with queries_made() as before:
        ask(on="2026-11-21")
    with database.transaction() as session:
        body = queries.body_by_slug(session, "integrationsraadet")
        group = a_seat_group(session, queries.terms(session, body)[0], "Skoler", seats=20)
        for seat in group.seats:
            bodies.reserve_seat(session, seat, "skoleområdet", by=BY, now=NOW)
            a_member(session, seat)
    with queries_made() as after:
        ask(on="2026-11-21")

    assert len(after) == len(before)


# What it adds up to


def test_turnover_counts_persons_up_to_the_day(database: Database, ask: Ask) -> None:
    with database.transaction() as session:
        seats = the_seats(session, a_council(session, seats=3))
        a_member(session, seats[0])
        a_member(session, seats[1], last_day="2026-05-31")
        moved = a_person(session)
        a_member(session, seats[1], moved, since="2026-06-01", last_day="2026-08-31")
        a_member(session, seats[2], moved, since="2026-09-01")

    numbers = [
        (found.started, found.left)
        for found in (ask(on=on).totals.turnover for on in ("2026-05-31", "2026-06-01", "2026-11-21"))
    ]
    assert numbers == [(2, 0), (3, 1), (3, 1)]
    assert ask(label="2026–2029").totals.turnover.left == 1


def test_who_sits_again_continues_and_who_only_goes_on_does_not(database: Database, ask: Ask) -> None:
    with database.transaction() as session:
        body = a_council(session, seats=2)
        old = the_seats(session, body)
        again = a_person(session)
        for seat, person in zip(old, (again, a_person(session)), strict=True):
            a_member(session, seat, person)
        new = a_seat_group(session, a_term(session, body, "2030-2033"), seats=2).seats
        for seat, before in zip(new, old, strict=True):
            seat.succeeds_id = before.id
        a_member(session, new[0], again, since="2030-01-01")

    totals = ask(on="2030-02-01").totals
    assert (totals.members, totals.held_over, totals.turnover.continuing) == (2, 1, 1)


def test_seats_with_an_election_are_told_from_the_others(database: Database, ask: Ask) -> None:
    with database.transaction() as session:
        term = the_term(session, a_council(session, seats=0))
        for label, method in (
            ("Vejledende", FillingMethod.ADVISORY_ELECTION),
            ("Vælgere", FillingMethod.DIRECT_ELECTION),
            ("Embede", FillingMethod.EX_OFFICIO),
        ):
            a_member(session, a_seat_group(session, term, label, seats=1, filling_method=method).seats[0])

    totals = ask(on="2026-06-01").totals
    assert (totals.elected, totals.appointed) == (2, 1)


def test_women_and_men_are_counted_as_they_have_said_themselves_and_never_publicly(
    database: Database, ask: Ask
) -> None:
    with database.transaction() as session:
        seats = the_seats(session, a_council(session, seats=5))
        for seat, gender in zip(seats, (Gender.WOMAN, Gender.WOMAN, Gender.MAN, Gender.OTHER, None), strict=True):
            person = a_person(session)
            person.gender = gender
            a_member(session, seat, person)

    assert ask(on="2026-06-01").totals.genders == Genders(women=2, men=1, other=1, not_stated=1)
    assert ask(on="2026-06-01", edition=Edition.PUBLIC).totals.genders is None


def test_what_was_registered_in_error_is_on_no_roster(database: Database, ask: Ask) -> None:
    with database.transaction() as session:
        seat = the_seats(session, a_council(session, seats=1))[0]
        wrong = a_member(session, seat)
        appointments.end(session, wrong, a_day("2026-08-31"), EndReason.REGISTERED_IN_ERROR, by=BY, now=NOW)

    assert sitting(ask(on="2026-06-01")) == [(None, SeatStatus.VACANT)]
    assert sitting(ask(label="2026–2029")) == [(None, SeatStatus.VACANT)]
    assert ask(label="2026–2029").totals.turnover.started == 0


# The two editions


@pytest.fixture
def reachable(database: Database) -> None:
    """Two members who can be reached, one of them protected, and a protected substitute."""
    with database.transaction() as session:
        seats = the_seats(session, a_council(session, seats=2))
        for seat, name, is_protected in zip(seats, ("Bo Dam", "Hemmelig Holm"), (False, True), strict=True):
            person = a_person(session, name, is_protected=is_protected)
            session.add(ContactDetail(person_id=person.id, kind=ContactKind.PHONE, value="12 34 56 78"))
            session.add(ContactDetail(person_id=person.id, kind=ContactKind.EMAIL, value="raad@fjordby.example"))
            a_member(session, seat, person)
        a_substitute(session, seats[0].group, a_person(session, "Hemmelig Dam", is_protected=True))


@pytest.mark.usefixtures("reachable")
def test_the_internal_edition_reaches_everybody_who_is_not_protected(ask: Ask) -> None:
    rows = ask(on="2026-06-01").rows

    assert [(row.name, [value for _kind, value in row.contacts], row.is_protected) for row in rows] == [
        ("Bo Dam", ["raad@fjordby.example", "12 34 56 78"], False),
        ("Hemmelig Holm", [], True),
        ("Hemmelig Dam", [], True),
    ]


@pytest.mark.usefixtures("reachable")
def test_the_public_edition_shows_the_place_and_withholds_the_name(ask: Ask) -> None:
    roster = ask(on="2026-06-01", edition=Edition.PUBLIC)

    assert [(row.name, row.person is None, row.contacts, row.is_protected) for row in roster.rows] == [
        ("Bo Dam", False, (), False),
        ("Navnet er beskyttet", True, (), False),
        ("Navnet er beskyttet", True, (), False),
    ]
    assert (roster.totals.members, roster.totals.vacant, roster.totals.substitutes) == (2, 0, 1)


@pytest.mark.usefixtures("reachable")
def test_a_recorded_decision_shows_a_protected_person_until_it_is_revoked(database: Database, ask: Ask) -> None:
    with database.transaction() as session:
        person = session.scalars(select(Person).where(Person.name == "Hemmelig Holm")).one()
        decision = PublicationDecision(
            person_id=person.id,
            decided_by="Personen selv",
            decided_on=day("2026-02-01"),
            reason="Ønsker det",
            by=BY.reference,
            at=NOW,
        )
        session.add(decision)
        session.flush()
        decided = decision.id
    shown = [row.name for row in ask(on="2026-06-01", edition=Edition.PUBLIC).rows]
    with database.transaction() as session:
        revoked = session.get_one(PublicationDecision, decided)
        revoked.revoked_by, revoked.revoked_at, revoked.revoked_because = BY.reference, NOW, "Fortrudt"

    assert shown[1] == "Hemmelig Holm"
    assert ask(on="2026-06-01", edition=Edition.PUBLIC).rows[1].name == "Navnet er beskyttet"
