"""Two browsers at the same moment: a handover is adopted once, and one answers once."""

from datetime import UTC, date, datetime, timedelta
from typing import Any
from uuid import UUID

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from recruit.bodies import queries as bodies
from recruit.bodies.model import Decision
from recruit.bodies.operations import record_decision
from recruit.bodies.rules import DecisionKind
from recruit.handover.model import EvaluationAnswer, HandoverAdoption
from recruit.handover.operations import notes, people
from recruit.handover.queries import evaluating
from recruit.handover.rules import NoteKind
from recruit.handover.rules.evaluation import Question
from recruit.handover.rules.notes import NewNote
from tests.builders import BY, a_council, a_person, the_term
from tests.conftest import Database
from tests.operations.appointments.test_at_once import at_once

NOW = datetime(2029, 12, 4, 18, tzinfo=UTC)


def test_a_handover_is_adopted_once_from_two_browsers(database: Database) -> None:
    with database.transaction() as session:
        body = a_council(session)
        term = the_term(session, body).id
        note = NewNote(NoteKind.EXPERIENCE, "Rekruttering", "Spørg sprogcentret først.")
        notes.write(session, the_term(session, body), note, by=BY, now=NOW)
        kind, day = DecisionKind.ADOPT_HANDOVER, date(2029, 12, 3)
        decision = record_decision(session, body, kind, "Integrationsrådet", day, by=BY, now=NOW).id

    def adopt(session: Session) -> Any:
        locked = bodies.locked_term(session, term)
        return notes.adopt(session, locked, session.get_one(Decision, decision), by=BY, now=NOW)

    assert at_once(database, adopt, adopt) == ["done", "handover-is-adopted"]
    with database.reading() as session:
        assert session.scalar(select(func.count(HandoverAdoption.id))) == 1


def test_somebody_who_sends_from_two_browsers_has_answered_once(database: Database) -> None:
    with database.transaction() as session:
        body, until = a_council(session), NOW + timedelta(days=9)
        questions, anne = [Question("Hvad nu?")], a_person(session)
        made = people.ask(session, the_term(session, body), "Evaluering", questions, [anne], until, by=BY, now=NOW)
        ask: UUID = made.asks[0].id

    def answer(session: Session) -> None:
        people.answer(session, evaluating.behind_link(session, ask, lock=True), {0: "Godt"}, now=NOW)

    assert at_once(database, answer, answer) == ["answer-is-given", "done"]
    with database.reading() as session:
        assert session.scalar(select(func.count(EvaluationAnswer.id))) == 1
