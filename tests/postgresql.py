"""A real PostgreSQL for the tests: a child process on a socket, gone when the run is."""

import os
import pwd
import shutil
import signal
import subprocess
import tempfile
import time
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass, field
from itertools import count
from pathlib import Path
from typing import Any, Self

from sqlalchemy import Engine, MetaData, create_engine, event, text
from sqlalchemy.orm import sessionmaker
from sqlalchemy.pool import NullPool

from recruit.foundation.db import create_engine as prepared_engine
from recruit.foundation.db import transaction

#: Reached over a socket only; what is lost when the machine stops is of no worth, and nothing is done in between.
SETTINGS = (
    "listen_addresses=",
    "max_connections=60",
    "fsync=off",
    "synchronous_commit=off",
    "full_page_writes=off",
    "wal_level=minimal",
    "max_wal_senders=0",
    "autovacuum=off",
)

#: Each table that takes room: whoever has rows does, and nobody does after a VACUUM of none.
TAKES_ROOM = (
    "SELECT relname FROM pg_class WHERE relkind = 'r' AND relnamespace = 'public'::regnamespace"
    " AND pg_relation_size(oid) > 0"
)

#: What changes whenever a table, a column, a constraint, a trigger or a function is made, changed or dropped.
SHAPE = " UNION ALL ".join(
    f"SELECT '{catalogue}', count(*), max(xmin::text::bigint) FROM {catalogue} WHERE {number} >= 16384"
    for catalogue, number in (
        ("pg_class", "oid"),
        ("pg_attribute", "attrelid"),
        ("pg_constraint", "oid"),
        ("pg_trigger", "oid"),
        ("pg_proc", "oid"),
    )
)


def server_binaries() -> Path | None:
    """Return the folder that holds both initdb and postgres, the newest of Debian's first; None when there is none."""
    debian = sorted(Path("/usr/lib/postgresql").glob("*/bin"), key=lambda folder: int(folder.parent.name), reverse=True)
    on_path = [Path(found).resolve().parent for found in [shutil.which("postgres")] if found]
    return next((f for f in [*debian, *on_path] if (f / "initdb").exists() and (f / "postgres").exists()), None)


def _as_nobody() -> dict[str, Any]:
    """Return how to start a child: the server refuses to run as root."""
    if os.geteuid() != 0:
        return {}
    names = {entry.pw_name for entry in pwd.getpwall()}
    user = pwd.getpwnam("postgres" if "postgres" in names else "nobody")
    return {"user": user.pw_uid, "group": user.pw_gid, "extra_groups": []}


