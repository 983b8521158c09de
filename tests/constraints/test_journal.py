"""The database itself keeps a packet from being journalised before it is made, taken, and given a number."""

from typing import Any
from uuid import uuid4

import pytest

from recruit.nominations.model import JournalPacket
from tests.builders import NOW, day
from tests.conftest import Database
from tests.constraints.conftest import Refused
from tests.rounds import a_round

PACKED = {"packed_at": NOW, "digest": "0" * 64, "first_number": 1, "last_number": 3}
FETCHED = PACKED | {"fetched_at": NOW, "fetched_by": "staff:1"}
JOURNALISED = FETCHED | {"journalised_on": day("2026-11-21"), "journalised_by": "staff:1", "journal_number": "15.00.00"}
REVOKED = {"revoked_at": NOW, "revoked_by": "staff:1", "revoked_because": "Lå forkert."}


@pytest.mark.parametrize(
    ("changes", "constraint"),
    [
        (PACKED | {"first_number": 0}, "ck_journal_packet_numbered_from_one"),
        (PACKED | {"first_number": 4}, "ck_journal_packet_numbered_from_one"),
        (PACKED | {"digest": None}, "ck_journal_packet_packed_is_known_by_its_digest"),
        (PACKED | {"first_number": None}, "ck_journal_packet_packed_has_a_first_number"),
        (PACKED | {"last_number": None}, "ck_journal_packet_packed_has_a_last_number"),
        (FETCHED | {"fetched_by": None}, "ck_journal_packet_fetched_by_somebody"),
        ({"fetched_at": NOW, "fetched_by": "staff:1"}, "ck_journal_packet_fetched_once_it_is_packed"),
        (JOURNALISED | {"journalised_by": None}, "ck_journal_packet_journalised_by_somebody"),
        (JOURNALISED | {"journal_number": " "}, "ck_journal_packet_journalised_under_a_number"),
        (JOURNALISED | {"fetched_at": None, "fetched_by": None}, "ck_journal_packet_journalised_under_a_number"),
        (
            JOURNALISED | REVOKED | {"revoked_by": None, "revoked_because": None},
            "ck_journal_packet_revoked_by_somebody",
        ),
        (JOURNALISED | REVOKED | {"revoked_because": None}, "ck_journal_packet_revoked_with_a_reason"),
        (FETCHED | REVOKED, "ck_journal_packet_revoked_once_it_is_journalised"),
        ({"round_id": uuid4()}, "FOREIGN KEY|fk_journal_packet_round_id"),
        ({"nomination_id": uuid4()}, "FOREIGN KEY|fk_journal_packet_nomination_id"),
        ({"file_id": uuid4()}, "FOREIGN KEY|fk_journal_packet_file_id"),
    ],
)
def test_a_packet_is_journalised_step_by_step(
    database: Database, write: Any, refuses: Refused, changes: dict[str, Any], constraint: str
) -> None:
    with database.transaction() as session:
        round_id = a_round(session).id
    said = {"round_id": round_id, "is_whole": False, "at": NOW, "by": "staff:1", "journal_number": ""}
    write(JournalPacket, {"id": uuid4()} | said | JOURNALISED | REVOKED)
    refuses(constraint, JournalPacket, {"id": uuid4()} | said | changes)
