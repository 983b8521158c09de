"""Somebody comes forward by themselves: received, answered, taken along, handed out, and erased in time."""

from dataclasses import replace
from datetime import date, timedelta
from uuid import UUID

import pytest
from sqlalchemy import select
from sqlalchemy.orm import Session

from recruit.acts.retention import carry_out, outlook
from recruit.acts.today import everything
from recruit.bodies.model import Body
from recruit.foundation.mail.model import Letter
from recruit.foundation.refusal import NotFound, Refused
from recruit.foundation.retention.rules import DataClass
from recruit.people import operations as people
from recruit.people.rules import ContactKind
from recruit.recruitment.model import ComingForward, Prospect
from recruit.recruitment.operations import coming_forward as operations
from recruit.recruitment.queries import coming_forward as queries
from recruit.recruitment.rules import ProspectAnswer
from recruit.recruitment.rules.coming_forward import CameOf, NewComingForward, Wish
from recruit.reports.disclosure.category import Kind
from recruit.reports.disclosure.collecting import disclosure
from recruit.reports.disclosure.subject import of_person
from tests.builders import BY, NOW, a_council, a_person
from tests.conftest import Database
from tests.nominations import an_open_round

HAWA = NewComingForward("Hawa  Elmi", Wish.SEAT, "hawa@mail.example", words="Jeg vil gerne hjælpe.")
DAY, ON = timedelta(days=1), date(2026, 11, 21)
CLASS = [DataClass.COMING_FORWARD]


def came_forward(session: Session, body: Body | None = None, new: NewComingForward = HAWA) -> ComingForward:
    return operations.come_forward(session, body or a_council(session), new, {*Wish}, by=BY, now=NOW)


def erased(database: Database, on: date) -> int:
    with database.reading() as session:
        number = outlook(session, on=on, classes=CLASS)[0].number
    done = carry_out(database.sessions, on=on, by=BY, now=lambda: NOW, progress=lambda done, total: None, classes=CLASS)
    assert done == {DataClass.COMING_FORWARD: number}
    return number


def test_a_receipt_says_neither_where_nor_for_what(database: Database) -> None:
    with database.transaction() as session:
        made = came_forward(session)
        came_forward(session, session.get_one(Body, made.body_id), NewComingForward("Ib", Wish.SEAT, phone="12345678"))

        (letter,) = session.scalars(select(Letter))

    assert letter.address == "hawa@mail.example"
    assert "Hawa Elmi" in letter.body
    assert "Integrationsrådet" not in letter.subject + letter.body


def test_today_says_how_many_wait_and_names_nobody(database: Database) -> None:
    with database.transaction() as session:
        body = a_council(session, seats=0)
        hawa, ib = came_forward(session, body), came_forward(session, body)
        operations.settle(session, ib, CameOf.NOT_NOW, by=BY, now=NOW)

        (waiting,) = [one for one in everything(session, on=ON) if one.kind == "came-forward"]

        assert (waiting.body, waiting.facts) == (body.slug, {"number": 1})
        assert queries.came_forward(session, body) == [hawa, ib]


def test_what_came_of_it_is_noted_once(database: Database) -> None:
    with database.transaction() as session:
        made = came_forward(session)
        operations.settle(session, made, CameOf.TAKES_PART, " Kommer  den 3. ", by=BY, now=NOW)
        with pytest.raises(Refused):
            operations.settle(session, made, CameOf.NOT_NOW, by=BY, now=NOW)

        assert (made.came_of, made.note) == (CameOf.TAKES_PART, "Kommer  den 3.")


def test_who_is_taken_along_is_a_suggested_name_that_has_said_yes(database: Database) -> None:
    with database.transaction() as session:
        round_ = an_open_round(session)
        made = came_forward(session, session.get_one(Body, round_.term.body_id))
        operations.take_along(session, made, round_, "Har selv meldt sig", by=BY, now=NOW)

        prospect = session.scalars(select(Prospect)).one()
        assert (prospect.name, prospect.asked_at, prospect.answer) == ("Hawa Elmi", NOW, ProspectAnswer.INTERESTED)
        assert made.came_of is CameOf.ROUND
        with pytest.raises(Refused):
            operations.take_along(session, made, round_, "Har selv meldt sig", by=BY, now=NOW)
        assert session.scalars(select(Letter.kind)).all() == ["coming_forward_received"]


def test_erased_at_once_nothing_stands_any_more_in_the_receipt_either(database: Database) -> None:
    with database.transaction() as session:
        made = came_forward(session)
        body = session.get_one(Body, made.body_id)
        operations.erase(session, made, by=BY, now=NOW)

        assert session.scalars(select(Letter.address)).all() == [""]
        with pytest.raises(NotFound):
            queries.one_of(session, body, made.id)


def test_it_is_erased_ninety_days_after_the_answer(database: Database) -> None:
    with database.transaction() as session:
        operations.settle(session, came_forward(session), CameOf.NOT_NOW, by=BY, now=NOW)

    assert erased(database, ON + 90 * DAY) == 0
    assert erased(database, ON + 91 * DAY) == 1


def test_what_nobody_answers_is_erased_after_a_year(database: Database) -> None:
    with database.transaction() as session:
        made = came_forward(session)
        late = came_forward(session, session.get_one(Body, made.body_id))
        operations.settle(session, late, CameOf.NOT_NOW, by=BY, now=NOW + 360 * DAY)

    assert erased(database, ON + 365 * DAY) == 0
    assert erased(database, ON + 366 * DAY) == 2, "a year is the most, however late the answer was"


def test_it_is_handed_out_to_whoever_has_the_address_or_else_the_telephone(sqlite: Database) -> None:
    with sqlite.transaction() as session:
        body = a_council(session)
        came_forward(session, body, replace(HAWA, phone="12 34 56 78"))
        came_forward(session, body, NewComingForward("Ib Dam", Wish.SEAT, phone="+45 12345678", words="Ring til mig."))
        hawa, ib = a_person(session, "Hawa Elmi"), a_person(session, "Ib Dam")
        people.add_contact(session, hawa, ContactKind.EMAIL, "Hawa@mail.example", by=BY, now=NOW)
        people.add_contact(session, ib, ContactKind.PHONE, "12345678", by=BY, now=NOW)

        def told(person_id: UUID, within: list[UUID] | None = None) -> list[object]:
            about = of_person(session, person_id, within)
            found = disclosure(session, about, municipality="Fjordby", made_at=NOW, within=within)
            return [one["text"] for each in found.categories if each.kind is Kind.CAME_FORWARD for one in each.records]

        assert told(hawa.id) == ["Jeg vil gerne hjælpe."]
        assert told(ib.id) == ["Ring til mig."]
        assert told(a_person(session, "Bo Dam").id) == []
        assert told(hawa.id, [body.id]) == ["Jeg vil gerne hjælpe."]
        assert told(hawa.id, [a_council(session, "Ungerådet").id]) == []
