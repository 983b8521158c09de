"""Former members are asked, and members are asked what they think of a term: by letter, once, and not for ever."""

from datetime import UTC, date, datetime, timedelta

import pytest
from sqlalchemy import select
from sqlalchemy.orm import Session

from recruit.acts import merging
from recruit.appointments.rules import EndReason
from recruit.bodies.model import Body, Decision
from recruit.bodies.operations import record_decision
from recruit.bodies.rules import DecisionKind
from recruit.foundation.mail.model import Letter
from recruit.foundation.refusal import Refused
from recruit.handover.model import InvitationAsk, InvitationWish
from recruit.handover.operations import evaluating, inviting, notes, people
from recruit.handover.queries import due, handover
from recruit.handover.queries import evaluating as asked
from recruit.handover.queries import inviting as queries
from recruit.handover.rules import NoteKind, StepKind
from recruit.handover.rules.evaluation import Question
from recruit.handover.rules.invitations import Wish
from recruit.handover.rules.notes import NewNote
from recruit.people.model import Person
from recruit.people.operations.own import correct_own
from recruit.people.rules import ContactKind
from recruit.recruitment.rules import Manner
from tests.builders import BY, a_council, a_member, a_person, a_term, the_seats, the_term
from tests.conftest import Database

NOW = datetime(2029, 12, 4, 18, tzinfo=UTC)
TODAY = date(2029, 12, 4)
MEETINGS = "Dialogmøder"


def reached(session: Session, name: str) -> Person:
    person = a_person(session, name)
    correct_own(session, person, name, {ContactKind.EMAIL: f"{name.split()[0].lower()}@example.org"}, by=BY, now=NOW)
    return person


def kinds(session: Session) -> list[str]:
    return list(session.scalars(select(Letter.kind).order_by(Letter.queued_at, Letter.kind)))


def the_ask(session: Session) -> InvitationAsk:
    return queries.ask(session, session.scalars(select(InvitationAsk.id)).one(), lock=True)


def test_whoever_is_asked_says_yes_once_and_gets_the_way_off_the_list(database: Database) -> None:
    with database.transaction() as session:
        body, anne = a_council(session), reached(session, "Anne Dam")
        assert inviting.ask(session, body, [anne], MEETINGS, by=BY, now=NOW) == 1
        with pytest.raises(Refused, match="asked-or-invited-already"):
            inviting.ask(session, body, [anne], MEETINGS, by=BY, now=NOW)

        wish = inviting.accept(session, body, the_ask(session), 2, Manner.ONLINE, by=BY, now=NOW)

        assert (wish.valid_until, kinds(session)) == (date(2031, 12, 4), ["invitation_ask", "invitation_receipt"])
        with pytest.raises(Refused, match="answer-is-given"):
            inviting.decline(session, the_ask(session), by=BY, now=NOW)
        with pytest.raises(Refused, match="asked-or-invited-already"):
            inviting.ask(session, body, [anne], MEETINGS, by=BY, now=NOW)


def test_whoever_never_answers_can_be_asked_again_when_the_time_is_over(sqlite: Database) -> None:
    with sqlite.transaction() as session:
        body, bo = a_council(session), a_person(session, "Bo Friis")
        inviting.ask(session, body, [bo], MEETINGS, by=BY, now=NOW)

        assert inviting.ask(session, body, [bo], MEETINGS, by=BY, now=NOW + timedelta(days=91)) == 0
        inviting.decline(session, the_ask(session), by=BY, now=NOW + timedelta(days=92))

        assert kinds(session) == ["invitation_ask_on_paper"] * 2
        assert queries.wish_of(session, the_ask(session)) is None
        with pytest.raises(Refused, match="nobody-to-ask"):
            inviting.ask(session, body, [], MEETINGS, by=BY, now=NOW)


def test_an_answer_stops_the_letter_about_that_council_and_purpose_and_no_other(sqlite: Database) -> None:
    with sqlite.transaction() as session:
        ours, other, bo = a_council(session), a_council(session, "Ældrerådet"), a_person(session, "Bo Friis")
        for body, purpose in ((ours, MEETINGS), (ours, "Receptioner"), (other, MEETINGS)):
            inviting.ask(session, body, [bo], purpose, by=BY, now=NOW)
        asked = session.scalars(select(InvitationAsk.id).filter_by(body_id=ours.id, purpose=MEETINGS)).one()

        inviting.decline(session, queries.ask(session, asked, lock=True), by=BY, now=NOW)

        stopped = session.scalars(select(Letter).where(Letter.cancelled_at.is_not(None)))
        assert [(one.scope, "Receptioner" in one.body) for one in stopped] == [(f"body:{ours.id}", False)]


