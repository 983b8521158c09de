"""What waits in who sits where: each kind on its day, and not a day before."""

from datetime import timedelta
from typing import Any

import pytest
from sqlalchemy import event
from sqlalchemy.orm import Session

from recruit.appointments import operations, queries
from recruit.appointments.rules import EndReason
from recruit.bodies import operations as bodies
from recruit.bodies.model import Body, Term
from recruit.bodies.rules import RuleSource, SeatType, SubstituteArrangement
from recruit.foundation.due import Due
from recruit.people import operations as people
from recruit.people.model import Person
from recruit.people.rules import Classification
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
from tests.conftest import Database


def waiting(database: Database, kind: str, on: str) -> list[Due]:
    with database.reading() as session:
        return [one for one in queries.due(session, on=day(on)) if one.kind == kind]


# Below the minimum


def test_fewer_members_than_the_rule_asks_for_wait_while_it_holds(database: Database) -> None:
    with database.transaction() as session:
        body = a_council(session, seats=3)
        bodies.add_minimum(
            session, body, 2, RuleSource.LAW, "Integrationsloven § 42, stk. 3", since=day("2026-06-01"), by=BY, now=NOW
        )
        first, second, _ = the_seats(session, body)
        a_member(session, first)
        a_member(session, second, since="2026-09-01", last_day="2026-12-31")

    assert waiting(database, "members-below-minimum", "2026-05-31") == []
    (found,) = waiting(database, "members-below-minimum", "2026-08-31")
    assert found.facts == {"members": 1, "minimum": 2, "citation": "Integrationsloven § 42, stk. 3"}
    assert waiting(database, "members-below-minimum", "2026-09-01") == []
    assert len(waiting(database, "members-below-minimum", "2027-01-01")) == 1
    assert waiting(database, "members-below-minimum", "2030-01-01") == []


def test_a_council_without_any_member_is_below_its_minimum(database: Database) -> None:
    with database.transaction() as session:
        body = a_council(session, seats=3)
        bodies.add_minimum(session, body, 7, RuleSource.CHARTER, "§ 4", since=day("2026-01-01"), by=BY, now=NOW)

    (found,) = waiting(database, "members-below-minimum", "2026-01-01")
    assert found.facts["members"] == 0


def test_whoever_goes_on_from_the_last_term_counts_as_a_member(database: Database) -> None:
    with database.transaction() as session:
        body = two_terms(session)
        bodies.add_minimum(session, body, 1, RuleSource.LAW, "§ 42", since=day("2022-01-01"), by=BY, now=NOW)

    assert waiting(database, "members-below-minimum", "2026-01-01") == []


# Held over


def two_terms(session: Session, *, holds_over: bool = True) -> Body:
    """Make a council whose one member of 2022–2025 is followed on the same seat in 2026–2029."""
    body = a_council(session, seats=1, term="2022-2025", holds_over=holds_over)
    before = the_seats(session, body)[0]
    a_member(session, before, since="2022-01-01")
    a_seat_group(session, a_term(session, body, "2026-2029"), seats=1)
    the_seats(session, body)[0].succeeds_id = before.id
    session.flush()
    return body


def test_a_member_is_held_over_from_new_year_until_the_day_before_the_appointment(database: Database) -> None:
    with database.transaction() as session:
        body = two_terms(session)
        a_member(session, the_seats(session, body)[0], since="2026-04-14")

    found = {
        on: [one.facts["number"] for one in waiting(database, "held-over", on)]
        for on in ("2025-12-31", "2026-01-01", "2026-04-13", "2026-04-14")
    }

    assert found == {"2025-12-31": [], "2026-01-01": [1], "2026-04-13": [1], "2026-04-14": []}


def test_nobody_is_held_over_where_the_term_does_not_say_so(database: Database) -> None:
    with database.transaction() as session:
        two_terms(session, holds_over=False)

    assert waiting(database, "held-over", "2026-02-01") == []


def test_a_seat_that_nobody_succeeds_ends_when_the_next_term_begins(database: Database) -> None:
    with database.transaction() as session:
        body = a_council(session, seats=1, term="2022-2025")
        a_member(session, the_seats(session, body)[0], since="2022-01-01")
        a_term(session, body, "2027-2029")

    assert len(waiting(database, "held-over", "2026-12-31")) == 1
    assert waiting(database, "held-over", "2027-01-01") == []


def test_nobody_is_held_over_for_longer_than_one_term(database: Database) -> None:
    with database.transaction() as session:
        a_term(session, two_terms(session), "2030-2033")

    assert len(waiting(database, "held-over", "2029-12-31")) == 1
    assert waiting(database, "held-over", "2030-01-01") == []


# A basis that ended


