"""Where two people enter each place, neither sees the other's figures, and nothing is counted while they differ."""

from datetime import timedelta

from sqlalchemy.orm import Session

from recruit.elections.model import Election
from recruit.elections.operations import counting
from recruit.elections.queries import election as reads
from recruit.elections.rules.vocabulary import Milestone
from tests.builders import BY
from tests.conftest import Database
from tests.elections import EVENING, FINAL, PRELIMINARY, an_election, entered, loaded
from tests.operations.elections.refusing import refused

CLOSED = (Milestone.FIXED, Milestone.VOTING, Milestone.CLOSED)
FIRST, SECOND = (5, 3, 2, 0), (5, 2, 3, 0)


def by_both(session: Session, *second: tuple[int, ...]) -> Election:
    """Make an election in which one has entered the meeting's votes, and the second what is given."""
    election = an_election(session, passed=CLOSED, double_entry=True)
    entered(session, election, FIRST)
    for votes in second:
        entered(session, election, votes, clerk=2)
    return election


def count(session: Session, election: Election) -> str:
    return counting.count(session, election, election.contests[0], FINAL, by=BY, now=EVENING).answer_json


def test_nothing_is_counted_before_the_second_has_entered_the_same(database: Database) -> None:
    assert refused(database, lambda session: count(session, by_both(session))) == ["second-entry-is-missing"]
    assert refused(database, lambda session: count(session, by_both(session, SECOND))) == ["entries-differ"]

    with database.transaction() as session:
        answer = count(session, by_both(session, SECOND, FIRST))

    assert '"totals": ["5", "3", "2", "0"]' in answer


def test_the_count_of_the_evening_and_the_one_that_holds_stand_beside_each_other(database: Database) -> None:
    with database.transaction() as session:
        election = an_election(session, passed=CLOSED)
        contest = entered(session, election, SECOND, round=PRELIMINARY)
        counting.count(session, election, contest, PRELIMINARY, by=BY, now=EVENING)
        entered(session, election, FIRST, remark="En seddel lå i den forkerte bunke.")
        counting.count(session, election, contest, FINAL, by=BY, now=EVENING)
        entered(session, election, SECOND, round=PRELIMINARY, remark="Talt om.", now=EVENING + timedelta(minutes=5))
        there = loaded(session, election)
        rounds = [reads.counts(session, there, one)[contest.id].answer_json for one in (PRELIMINARY, FINAL)]
        facts = reads.facts(session, there).contests[0]

    assert ['"winners": [1, 3]' in rounds[0], '"winners": [1, 2]' in rounds[1]] == [True, True]
    assert not facts.is_outdated


def test_figures_that_cannot_be_and_papers_that_are_gone_without_a_word_are_refused(database: Database) -> None:
    def too_many(session: Session) -> None:
        entered(session, an_election(session, passed=CLOSED), (5, 3, 2, 1), valid=10, place=" ")

    def unexplained(session: Session) -> None:
        entered(session, an_election(session, passed=CLOSED), FIRST, expected=12)

    assert refused(database, too_many) == ["more-marks-than-papers-hold", "answer-missing"]
    assert refused(database, unexplained) == ["papers-differ-from-voters"]
    with database.transaction() as session:
        election = an_election(session, passed=CLOSED)
        entered(session, election, FIRST, expected=12, remark="En vælger gik med sin seddel.")
        (kept,) = reads.tallies(session, election)
    assert kept.remark == "En vælger gik med sin seddel."


def test_nothing_entered_is_nothing_to_count(database: Database) -> None:
    assert refused(database, lambda session: count(session, an_election(session, passed=CLOSED))) == [
        "nothing-is-counted"
    ]
