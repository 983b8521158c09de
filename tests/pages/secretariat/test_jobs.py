"""Opgaver: how far work has come, what came out, and stopping it."""

from uuid import UUID, uuid4

import pytest

from recruit.foundation import clock
from recruit.foundation.actor import Actor
from recruit.foundation.jobs import operations, queries
from recruit.foundation.jobs.model import Job
from recruit.foundation.jobs.rules import Status
from recruit.foundation.jobs.verify_log import KIND, verify_log
from recruit.foundation.jobs.work import work_next
from tests.conftest import Database
from tests.pages.visitor import Visitor


@pytest.fixture
def job(house: Database) -> Job:
    with house.transaction() as session:
        return operations.enqueue(session, KIND, {}, by=Actor.command(), now=clock.now())


def page_of(job_id: UUID) -> str:
    return f"/sekretariat/opgaver/{job_id}"


def end(house: Database, job: Job, **outcome: object) -> None:
    with house.transaction() as session:
        queries.job(session, job.id).finish(clock.now(), **outcome)  # type: ignore[arg-type]


def test_a_job_that_waits_can_be_looked_at_again_and_stopped(secretary: Visitor, house: Database, job: Job) -> None:
    address = page_of(job.id)
    page = secretary.get(address)
    assert page.all("progress")
    assert page.all("a", href=address)

    after = secretary.led(secretary.send(address, to=f"{address}/annullering"))

    assert after.all("progress") == []
    with house.reading() as session:
        assert queries.job(session, job.id).status is Status.CANCELLED


def test_a_job_that_runs_shows_how_far_it_has_come(secretary: Visitor, house: Database, job: Job) -> None:
    with house.transaction() as session:
        running = queries.job(session, job.id)
        running.claimed_at, running.done, running.total = clock.now(), 3000, 12000

    (bar,) = secretary.get(page_of(job.id)).all("progress")

    assert (bar.attributes["value"], bar.attributes["max"]) == ("3000", "12000")


def test_a_job_that_is_being_stopped_is_not_stopped_twice(secretary: Visitor, house: Database, job: Job) -> None:
    with house.transaction() as session:
        running = queries.job(session, job.id)
        running.claimed_at = running.cancel_requested_at = clock.now()
        running.cancel_requested_by = "system"

    assert secretary.get(page_of(job.id)).all("main")[0].all("form") == []


def test_a_whole_log_is_said_to_be_whole(secretary: Visitor, house: Database, job: Job) -> None:
    assert work_next(house.sessions, {KIND: verify_log}, clock=clock.now)

    page = secretary.get(page_of(job.id))

    assert page.all("div", class_="alert-success")
    assert len(page.all("code")[0].text) == 64


def test_what_does_not_hold_is_listed(secretary: Visitor, house: Database, job: Job) -> None:
    faults = ("missing", "altered", "unlinked", "details-missing", "details-altered", "tail-cut", "head-unknown")
    findings = [{"number": number, "fault": fault} for number, fault in enumerate(faults, 1)]
    result = {
        "holds": False,
        "rows": 9,
        "head": "a" * 64,
        "number_of_findings": 120,
        "findings": findings,
        "erasures": 1,
    }
    end(house, job, result=result)

    page = secretary.get(page_of(job.id))

    rows = page.all("tbody")[0].all("tr")
    assert len(rows) == 7
    assert all(row.all("td")[0].text for row in rows)
    assert "120" in page.all("main")[0].text


@pytest.mark.parametrize(("error", "alert"), [("OperationalError", "alert-error"), (None, "alert-warning")])
def test_work_that_failed_or_was_stopped_says_so(
    secretary: Visitor, house: Database, job: Job, error: str | None, alert: str
) -> None:
    end(house, job, error=error)

    page = secretary.get(page_of(job.id))

    assert page.all("div", class_=alert)
    assert "/sekretariat/historik" in [link.attributes["href"] for link in page.all("main")[0].all("a")]


def test_stopping_what_has_just_ended_says_so(secretary: Visitor, house: Database, job: Job) -> None:
    fields, target = secretary.filled(page_of(job.id), to=f"{page_of(job.id)}/annullering")
    work_next(house.sessions, {KIND: verify_log}, clock=clock.now)

    after = secretary.led(secretary.client.post(target, data=fields))

    assert after.all("div", class_="alert-warning")


def test_there_is_no_such_job(secretary: Visitor) -> None:
    secretary.get(page_of(uuid4()), 404)
