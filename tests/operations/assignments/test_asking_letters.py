"""What goes with a round of asking: its letters, reminders, who is asked again, the waiting list, and how it ends."""

from datetime import datetime, timedelta
from uuid import UUID

import pytest
from sqlalchemy import select
from sqlalchemy.orm import Session

from recruit.appointments.model import Membership
from recruit.appointments.rules import EndReason
from recruit.assignments.model import AskingRound, RoundAsk
from recruit.assignments.operations import asking, asking_further, asking_letters, groups, places, reporting
from recruit.assignments.operations.asking import NewRound
from recruit.assignments.operations.asking_letters import Choice
from recruit.assignments.queries import asking as queries
from recruit.assignments.queries import due_asking, due_places
from recruit.assignments.rules import Answer, AskingKind, ChosenBy, Whom
from recruit.assignments.rules.asking import Stage, stage
from recruit.assignments.rules.places import NewAssignment
from recruit.bodies.model import Body
from recruit.bodies.queries import body_by_slug
from recruit.foundation import clock
from recruit.foundation.mail.model import Letter
from recruit.foundation.mail.rules import Status
from recruit.foundation.refusal import Refused
from recruit.recruitment.rules import Manner
from tests.asking import THEN, a_council_of_three, an_event, the_place
from tests.builders import BY, a_council, a_member, the_seats
from tests.conftest import Database
from tests.locks import while_this_waits

IN_A_WEEK, IN_TWO = THEN + timedelta(days=7), THEN + timedelta(days=14)


def a_round(session: Session) -> tuple[Body, AskingRound]:
    """Plan to ask all members, then the substitutes; nobody is asked yet."""
    body = a_council_of_three(session)
    steps = ((Whom.MEMBERS, IN_A_WEEK), (Whom.SUBSTITUTES, IN_TWO))
    made = asking.plan(session, body, NewRound(AskingKind.HELP, "Flytning", steps), by=BY, now=THEN)
    return locked(session, made.id)


def locked(session: Session, round_id: UUID) -> tuple[Body, AskingRound]:
    body = body_by_slug(session, "integrationsraadet")
    return body, queries.asking_round(session, body, round_id, lock=True)


def asks_all(session: Session, body: Body, found: AskingRound, *, now: datetime = THEN) -> list[RoundAsk]:
    step = next(one for one in found.steps if not one.asks)
    people = queries.people_to_ask(session, found, step.whom, on=now.date())
    return list(asking_letters.ask_next(session, body, found, people, step.closes_at, by=BY, now=now))


def letters(session: Session) -> list[tuple[str, Status]]:
    session.flush()
    found = session.scalars(select(Letter).order_by(Letter.queued_at, Letter.kind, Letter.address))
    return [(one.kind, one.status) for one in found]


def waiting(session: Session, now: datetime) -> list[str]:
    return [one.kind for one in due_asking.due(session, on=now.date())]


def test_whoever_says_ask_me_later_is_reminded_halfway_and_asked_again_with_the_next_step(database: Database) -> None:
    with database.transaction() as session:
        body, found = a_round(session)
        anne, bo, carl = asks_all(session, body, found)
        asking_letters.say(session, body, found, anne, Answer.LATER, by=BY, now=THEN)
        for one in (bo, carl):
            asking_letters.take_down(
                session, body, found, one, Answer.NO, Manner.PHONE, arrived_at=THEN, by=BY, now=THEN
            )
        for days in (3, 4, 5):
            asking_letters.remind_due(session, now=THEN + timedelta(days=days))
        body, found = locked(session, found.id)
        after = IN_A_WEEK + timedelta(seconds=1)
        assert stage(found.facts(), now=after) is Stage.NEXT_STEP

        again = asks_all(session, body, found, now=after)

        assert [one.person.name for one in again] == ["Anne Dam", "Dorte Juhl"]
        assert queries.round_of(session, anne.id)[1] is again[0]
        asking_letters.say(session, body, found, again[0], Answer.YES, by=BY, now=after)
        assert found.facts().volunteers == [anne.person_id]
        assert [kind for kind, _ in letters(session)].count("asking_reminder") == 1


def test_of_two_secretaries_who_press_next_step_at_once_one_asks(database: Database) -> None:
    with database.transaction() as session:
        round_id = a_round(session)[1].id
    refused: list[str] = []

    def press(session: Session) -> None:
        try:
            asks_all(session, *locked(session, round_id))
        except Refused as error:
            refused.append(str(error))

    with database.transaction() as session:
        asked = asks_all(session, *locked(session, round_id))
        other = while_this_waits(database, press)
    other.join()

    assert (len(asked), refused) == (3, ["a-step-still-waits"])


