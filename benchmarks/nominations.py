"""The public form under load: shown, taken with everything that follows, and 5,000 of them, none lost and none doubled.

In turn with a view that fills in a template, and one that writes one row to the same database; served by gunicorn with
two sync workers, asked over 16 connections. Each citizen comes from an address of their own, as behind a proxy.
"""

import re
import secrets
import tempfile
import time
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from html import unescape
from itertools import count, islice, takewhile
from pathlib import Path
from statistics import median
from urllib.parse import urlencode
from urllib.request import urlopen

from sqlalchemy import func, select
from sqlalchemy.orm import sessionmaker

from benchmarks import house, servers, trivial
from benchmarks.load import Load, drive, post, send
from recruit.demonstration.seed import seed
from recruit.foundation import clock, migrations
from recruit.foundation.db import create_engine, reading, transaction
from recruit.nominations.model import Nomination, Nominee
from recruit.web.public.nominations.guards import LEAST_TIME
from tests.postgresql import PostgresServer, server_binaries

FORM = "/opstilling/ledig-plads/stil-op"
#: The least shares of the yardsticks beside them, and the seconds within which 95 % of the forms are taken.
SHOWN, TAKEN, P95 = 0.25, 0.10, 0.1
#: What the HTML of the form may weigh.
BYTES = 100_000
#: Forms sent as fast as they go; every tenth is sent twice at once.
MANY, TWICE = 5_000, 10

_HIDDEN = re.compile(r'<input[^>]*type="hidden"[^>]*>')
_ATTRIBUTE = re.compile(r'(name|value)="([^"]*)"')
_CONDITION = re.compile(r'<input[^>]*name="declares"[^>]*>')


@dataclass
class Measured:
    """What one database stood."""

    database: str
    page_bytes: int = 0
    shown: list[tuple[Load, Load]] = field(default_factory=list)
    taken: list[tuple[Load, Load]] = field(default_factory=list)
    many: Load = field(default_factory=Load)
    #: Nominations in the database after the many, and names among them.
    kept: int = 0
    names: int = 0

    @property
    def share_shown(self) -> float:
        return _share(self.shown)

    @property
    def share_taken(self) -> float:
        return _share(self.taken)

    @property
    def p95(self) -> float:
        """Seconds within which 95 % of the forms were taken, in all rounds together."""
        waits = sorted(wait for _, own in self.taken for wait in own.waits)
        return waits[int(len(waits) * 0.95)]

    def missed(self) -> Iterator[str]:
        """Yield a sentence for everything that is promised and not so."""
        if self.share_shown < SHOWN or self.page_bytes > BYTES:
            yield f"The form on {self.database}: {self.share_shown:.0%} of a template, {self.page_bytes} bytes."
        if self.share_taken < TAKEN or self.p95 > P95:
            yield f"A form taken on {self.database}: {self.share_taken:.0%} of a row, p95 {self.p95 * 1000:.0f} ms."
        if failed := sum(own.failed for _, own in [*self.shown, *self.taken]) + self.many.failed:
            yield f"{failed} requests failed on {self.database}."
        if (self.kept, self.names) != (MANY, MANY):
            yield f"Of {MANY} forms {self.kept} were kept on {self.database}, for {self.names} names."


def _share(rounds: list[tuple[Load, Load]]) -> float:
    return median(own.per_second / yardstick.per_second for yardstick, own in rounds)


def measure(rounds: int, seconds: float) -> Iterator[Measured]:
    """Fill the demonstration into each database at hand, and measure there."""
    with tempfile.TemporaryDirectory(prefix="recruit-bench-") as folder:
        environment = house.environment(Path(folder)) | {"PROXIES": "1"}
        yield _measured("SQLite", environment, rounds, seconds)
        if server_binaries() is not None:
            with PostgresServer.started() as server, server.database(template="template1") as url:
                yield _measured("PostgreSQL", environment | {"DATABASE_URL": url}, rounds, seconds)


def _measured(name: str, environment: Mapping[str, str], rounds: int, seconds: float) -> Measured:
    engine = create_engine(environment["DATABASE_URL"])
    migrations.upgrade(engine)
    with transaction(sessionmaker(engine)) as session:
        seed(session, clock.now())
        trivial.Base.metadata.create_all(session.connection())
    found = Measured(name)
    with (
        servers.serving("benchmarks.trivial:app", environment) as yardstick,
        servers.serving("wsgi:app", environment) as own,
    ):
        form = Form(own)
        found.page_bytes = form.page_bytes
        for warm_up_first in range(rounds + 1):
            shown = drive(yardstick, "/template", seconds=seconds), drive(own, FORM, seconds=seconds)
            row = send(yardstick, _for(seconds, iter(lambda: post("/row", ""), None)))
            taken = send(own, _for(seconds, form.filled()), expected=303)
            if warm_up_first:
                found.shown.append(shown)
                found.taken.append((row, taken))
        with reading(sessionmaker(engine)) as session:
            before = session.scalars(select(func.count(Nomination.id))).one()
        found.many = send(own, _some_twice(islice(form.filled(), MANY)), expected=303)
        with reading(sessionmaker(engine)) as session:
            found.kept = session.scalars(select(func.count(Nomination.id))).one() - before
            mine = select(func.count(func.distinct(Nominee.name))).where(Nominee.name.in_(form.names[-MANY:]))
            found.names = session.scalars(mine).one()
    engine.dispose()
    return found


def _for(seconds: float, requests: Iterator[bytes]) -> Iterator[bytes]:
    ends = time.perf_counter() + seconds
    return takewhile(lambda _: time.perf_counter() < ends, requests)


def _some_twice(requests: Iterator[bytes]) -> Iterator[bytes]:
    for number, request in enumerate(requests):
        yield request
        if number % TWICE == 0:
            yield request


class Form:
    """The form as a citizen's browser holds it, and fills it in."""

    def __init__(self, port: int) -> None:
        with urlopen(f"http://127.0.0.1:{port}{FORM}") as answer:
            page, self.cookie = answer.read().decode(), answer.headers["Set-Cookie"].partition(";")[0]
        self.page_bytes = len(page.encode())
        inputs = [dict(_ATTRIBUTE.findall(tag)) for tag in _HIDDEN.findall(page)]
        self.hidden = {each["name"]: unescape(each.get("value", "")) for each in inputs}
        self.names: list[str] = []
        self._numbers = count(1)
        time.sleep(LEAST_TIME.total_seconds())

    def filled(self) -> Iterator[bytes]:
        """Yield one request after the other, each by another citizen."""
        for number in self._numbers:
            name = f"Borger Nummer {number}"
            self.names.append(name)
            typed = {
                "form_key": secrets.token_urlsafe(24),
                "name": name,
                "email": f"borger{number}@mail.example",
                "motivation": "Jeg vil gerne hjælpe nye borgere med at finde ind i foreningslivet. " * 4,
                "presentation": "Jeg er mor til tre og har boet i Eksempelby i ti år. " * 6,
                "declares": "y",
            }
            address = f"10.{number >> 16 & 255}.{number >> 8 & 255}.{number & 255}"
            yield post(FORM, urlencode(self.hidden | typed), Cookie=self.cookie, X_Forwarded_For=address)
