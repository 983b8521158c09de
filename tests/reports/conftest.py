"""A council with everything that a roster can show, and a count of queries."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import date

import pytest
from sqlalchemy import event

from recruit.appointments import operations as appointments
from recruit.appointments.rules import EndReason, NewMembership, Office
from recruit.bodies import operations as bodies
from recruit.bodies import queries
from recruit.bodies.rules import DecisionKind, FillingMethod, RuleSource, SeatType, SubstituteArrangement
from recruit.people import operations as people
from recruit.reports.roster import Edition, Roster
from recruit.reports.seating import choose, roster
from tests.builders import (
    BY,
    NOW,
    a_council,
    a_day,
    a_member,
    a_person,
    a_seat_group,
    a_substitute,
    an_organization,
    day,
    the_term,
)
from tests.conftest import Database, made_once

Ask = Callable[..., Roster]


@pytest.fixture
@made_once
def full(database: Database) -> None:
    """One seat of each kind: elected, political, an organisation's, a vacant one, one that was left, an associate."""
    with database.transaction() as session:
        body = a_council(session, seats=2, chair_title="formand")
        term = the_term(session, body)
        elected = queries.composition(session, term)[0]
        decision = bodies.record_decision(
            session, body, DecisionKind.APPOINT, "Byrådet", day("2026-03-26"), by=BY, now=NOW, case_number="26/12"
        )
        chair = appointments.take_seat(
            session,
            elected.seats[0],
            a_person(session, "Ümit Æbelø"),
            NewMembership(a_day("2026-03-26")),
            by=BY,
            now=NOW,
            decision=decision,
        )
        appointments.hold_office(session, chair, Office.CHAIR, since=day("2026-04-01"), by=BY, now=NOW)
        bodies.change_titles(session, body, "forperson", "næstforperson", since=day("2026-06-04"), by=BY, now=NOW)
        left = a_member(session, elected.seats[1], a_person(session, "Hawa Ibsen"))
        appointments.end(session, left, a_day("august 2026"), EndReason.MOVED_AWAY, by=BY, now=NOW)
        a_substitute(session, elected, a_person(session, "Leyla Lund"))
        a_substitute(session, elected, a_person(session, "Kaj Kaya"))

        political = a_seat_group(
            session,
            term,
            "Medlemmer af byrådet",
            seats=1,
            seat_type=SeatType.MUNICIPAL_COUNCIL,
            filling_method=FillingMethod.COUNCIL_OWN_MEMBERS,
            arrangement=SubstituteArrangement.PERSONAL,
        )
        councillor = a_member(session, political.seats[0], a_person(session, "Ib Friis"), party="Lokallisten")
        a_substitute(session, political, a_person(session, "Gerda Dam"), member=councillor, rank=1)

        clubs = a_seat_group(
            session,
            term,
            "Foreninger",
            seats=2,
            seat_type=SeatType.ORGANISATION,
            filling_method=FillingMethod.ORGANISATION_NOMINATION,
            arrangement=SubstituteArrangement.ORGANISATION,
        )
        club = an_organization(session, "Fjordby Boldklub")
        people.rename_organization(session, club, "Fjordby IF", since=day("2027-01-01"), by=BY, now=NOW)
        bodies.reserve_seat(session, clubs.seats[0], club, by=BY, now=NOW, unit="Ungdom")
        bodies.reserve_seat(session, clubs.seats[1], "oplysningsforbundene", by=BY, now=NOW)
        a_member(session, clubs.seats[0], a_person(session, '=Farhad; "Elmi"'), since="maj 2026")
        a_substitute(session, clubs, a_person(session, "Bo Bruun"), seat=clubs.seats[1])
        appointments.take_part(
            session, clubs, a_person(session, "Elif Çelik"), NewMembership(a_day("2026-01-01")), by=BY, now=NOW
        )
        bodies.add_minimum(session, body, 7, RuleSource.LAW, "§ 42, stk. 3", since=day("2026-01-01"), by=BY, now=NOW)


@pytest.fixture
def ask(database: Database) -> Ask:
    """Ask for a roster as the doors do: by label, by day, or by neither on a given today."""

    def ask(
        *,
        label: str = "",
        on: str = "",
        today: date = date(2026, 11, 21),
        edition: Edition = Edition.INTERNAL,
    ) -> Roster:
        with database.reading() as session:
            body = queries.body_by_slug(session, "integrationsraadet")
            terms = queries.terms(session, body)
            term, as_of = choose(terms, label=label, day=day(on) if on else None, today=today)
            return roster(session, body, term, as_of=as_of, edition=edition)

    return ask


@pytest.fixture
def queries_made(database: Database) -> Callable[[], object]:
    """Count the SELECTs inside a block."""

    @contextmanager
    def counting() -> Iterator[list[str]]:
        statements: list[str] = []

        def note(_connection: object, _cursor: object, statement: str, *_rest: object) -> None:
            if statement.lstrip().upper().startswith("SELECT"):
                statements.append(statement)

        event.listen(database.engine, "before_cursor_execute", note)
        yield statements
        event.remove(database.engine, "before_cursor_execute", note)

    return counting
