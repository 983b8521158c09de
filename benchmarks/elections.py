"""An election of twenty candidates: entering twenty places and counting them, its result, and its record as PDF.

Served in this process, on SQLite, and on PostgreSQL where its programs are installed.
"""

import time
from collections.abc import Iterator
from dataclasses import dataclass

from sqlalchemy.orm import Session, sessionmaker

from benchmarks import databases, house
from benchmarks.lists import queries_of, took
from recruit.app import create_app
from recruit.elections.model import Election
from recruit.elections.operations import counting, passing
from recruit.elections.rules.vocabulary import Milestone
from recruit.foundation.db import create_engine, transaction
from recruit.foundation.settings import Settings
from recruit.web.extensions import store
from tests.builders import BY
from tests.elections import COMMITTEE, EVENING, FINAL, an_election, entered, loaded

CANDIDATES, PLACES, SEATS = 20, 20, 6
#: Seconds that entering and counting may take, and that the record may; statements that the result may send.
COUNT, RECORD, QUERIES = 1.0, 0.3, 12
CLOSED = (Milestone.FIXED, Milestone.VOTING, Milestone.CLOSED)


@dataclass(frozen=True)
class Measured:
    """What one database took; seconds."""

    database: str
    count: float
    record: float
    result: float
    #: What the page of the result sent.
    queries: int

    @property
    def is_within(self) -> bool:
        return self.count <= COUNT and self.record <= RECORD and self.queries <= QUERIES


def measure(rounds: int) -> Iterator[Measured]:
    """Hold the election in each database at hand, and measure there."""
    for name, url in databases.at_hand():
        yield _measured(name, url, rounds)


def _measured(name: str, url: str, rounds: int) -> Measured:
    settings = Settings.from_environment({"RECRUIT_MODE": "test", "DATABASE_URL": url})
    cookie = house.set_up(settings)
    engine = create_engine(url)
    sessions = sessionmaker(engine, expire_on_commit=False)
    with transaction(sessions) as session:
        names = [f"Kandidat {chr(ord('A') + number)}" for number in range(CANDIDATES)]
        election = an_election(session, names, seats=SEATS, passed=CLOSED)
        address = f"/sekretariat/{election.round.term.body.slug}/valg/{election.id}"
    with transaction(sessions) as session:
        began = time.perf_counter()
        count(session, loaded(session, election))
    counted = time.perf_counter() - began
    with transaction(sessions) as session:
        passing.record(session, loaded(session, election), Milestone.CERTIFIED, COMMITTEE, by=BY, now=EVENING)
    engine.dispose()
    app = create_app(settings)
    client = app.test_client()
    client.set_cookie("recruit", cookie.partition("=")[2])
    with app.app_context():
        result, record = (took(client, address + page, rounds) for page in ("/resultat", "/papirer/valgbog.pdf"))
        queries = queries_of(client, f"{address}/resultat")
        store.engine.dispose()
    return Measured(name, counted, record, result, queries)


def count(session: Session, election: Election) -> None:
    """Enter what was counted at each place, no two candidates with as many votes, and count it all."""
    votes = [3 * (CANDIDATES - number) for number in range(CANDIDATES)]
    for place in range(PLACES):
        entered(session, election, votes, place=f"Sted {place}")
    counting.count(session, election, election.contests[0], FINAL, by=BY, now=EVENING)
