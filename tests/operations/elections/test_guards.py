"""What an election cannot pass, or give back, because of what stands beside it; on both databases."""

from datetime import timedelta
from typing import Any

from recruit.elections.operations import passing, setting_up, voters
from recruit.elections.queries import election as reads
from recruit.elections.rules.passing import Passing
from recruit.elections.rules.setting_up import ElectionSettings, NewContest
from recruit.elections.rules.vocabulary import Milestone
from recruit.nominations import queries as nominations
from tests.builders import BY
from tests.conftest import Database
from tests.elections import EVENING, POLLING, an_election, loaded
from tests.operations.elections.refusing import refused


def test_polls_in_which_somebody_has_voted_have_been_open(database: Database) -> None:
    def after_a_voter(session: Any) -> None:
        election = an_election(session, passed=[Milestone.FIXED, Milestone.VOTING])
        voters.count_in(session, election, "Kulturhuset")
        passing.take_back(session, loaded(session, election), Milestone.VOTING, "For tidligt.", by=BY, now=EVENING)

    assert refused(database, after_a_voter) == ["voters-are-noted"]


def test_two_elections_for_the_same_seats_are_not_announced_at_once(database: Database) -> None:
    """Where all seats of the round are voted on together, that is beside every contest of a member group."""
    with database.transaction() as session:
        first = an_election(session, passed=[Milestone.ANNOUNCED])
        (group,) = nominations.round_by_id(session, first.round_id).groups
        settings = ElectionSettings("Endnu et valg", POLLING, "Salen", "Alle.")
        contests = [NewContest("Borgervalgte", 1, seat_group_id=group.id)]
        number = setting_up.create(session, first.round, settings, contests, by=BY, now=EVENING - timedelta(60)).id
        body = first.round.term.body

    def announce(session: Any) -> None:
        passing.record(
            session,
            reads.election(session, body, number, lock=True),
            Milestone.ANNOUNCED,
            Passing(),
            by=BY,
            now=EVENING,
        )

    assert refused(database, announce) == ["seats-are-voted-on-already"]
    because = Passing(POLLING, ("Grethe Holm",), "Stemmesedlen manglede en kandidat.")
    with database.transaction() as session:
        passing.record(session, loaded(session, first), Milestone.ANNULLED, because, by=BY, now=EVENING)
        announce(session)

    def again(session: Any) -> None:
        passing.take_back(session, loaded(session, first), Milestone.ANNULLED, "Klagen faldt.", by=BY, now=EVENING)

    assert refused(database, again) == ["seats-are-voted-on-already"]
