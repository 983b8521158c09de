"""The list of a round's nominations where there are 10,000: its first page and last, a search, what filters leave.

Served in this process, on SQLite, and on PostgreSQL where its programs are installed.
"""

import time
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import timedelta
from statistics import median
from typing import Any
from uuid import UUID

from flask.testing import FlaskClient
from sqlalchemy import event, insert, text
from sqlalchemy.orm import Session, sessionmaker

from benchmarks import databases, house
from recruit.app import create_app
from recruit.foundation import clock
from recruit.foundation.db import create_engine, transaction
from recruit.foundation.keys import search_key, sort_key
from recruit.foundation.mail.model import Letter
from recruit.foundation.mail.rules import Channel
from recruit.foundation.settings import Settings
from recruit.nominations.model import (
    Deficiency,
    Nomination,
    NominationAnswer,
    NominationWithdrawal,
    Nominator,
    Nominee,
    NomineeAsk,
    VettingDecision,
)
from recruit.nominations.rules import Source
from recruit.recruitment.model import RecruitmentRound
from recruit.recruitment.rules import Manner, Route
from recruit.web.extensions import store
from tests.builders import a_council
from tests.nominations import an_open_round

NOMINATIONS = 10_000
#: Seconds that a page of the list may take, and statements that it may send.
LIMIT, QUERIES = 0.3, 15
#: One letter in so many came back.
CAME_BACK = 100
WARM_UP = 3

PAGES = (
    "",
    "?q=navn 77",
    "?tilstand=spurgt&orden=navn",
    "?vis=ikke-naaet",
    "?kontrol=mangler&orden=navn",
    "?orden=navn&side=100",
)


@dataclass(frozen=True)
class Measured:
    """What one database took for the slowest of the pages."""

    database: str
    #: Seconds, the median of each page.
    pages: dict[str, float]
    #: The most that one of them sent.
    queries: int

    @property
    def slowest(self) -> float:
        return max(self.pages.values())


def measure(rounds: int) -> Iterator[Measured]:
    """Fill the round in each database at hand, and measure there."""
    for name, url in databases.at_hand():
        yield _measured(name, url, rounds)


def _measured(name: str, url: str, rounds: int) -> Measured:
    settings = Settings.from_environment({"RECRUIT_MODE": "test", "DATABASE_URL": url})
    cookie = house.set_up(settings)
    engine = create_engine(url)
    with transaction(sessionmaker(engine)) as session:
        round_ = an_open_round(session, a_council(session, "Integrationsrådet"))
        address = f"/sekretariat/{round_.term.body.slug}/rekruttering/{round_.id}/indstillinger"
        fill(session, round_)
        if engine.dialect.name == "postgresql":
            session.execute(text("ANALYZE"))
    engine.dispose()
    app = create_app(settings)
    client = app.test_client()
    client.set_cookie("recruit", cookie.partition("=")[2])
    with app.app_context():
        pages = {page: took(client, address + page, rounds) for page in PAGES}
        queries = max(queries_of(client, address + page) for page in PAGES)
        store.engine.dispose()
    return Measured(name, pages, queries)


def fill(session: Session, round_: RecruitmentRound) -> None:
    """Write the nominations: half on their own, half proposed, of whom some say yes, no, or nothing, or withdraw.

    Half of those who stand by themselves are approved, and of some something is lacking.
    """
    numbers = range(1, NOMINATIONS + 1)
    tables: list[tuple[type[Any], list[dict[str, Any]]]] = [
        (Nomination, [a_nomination(round_, number) for number in numbers]),
        (Nominee, [a_nominee(number) for number in numbers]),
        (Nominator, [{"nomination_id": UUID(int=number), "name": "Dorthe Dam"} for number in numbers if number % 2]),
        (NomineeAsk, [_asked(number) for number in numbers if number % 2]),
        (
            NominationAnswer,
            [it_happened(number) | {"accepts": number % 3 == 0} for number in numbers if number % 8 == 1],
        ),
        (NominationWithdrawal, [it_happened(number) for number in numbers if number % 50 == 0]),
        (VettingDecision, [_approved(number) for number in numbers if number % 4 == 0]),
        (Deficiency, [_lacking(number) for number in numbers if number % 6 == 0]),
        (Letter, [a_letter(number) for number in numbers]),
    ]
    for table, rows in tables:
        session.execute(insert(table), rows)