def test_an_answer_stops_the_letter_on_paper_and_taking_an_ask_back_tells_whoever_was_written_to(
    sqlite: Database,
) -> None:
    with sqlite.transaction() as session:
        body, found = a_round(session)
        anne, bo, carl = asks_all(session, body, found)
        asking_letters.take_down(session, body, found, bo, Answer.NO, Manner.PHONE, arrived_at=THEN, by=BY, now=THEN)
        assert ("asking_on_paper", Status.CANCELLED) in letters(session)

        assert not asking_letters.withdraw(session, body, found, carl, by=BY, now=THEN)
        with pytest.raises(Refused, match="was-not-asked"):
            asking_letters.withdraw(session, body, found, carl, by=BY, now=THEN)
        with pytest.raises(Refused, match="was-not-asked"):
            asking_letters.say(session, body, found, carl, Answer.YES, by=BY, now=THEN)
        asking_further.ask_after_all(session, found, carl, by=BY, now=THEN)
        asking_letters.say(session, body, found, carl, Answer.YES, by=BY, now=THEN)
        assert asking_letters.withdraw(session, body, found, carl, by=BY, now=THEN)
        assert [kind for kind, _ in letters(session)].count("asking_over") == 1
        assert [one.person.name for one in asking_letters.to_remind(session, found)] == ["Anne Dam"]
        assert asking_letters.remind(session, body, found, by=BY, now=THEN) == 1
        asking_letters.say(session, body, found, anne, Answer.NO, by=BY, now=THEN)
        with pytest.raises(Refused, match="no-step-waits"):
            asking_letters.remind(session, body, found, by=BY, now=THEN)


def test_more_are_asked_until_the_same_deadline_and_nobody_twice(sqlite: Database) -> None:
    with sqlite.transaction() as session:
        body, found = a_round(session)
        everybody = queries.people_of(session, body.id, on=THEN.date())
        dorte = [one for one in everybody if one.name == "Dorte Juhl"]
        with pytest.raises(Refused, match="no-step-waits"):
            asking_letters.ask_more(session, body, found, dorte, by=BY, now=THEN)
        asks_all(session, body, found)

        (asked,) = asking_letters.ask_more(session, body, found, dorte, by=BY, now=THEN)

        assert asked.step.closes_at == IN_A_WEEK
        with pytest.raises(Refused, match="was-asked-already"):
            asking_letters.ask_more(session, body, found, dorte, by=BY, now=THEN)
        with pytest.raises(Refused, match="nobody-to-ask"):
            asking_letters.ask_more(session, body, found, [], by=BY, now=THEN)


def test_a_further_step_comes_after_the_others_and_not_when_it_is_settled(sqlite: Database) -> None:
    with sqlite.transaction() as session:
        body, found = a_round(session)
        with pytest.raises(Refused, match="steps-overlap"):
            asking_further.add_step(session, found, Whom.CHOSEN, IN_TWO, by=BY, now=THEN)
        with pytest.raises(Refused, match="deadline-is-over"):
            asking_further.add_step(session, found, Whom.CHOSEN, THEN - timedelta(days=1), by=BY, now=THEN)
        later = IN_TWO + timedelta(days=1)
        assert asking_further.add_step(session, found, Whom.CHOSEN, later, by=BY, now=THEN).position == 3
        for number in range(3):
            asking_further.add_step(session, found, Whom.CHOSEN, later + timedelta(days=number + 1), by=BY, now=THEN)
        with pytest.raises(Refused, match="too-many-steps"):
            asking_further.add_step(session, found, Whom.CHOSEN, later + timedelta(days=9), by=BY, now=THEN)
        asking_letters.close(session, body, found, "Det er sket", by=BY, now=THEN)
        with pytest.raises(Refused, match="asking-is-over"):
            asking_further.add_step(session, found, Whom.CHOSEN, later + timedelta(days=9), by=BY, now=THEN)


