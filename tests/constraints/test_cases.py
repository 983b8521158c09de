"""The database itself refuses a case that cannot be: a designate about nobody, two decisions about one that stand."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any
from uuid import UUID, uuid4

import pytest

from recruit.appointments.model import AppointmentCase, Designate, DesignateDecision
from recruit.bodies.model import Body
from recruit.bodies.operations import record_decision
from recruit.bodies.rules import DecisionKind
from tests.builders import BY, NOW, day
from tests.conftest import Database, made_once
from tests.constraints.conftest import Refused, World

Write = Callable[..., None]


@dataclass(frozen=True)
class There:
    """A council, and a decision about it."""

    world: World
    decision: UUID

    def case(self, **changes: Any) -> dict[str, Any]:
        row = {"id": uuid4(), "term_id": self.world.term, "name": "Udpegning", "opened_at": NOW}
        return {**row, "opened_by": "staff:1", "version": 1, **changes}

    def designate(self, case: UUID, **changes: Any) -> dict[str, Any]:
        row = {"id": uuid4(), "case_id": case, "position": 1, "seat_group_id": self.world.group, "role": "member"}
        who = {"person_id": self.world.stranger, "source": "council", "source_on": day("2027-02-22"), "reason": ""}
        return {**row, **who, **changes}

    def decided(self, designate: UUID, **changes: Any) -> dict[str, Any]:
        row = {"id": uuid4(), "designate_id": designate, "decision_id": self.decision, "decided_as": "appointed"}
        return {**row, "reason": "", "at": NOW, "by": "staff:1", **changes}


@pytest.fixture
@made_once
def there(database: Database, world: World) -> There:
    with database.transaction() as session:
        body = session.get_one(Body, world.body)
        made = record_decision(session, body, DecisionKind.APPOINT, "Byrådet", day("2027-03-29"), by=BY, now=NOW)
        return There(world, made.id)


def test_a_case_has_a_name_and_was_submitted_by_somebody(there: There, refuses: Refused) -> None:
    refuses("ck_appointment_case_has_a_name", AppointmentCase, there.case(name=" "))
    refuses("ck_appointment_case_submitted_by_somebody", AppointmentCase, there.case(submitted_on=day("2027-03-01")))


def test_a_designate_is_about_somebody_for_a_place(there: There, write: Write, refuses: Refused) -> None:
    case = there.case()
    write(AppointmentCase, case)
    write(Designate, there.designate(case["id"]))
    number = case["id"]

    refuses("ck_designate_is_about_somebody", Designate, there.designate(number, person_id=None))
    refuses("ck_designate_for_a_place", Designate, there.designate(number, role="associate"))
    refuses("ck_designate_the_next_are_ranked", Designate, there.designate(number, rank=1))
    refuses("ck_designate_the_next_are_ranked", Designate, there.designate(number, role="substitute", rank=0))
    refuses("ck_designate_deviates_with_a_reason", Designate, there.designate(number, source="municipal_council"))
    gone = {"dropped_at": NOW, "dropped_by": "staff:1", "dropped_because": "Flyttet."}
    refuses("ck_designate_dropped_with", Designate, there.designate(number, **gone | {"dropped_because": None}))
    refuses("ck_designate_dropped_by", Designate, there.designate(number, **gone | {"dropped_by": None}))
    bound = there.designate(number)
    refuses("ck_designate_only_the_next_stand_in", Designate, bound | {"stands_in_for_id": bound["id"]})


def test_one_decision_about_a_designate_stands(there: There, write: Write, refuses: Refused) -> None:
    case = there.case()
    designate = there.designate(case["id"])
    write(AppointmentCase, case)
    write(Designate, designate)
    number = designate["id"]
    gone = {"revoked_at": NOW, "revoked_by": "staff:1", "revoked_because": "En fejl."}

    sits = {"decided_as": "not_appointed", "membership_id": there.world.member}
    refuses("ck_designate_decision_only_the_appointed_sit", DesignateDecision, there.decided(number, **sits))
    refuses("ck_designate_decision_rev", DesignateDecision, there.decided(number, **gone | {"revoked_by": None}))
    refuses("ck_designate_decision_rev", DesignateDecision, there.decided(number, **gone | {"revoked_because": None}))
    write(DesignateDecision, there.decided(number, **gone))
    write(DesignateDecision, there.decided(number))
    refuses("UNIQUE|uq_", DesignateDecision, there.decided(number))
