"""What waits after somebody is away, has left or is heard, and where an office is vacant: each kind on its day."""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date, timedelta

import pytest
from sqlalchemy import event
from sqlalchemy.orm import Session

from recruit.appointments.model import MembershipHearing, SubstituteAsk, SubstituteCall
from recruit.appointments.operations import constituting, end, end_office, hold_office, substituting
from recruit.appointments.queries import due_hearings, due_offices, due_places, due_substitutes
from recruit.appointments.queries import substitution as queries
from recruit.appointments.queries.seats import membership
from recruit.appointments.rules import EndReason, Office
from recruit.appointments.rules.substitution import CallKind, FilledBy, NewCall, SubstitutionReason
from recruit.bodies.model import Body
from recruit.bodies.rules import SubstituteArrangement
from recruit.foundation.dates import Span
from recruit.recruitment.rules import Manner
from tests.builders import (
    BY,
    NOW,
    a_council,
    a_day,
    a_member,
    a_person,
    a_seat_group,
    a_substitute,
    an_organization,
    day,
    the_seats,
    the_term,
)
from tests.conftest import Database

TODAY, TOMORROW = day("2026-11-21"), day("2026-11-22")
AWAY = Span(day("2026-11-30"), day("2027-03-01"))
DEADLINE = NOW + timedelta(days=4)
DAY = timedelta(days=1)


FOR_GOOD = NewCall(CallKind.FOR_GOOD, SubstitutionReason.VACANCY, Span(TOMORROW))
LEAVE = NewCall(CallKind.LEAVE, SubstitutionReason.PARENTAL_LEAVE, AWAY)


def a_call(session: Session, new: NewCall, *, substitutes: int = 1) -> tuple[Body, SubstituteCall]:
    """Call somebody in for Hawa, who is away or has left, with so many behind her."""
    body = a_council(session)
    seat = the_seats(session, body)[0]
    hawa = a_member(session, seat, a_person(session, "Hawa Ibsen"))
    for name in ("Bo Bruun", "Kaj Lund")[:substitutes]:
        a_substitute(session, seat.group, a_person(session, name))
    if new.kind is CallKind.FOR_GOOD:
        end(session, membership(session, body, hawa.id), a_day("21. november 2026"), EndReason.RESIGNED, by=BY, now=NOW)
    session.expire_all()
    made = substituting.call_in(session, membership(session, body, hawa.id), new, by=BY, now=NOW)
    return body, again(session, body, made)


def again(session: Session, body: Body, call: SubstituteCall) -> SubstituteCall:
    return queries.call(session, body, call.id, lock=True)


def ask_next(session: Session, body: Body, call: SubstituteCall) -> SubstituteAsk:
    who = queries.left_to_ask(session, again(session, body, call))[0]
    return substituting.ask(session, call, who, DEADLINE, by=BY, now=NOW)


def says(session: Session, body: Body, call: SubstituteCall, *, yes: bool) -> None:
    whole = again(session, body, call)
    substituting.answer(session, whole, whole.asks[-1], Manner.PHONE, accepts=yes, by=BY, now=NOW)


def waiting(session: Session, on: date = TODAY) -> list[tuple[str, str | None]]:
    return [(one.kind, one.waiting_for) for one in due_substitutes.due(session, on=on)]


# Substitutes


def test_a_call_waits_for_whoever_is_asked_and_then_for_the_secretary(database: Database) -> None:
    with database.transaction() as session:
        body, call = a_call(session, LEAVE, substitutes=2)
        assert waiting(session) == [("substitute-to-ask", None)]

        ask_next(session, body, call)
        assert waiting(session, DEADLINE.date()) == [("substitute-asked", "Bo Bruun")]
        assert waiting(session, DEADLINE.date() + DAY) == [("substitute-silent", None)]

        says(session, body, call, yes=False)
        assert waiting(session) == [("substitute-to-ask", None)]
        ask_next(session, body, call)
        says(session, body, call, yes=False)
        assert waiting(session) == [("no-substitute-left", None)]


