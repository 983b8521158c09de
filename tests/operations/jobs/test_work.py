"""Jobs: each is done once, shows how far it has come, can be stopped, and outlives its worker."""

from collections.abc import Mapping
from datetime import datetime, timedelta
from threading import Barrier, Thread
from typing import Any

import pytest
from sqlalchemy import select, text
from sqlalchemy.exc import IntegrityError

from recruit.foundation.actor import Actor
from recruit.foundation.audit.model import AuditEntry
from recruit.foundation.db import Sessions
from recruit.foundation.jobs import operations, queries, rules
from recruit.foundation.jobs.model import Job
from recruit.foundation.jobs.rules import Status
from recruit.foundation.jobs.work import Handler, Run, work_next
from recruit.foundation.refusal import NotFound, Refused
from tests.conftest import Database


class Clock:
    """A clock that goes only when it is told to."""

    def __init__(self, now: datetime) -> None:
        self.now = now

    def __call__(self) -> datetime:
        return self.now

    def wait(self, time: timedelta) -> None:
        self.now += time


@pytest.fixture
def clock(now: datetime) -> Clock:
    return Clock(now)


def asked_for(database: Database, now: datetime, kind: str = "count", **payload: Any) -> Job:
    with database.transaction() as session:
        return operations.enqueue(session, kind, payload, by=Actor.command(), now=now)


def read(database: Database, job: Job) -> Job:
    with database.reading() as session:
        return queries.job(session, job.id)


def work(database: Database, clock: Clock, handler: Handler, kind: str = "count") -> bool:
    return work_next(database.sessions, {kind: handler}, clock=clock)


def fine(_sessions: Sessions, run: Run) -> Mapping[str, Any]:
    return {"seen": run.payload.get("number")}


def test_a_job_is_done_and_its_result_and_its_trace_are_kept(database: Database, clock: Clock) -> None:
    job = asked_for(database, clock(), number=7)

    assert work(database, clock, fine)
    assert not work(database, clock, fine)

    done = read(database, job)
    assert (done.status, done.result, done.attempts) == (Status.DONE, {"seen": 7}, 1)
    with database.reading() as session:
        assert session.scalars(select(AuditEntry.event)).all() == ["job.started", "job.finished"]


def test_a_job_waits_for_its_time(database: Database, clock: Clock) -> None:
    with database.transaction() as session:
        operations.enqueue(session, "count", {}, by=Actor.system(), now=clock(), run_at=clock() + timedelta(hours=1))

    assert not work(database, clock, fine)
    clock.wait(timedelta(hours=1))
    assert work(database, clock, fine)


def test_a_page_sees_the_progress_while_the_work_goes_on(database: Database, clock: Clock) -> None:
    job = asked_for(database, clock())
    seen = []

    def slow(_sessions: Sessions, run: Run) -> Mapping[str, Any]:
        for step in range(1, 4):
            run.progress(step, 10)
            current = read(database, job)
            seen.append((current.status, current.done, current.total))
            clock.wait(timedelta(seconds=1))
        return {}

    work(database, clock, slow)

    assert seen == [(Status.RUNNING, 1, 10), (Status.RUNNING, 2, 10), (Status.RUNNING, 3, 10)]


def test_progress_is_not_written_more_often_than_anybody_can_read(database: Database, clock: Clock) -> None:
    job = asked_for(database, clock())

    def quick(_sessions: Sessions, run: Run) -> Mapping[str, Any]:
        for step in range(1, 100):
            run.progress(step, 100)
        return {"written": read(database, job).done}

    work(database, clock, quick)

    assert read(database, job).result == {"written": 1}


def test_a_running_job_stops_at_its_next_step_when_somebody_asks(database: Database, clock: Clock) -> None:
    job = asked_for(database, clock())
    steps = []

    def endless(_sessions: Sessions, run: Run) -> Mapping[str, Any]:
        for step in range(1, 1000):
            run.progress(step, 1000)
            steps.append(step)
            clock.wait(timedelta(seconds=1))
            if step == 3:
                with database.transaction() as session:
                    operations.cancel(session, queries.job(session, job.id), by=Actor.command(), now=clock())
                assert read(database, job).status is Status.STOPPING
        return {}

    work(database, clock, endless)

    assert steps == [1, 2, 3]
    assert read(database, job).status is Status.CANCELLED
    assert read(database, job).done == 3


def test_a_waiting_job_that_is_cancelled_never_begins(database: Database, clock: Clock) -> None:
    job = asked_for(database, clock())
    with database.transaction() as session:
        operations.cancel(session, queries.job(session, job.id), by=Actor.command(), now=clock())

    assert not work(database, clock, fine)
    assert read(database, job).status is Status.CANCELLED


def test_what_has_ended_cannot_be_cancelled(database: Database, clock: Clock) -> None:
    job = asked_for(database, clock())
    work(database, clock, fine)

    with pytest.raises(Refused, match="job-has-ended"), database.transaction() as session:
        operations.cancel(session, queries.job(session, job.id), by=Actor.command(), now=clock())


