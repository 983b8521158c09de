"""The database itself refuses a list of candidates that cannot be: twice, without its lot, with somebody twice."""

from collections.abc import Callable
from typing import Any
from uuid import UUID, uuid4

import pytest

from recruit.nominations.model import Candidate, CandidateList
from tests.builders import NOW, day
from tests.conftest import Database, made_once
from tests.constraints.conftest import Refused
from tests.nominations import a_nomination, an_open_round

Write = Callable[..., None]
NO_LOT = dict.fromkeys(("lot_drawn_by", "lot_witnessed_by", "lot_drawn_on"))


@pytest.fixture
@made_once
def ids(database: Database) -> tuple[UUID, UUID]:
    """A round, and somebody who stands in it."""
    with database.transaction() as session:
        round_ = an_open_round(session)
        return round_.id, a_nomination(session, round_).id


def a_list(round_id: UUID, **changes: Any) -> dict[str, Any]:
    """Return a list that the database accepts: in an order that was drawn."""
    row: dict[str, Any] = {
        "id": uuid4(),
        "round_id": round_id,
        "ordered_by": "lot",
        "lot_drawn_by": "Grethe Holm",
        "lot_witnessed_by": "Kaj Lund",
        "lot_drawn_on": day("2026-12-22"),
        "down_on": day("2027-02-01"),
        "at": NOW,
        "by": "user:1",
    }
    return row | changes


@pytest.mark.parametrize(
    ("changes", "constraint"),
    [
        ({"ordered_by": "age", **NO_LOT}, "ck_candidate_list_ordered_by_known"),
        ({"ordered_by": "alphabetical"}, "ck_candidate_list_lot_"),
        (NO_LOT, "ck_candidate_list_lot_"),
        ({"lot_drawn_by": " "}, "ck_candidate_list_lot_is_drawn"),
        ({"lot_witnessed_by": " "}, "ck_candidate_list_lot_is_witnessed"),
        ({"lot_drawn_on": None}, "ck_candidate_list_lot_has_a_day"),
        ({"revoked_at": NOW, "revoked_because": "x"}, "ck_candidate_list_revoked_by_somebody"),
        ({"revoked_at": NOW, "revoked_by": "user:1"}, "ck_candidate_list_revoked_with_a_reason"),
    ],
)
def test_a_list_that_cannot_be_is_refused(
    ids: tuple[UUID, UUID], refuses: Refused, changes: dict[str, Any], constraint: str
) -> None:
    refuses(constraint, CandidateList, a_list(ids[0], **changes))


def test_one_list_of_a_round_stands(ids: tuple[UUID, UUID], write: Write, refuses: Refused) -> None:
    gone = {"revoked_at": NOW, "revoked_by": "user:1", "revoked_because": "En klage."}
    write(CandidateList, a_list(ids[0], **gone))
    write(CandidateList, a_list(ids[0], ordered_by="alphabetical", **NO_LOT))
    refuses("UNIQUE|uq_", CandidateList, a_list(ids[0]))


def test_nobody_is_on_a_list_twice_and_nobody_shares_a_place(
    ids: tuple[UUID, UUID], write: Write, refuses: Refused
) -> None:
    list_ = a_list(ids[0])
    write(CandidateList, list_)
    on_it = {"list_id": list_["id"], "nomination_id": ids[1]}
    refuses("ck_candidate_positions_from_one", Candidate, on_it | {"position": 0})
    write(Candidate, on_it | {"position": 1})
    refuses("UNIQUE|uq_", Candidate, on_it | {"position": 2})
    refuses("UNIQUE|pk_", Candidate, on_it | {"position": 1})
