"""The database itself keeps each rule of retention as it was written, and what people ask about their data, whole."""

from datetime import timedelta
from typing import Any
from uuid import uuid4

import pytest
from sqlalchemy import text
from sqlalchemy.exc import DBAPIError

from recruit.foundation.retention.model import RetentionRule
from recruit.nominations.model import ErasureRequest, Restriction, RetentionStop
from tests.builders import NOW
from tests.conftest import Database
from tests.constraints.conftest import Refused
from tests.nominations import a_nomination, an_open_round
from tests.rounds import a_round

LATER = NOW + timedelta(days=1)


def row(**changes: Any) -> dict[str, Any]:
    """Return a row that the database accepts."""
    said = {"data_class": "letter", "version": 1, "days": 30, "source": "Byrådet", "at": NOW, "by": "staff:1"}
    return {"id": uuid4()} | said | changes


@pytest.mark.parametrize(
    ("changes", "constraint"),
    [
        ({"days": 0}, "ck_retention_rule_days_in_range"),
        ({"days": 36_501}, "ck_retention_rule_days_in_range"),
        ({"source": " "}, "ck_retention_rule_follows_from_something"),
        ({"version": 0}, "ck_retention_rule_versions_from_one"),
        ({"data_class": "gossip"}, "data_class_known"),
    ],
)
def test_a_rule_has_days_and_a_source(refuses: Refused, changes: dict[str, Any], constraint: str) -> None:
    refuses(constraint, RetentionRule, row(**changes))


def test_a_rule_is_written_once_and_never_again(database: Database, write: Any, refuses: Refused) -> None:
    write(RetentionRule, row())
    write(RetentionRule, row(data_class="lookup"))

    refuses("UNIQUE|uq_retention_rule_version", RetentionRule, row(days=2))
    with pytest.raises(DBAPIError, match="never rewritten"), database.transaction() as session:
        session.execute(text("UPDATE retention_rule SET days = 2"))


@pytest.mark.parametrize(
    ("changes", "constraint"),
    [
        ({"reason": " "}, "ck_retention_stop_has_a_reason"),
        ({"revoked_at": NOW}, "ck_retention_stop_revoked_by_somebody"),
        ({"round_id": uuid4()}, "FOREIGN KEY|fk_retention_stop_round_id"),
        ({"nomination_id": uuid4()}, "FOREIGN KEY|fk_retention_stop_nomination_id"),
    ],
)
def test_a_stop_is_of_a_round_for_a_reason(
    database: Database, refuses: Refused, changes: dict[str, Any], constraint: str
) -> None:
    with database.transaction() as session:
        round_id = a_round(session).id
    stop = {"id": uuid4(), "round_id": round_id, "reason": "Aktindsigt", "at": NOW, "by": "staff:1"}
    refuses(constraint, RetentionStop, stop | changes)


@pytest.mark.parametrize(
    ("changes", "constraint"),
    [
        ({"answered_at": NOW}, "ck_erasure_request_answered_by_somebody"),
        ({"answered_at": NOW, "answered_by": "staff:1"}, "ck_erasure_request_answered_with_something"),
        (
            {"answered_at": NOW, "answered_by": "staff:1", "erased": False, "reason": " "},
            "ck_erasure_request_kept_for_a_reason",
        ),
        ({"nomination_id": uuid4()}, "FOREIGN KEY|fk_erasure_request_nomination_id"),
    ],
)
def test_a_wish_to_be_erased_is_answered_by_somebody_and_with_a_reason_for_what_stays(
    database: Database, refuses: Refused, changes: dict[str, Any], constraint: str
) -> None:
    refuses(constraint, ErasureRequest, wish(database) | changes)


def test_a_nomination_has_one_open_wish(database: Database, write: Any, refuses: Refused) -> None:
    first = wish(database)
    write(ErasureRequest, first)

    refuses("UNIQUE|uq_erasure_request_open", ErasureRequest, first | {"id": uuid4()})


def wish(database: Database) -> dict[str, Any]:
    with database.transaction() as session:
        nomination = a_nomination(session, an_open_round(session))
    return {"id": uuid4(), "nomination_id": nomination.id, "received_at": NOW, "manner": "paper", "by": "staff:1"}


TOLD = {"told_at": NOW, "told_by": "staff:1", "lifts_on": NOW.date()}


@pytest.mark.parametrize(
    ("changes", "constraint"),
    [
        ({"reason": " "}, "ck_restriction_has_a_reason"),
        ({"ground": "gossip"}, "ground_known"),
        (TOLD | {"told_by": None}, "ck_restriction_told_by_somebody"),
        (TOLD | {"lifts_on": None}, "ck_restriction_told_when_it_ends"),
        (TOLD | {"lifted_at": LATER}, "ck_restriction_lifted_by_somebody"),
        ({"lifted_at": LATER, "lifted_by": "staff:1"}, "ck_restriction_told_before"),
        (TOLD | {"lifted_at": NOW, "lifted_by": "staff:1"}, "ck_restriction_told_before"),
        ({"nomination_id": uuid4()}, "FOREIGN KEY|fk_restriction_nomination_id"),
    ],
)
def test_a_restriction_ends_only_after_the_person_was_told(
    database: Database, refuses: Refused, changes: dict[str, Any], constraint: str
) -> None:
    refuses(constraint, Restriction, restriction(database) | changes)


def test_a_nomination_is_restricted_once(database: Database, write: Any, refuses: Refused) -> None:
    first = restriction(database)
    write(Restriction, first)

    refuses("UNIQUE|uq_restriction_standing", Restriction, first | {"id": uuid4()})


def restriction(database: Database) -> dict[str, Any]:
    with database.transaction() as session:
        nomination = a_nomination(session, an_open_round(session))
    said = {"ground": "claim", "reason": "Bruges i en sag", "since": NOW, "by": "staff:1"}
    return {"id": uuid4(), "nomination_id": nomination.id} | said
