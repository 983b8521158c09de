"""The database itself refuses a place elsewhere that cannot be, two who lead a group, an answer by nobody."""

from collections.abc import Callable
from typing import Any
from uuid import UUID, uuid4

import pytest

from recruit.assignments.model import (
    AskingRound,
    AskingStep,
    Assignment,
    GroupParticipation,
    PlaceElsewhere,
    PlaceTold,
    ReportBack,
    RoundAsk,
    WorkingGroup,
)
from tests.builders import NOW, day
from tests.constraints.conftest import Refused, World

Write = Callable[..., None]
JUNE, JULY = day("2026-06-01"), day("2026-07-01")


def a_place(world: World, **changes: Any) -> dict[str, Any]:
    row = {"id": uuid4(), "body_id": world.body, "target_id": world.organization, "role": "associate", "number": 1}
    says = {"votes": False, "is_heard": True, "allowance": False, "description": "", "link": "", "seat_types": []}
    return {**row, **says, "version": 1, **changes}


def an_assignment(world: World, place: UUID, **changes: Any) -> dict[str, Any]:
    row = {"id": uuid4(), "place_id": place, "person_id": world.person, "since": JUNE, "chosen_by": "decision"}
    return {**row, "because": "", "chosen_because": "", "at": NOW, "by": "staff:1", "version": 1, **changes}


def a_round(world: World, **changes: Any) -> dict[str, Any]:
    row = {"id": uuid4(), "body_id": world.body, "kind": "event", "title": "Workshop", "text": "", "places": 1}
    return {**row, "link": "", "chosen_because": "", "opened_at": NOW, "opened_by": "staff:1", "version": 1, **changes}


def an_ask(world: World, step: UUID, **changes: Any) -> dict[str, Any]:
    row = {"id": uuid4(), "step_id": step, "person_id": world.person, "asked_at": NOW, "asked_by": "staff:1"}
    return {**row, "said": "", "is_late": False, "is_chosen": False, **changes}


def written(write: Write, table: Any, row: dict[str, Any]) -> UUID:
    write(table, row)
    number: UUID = row["id"]
    return number


@pytest.fixture
def place(world: World, write: Write) -> UUID:
    return written(write, PlaceElsewhere, a_place(world))


def test_a_place_elsewhere_is_one_that_can_be(world: World, refuses: Refused) -> None:
    refuses("ck_place_elsewhere_there_is_one", PlaceElsewhere, a_place(world, number=0))
    refuses("ck_place_elsewhere_only_members_vote", PlaceElsewhere, a_place(world, votes=True))
    refuses("ck_place_elsewhere_begins_before_it_ends", PlaceElsewhere, a_place(world, since=JUNE, until=JUNE))
    refuses("ck_place_elsewhere_rule_has_a_source", PlaceElsewhere, a_place(world, citation=" ", rule_since=JUNE))
    refuses("ck_place_elsewhere_rule_begins", PlaceElsewhere, a_place(world, citation="§ 43"))
    refuses("ck_place_elsewhere_role", PlaceElsewhere, a_place(world, role="king"))


def test_somebody_has_a_place_once_a_day_and_ends_with_a_reason(
    world: World, place: UUID, write: Write, refuses: Refused
) -> None:
    refuses("ck_assignment_begins_before_it_ends", Assignment, an_assignment(world, place, until=JUNE))
    refuses("ck_assignment_reason_needs_an_end", Assignment, an_assignment(world, place, ended_because="Flyttet"))
    refuses("ck_assignment_chosen_by", Assignment, an_assignment(world, place, chosen_by="fate"))
    write(Assignment, an_assignment(world, place, until=JULY))
    refuses("somebody_has_a_place_once_a_day", Assignment, an_assignment(world, place))
    write(Assignment, an_assignment(world, place, since=JULY))


def test_of_each_assignment_each_message_is_told_once(
    world: World, place: UUID, write: Write, refuses: Refused
) -> None:
    sent = written(write, Assignment, an_assignment(world, place))
    told = {"id": uuid4(), "assignment_id": sent, "what": "comes", "by_letter": True, "shared": []}
    row = {**told, "at": NOW, "by": "staff:1"}
    refuses("ck_place_told_what", PlaceTold, row | {"what": "rumour"})
    write(PlaceTold, row)
    refuses("UNIQUE|uq_place_told", PlaceTold, row | {"id": uuid4()})


def test_a_report_is_about_something_due_before_it_is_missing_and_noted(world: World, refuses: Refused) -> None:
    row = {"id": uuid4(), "body_id": world.body, "person_id": world.person, "about": "Møde"}
    due = {"due_on": JUNE, "by_on": JULY}
    refuses("ck_report_back_is_about_something", ReportBack, {**row, **due, "about": " "})
    refuses("ck_report_back_due_before_it_is_missing", ReportBack, {**row, "due_on": JULY, "by_on": JUNE})
    refuses("ck_report_back_given_and_noted_by_somebody", ReportBack, {**row, **due, "given_on": JUNE})


