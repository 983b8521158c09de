"""Whoever stood is told on which ballots, under which number, and what the letters about it said."""

from recruit.elections.operations import passing
from recruit.elections.operations.letters import tell_candidates
from recruit.elections.rules.telling import Telling
from recruit.elections.rules.vocabulary import Milestone
from recruit.nominations.queries import nomination
from recruit.reports.disclosure.elections import on_ballots
from tests.builders import BY
from tests.conftest import Database
from tests.elections import EVENING, an_election, loaded


def test_a_candidate_finds_the_ballot_and_the_letter_about_it(sqlite: Database) -> None:
    with sqlite.transaction() as session:
        election = an_election(session, passed=[Milestone.FIXED])
        tell_candidates(session, election, by=BY, now=EVENING)
        bo = election.contests[0].entries[1]
        passing.withdraw_entry(session, bo, loaded(session, election), "Flyttet.", by=BY, now=EVENING)
        ballot, letter = on_ballots(session, [nomination(session, bo.nomination_id)])

    assert (ballot["contest"], ballot["ballot_number"], ballot["reason"]) == ("Borgervalgte", 2, "Flyttet.")
    assert (letter["election"], letter["told"], letter["number"]) == ("Valg til rådet", Telling.ON_THE_BALLOT, "2")
