"""The database itself refuses a call that cannot be: a leave without end, two who step in, an answer by nobody."""

from collections.abc import Callable
from datetime import timedelta
from typing import Any
from uuid import UUID, uuid4

from recruit.appointments.model import SubstituteAsk, SubstituteCall
from tests.builders import NOW, day
from tests.constraints.conftest import Refused, World

Write = Callable[..., None]
JUNE = day("2026-06-15")


def a_call(world: World, **changes: Any) -> dict[str, Any]:
    row = {"id": uuid4(), "member_id": world.member, "kind": "for_good", "reason": "vacancy", "since": JUNE}
    return {**row, "note": "", "opened_at": NOW, "opened_by": "staff:1", "closed_because": "", "version": 1, **changes}


def an_ask(world: World, call: UUID, **changes: Any) -> dict[str, Any]:
    row = {"id": uuid4(), "call_id": call, "position": 1, "substitute_id": world.substitute}
    return {**row, "asked_at": NOW, "asked_by": "staff:1", "answer_by": NOW + timedelta(days=1), **changes}


def test_a_call_has_days_and_ends_by_somebody(world: World, refuses: Refused) -> None:
    refuses("ck_substitute_call_begins_before_it_ends", SubstituteCall, a_call(world, until=JUNE))
    refuses("ck_substitute_call_leave_ends", SubstituteCall, a_call(world, kind="leave"))
    refuses("ck_substitute_call_closed_by_somebody", SubstituteCall, a_call(world, closed_at=NOW))
    refuses("ck_substitute_call_left_open_when_closed", SubstituteCall, a_call(world, filled_by="nobody"))
    refuses("ck_substitute_call_entered_when_closed", SubstituteCall, a_call(world, entered_as_id=world.member))
    closed = {"closed_at": NOW, "closed_by": "staff:1", "entered_as_id": world.member}
    for_a_meeting = a_call(world, kind="meeting", **closed)
    refuses("ck_substitute_call_enters_for_good", SubstituteCall, for_a_meeting)


def test_one_of_those_who_are_asked_steps_in(world: World, write: Write, refuses: Refused) -> None:
    call = a_call(world)
    write(SubstituteCall, call)
    number = call["id"]
    refuses("ck_substitute_ask_asked_in_order", SubstituteAsk, an_ask(world, number, position=0))
    refuses("ck_substitute_ask_answered_after_it_is_asked", SubstituteAsk, an_ask(world, number, answer_by=NOW))
    refuses("ck_substitute_ask_withdrawn_by_somebody", SubstituteAsk, an_ask(world, number, withdrawn_at=NOW))
    answered = {"answered_at": NOW, "answered_by": "staff:1", "accepts": True, "manner": "phone"}
    for lacking, constraint in (
        ("accepts", "answer_has_a_time"),
        ("answered_by", "answered_by_somebody"),
        ("manner", "answered_in_some_manner"),
    ):
        row = an_ask(world, number, **answered | {lacking: None})
        refuses(f"ck_substitute_ask_{constraint}", SubstituteAsk, row)
    write(SubstituteAsk, an_ask(world, number, **answered))
    refuses("UNIQUE|uq_", SubstituteAsk, an_ask(world, number, position=2))
    refuses("UNIQUE|uq_", SubstituteAsk, an_ask(world, number, substitute_id=world.member))
    another = an_ask(world, number, position=2, substitute_id=world.member, **answered)
    refuses("UNIQUE|uq_substitute_ask_accepted", SubstituteAsk, another)