def test_a_round_of_asking_is_one_that_can_be(world: World, place: UUID, refuses: Refused) -> None:
    for constraint, changes in (
        ("has_a_title", {"title": " "}),
        ("there_is_one_place", {"places": 0}),
        ("place_of_a_place", {"place_id": place}),
        ("closed_by_somebody", {"closed_at": NOW, "closed_because": "Ingen ville"}),
        ("closed_with_a_reason", {"closed_at": NOW, "closed_by": "staff:1"}),
        ("settled_by_somebody", {"settled_at": NOW, "chosen_by": "lot"}),
        ("settled_in_some_way", {"settled_at": NOW, "settled_by": "staff:1"}),
        ("kind", {"kind": "riddle"}),
        ("chosen_by", {"settled_at": NOW, "settled_by": "staff:1", "chosen_by": "fate"}),
    ):
        refuses(f"ck_asking_round_{constraint}", AskingRound, a_round(world, **changes))
    settled = {"settled_at": NOW, "settled_by": "staff:1", "chosen_by": "lot"}
    both = {**settled, "closed_at": NOW, "closed_by": "staff:1", "closed_because": "Ingen ville"}
    refuses("ck_asking_round_settled_or_closed", AskingRound, a_round(world, **both))


def test_steps_are_in_order_and_everybody_is_asked_once_in_each(world: World, write: Write, refuses: Refused) -> None:
    number = written(write, AskingRound, a_round(world))
    step = {"id": uuid4(), "round_id": number, "position": 1, "whom": "members", "closes_at": NOW}
    refuses("ck_asking_step_in_order", AskingStep, step | {"position": 0})
    refuses("ck_asking_step_whom", AskingStep, step | {"whom": "strangers"})
    write(AskingStep, step)
    refuses("UNIQUE|uq_asking_step", AskingStep, step | {"id": uuid4()})
    write(RoundAsk, an_ask(world, step["id"]))
    refuses("UNIQUE|uq_round_ask", RoundAsk, an_ask(world, step["id"]))


def test_an_answer_has_a_time_somebody_and_a_manner(world: World, write: Write, refuses: Refused) -> None:
    number = written(write, AskingRound, a_round(world))
    step = {"id": uuid4(), "round_id": number, "position": 1, "whom": "members", "closes_at": NOW}
    write(AskingStep, step)
    answered = {"answer": "no", "answered_at": NOW, "answered_by": "staff:1", "manner": "phone"}
    for lacking, constraint in (
        ("answer", "answer_has_a_time"),
        ("answered_by", "answered_by_somebody"),
        ("manner", "answered_in_some_manner"),
    ):
        refuses(f"ck_round_ask_{constraint}", RoundAsk, an_ask(world, step["id"], **answered | {lacking: None}))
    refuses("ck_round_ask_late_when_answered", RoundAsk, an_ask(world, step["id"], is_late=True))
    refuses("ck_round_ask_chosen_who_said_yes", RoundAsk, an_ask(world, step["id"], **answered, is_chosen=True))
    chosen = answered | {"answer": "yes", "is_chosen": True, "withdrawn_at": NOW}
    refuses("ck_round_ask_chosen_who_is_still_asked", RoundAsk, an_ask(world, step["id"], **chosen))
    refuses("ck_round_ask_answer", RoundAsk, an_ask(world, step["id"], **answered | {"answer": "perhaps"}))


def test_a_working_group_has_a_name_one_lead_and_ends_for_a_reason(
    world: World, write: Write, refuses: Refused
) -> None:
    row = {"id": uuid4(), "body_id": world.body, "name": "Mentorer", "purpose": "", "ended_because": "", "version": 1}
    group = {**row, "since": JUNE}
    refuses("ck_working_group_has_a_name", WorkingGroup, group | {"name": " "})
    refuses("ck_working_group_begins_before_it_ends", WorkingGroup, group | {"until": JUNE, "ended_as": "done"})
    refuses("ck_working_group_ends_for_a_reason", WorkingGroup, group | {"until": JULY})
    refuses("ck_working_group_ended_as", WorkingGroup, group | {"until": JULY, "ended_as": "bored"})
    write(WorkingGroup, group)
    takes_part = {"id": uuid4(), "group_id": group["id"], "person_id": world.person, "leads": True, "since": JUNE}
    refuses("ck_group_participation_begins_before_it_ends", GroupParticipation, takes_part | {"until": JUNE})
    write(GroupParticipation, takes_part)
    again = takes_part | {"id": uuid4()}
    refuses("takes_part_once_a_day", GroupParticipation, again | {"leads": False})
    refuses("one_leads_a_group", GroupParticipation, again | {"person_id": world.stranger})