@pytest.mark.parametrize(("kind", "error"), [("count", "ZeroDivisionError"), ("unheard-of", "KeyError")])
def test_a_job_that_fails_says_which_kind_of_failure_and_the_next_goes_on(
    database: Database, clock: Clock, kind: str, error: str
) -> None:
    broken = asked_for(database, clock(), kind)
    clock.wait(timedelta(seconds=1))
    whole = asked_for(database, clock(), "whole")

    def divide(_sessions: Sessions, _run: Run) -> Mapping[str, Any]:
        return {"quotient": 1 // 0}

    handlers = {"count": divide, "whole": fine}
    assert work_next(database.sessions, handlers, clock=clock)
    assert work_next(database.sessions, handlers, clock=clock)

    assert (read(database, broken).status, read(database, broken).error) == (Status.FAILED, error)
    assert read(database, whole).status is Status.DONE


class PowerCut(BaseException):
    """The worker is gone from one instant to the next."""


def dies(_sessions: Sessions, run: Run) -> Mapping[str, Any]:
    run.progress(1, 2)
    raise PowerCut


def test_a_dead_workers_job_is_taken_again_when_its_claim_runs_out(database: Database, clock: Clock) -> None:
    job = asked_for(database, clock())
    with pytest.raises(PowerCut):
        work(database, clock, dies)

    clock.wait(rules.LEASE - timedelta(seconds=1))
    assert not work(database, clock, fine)
    clock.wait(timedelta(seconds=1))
    assert work(database, clock, fine)

    assert (read(database, job).status, read(database, job).attempts) == (Status.DONE, 2)


def test_a_job_that_kills_every_worker_is_given_up(database: Database, clock: Clock) -> None:
    job = asked_for(database, clock())
    for _ in range(rules.MOST_ATTEMPTS):
        with pytest.raises(PowerCut):
            work(database, clock, dies)
        clock.wait(rules.LEASE)

    assert not work(database, clock, fine)
    assert (read(database, job).status, read(database, job).error) == (Status.FAILED, rules.WORKER_LOST)


def test_a_cancelled_job_whose_worker_died_is_not_begun_again(database: Database, clock: Clock) -> None:
    job = asked_for(database, clock())
    with pytest.raises(PowerCut):
        work(database, clock, dies)
    with database.transaction() as session:
        operations.cancel(session, queries.job(session, job.id), by=Actor.command(), now=clock())

    clock.wait(rules.LEASE)

    assert not work(database, clock, fine)
    assert read(database, job).status is Status.CANCELLED


def test_a_slow_worker_whose_job_was_taken_by_another_has_nothing_more_to_say(database: Database, clock: Clock) -> None:
    job = asked_for(database, clock())

    def overtaken(_sessions: Sessions, run: Run) -> Mapping[str, Any]:
        clock.wait(rules.LEASE)
        work(database, clock, lambda _sessions, _run: {"by": "the quick one"})
        return {"by": "the slow one"}

    work(database, clock, overtaken)

    assert read(database, job).result == {"by": "the quick one"}


def test_a_slow_worker_notices_at_its_next_step_that_it_lost_the_job(database: Database, clock: Clock) -> None:
    job = asked_for(database, clock())
    went_on = []

    def overtaken(_sessions: Sessions, run: Run) -> Mapping[str, Any]:
        clock.wait(rules.LEASE)
        with pytest.raises(PowerCut):
            work(database, clock, dies)  # somebody else has it now
        run.progress(2, 3)
        went_on.append(True)
        return {}

    work(database, clock, overtaken)

    assert went_on == []
    assert (read(database, job).done, read(database, job).attempts) == (1, 2)


def test_a_worker_that_is_told_to_stop_puts_its_job_back(database: Database, clock: Clock) -> None:
    job = asked_for(database, clock())

    def patient(_sessions: Sessions, run: Run) -> Mapping[str, Any]:
        run.progress(1, 2)
        return {}

    work_next(database.sessions, {"count": patient}, clock=clock, stopping=lambda: True)

    assert (read(database, job).status, read(database, job).attempts) == (Status.WAITING, 0)
    assert work(database, clock, fine)


def test_two_workers_at_once_do_each_job_once(database: Database, clock: Clock) -> None:
    jobs = [asked_for(database, clock(), number=number) for number in range(30)]
    seen: list[int] = []
    start = Barrier(2)

    def note(_sessions: Sessions, run: Run) -> Mapping[str, Any]:
        seen.append(run.payload["number"])
        return {}

    def all_of_them() -> None:
        start.wait()
        while work(database, clock, note):
            pass

    workers = [Thread(target=all_of_them) for _ in range(2)]
    for worker in workers:
        worker.start()
    for worker in workers:
        worker.join()

    assert sorted(seen) == list(range(30))
    assert {read(database, job).attempts for job in jobs} == {1}


def test_there_is_no_such_job(database: Database, now: datetime) -> None:
    job = Job(id=asked_for(database, now).id)
    with database.transaction() as session:
        session.execute(text("DELETE FROM job"))

    with pytest.raises(NotFound):
        read(database, job)


@pytest.mark.parametrize(
    ("constraint", "change"),
    [
        ("progress_is_within", "done = 2, total = 1"),
        ("progress_is_within", "done = -1"),
        ("attempts_counted", "attempts = -1"),
        ("cancelled_by_somebody", "cancel_requested_at = created_at"),
        ("waits_until_it_is_finished", "run_at = NULL"),
        ("waits_until_it_is_finished", "finished_at = created_at"),
        ("fails_only_at_the_end", "error = 'OSError'"),
        ("not_claimed_once_finished", "claimed_at = created_at, finished_at = created_at, run_at = NULL"),
    ],
)
def test_the_database_refuses_a_job_that_makes_no_sense(
    database: Database, now: datetime, constraint: str, change: str
) -> None:
    asked_for(database, now)

    with pytest.raises(IntegrityError, match=constraint), database.transaction() as session:
        session.execute(text(f"UPDATE job SET {change}"))
