"""Two people at one election at the same moment, on both databases: nothing is lost, nothing stands twice."""

from collections.abc import Callable
from datetime import timedelta
from uuid import UUID

import pytest
from sqlalchemy import select
from sqlalchemy.orm import Session

from recruit.bodies.model import Body
from recruit.elections.model import Election, Tally
from recruit.elections.operations import counting, packets, passing, voters
from recruit.elections.operations.counting import At
from recruit.elections.queries import packets as reads
from recruit.elections.queries.election import election as loaded_election
from recruit.elections.queries.voters import door
from recruit.elections.rules.tally import Counted
from recruit.elections.rules.vocabulary import Milestone
from recruit.nominations.model import Complaint
from recruit.nominations.operations import complaints
from tests.builders import BY
from tests.conftest import Database, made_once
from tests.elections import COMMITTEE, EVENING, FINAL, MEETING, an_election, entered
from tests.operations.appointments.test_at_once import at_once
from tests.operations.elections.test_packets import COMPLAINT, KEEPING, LATER, destroy
from tests.operations.elections.test_packets import packed as packed

pytestmark = pytest.mark.slow

OPEN = (Milestone.FIXED, Milestone.VOTING)
Here = Callable[[Session], Election]


@pytest.fixture
@made_once
def voting(database: Database) -> tuple[UUID, UUID]:
    """An election in which people vote, and its council."""
    with database.transaction() as session:
        made = an_election(session, passed=OPEN)
        return made.id, made.round.term.body_id


@pytest.fixture
def here(voting: tuple[UUID, UUID]) -> Here:
    """Return how an act has the election: locked."""

    def found(session: Session) -> Election:
        return loaded_election(session, session.get_one(Body, voting[1]), voting[0], lock=True)

    return found


def closes(here: Here) -> Callable[[Session], None]:
    def act(session: Session) -> None:
        passing.record(session, here(session), Milestone.CLOSED, COMMITTEE, by=BY, now=EVENING)

    return act


def test_of_two_clerks_at_one_place_one_has_entered_it_and_the_other_is_told(database: Database, here: Here) -> None:
    with database.transaction() as session:
        closes(here)(session)

    def enters(place: str) -> Callable[[Session], object]:
        def act(session: Session) -> None:
            election = here(session)
            votes = dict(enumerate((5, 3, 2, 0), 1))
            counted = Counted(valid=10, blank=0, votes=votes)
            at = At(FINAL, place, MEETING)
            counting.enter(session, election, election.contests[0], at, counted, by=BY, now=EVENING)

        return act

    assert at_once(database, enters("Kulturhuset"), enters(" KULTURHUSET ")) == ["done", "place-is-entered"]
    with database.reading() as session:
        assert len(session.scalars(select(Tally)).all()) == 1


def test_whoever_is_counted_at_the_door_while_the_polls_close_is_counted(
    database: Database, voting: tuple[UUID, UUID], here: Here
) -> None:
    def counts(session: Session) -> None:
        voters.count_in(session, here(session), "Salen")

    assert at_once(database, counts, closes(here), counts) == ["done"] * 3
    with database.reading() as session:
        assert [one.voters for one in door(session, voting[0])] == [2]


def test_papers_entered_while_the_committee_certifies_are_in_the_result_or_not_at_all(
    database: Database, here: Here
) -> None:
    with database.transaction() as session:
        closes(here)(session)
        election = here(session)
        counting.count(session, election, entered(session, election, (5, 3, 2, 0)), FINAL, by=BY, now=EVENING)

    def certifies(session: Session) -> None:
        passing.record(session, here(session), Milestone.CERTIFIED, COMMITTEE, by=BY, now=LATER)

    def enters(session: Session) -> None:
        entered(session, here(session), (9, 0, 0, 0), place="Biblioteket", now=EVENING + timedelta(hours=1))

    said = at_once(database, certifies, enters)

    with database.transaction() as session:
        is_certified = Milestone.CERTIFIED in here(session).passed
        places = {one.place for one in session.scalars(select(Tally))}
    entered_first = ["count-is-outdated", "done"], {"Kulturhuset", "Biblioteket"}
    certified_first = ["done", "result-is-certain"], {"Kulturhuset"}
    assert (said, places) == (certified_first if is_certified else entered_first)


def test_papers_are_not_destroyed_once_a_complaint_has_come(database: Database, packed: Election) -> None:
    body_id = packed.round.term.body_id

    def found(session: Session) -> Election:
        return loaded_election(session, session.get_one(Body, body_id), packed.id, lock=True)

    def complains(session: Session) -> None:
        complaints.register(session, packed.round_id, COMPLAINT, about=None, by=BY, now=LATER)

    def destroys(session: Session) -> None:
        destroy(session, found(session), [1])

    with database.transaction() as session:
        packets.keep(session, found(session), KEEPING, by=BY, now=EVENING)
    said = at_once(database, complains, destroys)

    with database.reading() as session:
        first = reads.packet(session, packed.id, 1)
        assert len(session.scalars(select(Complaint)).all()) == 1
    assert said == (["done", "done"] if first.destroyed else ["done", "packets-are-complained-about"])
