"""Who steps in for a member, who is asked, and in which order."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from uuid import UUID, uuid4

import pytest

from recruit.appointments.rules import Held, Role
from recruit.appointments.rules import substitution as rules
from recruit.appointments.rules.substitution import (
    Asked,
    AskStatus,
    CallFacts,
    CallKind,
    FilledBy,
    NewCall,
    SubstitutionReason,
)
from recruit.bodies.rules import SubstituteArrangement
from recruit.foundation.dates import Span
from recruit.foundation.refusal import Refusal
from tests.builders import day

NOW = datetime(2026, 6, 1, 12, tzinfo=UTC)
LATER = NOW + timedelta(days=3)
TERM = Span(day("2026-01-01"), None)
JUNE = day("2026-06-15")
GROUP, SEAT = UUID(int=1), UUID(int=2)
MEMBER = Held(uuid4(), uuid4(), Role.MEMBER, TERM, GROUP, SEAT)
LEFT = replace(MEMBER, span=Span(TERM.since, JUNE))
FOR_GOOD = NewCall(CallKind.FOR_GOOD, SubstitutionReason.VACANCY, Span(JUNE, None))
MEETING = NewCall(CallKind.MEETING, SubstitutionReason.APOLOGY, Span(JUNE, day("2026-06-16")))
OPEN = CallFacts(CallKind.FOR_GOOD, FOR_GOOD.span)


def substitute(rank: int | None = None, **changes: object) -> Held:
    made = Held(uuid4(), uuid4(), Role.SUBSTITUTE, TERM, GROUP, rank=rank)
    return replace(made, **changes)  # type: ignore[arg-type]


def codes(refusals: tuple[Refusal, ...]) -> list[str]:
    return [refusal.code for refusal in refusals]


def order(arrangement: SubstituteArrangement, *held: Held) -> list[UUID]:
    return rules.order(MEMBER, arrangement, [MEMBER, *held], on=JUNE)


def test_the_list_is_asked_by_rank_and_only_who_stands_on_it_that_day() -> None:
    first, second = substitute(1), substitute(2)
    gone = substitute(3, span=Span(TERM.since, JUNE))
    elsewhere = substitute(4, seat_group=uuid4())
    themselves = substitute(5, person=MEMBER.person)

    assert order(SubstituteArrangement.LIST, elsewhere, second, gone, first, themselves) == [
        first.membership,
        second.membership,
    ]


def test_a_member_has_their_own_substitutes_in_the_order_of_their_ranks() -> None:
    second, first = (substitute(rank, stands_in_for=MEMBER.membership) for rank in (2, 1))
    of_another = substitute(1, stands_in_for=uuid4())

    assert order(SubstituteArrangement.PERSONAL, second, of_another, first) == [first.membership, second.membership]


def test_an_organisation_has_named_one_for_its_seat() -> None:
    named, of_another = substitute(seat=SEAT), substitute(seat=uuid4())

    assert order(SubstituteArrangement.ORGANISATION, of_another, named) == [named.membership]
    assert order(SubstituteArrangement.ORGANISATION) == []


def test_who_declined_is_skipped_this_time_and_remembered() -> None:
    first, second = uuid4(), uuid4()
    call = replace(OPEN, asks=[Asked(first, LATER, accepts=False)])

    assert rules.left_to_ask([first, second], call) == [second]
    assert rules.left_to_ask([first], call) == []
    assert rules.left_to_ask([first, second], OPEN) == [first, second]
    again = replace(OPEN, asks=[Asked(first, LATER, accepts=False), Asked(second, LATER, accepts=True)])
    assert rules.declined({uuid4(): call, uuid4(): again}) == {first: 2}


def test_an_ask_waits_until_its_deadline_has_passed() -> None:
    waits = Asked(uuid4(), LATER)

    assert waits.status(now=LATER) is AskStatus.WAITING
    assert waits.status(now=LATER + timedelta(seconds=1)) is AskStatus.OVERDUE
    assert replace(waits, accepts=True).status(now=NOW) is AskStatus.ACCEPTED
    assert replace(waits, accepts=False).status(now=NOW) is AskStatus.DECLINED
    assert replace(waits, accepts=True, is_withdrawn=True).status(now=NOW) is AskStatus.WITHDRAWN


def test_a_member_who_sits_is_stood_in_for_and_one_who_left_is_followed() -> None:
    assert rules.may_call(MEETING, MEMBER, []) == ()
    assert rules.may_call(FOR_GOOD, LEFT, []) == ()
    assert codes(rules.may_call(FOR_GOOD, MEMBER, [])) == ["member-has-not-left"]
    late = replace(LEFT, span=Span(TERM.since, day("2026-07-01")))
    assert codes(rules.may_call(FOR_GOOD, late, [])) == ["member-has-not-left"]
    assert codes(rules.may_call(MEETING, LEFT, [])) == ["member-does-not-sit-then"]
    assert codes(rules.may_call(MEETING, substitute(1), [])) == ["only-members-are-stood-in-for"]


def test_a_leave_has_an_end_and_nobody_is_called_twice_for_the_same_days() -> None:
    leave = NewCall(CallKind.LEAVE, SubstitutionReason.ILLNESS, Span(JUNE, day("2026-09-01")))

    assert rules.may_call(leave, MEMBER, []) == ()
    assert codes(rules.may_call(replace(leave, span=Span(JUNE, None)), MEMBER, [])) == ["leave-has-no-end"]
    assert codes(rules.may_call(replace(leave, span=Span(JUNE, JUNE)), MEMBER, [])) == ["ends-before-it-begins"]
    there = CallFacts(CallKind.MEETING, MEETING.span)
    assert codes(rules.may_call(leave, MEMBER, [there])) == ["somebody-is-called-already"]
    assert rules.may_call(leave, MEMBER, [replace(there, is_closed=True)]) == ()
    earlier = replace(there, span=Span(day("2026-05-01"), day("2026-05-02")))
    assert rules.may_call(leave, MEMBER, [earlier]) == ()


def test_one_is_asked_after_the_other_and_each_once() -> None:
    first, second = uuid4(), uuid4()

    def reasons(who: UUID, *asks: Asked, closed: bool = False, by: datetime = LATER) -> list[str]:
        call = replace(OPEN, asks=asks, is_closed=closed)
        return codes(rules.may_ask(who, call, [first, second], by, day=by.date(), now=NOW))

    assert reasons(first) == []
    assert reasons(first, by=NOW) == ["deadline-is-over"]
    assert reasons(first, by=NOW + timedelta(days=90)) == []
    assert reasons(first, by=NOW + timedelta(days=90, seconds=1)) == ["deadline-too-far-off"]
    assert reasons(second, Asked(first, LATER)) == ["somebody-else-is-asked"]
    assert reasons(second, Asked(first, NOW - timedelta(hours=1))) == []
    assert reasons(second, Asked(first, LATER, accepts=False)) == []
    assert reasons(second, Asked(first, LATER, accepts=True)) == ["somebody-steps-in"]
    assert reasons(first, Asked(first, LATER, accepts=False)) == ["was-asked-already"]
    assert reasons(uuid4()) == ["is-no-substitute-then"]
    assert reasons(first, closed=True) == ["call-is-closed"]


def test_nobody_has_until_after_the_meeting_to_answer() -> None:
    call = CallFacts(CallKind.MEETING, MEETING.span)
    first = uuid4()

    def reasons(day_: str) -> list[str]:
        return codes(rules.may_ask(first, call, [first], LATER, day=day(day_), now=NOW))

    assert reasons("2026-06-15") == []
    assert reasons("2026-06-16") == ["answered-after-it"]


@pytest.mark.parametrize(
    ("new", "proposed"),
    [
        (FOR_GOOD, "2026-06-08"),
        (MEETING, "2026-06-04"),
        (replace(MEETING, span=Span(day("2026-06-03"), day("2026-06-04"))), "2026-06-02"),
        (replace(MEETING, span=Span(day("2026-06-01"), day("2026-06-02"))), "2026-06-01"),
        (replace(MEETING, kind=CallKind.LEAVE, span=Span(day("2026-06-01"), day("2026-06-05"))), "2026-06-04"),
    ],
)
def test_a_deadline_is_proposed_that_comes_before_the_meeting(new: NewCall, proposed: str) -> None:
    call = CallFacts(new.kind, new.span)

    assert rules.last_day_to_answer(call, today=NOW.date()) == day(proposed)


@pytest.mark.parametrize("accepts", [True, False])
def test_an_answer_counts_until_somebody_else_is_asked(accepts: bool) -> None:
    late = Asked(uuid4(), NOW - timedelta(hours=1))
    after = Asked(uuid4(), LATER)

    def reasons(ask: Asked, call: CallFacts) -> list[str]:
        return codes(rules.may_answer(ask, call, accepts=accepts, today=JUNE))

    assert reasons(late, replace(OPEN, asks=[late])) == []
    assert reasons(late, OPEN) == []
    assert reasons(late, replace(OPEN, asks=[late, after])) == ["somebody-else-is-asked"]
    said_yes, said_no = replace(after, accepts=True), replace(after, accepts=False)
    assert reasons(late, replace(OPEN, asks=[late, said_yes])) == ["somebody-steps-in"]
    assert reasons(late, replace(OPEN, asks=[late, said_no])) == []
    assert reasons(late, replace(OPEN, asks=[late, replace(after, is_withdrawn=True)])) == []
    assert reasons(late, replace(OPEN, asks=[late], is_closed=True)) == ["somebody-steps-in"]
    assert reasons(replace(late, accepts=accepts), OPEN) == ["ask-is-answered"]
    assert reasons(replace(late, is_withdrawn=True), OPEN) == ["ask-is-withdrawn"]


def test_one_may_change_ones_mind_until_somebody_else_is_asked_or_it_is_over() -> None:
    said_yes = Asked(uuid4(), LATER, accepts=True)
    said_no = replace(said_yes, accepts=False)
    call = CallFacts(CallKind.MEETING, MEETING.span, [said_yes])

    assert rules.may_change_answer(said_yes, call, today=JUNE)
    assert not rules.may_change_answer(said_yes, call, today=day("2026-06-16"))
    assert not rules.may_change_answer(replace(said_yes, accepts=None), call, today=JUNE)
    next_one = replace(call, asks=[said_no, Asked(uuid4(), LATER)])
    assert not rules.may_change_answer(said_no, next_one, today=JUNE)


def test_what_was_said_before_the_meeting_is_entered_after_it() -> None:
    ask = Asked(uuid4(), LATER)
    call, after = CallFacts(CallKind.MEETING, MEETING.span, [ask]), day("2026-06-16")

    assert codes(rules.may_answer(ask, call, accepts=True, today=after)) == ["call-is-over"]
    assert rules.may_answer(ask, call, accepts=True, by_staff=True, today=after) == ()


def test_nobody_says_yes_to_sitting_for_two_members_at_once() -> None:
    ask = Asked(uuid4(), LATER)
    call, said_no = replace(OPEN, asks=[ask]), replace(ask, accepts=False)

    assert codes(rules.may_answer(ask, call, accepts=True, is_busy=True, today=JUNE)) == ["steps-in-elsewhere"]
    assert rules.may_answer(ask, call, accepts=False, is_busy=True, today=JUNE) == ()
    assert not rules.may_change_answer(said_no, replace(OPEN, asks=[said_no]), is_busy=True, today=JUNE)
    assert rules.may_change_answer(said_no, replace(OPEN, asks=[said_no]), today=JUNE)


def test_a_leave_lasts_no_longer_than_the_place_of_the_member() -> None:
    leave = NewCall(CallKind.LEAVE, SubstitutionReason.LEAVE, Span(day("2026-06-01"), JUNE))

    assert rules.may_call(leave, LEFT, []) == ()
    longer = replace(leave, span=Span(leave.span.since, day("2026-06-16")))
    assert rules.may_call(longer, LEFT, []) == (
        Refusal("leave-outlasts-the-place", {"day": day("2026-06-14")}, "until"),
    )


def test_a_substitute_is_reminded_once_when_half_of_the_time_is_over_and_never_after_it() -> None:
    ask = Asked(uuid4(), NOW + timedelta(days=4))

    def reminded(days: float, ask: Asked = ask, before: datetime | None = None) -> bool:
        return rules.is_reminded_now(ask, NOW, before, now=NOW + timedelta(days=days))

    assert [reminded(days) for days in (1.9, 2, 4, 4.1)] == [False, True, True, False]
    assert not reminded(3, before=NOW + timedelta(days=2))
    assert not reminded(3, replace(ask, accepts=True))


def test_what_was_asked_is_taken_back_while_the_call_is_open() -> None:
    ask = Asked(uuid4(), LATER)

    assert rules.may_withdraw(ask, OPEN) == ()
    assert codes(rules.may_withdraw(replace(ask, is_withdrawn=True), OPEN)) == ["ask-is-withdrawn"]
    assert codes(rules.may_withdraw(ask, replace(OPEN, is_closed=True))) == ["call-is-closed"]


def test_a_place_that_stays_open_says_who_may_fill_it() -> None:
    assert rules.may_close(OPEN, FilledBy.BY_ELECTION, "Listen er tom.") == ()
    assert codes(rules.may_close(OPEN, None, " ")) == ["answer-missing", "nobody-may-fill-it"]
    assert rules.may_close(replace(OPEN, kind=CallKind.MEETING), None, "Ingen kunne.") == ()
    assert codes(rules.may_close(replace(OPEN, is_closed=True), None, "")) == ["call-is-closed"]


def test_a_leave_goes_on_though_nobody_steps_in_and_one_that_is_called_off_is_over() -> None:
    leave = Span(JUNE, day("2026-09-01"))

    assert rules.leave_days(leave, None, None) == leave
    assert rules.leave_days(leave, JUNE, FilledBy.NOBODY) == leave
    assert rules.leave_days(leave, day("2026-07-01"), None) == Span(JUNE, day("2026-07-01"))
    assert rules.leave_days(leave, day("2026-10-01"), None) == leave
    assert rules.leave_days(leave, JUNE, None) is None
