"""Correcting what was entered, the papers themselves, a lot that is taken back: on both databases."""

from datetime import timedelta
from typing import Any

import pytest
from sqlalchemy import select
from sqlalchemy.orm import Session

from recruit.counting.lot import Tie
from recruit.counting.result import Outcome
from recruit.elections.model import Contest, Election, Tally
from recruit.elections.operations import counting
from recruit.elections.operations.counting import At
from recruit.elections.queries import election as reads
from recruit.elections.queries.results import results
from recruit.elections.rules.drawing import NewLot
from recruit.elections.rules.setting_up import NewContest
from recruit.elections.rules.tally import Counted
from recruit.elections.rules.vocabulary import LotManner, Milestone
from tests.builders import BY
from tests.conftest import Database
from tests.elections import (
    EVENING,
    FINAL,
    MEETING,
    POST,
    PRELIMINARY,
    SOMEBODY_ELSE,
    an_election,
    entered,
    loaded,
)
from tests.operations.elections.refusing import refused

CLOSED = (Milestone.FIXED, Milestone.VOTING, Milestone.CLOSED)
LATER = EVENING + timedelta(minutes=5)
STV = NewContest("Borgervalgte", 2, "stv-scottish-2007", None)
TOTALS = Counted(valid=10, blank=1, votes={1: 5, 2: 3, 3: 2, 4: 0})
PAPERS = Counted(valid=7, blank=0, papers={(1, 2): 4, (2,): 3})


def enter(session: Session, election: Election, at: At, counted: Counted = TOTALS, **changes: Any) -> Tally:
    given = {"by": BY, "now": EVENING} | changes
    return counting.enter(session, election, election.contests[0], at, counted, **given)


def tied(session: Session) -> tuple[Election, Contest, Tie]:
    """Make an election in which two are equal for the last seat."""
    election = an_election(session, passed=CLOSED)
    contest = entered(session, election, (5, 3, 3, 0))
    made = counting.count(session, election, contest, FINAL, by=BY, now=EVENING)
    return election, contest, reads.open_ties(made)[0]


def test_a_place_is_entered_once_however_it_is_written(database: Database) -> None:
    def twice(session: Session) -> None:
        election = an_election(session, passed=CLOSED)
        enter(session, election, At(FINAL, "Kulturhuset", MEETING))
        enter(session, election, At(PRELIMINARY, "Kulturhuset", MEETING))
        enter(session, election, At(FINAL, "Kulturhuset", POST))
        enter(session, election, At(FINAL, " kulturhuset ", MEETING))

    assert refused(database, twice) == ["place-is-entered"]


def test_the_second_entry_is_somebody_elses_and_moves_along_with_the_place(database: Database) -> None:
    where = At(FINAL, "Kulturhuset", MEETING, clerk=2)

    def by_the_same(session: Session) -> None:
        election = an_election(session, passed=CLOSED, double_entry=True)
        enter(session, election, At(FINAL, "Kulturhuset", MEETING))
        enter(session, election, where)

    def without_a_first(session: Session) -> None:
        enter(session, an_election(session, passed=CLOSED, double_entry=True), where, by=SOMEBODY_ELSE)

    assert refused(database, by_the_same) == ["second-entry-by-the-same"]
    assert refused(database, without_a_first) == ["first-entry-is-missing"]
    with database.transaction() as session:
        election = an_election(session, passed=CLOSED, double_entry=True)
        first = enter(session, election, At(FINAL, "Kulturhuset", MEETING))
        enter(session, election, where, by=SOMEBODY_ELSE)
        at = At(FINAL, "Biblioteket", POST)
        counting.correct(session, election, election.contests[0], first, at, TOTALS, by=BY, now=LATER)
        kept = [(one.place, one.form, one.clerk) for one in reads.tallies(session, election)]

    assert kept == [("Biblioteket", POST, 1), ("Biblioteket", POST, 2)]


def test_what_is_taken_away_takes_the_count_with_it(database: Database) -> None:
    with database.transaction() as session:
        election = an_election(session, passed=CLOSED, double_entry=True)
        first = enter(session, election, At(FINAL, "Kulturhuset", MEETING))
        enter(session, election, At(FINAL, "Kulturhuset", MEETING, clerk=2), by=SOMEBODY_ELSE)
        contest = election.contests[0]
        counting.count(session, election, contest, FINAL, by=BY, now=EVENING)
        counting.remove(session, election, contest, first, by=BY, now=LATER)

        assert session.scalars(select(Tally)).all() == []
        assert reads.counts(session, election, FINAL) == {}


