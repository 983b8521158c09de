"""The database itself refuses a complaint that cannot be: of nobody, decided by nobody, sent on to nobody."""

from typing import Any
from uuid import UUID, uuid4

import pytest

from recruit.nominations.model import Complaint
from tests.builders import NOW, day
from tests.conftest import Database, made_once
from tests.constraints.conftest import Refused
from tests.nominations import NOON, an_open_round


@pytest.fixture
@made_once
def round_id(database: Database) -> UUID:
    with database.transaction() as session:
        return an_open_round(session).id


def a_complaint(round_id: UUID, **changes: Any) -> dict[str, Any]:
    """Return a complaint that the database accepts: decided, and sent on before."""
    row: dict[str, Any] = {
        "id": uuid4(),
        "round_id": round_id,
        "decision_id": None,
        "complainant": "Amina Abdi",
        "contact": "Havnegade 1",
        "standing": "other",
        "considered": "Hun er suppleant.",
        "text": "Fristen var for kort.",
        "received_at": NOW,
        "manner": "paper",
        "complaint_to": "Kommunalbestyrelsen",
        "until": NOON,
        "at": NOW,
        "by": "user:1",
        "sent_on_to": "Kommunalbestyrelsen",
        "sent_on": day("2026-12-01"),
        "outcome": "upheld",
        "decided_by": "Kommunalbestyrelsen",
        "decided_on": day("2026-12-02"),
        "reason": "Fristen var for kort.",
        "further_way": "",
        "closed_at": NOW,
        "closed_by": "user:1",
    }
    return row | changes


@pytest.mark.parametrize(
    ("changes", "constraint"),
    [
        ({"complainant": " "}, "ck_complaint_by_somebody"),
        ({"text": " "}, "ck_complaint_says_something"),
        ({"complaint_to": " "}, "ck_complaint_goes_to_somebody"),
        ({"considered": " "}, "ck_complaint_others_are_considered"),
        ({"standing": "neighbour"}, "ck_complaint_standing_known"),
        ({"manner": "pigeon"}, "ck_complaint_manner_known"),
        ({"outcome": "lost"}, "ck_complaint_outcome_known"),
        ({"sent_on": None}, "ck_complaint_sent_on_to_somebody"),
        ({"closed_at": None, "closed_by": None}, "ck_complaint_closed_with_an_outcome"),
        ({"closed_by": None}, "ck_complaint_closed_by_somebody"),
        ({"decided_on": None}, "ck_complaint_decided_on_a_day"),
        ({"decided_by": " "}, "ck_complaint_decided_with_a_reason"),
        ({"reason": " "}, "ck_complaint_decided_with_a_reason"),
    ],
)
def test_a_complaint_that_cannot_be_is_refused(
    round_id: UUID, refuses: Refused, changes: dict[str, Any], constraint: str
) -> None:
    refuses(constraint, Complaint, a_complaint(round_id, **changes))


def test_a_complaint_is_open_or_withdrawn_without_a_word(round_id: UUID, write: Any, database: Database) -> None:
    nothing = {"decided_by": "", "reason": ""}
    unsaid = dict.fromkeys(("outcome", "decided_on", "closed_at", "closed_by", "sent_on", "sent_on_to"))
    write(Complaint, a_complaint(round_id, outcome="withdrawn", **nothing))
    write(Complaint, a_complaint(round_id, **nothing, **unsaid))
    with database.reading() as session:
        assert session.query(Complaint).count() == 2
