"""The database itself refuses a yearly check that cannot be, and a field that is shared twice."""

from collections.abc import Callable
from datetime import timedelta
from typing import Any
from uuid import uuid4

from recruit.appointments.model import ContactSharing, YearlyCheck
from tests.builders import NOW
from tests.constraints.conftest import Refused, World

Write = Callable[..., None]
ANSWERED = {"answered_at": NOW, "answered_by": "anonymous", "answer": "confirmed", "manner": "online"}


def a_check(world: World, **changes: Any) -> dict[str, Any]:
    row = {"id": uuid4(), "person_id": world.person, "body_id": world.body, "year": 2026, "asked_at": NOW}
    return {**row, "asked_by": "staff:1", "answer_by": NOW + timedelta(days=21), "note": "", **changes}


def test_an_answer_has_all_that_belongs_to_it(world: World, write: Write, refuses: Refused) -> None:
    refuses("ck_yearly_check_answered_after_it_is_asked", YearlyCheck, a_check(world, answer_by=NOW))
    for lacking, constraint in (
        ("answer", "answer_has_a_time"),
        ("answered_by", "answered_by_somebody"),
        ("manner", "answered_in_some_manner"),
    ):
        refuses(f"ck_yearly_check_{constraint}", YearlyCheck, a_check(world, **ANSWERED | {lacking: None}))
    refuses("ck_yearly_check_note_comes_with_an_answer", YearlyCheck, a_check(world, note="Ny forening"))
    refuses("ck_yearly_check_settled_by_somebody", YearlyCheck, a_check(world, **ANSWERED, settled_at=NOW))
    settled = {"settled_at": NOW, "settled_by": "staff:1"}
    refuses("ck_yearly_check_settled_once_it_is_answered", YearlyCheck, a_check(world, **settled))
    refuses("ck_yearly_check_answer_known", YearlyCheck, a_check(world, **ANSWERED | {"answer": "perhaps"}))
    write(YearlyCheck, a_check(world, **ANSWERED, **settled))
    refuses("UNIQUE|uq_yearly_check", YearlyCheck, a_check(world))
    write(YearlyCheck, a_check(world, year=2027))


def test_a_field_is_shared_once_with_a_council(world: World, write: Write, refuses: Refused) -> None:
    row = {"person_id": world.person, "body_id": world.body, "at": NOW, "by": "anonymous", "manner": "online"}
    write(ContactSharing, {"id": uuid4(), **row, "field": "email"})
    write(ContactSharing, {"id": uuid4(), **row, "field": "phone"})
    refuses("UNIQUE|uq_contact_sharing", ContactSharing, {"id": uuid4(), **row, "field": "email"})
    refuses("ck_contact_sharing_field_known", ContactSharing, {"id": uuid4(), **row, "field": "name"})
