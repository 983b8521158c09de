"""The letters that go with calling a substitute in, and what stops them."""

from dataclasses import replace
from datetime import timedelta

import pytest
from sqlalchemy import select
from sqlalchemy.orm import Session

from recruit.appointments.model import Membership, SubstituteAsk
from recruit.appointments.operations import calling, end
from recruit.appointments.queries import substitution as queries
from recruit.appointments.queries.seats import membership
from recruit.appointments.rules import EndReason
from recruit.appointments.rules.substitution import SUBSTITUTE_ASK, CallKind, FilledBy, NewCall, SubstitutionReason
from recruit.bodies.operations import record_decision
from recruit.bodies.queries import body_by_slug
from recruit.bodies.rules import DecisionKind
from recruit.foundation.dates import Span
from recruit.foundation.mail.model import Letter
from recruit.foundation.mail.rules import Channel, Status
from recruit.foundation.refusal import Refused
from recruit.foundation.tokens import queries as tokens
from recruit.people.model import Person
from tests import substitutes
from tests.builders import BY, NOW, a_council, a_day, a_member, a_substitute, day, the_seats
from tests.conftest import Database
from tests.operations.appointments.test_at_once import at_once
from tests.substitutes import Called, a_call, ask, hear, loaded, the_ask


def letters(session: Session) -> list[tuple[str, str, Status]]:
    """Return every letter: its kind, its channel, and where it is."""
    found = session.scalars(select(Letter).order_by(Letter.queued_at, Letter.kind)).all()
    return [(one.kind, one.channel, one.status) for one in found]


def leaves_now(session: Session) -> None:
    """Let every letter leave."""
    for one in session.scalars(select(Letter).where(Letter.cancelled_at.is_(None))):
        one.sent_at, one.next_attempt_at = NOW, None
        one.sent_by = BY.reference if one.channel.by_hand else None
    session.flush()


def test_who_has_a_mailbox_is_asked_by_a_link_and_the_others_by_a_closed_letter(sqlite: Database) -> None:
    with sqlite.transaction() as session:
        called = a_call(session)
        first = ask(session, called, called.first)
        hear(session, called, first, accepts=False)
        ask(session, called, called.second)

        assert letters(session) == [
            ("substitute_ask", Channel.EMAIL, Status.CANCELLED),
            ("substitute_ask_on_paper", Channel.DIGITAL_POST, Status.TO_POST),
        ]
        by_mail, closed = session.scalars(select(Letter).order_by(Letter.kind)).all()
        assert by_mail.address == "bo@mail.example"
        assert (by_mail.link_purpose, by_mail.link_subject_id) == (SUBSTITUTE_ASK, first)
        said = by_mail.subject + by_mail.body
        assert not [word for word in ("Integrationsråd", "10. december", "suppleant") if word in said]
        assert "til mødet den 10. december 2026" in closed.body


def test_whoever_is_asked_by_telephone_gets_no_letter_and_no_reminder(sqlite: Database) -> None:
    with sqlite.transaction() as session:
        called = a_call(session)
        ask(session, called, called.first, by_letter=False)
        calling.remind_due(session, now=NOW + timedelta(days=3))

        assert letters(session) == []


def test_a_reminder_leaves_once_when_half_of_the_time_is_over(database: Database) -> None:
    with database.transaction() as session:
        called = a_call(session)
        asked = ask(session, called, called.first, days=4)
        for days in (1, 2, 3, 5):
            calling.remind_due(session, now=NOW + timedelta(days=days))

        assert [kind for kind, *_rest in letters(session)] == ["substitute_ask", "substitute_reminder"]
        assert session.get_one(SubstituteAsk, asked).reminded_at == NOW + timedelta(days=2)


@pytest.mark.parametrize("ends", ["answered", "withdrawn", "closed"])
def test_nobody_is_reminded_of_what_is_settled(sqlite: Database, ends: str) -> None:
    with sqlite.transaction() as session:
        called = a_call(session)
        asked = ask(session, called, called.first)
        body, call = loaded(session, called)
        if ends == "answered":
            hear(session, called, asked, accepts=False)
        elif ends == "withdrawn":
            calling.withdraw(session, body, call, the_ask(call, asked), by=BY, now=NOW)
        else:
            calling.leave_open(session, body, call, None, "Mødet er aflyst.", by=BY, now=NOW)
        calling.remind_due(session, now=NOW + timedelta(days=3))

        assert "substitute_reminder" not in [kind for kind, *_rest in letters(session)]


