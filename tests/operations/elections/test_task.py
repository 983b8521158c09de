"""The checklist of an election: filled with what it needs, moved with its day, ticked, and told of when it is late."""

from collections.abc import Sequence
from datetime import timedelta
from typing import Any

import pytest
from sqlalchemy.orm import Session

from recruit.elections.model import Election, ElectionTask
from recruit.elections.operations import passing, setting_up
from recruit.elections.operations import task as operations
from recruit.elections.operations import voters_register as registers
from recruit.elections.queries import task as queries
from recruit.elections.rules.setting_up import NewContest
from recruit.elections.rules.task import NewTask
from recruit.elections.rules.vocabulary import FormOfVoting, Milestone
from recruit.elections.rules.voters_register import NewRegister
from recruit.foundation.audit.queries import history
from tests.builders import BY, day
from tests.conftest import Database
from tests.elections import AFTER, COMMITTEE, EVENING, POLLING, SOMEBODY_ELSE, an_election, loaded
from tests.operations.elections.refusing import refused
from tests.operations.elections.test_setting_up import settings

ROOM = NewTask("Bestil lokale", -30, "Grethe Holm", "Ring til Kulturhuset.")


def filled(session: Session, **settings: Any) -> tuple[Election, Sequence[ElectionTask]]:
    """Make an election with its checklist."""
    election = an_election(session, **settings)
    operations.fill(session, election, by=BY, now=AFTER)
    return election, queries.tasks(session, election.id)


def test_a_new_checklist_holds_what_this_election_needs_by_day(database: Database) -> None:
    with database.transaction() as session:
        election, lines = filled(session)
        register = NewRegister("Udtræk", "Vedtægten § 4", day("2027-06-01"))
        registers.keep(session, election, register, by=BY, now=AFTER)
        election.forms = [FormOfVoting.POST.value]
        session.flush()
        lacking = queries.lacking(session, election)

    what = [one.what for one in lines]
    assert what[0] == "Bestil lokalet, og aftal adgang og nøgler"
    assert "Bestil mad og drikke" in what
    assert [one.what for one in lacking] == [
        "Skaf valgfortegnelsen, og gå den igennem",
        "Tryk og udsend brevstemmesedlerne",
        "Hent brevstemmerne",
    ]


def test_the_checklist_of_an_earlier_election_comes_along_without_its_people(database: Database) -> None:
    with database.transaction() as session:
        earlier = an_election(session)
        (room,) = operations.add(session, earlier, [ROOM], by=BY, now=AFTER)
        operations.tick(session, earlier, room, by=BY, now=AFTER)
        new = setting_up.create(session, earlier.round, settings(), [NewContest("Unge", 1)], by=BY, now=AFTER)
        (line,) = operations.fill(session, new, like=earlier, by=BY, now=AFTER)

    assert (line.what, line.days, line.note) == (ROOM.what, ROOM.days, ROOM.note)
    assert (line.owner, line.done_at) == ("", None)


@pytest.mark.parametrize("database", ["sqlite"], indirect=True)
def test_what_should_have_been_done_already_is_to_be_done_today(database: Database) -> None:
    with database.transaction() as session:
        election = an_election(session)
        operations.fill(session, election, by=BY, now=EVENING - timedelta(days=17))
        days = [one.days for one in queries.tasks(session, election.id)]

    assert min(days) == -10


def test_something_is_ticked_once_and_taken_back_and_the_log_knows_both(database: Database) -> None:
    with database.transaction() as session:
        election, (line, *_rest) = filled(session)
        operations.tick(session, election, line, by=BY, now=AFTER)
        operations.tick(session, election, line, by=SOMEBODY_ELSE, now=EVENING)
        ticked = line.done_by, line.done_at
        operations.untick(session, election, line, by=BY, now=EVENING)
        left = line.done_by, line.done_at
    with database.reading() as session:
        events = [entry.event for entry in history(session, subject=election)]

    assert (ticked, left) == ((BY.reference, AFTER), (None, None))
    assert events[:3] == ["election.task_not_done", "election.task_done", "election.checklist_changed"]


def test_what_is_late_on_a_checklist_is_one_thing_of_its_election_until_nobody_needs_it(database: Database) -> None:
    with database.transaction() as session:
        election, lines = filled(session)
        first = lines[0].due_on(POLLING)
        said = [[(one.kind, one.facts["number"]) for one in queries.due(session, on=on)] for on in (first, POLLING)]
        operations.tick(session, election, lines[0], by=BY, now=AFTER)
        operations.drop(session, election, lines[1], by=BY, now=AFTER)
        election.polling_on += timedelta(days=1)
        session.flush()
        (left,) = queries.due(session, on=POLLING)
        election.is_rehearsal = True
        session.flush()
        rehearsed = queries.due(session, on=POLLING)

    late = sum(one.days < 0 for one in lines)
    assert said == [[], [("election-checklist-late", late)]]
    assert left.facts["number"] == sum(one.days < -1 for one in lines[2:])
    assert left.deadline == lines[2].due_on(POLLING) + timedelta(days=1)
    assert rehearsed == []


@pytest.mark.parametrize("database", ["sqlite"], indirect=True)
def test_nobody_is_reminded_of_a_poll_that_is_cancelled(database: Database) -> None:
    with database.transaction() as session:
        election, _lines = filled(session, seats=4)
        passing.record(session, loaded(session, election), Milestone.UNCONTESTED, COMMITTEE, by=BY, now=EVENING)
        waits = queries.due(session, on=POLLING)

    assert waits == []


@pytest.mark.parametrize("database", ["sqlite"], indirect=True)
def test_a_task_says_something_and_has_a_day_that_can_be(database: Database) -> None:
    def add(session: Session) -> None:
        operations.add(session, an_election(session), [NewTask(" ", -800)], by=BY, now=AFTER)

    def change(session: Session) -> None:
        election, (line, *_rest) = filled(session)
        operations.change(session, election, line, NewTask("Lokale", 900), by=BY, now=AFTER)

    assert refused(database, add) == ["answer-missing", "task-is-far-from-the-poll"]
    assert refused(database, change) == ["task-is-far-from-the-poll"]
