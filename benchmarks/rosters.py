"""The page of a council as of a day in a very large town, beside the same page from one hand-written statement.

Both pass the same guards and fill the same template in the same process, in turn; what counts is the ratio of the
medians. The search is measured in the same town. On SQLite, and on PostgreSQL where its programs are installed.
"""

import time
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from statistics import median
from typing import Any
from uuid import UUID

from flask import Flask, render_template, template_rendered
from flask.testing import FlaskClient
from sqlalchemy import Date, Uuid, event, text
from sqlalchemy.orm import sessionmaker

from benchmarks import databases, house, town
from recruit.app import create_app
from recruit.appointments.rules import Office, Role, SeatStatus
from recruit.bodies.rules import FillingMethod
from recruit.foundation.dates import PartialDate, Precision, last_day
from recruit.foundation.db import create_engine, transaction
from recruit.foundation.settings import Settings
from recruit.reports.roster import DecisionLine, RosterRow, Substitute
from recruit.web.access import May, requires
from recruit.web.converters import BodyRef
from recruit.web.extensions import reading, store

#: The page may take this many times as long as the hand-written one.
RATIO = 3.0
#: Statements that the page may send, however large the town.
QUERIES = 12
#: Seconds that a search may take.
SEARCH = 0.1
#: Rounds that are not counted: templates and statements are compiled in them.
WARM_UP = 3

PAGE = "/sekretariat/raad-100/raad?dato=2027-06-04"
BY_HAND = "/sekretariat/raad-100/raad/fra-haanden"
SEARCHES = ("Aggerholm", "amran saraf", "Foreningen Amr", "raad i bi", "26/000099", "findes ikke")

ONE_STATEMENT = text(
    """
    SELECT g.label, g.filling_method, s.id AS seat, s.number, m.role, m.rank, p.id AS person, p.name, p.is_protected,
           so.name AS represents, h.office, m.since, m.since_precision, m.until, m.until_precision,
           dn.name AS decided_by, d.decided_on, d.case_number
    FROM membership m
    JOIN person p ON p.id = m.person_id
    JOIN seat_group g ON g.id = m.seat_group_id
    JOIN term t ON t.id = g.term_id
    JOIN body b ON b.id = t.body_id
    LEFT JOIN seat s ON s.id = m.seat_id
    LEFT JOIN organization_name so ON so.organization_id = s.represents_id
    LEFT JOIN decision d ON d.id = m.decision_id
    LEFT JOIN organization_name dn ON dn.organization_id = d.decided_by_id
    LEFT JOIN office_holding h ON h.membership_id = m.id
    WHERE b.slug = :slug AND t.since <= :day AND :day < t.until
      AND m.since <= :day AND (m.until IS NULL OR :day < m.until)
    ORDER BY g.position, m.role, s.number, m.rank
    """
).columns(seat=Uuid(), person=Uuid(), since=Date(), until=Date(), decided_on=Date())


@dataclass(frozen=True)
class Measured:
    """What one database answered; times are seconds, medians."""

    database: str
    page: float
    by_hand: float
    queries: int
    searches: dict[str, float]

    @property
    def ratio(self) -> float:
        return self.page / self.by_hand


def measure(rounds: int) -> Iterator[Measured]:
    """Fill the town into each database at hand, and measure there."""
    for name, url in databases.at_hand():
        yield _measured(name, url, rounds)


def _measured(name: str, url: str, rounds: int) -> Measured:
    settings = Settings.from_environment({"RECRUIT_MODE": "test", "DATABASE_URL": url})
    cookie = house.set_up(settings)
    engine = create_engine(url)
    with transaction(sessionmaker(engine)) as session:
        town.fill(session)
        if engine.dialect.name == "postgresql":
            session.execute(text("ANALYZE"))  # its own servant would come round to it within a minute
    engine.dispose()
    app = create_app(settings)
    around: dict[str, Any] = {}
    _add_page_by_hand(app, around)
    client = app.test_client()
    client.set_cookie("recruit", cookie.partition("=")[2])
    around.update(_context(app, client))
    page, by_hand = _in_turn(client, (PAGE, BY_HAND), rounds)
    searches = {words: _median(client, f"/sekretariat/soeg?q={words}", rounds) for words in SEARCHES}
    with app.app_context():
        found = Measured(name, page, by_hand, _queries(client), searches)
        store.engine.dispose()
    return found