def test_whoever_said_no_or_left_the_list_has_said_no_until_they_say_yes_again(sqlite: Database) -> None:
    with sqlite.transaction() as session:
        body, bo, anne = a_council(session), a_person(session, "Bo Friis"), a_person(session, "Anne Dam")
        inviting.ask(session, body, [bo], MEETINGS, by=BY, now=NOW)
        inviting.decline(session, the_ask(session), by=BY, now=NOW)
        wish = Wish(date(2029, 1, 1), date(2030, 6, 30))
        left = inviting.keep(session, body, anne, MEETINGS, wish, Manner.PHONE, by=BY, now=NOW)
        people.withdraw(session, left, date(2029, 6, 1), by=BY, now=NOW)

        assert queries.said_no(session, body, MEETINGS) == {bo.id: TODAY, anne.id: date(2029, 6, 1)}
        assert queries.said_no(session, body, "Receptioner") == {}
        again = Wish(TODAY, date(2030, 6, 30))
        inviting.keep(session, body, anne, MEETINGS, again, Manner.PHONE, by=BY, now=NOW)
        assert list(queries.said_no(session, body, MEETINGS)) == [bo.id]


def test_whoever_was_found_to_be_somebody_else_answers_for_both(sqlite: Database) -> None:
    with sqlite.transaction() as session:
        body, twice = a_council(session), [a_person(session, "Anne Dam"), reached(session, "Anne K. Dam")]
        inviting.ask(session, body, twice, MEETINGS, by=BY, now=NOW)
        kept_id, merged_id = (one.id for one in twice)
    with sqlite.transaction() as session:
        kept, merged = merging.both(session, kept_id, merged_id, reach=None, for_change=True)
        merging.merge(session, kept, merged, by=BY, now=NOW, reach=None)
    with sqlite.transaction() as session:
        body = session.get_one(Body, body.id)
        theirs = session.scalars(select(InvitationAsk.id).filter_by(person_id=merged_id)).one()
        inviting.accept(session, body, queries.ask(session, theirs, lock=True), 2, Manner.ONLINE, by=BY, now=NOW)

        assert [one.person_id for one in handover.wishes(session, body, on=TODAY)] == [kept_id]
        mine = queries.wish_of(session, queries.ask(session, theirs))
        assert mine is not None
        people.withdraw(session, mine, TODAY, by=BY, now=NOW)
        assert handover.wishes(session, body, on=TODAY) == []


def test_what_was_last_asked_or_wished_is_proposed_again(sqlite: Database) -> None:
    with sqlite.transaction() as session:
        body, bo, anne = a_council(session), a_person(session, "Bo Friis"), a_person(session, "Anne Dam")
        assert queries.last_purpose(session, body) == ""
        earlier = Wish(date(2029, 6, 1), date(2030, 6, 30))
        inviting.keep(session, body, anne, "Åben dag", earlier, Manner.PHONE, by=BY, now=NOW)
        assert queries.last_purpose(session, body) == "Åben dag"
        inviting.ask(session, body, [bo], MEETINGS, by=BY, now=NOW)
        assert queries.last_purpose(session, body) == MEETINGS
        later = Wish(TODAY + timedelta(days=1), date(2030, 6, 30))
        after = NOW + timedelta(days=1)
        inviting.keep(session, body, anne, "Receptioner", later, Manner.PHONE, by=BY, now=after)
        assert queries.last_purpose(session, body) == "Receptioner"


def test_nobody_who_was_registered_in_error_is_asked(sqlite: Database) -> None:
    with sqlite.transaction() as session:
        body = a_council(session, seats=1)
        wrong = a_member(session, the_seats(session, body)[0])
        assert len(queries.had_a_place(session, body)) == len(asked.people_of(session, the_term(session, body))) == 1

        wrong.until, wrong.end_reason = TODAY, EndReason.REGISTERED_IN_ERROR
        session.flush()

        assert queries.had_a_place(session, body) == asked.people_of(session, the_term(session, body)) == []


