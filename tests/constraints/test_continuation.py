"""The database itself refuses an answer of a sitting member that cannot be."""

from collections.abc import Callable
from typing import Any
from uuid import uuid4

import pytest
from sqlalchemy import delete

from recruit.nominations.model import ContinuationAsk
from recruit.nominations.operations import continuation
from recruit.nominations.queries.continuation import continuations
from tests.builders import BY, NOW, a_person
from tests.conftest import Database
from tests.constraints.conftest import Refused
from tests.nominations import a_nomination, an_open_round

SAID = {"answered_at": NOW, "answered_by": "anonymous", "manner": "online"}


@pytest.fixture
def row(database: Database) -> Callable[..., dict[str, Any]]:
    """Return a new row that the database accepts: a second member was asked. The first one has a nomination."""
    with database.transaction() as session:
        round_ = an_open_round(session)
        first, second = a_person(session), a_person(session)
        continuation.ask_members(session, round_, [first], by=BY, now=NOW)
        (ask,) = continuations(session, round_)
        known = {"round_id": round_.id, "person_id": second.id, "asked_at": NOW, "version": 1}
        ids = {"first": first.id, "nomination": a_nomination(session, round_).id, "ask": ask.id}

    def a_row(**changes: Any) -> dict[str, Any]:
        named = {name: ids.get(value, value) for name, value in changes.items()}
        return {"id": uuid4()} | known | named

    return a_row


def test_the_rows_that_the_others_change_are_accepted(row, write: Callable[..., None], database: Database) -> None:
    for changes in ({}, {**SAID, "answer": False}, {**SAID, "answer": True, "nomination_id": "nomination"}):
        write(ContinuationAsk, made := row(**changes))
        with database.transaction() as session:
            session.execute(delete(ContinuationAsk).where(ContinuationAsk.id == made["id"]))


@pytest.mark.parametrize(
    ("reason", "changes"),
    [
        ("answered_some_day", {"answer": True, "manner": "online"}),
        ("answered_in_some_manner", {"answer": True, "answered_at": NOW}),
        ("manner", {**SAID, "answer": True, "manner": "smoke"}),
        ("nomination_is_a_yes", {**SAID, "answer": False, "nomination_id": "nomination"}),
        ("person_id", {"person_id": "first"}),
    ],
)
def test_an_answer_is_whole_and_nobody_is_asked_twice(
    row, refuses: Refused, reason: str, changes: dict[str, Any]
) -> None:
    refuses(reason, ContinuationAsk, row(**changes))
