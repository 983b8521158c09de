"""Somebody leaves: what follows is told, carried out in one transaction, and undone as a whole."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import timedelta
from uuid import UUID

import pytest
from sqlalchemy import select
from sqlalchemy.orm import Session

from recruit.acts.ending.carrying_out import ending_of, leave
from recruit.acts.ending.following import Minimum, following
from recruit.acts.ending.letters import know_names, letters
from recruit.acts.ending.undoing import outlook, undo
from recruit.appointments.model import Membership, OfficeHolding, SubstituteAsk, SubstituteCall
from recruit.appointments.operations import calling, correct_days, hold_office, substituting, take_back, take_seat
from recruit.appointments.queries import membership_to_correct, substitution
from recruit.appointments.queries.seats import membership
from recruit.appointments.rules import EndReason, NewMembership, Office
from recruit.appointments.rules.ending import Consequence, NewEnding
from recruit.appointments.rules.substitution import CallKind, FilledBy, NewCall, SubstitutionReason
from recruit.bodies.model import Body
from recruit.bodies.operations import hold_to_rule, reserve_seat
from recruit.bodies.rules import NewRule, RuleKind, RuleSource, SeatType, SubstituteArrangement
from recruit.foundation.dates import Span
from recruit.foundation.mail import by_hand
from recruit.foundation.mail.model import Letter
from recruit.foundation.mail.rules import Status
from recruit.foundation.refusal import NotFound, Refused
from recruit.recruitment.model import OrganisationCall
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
from tests.nominations import an_open_round
from tests.operations.appointments.test_at_once import at_once
from tests.substitutes import a_call, ask, hear, loaded

JUNE = day("2026-06-15")
SOON = NOW + timedelta(days=3)
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


def ask_next(session: Session, body: Body) -> UUID:
    """Ask the first in order in the only call; return the ask."""
    call = substitution.call(session, body, calls(session)[0].id, lock=True)
    return substituting.ask(session, call, substitution.in_order(session, call)[0], SOON, by=BY, now=NOW).id


def calls(session: Session) -> Sequence[SubstituteCall]:
    return session.scalars(select(SubstituteCall)).all()


def test_a_chair_resigns_and_the_office_ends_and_the_next_is_called(database: Database) -> None:
    with database.transaction() as session:
        body, chair = a_chair(session)
        assert following(session, body, chair, JUNE).consequences == [
            Consequence.OFFICES_END,
            Consequence.SUBSTITUTE_CALLED,
            Consequence.MEMBER_TOLD,
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


def test_a_members_own_substitute_takes_over_and_open_calls_end(database: Database) -> None:
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

        assert [one.id for one in found.in_order] == [own.id]
        assert session.get_one(Membership, own.id).end_reason is None
        days = {one.kind: (one.until, one.closed_at) for one in calls(session)}
        assert days == {CallKind.LEAVE: (day("2026-07-01"), None), CallKind.FOR_GOOD: (None, None)}


def test_whoever_steps_in_during_the_leave_does_so_to_the_last_day_and_is_asked_first(database: Database) -> None:
    with database.transaction() as session:
        called = a_call(session, CallKind.LEAVE)
        hear(session, called, ask(session, called, called.first), accepts=True)
        body = loaded(session, called)[0]
        away = NewCall(CallKind.MEETING, SubstitutionReason.APOLOGY, Span(day("2027-03-04"), day("2027-03-05")))
        whole = membership(session, body, called.member)
        later = substituting.call_in(session, whole, away, by=BY, now=NOW)
        left = replace(RESIGNS, last_day=a_day("31. december 2026"))
        found = following(session, body, again(session, body, whole), day("2027-01-01"))
        ending = leave(session, body, again(session, body, whole), left, by=BY, now=NOW)

        assert ([one.id for one in found.in_order], found.passed_over) == ([called.first, called.second], [])
        _body, call = loaded(session, called)
        assert (call.until, call.closed_at, call.facts().accepted) == (day("2027-01-01"), None, called.first)
        assert later.closed_at is not None
        undo(session, body, ending, "Trukket tilbage.", by=BY, now=NOW)
        assert loaded(session, called)[1].until == day("2027-03-01")


def test_whoever_stood_in_for_the_member_alone_leaves_where_a_list_takes_over(database: Database) -> None:
    with database.transaction() as session:
        body = a_council(session, seats=0)
        group = a_seat_group(session, the_term(session, body), arrangement=SubstituteArrangement.PERSONAL)
        member = a_member(session, group.seats[0])
        own = a_substitute(session, group, member=member, rank=1)
        group.arrangement = SubstituteArrangement.LIST
        session.flush()
        leave(session, body, again(session, body, member), RESIGNS, by=BY, now=NOW)

        assert session.get_one(Membership, own.id).end_reason is EndReason.LOST_BASIS

    with database.transaction() as session:
        undo(session, body, ending_of(session, member), "Det var et andet medlem.", by=BY, now=NOW)

        assert session.get_one(Membership, own.id).until is None


def test_a_substitute_who_leaves_is_asked_no_more(database: Database) -> None:
    with database.transaction() as session:
        body, chair = a_chair(session, substitutes=2)
        leave(session, body, chair, RESIGNS, by=BY, now=NOW)
        call = substitution.call(session, body, calls(session)[0].id, lock=True)
        asked = substituting.ask(session, call, substitution.in_order(session, call)[0], SOON, by=BY, now=NOW)
        first = again(session, body, session.get_one(Membership, asked.substitute_id))
        left = replace(RESIGNS, last_day=a_day("20. juni 2026"))
        made = leave(session, body, first, left, by=BY, now=NOW)

        assert made.carried_out == ["asks_withdrawn", "member_told"]
        assert session.get_one(SubstituteAsk, asked.id).withdrawn_at == NOW


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


def test_a_chair_who_is_sent_to_two_bodies_leaves_all_of_it_at_once_and_has_all_of_it_again(database: Database) -> None:
    with database.transaction() as session:
        body, chair = a_chair(session)
        new, by = NewMembership(a_day("2026-01-01")), {"by": BY, "now": NOW}
        for name in ("Folkeoplysningsudvalget", "Ældrerådet"):
            seat = the_seats(session, a_council(session, name))[0]
            take_seat(session, seat, chair.person, new, on_behalf_of=body.organization, **by)
        ill = NewCall(CallKind.LEAVE, SubstitutionReason.ILLNESS, Span(JUNE, day("2026-09-01")))
        chair = again(session, body, chair)
        substituting.call_in(session, chair, ill, **by)
        made = leave(session, body, chair, replace(RESIGNS, last_day=a_day("30. juni 2026")), **by)

        assert made.carried_out == [
            "offices_end",
            "calls_close",
            "places_elsewhere_end",
            "substitute_called",
            "member_told",
        ]
        of_the_person = select(Membership.until).filter_by(person_id=chair.person_id)
        assert session.scalars(of_the_person).all() == [day("2026-07-01")] * 3

    with database.transaction() as session:
        undo(session, body, ending_of(session, chair), "Det var et andet medlem.", by=BY, now=NOW)

        assert session.scalars(of_the_person).all() == [None] * 3
        assert [one.closed_at for one in calls(session)] == [None]


def test_what_is_left_out_keeps_its_reason(database: Database) -> None:
    with database.transaction() as session:
        body, chair = a_chair(session)
        waits = replace(RESIGNS, left_out={Consequence.SUBSTITUTE_CALLED: "Rådet venter til efteråret."})
        made = leave(session, body, chair, waits, by=BY, now=NOW)

        assert calls(session) == []
        assert made.left_out == {"substitute_called": "Rådet venter til efteråret."}
        assert made.carried_out == ["offices_end", "member_told"]


def test_too_few_members_are_told_while_the_rule_holds(database: Database) -> None:
    with database.transaction() as session:
        body, chair = a_chair(session)
        seven = NewRule(RuleKind.MINIMUM_MEMBERS, RuleSource.LAW, "Integrationsloven § 42", number=7)
        session.refresh(body, ["rules"])
        hold_to_rule(session, body, seven, Span(day("2026-01-01"), None), by=BY, now=NOW)

        (told,) = following(session, body, chair, JUNE).minimums
        assert told == Minimum(0, 7, "Integrationsloven § 42", RuleSource.LAW)
        assert not told.is_kept


def test_a_departure_is_undone_with_everything_that_followed(database: Database) -> None:
    with database.transaction() as session:
        body, chair = a_chair(session)
        leave(session, body, chair, RESIGNS, by=BY, now=NOW)

    with database.transaction() as session:
        with pytest.raises(Refused, match="answer-missing"):
            undo(session, body, ending_of(session, chair), " ", by=BY, now=NOW)
        undo(session, body, ending_of(session, chair), "Det var et andet medlem.", by=BY, now=NOW)

    with database.transaction() as session:
        assert session.scalars(select(OfficeHolding.until)).all() == [None]
        assert calls(session) == []
        assert session.get_one(Membership, chair.id).until is None
        with pytest.raises(NotFound):
            ending_of(session, chair)


def test_whoever_was_asked_is_asked_no_more_when_the_departure_is_undone(database: Database) -> None:
    with database.transaction() as session:
        body, chair = a_chair(session)
        leave(session, body, chair, RESIGNS, by=BY, now=NOW)
        asked = ask_next(session, body)

    with database.transaction() as session:
        done = undo(session, body, ending_of(session, chair, lock=True), "Det var et andet medlem.", by=BY, now=NOW)

        assert [one.id for one in done.asked] == [asked]

    with database.reading() as session:
        (call,) = calls(session)
        assert (call.closed_at, call.filled_by) == (NOW, None)
        assert session.get_one(SubstituteAsk, asked).withdrawn_at == NOW
        assert session.get_one(Membership, chair.id).until is None


def test_a_departure_stands_once_a_substitute_has_said_yes(database: Database) -> None:
    with database.transaction() as session:
        body, chair = a_chair(session)
        leave(session, body, chair, RESIGNS, by=BY, now=NOW)
        asked = ask_next(session, body)
        call = substitution.call(session, body, calls(session)[0].id, lock=True)
        substituting.answer(
            session, call, session.get_one(SubstituteAsk, asked), Manner.PHONE, accepts=True, by=BY, now=NOW
        )

    with database.transaction() as session, pytest.raises(Refused, match="somebody-has-said-yes-since"):
        undo(session, body, ending_of(session, chair), "Det var et andet medlem.", by=BY, now=NOW)


def test_there_is_a_way_back_once_a_substitute_has_taken_over(database: Database) -> None:
    with database.transaction() as session:
        body, chair = a_chair(session)
        ending = leave(session, body, chair, RESIGNS, by=BY, now=NOW)
        asked = ask_next(session, body)
        (opened,) = calls(session)
        call = substitution.call(session, body, opened.id, lock=True)
        substituting.answer(session, call, call.asks[0], Manner.PHONE, accepts=True, by=BY, now=NOW)
        call.member.group.entry_needs_decision = False
        named = know_names(session, body)
        made = calling.take_over(session, named, call, None, by=BY, now=NOW)
        assert outlook(session, body, ending).entered == made.id
        take_back(session, membership_to_correct(session, made.id), by=BY, now=NOW)

        whole = substitution.call(session, body, opened.id, lock=True)
        said_yes = whole.asks[0].substitute
        assert (whole.closed_at, whole.entered_as_id, whole.facts().accepted) == (None, None, said_yes.id)
        assert (said_yes.until, said_yes.end_reason) == (None, None)
        told = session.scalars(select(Letter).where(Letter.kind == "substitute_takes_over")).one()
        assert told.status is Status.CANCELLED
        calling.withdraw(session, named, whole, whole.asks[0], by=BY, now=NOW)
        undo(session, body, ending, "Trukket tilbage.", by=BY, now=NOW)
        assert session.get_one(Membership, chair.id).until is None
        assert asked


def test_a_departure_stands_while_somebody_else_has_the_seat_or_the_office(database: Database) -> None:
    with database.transaction() as session:
        body, chair = a_chair(session, substitutes=0)
        other = a_member(session, the_seats(session, body)[1])
        leave(session, body, chair, RESIGNS, by=BY, now=NOW)
        hold_office(session, other, Office.CHAIR, since=JUNE, by=BY, now=NOW)
        a_member(session, the_seats(session, body)[0], since="2026-07-01")

    with database.transaction() as session, pytest.raises(Refused) as refused:
        undo(session, body, ending_of(session, chair), "Det var et andet medlem.", by=BY, now=NOW)

    assert [one.code for one in refused.value.refusals] == ["seat-is-taken", "office-is-taken"]


def test_what_was_built_on_a_departure_otherwise_stands_in_the_way(database: Database) -> None:
    with database.transaction() as session:
        body, chair = a_chair(session)
        made = leave(session, body, chair, RESIGNS, by=BY, now=NOW)
        correct_days(session, again(session, body, chair), chair.first_day, a_day("30. juni 2026"), by=BY, now=NOW)
        assert made.undone_at is None

    with database.transaction() as session, pytest.raises(Refused, match="ending-was-built-on"):
        undo(session, body, ending_of(session, chair), "Det var et andet medlem.", by=BY, now=NOW)


def test_letters_are_written_with_the_departure_and_stopped_when_it_is_undone(database: Database) -> None:
    with database.transaction() as session:
        body, chair = a_chair(session, substitutes=0)
        reserve_seat(session, the_seats(session, body)[0], an_organization(session), by=BY, now=NOW)
        asks = replace(RESIGNS, answer_by=day("2026-12-20"))
        leave(session, body, again(session, body, chair), asks, by=BY, now=NOW)
        to_organisation, to_member = session.scalars(select(Letter).order_by(Letter.kind.desc())).all()
        by_hand.mark_sent(session, to_member, by=BY, now=NOW)

        assert (to_member.kind, to_organisation.kind) == ("leaving_confirmed", "organisation_to_name")
        assert "14. juni 2026 er din sidste dag som medlem af Integrationsrådet" in to_member.body
        assert "20. december 2026" in to_organisation.body
        assert "Hawa" not in to_organisation.body

    with database.transaction() as session:
        done = undo(session, body, ending_of(session, chair), "Det var et andet medlem.", by=BY, now=NOW)

        assert [one.kind for one in done.stopped] == ["organisation_to_name"]
        assert [one.kind for one in done.left] == ["leaving_confirmed"]
        assert session.get_one(Letter, to_organisation.id).status is Status.CANCELLED


def test_an_organisation_is_written_to_where_it_was_written_to_last(database: Database) -> None:
    with database.transaction() as session:
        round_ = an_open_round(session)
        body = session.get_one(Body, round_.term.body_id)
        seat = the_seats(session, body)[0]
        owner = an_organization(session)
        reserve_seat(session, seat, owner, by=BY, now=NOW)
        session.add(
            OrganisationCall(
                round_id=round_.id,
                seat_group_id=seat.seat_group_id,
                organization_id=owner.id,
                closes_at=SOON,
                contact_name="Ib Juhl",
                contact_email="ib@boldklub.example",
            )
        )
        member = again(session, body, a_member(session, seat))
        leave(session, body, member, replace(RESIGNS, answer_by=day("2026-12-20")), by=BY, now=NOW)

        letter = session.scalars(select(Letter).filter_by(kind="organisation_to_name")).one()
        assert (letter.address, letter.channel) == ("ib@boldklub.example", "email")
        assert "Kære Ib Juhl" in letter.body


def test_the_first_in_order_is_asked_at_once_and_told_when_the_departure_is_undone(database: Database) -> None:
    with database.transaction() as session:
        body, chair = a_chair(session, substitutes=2)
        made = leave(session, body, chair, replace(RESIGNS, ask_by=SOON), by=BY, now=NOW)
        (letter,) = session.scalars(select(Letter).filter_by(kind="substitute_ask_on_paper")).all()
        by_hand.mark_sent(session, letter, by=BY, now=NOW)
        shown = outlook(session, body, made)

        assert letter.address == "Bo Bruun"
        assert [one.substitute.person.name for one in shown.asked] == ["Bo Bruun"]

    with database.transaction() as session:
        undo(session, body, ending_of(session, chair), "Det var et andet medlem.", by=BY, now=NOW)

        told = session.scalars(select(Letter).filter_by(kind="substitute_not_needed")).one()
        assert told.address == "Bo Bruun"


def test_the_letters_are_those_that_were_shown(database: Database) -> None:
    with database.transaction() as session:
        body, chair = a_chair(session, substitutes=1)
        new = replace(RESIGNS, ask_by=SOON)
        shown = letters(session, body, following(session, body, chair, JUNE, new.reason), new, now=NOW)
        leave(session, body, chair, new, by=BY, now=NOW)

        written = session.scalars(select(Letter.kind).order_by(Letter.kind)).all()
        assert sorted(one.draft.kind for one in shown) == written == ["leaving_confirmed", "substitute_ask_on_paper"]


def test_nobody_leaves_years_after_the_term(sqlite: Database) -> None:
    with sqlite.transaction() as session:
        body, chair = a_chair(session)
        with pytest.raises(Refused, match="reaches-past-the-term"):
            leave(session, body, chair, replace(RESIGNS, last_day=a_day("1. januar 2035")), by=BY, now=NOW)


def test_nobody_writes_to_the_dead(database: Database) -> None:
    with database.transaction() as session:
        body, chair = a_chair(session)
        died = replace(RESIGNS, reason=EndReason.DECEASED)

        assert "member_told" not in leave(session, body, chair, died, by=BY, now=NOW).carried_out


def test_somebody_leaves_before_the_day_on_which_the_place_would_end_by_itself(database: Database) -> None:
    with database.transaction() as session:
        body = a_council(session)
        member = a_member(session, the_seats(session, body)[0], last_day="2027-12-31")
        leave(session, body, again(session, body, member), RESIGNS, by=BY, now=NOW)

        assert session.get_one(Membership, member.id).until == JUNE

    with database.transaction() as session:
        undo(session, body, ending_of(session, member), "Det var et andet medlem.", by=BY, now=NOW)

        assert session.get_one(Membership, member.id).until == day("2028-01-01")


def test_what_follows_otherwise_than_was_shown_is_shown_again(database: Database) -> None:
    with database.transaction() as session:
        body, chair = a_chair(session)
        seen = following(session, body, chair, JUNE, EndReason.RESIGNED).digest
        a_substitute(session, chair.group, rank=9)
        with pytest.raises(Refused, match="follows-otherwise-now"):
            leave(session, body, chair, RESIGNS, by=BY, now=NOW, seen=seen)

        seen = following(session, body, chair, JUNE, EndReason.RESIGNED).digest
        leave(session, body, chair, RESIGNS, by=BY, now=NOW, seen=seen)


def test_two_secretaries_who_end_one_membership_at_once_end_it_once(database: Database) -> None:
    with database.transaction() as session:
        body, chair = a_chair(session)

    def ends(session: Session) -> None:
        ours = session.get_one(Body, body.id)
        leave(session, ours, membership(session, ours, chair.id, lock=True), RESIGNS, by=BY, now=NOW)

    assert at_once(database, ends, ends) == ["done", "membership-has-ended"]


@pytest.mark.parametrize(
    ("arrangement", "seat_type", "who"),
    [
        (SubstituteArrangement.ORGANISATION, SeatType.ORGANISATION, FilledBy.ORGANISATION),
        (SubstituteArrangement.POLITICAL_GROUP, SeatType.MUNICIPAL_COUNCIL, FilledBy.POLITICAL_GROUP),
        (SubstituteArrangement.NONE, SeatType.MUNICIPAL_COUNCIL, FilledBy.POLITICAL_GROUP),
        (SubstituteArrangement.LIST, SeatType.REFUGEE_IMMIGRANT, FilledBy.COUNCIL_RECOMMENDATION),
    ],
)
def test_who_may_fill_the_place_follows_from_what_the_seat_is(
    sqlite: Database, arrangement: SubstituteArrangement, seat_type: SeatType, who: FilledBy
) -> None:
    with sqlite.transaction() as session:
        body = a_council(session, seats=0)
        group = a_seat_group(session, the_term(session, body), seat_type=seat_type, arrangement=arrangement)
        member = again(session, body, a_member(session, group.seats[0]))

        assert following(session, body, member, JUNE).filled_by is who