def test_a_leave_is_spoken_of_two_weeks_before_it_ends_and_no_more_when_it_has(database: Database) -> None:
    with database.transaction() as session:
        body, call = a_call(session, LEAVE)
        ask_next(session, body, call)
        says(session, body, call, yes=True)
        last = day("2027-02-28")

        assert waiting(session, last - timedelta(days=14)) == []
        assert waiting(session, last - timedelta(days=13)) == [("leave-ends", None)]
        assert due_substitutes.due(session, on=last)[0].deadline == last
        assert waiting(session, last + DAY) == []


@pytest.mark.parametrize(
    ("needs_decision", "kind"), [(True, "entry-needs-a-decision"), (False, "substitute-takes-over")]
)
def test_whoever_has_said_yes_waits_to_take_over(sqlite: Database, needs_decision: bool, kind: str) -> None:
    with sqlite.transaction() as session:
        body, call = a_call(session, FOR_GOOD)
        call.member.group.entry_needs_decision = needs_decision
        ask_next(session, body, call)
        says(session, body, call, yes=True)

        assert waiting(session) == [(kind, None)]
        substituting.withdraw(session, call, call.asks[0], by=BY, now=NOW)
        assert waiting(session) == [("no-substitute-left", None)]
        substituting.close(session, call, FilledBy.NOBODY, "Ingen er tilbage.", by=BY, now=NOW)
        assert waiting(session) == []


@pytest.mark.parametrize("arrangement", [SubstituteArrangement.PERSONAL, SubstituteArrangement.ORGANISATION])
def test_only_whoever_stands_behind_the_seat_is_to_be_asked(
    sqlite: Database, arrangement: SubstituteArrangement
) -> None:
    with sqlite.transaction() as session:
        body = a_council(session, seats=0)
        group = a_seat_group(session, the_term(session, body), seats=2, arrangement=arrangement)
        one, other = (a_member(session, seat) for seat in group.seats)
        is_personal = arrangement is SubstituteArrangement.PERSONAL
        bound = {"member": one, "rank": 1} if is_personal else {"seat": group.seats[0]}
        a_substitute(session, group, **bound)
        session.expire_all()
        for member in (one, other):
            substituting.call_in(session, membership(session, body, member.id), LEAVE, by=BY, now=NOW)

        assert sorted(waiting(session)) == [("no-substitute-left", None), ("substitute-to-ask", None)]


# Places left open


def test_an_organisation_has_thirty_days_to_name_somebody(database: Database) -> None:
    with database.transaction() as session:
        body = a_council(session, seats=0)
        group = a_seat_group(session, the_term(session, body), seats=1, arrangement=SubstituteArrangement.ORGANISATION)
        (seat,) = group.seats
        seat.represents = an_organization(session, "Fjordby Boldklub")
        left = a_member(session, seat)
        end(session, membership(session, body, left.id), a_day("21. november 2026"), EndReason.RESIGNED, by=BY, now=NOW)
        session.expire_all()
        call = substituting.call_in(session, membership(session, body, left.id), FOR_GOOD, by=BY, now=NOW)
        whole = again(session, body, call)
        substituting.close(session, whole, FilledBy.ORGANISATION, "Ingen suppleant.", by=BY, now=NOW)
        assert due_places.due(session, on=TODAY) == []

        (found,) = due_places.due(session, on=TOMORROW)
        assert (found.kind, found.waiting_for) == ("place-left-open", "Fjordby Boldklub")
        assert found.deadline == TODAY + timedelta(days=30)

        a_member(session, seat, since="2026-12-01")
        assert due_places.due(session, on=day("2026-12-01")) == []


# Hearings


