"""Who is on leave on a roster, until when, and who stands in."""

from datetime import timedelta

import pytest

from recruit.appointments.operations import calling
from recruit.appointments.rules.substitution import CallKind, FilledBy
from recruit.reports import table
from recruit.reports.formats import json
from recruit.reports.roster import Edition, Leave, Roster
from tests import substitutes
from tests.builders import BY, NOW
from tests.conftest import Database, made_once
from tests.reports.conftest import Ask
from tests.substitutes import FIRST, LAST, Called, a_call, hear, loaded


@pytest.fixture
@made_once
def called(database: Database) -> Called:
    """Hawa Ibsen is on leave from 1 December 2026 to 28 February 2027; nobody is asked yet."""
    with database.transaction() as session:
        return a_call(session, CallKind.LEAVE)


def leaves(roster: Roster) -> tuple[Leave, ...]:
    return next(row.leaves for row in roster.rows if row.name == "Hawa Ibsen")


def stands_in(database: Database, called: Called) -> None:
    with database.transaction() as session:
        hear(session, called, substitutes.ask(session, called, called.first), accepts=True)


def closes(database: Database, called: Called, filled_by: FilledBy | None, *, days: int = 0) -> None:
    with database.transaction() as session:
        body, call = loaded(session, called)
        now = NOW + timedelta(days=days)
        calling.leave_open(session, body, call, filled_by, "Ingen kunne.", by=BY, now=now)


def test_a_leave_stands_on_its_days_with_who_stands_in(database: Database, called: Called, ask: Ask) -> None:
    stands_in(database, called)

    assert [bool(leaves(ask(on=day))) for day in ("2026-11-30", "2026-12-01", "2027-02-28", "2027-03-01")] == [
        False,
        True,
        True,
        False,
    ]
    (leave,) = leaves(ask(on="2026-12-24"))
    assert (leave.first_day, leave.last_day) == (FIRST, LAST)
    assert leave.standing_in is not None
    assert leave.standing_in.name == "Bo Bruun"
    assert leaves(ask(label="2026–2029")) == (leave,)


def test_a_leave_without_anybody_is_a_leave_all_the_same(database: Database, called: Called, ask: Ask) -> None:
    assert leaves(ask(on="2026-12-24")) == (Leave(FIRST, LAST),)

    closes(database, called, FilledBy.NOBODY)

    assert leaves(ask(on="2026-12-24")) == (Leave(FIRST, LAST),)


def test_a_leave_that_is_over_early_is_true_of_its_days(database: Database, called: Called, ask: Ask) -> None:
    stands_in(database, called)
    closes(database, called, None, days=20)  # on 11 December

    assert [bool(leaves(ask(on=day))) for day in ("2026-12-10", "2026-12-11")] == [True, False]


def test_every_format_of_the_internal_edition_says_it_and_the_public_one_nothing(
    database: Database, called: Called, ask: Ask
) -> None:
    stands_in(database, called)
    internal = ask(on="2026-12-24")
    public = ask(on="2026-12-24", edition=Edition.PUBLIC)

    said = "besat; orlov fra den 1. december 2026 til og med den 28. februar 2027; stedfortræder: Bo Bruun"
    assert said in [cell for row in table.table(internal).rows for cell in row]
    assert '"leaves": [' in json.write(internal)
    assert '"end_date": "2027-02-28"' in json.write(internal)
    assert "orlov" not in str(table.table(public).rows)
    assert "leaves" not in json.write(public)
