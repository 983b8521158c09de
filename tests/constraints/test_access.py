"""The database itself keeps who asks for access, the answer, and the paragraph by which something is left out."""

from typing import Any
from uuid import uuid4

import pytest

from recruit.nominations.model import AccessChoice, AccessRequest, RetentionStop
from tests.builders import NOW, day
from tests.conftest import Database
from tests.constraints.conftest import Refused
from tests.rounds import a_round

DECIDED = {"decided_on": day("2026-11-24"), "decided_by": "staff:1", "letter": "Du får det hele."}


@pytest.fixture
def asked(database: Database, write: Any) -> dict[str, Any]:
    """Return a row that the database accepts."""
    with database.transaction() as session:
        of_it = {"round_id": a_round(session).id, "nomination_id": None, "at": NOW, "by": "staff:1"}
    stop_id = uuid4()
    write(RetentionStop, {"id": stop_id, "reason": "Aktindsigt", **of_it})
    said = {"asker": "Ib Juhl", "contact": "ib@mail.example", "wanted": "Alt om opslaget.", "letter": "", "version": 1}
    came = {"is_party": False, "received_on": day("2026-11-20"), "manner": "email"}
    return {"id": uuid4(), "stop_id": stop_id, **of_it, **said, **came}


@pytest.mark.parametrize(
    ("changes", "constraint"),
    [
        ({"asker": " "}, "ck_access_request_by_somebody"),
        ({"contact": " "}, "ck_access_request_is_answered_somewhere"),
        ({"wanted": " "}, "ck_access_request_wants_something"),
        (DECIDED | {"decided_by": None}, "ck_access_request_decided_by_somebody"),
        (DECIDED | {"letter": " "}, "ck_access_request_decided_in_a_letter"),
        (DECIDED | {"decided_on": day("2026-11-19")}, "ck_access_request_decided_after_it_came"),
        ({"manner": "gossip"}, "manner_known"),
        ({"round_id": uuid4()}, "FOREIGN KEY|fk_access_request_round_id"),
        ({"nomination_id": uuid4()}, "FOREIGN KEY|fk_access_request_nomination_id"),
        ({"stop_id": uuid4()}, "FOREIGN KEY|fk_access_request_stop_id"),
    ],
)
def test_a_request_is_somebodys_and_is_answered_in_a_letter(
    refuses: Refused, asked: dict[str, Any], changes: dict[str, Any], constraint: str
) -> None:
    refuses(constraint, AccessRequest, asked | changes)


def test_each_document_is_chosen_once_and_left_out_by_a_paragraph(
    write: Any, refuses: Refused, asked: dict[str, Any]
) -> None:
    write(AccessRequest, asked | DECIDED)
    refuses("UNIQUE|uq_access_request_stop", AccessRequest, asked | {"id": uuid4()})
    given = {"request_id": asked["id"], "document": "note:1", "choice": "given", "because": ""}
    write(AccessChoice, given)

    refuses("UNIQUE|pk_access_choice", AccessChoice, given)
    refuses("ck_access_choice_left_out_by_a_paragraph", AccessChoice, given | {"document": "note:2", "choice": "part"})
    refuses("choice_known", AccessChoice, given | {"document": "note:2", "choice": "lost", "because": "§ 1"})
    refuses("FOREIGN KEY|fk_access_choice_request_id", AccessChoice, given | {"request_id": uuid4()})