def test_more_time_is_given_when_it_is_over_and_who_has_not_answered_is_reminded_once_more(database: Database) -> None:
    with database.transaction() as session:
        body, found = a_round(session)
        _anne, bo, carl = asks_all(session, body, found)
        asking_letters.remind_due(session, now=IN_A_WEEK - timedelta(hours=12))
        body, found = locked(session, found.id)
        late, later = IN_A_WEEK + timedelta(hours=1), IN_A_WEEK + timedelta(hours=3)
        for one, arrived in ((bo, late), (carl, later)):
            asking_letters.take_down(
                session, body, found, one, Answer.YES, Manner.PHONE, arrived_at=arrived, by=BY, now=later
            )
        assert found.facts().volunteers == [bo.person_id, carl.person_id]

        asking_further.extend(session, found, late, by=BY, now=IN_A_WEEK + timedelta(minutes=1))

        assert (bo.is_late, carl.is_late) == (False, True)
        assert stage(found.facts(), now=late) is Stage.ASKING
        asking_further.extend(session, found, IN_TWO, by=BY, now=later)
        assert not carl.is_late
        for hours in (30, 12, 6):
            asking_letters.remind_due(session, now=IN_TWO - timedelta(hours=hours))
        assert [kind for kind, _ in letters(session)].count("asking_reminder") == 3


def test_a_round_that_has_ended_takes_no_answer_until_it_is_taken_up_again(database: Database) -> None:
    with database.transaction() as session:
        body, found = a_round(session)
        anne, *_ = asks_all(session, body, found)
        assert asking_letters.close(session, body, found, "Det er sket", by=BY, now=IN_TWO) == 0

        assert {status for _, status in letters(session)} == {Status.CANCELLED}
        assert waiting(session, THEN) == []
        with pytest.raises(Refused, match="asking-is-over"):
            asking_letters.say(session, body, found, anne, Answer.YES, by=BY, now=THEN)
        asking_further.reopen(session, found, by=BY, now=THEN)
        assert stage(found.facts(), now=THEN) is Stage.ASKING
        with pytest.raises(Refused, match="asking-goes-on"):
            asking_further.reopen(session, found, by=BY, now=THEN)


def test_a_place_at_an_event_that_falls_free_goes_to_the_next_and_when_all_drop_out_nobody_is_chosen(
    sqlite: Database,
) -> None:
    with sqlite.transaction() as session:
        body, found = locked(session, an_event(session))
        anne, bo, carl = sorted(found.steps[0].asks, key=lambda one: one.person.name)
        both = Choice([anne.person, bo.person], ChosenBy.LOT, "Trukket af Grethe")
        asking_letters.choose(session, body, found, both, by=BY, now=THEN)
        assert sorted(kind for kind, _ in letters(session)) == ["asking_chosen", "asking_news", "asking_news"]
        with pytest.raises(Refused, match="another-is-next-in-line"):
            asking_letters.pass_on(session, body, found, carl, by=BY, now=THEN)
        with pytest.raises(Refused, match="is-chosen"):
            asking_letters.withdraw(session, body, found, anne, by=BY, now=THEN)

        asking_further.drop_out(session, found, anne, Manner.PHONE, by=BY, now=THEN)
        assert waiting(session, THEN) == ["asking-place-free"]
        asking_letters.pass_on(session, body, found, carl, by=BY, now=THEN)

        assert waiting(session, THEN) == []
        with pytest.raises(Refused, match="nobody-is-chosen-yet"):
            asking_further.drop_out(session, found, anne, Manner.PHONE, by=BY, now=THEN)
        asking_further.drop_out(session, found, bo, Manner.PHONE, by=BY, now=THEN)
        assert waiting(session, THEN) == ["asking-place-open"]
        asking_further.add_step(session, found, Whom.SUBSTITUTES, IN_TWO, by=BY, now=THEN)
        body, found = locked(session, found.id)
        (dorte,) = asks_all(session, body, found)
        assert waiting(session, THEN) == []
        with pytest.raises(Refused, match="asking-is-over"):
            asking_letters.say(session, body, found, carl, Answer.NO, by=BY, now=THEN)  # drops out in another way
        asking_letters.say(session, body, found, dorte, Answer.YES, by=BY, now=THEN)
        assert waiting(session, THEN) == ["asking-place-free"]
        asking_letters.pass_on(session, body, found, dorte, by=BY, now=THEN)
        assert waiting(session, THEN) == []
        for one in (carl, dorte):
            asking_further.drop_out(session, found, one, Manner.PHONE, by=BY, now=THEN)
        assert found.settled_at is None
        assert waiting(session, THEN) == ["asking-nobody"]


