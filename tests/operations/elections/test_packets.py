"""Ballot packets from the count to the shredder, on both databases."""

from collections.abc import Sequence
from datetime import timedelta
from typing import Any

import pytest
from sqlalchemy import select
from sqlalchemy.orm import Session

from recruit.elections.model import BallotPacket, Election
from recruit.elections.operations import counting, packets, passing, voters
from recruit.elections.queries import packets as reads
from recruit.elections.queries.election import election as reads_election
from recruit.elections.rules.packets import ByTwo, Keeping, NewPacket
from recruit.elections.rules.vocabulary import Milestone
from recruit.elections.rules.voters import Delivery, EnvelopeFault, Envelopes
from recruit.foundation import clock
from recruit.nominations.model import RetentionStop
from recruit.nominations.operations import complaints
from recruit.nominations.operations.retention_stops import revoke_stop, stop_erasing
from recruit.nominations.queries import round_by_id
from recruit.nominations.rules.complaints import NewComplaint, Standing
from recruit.recruitment.rules import Manner
from tests.builders import BY
from tests.conftest import Database, made_once
from tests.elections import COMMITTEE, EVENING, FINAL, MEETING, POLLING, POST, SOMEBODY_ELSE, an_election, entered
from tests.operations.elections.refusing import refused

CLOSED = (Milestone.FIXED, Milestone.VOTING, Milestone.CLOSED)
BY_TWO = ByTwo(["Grethe Holm", "Bo Bruun"], clock.local(EVENING).date())
KEEPING = Keeping(EVENING + timedelta(days=14), 28, "Vedtægten § 9", POLLING)
#: The first day on which its packets may be destroyed, and a day of it.
FREE_ON = clock.local(EVENING).date() + timedelta(days=42)
LATER = EVENING + timedelta(days=60)
UNSIGNED = EnvelopeFault.NOT_SIGNED
COMPLAINT = NewComplaint(
    "Kaj Lund", "kaj@mail.example", Standing.VOTER, "", "Døren var låst.", EVENING, Manner.PAPER, "Ankestyrelsen", LATER
)


@pytest.fixture
@made_once
def packed(database: Database) -> Election:
    """An election that is certified, and of which every packet that its count speaks of is sealed."""
    with database.transaction() as session:
        return _packed(session)


def _packed(session: Session) -> Election:
    election = an_election(session, passed=CLOSED, forms=(MEETING, POST), post_until=EVENING)
    came = {"received_on": clock.local(EVENING).date(), "delivery": Delivery.MAIL}
    voters.register(session, election, Envelopes(1, 2, **came), by=BY, now=EVENING)
    voters.register(session, election, Envelopes(3, 1, **came, fault=UNSIGNED), by=BY, now=EVENING)
    voters.confirm(session, election, {1: None, 2: None, 3: UNSIGNED}, by=SOMEBODY_ELSE, now=EVENING)
    contest = entered(session, election, (5, 3, 2, 0))
    entered(session, election, (2, 0, 0, 0), form=POST, blank=0)
    counting.count(session, election, contest, FINAL, by=BY, now=EVENING)
    passing.record(session, election, Milestone.CERTIFIED, COMMITTEE, by=BY, now=EVENING)
    listed(session, election)
    packets.seal(session, election, {number: f"70{number:02}" for number in range(1, 6)}, BY_TWO, by=BY, now=EVENING)
    return election


def listed(session: Session, election: Election) -> None:
    found = reads.suggested(session, election)
    new = [NewPacket(one.label, one.contents, one.papers, one.place, one.form, "Arkivet") for one in found]
    packets.list_packets(session, election, new, by=BY, now=EVENING)


def here(session: Session, packed: Election) -> Election:
    """Return the election as an operation has it."""
    return reads_election(session, packed.round.term.body, packed.id, lock=True)


def destroy(session: Session, election: Election, numbers: Sequence[int], *, now: Any = LATER) -> None:
    act = ByTwo(["Ada Bruun", "Kaj Lund"], clock.local(now).date())
    packets.destroy(session, election, numbers, act, by=BY, now=now)