@dataclass
class PostgresServer:
    """A running server and the databases it hands out."""

    folder: Path
    numbers: Iterator[int] = field(default_factory=count)
    used: "UsedDatabase | None" = None

    @classmethod
    @contextmanager
    def started(cls) -> Iterator[Self]:
        binaries, child = server_binaries(), _as_nobody()
        assert binaries is not None
        folder = Path(tempfile.mkdtemp(prefix="recruit-pg-"))
        if child:
            os.chown(folder, child["user"], child["group"])
        data = folder / "data"
        quiet: dict[str, Any] = {"cwd": "/", "stdout": subprocess.DEVNULL, "stderr": subprocess.DEVNULL, **child}
        initdb = [
            binaries / "initdb",
            "-D",
            data,
            "-U",
            "recruit",
            "-A",
            "trust",
            "-E",
            "UTF8",
            "--no-sync",
            "--locale=C",
        ]
        subprocess.run(initdb, check=True, **quiet)
        options = [part for setting in SETTINGS for part in ("-c", setting)]
        with subprocess.Popen([binaries / "postgres", "-D", data, "-k", folder, *options], **quiet) as process:
            server = cls(folder)
            try:
                server._wait()
                yield server
                if server.used:
                    server.used.drop()
            finally:
                process.send_signal(signal.SIGINT)
                process.wait(timeout=20)
                shutil.rmtree(folder, ignore_errors=True)

    def url(self, name: str) -> str:
        return f"postgresql+psycopg://recruit@/{name}?host={self.folder}"

    def make_template(self, metadata: MetaData) -> None:
        """Make every table once; each database is a copy."""
        self._run("CREATE DATABASE template_recruit")
        engine = prepared_engine(self.url("template_recruit"))
        with transaction(sessionmaker(engine)) as session:
            metadata.create_all(session.connection())
        engine.dispose()

    @contextmanager
    def database(self, template: str = "template_recruit") -> Iterator[str]:
        """Hand out the address of a fresh database, dropped afterwards."""
        name = f"test_{next(self.numbers)}"
        # Copying files is three times as fast as writing the copy to the log, which nobody needs here.
        self._run(f"CREATE DATABASE {name} TEMPLATE {template} STRATEGY FILE_COPY")
        yield self.url(name)
        self._run(f"DROP DATABASE {name} WITH (FORCE)")

    @contextmanager
    def engine(self) -> Iterator[Engine]:
        """Hand out an engine on a database as fresh as a copy: the one of the test before, emptied, or another one."""
        if self.used is None or not self.used.empty():
            if self.used:
                self.used.drop()
            self.used = UsedDatabase(self)
        yield self.used.engine

    def _run(self, statement: str) -> None:
        engine = create_engine(self.url("postgres"), isolation_level="AUTOCOMMIT")
        with engine.connect() as connection:
            connection.execute(text(statement))
        engine.dispose()

    def _wait(self) -> None:
        for _ in range(100):
            try:
                return self._run("SELECT 1")
            except Exception:
                time.sleep(0.05)
        raise TimeoutError("PostgreSQL did not start")


class UsedDatabase:
    """A database that serves many tests: half a second is what a new copy takes, and a few milliseconds emptying it."""

    def __init__(self, server: PostgresServer) -> None:
        self._stay = ExitStack()
        self.engine = prepared_engine(self._stay.enter_context(server.database()))
        by_itself = create_engine(self.engine.url, isolation_level="AUTOCOMMIT", poolclass=NullPool)
        self._inside = self._stay.enter_context(by_itself.connect())
        #: Connections of the engine: they stay from test to test, and know the tables and statements already.
        self._kept: set[int] = set()
        event.listen(self.engine, "connect", lambda connection, _: self._kept.add(connection.info.backend_pid))
        self._shape = self._tell(SHAPE)
        assert self._with_room() == []

    def empty(self) -> bool:
        """Take all rows out, past every trigger; False when a test has changed more than rows."""
        self._end_what_was_left()
        if self._tell(SHAPE) != self._shape:
            return False
        if full := self._with_room():
            deletions = "; ".join(f"DELETE FROM {table}" for table in full)
            self._inside.exec_driver_sql(
                f"DO $$ BEGIN SET LOCAL session_replication_role = replica; {deletions}; END $$"
            )
            self._inside.exec_driver_sql(f"VACUUM {', '.join(full)}")  # so that rows lie in a table as in a new one
        return True

    def _end_what_was_left(self) -> None:
        """End whatever else is connected, and with it all that a test has not ended."""
        others = (
            "FROM pg_stat_activity WHERE datname = current_database() AND backend_type = 'client backend'"
            " AND pid <> pg_backend_pid()"
        )
        if any(pid not in self._kept or state != "idle" for pid, state in self._tell(f"SELECT pid, state {others}")):
            self.engine.dispose()
            self._kept.clear()
            self._tell(f"SELECT pg_terminate_backend(pid, 5000) {others}")

    def drop(self) -> None:
        self.engine.dispose()
        self._stay.close()

    def _with_room(self) -> list[str]:
        """Return the tables that may have rows; looking into each of all takes ten milliseconds."""
        return [table for (table,) in self._tell(TAKES_ROOM)]

    def _tell(self, statement: str) -> list[Any]:
        return list(self._inside.exec_driver_sql(statement))
