"""What *I dag* says of elections, on both databases."""

from datetime import timedelta

from recruit.elections.operations import counting, passing
from recruit.elections.queries.due import due
from recruit.elections.rules.vocabulary import Milestone
from tests.builders import BY
from tests.conftest import Database
from tests.elections import COMMITTEE, EVENING, FINAL, POLLING, an_election, entered, loaded

FIXED, VOTING, CLOSED = Milestone.FIXED, Milestone.VOTING, Milestone.CLOSED
NEXT_DAY = POLLING + timedelta(days=1)


def test_an_election_waits_from_three_weeks_before_its_day_until_the_committee_has_certified_it(
    database: Database,
) -> None:
    with database.transaction() as session:
        election = an_election(session)
        said = [[one.kind for one in due(session, on=POLLING - timedelta(days=days))] for days in (22, 21)]
        for kind in (FIXED, VOTING):
            passing.record(session, loaded(session, election), kind, COMMITTEE, by=BY, now=EVENING)
        said += [[one.kind for one in due(session, on=day)] for day in (POLLING, NEXT_DAY)]
        passing.record(session, loaded(session, election), CLOSED, COMMITTEE, by=BY, now=EVENING)
        contest = entered(session, loaded(session, election), (5, 3, 3, 0))
        counting.count(session, loaded(session, election), contest, FINAL, by=BY, now=EVENING)
        said.append([one.kind for one in due(session, on=NEXT_DAY)])

    assert said == [[], ["polling-day-comes"], [], ["polls-not-closed"], ["lot-open"]]


def test_a_poll_that_is_cancelled_waits_to_be_certified_and_a_rehearsal_for_nobody(database: Database) -> None:
    with database.transaction() as session:
        election = an_election(session, seats=4, passed=[Milestone.UNCONTESTED])
        waits = [one.kind for one in due(session, on=NEXT_DAY)]
        loaded(session, election).is_rehearsal = True
        session.flush()
        rehearsed = due(session, on=NEXT_DAY)
        loaded(session, election).is_rehearsal = False
        passing.record(session, loaded(session, election), Milestone.CERTIFIED, COMMITTEE, by=BY, now=EVENING)
        certified = due(session, on=NEXT_DAY)

    assert (waits, rehearsed, certified) == (["election-not-certified"], [], [])
