"""Calling somebody in: asked one after the other, remembered, and taking over."""

from datetime import date, datetime, timedelta
from uuid import UUID

import pytest
from sqlalchemy import select
from sqlalchemy.orm import Session, aliased

from recruit.appointments.model import Membership, SubstituteAsk, SubstituteCall
from recruit.appointments.operations import correcting, end, substituting
from recruit.appointments.queries import substitution as queries
from recruit.appointments.queries.seats import membership
from recruit.appointments.rules import EndReason, Role
from recruit.appointments.rules.substitution import CallKind, FilledBy, NewCall, SubstitutionReason
from recruit.bodies.model import Body, Decision
from recruit.bodies.operations import record_decision
from recruit.bodies.queries import body_by_slug
from recruit.bodies.rules import DecisionKind, SubstituteArrangement
from recruit.foundation.dates import Span
from recruit.foundation.refusal import NotFound, Refused
from recruit.people.model import Person
from recruit.recruitment.rules import Manner
from recruit.reports.seating import roster
from tests.builders import (
    BY,
    NOW,
    a_council,
    a_day,
    a_member,
    a_person,
    a_seat_group,
    a_substitute,
    day,
    the_seats,
    the_term,
)
from tests.conftest import Database

JUNE = day("2026-06-15")
SOON = NOW + timedelta(days=3)


def a_vacancy(session: Session, *, substitutes: int = 2) -> tuple[Body, SubstituteCall]:
    """Let a member leave, and open the call for whoever follows."""
    body = a_council(session)
    seat = the_seats(session, body)[0]
    member = a_member(session, seat, a_person(session, "Hawa Ibsen"))
    for name in ("Bo Bruun", "Kaj Lund")[:substitutes]:
        a_substitute(session, seat.group, a_person(session, name))
    left = membership(session, body, member.id)
    end(session, left, a_day("14. juni 2026"), EndReason.RESIGNED, by=BY, now=NOW)
    new = NewCall(CallKind.FOR_GOOD, SubstitutionReason.VACANCY, Span(JUNE, None))
    made = substituting.call_in(session, left, new, by=BY, now=NOW)
    return body, again(session, body, made)


def again(session: Session, body: Body, call: SubstituteCall) -> SubstituteCall:
    return queries.call(session, body, call.id, lock=True)


def ask_next(session: Session, call: SubstituteCall, *, now: datetime = NOW) -> SubstituteAsk:
    substitute = queries.left_to_ask(session, call)[0]
    return substituting.ask(session, call, substitute, now + timedelta(days=3), by=BY, now=now)


def says(session: Session, call: SubstituteCall, ask: SubstituteAsk, *, yes: bool, now: datetime = NOW) -> None:
    substituting.answer(session, call, ask, Manner.PHONE, accepts=yes, by=BY, now=now)


def a_decision(session: Session, body: Body, on: str = "2026-06-15") -> Decision:
    return record_decision(session, body, DecisionKind.APPOINT, "Byrådet", day(on), by=BY, now=NOW)


def test_the_first_declines_and_the_next_takes_over_for_good(database: Database) -> None:
    with database.transaction() as session:
        body, call = a_vacancy(session)
        says(session, call, ask_next(session, call), yes=False)
        says(session, call, ask_next(session, call), yes=True)
        whole = again(session, body, call)
        with pytest.raises(Refused, match="entry-needs-a-decision"):
            substituting.take_over(session, whole, None, by=BY, now=NOW)
        substituting.take_over(session, whole, a_decision(session, body), by=BY, now=NOW)

    with database.reading() as session:
        rows = session.execute(select(Membership.role, Membership.since, Membership.until, Membership.end_reason))
        assert sorted(map(tuple, rows), key=str) == sorted(
            [
                (Role.MEMBER, day("2026-01-01"), JUNE, EndReason.RESIGNED),
                (Role.MEMBER, JUNE, None, None),
                (Role.SUBSTITUTE, day("2026-01-01"), None, None),
                (Role.SUBSTITUTE, day("2026-01-01"), JUNE, EndReason.BECAME_MEMBER),
            ],
            key=str,
        )


