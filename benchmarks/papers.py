"""How long the files of a very large roster take, and how much memory: the paper, the workbook, and the ZIP of 200.

Each is made in a process of its own, which says afterwards how large it ever was. The rows are those of the very large
town. Memory counts everything: the program, the database's rows and the paper.
"""

import json
import resource
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path

from sqlalchemy.orm import Session, sessionmaker

import recruit.models  # noqa: F401 (completes the tables)
from benchmarks import town
from recruit.bodies import queries
from recruit.foundation import clock
from recruit.foundation.db import Base, create_engine, reading, transaction
from recruit.reports import archive, seating
from recruit.reports.archive import Wanted
from recruit.reports.files import Format
from recruit.reports.formats import pdf, xlsx
from recruit.reports.formats.pdf import Imprint
from recruit.reports.roster import Edition, Roster
from recruit.reports.table import table

ROWS, COUNCILS, DAY = 5000, 200, date(2027, 6, 4)


@dataclass(frozen=True)
class Limit:
    """What is allowed; memory in MiB, None where nothing is said of it."""

    name: str
    seconds: float
    memory: float | None = None


LIMITS = {
    "pdf": Limit(f"PDF of {ROWS} rows", 3.0, 300),
    "xlsx": Limit(f"XLSX of {ROWS} rows", 1.5),
    "zip": Limit(f"ZIP of {COUNCILS} PDFs", 60.0),
}


@dataclass(frozen=True)
class Made:
    """One kind of file, and what it took."""

    limit: Limit
    seconds: float
    memory: float

    @property
    def is_within(self) -> bool:
        return self.seconds <= self.limit.seconds and self.memory <= (self.limit.memory or self.memory)


def measure() -> Iterator[Made]:
    """Fill the town into SQLite and yield each kind of file."""
    with tempfile.TemporaryDirectory(prefix="recruit-bench-") as folder:
        url = f"sqlite:///{Path(folder) / 'town.db'}"
        _fill(url)
        for kind, limit in LIMITS.items():
            child = (sys.executable, "-m", "benchmarks.papers", kind, url)
            said = json.loads(subprocess.run(child, check=True, capture_output=True).stdout)
            yield Made(limit, said["seconds"], said["memory"])


def _fill(url: str) -> None:
    engine = create_engine(url)
    with transaction(sessionmaker(engine)) as session:
        Base.metadata.create_all(session.connection())
        town.fill(session)
    engine.dispose()


def _make(kind: str, session: Session) -> float:
    """Make the file; return the seconds of that alone."""
    write = _writer(kind, session)
    began = time.perf_counter()
    write()
    return time.perf_counter() - began


def _writer(kind: str, session: Session) -> Callable[[], object]:
    slugs = tuple(queries.slugs(session))[:COUNCILS]
    imprint = Imprint("Storby Kommune", clock.now())
    if kind == "zip":
        wanted = Wanted(Edition.INTERNAL, DAY, (Format.PDF,), slugs)
        return lambda: archive.pack(session, wanted, tempfile.TemporaryFile(), made_at=clock.now(), progress=_silent)
    roster = _long_roster(session, slugs)
    return (lambda: pdf.write(roster, imprint)) if kind == "pdf" else (lambda: xlsx.write(table(roster)))


def _long_roster(session: Session, slugs: tuple[str, ...]) -> Roster:
    """Return one roster that holds the rows of many councils."""
    rosters = []
    for slug in slugs:
        body = queries.body_by_slug(session, slug)
        term, day = seating.choose(queries.terms(session, body), day=DAY, today=DAY)
        rosters.append(seating.roster(session, body, term, as_of=day, edition=Edition.INTERNAL))
    rows = [replace(row, seat_group=f"{roster.body}: {row.seat_group}") for roster in rosters for row in roster.rows]
    if len(rows) < ROWS:
        raise RuntimeError(f"the town has {len(rows)} rows only")
    return replace(rosters[0], rows=tuple(rows[:ROWS]))


def _silent(_done: int, _total: int) -> None:
    """Tell nobody how far it has come."""


def main(kind: str, url: str) -> None:
    """Make one file and print seconds and MiB."""
    with reading(sessionmaker(create_engine(url))) as session:
        seconds = _make(kind, session)
    print(json.dumps({"seconds": seconds, "memory": resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024}))


if __name__ == "__main__":
    main(*sys.argv[1:])