def a_nomination(round_: RecruitmentRound, number: int) -> dict[str, Any]:
    """Return a nomination to a round, as a row."""
    return {
        "id": UUID(int=number),
        "round_id": round_.id,
        "reference": f"{number:08}",
        "route": Route.OTHER if number % 2 else Route.SELF,
        "source": Source.FORM,
        "language": "da",
        "received_at": clock.now() - timedelta(minutes=number),
        "received_by": "anonymous",
        "seat_group_id": round_.groups[number % len(round_.groups)].id,
    }


def a_nominee(number: int) -> dict[str, Any]:
    """Return what is known of who stands, as a row."""
    name = f"Navn{number * 7919 % NOMINATIONS} Navn {number}"
    keys = {"sort_key": sort_key(name), "search_key": search_key(name)}
    email = "" if number % 20 == 3 else f"navn{number}@mail.example"
    row = {"nomination_id": UUID(int=number), "name": name, "email": email, "motivation": "Ja tak. " * 20, **keys}
    return row | {"interests": [], "languages": ["da"], "version": 1}


def _asked(number: int) -> dict[str, Any]:
    days = timedelta(days=20 if number % 5 else -1)
    return {
        "nomination_id": UUID(int=number),
        "asked_at": clock.now() - timedelta(days=9),
        "expires_at": clock.now() + days,
    }


def _answered(number: int) -> dict[str, Any]:
    return it_happened(number) | {"accepts": number % 3 == 0}


def it_happened(number: int) -> dict[str, Any]:
    """Return what every answer and withdrawal says, as a row."""
    return {
        "id": UUID(int=number),
        "nomination_id": UUID(int=number),
        "at": clock.now(),
        "by": "anonymous",
        "manner": Manner.ONLINE,
    }


def _approved(number: int) -> dict[str, Any]:
    said = {"approves": True, "reason": "", "decided_on": clock.today(), "committee": "", "conflict": ""}
    return _found(number) | said | {"complaint_to": ""}


def _lacking(number: int) -> dict[str, Any]:
    until = clock.now() + timedelta(days=9 if number % 5 else -1)
    return _found(number) | {"lacking": ["age"], "text": "", "remedy_until": until}


def _found(number: int) -> dict[str, Any]:
    at = clock.now() - timedelta(days=9)
    return {"id": UUID(int=number), "nomination_id": UUID(int=number), "at": at, "by": "system"}


def a_letter(number: int) -> dict[str, Any]:
    """Return a letter to whoever stands, as a row."""
    came_back = number % CAME_BACK == 0
    return {
        "id": UUID(int=number),
        "kind": "nominated",
        "language": "da",
        "channel": Channel.EMAIL,
        "address": f"navn{number}@mail.example",
        "recipient": f"nominee:{UUID(int=number)}",
        "subject": "Der er en besked til dig",
        "body": "Kære læser. " * 30,
        "queued_at": clock.now(),
        "queued_by": "anonymous",
        "sent_at": None if came_back else clock.now(),
        "given_up_at": clock.now() if came_back else None,
        "error": "refused 550" if came_back else None,
    }


def took(client: FlaskClient, address: str, rounds: int) -> float:
    """Return the seconds that a page takes in the middle, once it is warm."""
    return median([opened(client, address) for _ in range(rounds + WARM_UP)][WARM_UP:])


def opened(client: FlaskClient, address: str) -> float:
    """Open a page and return the seconds it took. Raises RuntimeError where it is not shown."""
    began = time.perf_counter()
    answer = client.get(address)
    taken = time.perf_counter() - began
    if answer.status_code != 200:
        raise RuntimeError(f"{address} answered {answer.status_code}")
    return taken


def queries_of(client: FlaskClient, address: str) -> int:
    """Return how many statements a page sends."""
    sent: list[str] = []

    def note(_connection: Any, _cursor: Any, statement: str, *_rest: Any) -> None:
        sent.append(statement)

    event.listen(store.engine, "before_cursor_execute", note)
    opened(client, address)
    event.remove(store.engine, "before_cursor_execute", note)
    return sum(statement.lstrip().startswith(("SELECT", "WITH")) for statement in sent)