def _add_page_by_hand(app: Flask, around: dict[str, Any]) -> None:
    """Add the page that shows the same rows from one statement; what is `around` them was looked up beforehand."""

    @requires(May.VIEW_BODIES)
    def by_hand(body: BodyRef) -> str:
        with reading() as session:
            rows = _rows(session.execute(ONE_STATEMENT, {"slug": body.slug, "day": around["shown"].asked.day}).all())
        found = around["shown"]
        whole = replace(found.whole, rows=rows)
        return render_template(
            "secretariat/bodies/council.html", **around | {"shown": replace(found, whole=whole, roster=whole)}
        )

    app.add_url_rule("/sekretariat/<body:body>/raad/fra-haanden", endpoint="bodies.by_hand", view_func=by_hand)


def _context(app: Flask, client: FlaskClient) -> dict[str, Any]:
    """Return what the template of the page is given."""
    seen: list[dict[str, Any]] = []
    with template_rendered.connected_to(lambda _app, context, **_rest: seen.append(dict(context)), app):
        _opened(client, PAGE)
    wanted = ("shown", "ways", "filters", "form", "gaps", "summary", "figures", "files", "titles", "drawing", "word")
    return {name: seen[-1][name] for name in wanted}


def _rows(lines: Sequence[Any]) -> tuple[RosterRow, ...]:
    """Return the rows of the page; substitutes of an organisation's seat stand in the row of its member."""
    standing: dict[UUID, list[Substitute]] = {}
    for line in lines:
        if line.role == Role.SUBSTITUTE and line.seat is not None:
            standing.setdefault(line.seat, []).append(Substitute(line.person, line.name, line.rank))
    return tuple(
        _row(line, tuple(standing.get(line.seat, ())))
        for line in lines
        if line.role != Role.SUBSTITUTE or line.seat is None
    )


def _row(line: Any, substitutes: tuple[Substitute, ...]) -> RosterRow:
    titles = {Office.CHAIR: "formand", Office.VICE_CHAIR: "næstformand"}
    return RosterRow(
        seat_group=line.label,
        seat_number=line.number,
        filling_method=FillingMethod(line.filling_method),
        role=Role(line.role),
        status=SeatStatus.FILLED,
        seat=line.seat,
        person=line.person,
        name=line.name,
        is_protected=bool(line.is_protected),
        represents=line.represents,
        offices=(Office(line.office),) if line.office else (),
        office=titles[Office(line.office)] if line.office else None,
        since=PartialDate(line.since, Precision(line.since_precision)),
        last_day=last_day(line.until, Precision(line.until_precision)) if line.until else None,
        decision=DecisionLine(line.decided_by, line.decided_on, line.case_number) if line.decided_on else None,
        substitutes=substitutes,
        rank=line.rank,
    )


def _in_turn(client: FlaskClient, addresses: tuple[str, str], rounds: int) -> tuple[float, float]:
    """Return the median of each address, asked one after the other."""
    taken: dict[str, list[float]] = {address: [] for address in addresses}
    for _ in range(rounds + WARM_UP):
        for address in addresses:
            taken[address].append(_opened(client, address))
    first, second = (median(times[WARM_UP:]) for times in taken.values())
    return first, second


def _median(client: FlaskClient, address: str, rounds: int) -> float:
    return median([_opened(client, address) for _ in range(rounds + WARM_UP)][WARM_UP:])


def _opened(client: FlaskClient, address: str) -> float:
    """Open a page; return the seconds that it took."""
    began = time.perf_counter()
    answer = client.get(address)
    taken = time.perf_counter() - began
    if answer.status_code != 200:
        raise RuntimeError(f"{address} answered {answer.status_code}")
    return taken


def _queries(client: FlaskClient) -> int:
    """Return how many statements the page sends."""
    sent: list[str] = []

    def note(_connection: Any, _cursor: Any, statement: str, *_rest: Any) -> None:
        sent.append(statement)

    event.listen(store.engine, "before_cursor_execute", note)
    _opened(client, PAGE)
    event.remove(store.engine, "before_cursor_execute", note)
    return sum(statement.lstrip().startswith("SELECT") for statement in sent)
