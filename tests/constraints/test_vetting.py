"""The database itself refuses a check that cannot be, and keeps notes as they were written."""

from collections.abc import Callable
from datetime import timedelta
from typing import Any
from uuid import UUID, uuid4

import pytest
from sqlalchemy import text
from sqlalchemy.exc import DBAPIError

from recruit.nominations.model import Deficiency, NominationJoin, NominationNote, Verification, VettingDecision
from tests.builders import NOW, day
from tests.conftest import Database, made_once
from tests.constraints.conftest import Refused
from tests.nominations import a_nomination, an_open_round

Write = Callable[..., None]
TODAY = day("2026-11-21")


@pytest.fixture
@made_once
def two(database: Database) -> tuple[UUID, UUID]:
    """Two people stand."""
    with database.transaction() as session:
        round_ = an_open_round(session)
        return a_nomination(session, round_).id, a_nomination(session, round_).id


def row(kind: Any, two: tuple[UUID, UUID], **changes: Any) -> dict[str, Any]:
    """Return a row that the database accepts."""
    common = {"id": uuid4(), "at": NOW, "by": "user:1"}
    of_one: dict[str, Any] = common | {"nomination_id": two[0]}
    rows: dict[Any, dict[str, Any]] = {
        NominationNote: of_one | {"text": "Ringede."},
        Verification: of_one
        | {"fact": "age", "holds": True, "how": "CPR", "seen_on": day("2026-11-21"), "initials": "gh"},
        Deficiency: of_one | {"lacking": ["age"], "text": "", "remedy_until": NOW + timedelta(days=7)},
        VettingDecision: of_one
        | {
            "approves": False,
            "reason": "Bor her ikke.",
            "decided_on": day("2026-11-21"),
            "committee": "",
            "conflict": "",
        }
        | {"complaint_to": "Byrådet", "complaint_until": NOW + timedelta(days=28)},
        NominationJoin: common | {"kept_id": two[0], "joined_id": two[1]},
    }
    return rows[kind] | changes


KINDS = (NominationNote, Verification, Deficiency, VettingDecision, NominationJoin)


@pytest.mark.parametrize("kind", KINDS)
def test_the_rows_that_the_others_change_are_accepted(two: tuple[UUID, UUID], write: Write, kind: Any) -> None:
    write(kind, row(kind, two))


@pytest.mark.parametrize(
    ("kind", "changes", "constraint"),
    [
        (NominationNote, {"text": " "}, "ck_nomination_note_says_something"),
        (Verification, {"how": ""}, "ck_verification_says_how"),
        (Verification, {"initials": " "}, "ck_verification_says_by_whom"),
        (Verification, {"revoked_by": "user:1"}, "ck_verification_revoked_by_somebody"),
        (Verification, {"fact": "colour"}, "ck_verification_fact_known"),
        (Deficiency, {"remedy_until": NOW}, "ck_deficiency_leaves_time"),
        (Deficiency, {"remedied_at": NOW}, "ck_deficiency_remedied_by_somebody"),
        (VettingDecision, {"reason": ""}, "ck_vetting_decision_refuses_for_a_reason"),
        (VettingDecision, {"complaint_until": None}, "ck_vetting_decision_refuses_with_a_way_to_complain"),
        (VettingDecision, {"complaint_to": ""}, "ck_vetting_decision_refuses_with_a_way_to_complain"),
        (VettingDecision, {"revoked_at": NOW, "revoked_because": "x"}, "ck_vetting_decision_revoked_by_somebody"),
        (VettingDecision, {"revoked_at": NOW, "revoked_by": "user:1"}, "ck_vetting_decision_revoked_with_a_reason"),
        (NominationJoin, {"undone_at": NOW}, "ck_nomination_join_undone_by_somebody"),
    ],
)
def test_a_check_that_cannot_be_is_refused(
    two: tuple[UUID, UUID], refuses: Refused, kind: Any, changes: dict[str, Any], constraint: str
) -> None:
    refuses(constraint, kind, row(kind, two, **changes))


def test_a_nomination_is_not_joined_to_itself(two: tuple[UUID, UUID], refuses: Refused) -> None:
    refuses("ck_nomination_join_of_two", NominationJoin, row(NominationJoin, two, joined_id=two[0]))


@pytest.mark.parametrize("kind", [Verification, Deficiency, VettingDecision, NominationJoin])
def test_of_what_stands_there_is_one(two: tuple[UUID, UUID], write: Write, refuses: Refused, kind: Any) -> None:
    write(kind, row(kind, two))
    refuses("UNIQUE|uq_", kind, row(kind, two))


def test_a_note_is_never_rewritten(database: Database, two: tuple[UUID, UUID], write: Write) -> None:
    write(NominationNote, row(NominationNote, two))
    with pytest.raises(DBAPIError, match="never rewritten"), database.transaction() as session:
        session.execute(text("UPDATE nomination_note SET text = 'Ringede ikke.'"))
