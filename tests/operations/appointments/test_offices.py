"""The vice chair moves up when the chair leaves, and the municipal council appoints a chair."""

from dataclasses import dataclass

import pytest
from sqlalchemy.orm import Session

from recruit.appointments.model import Membership, OfficeHolding
from recruit.appointments.operations import appoint_to_office, end, end_office, hold_office, move_up
from recruit.appointments.queries import membership, office
from recruit.appointments.rules import EndReason, Office
from recruit.bodies.model import Body
from recruit.bodies.operations import record_decision
from recruit.bodies.rules import DecisionKind
from recruit.foundation.refusal import Refused
from tests.builders import BY, NOW, a_council, a_day, a_member, a_seat_group, a_term, day, the_seats
from tests.conftest import Database


@dataclass
class Council:
    """A council with a chair and a vice chair."""

    body: Body
    members: list[Membership]
    chair: OfficeHolding
    vice: OfficeHolding


def a_board(session: Session) -> Council:
    body = a_council(session, seats=3)
    members = [a_member(session, seat) for seat in the_seats(session, body)]
    april = {"since": day("2026-04-01"), "by": BY, "now": NOW}
    chair = hold_office(session, members[0], Office.CHAIR, **april)
    vice = hold_office(session, members[1], Office.VICE_CHAIR, **april)
    session.expire_all()
    read = [membership(session, body, one.id) for one in members]
    return Council(body, read, chair, office(session, body, vice.id))


def test_the_vice_chair_moves_up_and_is_vice_chair_no_more(database: Database) -> None:
    with database.transaction() as session:
        board = a_board(session)
        # The last day of the chair is known; it is still to come.
        end(session, board.members[0], a_day("2026-12-31"), EndReason.RESIGNED, by=BY, now=NOW)
        made = move_up(session, board.vice, day("2027-01-01"), by=BY, now=NOW)

        assert (made.office, made.membership_id, made.since) == (Office.CHAIR, board.members[1].id, day("2027-01-01"))
        assert (made.moved_up, made.until) == (True, None)
        assert board.chair.until == board.vice.until == day("2027-01-01")


def test_nobody_moves_up_before_the_chair_has_left(database: Database) -> None:
    with database.transaction() as session:
        board = a_board(session)
        with pytest.raises(Refused, match="office-is-taken"):
            move_up(session, board.vice, day("2026-12-01"), by=BY, now=NOW)
        end_office(session, board.chair, day("2026-12-31"), by=BY, now=NOW)
        with pytest.raises(Refused, match="chair-is-not-vacant"):
            move_up(session, board.vice, day("2026-12-31"), by=BY, now=NOW)

        assert (board.vice.until, board.vice.office) == (None, Office.VICE_CHAIR)


def test_nobody_moves_up_or_leaves_an_office_years_after_the_term(sqlite: Database) -> None:
    with sqlite.transaction() as session:
        board = a_board(session)
        with pytest.raises(Refused, match="reaches-past-the-term"):
            end_office(session, office(session, board.body, board.chair.id), day("2031-06-01"), by=BY, now=NOW)
        end_office(session, office(session, board.body, board.chair.id), day("2026-12-31"), by=BY, now=NOW)
        with pytest.raises(Refused, match="reaches-past-the-term"):
            move_up(session, board.vice, day("2035-01-01"), by=BY, now=NOW)


def test_a_vice_chair_whose_office_has_ended_the_day_before_moves_up_to_the_last_day_as_a_member(
    database: Database,
) -> None:
    with database.transaction() as session:
        board = a_board(session)
        end_office(session, board.chair, day("2026-12-31"), by=BY, now=NOW)
        end(session, board.members[1], a_day("2027-06-30"), EndReason.MOVED_AWAY, by=BY, now=NOW)
        board.vice.until = day("2027-01-01")
        made = move_up(session, board.vice, day("2027-01-01"), by=BY, now=NOW)

        assert (made.until, board.vice.until) == (day("2027-07-01"), day("2027-01-01"))


def test_the_municipal_council_appoints_a_chair_from_its_decision_on(database: Database) -> None:
    with database.transaction() as session:
        body = a_council(session, seats=2, term="2022-2025")
        old = a_member(session, the_seats(session, body)[0], since="2022-01-01")
        before = hold_office(session, old, Office.CHAIR, since=day("2022-04-01"), by=BY, now=NOW)
        a_seat_group(session, a_term(session, body, "2026-2029"), seats=2)
        new = a_member(session, the_seats(session, body)[0], last_day="2027-12-31")
        decision = record_decision(session, body, DecisionKind.APPOINT, "Byrådet", day("2026-03-26"), by=BY, now=NOW)

        with pytest.raises(Refused, match="office-before-the-decision"):
            appoint_to_office(session, new, Office.CHAIR, decision, since=day("2026-03-25"), by=BY, now=NOW)
        made = appoint_to_office(session, new, Office.CHAIR, decision, since=day("2026-03-26"), by=BY, now=NOW)

        assert (made.decision_id, made.until) == (decision.id, day("2028-01-01"))
        assert before.until == day("2026-03-26")