def test_a_yes_has_a_receipt_that_says_nothing_of_the_council(sqlite: Database) -> None:
    with sqlite.transaction() as session:
        called = a_call(session)
        asked = ask(session, called, called.first)
        leaves_now(session)
        hear(session, called, asked, accepts=True)

        receipt = session.scalars(select(Letter).where(Letter.kind == "substitute_receipt")).one()
        assert (receipt.address, receipt.link_subject_id) == ("bo@mail.example", asked)
        assert "Integrationsråd" not in receipt.subject + receipt.body


def test_who_is_not_needed_is_told_only_where_they_know_of_it(sqlite: Database) -> None:
    with sqlite.transaction() as session:
        called = a_call(session)
        first = ask(session, called, called.first)
        body, call = loaded(session, called)
        assert not calling.withdraw(session, body, call, the_ask(call, first), by=BY, now=NOW)
        second = ask(session, called, called.second)
        leaves_now(session)
        body, call = loaded(session, called)
        assert calling.withdraw(session, body, call, the_ask(call, second), by=BY, now=NOW)

        assert letters(session)[-1] == ("substitute_not_needed", Channel.DIGITAL_POST, Status.TO_POST)
        with pytest.raises(Refused, match="ask-is-withdrawn"):
            calling.withdraw(session, body, call, the_ask(call, second), by=BY, now=NOW)


def test_a_no_that_is_taken_back_sends_nothing(sqlite: Database) -> None:
    with sqlite.transaction() as session:
        called = a_call(session)
        asked = ask(session, called, called.first, by_letter=False)
        hear(session, called, asked, accepts=False)
        body, call = loaded(session, called)
        assert not calling.withdraw(session, body, call, the_ask(call, asked), by=BY, now=NOW)

        assert letters(session) == []


def test_a_meeting_that_is_cancelled_is_told_to_who_had_said_yes(sqlite: Database) -> None:
    with sqlite.transaction() as session:
        called = a_call(session)
        asked = ask(session, called, called.first, by_letter=False)
        hear(session, called, asked, accepts=True)
        body, call = loaded(session, called)

        assert calling.leave_open(session, body, call, None, "Mødet er aflyst.", by=BY, now=NOW) == 1
        assert "substitute_not_needed" in [kind for kind, *_rest in letters(session)]


def test_who_takes_over_gets_a_closed_letter_that_names_the_decision(sqlite: Database) -> None:
    with sqlite.transaction() as session:
        called = a_call(session, CallKind.FOR_GOOD)
        asked = ask(session, called, called.first)
        hear(session, called, asked, accepts=True)
        body, call = loaded(session, called)
        decision = record_decision(session, body, DecisionKind.APPOINT, "Byrådet", day("2026-11-20"), by=BY, now=NOW)
        calling.take_over(session, body, call, decision, by=BY, now=NOW, known_before=True)

        letter = session.scalars(select(Letter).where(Letter.kind == "substitute_takes_over")).one()
        assert "Fra den 1. december 2026 er du medlem i resten af perioden." in letter.body
        assert "Det har Byrådet besluttet den 20. november 2026." in letter.body


def test_taking_over_by_the_first_appointment_says_so(sqlite: Database) -> None:
    with sqlite.transaction() as session:
        called = a_call(session, CallKind.FOR_GOOD)
        asked = ask(session, called, called.first)
        hear(session, called, asked, accepts=True)
        body, call = loaded(session, called)
        call.member.group.entry_needs_decision = False
        calling.take_over(session, body, call, None, by=BY, now=NOW)

        letter = session.scalars(select(Letter).where(Letter.kind == "substitute_takes_over")).one()
        assert "Det følger af, at du er udpeget som suppleant." in letter.body


