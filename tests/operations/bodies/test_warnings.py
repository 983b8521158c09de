"""What waits in the terms of bodies; that one ends soon is tried beside the other reads."""

import pytest

from recruit.bodies import operations, queries
from tests.builders import BY, NOW, a_council, a_term, day, the_term
from tests.conftest import Database


def gaps(database: Database, on: str) -> list[dict[str, object]]:
    with database.reading() as session:
        return [dict(one.facts) for one in queries.due(session, on=day(on)) if one.kind == "groups-do-not-add-up"]


@pytest.mark.parametrize(("decided", "found"), [(None, []), (9, []), (15, [{"decided": 15, "total": 9}])])
def test_groups_that_do_not_add_up_to_the_decided_number_wait(
    database: Database, decided: int | None, found: list[dict[str, object]]
) -> None:
    with database.transaction() as session:
        body = a_council(session, seats=9)
        operations.decide_seats(session, the_term(session, body), decided, by=BY, now=NOW)

    assert gaps(database, "2026-11-21") == [{"term": "2026–2029", **each} for each in found]


def test_a_term_without_groups_has_all_its_seats_to_come(database: Database) -> None:
    with database.transaction() as session:
        body = a_council(session, seats=0)
        operations.decide_seats(session, the_term(session, body), 7, by=BY, now=NOW)

    assert [gap["total"] for gap in gaps(database, "2026-11-21")] == [0]


def test_a_term_to_come_waits_too_and_one_gone_by_rests(database: Database) -> None:
    with database.transaction() as session:
        body = a_council(session, seats=0)
        operations.decide_seats(session, the_term(session, body), 7, by=BY, now=NOW)
        operations.decide_seats(session, a_term(session, body, "2030-2033"), 9, by=BY, now=NOW)

    assert [gap["decided"] for gap in gaps(database, "2029-12-31")] == [7, 9]
    assert [gap["decided"] for gap in gaps(database, "2030-01-01")] == [9]