def test_a_wish_that_is_over_gives_way_to_a_new_one(sqlite: Database) -> None:
    with sqlite.transaction() as session:
        body, bo = a_council(session), a_person(session, "Bo Friis")
        short = Wish(date(2029, 1, 1), date(2029, 6, 30))
        inviting.keep(session, body, bo, MEETINGS, short, Manner.PHONE, by=BY, now=NOW)

        inviting.keep(session, body, bo, MEETINGS, Wish(TODAY, date(2030, 6, 30)), Manner.PHONE, by=BY, now=NOW)

        before, after = session.scalars(select(InvitationWish).order_by(InvitationWish.given_on))
        assert (before.facts().is_taken_back, after.withdrawn_on) == (False, None)
        assert before.facts().holds(on=date(2029, 6, 30))
        assert queries.said_no(session, body, MEETINGS) == {}
        people.withdraw(session, after, TODAY, by=BY, now=NOW)
        assert after.facts().is_taken_back


def test_members_are_asked_reminded_once_and_given_more_time_while_nothing_is_shown(database: Database) -> None:
    with database.transaction() as session:
        body, closes = a_council(session), NOW + timedelta(days=9)
        two = [reached(session, "Anne Dam"), a_person(session, "Bo Friis")]
        term, questions = the_term(session, body), [Question("Hvad nu?")]
        made = evaluating.ask(session, body, term, "Evaluering", questions, two, closes, by=BY, now=NOW)
        found = asked.evaluation(session, body, made.id, lock=True)

        assert evaluating.remind(session, body, found, by=BY, now=NOW + timedelta(days=2)) == 1
        with pytest.raises(Refused, match="nobody-to-remind"):
            evaluating.remind(session, body, found, by=BY, now=NOW + timedelta(days=3))
        with pytest.raises(Refused, match="deadline-moves-forward"):
            evaluating.extend(session, found, closes, by=BY, now=NOW)
        evaluating.extend(session, found, closes + timedelta(days=1), by=BY, now=NOW)
        evaluating.extend(session, found, closes + timedelta(days=9), by=BY, now=closes + timedelta(days=2))

        first = asked.behind_link(session, found.asks[0].id, lock=True)
        people.answer(session, first, {0: "Godt"}, now=NOW)
        evaluating.stop_waiting(session, first, by=BY, now=NOW)
        assert sorted(kinds(session)) == ["evaluation", "evaluation_on_paper", "evaluation_reminder"]


def test_an_evaluation_answered_in_one_council_leaves_the_letter_of_another(sqlite: Database) -> None:
    with sqlite.transaction() as session:
        bo, closes, made = a_person(session, "Bo Friis"), NOW + timedelta(days=9), []
        for body in (a_council(session), a_council(session, "Ældrerådet")):
            term = the_term(session, body)
            for question in ("Hvad nu?", "Hvad så?"):
                asks = evaluating.ask(
                    session, body, term, "Evaluering", [Question(question)], [bo], closes, by=BY, now=NOW
                ).asks
                made.append(asks[0].id)

        evaluating.stop_waiting(session, asked.behind_link(session, made[0], lock=True), by=BY, now=NOW)

        stopped = session.scalars(select(Letter).where(Letter.cancelled_at.is_not(None)))
        assert ["Hvad nu?" in one.body for one in stopped] == [True]


def test_who_had_a_place_is_asked_once_by_the_place_that_ended_last(sqlite: Database) -> None:
    with sqlite.transaction() as session:
        body, person = a_council(session, seats=2), a_person(session, "Anne Dam")
        first, second = the_seats(session, body)
        a_member(session, first, person, last_day="2026-05-31")
        a_member(session, second, person, since="2026-06-01")

        (took,) = asked.people_of(session, the_term(session, body))

        assert took.sits(on=TODAY)