def test_the_packets_that_the_count_speaks_of_are_sealed_and_destroyed_by_two(
    database: Database, packed: Election
) -> None:
    with database.transaction() as session:
        election = here(session, packed)
        packets.keep(session, election, KEEPING, by=BY, now=EVENING)
        waits = [[one.kind for one in reads.due(session, on=FREE_ON - timedelta(days=days))] for days in (1, 0)]
        destroy(session, election, [1, 2, 3, 4, 5])
        found = reads.listed(session, election.id)

        assert [(one.contents, one.papers, one.form) for one in found] == [
            (["valid"], 10, MEETING),
            (["blank"], 1, MEETING),
            (["valid"], 2, POST),
            (["outer-envelopes"], 2, POST),
            (["rejected-envelopes"], 1, POST),
        ]
        assert next((one.sealed.seal, one.sealed.people) for one in found if one.sealed) == ("7001", BY_TWO.people)
        assert [one.destroyed.people for one in found if one.destroyed] == [["Ada Bruun", "Kaj Lund"]] * 5
        assert waits == [[], ["packets-can-go"]]
        assert (reads.suggested(session, election), reads.due(session, on=FREE_ON)) == ([], [])


def test_a_complaint_and_a_stop_keep_papers_whose_time_is_over(database: Database, packed: Election) -> None:
    with database.transaction() as session:
        election = here(session, packed)
        packets.keep(session, election, KEEPING, by=BY, now=EVENING)
        made = complaints.register(session, election.round_id, COMPLAINT, about=None, by=BY, now=EVENING)
        stop_erasing(session, round_by_id(session, election.round_id), "", "Aktindsigt er søgt.", by=BY, now=EVENING)
        assert reads.due(session, on=LATER.date()) == []

    def now(session: Session) -> None:
        destroy(session, here(session, packed), [1])

    assert refused(database, now) == ["packets-are-complained-about", "packets-are-asked-for"]
    with database.transaction() as session:
        complaints.withdraw(session, election.round_id, made.id, LATER.date(), by=BY, now=LATER)
        revoke_stop(session, session.scalars(select(RetentionStop)).one(), by=BY, now=LATER)
        now(session)


def test_nothing_is_destroyed_before_the_municipal_council_has_decided(database: Database, packed: Election) -> None:
    def kept(*given: Any) -> None:
        with database.transaction() as session:
            packets.keep(session, here(session, packed), Keeping(*given), by=BY, now=EVENING)

    def why(now: Any = LATER) -> list[str]:
        return refused(database, lambda session: destroy(session, here(session, packed), [1], now=now))

    assert why() == ["keeping-is-not-written"]
    kept(KEEPING.complaints_until, 28, "§ 9")
    assert why() == ["council-has-not-decided"]
    kept(KEEPING.complaints_until, 28, "§ 9", POLLING)
    assert why(LATER - timedelta(days=20)) == ["packets-are-kept", "packets-too-early"]


def test_a_seal_that_is_broken_to_count_again_is_taken_back_and_the_packet_sealed_anew(
    database: Database, packed: Election
) -> None:
    with database.transaction() as session:
        election = here(session, packed)
        first = reads.packet(session, election.id, 1)
        packets.take_back(session, election, first, "Talt om.", by=BY, now=LATER)
        packets.seal(session, election, {1: "7001"}, BY_TWO, by=BY, now=LATER)
        acts = [(act.seal, act.revoked_because) for act in reads.packet(session, election.id, 1).acts]

        assert acts == [("7001", "Talt om."), ("7001", None)]
        for _time in range(2):
            packets.take_back(session, election, reads.packet(session, election.id, 2), "En fejl.", by=BY, now=LATER)
        assert [one.number for one in reads.listed(session, election.id)] == [1, 3, 4, 5]
        listed(session, election)
        assert [one.number for one in reads.listed(session, election.id)] == [1, 3, 4, 5, 6]
        assert len(session.scalars(select(BallotPacket)).all()) == 6
