"""The place in the Folkeoplysningsudvalg: asked first to whoever had it, then to all, and given to one of two."""

from datetime import UTC, date, datetime, timedelta

import pytest
from sqlalchemy.orm import Session

from recruit.assignments.model import AskingRound, PlaceElsewhere, RoundAsk
from recruit.assignments.operations import asking, places
from recruit.assignments.operations.asking import NewRound
from recruit.assignments.queries import asking as queries
from recruit.assignments.rules import Answer, AskingKind, ChosenBy, PlaceRole, Whom
from recruit.assignments.rules.asking import Stage, stage
from recruit.assignments.rules.places import NewAssignment, NewPlace
from recruit.bodies.model import Body
from recruit.foundation.dates import PartialDate
from recruit.foundation.refusal import NotFound, Refused
from recruit.people.model import Person
from recruit.people.rules import Classification
from recruit.recruitment.rules import Manner
from tests.builders import BY, a_council, a_member, a_person, a_substitute, an_organization, the_seats
from tests.conftest import Database

NOW = datetime(2026, 6, 4, 18, tzinfo=UTC)
#: 18 June 2026 at 12.00 in Denmark.
NOON = datetime(2026, 6, 18, 10, tzinfo=UTC)
IN_A_WEEK = NOON - timedelta(days=7)
ASSOCIATE = NewPlace("Folkeoplysningsudvalget", PlaceRole.ASSOCIATE, allowance=True)
STEPS = ((Whom.PREVIOUS, IN_A_WEEK), (Whom.MEMBERS, NOON))


def a_place(session: Session) -> tuple[Body, PlaceElsewhere, Person]:
    """Return a council of two members and a substitute, its place elsewhere, and who had that in the last term."""
    body = a_council(session, seats=2)
    seats = the_seats(session, body)
    for seat, name in zip(seats, ("Anne Dam", "Bo Friis"), strict=True):
        a_member(session, seat, a_person(session, name))
    a_substitute(session, seats[0].group, a_person(session, "Carl Holm"), rank=1)
    target = an_organization(session, "Folkeoplysningsudvalget", Classification.STATUTORY_COMMITTEE)
    place = places.describe(session, body, target, ASSOCIATE, by=BY, now=NOW)
    lisbet = a_person(session, "Lisbet Lund")
    had = NewAssignment(lisbet.id, date(2022, 1, 1), PartialDate(date(2025, 12, 31)))
    places.assign(session, place, lisbet, had, ChosenBy.NOBODY_ELSE, by=BY, now=NOW)
    return body, place, lisbet


def a_round(session: Session) -> tuple[Body, AskingRound]:
    body, place, _ = a_place(session)
    new = NewRound(AskingKind.PLACE, "Repræsentant i Folkeoplysningsudvalget", STEPS)
    return body, again(session, body, asking.plan(session, body, new, place, by=BY, now=NOW))


def again(session: Session, body: Body, found: AskingRound) -> AskingRound:
    return queries.asking_round(session, body, found.id, lock=True)


def asks_next(session: Session, body: Body, found: AskingRound, whom: Whom, now: datetime = NOW) -> list[RoundAsk]:
    people = queries.people_to_ask(session, found, whom, on=now.date())
    return list(asking.ask(session, found, people, by=BY, now=now))


def declined_by_the_last(session: Session) -> tuple[Body, AskingRound, list[RoundAsk]]:
    """Return a round that whoever had the place has declined by telephone, and the members who were asked then."""
    body, found = a_round(session)
    (lisbet,) = asks_next(session, body, found, Whom.PREVIOUS)
    asking.take_down(session, found, lisbet, Answer.NO, Manner.PHONE, arrived_at=NOW, by=BY, now=NOW)
    return body, found, asks_next(session, body, found, Whom.MEMBERS)


def test_whoever_had_the_place_is_asked_first_though_no_longer_a_member_and_then_all(database: Database) -> None:
    with database.transaction() as session:
        body, found, asked = declined_by_the_last(session)

        assert found.steps[0].asks[0].person.name == "Lisbet Lund"
        assert [one.person.name for one in asked] == ["Anne Dam", "Bo Friis"]
        assert queries.people_to_ask(session, again(session, body, found), Whom.MEMBERS, on=NOW.date()) == []
        substitutes = queries.people_to_ask(session, found, Whom.SUBSTITUTES, on=NOW.date())
        assert [one.name for one in substitutes] == ["Carl Holm"]
        assert queries.people_to_ask(session, found, Whom.CHOSEN, on=NOW.date()) == []


