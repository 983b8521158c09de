"""The worker as it is started: a process that is told to stop."""

import os
import signal
import subprocess
import sys
import time
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner
from sqlalchemy.orm import Session

from recruit.cli import worker as door
from recruit.foundation import clock
from recruit.foundation.actor import Actor
from recruit.foundation.jobs import operations, queries
from recruit.foundation.jobs.rules import Status
from recruit.foundation.jobs.verify_log import KIND
from recruit.foundation.jobs.worker import Chore, Worker
from recruit.foundation.mail import queries as letters
from recruit.foundation.mail.rules import Status as LetterStatus
from tests.conftest import Database
from tests.operations.mail.letters import a_mail_server, queued

pytestmark = pytest.mark.slow

ROOT = Path(__file__).parents[3]


def environment(database: Database, mail_url: str = "keep:") -> dict[str, str]:
    url = database.url
    return {**os.environ, "RECRUIT_MODE": "test", "DATABASE_URL": url, "MAIL_URL": mail_url, "PYTHONPATH": str(ROOT)}


def worker_process(database: Database, *options: str, mail_url: str = "keep:") -> "subprocess.Popen[bytes]":
    start = "from recruit.cli.worker import command; command()"
    return subprocess.Popen(
        [sys.executable, "-c", start, *options], env=environment(database, mail_url), stderr=subprocess.PIPE
    )


def test_once_does_all_that_waits_and_ends(database: Database) -> None:
    now = clock.now() - timedelta(minutes=1)
    with database.transaction() as session:
        job = operations.enqueue(session, KIND, {}, by=Actor.command(), now=now)
    letter = queued(database, now)

    with a_mail_server() as (office, port):
        url = f"smtp://127.0.0.1:{port}?tls=off"
        with worker_process(database, "--once", mail_url=url) as process:
            assert process.wait(timeout=30) == 0

    assert len(office.received) == 1
    with database.reading() as session:
        assert queries.job(session, job.id).status is Status.DONE
        assert letters.letter(session, letter.id).status is LetterStatus.SENT


def test_two_processes_send_each_letter_once(database: Database) -> None:
    now = clock.now() - timedelta(minutes=1)
    addresses = [f"reader{number}@fjordby.example" for number in range(20)]
    for address in addresses:
        queued(database, now, address)

    with a_mail_server() as (office, port):
        url = f"smtp://127.0.0.1:{port}?tls=off"
        one, other = (worker_process(database, "--once", mail_url=url) for _ in range(2))
        with one, other:
            assert (one.wait(timeout=30), other.wait(timeout=30)) == (0, 0)

    assert sorted(message["To"] for message in office.received) == sorted(addresses)


def test_a_worker_that_is_told_to_stop_ends_well(sqlite: Database) -> None:
    with worker_process(sqlite) as process:
        with sqlite.transaction() as session:
            job = operations.enqueue(session, KIND, {}, by=Actor.command(), now=clock.now())
        deadline = time.monotonic() + 30
        while True:
            with sqlite.reading() as session:
                if queries.job(session, job.id).status is Status.DONE:
                    break
            assert time.monotonic() < deadline
            time.sleep(0.1)

        process.send_signal(signal.SIGTERM)

        assert process.wait(timeout=10) == 0


def test_with_keep_letters_stay_in_the_outbox(sqlite: Database) -> None:
    letter = queued(sqlite, clock.now())

    with worker_process(sqlite, "--once") as process:
        assert process.wait(timeout=30) == 0

    with sqlite.reading() as session:
        assert letters.letter(session, letter.id).status is LetterStatus.WAITING


def test_a_setting_that_says_nothing_sensible_is_told_in_one_line(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("RECRUIT_MODE", "demo")
    monkeypatch.setenv("DATABASE_URL", f"sqlite:///{tmp_path / 'x.db'}")
    monkeypatch.setenv("MAIL_URL", "mail.example")
    monkeypatch.setattr(door.logging, "start", lambda level: None)

    outcome = CliRunner().invoke(door.command)

    assert outcome.exit_code == 2
    assert outcome.output.startswith("MAIL_URL must look like smtp://")


def test_chores_are_done_when_they_are_due_and_one_that_fails_spoils_nothing(database: Database, now: datetime) -> None:
    done: list[datetime] = []
    instants = [now, now + timedelta(minutes=59), now + timedelta(minutes=60)]

    def fails(_session: Session, _now: datetime) -> None:
        raise OSError

    def notes(_session: Session, at: datetime) -> None:
        done.append(at)

    chores = (Chore("fails", timedelta(0), fails), Chore("notes", timedelta(hours=1), notes))
    for_each: Any = iter([at for at in instants for _ in chores])
    worker = Worker(database.sessions, lambda: next(for_each), errands=(), chores=chores)
    for _ in instants:
        worker.round()

    assert done == [now, now + timedelta(minutes=60)]


def test_an_errand_that_fails_does_not_stop_the_others(database: Database, now: datetime) -> None:
    seen = []

    def fails() -> bool:
        raise OSError

    def works() -> bool:
        seen.append(True)
        return len(seen) < 3

    Worker(database.sessions, lambda: now, errands=(fails, works)).run_once()

    assert len(seen) == 3
