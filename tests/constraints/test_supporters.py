"""The database itself counts a supporter once."""

from collections.abc import Callable
from typing import Any
from uuid import UUID, uuid4

import pytest

from recruit.nominations.model import Supporter
from tests.builders import NOW
from tests.conftest import Database
from tests.constraints.conftest import Refused
from tests.nominations import a_nomination, an_open_round

KAJ = {"name": "Kaj Lund", "email": "", "address": "", "manner": "paper", "identity": "0" * 64, "signed_at": NOW}


@pytest.fixture
def row(database: Database) -> dict[str, Any]:
    """A signature that the database accepts."""
    with database.transaction() as session:
        candidate: UUID = a_nomination(session, an_open_round(session)).id
    return {"id": uuid4(), "nomination_id": candidate, "by": "system", **KAJ}


def test_one_person_signs_once_for_a_candidate(
    row: dict[str, Any], write: Callable[..., None], refuses: Refused
) -> None:
    write(Supporter, row)

    refuses("nomination_id|supporter.nomination_id", Supporter, row | {"id": uuid4()})


def test_a_signature_has_a_name_and_an_identity(row: dict[str, Any], refuses: Refused) -> None:
    refuses("has_a_name", Supporter, row | {"name": " "})
    refuses("identity_is_a_digest", Supporter, row | {"identity": "kaj"})


def test_a_signature_is_taken_back_by_somebody(row: dict[str, Any], refuses: Refused) -> None:
    refuses("withdrawn_by_somebody", Supporter, row | {"withdrawn_at": NOW})