def test_whoever_took_over_does_not_stand_again_in_a_number_that_somebody_else_has_since(database: Database) -> None:
    with database.transaction() as session:
        body, call = a_vacancy(session)
        call.member.group.entry_needs_decision = False
        says(session, call, ask_next(session, call), yes=True)
        made = substituting.take_over(session, again(session, body, call), None, by=BY, now=NOW)
        a_substitute(session, call.member.group, a_person(session, "Ida Ny"), rank=1, since="2026-07-01")

    with pytest.raises(Refused, match="rank-is-taken"), database.transaction() as session:
        correcting.take_back(session, membership(session, body, made.id), by=BY, now=NOW)


def test_the_new_decision_comes_after_the_vacancy_and_the_seat_is_empty_until_then(database: Database) -> None:
    with database.transaction() as session:
        body, call = a_vacancy(session)
        substitute = ask_next(session, call)
        says(session, call, substitute, yes=True)
        whole, own = again(session, body, call), a_decision(session, body, "2026-03-26")
        session.get_one(Membership, substitute.substitute_id).decision = own
        session.flush()
        for refused in (own, a_decision(session, body, "2026-06-14")):
            with pytest.raises(Refused, match=r"decision-is-the-first-one|decision-before-the-vacancy"):
                substituting.take_over(session, whole, refused, by=BY, now=NOW)
        made = substituting.take_over(session, whole, a_decision(session, body, "2026-10-29"), by=BY, now=NOW)

        assert made.since == session.get_one(Membership, substitute.substitute_id).until == day("2026-10-29")
        whole_body, term = body_by_slug(session, "integrationsraadet"), the_term(session, body)
        days = (day("2026-10-28"), day("2026-10-29"))
        assert [roster(session, whole_body, term, as_of=on).totals.filled for on in days] == [0, 1]


def test_a_group_may_let_the_first_appointment_do(database: Database) -> None:
    with database.transaction() as session:
        body, call = a_vacancy(session)
        call.member.group.entry_needs_decision = False
        says(session, call, ask_next(session, call), yes=True)
        made = substituting.take_over(session, again(session, body, call), None, by=BY, now=NOW)

        assert (made.since, made.seat_id) == (JUNE, call.member.seat_id)


def bound(session: Session) -> list[tuple[str, str, int | None, date, date | None]]:
    """Return the personal substitutes: who, for whom, in which place of the order, from when and until when."""
    member, whom = aliased(Membership), aliased(Person)
    chosen = select(Person.name, whom.name, Membership.rank, Membership.since, Membership.until)
    chosen = chosen.join(Membership.person).join(member, member.id == Membership.substitute_for_id)
    chosen = chosen.join(whom, whom.id == member.person_id).order_by(Membership.rank, Membership.since)
    return [tuple(row) for row in session.execute(chosen)]


