"""The database itself refuses packets that nobody can find again, and acts that nobody has done."""

from typing import Any
from uuid import UUID, uuid4

import pytest

from recruit.elections.model import BallotPacket, PacketAct, PacketKeeping
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


def packet(election: UUID, **changes: Any) -> dict[str, Any]:
    row = {"id": uuid4(), "election_id": election, "number": 1, "label": "Borgervalgte", "contents": ["valid"]}
    row |= {"papers": 40, "place": "Kulturhuset", "form": None, "kept_at": "Arkivet", "at": NOW, "by": "staff:1"}
    return row | {"removed_by": None, "removed_at": None, "removed_because": None} | changes


def test_a_packet_is_numbered_named_and_kept_somewhere(election: UUID, write: Write, refuses: Refused) -> None:
    for name, wrong in {
        "numbers_from_one": {"number": 0},
        "has_a_label": {"label": " "},
        "has_a_place": {"place": ""},
        "is_kept_somewhere": {"kept_at": " "},
        "papers_are_a_number": {"papers": -1},
        "form_known": {"form": "pigeon"},
        "removed_by_somebody": {"removed_at": NOW},
        "removed_with_a_reason": {"removed_at": NOW, "removed_by": "staff:1"},
    }.items():
        refuses(f"ck_ballot_packet_{name}", BallotPacket, packet(election, **wrong))
    write(BallotPacket, packet(election))
    refuses("UNIQUE|uq_ballot_packet_election_id_number", BallotPacket, packet(election))


def test_a_packet_is_sealed_once_and_under_a_number(election: UUID, write: Write, refuses: Refused) -> None:
    row = packet(election)
    write(BallotPacket, row)
    act = {"id": uuid4(), "packet_id": row["id"], "step": "sealed", "on": day("2027-02-22"), "people": ["A", "B"]}
    act |= {"seal": "7001", "at": NOW, "by": "staff:1", "revoked_by": None, "revoked_at": None, "revoked_because": None}
    refuses("ck_ballot_packet_act_sealed_with_a_number", PacketAct, act | {"seal": None})
    refuses("ck_ballot_packet_act_sealed_with_a_number", PacketAct, act | {"step": "destroyed"})
    refuses("ck_ballot_packet_act_seal_can_be_read", PacketAct, act | {"seal": " "})
    refuses("ck_ballot_packet_act_step_known", PacketAct, act | {"step": "eaten", "seal": None})
    refuses("ck_ballot_packet_act_revoked_by_somebody", PacketAct, act | {"revoked_at": NOW})
    refuses("ck_ballot_packet_act_revoked_with_a_reason", PacketAct, act | {"revoked_at": NOW, "revoked_by": "staff:1"})
    write(PacketAct, act)
    refuses("UNIQUE|uq_ballot_packet_act_standing", PacketAct, act | {"id": uuid4()})


def test_how_long_packets_are_kept_follows_from_something(election: UUID, write: Write, refuses: Refused) -> None:
    row = {"election_id": election, "complaints_until": NOW, "decided_on": None, "days": 28, "source": "Vedtægten § 9"}
    row |= {"at": NOW, "by": "staff:1", "version": 1}
    refuses("ck_packet_keeping_days_in_range", PacketKeeping, row | {"days": 0})
    refuses("ck_packet_keeping_follows_from_something", PacketKeeping, row | {"source": ""})
    write(PacketKeeping, row)
