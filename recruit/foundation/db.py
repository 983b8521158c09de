"""The database: base class, types, engine, and the one function that commits.

Runs on SQLite (WAL, foreign keys on) and PostgreSQL 15 or newer. Nothing here knows Flask.
"""

import sqlite3
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from typing import Any
from uuid import UUID, uuid4

from sqlalchemy import Connection, DateTime, Dialect, Engine, MetaData, Uuid, event, text
from sqlalchemy import create_engine as sqlalchemy_engine
from sqlalchemy.exc import OperationalError
from sqlalchemy.orm import DeclarativeBase, Session, mapped_column, registry
from sqlalchemy.types import TypeDecorator

#: Writing transactions carry this execution option; what begins without it may only read.
WRITES = "recruit_writes"
#: Seconds for which a transaction waits while others write, and how often it looks whether they are done (SQLite).
PATIENCE, LOOKS_EVERY = 5.0, 0.001

naming = {
    "ix": "ix_%(table_name)s_%(column_0_N_name)s",
    "uq": "uq_%(table_name)s_%(column_0_N_name)s",
    "ck": "ck_%(table_name)s_%(constraint_name)s",
    "fk": "fk_%(table_name)s_%(column_0_N_name)s_%(referred_table_name)s",
    "pk": "pk_%(table_name)s",
}


class UtcDateTime(TypeDecorator[datetime]):
    """An instant: aware in Python, UTC in the database, to the microsecond on both databases."""

    impl = DateTime
    cache_ok = True

    def load_dialect_impl(self, dialect: Dialect) -> Any:
        return dialect.type_descriptor(DateTime(timezone=dialect.name == "postgresql"))

    def process_bind_param(self, value: datetime | None, dialect: Dialect) -> datetime | None:
        if value is None:
            return None
        if value.tzinfo is None:
            raise ValueError("an instant needs a time zone")
        utc = value.astimezone(UTC)
        return utc if dialect.name == "postgresql" else utc.replace(tzinfo=None)

    def process_result_value(self, value: datetime | None, dialect: Dialect) -> datetime | None:
        if value is None:
            return None
        return value.astimezone(UTC) if value.tzinfo else value.replace(tzinfo=UTC)


class Base(DeclarativeBase):
    """The base of every table. Dates are `date`, instants `datetime` (UtcDateTime), ids random UUIDs."""

    registry = registry(
        metadata=MetaData(naming_convention=naming), type_annotation_map={datetime: UtcDateTime, UUID: Uuid}
    )


def new_id() -> Any:
    """Return the column for a random primary key."""
    return mapped_column(primary_key=True, default=uuid4)


def create_engine(url: str) -> Engine:
    """Return an engine for the address, prepared as `prepare` says."""
    return prepare(sqlalchemy_engine(url))


def prepare(engine: Engine) -> Engine:
    """Make an engine begin transactions as the house expects, and return it.

    SQLite: WAL, foreign keys, five seconds of patience; a writing transaction takes the write lock at once (BEGIN
    IMMEDIATE), so that two readers never both try to become writers. Both databases refuse writes in a reading one,
    which sees the database as it was at one moment.
    """
    if engine.dialect.name == "sqlite":
        event.listen(engine, "connect", _open_sqlite)
        event.listen(engine, "begin", _begin_sqlite)
    else:
        event.listen(engine, "connect", _open_postgresql)
        event.listen(engine, "begin", _begin_postgresql)
    return engine


def _open_sqlite(connection: sqlite3.Connection, _record: object) -> None:
    connection.isolation_level = None  # we say BEGIN ourselves
    for pragma in ("journal_mode=WAL", "foreign_keys=ON", f"busy_timeout={PATIENCE * 1000:.0f}", "synchronous=NORMAL"):
        connection.execute(f"PRAGMA {pragma}")


def _open_postgresql(connection: Any, _record: object) -> None:
    """Compile no statement to machine code: our longest take 50 ms, and two seconds to compile."""
    with connection.cursor() as cursor:
        cursor.execute("SET jit = off")
    connection.commit()


def _begin_sqlite(connection: Connection) -> None:
    """Begin what only reads straight at the driver: that comes before all else, and can neither wait nor fail."""
    writes = connection.get_execution_options().get(WRITES, False)
    driver: Any = connection.connection.dbapi_connection
    if connection.info.get(WRITES, True) != writes:
        driver.execute(f"PRAGMA query_only={'OFF' if writes else 'ON'}")
        connection.info[WRITES] = writes
    if writes:
        _begin_writing(connection, driver)
    else:
        driver.execute("BEGIN")


def _begin_writing(connection: Connection, driver: sqlite3.Connection) -> None:
    """Take the write lock, looking often whether it is free: SQLite itself waits longer each time, up to 100 ms.

    Raises OperationalError when the patience is over.
    """
    ends = time.monotonic() + PATIENCE
    driver.execute("PRAGMA busy_timeout=0")
    try:
        while not _is_begun(connection, may_wait=time.monotonic() < ends):
            time.sleep(LOOKS_EVERY)
    finally:
        driver.execute(f"PRAGMA busy_timeout={PATIENCE * 1000:.0f}")


def _is_begun(connection: Connection, *, may_wait: bool) -> bool:
    try:
        connection.exec_driver_sql("BEGIN IMMEDIATE")
    except OperationalError as error:
        if may_wait and getattr(error.orig, "sqlite_errorcode", None) == sqlite3.SQLITE_BUSY:
            return False
        raise
    return True


def _begin_postgresql(connection: Connection) -> None:
    if not connection.get_execution_options().get(WRITES, False):
        connection.exec_driver_sql("SET TRANSACTION ISOLATION LEVEL REPEATABLE READ, READ ONLY")


#: Opens a session; whoever calls it closes it.
Sessions = Callable[[], Session]
Closing = Callable[[Session], None]


def before_commit(session: Session, act: Closing) -> None:
    """Have `act` run as the last thing before this transaction commits; the same `act` runs once."""
    acts: list[Closing] = session.info.setdefault("before_commit", [])
    if act not in acts:
        acts.append(act)


@contextmanager
def transaction(open_session: Sessions) -> Iterator[Session]:
    """Open a writing transaction and commit it when the block ends without an exception.

    The only place in the house that commits. Whatever is raised inside rolls everything back: rows, log and letters.
    """
    session = open_session()
    session.connection(execution_options={WRITES: True})
    try:
        yield session
        session.flush()
        for act in session.info.pop("before_commit", ()):
            act(session)
        session.commit()
    except BaseException:
        session.info.pop("before_commit", None)
        session.rollback()
        raise
    finally:
        session.close()


@contextmanager
def reading(open_session: Sessions) -> Iterator[Session]:
    """Open a transaction that can only read; the database itself refuses a write. What was loaded stays readable."""
    session = open_session()
    session.connection()
    try:
        yield session
        # PostgreSQL's driver forgets at a rollback which statements were prepared, and each page has them planned anew.
        session.expunge_all()
        session.commit()
    finally:
        session.close()


def writes_alone(session: Session) -> bool:
    """Return True where a writing transaction keeps every other writer waiting, as it does in SQLite."""
    return session.get_bind().dialect.name == "sqlite"


def answers(session: Session) -> bool:
    """Return True when the database answers a query."""
    return bool(session.execute(text("SELECT 1")).scalar_one() == 1)
