"""Few fixtures: a database on both engines, a clock that stands still, an app and its browser."""

import gc
import os
import shutil
from collections.abc import Callable, Hashable, Iterator
from contextlib import AbstractContextManager
from dataclasses import dataclass
from datetime import UTC, datetime
from functools import wraps
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any, TypeVar

import pytest
from argon2 import PasswordHasher
from flask import Flask
from jinja2 import FileSystemBytecodeCache
from sqlalchemy import Engine
from sqlalchemy.orm import Session, sessionmaker

import recruit.models  # noqa: F401 (completes the tables)
from recruit.foundation.accounts import hashing
from recruit.foundation.db import Base, create_engine, reading, transaction
from recruit.foundation.i18n import DEFAULT, use_corrections, use_locale
from tests.postgresql import PostgresServer, server_binaries
from tests.sqlite import UsedFile, make_template

T = TypeVar("T")


@dataclass(frozen=True)
class Database:
    """A fresh database with every table, and the two ways into it."""

    engine: Engine
    file: UsedFile | None = None

    @property
    def url(self) -> str:
        """Its address, with the password."""
        if self.file:
            self.file.settle()
        return self.engine.url.render_as_string(hide_password=False)

    def transaction(self) -> AbstractContextManager[Session]:
        return transaction(self.sessions)

    def reading(self) -> AbstractContextManager[Session]:
        return reading(self.sessions)

    @property
    def sessions(self) -> sessionmaker[Session]:
        return sessionmaker(self.engine, expire_on_commit=False)

    def once(self, what: Hashable, make: Callable[[], T]) -> T:
        """Return what `make` returns, in SQLite from a copy of what it has written once; see `UsedFile.once`."""
        return self.file.once(what, make) if self.file else make()


def made_once(make: Callable[..., T]) -> Callable[..., T]:
    """Let a fixture write its rows once for the run, in SQLite, where nothing else was written before it.

    What it writes must follow from what stands in the database, and what it returns must stand for itself: ids, rows.
    """

    @wraps(make)
    def fixture(**given: Any) -> T:
        reached = (getattr(one, "database", one) for one in given.values())
        database = next(one for one in reached if isinstance(one, Database))
        return database.once(make, lambda: make(**given))

    return fixture


@pytest.fixture(scope="session")
def postgres(tmp_path_factory: pytest.TempPathFactory) -> Iterator[PostgresServer]:
    """One PostgreSQL server for the run, reached over a socket only."""
    if server_binaries() is None:
        reason = "no PostgreSQL server binaries: apt-get install postgresql"
        if os.environ.get("CI"):
            pytest.fail(reason)
        pytest.skip(reason)
    with PostgresServer.started() as server:
        server.make_template(Base.metadata)
        yield server


@pytest.fixture(scope="session")
def swift() -> Iterator[Path]:
    """A folder in memory where there is room for one: nobody waits until a test's rows are safe on a disk."""
    memory = Path("/dev/shm")  # noqa: S108 (only looked at; the folder itself is a new one)
    roomy = memory.is_dir() and os.access(memory, os.W_OK) and shutil.disk_usage(memory).free > 500_000_000
    with TemporaryDirectory(prefix="recruit-", dir=memory if roomy else None) as folder:
        yield Path(folder)


@pytest.fixture(scope="session")
def sqlite_template(swift: Path) -> Path:
    """An SQLite file with every table, made once for the run; each database is a copy."""
    file = swift / "template.db"
    make_template(file, Base.metadata)
    return file


@pytest.fixture(scope="session")
def sqlite_file(swift: Path, sqlite_template: Path) -> Iterator[UsedFile]:
    """The file that each test finds as new."""
    file = UsedFile(sqlite_template, swift / "test.db")
    yield file
    file.close()


@pytest.fixture(scope="session")
def sqlite_engine(sqlite_file: UsedFile) -> Engine:
    """One engine for the run, so that each statement is compiled once."""
    engine = create_engine(sqlite_file.url)
    sqlite_file.opened_by(engine)
    return engine


@pytest.fixture
def sqlite(sqlite_file: UsedFile, sqlite_engine: Engine) -> Database:
    """A fresh database in SQLite."""
    sqlite_file.empty()
    return Database(sqlite_engine, sqlite_file)


@pytest.fixture(params=["sqlite", pytest.param("postgresql", marks=pytest.mark.postgresql)])
def database(request: pytest.FixtureRequest) -> Iterator[Database]:
    """A fresh database, once on each engine."""
    if request.param == "sqlite":
        yield request.getfixturevalue("sqlite")
        return
    server: PostgresServer = request.getfixturevalue("postgres")
    with server.engine() as engine:
        yield Database(engine)


@pytest.fixture(autouse=True, scope="session")
def cheap_passwords() -> Iterator[None]:
    """Hash at a small cost; what the cost is in earnest is a test of its own."""
    cheap = PasswordHasher(time_cost=1, memory_cost=8, parallelism=1)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(hashing, "_hasher", cheap)
        patch.setattr(hashing, "_NOBODY", cheap.hash("a password that nobody has"))
        yield


@pytest.fixture(autouse=True, scope="session")
def templates_compiled_once(tmp_path_factory: pytest.TempPathFactory) -> Iterator[None]:
    """Compile each template once for the run, although each test has an app of its own, and each worker too."""
    own = tmp_path_factory.getbasetemp()
    folder = (own.parent if "PYTEST_XDIST_WORKER" in os.environ else own) / "templates"
    folder.mkdir(mode=0o700, exist_ok=True)
    cache = FileSystemBytecodeCache(str(folder))
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(Flask, "jinja_options", {"bytecode_cache": cache})
        yield


@pytest.fixture(autouse=True)
def danish() -> None:
    """Speak Danish at first, as the program has it, whatever a visitor of the test before asked for or corrected."""
    use_locale(DEFAULT)
    use_corrections({})


@pytest.fixture
def now() -> datetime:
    """An instant that stands still: Saturday 21 November 2026, 11.00 in Denmark."""
    return datetime(2026, 11, 21, 10, 0, tzinfo=UTC)


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Begin with the browser: its tests take longest, know which pages one of them has seen, and leave small ones."""
    items.sort(key=lambda item: item.get_closest_marker("browser") is None)


@pytest.hookimpl(wrapper=True)
def pytest_collection() -> Iterator[Any]:
    """Look for no waste while tests are collected: all of it stays for the run."""
    gc.disable()
    try:
        return (yield)
    finally:
        gc.enable()


def pytest_collection_finish() -> None:
    """Leave alone what stays for the run, and look for waste less often."""
    gc.freeze()
    gc.set_threshold(50_000, 20, 50)
