"""Databases that have gone a way: each step of it is taken once for all that begin there."""

import shutil
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass, field
from itertools import count
from pathlib import Path

from sqlalchemy import Engine, make_url
from sqlalchemy.orm import sessionmaker

from recruit.demonstration import seed
from recruit.foundation import migrations
from recruit.foundation.db import create_engine, transaction
from tests.builders import NOW
from tests.conftest import Database
from tests.postgresql import PostgresServer

Step = Callable[[Engine], None]


def migrated(engine: Engine) -> None:
    migrations.upgrade(engine)


def filled(engine: Engine) -> None:
    with transaction(sessionmaker(engine, expire_on_commit=False)) as session:
        seed.seed(session, NOW)


@dataclass
class Foundry:
    """Takes each step with a database once, and hands out copies of what it has then."""

    folder: Path
    server: PostgresServer | None
    stay: ExitStack
    numbers: Iterator[int] = field(default_factory=count)
    after: dict[tuple[Step, ...], str] = field(default_factory=dict)

    @contextmanager
    def database(self, *steps: Step) -> Iterator[Database]:
        """Hand out a database without a single table, or a copy of the one with which these steps were taken."""
        with self._copy(steps) as address, self._opened(address) as engine:
            yield Database(engine)

    @contextmanager
    def _copy(self, steps: tuple[Step, ...]) -> Iterator[str]:
        if steps and steps not in self.after:
            address = self.stay.enter_context(self._copy(steps[:-1]))
            with self._opened(address) as engine:
                steps[-1](engine)
                if self.server is None:
                    with engine.connect() as connection:
                        connection.exec_driver_sql("PRAGMA wal_checkpoint(TRUNCATE)")
            self.after[steps] = address
        model = make_url(self.after[steps]).database if steps else None
        if self.server:
            with self.server.database(template=model or "template1") as address:
                yield address
            return
        file = self.folder / f"{next(self.numbers)}.db"
        if model:
            shutil.copy(model, file)
        yield f"sqlite:///{file}"

    @contextmanager
    def _opened(self, address: str) -> Iterator[Engine]:
        engine = create_engine(address)
        yield engine
        engine.dispose()
