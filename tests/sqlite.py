"""One SQLite file that each test finds as new: opening a file and reading its tables takes longer than most tests."""

import pickle
import shutil
import sqlite3
from collections.abc import Callable, Hashable
from contextlib import closing
from pathlib import Path
from threading import RLock
from typing import Any

from sqlalchemy import Engine, MetaData, event
from sqlalchemy.orm import sessionmaker

from recruit.foundation.db import create_engine, transaction

#: What was made once, one after the other.
World = tuple[Hashable, ...]
#: How many of them are kept, at 0.8 MB each.
MOST = 60
#: Bytes of a page, a quarter of what is usual: most of eight hundred tables and indexes are one with next to nothing.
SMALL = 1024


def make_template(file: Path, metadata: MetaData) -> None:
    """Make every table once; each database is a copy."""
    with closing(sqlite3.connect(file)) as connection:
        connection.execute(f"PRAGMA page_size = {SMALL}")
        connection.execute("PRAGMA journal_mode = WAL")  # from here on the size stays
    engine = create_engine(f"sqlite:///{file}")
    with transaction(sessionmaker(engine)) as session:
        metadata.create_all(session.connection())
    with engine.connect() as connection:
        connection.exec_driver_sql("PRAGMA wal_checkpoint(TRUNCATE)")
    engine.dispose()


class UsedFile:
    """A file that serves many tests: what has opened it stays open, and knows its tables and statements already."""

    def __init__(self, template: Path, file: Path) -> None:
        self.url = f"sqlite:///{file}"
        self._template, self._file = template, file
        self._engines: list[Engine] = []
        #: Rows that were made once and what was returned with them, by all that was made; used last stands last.
        self._made: dict[World, tuple[sqlite3.Connection, bytes]] = {}
        self._empty = sqlite3.connect(template, check_same_thread=False)
        self._lock = RLock()
        self._begin()

    def opened_by(self, engine: Engine) -> None:
        """Have the file ready whenever this engine is used, and closed by it when it must be another one."""
        self._engines.append(engine)
        event.listen(engine, "checkout", lambda *_: self.settle())

    def empty(self) -> None:
        """Take all rows out; begin another file when a test has left a lock, or has changed more than rows."""
        if self._tell("schema_version") == self._shape and self._is_free():
            self._world, self._is_settled = (), False
        else:
            self.close()
            self._begin()

    def once(self, what: Hashable, make: Callable[[], Any]) -> Any:
        """Return what `make` returns after it has written to the file, and a copy of both from the second time on.

        Only where nothing stands in the file that was not made once: else `make` is asked again.
        """
        if self._is_settled and not (self._tell("data_version") == self._seen and self._is_free()):
            return make()
        world = (*self._world, what)
        if world in self._made:
            self._made[world] = self._made.pop(world)
            self._world, self._is_settled = world, False
        else:
            self._keep(world, pickle.dumps(make()))
        return pickle.loads(self._made[world][1])  # noqa: S301 (written above)

    def settle(self) -> None:
        """Write into the file what has to stand there, now that somebody looks."""
        with self._lock:
            if not self._is_settled:
                self._is_settled = True
                rows = self._made[self._world][0] if self._world else self._empty
                rows.backup(self._inside)
                # SQLite takes a copy for a change of the tables; without this, everybody would read them again.
                self._inside.execute(f"PRAGMA schema_version = {self._shape}")
                self._seen = self._tell("data_version")

    def close(self) -> None:
        for engine in self._engines:
            engine.dispose()
        self._inside.close()

    def _keep(self, world: World, returned: bytes) -> None:
        self.settle()
        rows = sqlite3.connect(":memory:", check_same_thread=False)
        self._inside.backup(rows)
        self._world, self._seen = world, self._tell("data_version")
        self._made[world] = rows, returned
        if len(self._made) > MOST:
            del self._made[next(iter(self._made))]

    def _begin(self) -> None:
        for ending in ("", "-wal", "-shm"):
            self._file.with_name(self._file.name + ending).unlink(missing_ok=True)
        shutil.copy(self._template, self._file)
        self._inside = sqlite3.connect(self._file, timeout=0, isolation_level=None, check_same_thread=False)
        self._shape, self._seen = self._tell("schema_version"), self._tell("data_version")
        self._world: World = ()
        self._is_settled = True

    def _tell(self, number: str) -> int:
        """Return the number that changes with every table and trigger, or with all that another connection commits."""
        return int(self._inside.execute(f"PRAGMA {number}").fetchone()[0])

    def _is_free(self) -> bool:
        try:
            self._inside.execute("BEGIN IMMEDIATE")
        except sqlite3.OperationalError:
            return False
        self._inside.execute("ROLLBACK")
        return True
