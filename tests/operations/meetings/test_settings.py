"""Settling how a council meets."""

from dataclasses import replace

import pytest

from recruit.bodies.model import Body
from recruit.bodies.operations import record_decision
from recruit.bodies.rules import DecisionKind
from recruit.foundation.audit import queries as audit
from recruit.foundation.audit.term_events import TermEvent
from recruit.foundation.refusal import Refused
from recruit.meetings.operations import settings as operations
from recruit.meetings.queries import meeting as queries
from recruit.meetings.rules import Remuneration, SubstituteAttendance
from recruit.meetings.rules.settings import NewSettings
from tests.builders import BY, NOW, a_council, day
from tests.conftest import Database

USUAL = NewSettings(SubstituteAttendance.WHEN_PREVENTED, None, True, Remuneration.NONE, False, False, 2)


def test_a_council_lets_substitutes_come_beside_members_by_a_decision_and_goes_back(database: Database) -> None:
    with database.transaction() as session:
        body = a_council(session)
        decided = record_decision(
            session, body, DecisionKind.OTHER, "Integrationsrådet", day("2026-06-01"), by=BY, now=NOW
        )
        beside = replace(
            USUAL, substitute_attendance=SubstituteAttendance.ALWAYS, attendance_decision=decided.id, items_run_on=True
        )

        operations.settle(session, body, beside, by=BY, now=NOW)

        stands = queries.settings(session, body)
        assert (stands.substitute_attendance, stands.attendance_decision_id, stands.version) == (
            SubstituteAttendance.ALWAYS,
            decided.id,
            1,
        )

        operations.settle(session, body, replace(USUAL, attendance_decision=decided.id), by=BY, now=NOW)
        assert queries.settings(session, body).attendance_decision_id is None
        number = body.id

    with database.reading() as session:
        entries = audit.history(session, subject=session.get_one(Body, number), size=2)
        assert {one.event for one in entries} == {TermEvent.MEETING_SETTINGS_CHANGED}


def test_substitutes_beside_members_without_a_decision_are_refused(sqlite: Database) -> None:
    with sqlite.transaction() as session:
        body = a_council(session)
        with pytest.raises(Refused, match="attendance-needs-a-decision"):
            always = replace(USUAL, substitute_attendance=SubstituteAttendance.ALWAYS)
            operations.settle(session, body, always, by=BY, now=NOW)

        assert queries.settings(session, body).version == 0