def test_who_steps_in_for_somebody_else_in_those_days_is_passed_over(database: Database) -> None:
    with database.transaction() as session:
        called = a_call(session, CallKind.LEAVE)
        hear(session, called, ask(session, called, called.first), accepts=True)
        body, _call = loaded(session, called)
        other = a_member(session, the_seats(session, body)[1])
        held = membership(session, body, other.id)
        new = substitutes.NEW[CallKind.MEETING]
        made = substitutes.substituting.call_in(session, held, new, by=BY, now=NOW)

        assert queries.left_to_ask(session, queries.call(session, body, made.id))[0] == called.second


def also_called(session: Session, called: Called, kind: CallKind, *, seat: int = 1) -> Called:
    """Call somebody in for the member of another seat of the same council, too."""
    body, _call = loaded(session, called)
    other = a_member(session, the_seats(session, body)[seat])
    held = membership(session, body, other.id)
    if kind is CallKind.FOR_GOOD:
        end(session, held, a_day("2026-11-30"), EndReason.RESIGNED, by=BY, now=NOW)
    made = substitutes.substituting.call_in(session, held, substitutes.NEW[kind], by=BY, now=NOW)
    return replace(called, member=other.id, call=made.id)


def test_nobody_says_yes_to_two_calls_on_the_same_days_also_as_substitute_in_two_ways(database: Database) -> None:
    with database.transaction() as session:
        leave = a_call(session, CallKind.LEAVE)
        meeting = also_called(session, leave, CallKind.MEETING)
        twice = session.get_one(Membership, leave.second)
        twice.person_id = session.get_one(Membership, leave.first).person_id
        asked = [ask(session, leave, leave.first), ask(session, meeting, leave.second)]
        hear(session, leave, asked[0], accepts=True)
        with pytest.raises(Refused, match="steps-in-elsewhere"):
            hear(session, meeting, asked[1], accepts=True)
        hear(session, meeting, asked[1], accepts=False)


def test_whoever_steps_in_for_the_same_member_or_in_another_council_can_say_yes(sqlite: Database) -> None:
    with sqlite.transaction() as session:
        leave = a_call(session, CallKind.LEAVE)
        hear(session, leave, ask(session, leave, leave.first), accepts=True)
        body, taken = loaded(session, leave)
        hawa = membership(session, body, leave.member)
        again = substitutes.substituting.call_in(
            session, hawa, substitutes.NEW[CallKind.MEETING], by=BY, now=NOW, beside=taken.id
        )
        meeting = replace(leave, call=again.id)
        assert queries.stepping_in(session, loaded(session, meeting)[1]) == set()
        assert queries.stepping_in(session, loaded(session, also_called(session, leave, CallKind.MEETING))[1])

        elders = a_council(session, "Ældrerådet", seats=1)
        (seat,) = the_seats(session, elders)
        bo = session.get_one(Person, session.get_one(Membership, leave.first).person_id)
        a_substitute(session, seat.group, bo, rank=1)
        held = membership(session, elders, a_member(session, seat).id)
        other = substitutes.substituting.call_in(session, held, substitutes.NEW[CallKind.MEETING], by=BY, now=NOW)
        assert queries.stepping_in(session, queries.call(session, elders, other.id)) == set()


def test_of_two_yeses_at_the_same_moment_one_counts(database: Database) -> None:
    with database.transaction() as session:
        leave = a_call(session, CallKind.LEAVE)
        meeting = also_called(session, leave, CallKind.MEETING)
        asked = [ask(session, leave, leave.first), ask(session, meeting, leave.first)]

    outcome = at_once(
        database,
        lambda session: hear(session, leave, asked[0], accepts=True),
        lambda session: hear(session, meeting, asked[1], accepts=True),
    )

    assert outcome == ["done", "steps-in-elsewhere"]


def test_who_takes_over_steps_in_nowhere_else_from_that_day_and_is_told_so(database: Database) -> None:
    with database.transaction() as session:
        vacancy = a_call(session, CallKind.FOR_GOOD)
        meeting = also_called(session, vacancy, CallKind.MEETING)
        asked = [ask(session, one, vacancy.first) for one in (vacancy, meeting)]
        leaves_now(session)
        hear(session, vacancy, asked[0], accepts=True)
        body, call = loaded(session, vacancy)
        call.member.group.entry_needs_decision = False
        calling.take_over(session, body, call, None, by=BY, now=NOW)

        _body, other = loaded(session, meeting)
        assert [one.facts().stands for one in other.asks] == [False]
        assert queries.left_to_ask(session, other)[0] == vacancy.second
        assert [kind for kind, *_rest in letters(session)].count("substitute_not_needed") == 1