def test_a_hearing_waits_for_the_member_and_then_for_a_decision(database: Database) -> None:
    with database.transaction() as session:
        body = a_council(session)
        member = a_member(session, the_seats(session, body)[0], a_person(session, "Hawa Ibsen"))
        asks = {"membership_id": member.id, "reason": EndReason.ABSENCE_RULE, "by": "system"}
        session.add(MembershipHearing(**asks, answer_by=TODAY - DAY, at=NOW - timedelta(days=20)))
        session.add(MembershipHearing(**asks, answer_by=TODAY + DAY, at=NOW))
        session.flush()

        def found(on: date) -> list[tuple[str, str | None]]:
            return [(one.kind, one.waiting_for) for one in due_hearings.due(session, on=on)]

        assert found(TODAY + DAY) == [("hearing-goes-on", "Hawa Ibsen")]
        assert found(TODAY + 2 * DAY) == [("hearing-is-over", None)]
        assert found(TODAY + timedelta(days=92)) == []
        end(session, membership(session, body, member.id), a_day("2026-12"), EndReason.ABSENCE_RULE, by=BY, now=NOW)
        assert found(TODAY + DAY) == []


# Offices


def titles(session: Session, on: str) -> list[tuple[str, object]]:
    return [(one.kind, one.facts["title"]) for one in due_offices.due(session, on=day(on))]


def test_a_new_council_has_sixty_days_to_choose_its_chair(database: Database) -> None:
    with database.transaction() as session:
        body = a_council(session, chair_title="formand")
        assert titles(session, "2026-06-01") == []
        one, other, *_rest = (a_member(session, seat, since="2026-04-14") for seat in the_seats(session, body)[:3])

        assert titles(session, "2026-06-12") == []
        assert titles(session, "2026-06-13") == [("office-vacant", "formand"), ("office-vacant", "næstformand")]

        session.expire_all()
        hold_office(session, other, Office.VICE_CHAIR, since=day("2026-05-05"), by=BY, now=NOW)
        chair = hold_office(session, one, Office.CHAIR, since=day("2026-05-05"), by=BY, now=NOW)
        assert titles(session, "2026-06-13") == []
        end_office(session, chair, day("2026-05-20"), by=BY, now=NOW)
        assert titles(session, "2026-05-20") == []
        assert titles(session, "2026-05-21") == [("office-vacant", "formand")]


def test_a_vote_that_nobody_has_concluded_waits(database: Database) -> None:
    with database.transaction() as session:
        body = a_council(session, chair_title="formand")
        members = [a_member(session, seat) for seat in the_seats(session, body)[:2]]
        term, met = the_term(session, body), day("2026-01-20")
        vote = constituting.begin(session, term, Office.CHAIR, members, met, by=BY, now=NOW)

        (found,) = due_offices.due(session, on=met)
        assert (found.kind, found.facts["vote"], found.deadline) == ("office-vote-open", vote.id, met)
        assert [kind for kind, _title in titles(session, "2026-05-01")].count("office-vacant") == 2


# Queries


def test_more_councils_cost_no_more_queries(sqlite: Database) -> None:
    with sqlite.transaction() as session:
        for name in ("Integrationsrådet", "Ældrerådet", "Handicaprådet"):
            body = a_council(session, name)
            members = [a_member(session, seat) for seat in the_seats(session, body)[:2]]
            constituting.begin(session, the_term(session, body), Office.CHAIR, members, TODAY, by=BY, now=NOW)
            session.expire_all()
            substituting.call_in(session, membership(session, body, members[0].id), LEAVE, by=BY, now=NOW)

    for stage in (due_substitutes, due_places, due_hearings, due_offices):
        asked: list[str] = []
        with sqlite.reading() as session, counted(sqlite, asked):
            stage.due(session, on=TODAY)
        assert len(asked) == 1, stage.__name__


@contextmanager
def counted(database: Database, asked: list[str]) -> Iterator[None]:
    def note(_connection: object, _cursor: object, statement: str, *_rest: object) -> None:
        asked.append(statement)

    event.listen(database.engine, "before_cursor_execute", note)
    try:
        yield
    finally:
        event.remove(database.engine, "before_cursor_execute", note)
