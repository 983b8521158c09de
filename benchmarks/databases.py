"""The databases that a benchmark measures: SQLite always, and PostgreSQL where its server is on this machine."""

import tempfile
from collections.abc import Iterator
from pathlib import Path

from tests.postgresql import PostgresServer, server_binaries


def at_hand() -> Iterator[tuple[str, str]]:
    """Yield the name and the address of each, empty; one is gone when the next is asked for."""
    with tempfile.TemporaryDirectory(prefix="recruit-bench-") as folder:
        yield "SQLite", f"sqlite:///{Path(folder) / 'bench.db'}"
    if server_binaries() is not None:
        with PostgresServer.started() as server, server.database(template="template1") as url:
            yield "PostgreSQL", url
