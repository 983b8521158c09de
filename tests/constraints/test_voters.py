"""The database itself refuses votes by post that one person alone has judged, or that are no number."""

from typing import Any
from uuid import UUID, uuid4

import pytest

from recruit.elections.model import DoorCorrection, DoorCount, Envelope, EnvelopeOpening
from tests.builders import NOW, day
from tests.conftest import Database, made_once
from tests.constraints.conftest import Refused
from tests.constraints.test_elections import Write
from tests.elections import an_election


@pytest.fixture
@made_once
def election(database: Database) -> UUID:
    with database.transaction() as session:
        return an_election(session).id


def test_an_envelope_has_a_number_and_is_judged_by_two(election: UUID, write: Write, refuses: Refused) -> None:
    def envelope(**changes: Any) -> dict[str, Any]:
        row = {"election_id": election, "number": 1, "received_on": day("2027-02-01"), "delivery": "mail"}
        return row | {"fault": None, "judged_by": "staff:1", "confirmed_by": None} | changes

    refuses("ck_envelope_numbers_from_one", Envelope, envelope(number=0))
    refuses("ck_envelope_confirmed_by_somebody_else", Envelope, envelope(confirmed_by="staff:1"))
    refuses("ck_envelope_delivery_known", Envelope, envelope(delivery="pigeon"))
    refuses("ck_envelope_fault_known", Envelope, envelope(fault="ugly"))
    write(Envelope, envelope(confirmed_by="staff:2"))
    refuses("UNIQUE|pk_envelope", Envelope, envelope(fault="too-late"))


def test_what_envelopes_held_is_a_number(election: UUID, write: Write, refuses: Refused) -> None:
    row = {"election_id": election, "people": [], "remark": "", "at": NOW, "by": "staff:1", "version": 1}
    refuses("ck_envelope_opening_envelopes_are_a_number", EnvelopeOpening, row | {"inner_envelopes": -1})
    write(EnvelopeOpening, row | {"inner_envelopes": 0})


def test_heads_at_a_door_are_a_number_and_corrected_with_a_reason(
    election: UUID, write: Write, refuses: Refused
) -> None:
    row = {"election_id": election, "place": "Salen", "voters": 1}
    refuses("ck_door_count_has_a_place", DoorCount, row | {"place": " "})
    refuses("ck_door_count_voters_are_a_number", DoorCount, row | {"voters": -1})
    write(DoorCount, row)
    refuses("UNIQUE|pk_door_count", DoorCount, row)
    said = {"id": uuid4(), "election_id": election, "place": "Salen", "change": -1, "because": "Talt to gange."}
    said |= {"at": NOW, "by": "staff:1"}
    refuses("ck_door_correction_has_a_reason", DoorCorrection, said | {"because": " "})
    refuses("ck_door_correction_changes_something", DoorCorrection, said | {"change": 0})
    write(DoorCorrection, said)
