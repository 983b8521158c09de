"""Who is invited to a meeting."""

from dataclasses import replace
from datetime import UTC, date, datetime
from uuid import UUID

from recruit.appointments.rules import Held, Role
from recruit.appointments.rules.substitution import Asked, CallFacts, CallKind
from recruit.foundation.dates import Span
from recruit.meetings.rules import Part, SubstituteAttendance
from recruit.meetings.rules.inviting import invited, stood_in_for

ON = date(2026, 6, 4)
TERM = Span(date(2026, 1, 1))
GROUP = UUID(int=1)
LATER = datetime(2026, 6, 1, tzinfo=UTC)
ONLY_WHEN = SubstituteAttendance.WHEN_PREVENTED


def held(number: int, role: Role = Role.MEMBER, span: Span = TERM, person: int | None = None) -> Held:
    seat = UUID(int=100 + number) if role is Role.MEMBER else None
    return Held(UUID(int=number), UUID(int=200 + (person or number)), role, span, GROUP, seat)


def call(kind: CallKind, by: int | None, *, accepts: bool | None = True, closed: bool = False) -> CallFacts:
    asks = (Asked(UUID(int=by), LATER, accepts),) if by else ()
    span = Span(ON, date(2026, 6, 5)) if kind is CallKind.MEETING else Span(date(2026, 5, 1), date(2026, 9, 1))
    return CallFacts(kind, span, asks, closed, span if kind is CallKind.LEAVE and not closed else None)


def parts(found: object) -> list[tuple[int, Part]]:
    return [(one.membership.int, one.part) for one in found]  # type: ignore[attr-defined]


def test_members_and_associates_of_the_day_are_invited_and_substitutes_are_not() -> None:
    gone = held(3, span=Span(date(2026, 1, 1), ON))

    found = invited([held(1), held(2, Role.SUBSTITUTE), gone, held(4, Role.ASSOCIATE)], {}, ONLY_WHEN, on=ON)

    assert parts(found) == [(1, Part.MEMBER), (4, Part.ASSOCIATE)]
    assert found[0].seat == UUID(int=101)


def test_whoever_has_said_yes_for_the_meeting_is_invited_beside_the_member_who_may_still_come() -> None:
    calls = {UUID(int=1): [call(CallKind.MEETING, 2)]}

    found = invited([held(1), held(2, Role.SUBSTITUTE)], calls, ONLY_WHEN, on=ON)

    assert parts(found) == [(1, Part.MEMBER), (2, Part.SUBSTITUTE)]
    assert found[1].seat == UUID(int=101)


def test_a_member_on_leave_is_not_invited_and_their_stand_in_is() -> None:
    calls = {UUID(int=1): [call(CallKind.LEAVE, 2)], UUID(int=5): [call(CallKind.LEAVE, None)]}

    found = invited([held(1), held(2, Role.SUBSTITUTE), held(5)], calls, ONLY_WHEN, on=ON)

    assert parts(found) == [(2, Part.SUBSTITUTE)]


def test_a_leave_that_goes_on_without_anybody_keeps_the_member_away_and_brings_nobody() -> None:
    goes_on = replace(call(CallKind.LEAVE, 2), is_closed=True)

    assert parts(invited([held(1), held(2, Role.SUBSTITUTE)], {UUID(int=1): [goes_on]}, ONLY_WHEN, on=ON)) == []


def test_a_leave_that_was_closed_or_is_over_keeps_nobody_away() -> None:
    calls = {UUID(int=1): [call(CallKind.LEAVE, 2, closed=True)]}

    assert parts(invited([held(1)], calls, ONLY_WHEN, on=ON)) == [(1, Part.MEMBER)]
    again = {UUID(int=1): [call(CallKind.LEAVE, 2)]}
    assert parts(invited([held(1)], again, ONLY_WHEN, on=date(2026, 9, 1))) == [(1, Part.MEMBER)]


def test_where_the_council_has_decided_so_substitutes_listen() -> None:
    found = invited([held(1), held(2, Role.SUBSTITUTE)], {}, SubstituteAttendance.AS_OBSERVER, on=ON)

    assert parts(found) == [(1, Part.MEMBER), (2, Part.OBSERVER)]


def test_whoever_is_a_member_here_and_a_substitute_there_is_invited_once() -> None:
    found = invited([held(1), held(2, Role.SUBSTITUTE, person=1)], {}, SubstituteAttendance.ALWAYS, on=ON)

    assert parts(found) == [(1, Part.MEMBER)]


def test_nobody_stands_in_while_nobody_has_said_yes() -> None:
    assert stood_in_for([call(CallKind.MEETING, 2, accepts=None)], on=ON) is None
    assert stood_in_for([call(CallKind.MEETING, 2, closed=True)], on=ON) is None
    assert stood_in_for([call(CallKind.MEETING, 2)], on=date(2026, 6, 5)) is None
    assert stood_in_for([call(CallKind.MEETING, 2)], on=ON) == UUID(int=2)
