"""Putting many people in by a worker: whole or not at all, and the reading waits as before when it cannot be."""

from functools import partial

import pytest

from recruit.acts.directory import seen_by
from recruit.foundation.actor import Actor
from recruit.foundation.jobs import operations as jobs
from recruit.foundation.jobs import queries as job_queries
from recruit.foundation.jobs.work import work_next
from recruit.foundation.refusal import Refused
from recruit.intake import operations, queries
from recruit.intake.operations import background
from tests.operations.intake.conftest import BY, SURE


@pytest.fixture
def ask(database, now):
    def ask(reading, reach=None):
        with database.transaction() as session:
            found = queries.reading(session, reading.id, for_change=True)
            return operations.enqueue_application(session, found, reach=reach, by=BY, now=now)

    return ask


@pytest.fixture
def work(database, now):
    handlers = {background.KIND: background.handler(seen_by, lambda: now)}
    return partial(work_next, database.sessions, handlers, clock=lambda: now)


@pytest.fixture
def result(database):
    def result(job):
        with database.reading() as session:
            return job_queries.job(session, job.id).result

    return result


def test_a_worker_puts_everybody_in_who_is_ready(read, ask, work, result, sitting):
    job = ask(read(SURE))

    assert work()

    told = result(job)
    assert (told["placed"], told["standing"], told["known_only"]) == (8, 0, 0)
    assert len(sitting()) == 8


def test_what_cannot_be_is_told_in_codes_and_leaves_everything_as_it_was(
    database, read, ask, work, result, sitting, now
):
    reading = read(SURE)
    job = ask(reading)
    with database.transaction() as session:
        operations.discard(session, queries.reading(session, reading.id), by=BY, now=now)

    work()

    assert result(job) == {"reading": str(reading.id), "refused": ["reading-waits-no-more"]}
    assert sitting() == {}


def test_a_reading_is_put_to_use_by_one_worker_at_a_time(database, read, ask, work):
    reading = read(SURE)
    job = ask(reading)

    with pytest.raises(Refused, match="reading-is-being-used"):
        ask(reading)

    with database.reading() as session:
        assert queries.being_applied(session, reading.id).id == job.id
    work()
    with database.reading() as session:
        assert queries.being_applied(session, reading.id) is None


def test_nothing_has_happened_when_it_is_stopped_in_time(database, read, ask, work, result, sitting, now):
    job = ask(read(SURE))
    with database.transaction() as session:
        jobs.cancel(session, job_queries.job(session, job.id, lock=True), by=BY, now=now)

    assert not work()

    assert (result(job), sitting()) == (None, {})


def test_it_acts_for_whoever_asked_and_knows_whom_they_know(database, council, read, ask, work, now):
    reading = read(SURE)

    ask(reading, reach=[council.id])
    work()

    with database.reading() as session:
        (done,) = queries.reading(session, reading.id).applications
    assert Actor.of(done.by) == BY
