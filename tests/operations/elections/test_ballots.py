"""Numbers on ballots, on both databases: they stay while ballots stand, and are given anew when none do."""

from typing import Any

from recruit.elections.operations import counting, passing, setting_up
from recruit.elections.queries import election as reads
from recruit.elections.queries.ballots import ballots
from recruit.elections.rules.setting_up import NewContest
from recruit.elections.rules.vocabulary import Milestone, Status
from tests.builders import BY, a_seat_group
from tests.conftest import Database
from tests.elections import COMMITTEE, EVENING, FINAL, an_election, entered, loaded
from tests.operations.elections.refusing import refused


def numbers(session: Any, election: Any) -> list[tuple[int, str | None, bool]]:
    (ballot,) = ballots(session, loaded(session, election))
    return [(line.number, line.name, line.withdrawn_because is not None) for line in ballot.lines]


def test_whoever_can_no_longer_have_a_seat_keeps_the_number_also_where_nobody_has_to_vote_then(
    database: Database,
) -> None:
    with database.transaction() as session:
        election = an_election(session, ("Amina Abdi", "Bo Bruun", "Dorthe Dam"), passed=[Milestone.FIXED])
        passing.withdraw_entry(session, election.contests[0].entries[0], election, "Er død.", by=BY, now=EVENING)
        passing.record(session, loaded(session, election), Milestone.UNCONTESTED, COMMITTEE, by=BY, now=EVENING)
        lines = numbers(session, election)

    assert lines == [(1, "Amina Abdi", True), (2, "Bo Bruun", False), (3, "Dorthe Dam", False)]


def test_a_candidate_for_none_of_the_seats_that_are_divided_is_not_forgotten(database: Database) -> None:
    def divided(session: Any) -> None:
        election = an_election(session)
        others = a_seat_group(session, election.round.term, "Unge")
        for_them = NewContest("Unge", 2, seat_group_id=others.id)
        setting_up.change_contests(session, election, [for_them], by=BY, now=EVENING)
        passing.record(session, loaded(session, election), Milestone.FIXED, COMMITTEE, by=BY, now=EVENING)

    assert refused(database, divided)[0] == "candidates-are-in-no-contest"


def test_ballots_that_are_taken_back_are_made_anew(database: Database) -> None:
    with database.transaction() as session:
        election = an_election(session, passed=[Milestone.FIXED])
        passing.withdraw_entry(session, election.contests[0].entries[0], election, "Flyttet.", by=BY, now=EVENING)
        passing.take_back(session, election, Milestone.FIXED, "Forkert rækkefølge.", by=BY, now=EVENING)
        nobody = loaded(session, election).contests[0].entries
        passing.record(session, election, Milestone.FIXED, COMMITTEE, by=BY, now=EVENING)
        lines = numbers(session, election)

    assert nobody == []
    assert [withdrawn for _number, _name, withdrawn in lines] == [False] * 4


def test_what_was_noted_of_the_wrong_candidate_is_taken_back_and_what_was_counted_no_longer_holds(
    database: Database,
) -> None:
    with database.transaction() as session:
        election = an_election(session, passed=[Milestone.FIXED, Milestone.VOTING, Milestone.CLOSED])
        contest = entered(session, election, (5, 3, 2, 0))
        passing.withdraw_entry(session, contest.entries[0], election, "Er død.", by=BY, now=EVENING)
        counting.count(session, loaded(session, election), contest, FINAL, by=BY, now=EVENING)
        passing.restore_entry(session, contest.entries[0], election, by=BY, now=EVENING)
        lines, where = numbers(session, election), reads.status_of(session, loaded(session, election))

    assert lines[0] == (1, "Amina Abdi", False)
    assert where is Status.CLOSED


def test_whoever_dropped_out_stays_out_of_what_was_decided_without_them(database: Database) -> None:
    def after_the_poll_is_cancelled(session: Any) -> None:
        election = an_election(session, ("Amina Abdi", "Bo Bruun", "Dorthe Dam"), passed=[Milestone.FIXED])
        entry = election.contests[0].entries[0]
        passing.withdraw_entry(session, entry, election, "Er død.", by=BY, now=EVENING)
        passing.record(session, loaded(session, election), Milestone.UNCONTESTED, COMMITTEE, by=BY, now=EVENING)
        passing.restore_entry(session, entry, election, by=BY, now=EVENING)

    def of_somebody_who_stands(session: Any) -> None:
        election = an_election(session, passed=[Milestone.FIXED])
        passing.restore_entry(session, election.contests[0].entries[0], election, by=BY, now=EVENING)

    assert refused(database, after_the_poll_is_cancelled) == ["later-milestone-stands"]
    assert refused(database, of_somebody_who_stands) == ["entry-is-not-withdrawn"]


def test_polls_stay_closed_and_ballots_as_they_are_once_papers_are_entered_by_their_numbers(database: Database) -> None:
    def after_a_count(session: Any) -> None:
        election = an_election(session, passed=[Milestone.FIXED, Milestone.VOTING, Milestone.CLOSED])
        entered(session, election, (5, 3, 2, 0))
        passing.take_back(session, loaded(session, election), Milestone.CLOSED, "For tidligt.", by=BY, now=EVENING)

    assert refused(database, after_a_count) == ["count-has-begun"]
