"""Who sits in all councils at once is who sits in each of them."""

from datetime import date
from uuid import UUID

import pytest
from sqlalchemy import select
from sqlalchemy.orm import Session

from recruit.appointments.model import Membership
from recruit.appointments.queries import sits_on
from recruit.appointments.queries.sitting_everywhere import everywhere
from recruit.appointments.rules import Role
from recruit.bodies.model import Body, SeatGroup, Term
from tests.builders import a_council, a_member, a_seat_group, a_substitute, a_term, day, the_seats
from tests.conftest import Database


def a_town(session: Session) -> None:
    """Councils between two terms: one whose seats are followed late, early or never, and others that hold nothing."""
    body = a_council(session, "Rådet", seats=4, term="2022-2025")
    before = the_seats(session, body)
    for seat in before:
        a_member(session, seat, since="2022-01-01")
    a_substitute(session, before[0].group, since="2022-01-01")
    a_seat_group(session, a_term(session, body, "2026-2029"), seats=3)
    after = the_seats(session, body)[:3]
    for seat, succeeded in zip(after, before[:3], strict=True):
        seat.succeeds_id = succeeded.id
    session.flush()
    a_member(session, after[0], since="2026-01-01")
    a_member(session, after[1], since="2026-04-14", last_day="2026-08-31")
    a_term(session, body, "2030-2033")
    alone = a_council(session, "Udvalget", seats=2, term="2022-2025")
    first, second = the_seats(session, alone)
    a_member(session, first, since="2022-01-01")
    a_member(session, second, since="2024-01-01", last_day="2025-06-30")
    ends = a_council(session, "Nævnet", seats=1, term="2022-2025", holds_over=False)
    a_member(session, the_seats(session, ends)[0], since="2022-01-01")
    dissolved = a_council(session, "Det nedlagte råd", seats=1, term="2022-2025")
    a_member(session, the_seats(session, dissolved)[0], since="2022-01-01")
    dissolved.until = day("2026-03-01")
    session.flush()


def one_by_one(session: Session, on: date) -> set[tuple[UUID, bool]]:
    """Return the same, body by body and with the other condition: who sits, and whether their term is over."""
    chosen = select(Membership.id, Membership.until.is_(None) & (Term.until <= on))
    chosen = chosen.join(SeatGroup, SeatGroup.id == Membership.seat_group_id).join(Term, Term.id == SeatGroup.term_id)
    chosen = chosen.where(Membership.role == Role.MEMBER, sits_on(on))
    found: set[tuple[UUID, bool]] = set()
    for body_id in session.scalars(select(Body.id)).all():
        found |= {(number, bool(over)) for number, over in session.execute(chosen.where(Term.body_id == body_id))}
    return found


@pytest.mark.parametrize(
    ("on", "sitting", "over"),
    [
        ("2021-12-31", 0, 0),
        ("2025-06-30", 8, 0),
        ("2025-12-31", 7, 0),
        ("2026-01-01", 5, 4),
        ("2026-03-01", 4, 3),
        ("2026-04-14", 4, 2),
        ("2026-09-01", 3, 2),
        ("2030-01-01", 1, 1),
    ],
)
def test_who_sits_in_all_councils_at_once_is_who_sits_in_each(
    database: Database, on: str, sitting: int, over: int
) -> None:
    with database.transaction() as session:
        a_town(session)

    with database.reading() as session:
        members = everywhere(day(on)).members
        found = session.execute(select(members.c.id, members.c.goes_on)).all()
        expected = one_by_one(session, day(on))

    assert {(number, bool(goes_on)) for number, goes_on in found} == expected
    assert (len(found), sum(goes_on for _, goes_on in found)) == (sitting, over)
