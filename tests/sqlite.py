"""One SQLite file that each test finds as new: opening a file and reading its tables takes longer than most tests."""

import shutil
import sqlite3
from pathlib import Path

from sqlalchemy import Engine, MetaData
from sqlalchemy.orm import sessionmaker

from recruit.foundation.db import create_engine, transaction


def make_template(file: Path, metadata: MetaData) -> None:
    """Make every table once; each database is a copy."""
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
        #: Those who hold the file open, and have to let go when it must be another one.
        self.engines: list[Engine] = []
        self._template, self._file = template, file
        self._make()

    def empty(self) -> None:
        """Write the template over it; make another file when a test has left a lock, or has changed more than rows."""
        if self._shape() == self._first_shape and self._is_free():
            self._source.backup(self._inside)
            # SQLite takes a copy for a change of the tables; without this, everybody would read them again.
            self._inside.execute(f"PRAGMA schema_version = {self._first_shape}")
        else:
            self.close()
            self._make()

    def close(self) -> None:
        for engine in self.engines:
            engine.dispose()
        self._inside.close()
        self._source.close()

    def _make(self) -> None:
        for beside in ("-wal", "-shm"):
            self._file.with_name(self._file.name + beside).unlink(missing_ok=True)
        self._file.unlink(missing_ok=True)
        shutil.copy(self._template, self._file)
        self._source = sqlite3.connect(self._template)
        self._inside = sqlite3.connect(self._file, timeout=0, isolation_level=None)
        self._first_shape = self._shape()

    def _shape(self) -> int:
        """Return the number that changes with every table, index and trigger that is made, changed or dropped."""
        (number,) = self._inside.execute("PRAGMA schema_version").fetchone()
        return int(number)

    def _is_free(self) -> bool:
        try:
            self._inside.execute("BEGIN IMMEDIATE")
        except sqlite3.OperationalError:
            return False
        self._inside.execute("ROLLBACK")
        return True
