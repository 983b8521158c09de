"""The invented municipality is worth looking at, and the database takes it."""

from datetime import datetime

from recruit.bodies import queries
from recruit.demonstration import seed
from recruit.reports.seating import roster
from tests.builders import day
from tests.conftest import Database


def test_the_sitting_council_shows_what_a_council_can_be(database: Database, now: datetime) -> None:
    with database.transaction() as session:
        seed.seed(session, now)

    with database.reading() as session:
        body = queries.body_by_slug(session, "integrationsraadet")
        (term,) = queries.terms(session, body)
        shown = roster(session, body, term, as_of=day("2026-11-21"))
    assert (shown.totals.seats, shown.totals.members, shown.totals.substitutes) == (15, 13, 6)
    assert (shown.totals.vacant, shown.totals.minimum) == (2, 7)
    assert {row.office for row in shown.rows} == {"forperson", "næstforperson", None}


def test_the_other_council_waits_for_old_minutes(database: Database, now: datetime) -> None:
    with database.transaction() as session:
        seed.seed(session, now)

    with database.reading() as session:
        body = queries.body_by_slug(session, "integrationsraadet-proeve")
        (term,) = queries.terms(session, body)
        assert (term.label, queries.composition(session, term)) == ("2014–2017", [])