def test_a_place_in_another_body_is_given_up_there_and_asks_for_a_first_day(sqlite: Database) -> None:
    with sqlite.transaction() as session:
        made = the_place(session)
        body = body_by_slug(session, "integrationsraadet")
        (had,) = [one for one in queries.people(session, [made.last]) if one]
        place = asking_letters.place_queries.place(session, body, made.place)
        new = NewRound(AskingKind.PLACE, "Repræsentant", ((Whom.PREVIOUS, IN_A_WEEK),))
        found = asking.plan(session, body, new, place, by=BY, now=THEN)
        body, found = locked(session, found.id)
        (asked,) = asks_all(session, body, found)
        asking_letters.say(session, body, found, asked, Answer.YES, by=BY, now=THEN)

        with pytest.raises(Refused, match="answer-missing"):
            choice = Choice([had], ChosenBy.NOBODY_ELSE)
            asking_letters.choose(session, body, found, choice, by=BY, now=THEN)
        assert queries.left(session, found, on=THEN.date()) == {made.last}
        assert queries.not_eligible(session, body, found, on=THEN.date()) == set()
        with pytest.raises(Refused, match="place-is-given-up-elsewhere"):
            asking_further.drop_out(session, found, asked, Manner.PHONE, by=BY, now=THEN)


def test_a_letter_that_asks_and_has_not_left_is_stopped_once_somebody_is_chosen(sqlite: Database) -> None:
    with sqlite.transaction() as session:
        body, found = a_round(session)
        anne, bo, _carl = asks_all(session, body, found)
        asking_letters.say(session, body, found, anne, Answer.YES, by=BY, now=THEN)
        assert [status for kind, status in letters(session) if kind == "asking_on_paper"] == [Status.TO_POST]

        choice = Choice([anne.person], ChosenBy.NOBODY_ELSE)
        asking_letters.choose(session, body, found, choice, by=BY, now=IN_A_WEEK + timedelta(seconds=1))

        assert bo.answer is None
        assert [status for kind, status in letters(session) if kind == "asking_on_paper"] == [Status.CANCELLED]


def test_no_e_mail_of_a_round_says_of_which_council_it_is_or_what_is_asked(sqlite: Database) -> None:
    with sqlite.transaction() as session:
        body, found = a_round(session)
        anne, bo, carl = asks_all(session, body, found)
        asking_letters.remind(session, body, found, by=BY, now=THEN)
        for one in (anne, bo, carl):
            answer = Answer.NO if one is bo else Answer.YES
            asking_letters.take_down(session, body, found, one, answer, Manner.PHONE, arrived_at=THEN, by=BY, now=THEN)
        asking_letters.withdraw(session, body, found, carl, by=BY, now=THEN)
        asking_letters.choose(session, body, found, Choice([anne.person], ChosenBy.NOBODY_ELSE), by=BY, now=THEN)

        session.flush()
        written = [one for one in session.scalars(select(Letter)) if "@" in one.address]
        assert {one.kind for one in written} == {"asking", "asking_reminder", "asking_over", "asking_news"}
        for letter in written:
            text = f"{letter.subject} {letter.body}".casefold()
            assert not [word for word in ("integrationsråd", "flytning", "valgt", "flygtning") if word in text], text


def test_of_two_secretaries_who_fill_one_place_at_once_one_does(database: Database) -> None:
    with database.transaction() as session:
        made = the_place(session)
        body = body_by_slug(session, "integrationsraadet")
        steps = ((Whom.PREVIOUS, IN_A_WEEK),)
        place = asking_letters.place_queries.place(session, body, made.place)
        planned = asking.plan(session, body, NewRound(AskingKind.PLACE, "Plads", steps), place, by=BY, now=THEN).id
        body, found = locked(session, planned)
        (asked,) = asks_all(session, body, found)
        asking_letters.say(session, body, found, asked, Answer.YES, by=BY, now=THEN)
    refused: list[str] = []

    def chooses(session: Session) -> None:
        body, found = locked(session, planned)
        choice = Choice([found.steps[0].asks[0].person], ChosenBy.NOBODY_ELSE, first_day=THEN.date())
        try:
            with session.begin_nested():
                asking_letters.choose(session, body, found, choice, by=BY, now=THEN)
        except Refused as error:
            refused.append(str(error))

    with database.transaction() as session:
        body = body_by_slug(session, "integrationsraadet")
        place = asking_letters.place_queries.place(session, body, made.place, lock=True)
        anne = next(one for one in queries.people_of(session, body.id, on=THEN.date()) if one.name == "Anne Dam")
        sent = NewAssignment(anne.id, THEN.date())
        places.assign(session, place, anne, sent, ChosenBy.DECISION, by=BY, now=THEN)
        other = while_this_waits(database, chooses)
    other.join()

    assert refused == ["place-is-taken"]


