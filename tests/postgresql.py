"""A real PostgreSQL for the tests: a child process on a socket, gone when the run is."""

import os
import pwd
import shutil
import signal
import subprocess
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from itertools import count
from pathlib import Path
from typing import Any, Self

from sqlalchemy import MetaData, create_engine, text
from sqlalchemy.orm import sessionmaker

from recruit.foundation.db import create_engine as prepared_engine
from recruit.foundation.db import transaction


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
        options = ["-c", "listen_addresses=", "-c", "fsync=off", "-c", "max_connections=60"]
        with subprocess.Popen([binaries / "postgres", "-D", data, "-k", folder, *options], **quiet) as process:
            server = cls(folder)
            try:
                server._wait()
                yield server
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
