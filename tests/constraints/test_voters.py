"""The database itself refuses votes by post that one person alone has judged, or that are no number."""

from typing import Any
from uuid import UUID, uuid4

import pytest

from recruit.elections.model import (
    DoorCorrection,
    DoorCount,
    Envelope,
    EnvelopeOpening,
    Voter,
    VoterImport,
    VoterMark,
    VoterRegister,
    VoterRemoval,
    VoterRequest,
)
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
        return row | {"fault": None, "judged_by": "staff:1", "confirmed_by": None, "witness": None} | changes

    refuses("ck_envelope_numbers_from_one", Envelope, envelope(number=0))
    refuses("ck_envelope_confirmed_by_somebody_else", Envelope, envelope(confirmed_by="staff:1"))
    refuses("ck_envelope_delivery_known", Envelope, envelope(delivery="pigeon"))
    refuses("ck_envelope_fault_known", Envelope, envelope(fault="ugly"))
    refuses("ck_envelope_witness_is_named", Envelope, envelope(witness=" "))
    refuses("ck_envelope_confirmed_at_a_screen", Envelope, envelope(confirmed_by="staff:2", witness="Bo Bruun"))
    write(Envelope, envelope(number=2, witness="Bo Bruun"))
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


def test_a_register_says_where_it_is_from_and_a_voter_is_marked_once(
    election: UUID, write: Write, refuses: Refused
) -> None:
    kept = {"election_id": election, "source": "CPR", "legal_basis": "§ 4", "delete_by": day("2027-06-01")}
    kept |= {"at": NOW, "by": "staff:1"}
    refuses("ck_voter_register_has_a_source", VoterRegister, kept | {"source": " "})
    refuses("ck_voter_register_has_a_legal_basis", VoterRegister, kept | {"legal_basis": " "})
    refuses("ck_voter_register_frozen_with_a_digest", VoterRegister, kept | {"frozen_at": NOW})
    write(VoterRegister, kept)
    refuses("UNIQUE|pk_voter_register", VoterRegister, kept)

    read = {"election_id": election, "digest": "f" * 64, "broken": [], "known": 0, "headings": 0}
    read |= {"at": NOW, "by": "staff:1"}
    write(VoterImport, {"id": uuid4(), **read})
    refuses("UNIQUE|uq_voter_import", VoterImport, {"id": uuid4(), **read})

    voter = {"id": uuid4(), "election_id": election, "number": "1", "name": "Amina Abdi", "search_key": "amina abdi"}
    refuses("ck_voter_has_a_name", Voter, voter | {"name": " "})
    write(Voter, voter)
    refuses("UNIQUE|uq_voter", Voter, voter | {"id": uuid4()})

    mark = {"voter_id": voter["id"], "form": "meeting", "on": day("2027-02-22"), "by": "staff:1"}
    gone = {"revoked_on": day("2027-02-22"), "revoked_by": "staff:1", "revoked_because": "Gik igen."}
    refuses("ck_voter_mark_form_known", VoterMark, {"id": uuid4(), **mark, "form": "pigeon"})
    unsaid, nobody = gone | {"revoked_because": None}, gone | {"revoked_by": None}
    refuses("ck_voter_mark_revoked_with_a_reason", VoterMark, {"id": uuid4(), **mark, **unsaid})
    refuses("ck_voter_mark_revoked_by_somebody", VoterMark, {"id": uuid4(), **mark, **nobody})
    write(VoterMark, {"id": uuid4(), **mark, **gone})
    write(VoterMark, {"id": uuid4(), **mark})
    refuses("UNIQUE|uq_voter_mark_standing", VoterMark, {"id": uuid4(), **mark})

    asked = {"id": uuid4(), "election_id": election, "name": "Kaj Lund", "received_on": day("2027-02-01")}
    asked |= {"is_added": True, "because": "Bor her.", "at": NOW, "by": "staff:1"}
    refuses("ck_voter_request_has_a_name", VoterRequest, asked | {"name": " "})
    refuses("ck_voter_request_has_a_reason", VoterRequest, asked | {"because": " "})
    write(VoterRequest, asked)

    removed = {"id": uuid4(), "election_id": election, "number": None, "name": "Kaj Lund", "because": "Er flyttet."}
    removed |= {"at": NOW, "by": "staff:1"}
    refuses("ck_voter_removal_has_a_name", VoterRemoval, removed | {"name": " "})
    refuses("ck_voter_removal_has_a_reason", VoterRemoval, removed | {"because": " "})
    write(VoterRemoval, removed)
