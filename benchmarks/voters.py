"""A register of voters: 10,000 rows pasted and taken in, and looking for one of 100,000 while people queue.

Served in this process, on SQLite, and on PostgreSQL where its programs are installed.
"""

import csv
import time
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import timedelta
from io import StringIO
from statistics import median
from uuid import UUID, uuid4

from sqlalchemy import Connection, insert, text
from sqlalchemy.orm import Session, sessionmaker

from benchmarks import databases, house
from recruit.app import create_app
from recruit.elections.model import Voter, VoterRegister
from recruit.elections.operations import voters_register as operations
from recruit.elections.rules.vocabulary import Milestone
from recruit.elections.rules.voters_register import NewRegister
from recruit.foundation.db import create_engine, transaction
from recruit.foundation.keys import search_key
from recruit.foundation.settings import Settings
from recruit.web.extensions import store
from tests.builders import BY
from tests.elections import EVENING, POLLING, an_election, loaded
from tests.pages.visitor import Visitor

ROWS, VOTERS = 10_000, 100_000
#: Seconds that reading and taking the rows may take, and a search.
IMPORT, SEARCH = 5.0, 0.05
#: What is typed: a name whole, a name that many have, the beginning of words, a letter, and a name that nobody has.
TYPED = ("navn77 efternavn 31", "navn12", "nav efter", "n", "andreas")
FIRST = 400


@dataclass(frozen=True)
class Measured:
    """What one database took; seconds."""

    database: str
    taken_in: float
    #: As many rows out of the csv module, written by one statement.
    by_hand: float
    #: The page with what was found, by what was typed; the median of each.
    searches: dict[str, float]
    #: One hand-written statement for the slowest of them.
    statement: float
    #: Typing a number and Enter, which marks a voter, and the page that comes then.
    marking: float

    @property
    def slowest(self) -> float:
        return max(self.searches.values())

    @property
    def is_within(self) -> bool:
        return self.taken_in <= IMPORT and max(self.slowest, self.marking) <= SEARCH


def measure(rounds: int) -> Iterator[Measured]:
    """Keep the register in each database at hand, and measure there."""
    for name, url in databases.at_hand():
        yield _measured(name, url, rounds)


def _measured(name: str, url: str, rounds: int) -> Measured:
    settings = Settings.from_environment({"RECRUIT_MODE": "test", "DATABASE_URL": url})
    cookie = house.set_up(settings)
    engine = create_engine(url)
    sessions = sessionmaker(engine, expire_on_commit=False)
    with transaction(sessions) as session:
        election = an_election(session, passed=[Milestone.FIXED])
        new = NewRegister("Et udtræk", "Vedtægten § 4", POLLING + timedelta(days=60))
        operations.keep(session, loaded(session, election), new, by=BY, now=EVENING)
        address = f"/sekretariat/{election.round.term.body.slug}/valg/{election.id}/vaelgere"
        other = an_election(session, ("Amina Abdi",), seats=1)
        session.add(
            VoterRegister(election_id=other.id, source="-", legal_basis="-", delete_by=POLLING, at=EVENING, by="-")
        )
    app = create_app(settings)
    visitor = Visitor(app)
    visitor.client.set_cookie("recruit", cookie.partition("=")[2])
    with app.app_context():
        taken_in = _taken_in(visitor, address)
        by_hand = _by_hand(sessions, other.id)
        with transaction(sessions) as session:
            _fill(session, election.id)
            operations.freeze(session, loaded(session, election), by=BY, now=EVENING)
        searches = {typed: _search(visitor, address, typed, rounds) for typed in TYPED}
        marking = median(_marks(visitor, address, number) for number in range(1, rounds + 1))
        store.engine.dispose()
    with engine.connect() as connection:
        statement = median(_statement(connection, election.id) for _ in range(rounds))
    engine.dispose()
    return Measured(name, taken_in, by_hand, searches, statement, marking)


def listed(rows: int) -> str:
    """Return a list as a spreadsheet copies it: number and name."""
    return "Nr.\tNavn\n" + "".join(f"{number}\t{called(number)}\n" for number in range(1, rows + 1))


def called(number: int) -> str:
    """Return the name of a voter."""
    return f"Navn{number % FIRST} Efternavn {number // FIRST}"


def _taken_in(visitor: Visitor, address: str) -> float:
    """Return the seconds from pasting the list to having it in the register."""
    began = time.perf_counter()
    preview = visitor.send(f"{address}/fortegnelse/indlaes", text=listed(ROWS)).location
    visitor.led(visitor.send(preview))
    return time.perf_counter() - began


def _by_hand(sessions: sessionmaker[Session], election_id: UUID) -> float:
    began = time.perf_counter()
    rows = list(csv.reader(StringIO(listed(ROWS)), delimiter="\t"))[1:]
    with transaction(sessions) as session:
        session.execute(insert(Voter), [_row(election_id, number, name) for number, name in rows])
    return time.perf_counter() - began


def _fill(session: Session, election_id: UUID) -> None:
    numbers = range(ROWS + 1, VOTERS + 1)
    session.execute(insert(Voter), [_row(election_id, str(number), called(number)) for number in numbers])
    if session.get_bind().dialect.name == "postgresql":
        session.execute(text("ANALYZE"))


def _row(election_id: UUID, number: str, name: str) -> dict[str, object]:
    keys = {"search_key": search_key(name)}
    return {"id": uuid4(), "election_id": election_id, "number": number, "name": name} | keys


def _search(visitor: Visitor, address: str, typed: str, rounds: int) -> float:
    """Return the seconds that a search takes in the middle; nothing is marked by it, so its form can be sent again."""
    fields, target = visitor.filled(f"{address}/afkrydsning")
    times = []
    for _ in range(rounds):
        began = time.perf_counter()
        answer = visitor.client.post(target, data=fields | {"text": typed})
        times.append(time.perf_counter() - began)
        if answer.status_code != 200:
            raise RuntimeError(f"{typed} answered {answer.status_code}")
    return median(times)


def _marks(visitor: Visitor, address: str, number: int) -> float:
    fields, target = visitor.filled(f"{address}/afkrydsning")
    began = time.perf_counter()
    visitor.led(visitor.client.post(target, data=fields | {"text": str(number)}))
    return time.perf_counter() - began


def _statement(connection: Connection, election_id: UUID) -> float:
    """Return the seconds of a search by hand that looks at everybody and finds nobody."""
    asked = text(
        "SELECT id, number, name FROM voter WHERE election_id = :election"
        " AND (search_key LIKE 'andreas%' OR search_key LIKE '% andreas%') ORDER BY search_key LIMIT 20"
    )
    election = election_id.hex if connection.dialect.name == "sqlite" else election_id
    began = time.perf_counter()
    connection.execute(asked, {"election": election}).all()
    return time.perf_counter() - began
