"""*Vil du fortsætte?* Members are asked, say yes or no, and change their minds until the deadline."""

from datetime import timedelta
from uuid import uuid4

import pytest
from sqlalchemy import select

from recruit.acts import continuing
from recruit.foundation.actor import Actor
from recruit.foundation.mail.model import Letter
from recruit.foundation.mail.rules import Status as LetterStatus
from recruit.foundation.refusal import NotFound, Refused
from recruit.foundation.tokens import queries as tokens
from recruit.nominations import operations, queries
from recruit.nominations.model import ContinuationAsk
from recruit.nominations.operations import continuation
from recruit.nominations.queries import continuation as members
from recruit.nominations.rules import Status, Submission
from recruit.people import operations as people
from recruit.people import queries as people_queries
from recruit.people.rules import ContactKind
from recruit.recruitment.rules import Manner, Route
from tests.builders import BY, NOW, a_council, a_member, a_person, the_seats
from tests.conftest import Database
from tests.nominations import NOON, a_submission, an_open_round

CITIZEN = Actor.anonymous()
DAY = timedelta(days=1)


def asked(session, **round_changes) -> ContinuationAsk:
    """Return what a member with an e-mail address was asked, as it is loaded for an answer."""
    round_ = an_open_round(session, **round_changes)
    member = a_person(session, "Elif Kaya")
    people.add_contact(session, member, ContactKind.EMAIL, "elif@mail.example", by=BY, now=NOW)
    continuation.ask_members(session, round_, [member, a_person(session, "Ib Juhl")], by=BY, now=NOW)
    ask = next(one for one in members.continuations(session, round_) if one.person_id == member.id)
    return members.continuation(session, ask.id, for_change=True)


def the_form(session, ask: ContinuationAsk) -> Submission:
    nominee = a_submission(ask.round).nominee
    return Submission(route=Route.CONTINUATION, nominee=nominee)


def asks(session, round_) -> list[ContinuationAsk]:
    return list(members.continuations(session, round_))


def codes(refused) -> list[str]:
    return [refusal.code for refusal in refused.value.refusals]


def test_a_member_is_asked_by_a_letter_that_names_neither_council_nor_seat(database: Database) -> None:
    with database.transaction() as session:
        ask = asked(session)

        letter, on_paper = session.scalars(select(Letter).order_by(Letter.kind))  # the other member has no mailbox
        assert (on_paper.kind, on_paper.status) == ("continuation_on_paper", LetterStatus.TO_POST)
        assert (letter.kind, letter.address, letter.link_subject_id) == ("continuation", "elif@mail.example", ask.id)
        assert "råd" not in (letter.subject + letter.body).lower()
        assert len(members.continuations(session, ask.round)) == 2


def test_nobody_is_asked_twice(database: Database) -> None:
    with database.transaction() as session:
        ask = asked(session)

        with pytest.raises(Refused) as refused:
            continuation.ask_members(session, ask.round, [ask.person], by=BY, now=NOW)
        assert codes(refused) == ["nobody-to-ask"]


def test_a_yes_becomes_the_persons_nomination(database: Database) -> None:
    with database.transaction() as session:
        ask = asked(session)
        continuation.say(session, ask, True, by=CITIZEN, now=NOW)
        nomination = continuation.go_on(session, ask, the_form(session, ask), by=CITIZEN, now=NOW)

        assert nomination.nominee.person_id == ask.person_id
        assert queries.status(nomination, now=NOW) is Status.STANDS
        assert (ask.answer, ask.manner, ask.nomination) == (True, Manner.ONLINE, nomination)


def test_yes_twice_makes_one_nomination(database: Database) -> None:
    with database.transaction() as session:
        ask = asked(session)
        continuation.go_on(session, ask, the_form(session, ask), by=CITIZEN, now=NOW)

        with pytest.raises(Refused) as refused:
            continuation.go_on(session, ask, the_form(session, ask), by=CITIZEN, now=NOW)
        assert codes(refused) == ["goes-on-already"]


def test_yes_then_no_withdraws_and_yes_again_stands_anew(database: Database) -> None:
    with database.transaction() as session:
        ask = asked(session)
        first = continuation.go_on(session, ask, the_form(session, ask), by=CITIZEN, now=NOW)
        continuation.say(session, ask, False, by=BY, now=NOW, manner=Manner.PHONE)
        after_no = (ask.answer, ask.manner, ask.nomination, queries.status(first, now=NOW))
        second = continuation.go_on(session, ask, the_form(session, ask), by=CITIZEN, now=NOW)

        assert after_no == (False, Manner.PHONE, None, Status.WITHDRAWN)
        assert (ask.answer, ask.nomination) == (True, second)


def test_an_answer_counts_to_the_end_of_the_deadlines_second(database: Database) -> None:
    with database.transaction() as session:
        ask = asked(session)
        continuation.say(session, ask, False, by=CITIZEN, now=NOON + timedelta(microseconds=999_000))

        with pytest.raises(Refused) as refused:
            continuation.say(session, ask, True, by=CITIZEN, now=NOON + timedelta(seconds=1))
        assert codes(refused) == ["deadline-has-passed"]


def test_a_member_answers_before_the_call_is_public(database: Database) -> None:
    with database.transaction() as session:
        ask = asked(session, is_announced=False, opens_at=NOW + 5 * DAY)

        nomination = continuation.go_on(session, ask, the_form(session, ask), by=CITIZEN, now=NOW)

        assert queries.status(nomination, now=NOW) is Status.STANDS