def test_the_second_personal_substitute_stands_in_for_the_first_who_took_over(database: Database) -> None:
    start, autumn = day("2026-01-01"), day("2026-10-01")
    with database.transaction() as session:
        body = a_council(session, seats=0)
        group = a_seat_group(session, the_term(session, body), seats=1, arrangement=SubstituteArrangement.PERSONAL)
        group.entry_needs_decision = False
        hawa = a_member(session, group.seats[0], a_person(session, "Hawa Ibsen"))
        for rank, name in enumerate(("Bo Bruun", "Kaj Lund"), 1):
            a_substitute(session, group, a_person(session, name), member=hawa, rank=rank)
        session.flush()
        left = membership(session, body, hawa.id)
        end(session, left, a_day("14. juni 2026"), EndReason.RESIGNED, by=BY, now=NOW)
        kaj = session.scalars(select(Membership).join(Membership.person).where(Person.name == "Kaj Lund")).one()
        kaj.until = autumn
        new = NewCall(CallKind.FOR_GOOD, SubstitutionReason.VACANCY, Span(JUNE, None))
        call = again(session, body, substituting.call_in(session, left, new, by=BY, now=NOW))
        says(session, call, ask_next(session, call), yes=True)
        made = substituting.take_over(session, again(session, body, call), None, by=BY, now=NOW)

        was = ("Bo Bruun", "Hawa Ibsen", 1, start, JUNE)
        assert bound(session) == [
            was,
            ("Kaj Lund", "Hawa Ibsen", 2, start, JUNE),
            ("Kaj Lund", "Bo Bruun", 2, JUNE, autumn),
        ]
        correcting.take_back(session, membership(session, body, made.id), by=BY, now=NOW)
        assert bound(session) == [
            ("Bo Bruun", "Hawa Ibsen", 1, start, None),
            ("Kaj Lund", "Hawa Ibsen", 2, start, autumn),
        ]


def test_a_substitute_who_answers_after_the_next_was_asked_is_told_so(database: Database) -> None:
    with database.transaction() as session:
        _body, call = a_vacancy(session)
        first = ask_next(session, call)
        with pytest.raises(Refused, match="somebody-else-is-asked"):
            ask_next(session, call)
        late = NOW + timedelta(days=4)
        second = ask_next(session, call, now=late)
        with pytest.raises(Refused, match="somebody-else-is-asked"):
            says(session, call, first, yes=True, now=late)
        says(session, call, second, yes=True, now=late)
        with pytest.raises(Refused, match="somebody-steps-in"):
            says(session, call, first, yes=True, now=late)


def test_an_empty_list_leaves_the_place_open_with_who_may_fill_it(database: Database) -> None:
    with database.transaction() as session:
        body, call = a_vacancy(session, substitutes=0)
        assert queries.left_to_ask(session, call) == []
        because = "Der er ingen suppleanter."
        substituting.close(session, call, FilledBy.COUNCIL_RECOMMENDATION, because, by=BY, now=NOW)

        closed = again(session, body, call)
        assert (closed.filled_by, closed.closed_because) == (FilledBy.COUNCIL_RECOMMENDATION, because)
        with pytest.raises(Refused, match="call-is-closed"):
            substituting.close(session, closed, FilledBy.NOBODY, because, by=BY, now=NOW)


def test_what_was_entered_wrongly_is_taken_back_and_the_next_is_asked(database: Database) -> None:
    with database.transaction() as session:
        _body, call = a_vacancy(session)
        first = ask_next(session, call)
        says(session, call, first, yes=True)
        substituting.withdraw(session, call, first, by=BY, now=NOW)

        assert ask_next(session, call).substitute_id != first.substitute_id


def test_a_leave_leaves_the_member_on_the_seat(database: Database) -> None:
    with database.transaction() as session:
        body = a_council(session)
        seat = the_seats(session, body)[0]
        member = a_member(session, seat)
        a_substitute(session, seat.group)
        leave = NewCall(CallKind.LEAVE, SubstitutionReason.PARENTAL_LEAVE, Span(JUNE, day("2026-12-01")))
        call = substituting.call_in(session, membership(session, body, member.id), leave, by=BY, now=NOW)
        whole = again(session, body, call)
        says(session, whole, ask_next(session, whole), yes=True)

        assert session.get_one(Membership, member.id).until is None
        with pytest.raises(Refused, match="call-is-not-for-good"):
            substituting.take_over(session, whole, a_decision(session, body), by=BY, now=NOW)


def test_another_councils_call_is_not_found(database: Database) -> None:
    with database.transaction() as session:
        _body, call = a_vacancy(session)
        with pytest.raises(NotFound):
            queries.call(session, a_council(session, "Ældrerådet"), call.id)
        with pytest.raises(NotFound):
            queries.call(session, _body, UUID(int=0))