def the_municipal_council(session: Session, *people: Person) -> Term:
    body = a_council(session, "Byrådet", seats=0, chair_title="borgmester")
    body.organization.classification = Classification.MUNICIPAL_COUNCIL
    group = a_seat_group(
        session,
        the_term(session, body),
        "Havnelisten",
        seats=len(people),
        seat_type=SeatType.MUNICIPAL_COUNCIL,
        arrangement=SubstituteArrangement.POLITICAL_GROUP,
    )
    for seat, person in zip(group.seats, people, strict=True):
        a_member(session, seat, person, party="Havnelisten")
    return the_term(session, body)


def a_political_seat(session: Session, body: Body) -> object:
    return a_seat_group(
        session, the_term(session, body), "Politikere", seats=1, seat_type=SeatType.MUNICIPAL_COUNCIL
    ).seats[0]


def test_a_political_member_who_leaves_the_municipal_council_waits_from_the_next_day(database: Database) -> None:
    with database.transaction() as session:
        politician, colleague = a_person(session, "Åse Bruun"), a_person(session)
        term = the_municipal_council(session, politician, colleague).id
        body = a_council(session, seats=0)
        seat = a_political_seat(session, body)
        a_member(session, seat, politician)
        in_the_council = politician.id
    with database.transaction() as session:
        held = queries.memberships(session, session.get_one(Term, term))
        theirs = next(one for one in held if one.person_id == in_the_council)
        operations.end(session, theirs, a_day("2026-06-30"), EndReason.RELEASED, by=BY, now=NOW)

    assert waiting(database, "not-in-the-municipal-council", "2026-06-30") == []
    (found,) = waiting(database, "not-in-the-municipal-council", "2026-07-01")
    assert (found.body, found.facts["name"], found.facts["seat"]) == ("integrationsraadet", "Åse Bruun", seat.id)


def test_nobody_is_asked_about_before_the_list_of_the_municipal_council_is_known(database: Database) -> None:
    with database.transaction() as session:
        body = a_council(session, seats=0)
        a_member(session, a_political_seat(session, body))

    assert waiting(database, "not-in-the-municipal-council", "2026-06-30") == []


def test_an_organisation_that_ended_leaves_its_seat_without_a_basis(database: Database) -> None:
    with database.transaction() as session:
        gone, lives = an_organization(session, "Havnelauget"), an_organization(session, "Boldklubben")
        gone.names[0].until = day("2026-07-01")
        body = a_council(session, seats=2)
        for seat, organization in zip(the_seats(session, body), (gone, lives), strict=True):
            bodies.reserve_seat(session, seat, organization, by=BY, now=NOW)
            a_member(session, seat)

    assert waiting(database, "organisation-ended", "2026-06-30") == []
    (found,) = waiting(database, "organisation-ended", "2026-07-01")
    assert found.body == "integrationsraadet"


def test_a_new_name_is_no_end_of_an_organisation(database: Database) -> None:
    with database.transaction() as session:
        organization = an_organization(session, "Havnelauget")
        people.rename_organization(session, organization, "Havneforeningen", since=day("2026-07-01"), by=BY, now=NOW)
        seat = the_seats(session, a_council(session, seats=1))[0]
        bodies.reserve_seat(session, seat, organization, by=BY, now=NOW)
        a_member(session, seat)

    assert waiting(database, "organisation-ended", "2026-08-01") == []


# Ends soon


@pytest.mark.parametrize(("before", "waits"), [(91, 0), (90, 1), (1, 1), (0, 0)])
def test_a_place_that_ends_waits_for_ninety_days(database: Database, before: int, waits: int) -> None:
    with database.transaction() as session:
        a_member(session, the_seats(session, a_council(session, seats=1))[0], last_day="2027-06-30")

    on = day("2027-07-01") - timedelta(days=before)
    found = waiting(database, "place-ends", on.isoformat())

    assert [one.deadline for one in found] == [day("2027-06-30")] * waits


def test_a_place_that_somebody_is_appointed_to_next_does_not_wait(database: Database) -> None:
    with database.transaction() as session:
        seat = the_seats(session, a_council(session, seats=1))[0]
        a_member(session, seat, last_day="2027-06-30")
        a_member(session, seat, since="2027-07-01")

    assert waiting(database, "place-ends", "2027-06-01") == []


def test_more_councils_cost_no_more_queries(database: Database) -> None:
    with database.transaction() as session:
        two_terms(session)
    few = statements(database)
    with database.transaction() as session:
        for number in range(5):
            seat = the_seats(session, a_council(session, f"Råd {number}", seats=2))[0]
            a_member(session, seat, last_day="2026-12-31")

    assert statements(database) <= few


def statements(database: Database) -> int:
    """Return how many statements it takes to ask what waits."""
    sent: list[str] = []

    def note(*args: Any) -> None:
        sent.append(args[2])

    event.listen(database.engine, "before_cursor_execute", note)
    with database.reading() as session:
        queries.due(session, on=day("2026-11-21"))
    event.remove(database.engine, "before_cursor_execute", note)
    return len(sent)
