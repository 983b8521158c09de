"""The secretary's day in a very large town: *I dag*, the page of a chair, and a chair who leaves with all that follows.

Beside them, in the same minutes, one hand-written statement that counts who sits in each council: what counts is how
many times as long it takes. On SQLite, and on PostgreSQL where its programs are installed.
"""

import time
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from statistics import median
from uuid import UUID

from sqlalchemy import insert, select, text
from sqlalchemy.orm import Session, sessionmaker

from benchmarks import databases, house, town
from benchmarks.lists import queries_of, took
from recruit.acts.ending.carrying_out import leave
from recruit.acts.today import STAGES
from recruit.app import create_app
from recruit.appointments.model import Membership, OfficeHolding, SubstituteCall
from recruit.appointments.queries.seats import membership
from recruit.appointments.rules import EndReason, Office, Role
from recruit.appointments.rules.ending import NewEnding
from recruit.appointments.rules.substitution import CallKind, SubstitutionReason
from recruit.bodies.model import Body, SeatGroup, Term
from recruit.bodies.rules import SubstituteArrangement
from recruit.foundation import clock
from recruit.foundation.dates import PartialDate, Precision
from recruit.foundation.db import create_engine, transaction
from recruit.foundation.settings import Settings
from recruit.web.extensions import reading, store
from tests.builders import BY

#: Seconds that *I dag*, and a departure with its transaction, may take.
TODAY, DEPARTURE = 0.15, 0.05
#: Statements that *I dag* may send beside one for each stage, and that the page of a member may send.
BESIDE, MEMBER = 5, 12
#: Chairs who leave, one after the other; the first of them warm up.
LEAVE, WARM_UP = 24, 4

BY_HAND = text(
    """
    SELECT t.body_id, count(DISTINCT m.person_id)
    FROM membership m JOIN seat_group g ON g.id = m.seat_group_id JOIN term t ON t.id = g.term_id
    WHERE m.role = 'member' AND m.since <= :day AND coalesce(m.until, t.until) > :day AND t.since <= :day
    GROUP BY t.body_id
    """
)


@dataclass(frozen=True)
class Measured:
    """What one database took; seconds, medians."""

    database: str
    today: float
    #: What *I dag* sent, and what it may send.
    queries: int
    may_send: int
    member: float
    member_queries: int
    departure: float
    by_hand: float

    @property
    def is_within(self) -> bool:
        asked = self.queries <= self.may_send and self.member_queries <= MEMBER
        return asked and self.today <= TODAY and self.departure <= DEPARTURE


def measure(rounds: int) -> Iterator[Measured]:
    """Fill the town into each database at hand, and measure there."""
    for name, url in databases.at_hand():
        yield _measured(name, url, rounds)


def _measured(name: str, url: str, rounds: int) -> Measured:
    settings = Settings.from_environment({"RECRUIT_MODE": "test", "DATABASE_URL": url})
    cookie = house.set_up(settings)
    engine = create_engine(url)
    sessions = sessionmaker(engine, expire_on_commit=False)
    with transaction(sessions) as session:
        town.fill(session)
        chairs = _chairs(session)
        _with_much_around(session, chairs)
        if engine.dialect.name == "postgresql":
            session.execute(text("ANALYZE"))  # its own servant would come round to it within a minute
    app = create_app(settings)
    client = app.test_client()
    client.set_cookie("recruit", cookie.partition("=")[2])
    person = f"/sekretariat/personer/{chairs[-1].person_id}"
    with app.app_context():
        today, member = took(client, "/sekretariat", rounds), took(client, person, rounds)
        queries = queries_of(client, "/sekretariat"), queries_of(client, person)
        by_hand = median(_by_hand() for _ in range(rounds))
        store.engine.dispose()
    departures = [_leaves(sessions, chair) for chair in chairs]
    engine.dispose()
    return Measured(
        name, today, queries[0], len(STAGES) + BESIDE, member, queries[1], median(departures[WARM_UP:]), by_hand
    )


def _by_hand() -> float:
    began = time.perf_counter()
    with reading() as session:
        session.execute(BY_HAND, {"day": clock.today()}).all()
    return time.perf_counter() - began


def _chairs(session: Session) -> Sequence[Membership]:
    """Return the chairs of so many councils in the term that runs."""
    chosen = select(Membership).join(OfficeHolding, OfficeHolding.membership_id == Membership.id)
    chosen = chosen.where(OfficeHolding.office == Office.CHAIR, Membership.since == date(town.TERMS[-1], 1, 1))
    return session.scalars(chosen.order_by(Membership.id).limit(LEAVE)).all()


def _with_much_around(session: Session, chairs: Sequence[Membership]) -> None:
    """Give each chair two substitutes of their own, a leave to be stood in for, and a place in another council."""
    bodies = dict(session.execute(select(SeatGroup.id, Term.body_id).join(Term, Term.id == SeatGroup.term_id)).all())
    people = iter(session.scalars(select(Membership.person_id).distinct().limit(2 * LEAVE)).all())
    since, day = chairs[0].since, clock.today()
    place = {"since": since, "since_precision": Precision.DAY, "until_precision": Precision.DAY}
    place |= {"since_assumed": False, "version": 1}
    for number, chair in enumerate(chairs):
        group = session.get_one(SeatGroup, chair.seat_group_id)
        group.arrangement = SubstituteArrangement.PERSONAL
        own = {"seat_group_id": group.id, "role": Role.SUBSTITUTE, "arrangement": SubstituteArrangement.PERSONAL}
        for rank in (1, 2):
            it = {"person_id": next(people), "substitute_for_id": chair.id, "rank": rank}
            session.execute(insert(Membership).values(**place, **own, **it))
        elsewhere = chairs[number - 1].seat_group_id
        sent = {"person_id": chair.person_id, "on_behalf_of_id": bodies[group.id], "role": Role.ASSOCIATE}
        session.execute(insert(Membership).values(**place, **sent, seat_group_id=elsewhere))
        leave_of_absence = {"kind": CallKind.LEAVE, "reason": SubstitutionReason.ILLNESS, "since": day}
        leave_of_absence |= {"until": day + timedelta(days=60), "member_id": chair.id, "version": 1}
        opened = {"opened_at": clock.now(), "opened_by": BY.reference}
        session.execute(insert(SubstituteCall).values(**leave_of_absence, **opened))


def _leaves(sessions: sessionmaker[Session], chair: Membership) -> float:
    """Let a chair leave, with five consequences, and return how long the transaction takes."""
    new = NewEnding(PartialDate(clock.today()), EndReason.RESIGNED)
    with transaction(sessions) as session:
        chosen = select(Term.body_id).join(SeatGroup, SeatGroup.term_id == Term.id)
        number: UUID = session.scalars(chosen.where(SeatGroup.id == chair.seat_group_id)).one()
    began = time.perf_counter()
    with transaction(sessions) as session:
        body = session.get_one(Body, number)
        made = leave(session, body, membership(session, body, chair.id, lock=True), new, by=BY, now=clock.now())
    took_so_long = time.perf_counter() - began
    assert len(made.carried_out) >= 5, made.carried_out
    return took_so_long