def test_a_deadline_of_this_morning_is_over_on_the_same_day(sqlite: Database, monkeypatch: pytest.MonkeyPatch) -> None:
    with sqlite.transaction() as session:
        body, found = a_round(session)
        asks_all(session, body, found)

        monkeypatch.setattr(clock, "now", lambda: IN_A_WEEK - timedelta(minutes=5))
        assert waiting(session, IN_A_WEEK) == []
        monkeypatch.setattr(clock, "now", lambda: IN_A_WEEK + timedelta(minutes=5))
        assert waiting(session, IN_A_WEEK) == ["asking-next-step"]


def test_today_tells_what_a_round_waits_for_and_nothing_while_there_is_time(sqlite: Database) -> None:
    with sqlite.transaction() as session:
        body, found = a_round(session)
        assert waiting(session, THEN) == ["asking-not-begun"]
        anne, *_ = asks_all(session, body, found)
        assert waiting(session, THEN) == waiting(session, IN_A_WEEK) == []
        after = IN_A_WEEK + timedelta(days=1)
        assert waiting(session, after) == ["asking-next-step"]
        body.until = after.date()
        assert waiting(session, after) == []
        body.until = None
        asking_letters.take_down(
            session, body, found, anne, Answer.YES, Manner.PHONE, arrived_at=after, by=BY, now=after
        )
        assert waiting(session, after) == ["asking-late-answer"]
        asking_letters.take_down(
            session, body, found, anne, Answer.YES, Manner.PHONE, arrived_at=THEN, by=BY, now=after
        )
        assert waiting(session, after) == ["asking-to-choose"]
        opinion = NewRound(AskingKind.OPINION, "Ny vedtægt", ((Whom.MEMBERS, IN_A_WEEK),))
        _, thinks = locked(session, asking.plan(session, body, opinion, by=BY, now=THEN + timedelta(hours=1)).id)
        one, *_ = asks_all(session, body, thinks)
        with pytest.raises(Refused, match="answer-missing"):
            asking.say(session, thinks, one, Answer.YES, by=BY, now=THEN)
        asking.say(session, thinks, one, Answer.YES, "God idé", by=BY, now=THEN)
        assert waiting(session, after) == ["asking-to-choose", "asking-to-read"]


def test_nobody_asks_reminds_or_offers_a_place_to_whoever_has_died(database: Database) -> None:
    with database.transaction() as session:
        made = the_place(session)
        body = body_by_slug(session, "integrationsraadet")
        place = asking_letters.place_queries.place(session, body, made.place, lock=True)
        steps = ((Whom.PREVIOUS, IN_A_WEEK), (Whom.MEMBERS, IN_TWO))
        new = NewRound(AskingKind.PLACE, "Repræsentant", steps)
        body, found = locked(session, asking.plan(session, body, new, place, by=BY, now=THEN).id)
        (lisbet,) = asks_all(session, body, found)
        asking_letters.take_down(
            session, body, found, lisbet, Answer.NO, Manner.PHONE, arrived_at=THEN, by=BY, now=THEN
        )
        anne, bo, carl = asks_all(session, body, found)
        asking_letters.say(session, body, found, anne, Answer.YES, by=BY, now=THEN)
        assert asking_letters.to_remind(session, found) == [carl]
        today = THEN.date()
        report = groups.expect_report(session, body, lisbet.person, "Mødet i maj", today, today, by=BY, now=THEN)
        assert "report-back-due" in {one.kind for one in due_places.due(session, on=today)}
        other = a_council(session, "Ældrerådet", seats=1)
        a_member(session, the_seats(session, other)[0], lisbet.person)
        died = [anne.person_id, carl.person_id, made.last]
        for held in session.scalars(select(Membership).where(Membership.person_id.in_(died))):
            held.until, held.end_reason = THEN.date(), EndReason.DECEASED
        session.flush()

        assert [one.name for one in queries.people_of(session, body.id, on=THEN.date())] == ["Bo Friis", "Dorte Juhl"]
        assert asking_letters.to_remind(session, found) == []
        assert asking_letters.told_of_an_end(session, [found], now=THEN) == [bo]
        assert [one for _, _, one in queries.to_remind(session, now=THEN)] == [bo]
        assert asking_letters.place_queries.previous(session, place, before=THEN.date()) == set()
        assert asking_letters.place_queries.former(session, place) == []
        assert "report-back-due" not in {one.kind for one in due_places.due(session, on=today)}
        with pytest.raises(Refused, match="nobody-to-remind"):
            reporting.note_reminded(session, report, by=BY, now=THEN)
