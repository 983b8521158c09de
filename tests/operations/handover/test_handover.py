"""A term is handed over, and the next one sees it."""

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

import pytest
from sqlalchemy import select
from sqlalchemy.orm import Session

from recruit.bodies.model import Body, Decision
from recruit.bodies.operations import record_decision
from recruit.bodies.rules import DecisionKind
from recruit.foundation.audit.model import AuditEntry
from recruit.foundation.audit.term_events import TermEvent
from recruit.foundation.refusal import NotFound, Refused
from recruit.handover.operations import notes, people
from recruit.handover.queries import evaluating, inviting
from recruit.handover.queries import handover as queries
from recruit.handover.rules import NoteKind, StepKind
from recruit.handover.rules.evaluation import Question
from recruit.handover.rules.invitations import Wish
from recruit.handover.rules.notes import NewNote
from recruit.recruitment.rules import Manner
from tests.builders import BY, a_council, a_person, a_term, the_term
from tests.conftest import Database

NOW = datetime(2029, 12, 4, 18, tzinfo=UTC)
TODAY = date(2029, 12, 4)
NOTE = NewNote(NoteKind.EXPERIENCE, "Rekruttering", "Spørg sprogcentret først.", "Punkt 33, 26. november 2029")
TASK = NewNote(NoteKind.TASK, "Workshop", "Aftal workshop med nabokommunerne.", due_on=date(2030, 3, 1))
QUESTIONS = (Question("Var møderne gode?", on_scale=True), Question("Hvad skal det næste råd vide?"))


def adopting(session: Session, body: Body) -> Decision:
    return record_decision(session, body, DecisionKind.ADOPT_HANDOVER, "Integrationsrådet", TODAY, by=BY, now=NOW)


def test_what_was_adopted_is_what_the_next_term_sees(database: Database) -> None:
    with database.transaction() as session:
        body = a_council(session)
        term = the_term(session, body)
        for new in (NOTE, TASK):
            notes.write(session, term, new, by=BY, now=NOW)
        following = a_term(session, body)
        assert queries.inherited(session, following) == []

        notes.adopt(session, term, adopting(session, body), by=BY, now=NOW)

        assert [one.topic for one in queries.inherited(session, following)] == ["Rekruttering", "Workshop"]
        assert queries.inherited(session, term) == []
        with pytest.raises(Refused, match="handover-is-adopted"):
            notes.write(session, term, NOTE, by=BY, now=NOW)


def test_a_handover_that_is_taken_back_is_written_anew_and_adopted_again(database: Database) -> None:
    with database.transaction() as session:
        body = a_council(session)
        term = the_term(session, body)
        note = notes.write(session, term, NOTE, by=BY, now=NOW)
        with pytest.raises(Refused, match="handover-is-not-adopted"):
            notes.take_back(session, term, by=BY, now=NOW)
        notes.adopt(session, term, adopting(session, body), by=BY, now=NOW)
        with pytest.raises(Refused, match="handover-is-adopted"):
            notes.discard(session, queries.note(session, body, note.id, lock=True), by=BY, now=NOW)

        notes.take_back(session, term, by=BY, now=NOW)
        again = queries.note(session, body, note.id, lock=True)
        notes.rewrite(session, again, replace(NOTE, topic="Hvervning"), by=BY, now=NOW)
        notes.adopt(session, term, adopting(session, body), by=BY, now=NOW)

        assert [one.topic for one in queries.notes(session, term)] == ["Hvervning"]


def test_a_draft_is_thrown_away_and_the_next_council_is_done_with_a_task(sqlite: Database) -> None:
    with sqlite.transaction() as session:
        body = a_council(session)
        term = the_term(session, body)
        draft, task = (notes.write(session, term, new, by=BY, now=NOW) for new in (NOTE, TASK))
        notes.discard(session, draft, by=BY, now=NOW)
        notes.adopt(session, term, adopting(session, body), by=BY, now=NOW)

        notes.finish(session, queries.note(session, body, task.id, lock=True), TODAY, by=BY, now=NOW)

        (left,) = queries.notes(session, term)
        assert (left.topic, left.done_on) == ("Workshop", TODAY)


