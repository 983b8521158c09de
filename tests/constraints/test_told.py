"""The database itself refuses two letters that stand, a letter to nobody, and two ticks of one item."""

from collections.abc import Callable
from typing import Any
from uuid import uuid4

from recruit.appointments.model import AppointmentCase, MemberTold, OutcomeTold, WelcomeStep
from recruit.bodies.model import Body
from tests.builders import NOW, day
from tests.conftest import Database
from tests.constraints.conftest import Refused, World
from tests.nominations import a_nomination, a_submission, an_open_round

Write = Callable[..., None]
BY = {"at": NOW, "by": "staff:1"}


def a_case(world: World) -> dict[str, Any]:
    return {"id": uuid4(), "term_id": world.term, "name": "Udpegning", "opened_at": NOW, "opened_by": "x", "version": 1}


def test_one_person_is_told_of_a_case_once_until_another_letter_takes_its_place(
    world: World, write: Write, refuses: Refused
) -> None:
    case = a_case(world)
    write(AppointmentCase, case)
    told = {"case_id": case["id"], "person_id": world.stranger, "what": "appointed", "facts": {}, **BY}
    refuses("ck_outcome_told_tells_one_person", OutcomeTold, told | {"id": uuid4(), "person_id": None})
    refuses("ck_outcome_told_what_known", OutcomeTold, told | {"id": uuid4(), "what": "elected"})
    write(OutcomeTold, told | {"id": uuid4(), "superseded_at": NOW})
    write(OutcomeTold, told | {"id": uuid4()})
    refuses("UNIQUE|uq_outcome_told_person", OutcomeTold, told | {"id": uuid4()})


def test_a_candidate_is_told_of_a_case_once(database: Database, world: World, write: Write, refuses: Refused) -> None:
    case = a_case(world)
    write(AppointmentCase, case)
    with database.transaction() as session:
        round_ = an_open_round(session, session.get_one(Body, world.body))
        nomination = a_nomination(session, round_, a_submission(round_))
    told = {"case_id": case["id"], "nomination_id": nomination.id, "what": "next", "facts": {}, **BY}
    write(OutcomeTold, told | {"id": uuid4()})
    refuses("UNIQUE|uq_outcome_told_candidate", OutcomeTold, told | {"id": uuid4()})


def test_a_member_gets_each_letter_of_a_term_once(world: World, write: Write, refuses: Refused) -> None:
    told = {"term_id": world.term, "person_id": world.stranger, "what": "welcome", **BY}
    write(MemberTold, told | {"id": uuid4()})
    write(MemberTold, told | {"id": uuid4(), "what": "thanks"})
    refuses("UNIQUE|uq_member_told", MemberTold, told | {"id": uuid4()})
    refuses("ck_member_told_what_known", MemberTold, told | {"id": uuid4(), "what": "greeting"})


def test_an_item_is_ticked_once_for_a_member_until_it_is_taken_back(
    world: World, write: Write, refuses: Refused
) -> None:
    tick = {"membership_id": world.member, "item": "rules", "is_needed": True, "done_on": day("2026-04-01"), **BY}
    refuses("ck_welcome_step_revoked_by_somebody", WelcomeStep, tick | {"id": uuid4(), "revoked_at": NOW})
    refuses("ck_welcome_step_item_known", WelcomeStep, tick | {"id": uuid4(), "item": "gift"})
    write(WelcomeStep, tick | {"id": uuid4(), "revoked_at": NOW, "revoked_by": "staff:1"})
    write(WelcomeStep, tick | {"id": uuid4()})
    refuses("UNIQUE|uq_welcome_step_standing", WelcomeStep, tick | {"id": uuid4()})
