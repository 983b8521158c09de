"""Somebody leaves: what follows is told, carried out in one transaction, and undone as a whole."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import timedelta

import pytest
from sqlalchemy import select
from sqlalchemy.orm import Session

from recruit.acts.ending.carrying_out import ending_of, leave, undo
from recruit.acts.ending.following import Minimum, following
from recruit.appointments.model import Membership, OfficeHolding, SubstituteCall
from recruit.appointments.operations import hold_office, substituting, take_seat
from recruit.appointments.queries import substitution
from recruit.appointments.queries.seats import membership
from recruit.appointments.rules import EndReason, NewMembership, Office
from recruit.appointments.rules.ending import Consequence, NewEnding
from recruit.appointments.rules.substitution import CallKind, FilledBy, NewCall, SubstitutionReason
from recruit.bodies.model import Body
from recruit.bodies.operations import hold_to_rule
from recruit.bodies.rules import NewRule, RuleKind, RuleSource, SubstituteArrangement
from recruit.foundation.dates import Span
from recruit.foundation.refusal import NotFound, Refused
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
RESIGNS = NewEnding(a_day("14. juni 2026"), EndReason.RESIGNED)


def a_chair(session: Session, *, substitutes: int = 1) -> tuple[Body, Membership]:
    """Seat a chair whom the next on the list can follow."""
    body = a_council(session)
    seat = the_seats(session, body)[0]
    member = a_member(session, seat, a_person(session, "Hawa Ibsen"))
    hold_office(session, member, Office.CHAIR, since=member.since, by=BY, now=NOW)
    for name in ("Bo Bruun", "Kaj Lund")[:substitutes]:
        a_substitute(session, seat.group, a_person(session, name))
    return body, again(session, body, member)


def again(session: Session, body: Body, member: Membership) -> Membership:
    session.expire_all()
    return membership(session, body, member.id)


def calls(session: Session) -> Sequence[SubstituteCall]:
    return session.scalars(select(SubstituteCall)).all()


def test_a_chair_resigns_and_the_office_ends_and_the_next_is_called(database: Database) -> None:
    with database.transaction() as session:
        body, chair = a_chair(session)
        assert following(session, body, chair, JUNE).consequences == [
            Consequence.OFFICES_END,
            Consequence.SUBSTITUTE_CALLED,
        ]
        leave(session, body, chair, RESIGNS, by=BY, now=NOW)

    with database.reading() as session:
        assert session.scalars(select(OfficeHolding.until)).all() == [JUNE]
        (call,) = calls(session)
        assert (call.kind, call.since, call.closed_at) == (CallKind.FOR_GOOD, JUNE, None)
        assert session.get_one(Membership, chair.id).end_reason is EndReason.RESIGNED


def test_where_nobody_stands_behind_the_seat_it_is_said_who_may_fill_it(database: Database) -> None:
    with database.transaction() as session:
        body, chair = a_chair(session, substitutes=0)
        leave(session, body, chair, RESIGNS, by=BY, now=NOW)

        (call,) = calls(session)
        assert call.filled_by is FilledBy.COUNCIL_RECOMMENDATION


def test_a_members_own_substitutes_leave_and_open_calls_end(database: Database) -> None:
    with database.transaction() as session:
        body = a_council(session, seats=0)
        group = a_seat_group(session, the_term(session, body), arrangement=SubstituteArrangement.PERSONAL)
        member = a_member(session, group.seats[0])
        own = a_substitute(session, group, member=member, rank=1)
        whole = again(session, body, member)
        leave_of_absence = NewCall(CallKind.LEAVE, SubstitutionReason.ILLNESS, Span(JUNE, day("2026-09-01")))
        substituting.call_in(session, whole, leave_of_absence, by=BY, now=NOW)
        left = replace(RESIGNS, last_day=a_day("30. juni 2026"))
        found = following(session, body, whole, day("2026-07-01"))
        leave(session, body, whole, left, by=BY, now=NOW)

        assert Consequence.SUBSTITUTES_END in found.consequences
        assert session.get_one(Membership, own.id).end_reason is EndReason.LOST_BASIS
        kinds = {one.kind: one.closed_at for one in calls(session)}
        assert kinds[CallKind.LEAVE] is not None


def test_places_in_other_bodies_on_behalf_of_this_one_end_with_it(database: Database) -> None:
    with database.transaction() as session:
        body, chair = a_chair(session)
        committee = a_council(session, "Folkeoplysningsudvalget")
        new, seat = NewMembership(a_day("2026-01-01")), the_seats(session, committee)[0]
        on_behalf = body.organization
        sent = take_seat(session, seat, chair.person, new, on_behalf_of=on_behalf, by=BY, now=NOW)
        keeps = a_council(session, "Ældrerådet")
        own = a_member(session, the_seats(session, keeps)[0], chair.person)
        leave(session, body, again(session, body, chair), RESIGNS, by=BY, now=NOW)

        assert session.get_one(Membership, sent.id).until == JUNE
        assert session.get_one(Membership, own.id).until is None


def test_what_is_left_out_keeps_its_reason(database: Database) -> None:
    with database.transaction() as session:
        body, chair = a_chair(session)
        waits = replace(RESIGNS, left_out={Consequence.SUBSTITUTE_CALLED: "Rådet venter til efteråret."})
        made = leave(session, body, chair, waits, by=BY, now=NOW)

        assert calls(session) == []
        assert made.left_out == {"substitute_called": "Rådet venter til efteråret."}
        assert made.carried_out == ["offices_end"]


def test_too_few_members_are_told_while_the_rule_holds(database: Database) -> None:
    with database.transaction() as session:
        body, chair = a_chair(session)
        seven = NewRule(RuleKind.MINIMUM_MEMBERS, RuleSource.LAW, "Integrationsloven § 42", number=7)
        session.refresh(body, ["rules"])
        hold_to_rule(session, body, seven, Span(day("2026-01-01"), None), by=BY, now=NOW)

        (told,) = following(session, body, chair, JUNE).minimums
        assert told == Minimum(0, 7, "Integrationsloven § 42")
        assert not told.is_kept


def test_a_departure_is_undone_with_everything_that_followed(database: Database) -> None:
    with database.transaction() as session:
        body, chair = a_chair(session)
        leave(session, body, chair, RESIGNS, by=BY, now=NOW)

    with database.transaction() as session:
        with pytest.raises(Refused, match="answer-missing"):
            undo(session, ending_of(session, chair), " ", by=BY, now=NOW)
        undo(session, ending_of(session, chair), "Det var et andet medlem.", by=BY, now=NOW)

    with database.transaction() as session:
        assert session.scalars(select(OfficeHolding.until)).all() == [None]
        assert calls(session) == []
        assert session.get_one(Membership, chair.id).until is None
        with pytest.raises(NotFound):
            ending_of(session, chair)


def test_a_departure_stands_once_the_substitute_was_asked(database: Database) -> None:
    with database.transaction() as session:
        body, chair = a_chair(session)
        leave(session, body, chair, RESIGNS, by=BY, now=NOW)

    with database.transaction() as session:
        call = substitution.call(session, body, calls(session)[0].id, lock=True)
        asked = substitution.next_to_ask(session, call)
        assert asked is not None
        substituting.ask(session, call, asked, NOW + timedelta(days=3), by=BY, now=NOW)

    with database.transaction() as session, pytest.raises(Refused, match="ending-was-built-on"):
        undo(session, ending_of(session, chair), "Det var et andet medlem.", by=BY, now=NOW)


def test_two_who_end_one_membership_end_it_once(database: Database) -> None:
    with database.transaction() as session:
        body, chair = a_chair(session)
        leave(session, body, chair, RESIGNS, by=BY, now=NOW)

    with database.transaction() as session, pytest.raises(Refused, match="membership-has-ended"):
        leave(session, body, membership(session, body, chair.id), RESIGNS, by=BY, now=NOW)
