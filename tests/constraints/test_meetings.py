"""The database itself refuses a meeting that cannot be, and attendance of nobody."""

from collections.abc import Callable
from datetime import time, timedelta
from typing import Any
from uuid import UUID, uuid4

import pytest

from recruit.bodies.model import Decision
from recruit.meetings.model import Apology, Attendance, Meeting, MeetingInvitation, MeetingSettings
from tests.builders import NOW, day
from tests.constraints.conftest import Refused, World

Write = Callable[..., None]


def a_meeting(world: World, **changes: Any) -> dict[str, Any]:
    row = {"id": uuid4(), "term_id": world.term, "starts_at": NOW, "ends_at": NOW + timedelta(hours=2), "place": ""}
    texts = {"agenda_url": "", "minutes_url": "", "note": "", "is_open": False}
    return {**row, **texts, "planned_at": NOW, "planned_by": "staff:1", "version": 1, **changes}


@pytest.fixture
def meeting(world: World, write: Write) -> UUID:
    row = a_meeting(world, number=1)
    write(Meeting, row)
    number: UUID = row["id"]
    return number


def an_attendance(world: World, meeting: UUID, **changes: Any) -> dict[str, Any]:
    row = {"id": uuid4(), "meeting_id": meeting, "person_id": world.person, "membership_id": world.member}
    said = {"part": "member", "presence": "present", "seat_id": world.seat, "disqualified_for": []}
    return {**row, **said, "name": "", "travel_minutes": 0, "at": NOW, "by": "staff:1", "version": 1, **changes}


def test_a_council_has_substitutes_beside_members_by_a_decision_only(
    world: World, write: Write, refuses: Refused
) -> None:
    decision: dict[str, Any] = {"id": uuid4(), "body_id": world.body, "kind": "other", "decided_on": day("2026-06-01")}
    write(Decision, {**decision, "decided_by_text": "Integrationsrådet", "version": 1})
    row = {"body_id": world.body, "asks_substitutes": True, "notes_times": False, "remuneration": "none", "version": 1}
    row["items_run_on"] = False
    beside = row | {"substitute_attendance": "always"}
    refuses("ck_meeting_settings_beside_the_member_by_a_decision", MeetingSettings, beside)
    never_so = row | {"substitute_attendance": "never", "attendance_decision_id": decision["id"]}
    refuses("ck_meeting_settings_substitute_attendance", MeetingSettings, never_so)
    refuses("ck_meeting_settings_remuneration", MeetingSettings, row | {"remuneration": "gold"})
    never = row | {"substitute_attendance": "when_prevented", "warn_after": 0}
    refuses("ck_meeting_settings_warns_after_one_or_more", MeetingSettings, never)
    as_rhymes = row | {"substitute_attendance": "when_prevented", "minutes_style": "rhymes"}
    refuses("ck_meeting_settings_minutes_style", MeetingSettings, as_rhymes)


def test_a_meeting_begins_before_it_ends_and_is_counted_from_one(world: World, refuses: Refused) -> None:
    refuses("ck_meeting_begins_before_it_ends", Meeting, a_meeting(world, ends_at=NOW))
    refuses("ck_meeting_counted_from_one", Meeting, a_meeting(world, number=0))
    refuses("ck_meeting_items_counted_from_one", Meeting, a_meeting(world, first_item=0))


def test_a_meeting_is_cancelled_by_somebody_with_a_reason_and_its_number_is_free(
    world: World, meeting: UUID, write: Write, refuses: Refused
) -> None:
    refuses("UNIQUE|uq_meeting_number", Meeting, a_meeting(world, number=1))
    refuses("ck_meeting_cancelled_by_somebody", Meeting, a_meeting(world, cancelled_at=NOW, cancelled_because="Sne"))
    refuses("ck_meeting_cancelled_with_a_reason", Meeting, a_meeting(world, cancelled_at=NOW, cancelled_by="staff:1"))
    write(Meeting, {"cancelled_at": NOW, "cancelled_by": "staff:1", "cancelled_because": "Sne"}, at=meeting)
    write(Meeting, a_meeting(world, number=1))


def test_attendance_is_about_somebody_once_with_a_place(
    world: World, meeting: UUID, write: Write, refuses: Refused
) -> None:
    write(Attendance, an_attendance(world, meeting))
    refuses("UNIQUE|uq_attendance", Attendance, an_attendance(world, meeting))
    somebody = {"person_id": world.stranger}
    refuses("ck_attendance_is_about_somebody", Attendance, an_attendance(world, meeting, person_id=None))
    refuses("ck_attendance_is_about_somebody", Attendance, an_attendance(world, meeting, **somebody, name="Ida"))
    refuses("ck_attendance_with_a_place", Attendance, an_attendance(world, meeting, **somebody, membership_id=None))
    refuses("ck_attendance_on_a_seat", Attendance, an_attendance(world, meeting, **somebody, part="associate"))
    king = an_attendance(world, meeting, **somebody, part="king", seat_id=None)
    refuses("ck_attendance_part", Attendance, king)
    refuses("ck_attendance_presence", Attendance, an_attendance(world, meeting, **somebody, presence="perhaps"))


def test_who_was_late_was_there_travel_takes_time_and_somebody_paid(
    world: World, meeting: UUID, refuses: Refused
) -> None:
    late = an_attendance(world, meeting, presence="absent", came_at=time(18))
    refuses("ck_attendance_came_to_come_late", Attendance, late)
    refuses("ck_attendance_travels_some_time", Attendance, an_attendance(world, meeting, travel_minutes=-1))
    refuses("ck_attendance_paid_by_somebody", Attendance, an_attendance(world, meeting, paid_on=day("2026-06-30")))


def test_apologies_stand_once_and_are_taken_back_by_somebody(
    world: World, meeting: UUID, write: Write, refuses: Refused
) -> None:
    row = {"id": uuid4(), "meeting_id": meeting, "membership_id": world.member, "manner": "phone", "note": ""}
    first = {**row, "at": NOW, "by": "staff:1"}
    write(Apology, first)
    refuses("UNIQUE|uq_apology_standing", Apology, first | {"id": uuid4()})
    refuses("ck_apology_revoked_by_somebody", Apology, {"revoked_at": NOW}, at=first["id"])
    refuses("ck_apology_manner", Apology, {"manner": "pigeon"}, at=first["id"])
    write(Apology, {"revoked_at": NOW, "revoked_by": "staff:1"}, at=first["id"])
    write(Apology, first | {"id": uuid4()})


def test_what_somebody_was_told_of_a_meeting_stands_once(
    world: World, meeting: UUID, write: Write, refuses: Refused
) -> None:
    row: dict[str, Any] = {"meeting_id": meeting, "membership_id": world.member, "at": NOW, "by": "staff:1"}
    row |= {"starts_at": NOW, "ends_at": NOW + timedelta(hours=2), "place": "", "is_cancelled": False}
    row |= {"is_again": False}
    write(MeetingInvitation, {**row, "id": uuid4(), "superseded_at": NOW})
    write(MeetingInvitation, {**row, "id": uuid4()})

    refuses("UNIQUE|uq_meeting_invitation_standing", MeetingInvitation, {**row, "id": uuid4()})
    ends_first = {**row, "id": uuid4(), "ends_at": NOW, "superseded_at": NOW}
    refuses("ck_meeting_invitation_begins_before_it_ends", MeetingInvitation, ends_first)
