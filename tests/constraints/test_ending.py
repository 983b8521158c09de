"""The database itself refuses a departure that cannot be: a decision by nobody, two that stand."""

from collections.abc import Callable
from typing import Any
from uuid import uuid4

from recruit.appointments.model import MembershipEnding, OfficeVote
from recruit.bodies.model import Body, BodyDissolution
from recruit.bodies.operations import record_decision
from recruit.bodies.rules import DecisionKind
from tests.builders import BY, NOW, day
from tests.conftest import Database
from tests.constraints.conftest import Refused, World

Write = Callable[..., None]
JUNE = day("2026-06-10")


def an_ending(world: World, **changes: Any) -> dict[str, Any]:
    row = {"id": uuid4(), "membership_id": world.member, "reason": "absence_rule", "note": "", "not_heard_because": ""}
    rest = {"carried_out": [], "left_out": {}, "noted": {}, "at": NOW, "by": "staff:1"}
    return {**row, **rest, "decided_by": "Byrådet", "decided_on": JUNE, **changes}


def test_what_others_decided_has_a_day_and_a_hearing_or_a_reason(world: World, refuses: Refused) -> None:
    refuses("ck_membership_ending_decided_on_a_day", MembershipEnding, an_ending(world, decided_on=None))
    alone = an_ending(world, decided_by=None, decided_on=None, hearing="heard", heard_on=JUNE)
    refuses("ck_membership_ending_heard_before_a_decision", MembershipEnding, alone)
    refuses("ck_membership_ending_heard_on_a_day", MembershipEnding, an_ending(world, hearing="heard"))
    silent = an_ending(world, hearing="not_heard", not_heard_because=" ")
    refuses("ck_membership_ending_not_heard_for_a_reason", MembershipEnding, silent)


def test_one_departure_of_a_membership_stands(world: World, write: Write, refuses: Refused) -> None:
    gone = {"undone_at": NOW, "undone_by": "staff:1", "undone_because": "En fejl."}
    refuses("ck_membership_ending_undone", MembershipEnding, an_ending(world, **gone | {"undone_by": None}))
    refuses("ck_membership_ending_undone", MembershipEnding, an_ending(world, **gone | {"undone_because": None}))
    write(MembershipEnding, an_ending(world, **gone))
    write(MembershipEnding, an_ending(world))
    refuses("UNIQUE|uq_", MembershipEnding, an_ending(world))


def test_a_vote_for_an_office_is_concluded_by_somebody(world: World, refuses: Refused) -> None:
    row = {"id": uuid4(), "term_id": world.term, "office": "chair", "held_on": JUNE, "candidates": [], "noted": []}
    begun = {**row, "at": NOW, "by": "staff:1", "version": 1}
    refuses("ck_office_vote_concluded_by_somebody", OfficeVote, {**begun, "concluded_at": NOW})


def test_a_vote_for_an_office_is_discontinued_by_somebody_for_a_reason(world: World, refuses: Refused) -> None:
    row = {"id": uuid4(), "term_id": world.term, "office": "chair", "held_on": JUNE, "candidates": [], "noted": []}
    begun = {**row, "at": NOW, "by": "staff:1", "version": 1}
    gone = {**begun, "discarded_at": NOW, "discarded_by": "staff:1", "discarded_because": "En fejl."}
    refuses("ck_office_vote_discarded_by_somebody", OfficeVote, {**gone, "discarded_by": None})
    refuses("ck_office_vote_discarded_for_a_reason", OfficeVote, {**gone, "discarded_because": None})
    refuses("ck_office_vote_concluded_or", OfficeVote, {**gone, "concluded_at": NOW, "concluded_by": "staff:1"})


def test_a_council_is_dissolved_once_by_somebody(
    database: Database, world: World, write: Write, refuses: Refused
) -> None:
    with database.transaction() as session:
        body = session.get_one(Body, world.body)
        decision = record_decision(session, body, DecisionKind.DISSOLVE, "Byrådet", JUNE, by=BY, now=NOW)
    row = {"body_id": world.body, "decision_id": decision.id, "until": day("2027-01-01"), "successor": "", "noted": {}}
    made = {**row, "at": NOW, "by": "staff:1"}
    gone = {"undone_at": NOW, "undone_by": "staff:1", "undone_because": "En fejl."}
    refuses("ck_body_dissolution_undone", BodyDissolution, {"id": uuid4(), **made, **gone, "undone_by": None})
    refuses("ck_body_dissolution_undone", BodyDissolution, {"id": uuid4(), **made, **gone, "undone_because": None})
    write(BodyDissolution, {"id": uuid4(), **made, **gone})
    write(BodyDissolution, {"id": uuid4(), **made})
    refuses("UNIQUE|uq_", BodyDissolution, {"id": uuid4(), **made})
