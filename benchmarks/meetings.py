"""A very large town at work: 10,000 meetings with 300,000 who were noted at them, in the term that runs.

Measured are the report of a term with attendance for 30 seats, as a page and as a file; the page on which attendance is
entered; and the statistics of the council. Beside them, in the same minutes, one hand-written statement that counts who
came: what counts is how many times as long a page takes. On SQLite, and on PostgreSQL where its programs are at hand.
"""

import time
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from itertools import count
from statistics import median
from typing import Any
from uuid import UUID

from sqlalchemy import insert, select, text
from sqlalchemy.orm import Session, sessionmaker

from benchmarks import databases, house, town
from benchmarks.lists import queries_of, took
from recruit.app import create_app
from recruit.appointments.model import Membership
from recruit.appointments.rules import Role
from recruit.bodies.model import Body, SeatGroup, Term
from recruit.foundation import clock
from recruit.foundation.db import create_engine, transaction
from recruit.foundation.settings import Settings
from recruit.meetings.model import Attendance, Meeting
from recruit.meetings.rules import Part, Presence
from recruit.web.extensions import reading, store

#: In each of the 200 councils; with 30 members at each of them.
MEETINGS = 10_000 // town.BODIES
#: Seconds that the report of a term may take, and what it and the page of entry may ask.
REPORT, REPORT_QUERIES, ENTRY_QUERIES = 0.1, 12, 10
COUNCIL = "raad-100"
BATCH = 10_000

BY_HAND = text(
    """
    SELECT a.membership_id, sum(CASE WHEN a.presence = 'present' THEN 1 ELSE 0 END), count(*)
    FROM attendance a
    JOIN meeting m ON m.id = a.meeting_id JOIN term t ON t.id = m.term_id JOIN body b ON b.id = t.body_id
    WHERE b.slug = :slug AND m.cancelled_at IS NULL GROUP BY a.membership_id
    """
)


@dataclass(frozen=True)
class Page:
    """What one page or file took."""

    #: Seconds, the median.
    seconds: float
    queries: int


@dataclass(frozen=True)
class Measured:
    """What one database took."""

    database: str
    day: Page
    term: Page
    file: Page
    entry: Page
    statistics: Page
    by_hand: float

    @property
    def is_within(self) -> bool:
        reports = (self.day, self.term, self.file)
        quick = all(one.seconds <= REPORT and one.queries <= REPORT_QUERIES for one in reports)
        return quick and self.entry.queries <= ENTRY_QUERIES


def measure(rounds: int) -> Iterator[Measured]:
    """Fill the town into each database at hand, let its councils meet, and measure there."""
    for name, url in databases.at_hand():
        yield _measured(name, url, rounds)


def _measured(name: str, url: str, rounds: int) -> Measured:
    settings = Settings.from_environment({"RECRUIT_MODE": "test", "DATABASE_URL": url})
    cookie = house.set_up(settings)
    engine = create_engine(url)
    with transaction(sessionmaker(engine)) as session:
        town.fill(session)
        last = _fill(session)
        if engine.dialect.name == "postgresql":
            session.execute(text("ANALYZE"))  # its own servant would come round to it within a minute
    engine.dispose()
    app = create_app(settings)
    client = app.test_client()
    client.set_cookie("recruit", cookie.partition("=")[2])
    council, label = f"/sekretariat/{COUNCIL}", f"{town.TERMS[-1]}–{town.TERMS[-1] + 3}"
    pages = {
        "day": f"{council}/raad?dato={clock.today().isoformat()}",
        "term": f"{council}/raad?periode={label}",
        "file": f"{council}/raad/medlemmer.csv?udgave=intern&periode={label}",
        "entry": f"{council}/moeder/{last}/fremmoede",
        "statistics": f"{council}/rapporter",
    }
    with app.app_context():
        found = {which: Page(took(client, page, rounds), queries_of(client, page)) for which, page in pages.items()}
        by_hand = median(_by_hand() for _ in range(rounds))
        store.engine.dispose()
    return Measured(name, **found, by_hand=by_hand)


def _by_hand() -> float:
    began = time.perf_counter()
    with reading() as session:
        session.execute(BY_HAND, {"slug": COUNCIL}).all()
    return time.perf_counter() - began


def _fill(session: Session) -> UUID:
    """Let every council meet in the term that runs, and note who came; return the newest meeting of one of them."""
    chosen = select(Membership.id, Membership.person_id, Membership.seat_id, SeatGroup.term_id)
    chosen = chosen.join(SeatGroup, SeatGroup.id == Membership.seat_group_id)
    chosen = chosen.where(Membership.role == Role.MEMBER, Membership.since == date(town.TERMS[-1], 1, 1))
    members: dict[UUID, list[tuple[UUID, UUID, UUID | None]]] = {}
    for membership, person, seat, term in session.execute(chosen.order_by(Membership.id)):
        members.setdefault(term, []).append((membership, person, seat))
    begins = [clock.now() - timedelta(days=7 * number) for number in range(MEETINGS, 0, -1)]
    numbers = count(10_000_000)
    meetings: list[dict[str, Any]] = []
    rows: list[dict[str, Any]] = []
    for term, sitting in members.items():
        for number, at in enumerate(begins, 1):
            meeting = UUID(int=next(numbers))
            meetings.append(_meeting(meeting, term, number, at))
            noted = enumerate(sitting)
            rows += (_noted(UUID(int=next(numbers)), meeting, who, at, place + number) for place, who in noted)
    for table, made in ((Meeting, meetings), (Attendance, rows)):
        for start in range(0, len(made), BATCH):
            session.execute(insert(table), made[start : start + BATCH])
    ours = select(Meeting.id).join(Term, Term.id == Meeting.term_id).join(Body, Body.id == Term.body_id)
    return session.scalars(ours.where(Body.slug == COUNCIL).order_by(Meeting.starts_at.desc()).limit(1)).one()


def _meeting(number: UUID, term: UUID, counted: int, at: datetime) -> dict[str, Any]:
    times = {"starts_at": at, "ends_at": at + timedelta(hours=2), "planned_at": at, "planned_by": "system"}
    return {"id": number, "term_id": term, "number": counted, "is_open": False, "version": 1, **times}


def _noted(number: UUID, meeting: UUID, who: tuple[UUID, UUID, UUID | None], at: datetime, turn: int) -> dict[str, Any]:
    membership, person, seat = who
    presence = Presence.APOLOGY if turn % 5 == 0 else Presence.ABSENT if turn % 17 == 0 else Presence.PRESENT
    of = {"id": number, "meeting_id": meeting, "membership_id": membership, "person_id": person, "seat_id": seat}
    noted = {"part": Part.MEMBER, "presence": presence, "at": at, "by": "system", "version": 1}
    return {**of, **noted, "name": "", "disqualified_for": [], "travel_minutes": 0}