def test_the_form_is_filled_with_what_is_known(database: Database) -> None:
    with database.transaction() as session:
        ask = asked(session)
        continuation.go_on(session, ask, the_form(session, ask), by=CITIZEN, now=NOW)
        person = people_queries.person(session, ask.person_id)
        known = members.known_of(session, person, ask.round)

        assert (known.name, known.email) == ("Elif Kaya", "elif@mail.example")
        assert known.motivation == the_form(session, ask).nominee.motivation


def test_what_a_member_wrote_to_one_council_is_not_shown_to_another(database: Database) -> None:
    with database.transaction() as session:
        ask = asked(session)
        continuation.go_on(session, ask, the_form(session, ask), by=CITIZEN, now=NOW)
        elsewhere = an_open_round(session, a_council(session, "Ældrerådet"), slug="aeldreraadet")

        known = members.known_of(session, people_queries.person(session, ask.person_id), elsewhere)

        assert (known.name, known.motivation) == ("Elif Kaya", "")


def test_silence_is_reminded_of_once_and_an_answer_never(database: Database) -> None:
    with database.transaction() as session:
        ask = asked(session)

    with database.transaction() as session:  # as the worker does: nothing is loaded yet
        for at in (NOON - 8 * DAY, NOON - 6 * DAY, NOON - 5 * DAY):
            continuation.remind_due(session, now=at)
        kinds = [letter.kind for letter in session.scalars(select(Letter).order_by(Letter.kind))]
        ask = members.continuation(session, ask.id, for_change=True)
        continuation.say(session, ask, False, by=CITIZEN, now=NOW)

        assert kinds == ["continuation", "continuation_on_paper", "continuation_reminder"]
        with pytest.raises(Refused) as refused:
            continuation.remind_members(session, ask.round, by=BY, now=NOW)
        assert codes(refused) == ["nobody-to-remind"]


def test_silence_stands_on_today(database: Database) -> None:
    with database.transaction() as session:
        ask = asked(session)
        [before] = members.due(session, on=NOW.date())
        continuation.say(session, ask, True, by=CITIZEN, now=NOW)
        [after] = members.due(session, on=NOW.date())

        assert (before.kind, before.facts["number"], after.facts["number"]) == ("members-not-answering", 2, 1)
        assert before.deadline == NOON.date()
        assert len(members.due(session, on=NOON.date())) == 1
        assert members.due(session, on=NOON.date() + DAY) == []


def test_a_link_that_is_handed_over_takes_the_place_of_the_one_before(database: Database) -> None:
    with database.transaction() as session:
        ask = asked(session)
        first, second = (continuation.hand_link(session, ask, by=BY, now=NOW) for _ in range(2))
        session.flush()

        assert tokens.by_token(session, second, now=NOW).subject_id == ask.id
        with pytest.raises(NotFound):
            tokens.by_token(session, first, now=NOW)


def test_whoever_answers_without_having_been_asked_counts_as_asked(database: Database) -> None:
    with database.transaction() as session:
        round_ = asked(session).round
        elif_, somebody = (
            people_queries.person(session, asks(session, round_)[0].person_id),
            a_person(session, "Bo Dam"),
        )
        known = continuation.asked_in_person(session, round_, elif_, by=BY, now=NOW + DAY)
        new = continuation.asked_in_person(session, round_, somebody, by=BY, now=NOW + DAY)
        continuation.say(session, new, False, by=BY, now=NOW + DAY, manner=Manner.MEETING, arrived_at=NOW)

        assert (known.asked_at, new.asked_at, new.answered_at) == (NOW, NOW + DAY, NOW)
        assert {letter.kind for letter in session.scalars(select(Letter))} == {"continuation", "continuation_on_paper"}


def test_the_secretariat_writes_down_what_arrived_in_time_and_nothing_else(database: Database) -> None:
    secretary = Actor.staff(uuid4(), "Grethe Holm")
    with database.transaction() as session:
        ask = asked(session)
        late, said = NOON + DAY, []
        for arrived in (late, late + DAY):
            with pytest.raises(Refused) as refused:
                continuation.say(session, ask, False, by=secretary, now=late, arrived_at=arrived)
            said += [(refusal.code, refusal.field) for refusal in refused.value.refusals]
        continuation.say(session, ask, False, by=secretary, now=late, arrived_at=NOON)

        assert said == [("arrived-after-the-deadline", "arrived_on"), ("arrived-in-the-future", "arrived_on")]
        assert ask.answered_at == NOON


def test_each_member_is_where_they_are(database: Database) -> None:
    with database.transaction() as session:
        council = a_council(session, seats=4)
        round_ = an_open_round(session, council)
        names = ("Amina Abdi", "Bo Bruun", "Dorthe Dam", "Elif Elmi")
        people_ = [
            a_member(session, seat, a_person(session, name))
            for name, seat in zip(names, the_seats(session, council), strict=True)
        ]
        amina, bo, dorthe, _elif = [people_queries.person(session, each.person_id) for each in people_]
        continuation.ask_members(session, round_, [amina, bo, dorthe], by=BY, now=NOW)
        first, second, _third = [
            members.continuation(session, ask.id, for_change=True) for ask in asks(session, round_)
        ]
        nomination = continuation.go_on(session, first, the_form(session, first), by=CITIZEN, now=NOW)
        continuation.say(session, second, True, by=CITIZEN, now=NOW)

        def where() -> list[str]:
            return [f"{each.person.name} {each.where}" for each in continuing.members(session, round_, now=NOW)]

        before = where()
        operations.withdraw(session, nomination, by=CITIZEN, now=NOW)
        continuation.say(session, second, False, by=CITIZEN, now=NOW)

        assert before == ["Amina Abdi goes_on", "Bo Bruun form_missing", "Dorthe Dam silent", "Elif Elmi not_asked"]
        assert where()[:2] == ["Amina Abdi withdrawn", "Bo Bruun stops"]