def test_what_was_ticked_by_hand_is_adopted_and_no_decision_from_before_the_term_offers_itself(
    sqlite: Database,
) -> None:
    with sqlite.transaction() as session:
        body = a_council(session)
        term, kind = the_term(session, body), DecisionKind.ADOPT_HANDOVER
        record_decision(session, body, kind, "Integrationsrådet", term.since - timedelta(days=1), by=BY, now=NOW)
        notes.write(session, term, NOTE, by=BY, now=NOW)
        notes.tick(session, term, StepKind.ADOPTION, date(2029, 12, 1), [*StepKind], by=BY, now=NOW)
        decision = adopting(session, body)

        assert queries.decisions(session, term) == [decision]
        notes.adopt(session, term, decision, by=BY, now=NOW)

        assert queries.done(session, term) == {StepKind.ADOPTION: date(2029, 12, 1)}


def test_a_step_is_ticked_once(sqlite: Database) -> None:
    with sqlite.transaction() as session:
        term = the_term(session, a_council(session))
        notes.tick(session, term, StepKind.THANKS, TODAY, [*StepKind], by=BY, now=NOW)

        assert queries.done(session, term) == {StepKind.THANKS: TODAY}
        with pytest.raises(Refused, match="step-is-done"):
            notes.tick(session, term, StepKind.THANKS, TODAY, [*StepKind], by=BY, now=NOW)


def test_former_members_are_invited_while_they_wish_it(database: Database) -> None:
    with database.transaction() as session:
        body = a_council(session)
        anne, bo = (a_person(session, name) for name in ("Anne Dam", "Bo Friis"))
        until = Wish(TODAY, date(2031, 12, 31))
        for person in (bo, anne):
            people.wish(session, body, person, "Dialogmøder", until, Manner.MEETING, by=BY, now=NOW)
        wishes = queries.wishes(session, body, on=TODAY)

        people.withdraw(
            session, inviting.wish(session, wishes[0].id, of=body, lock=True), date(2030, 5, 1), by=BY, now=NOW
        )

        assert [one.person.name for one in wishes] == ["Anne Dam", "Bo Friis"]
        assert [one.person.name for one in queries.wishes(session, body, on=date(2030, 5, 1))] == ["Bo Friis"]
        assert queries.wishes(session, body, on=date(2032, 1, 1)) == []


def test_members_say_what_they_think_once_and_nobody_can_tell_who_said_it(database: Database) -> None:
    with database.transaction() as session:
        body = a_council(session)
        asked_people = [a_person(session, name) for name in ("Anne Dam", "Bo Friis")]
        made = people.ask(
            session, the_term(session, body), "Evaluering", QUESTIONS, asked_people, NOW, by=BY, now=NOW - timedelta(9)
        )
        first, second = made.asks
        people.answer(
            session, evaluating.behind_link(session, first.id, lock=True), {0: 5, 1: "Begynd i tide"}, now=NOW
        )
        people.answer(session, evaluating.behind_link(session, second.id, lock=True), {0: 4, 1: "  "}, now=NOW)

        found = evaluating.answers(session, evaluating.evaluation(session, body, made.id))
        assert sorted((one.question, one.step, one.text) for one in found if one.step) == [(0, 4, None), (0, 5, None)]
        assert [one.text for one in found if one.text] == ["Begynd i tide"]
        with pytest.raises(Refused, match="answer-is-given"):
            people.answer(session, evaluating.behind_link(session, first.id, lock=True), {0: 1}, now=NOW)

    with database.reading() as session:
        logged = session.scalars(select(AuditEntry.actor).where(AuditEntry.event == TermEvent.EVALUATION_ANSWERED))
        assert list(logged) == [BY.reference] * 2


def test_nobody_is_asked_nothing(sqlite: Database) -> None:
    with sqlite.transaction() as session:
        term = the_term(session, a_council(session))

        with pytest.raises(Refused, match="answer-missing, nobody-to-ask, no-questions"):
            people.ask(session, term, " ", [], [], NOW, by=BY, now=NOW)


def test_another_councils_handover_is_not_found(sqlite: Database) -> None:
    with sqlite.transaction() as session:
        body, other = a_council(session), a_council(session, "Ældrerådet")
        term, anne = the_term(session, body), a_person(session)
        note = notes.write(session, term, NOTE, by=BY, now=NOW)
        wish = people.wish(session, body, anne, "Møder", Wish(TODAY, TODAY), Manner.PHONE, by=BY, now=NOW)
        evaluation = people.ask(session, term, "Evaluering", QUESTIONS, [anne], NOW, by=BY, now=NOW)

        for find, number in ((queries.note, note.id), (evaluating.evaluation, evaluation.id)):
            with pytest.raises(NotFound):
                find(session, other, number)
        with pytest.raises(NotFound):
            inviting.wish(session, wish.id, of=other)
        with pytest.raises(NotFound):
            evaluating.behind_link(session, note.id)