def test_a_meeting_before_somebody_takes_over_stays_theirs(sqlite: Database) -> None:
    with sqlite.transaction() as session:
        vacancy = a_call(session, CallKind.FOR_GOOD)
        meeting = also_called(session, vacancy, CallKind.MEETING)
        asked = [ask(session, one, vacancy.first) for one in (vacancy, meeting)]
        hear(session, vacancy, asked[0], accepts=True)
        body, call = loaded(session, vacancy)
        decision = record_decision(session, body, DecisionKind.APPOINT, "Byrådet", day("2026-12-11"), by=BY, now=NOW)
        calling.take_over(session, body, call, decision, by=BY, now=NOW)

        assert [one.facts().stands for one in loaded(session, meeting)[1].asks] == [True]


def test_nobody_is_called_in_years_after_the_term(sqlite: Database) -> None:
    with sqlite.transaction() as session:
        called = a_call(session)
        held = membership(session, loaded(session, called)[0], called.member)
        late = NewCall(CallKind.MEETING, SubstitutionReason.APOLOGY, Span(day("2031-01-02"), day("2031-01-03")))
        with pytest.raises(Refused, match="reaches-past-the-term"):
            substitutes.substituting.call_in(session, held, late, by=BY, now=NOW)


def test_a_text_for_a_message_has_a_new_link_and_the_log_has_none(sqlite: Database) -> None:
    with sqlite.transaction() as session:
        called = a_call(session)
        asked = ask(session, called, called.second)
        body, call = loaded(session, called)
        letter, token = calling.hand_link(session, body, call, the_ask(call, asked), by=BY, now=NOW)

        assert tokens.by_token(session, token, now=NOW).subject_id == asked
        assert token not in letter.body
        assert (letter.channel, letter.status) == (Channel.SMS, Status.TO_POST)
        hear(session, called, asked, accepts=False)
        assert {status for _kind, _channel, status in letters(session)} == {Status.CANCELLED}


def test_both_decline_and_the_seat_is_left_open(sqlite: Database) -> None:
    with sqlite.transaction() as session:
        called = a_call(session, CallKind.FOR_GOOD)
        for substitute in (called.first, called.second):
            hear(session, called, ask(session, called, substitute), accepts=False)
        body, call = loaded(session, called)
        assert queries.left_to_ask(session, call) == []
        calling.leave_open(session, body, call, FilledBy.BY_ELECTION, "Listen er tom.", by=BY, now=NOW)

        assert loaded(session, called)[1].filled_by is FilledBy.BY_ELECTION
        on_the_list = session.scalars(select(Membership.until).where(Membership.rank.is_not(None))).all()
        assert on_the_list == [None, None]


def test_a_late_answer_and_asking_the_next_at_the_same_moment_do_not_both_happen(database: Database) -> None:
    late = NOW + timedelta(days=5)
    with database.transaction() as session:
        called = a_call(session)
        first = ask(session, called, called.first, days=4)

    outcome = at_once(
        database,
        lambda session: hear(session, called, first, accepts=True, now=late),
        lambda session: ask(session, called, called.second, now=late),
    )

    assert outcome[0] == "done"
    assert outcome[1] in ("somebody-else-is-asked", "somebody-steps-in")


def test_two_secretaries_call_in_for_the_same_meeting_once(database: Database) -> None:
    with database.transaction() as session:
        called = a_call(session, CallKind.LEAVE)
        body, call = loaded(session, called)
        calling.leave_open(session, body, call, None, "Det blev ikke til noget.", by=BY, now=NOW)

    def call_in(session: Session) -> None:
        held = membership(session, body_by_slug(session, "integrationsraadet"), called.member, lock=True)
        substitutes.substituting.call_in(session, held, substitutes.NEW[CallKind.MEETING], by=BY, now=NOW)

    assert at_once(database, call_in, call_in) == ["done", "somebody-is-called-already"]
