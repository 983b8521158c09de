"""Two secretaries at the same moment: one of them is answered, neither meets an error."""

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor, wait
from datetime import datetime
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from recruit.appointments import operations
from recruit.appointments.model import Membership
from recruit.appointments.rules import Office
from recruit.bodies.model import Seat, Term
from recruit.foundation.refusal import Refused
from recruit.people.model import Person
from tests.builders import BY, a_council, a_member, a_person, a_seat_group, day, the_seats, the_term
from tests.conftest import Database


def at_once(database: Database, *acts: Callable[[Session], Any]) -> list[str]:
    """Run each act in a transaction and a thread of its own; return "done" or the refusal's code for each, sorted."""

    def run(act: Callable[[Session], Any]) -> str:
        try:
            with database.transaction() as session:
                act(session)
        except Refused as refused:
            return refused.refusals[0].code
        return "done"

    with ThreadPoolExecutor(len(acts)) as threads:
        return sorted(threads.map(run, acts))


def test_one_of_two_gets_the_seat(database: Database) -> None:
    with database.transaction() as session:
        seat = the_seats(session, a_council(session))[0].id
        people = [a_person(session).id for _ in range(2)]

    def take(person: Any) -> Callable[[Session], Any]:
        return lambda session: a_member(session, session.get_one(Seat, seat), session.get_one(Person, person))

    assert at_once(database, *map(take, people)) == ["done", "seat-is-taken"]


def test_one_of_two_becomes_chair(database: Database, now: datetime) -> None:
    with database.transaction() as session:
        members = [a_member(session, seat).id for seat in the_seats(session, a_council(session))[:2]]

    def lead(member: Any) -> Callable[[Session], Any]:
        def act(session: Session) -> None:
            holder = session.scalars(select(Membership).where(Membership.id == member)).one()
            operations.hold_office(session, holder, Office.CHAIR, since=day("2026-05-01"), by=BY, now=now)

        return act

    assert at_once(database, *map(lead, members)) == ["done", "office-is-taken"]


def test_two_who_add_a_group_each_come_one_after_the_other(database: Database) -> None:
    with database.transaction() as session:
        term = the_term(session, a_council(session, seats=0)).id

    def add(label: str) -> int:
        with database.transaction() as session:
            return a_seat_group(session, session.get_one(Term, term), label).position

    with ThreadPoolExecutor() as threads, database.transaction() as session:
        a_seat_group(session, session.get_one(Term, term), "Foreninger")
        other = threads.submit(add, "Skoler")
        wait([other], timeout=0.3)

    assert other.result() == 2
