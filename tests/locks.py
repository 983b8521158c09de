"""Two acts at once, one of which waits for what the other holds; without a pause that is long enough or not."""

import threading
import time
from collections.abc import Callable

from sqlalchemy import text
from sqlalchemy.orm import Session

from tests.conftest import Database

_WAITS = text(
    "SELECT EXISTS (SELECT FROM pg_stat_activity WHERE datname = current_database() AND wait_event_type = 'Lock')"
)


def while_this_waits(database: Database, act: Callable[[Session], object]) -> threading.Thread:
    """Begin an act in a transaction and a thread of its own, and return once it waits for a lock that we hold.

    SQLite has one writer: there it has not begun.
    """

    def run() -> None:
        with database.transaction() as session:
            act(session)

    thread, patience = threading.Thread(target=run), time.monotonic() + 10
    thread.start()
    while database.engine.dialect.name == "postgresql" and time.monotonic() < patience:
        with database.reading() as session:
            if session.scalar(_WAITS):
                break
    return thread
