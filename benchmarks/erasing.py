"""Retention where 100,000 people no longer stand, each with a letter: erased in steps, beside writing them down.

On SQLite, and on PostgreSQL where its programs are installed.
"""

import time
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import timedelta
from typing import Any
from uuid import UUID

from sqlalchemy import Engine, func, insert, select, text
from sqlalchemy.orm import Session, sessionmaker

from benchmarks import databases
from benchmarks.lists import a_letter, a_nomination, a_nominee, it_happened
from recruit.acts.retention import carry_out
from recruit.foundation import clock, migrations
from recruit.foundation.actor import Actor
from recruit.foundation.db import create_engine, reading, transaction
from recruit.foundation.mail.model import Letter
from recruit.foundation.retention.rules import DataClass
from recruit.nominations.model import JournalPacket, Nomination, NominationWithdrawal, Nominee
from recruit.nominations.queries.retention import rounds_over_on
from tests.builders import a_council
from tests.nominations import an_open_round

NOMINATIONS = 100_000
#: In seconds.
LIMIT = 60.0


@dataclass(frozen=True)
class Erased:
    """What one database took."""

    database: str
    seconds: float
    #: Writing the same rows down, in bulk.
    reference: float
    #: People of whom something is left.
    left: int

    @property
    def ratio(self) -> float:
        return self.seconds / self.reference

    @property
    def is_within(self) -> bool:
        return self.seconds <= LIMIT and self.left == 0


def measure() -> Iterator[Erased]:
    """Fill each database at hand, and erase there."""
    for name, url in databases.at_hand():
        yield _erased(name, url)


def _erased(name: str, url: str) -> Erased:
    engine = create_engine(url)
    migrations.upgrade(engine)
    sessions = sessionmaker(engine)
    reference = _filled(engine)
    with reading(sessions) as session:
        on = max(rounds_over_on(session).values()) + timedelta(days=365)
    began = time.perf_counter()
    classes = (DataClass.ENDED_NOMINATION,)
    carry_out(sessions, on=on, by=Actor.system(), now=clock.now, progress=lambda _done, _total: None, classes=classes)
    seconds = time.perf_counter() - began
    with reading(sessions) as session:
        letters = session.scalars(select(func.count(Letter.id)).where(Letter.body != "")).one()
        left = session.scalars(select(func.count(Nominee.nomination_id))).one() + letters
    engine.dispose()
    return Erased(name, seconds, reference, left)


def _filled(engine: Engine) -> float:
    """Write the nominations down, all withdrawn; return the seconds of that alone."""
    with transaction(sessionmaker(engine)) as session:
        round_ = an_open_round(session, a_council(session, "Integrationsrådet"))
        numbers = range(1, NOMINATIONS + 1)
        tables: list[tuple[type[Any], list[dict[str, Any]]]] = [
            (Nomination, [a_nomination(round_, number) for number in numbers]),
            (Nominee, [a_nominee(number) for number in numbers]),
            (NominationWithdrawal, [it_happened(number) for number in numbers]),
            (Letter, [a_letter(number) for number in numbers]),
        ]
        began = time.perf_counter()
        for table, rows in tables:
            session.execute(insert(table), rows)
        taken = time.perf_counter() - began
        session.add(_journalised(round_.id))
        _analysed(session)
    return taken


def _journalised(round_id: UUID) -> JournalPacket:
    """Return a packet by which everything is in the case system: what is not is never erased."""
    at, by = clock.now(), Actor.system().reference
    numbered = {"first_number": 1, "last_number": NOMINATIONS, "packed_at": at, "digest": "0" * 64}
    taken = {"fetched_at": at, "fetched_by": by, "journalised_on": clock.today(), "journalised_by": by}
    return JournalPacket(round_id=round_id, at=at, by=by, journal_number="1", **numbered, **taken)


def _analysed(session: Session) -> None:
    """Let PostgreSQL look at the tables now, and not in the middle of what is measured."""
    if session.get_bind().dialect.name == "postgresql":
        session.execute(text("ANALYZE"))