def test_nobody_writes_to_somebody_who_has_died(sqlite: Database) -> None:
    with sqlite.transaction() as session:
        body, anne = a_council(session, seats=1), reached(session, "Anne Dam")
        term, closes = the_term(session, body), NOW + timedelta(days=9)
        held = a_member(session, the_seats(session, body)[0], anne)
        made = evaluating.ask(session, body, term, "Evaluering", [Question("?")], [anne], closes, by=BY, now=NOW)
        inviting.keep(session, body, anne, MEETINGS, Wish(TODAY, date(2030, 6, 30)), Manner.PHONE, by=BY, now=NOW)
        assert len(handover.wishes(session, body, on=TODAY)) == 1

        held.until, held.end_reason = TODAY, EndReason.DECEASED
        session.flush()

        assert asked.people_of(session, term) == queries.had_a_place(session, body) == []
        assert handover.wishes(session, body, on=TODAY) == []
        with pytest.raises(Refused, match="nobody-to-remind"):
            evaluating.remind(session, body, asked.evaluation(session, body, made.id, lock=True), by=BY, now=NOW)


def adopting(session: Session, body: Body) -> None:
    """Let the council adopt one task, due soon."""
    task = NewNote(NoteKind.TASK, "Workshop", "Aftal den.", due_on=date(2030, 1, 10))
    notes.write(session, the_term(session, body), task, by=BY, now=NOW)
    kind = DecisionKind.ADOPT_HANDOVER
    decision = record_decision(session, body, kind, "Integrationsrådet", TODAY, by=BY, now=NOW)
    notes.adopt(session, the_term(session, body), decision, by=BY, now=NOW)


def test_what_is_adopted_ticks_its_step_and_stays_once_the_next_council_is_done_with_it(database: Database) -> None:
    with database.transaction() as session:
        body = a_council(session)
        term = the_term(session, body)
        adopting(session, body)
        assert handover.done(session, term) == {StepKind.ADOPTION: TODAY}
        notes.take_back(session, term, by=BY, now=NOW)
        assert handover.done(session, term) == {}
        notes.adopt(session, term, session.scalars(select(Decision)).one(), by=BY, now=NOW)

        following = a_term(session, body)
        late = datetime(2033, 12, 6, tzinfo=UTC)
        second = record_decision(
            session, body, DecisionKind.ADOPT_HANDOVER, "Integrationsrådet", date(2033, 12, 5), by=BY, now=late
        )
        assert handover.decisions(session, following) == [second]
        notes.write(session, following, NewNote(NoteKind.MONEY, "Puljen", "0 kr."), by=BY, now=late)
        notes.adopt(session, following, second, by=BY, now=late)
        assert [one.decided_on for one in handover.decisions(session, term)] == [TODAY]

        (task,) = handover.notes(session, term, lock=True)
        notes.finish(session, task, TODAY, by=BY, now=NOW)
        with pytest.raises(Refused, match="handover-is-in-use"):
            notes.take_back(session, term, by=BY, now=NOW)
        notes.reopen(session, task, by=BY, now=NOW)
        with pytest.raises(Refused, match="note-is-not-done"):
            notes.reopen(session, task, by=BY, now=NOW)


def test_steps_tasks_and_wishes_that_are_due_wait_on_today(database: Database) -> None:
    with database.transaction() as session:
        body = a_council(session)
        adopting(session, body)
        following = a_term(session, body)
        bo = a_person(session, "Bo Friis")
        inviting.keep(session, body, bo, MEETINGS, Wish(TODAY, date(2030, 1, 20)), Manner.PHONE, by=BY, now=NOW)

        (steps,) = due.due(session, on=TODAY)
        january = {one.kind: one for one in due.due(session, on=date(2030, 1, 2))}

        assert (steps.kind, steps.deadline, steps.facts["number"]) == ("handover-steps", date(2029, 9, 12), 10)
        assert january["handover-task-due"].facts["about"] == "Workshop"
        assert january["invitations-end"].deadline == date(2030, 1, 20)
        assert handover.left(session, following, on=TODAY) == handover.Left("2026–2029", 1, 1)
        assert handover.left(session, the_term(session, body), on=date(2034, 1, 1)) is None
        body.until = date(2030, 1, 1)
        session.flush()
        assert {one.kind for one in due.due(session, on=date(2030, 1, 2))} == {"handover-steps", "invitations-end"}
        with pytest.raises(Refused, match="step-is-not-done"):
            notes.untick(session, following, StepKind.THANKS, by=BY, now=NOW)