def test_a_final_count_that_differs_is_explained(database: Database) -> None:
    def differs(session: Session) -> None:
        election = an_election(session, passed=CLOSED)
        enter(session, election, At(PRELIMINARY, "Kulturhuset", MEETING))
        enter(session, election, At(FINAL, "Kulturhuset", MEETING), Counted(10, 1, {}, {1: 4, 2: 4, 3: 2, 4: 0}))

    assert refused(database, differs) == ["final-count-differs"]


def test_papers_are_entered_where_their_order_counts_and_not_mixed_with_totals(database: Database) -> None:
    def totals(session: Session) -> None:
        election = an_election(session, contests=[STV], passed=CLOSED)
        enter(session, election, At(FINAL, "Kulturhuset", MEETING))

    def mixed(session: Session) -> None:
        election = an_election(session, passed=CLOSED)
        enter(session, election, At(FINAL, "Kulturhuset", MEETING))
        enter(session, election, At(FINAL, "Kulturhuset", POST), Counted(2, 0, papers={(1,): 2}))
        counting.count(session, election, election.contests[0], FINAL, by=BY, now=LATER)

    assert refused(database, totals) == ["papers-are-needed"]
    assert refused(database, mixed) == ["totals-and-papers-are-mixed"]
    with database.transaction() as session:
        election = an_election(session, contests=[STV], passed=CLOSED)
        enter(session, election, At(FINAL, "Kulturhuset", MEETING), PAPERS)
        made = counting.count(session, election, election.contests[0], FINAL, by=BY, now=LATER)

    assert '"winners": [1, 2]' in made.answer_json


def test_a_lot_that_is_taken_back_makes_the_count_ask_again(database: Database) -> None:
    with database.transaction() as session:
        election, contest, tie = tied(session)
        lot = NewLot((3,), LotManner.BOWL, "Kaj Lund", "Ada Bruun", EVENING)
        drawn = counting.record_lot(session, election, contest, tie, lot, by=BY, now=EVENING)
        counting.count(session, election, contest, FINAL, by=BY, now=EVENING)
        counting.revoke_lot(session, election, drawn, "Der var to sedler i skålen.", by=BY, now=LATER)
        outdated = reads.facts(session, loaded(session, election)).contests[0].is_outdated
        again = counting.count(session, election, contest, FINAL, by=BY, now=LATER)

        assert (outdated, again.outcome) == (True, Outcome.LOT_REQUIRED)
        assert reads.lots(session, election) == []
        with pytest.raises(LookupError):
            reads.lot(session, election, drawn.id)


def test_a_lot_is_taken_back_with_a_reason(database: Database) -> None:
    def without(session: Session) -> None:
        election, contest, tie = tied(session)
        lot = NewLot((3,), LotManner.BOWL, "Kaj Lund", "Ada Bruun", EVENING)
        drawn = counting.record_lot(session, election, contest, tie, lot, by=BY, now=EVENING)
        found = reads.lot(session, election, drawn.id)
        counting.revoke_lot(session, election, found, " ", by=BY, now=LATER)

    assert refused(database, without) == ["answer-missing"]


def test_a_result_knows_what_has_changed_since_and_whether_its_papers_may_be_handed_out(database: Database) -> None:
    few = Counted(valid=9, blank=0, papers={(1, 2): 5, (2,): 4})
    with database.transaction() as session:
        election = an_election(session, contests=[STV], passed=CLOSED)
        contest = election.contests[0]
        many = Counted(valid=10, blank=0, invalid={"unclear": 1}, papers={(1, 2): 6, (2,): 4})
        enter(session, election, At(FINAL, "Kulturhuset", MEETING), many)
        assert results(session, election, {}) == []

        counting.count(session, election, contest, FINAL, by=BY, now=EVENING)
        (found,) = results(session, election, {"unclear": "uklar"})
        assert (found.is_outdated, found.has_papers_for_all, found.is_preliminary) == (False, True, False)
        assert [found.counted.name(number) for number in found.count.winners] == ["Amina Abdi", "Bo Bruun"]
        assert found.count.account is not None
        assert found.count.account.invalid == {"uklar": 1}

        enter(session, election, At(FINAL, "Kulturhuset", POST), few, now=LATER)
        (found,) = results(session, election, {}, {})
        assert (found.is_outdated, found.has_papers_for_all) == (True, False)
        assert found.counted.name(1) == "Kandidat 01"


def test_where_nobody_has_to_vote_the_result_is_known_without_a_count(database: Database) -> None:
    with database.transaction() as session:
        election = an_election(session, seats=4, passed=[Milestone.UNCONTESTED])
        (found,) = results(session, election, {})

    assert (found.kept, found.count.outcome, found.count.winners) == (None, Outcome.UNCONTESTED, (1, 2, 3, 4))
