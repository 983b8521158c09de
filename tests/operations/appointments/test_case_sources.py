"""From where a case can take people in, and how large the groups of the municipal council are, on both databases."""

from dataclasses import replace

from sqlalchemy import select

from recruit.appointments.queries.parties import parties
from recruit.appointments.queries.sources import sources
from recruit.appointments.rules.case import DesignateSource
from recruit.bodies import operations as bodies
from recruit.bodies.rules import NewBody, SeatType, SubstituteArrangement
from recruit.elections.model import Election
from recruit.elections.operations import passing
from recruit.elections.rules.vocabulary import Milestone
from recruit.people.rules import Classification
from tests.builders import BY, NOW, a_member, a_new_term, a_seat_group, day, the_seats, the_term
from tests.conftest import Database
from tests.elections import COMMITTEE, EVENING, loaded
from tests.operations.appointments import test_cases, test_collecting


def test_an_election_is_a_source_while_its_result_stands(database: Database) -> None:
    with database.transaction() as session:
        case = test_cases.a_case(session)
        body = case.term.body
        (before,) = sources(session, body, case)
        election = loaded(session, session.scalars(select(Election)).one())
        passing.record(
            session, election, Milestone.ANNULLED, replace(COMMITTEE, note="Urnen var åben."), by=BY, now=EVENING
        )
        (after,) = sources(session, body, case)

    assert (before.kind, before.reasons, before.taken) == (DesignateSource.RESULT, (), 4)
    assert [one.code for one in after.reasons] == ["result-is-not-certified"]


def test_a_round_in_which_organisations_are_asked_is_a_source_of_theirs(database: Database) -> None:
    with database.transaction() as session:
        _call, case = test_collecting.proposed(session, SubstituteArrangement.ORGANISATION, yes=("Hawa Elmi",))
        found = sources(session, case.term.body, case)

    assert {(one.kind, one.taken) for one in found} == {(DesignateSource.ORGANISATION, 0)}


def test_the_groups_of_the_municipal_council_are_counted_on_the_day(database: Database) -> None:
    with database.transaction() as session:
        years = a_new_term("2026-2029")
        new = NewBody("Byrådet", Classification.MUNICIPAL_COUNCIL, "borgmester", "viceborgmester", years)
        body = bodies.create_body(session, new, by=BY, now=NOW)
        a_seat_group(session, the_term(session, body), seats=4, seat_type=SeatType.MUNICIPAL_COUNCIL)
        seats = the_seats(session, body)
        for seat, party in zip(seats, ("B", "A", "A", None), strict=True):
            a_member(session, seat, party=party, last_day="2026-06-30" if party == "B" else None)

        assert parties(session, on=day("2026-06-30")) == [("A", 2), ("B", 1)]
        assert parties(session, on=day("2026-07-01")) == [("A", 2)]
        assert parties(session, on=day("2025-12-31")) == []
