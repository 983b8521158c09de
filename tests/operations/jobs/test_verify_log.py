"""The job that walks the whole log."""

from datetime import datetime

from sqlalchemy import text

from recruit.foundation.actor import Actor
from recruit.foundation.audit import operations as audit
from recruit.foundation.audit.events import Event
from recruit.foundation.audit.model import AuditEntry
from recruit.foundation.jobs import operations, queries
from recruit.foundation.jobs.model import Job
from recruit.foundation.jobs.verify_log import KIND, verify_log
from recruit.foundation.jobs.work import work_next
from recruit.foundation.municipality import operations as municipalities
from recruit.foundation.municipality.rules import Particulars
from tests.conftest import Database


def verified(database: Database, now: datetime, **payload: str) -> Job:
    with database.transaction() as session:
        job = operations.enqueue(session, KIND, payload, by=Actor.command(), now=now)
    assert work_next(database.sessions, {KIND: verify_log}, clock=lambda: now)
    with database.reading() as session:
        return queries.job(session, job.id)


def test_a_whole_log_holds(database: Database, now: datetime) -> None:
    with database.transaction() as session:
        municipalities.set_up(session, Particulars("Fjordby Kommune"), by=Actor.command(), now=now)

    result = verified(database, now).result

    assert result is not None
    assert (result["holds"], result["rows"], result["findings"], result["erasures"]) == (True, 2, [], 0)


def test_a_row_that_somebody_changed_is_named(database: Database, now: datetime) -> None:
    with database.transaction() as session:
        municipalities.set_up(session, Particulars("Fjordby Kommune"), by=Actor.command(), now=now)
    with database.transaction() as session:
        if database.engine.dialect.name == "sqlite":
            session.execute(text("DROP TRIGGER audit_entry_is_never_changed"))
        else:
            session.execute(text("ALTER TABLE audit_entry DISABLE TRIGGER ALL"))
        session.execute(text("UPDATE audit_entry SET actor = 'staff:somebody-else' WHERE number = 1"))

    result = verified(database, now).result

    assert result is not None
    assert not result["holds"]
    assert result["findings"] == [{"number": 1, "fault": "altered"}]


def test_a_head_that_the_log_does_not_hold_shows_a_cut_tail(database: Database, now: datetime) -> None:
    result = verified(database, now, head="f" * 64).result

    assert result is not None
    assert [finding["fault"] for finding in result["findings"]] == ["head-unknown"]


def test_what_others_write_meanwhile_is_no_fault(database: Database, now: datetime) -> None:
    """The walk sees the log as it was when it began."""
    with database.transaction() as session:
        municipality = municipalities.set_up(session, Particulars("Fjordby Kommune"), by=Actor.command(), now=now)
        for _ in range(1000):
            audit.record(session, Event.MUNICIPALITY_CHANGED, municipality, by=Actor.command(), at=now)

    def others_write_once() -> datetime:
        if not written:
            written.append(True)
            with database.transaction() as session:
                audit.record(session, Event.MUNICIPALITY_CHANGED, municipality, by=Actor.command(), at=now)
        return now

    written: list[bool] = [True]
    with database.transaction() as session:
        job = operations.enqueue(session, KIND, {}, by=Actor.command(), now=now)

    def began(sessions: object, run: object) -> object:
        written.clear()
        return verify_log(sessions, run)  # type: ignore[arg-type]

    work_next(database.sessions, {KIND: began}, clock=others_write_once)  # type: ignore[dict-item]

    with database.reading() as session:
        result = queries.job(session, job.id).result
        assert result is not None
        assert result["holds"], result["findings"]
        assert session.query(AuditEntry).count() == result["rows"] + 2
