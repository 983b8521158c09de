"""From closed polls to a result that is certain, on both databases: tallies, a tie, the lot, and the committee."""

import json
from datetime import timedelta
from typing import Any

from sqlalchemy import select

from recruit.counting.result import Outcome
from recruit.elections.model import StoredCount
from recruit.elections.operations import counting, passing
from recruit.elections.queries import election as reads
from recruit.elections.rules.counting import recounted
from recruit.elections.rules.drawing import NewLot
from recruit.elections.rules.vocabulary import LotManner, Milestone, Status
from tests.builders import BY
from tests.conftest import Database
from tests.elections import COMMITTEE, EVENING, FINAL, POST, an_election, entered, loaded
from tests.operations.elections.refusing import refused

CLOSED = (Milestone.FIXED, Milestone.VOTING, Milestone.CLOSED)
LATER = EVENING + timedelta(minutes=5)


def test_votes_of_the_meeting_and_by_post_are_counted_together_and_the_committee_certifies_them(
    database: Database,
) -> None:
    with database.transaction() as session:
        election = an_election(session, passed=CLOSED)
        contest = entered(session, election, (5, 3, 2, 0))
        entered(session, election, (1, 0, 4, 1), form=POST, invalid={"not-official": 1})
        made = counting.count(session, election, contest, FINAL, by=BY, now=LATER)
        answer = json.loads(made.answer_json)
        passing.record(session, election, Milestone.CERTIFIED, COMMITTEE, by=BY, now=LATER)
        where = reads.status_of(session, loaded(session, election))

    assert answer["winners"] == [1, 3]
    assert answer["substitutes"] == [2, 4]
    assert answer["ballots"] == {"cast": 19, "valid": 16, "blank": 2, "invalid": {"not-official": 1}}
    assert where is Status.CERTIFIED


def test_a_tie_for_the_last_seat_waits_for_the_lot_and_the_certificate_waits_for_both(database: Database) -> None:
    with database.transaction() as session:
        election = an_election(session, passed=CLOSED)
        contest = entered(session, election, (5, 3, 3, 0))
        tied = counting.count(session, election, contest, FINAL, by=BY, now=LATER)
        numbers = election.id, election.round.term.body
        outcome, where = tied.outcome, reads.status_of(session, loaded(session, election))

    def certify(session: Any) -> None:
        here = reads.election(session, numbers[1], numbers[0], lock=True)
        passing.record(session, here, Milestone.CERTIFIED, COMMITTEE, by=BY, now=LATER)

    assert (outcome, where) == (Outcome.LOT_REQUIRED, Status.TIED)
    assert refused(database, certify) == ["lot-is-open"]

    with database.transaction() as session:
        election = reads.election(session, numbers[1], numbers[0], lock=True)
        contest = election.contests[0]
        (tie,) = reads.open_ties(tied)
        lot = NewLot((3,), LotManner.BOWL, "Kaj Lund", "Ada Bruun", LATER)
        counting.record_lot(session, election, contest, tie, lot, by=BY, now=LATER + timedelta(seconds=1))

    assert refused(database, certify) == ["count-is-outdated"]

    with database.transaction() as session:
        election = reads.election(session, numbers[1], numbers[0], lock=True)
        made = counting.count(session, election, election.contests[0], FINAL, by=BY, now=LATER + timedelta(minutes=1))
        answer = json.loads(made.answer_json)
        certify(session)

    assert (answer["winners"], answer["substitutes"]) == ([1, 3], [2, 4])
    assert answer["lots"][0]["drawn"] == [3]


def test_a_count_that_is_kept_is_reproduced_to_the_letter_and_names_nobody(database: Database) -> None:
    with database.transaction() as session:
        election = an_election(session, passed=CLOSED)
        contest = entered(session, election, (5, 3, 2, 0))
        counting.count(session, election, contest, FINAL, by=BY, now=LATER)
        counting.count(session, election, contest, FINAL, by=BY, now=LATER)
        kept = session.scalars(select(StoredCount).order_by(StoredCount.superseded_at.is_(None))).all()
        again = recounted(kept[1].contest_json, kept[1].papers_blt, kept[1].lots_json)

    assert [one.superseded_at is None for one in kept] == [False, True]
    assert (again.answer_json, again.digest) == (kept[1].answer_json, kept[1].digest)
    assert "Amina" not in kept[1].contest_json + kept[1].answer_json


def test_nothing_is_entered_before_the_polls_are_closed_nor_after_the_result_is_certain(database: Database) -> None:
    assert refused(database, lambda session: entered(session, an_election(session), (5, 3, 2, 0)))[0] == (
        "polls-are-not-closed"
    )

    def after(session: Any) -> None:
        election = an_election(session, passed=CLOSED)
        counting.count(session, election, entered(session, election, (5, 3, 2, 0)), FINAL, by=BY, now=LATER)
        passing.record(session, election, Milestone.CERTIFIED, COMMITTEE, by=BY, now=LATER)
        entered(session, election, (6, 3, 2, 0))

    assert refused(database, after) == ["result-is-certain"]