def test_two_volunteer_one_is_chosen_and_has_the_place(database: Database) -> None:
    with database.transaction() as session:
        body, found, (anne, bo) = declined_by_the_last(session)
        asking.say(session, found, anne, Answer.YES, by=BY, now=NOW)
        asking.say(session, found, bo, Answer.LATER, by=BY, now=NOW)
        asking.say(session, found, bo, Answer.YES, "Jeg kan fra august", by=BY, now=NOON)
        after = NOON + timedelta(seconds=1)
        assert stage(found.facts(), now=after) is Stage.TO_CHOOSE

        asking.choose(session, found, [bo.person_id], ChosenBy.VOTE, "5 mod 3", by=BY, now=after)
        place = found.place
        assert place is not None
        new = NewAssignment(bo.person_id, date(2026, 6, 19), PartialDate(date(2029, 12, 31)))
        sent = places.assign(
            session, place, bo.person, new, ChosenBy.VOTE, by=BY, now=after, chosen_because="5 mod 3", round_id=found.id
        )

        assert stage(found.facts(), now=after) is Stage.CHOSEN
        assert [one.person_id for one in found.steps[1].asks if one.is_chosen] == [bo.person_id]
        assert sent.span.until == date(2030, 1, 1)
        assert queries.rounds(session, body) == [found]


def test_an_answer_one_second_late_is_refused_behind_the_link_and_kept_as_late_by_the_secretary(
    sqlite: Database,
) -> None:
    with sqlite.transaction() as session:
        _, found, (anne, bo) = declined_by_the_last(session)
        late = NOON + timedelta(seconds=1)
        with pytest.raises(Refused, match="answer-comes-too-late"):
            asking.say(session, found, anne, Answer.YES, by=BY, now=late)
        asking.say(session, found, bo, Answer.NO, by=BY, now=NOON)

        asking.take_down(session, found, anne, Answer.YES, Manner.EMAIL, arrived_at=late, by=BY, now=late)

        assert anne.is_late
        assert found.facts().volunteers == [anne.person_id]


def test_a_choice_is_taken_back_and_made_anew(sqlite: Database) -> None:
    with sqlite.transaction() as session:
        _, found, asked = declined_by_the_last(session)
        for one in asked:
            asking.say(session, found, one, Answer.YES, by=BY, now=NOW)
        anne, bo = asked
        with pytest.raises(Refused, match="nobody-is-chosen-yet"):
            asking.choose_again(session, found, by=BY, now=NOW)
        asking.choose(session, found, [anne.person_id], ChosenBy.LOT, "Bo trak", by=BY, now=NOON)

        asking.choose_again(session, found, by=BY, now=NOON)
        asking.choose(session, found, [bo.person_id], ChosenBy.DECISION, by=BY, now=NOON)

        assert found.facts().chosen == [bo.person_id]
        with pytest.raises(Refused, match="asking-is-over"):
            asking.close(session, found, "Fortrudt", by=BY, now=NOON)


def test_nobody_volunteers_and_the_round_ends_with_its_history(sqlite: Database) -> None:
    with sqlite.transaction() as session:
        _, found, asked = declined_by_the_last(session)
        for one in asked:
            asking.say(session, found, one, Answer.NO, by=BY, now=NOW)

        asking.close(session, found, "Ingen ville", by=BY, now=NOW)

        assert stage(found.facts(), now=NOW) is Stage.CLOSED
        assert [ask.answer for step in found.steps for ask in step.asks] == [Answer.NO] * 3


def test_a_round_has_a_title_and_steps_and_another_councils_is_not_found(sqlite: Database) -> None:
    with sqlite.transaction() as session:
        body, found = a_round(session)
        other = a_council(session, "Ældrerådet")

        with pytest.raises(Refused, match="answer-missing, nobody-to-ask"):
            asking.plan(session, body, NewRound(AskingKind.HELP, " "), by=BY, now=NOW)
        with pytest.raises(NotFound):
            queries.asking_round(session, other, found.id)


def test_an_event_without_a_place_has_nobody_who_had_it(sqlite: Database) -> None:
    with sqlite.transaction() as session:
        body, _, _ = a_place(session)
        event = NewRound(AskingKind.EVENT, "Workshop i Furesø", STEPS, places=4)
        found = again(session, body, asking.plan(session, body, event, by=BY, now=NOW))

        assert queries.people_to_ask(session, found, Whom.PREVIOUS, on=NOW.date()) == []


def test_the_link_of_an_ask_leads_to_its_round(sqlite: Database) -> None:
    with sqlite.transaction() as session:
        _, found, (anne, _) = declined_by_the_last(session)

        round_, ask = queries.round_of(session, anne.id, lock=True)

        assert (round_.id, ask.person.name, round_.body.name) == (found.id, "Anne Dam", "Integrationsrådet")
        with pytest.raises(NotFound):
            queries.round_of(session, found.id)
