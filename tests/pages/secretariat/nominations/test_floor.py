"""At a meeting people are called out; each is entered on one line."""

from collections.abc import Callable
from typing import Any
from uuid import uuid4

import pytest
from sqlalchemy import func, select

from recruit.bodies import queries as bodies
from recruit.foundation import clock
from recruit.foundation.mail.model import Letter
from recruit.nominations import operations, queries
from recruit.nominations.model import Nomination
from recruit.nominations.rules import NewSupporter, Source, Status
from recruit.recruitment.model import RecruitmentRound
from recruit.recruitment.rules import Route
from tests.browser import Page
from tests.builders import BY, NOW, a_council, a_seat_group, the_term
from tests.conftest import Database
from tests.nominations import an_open_round
from tests.pages.visitor import Visitor, fields_of


class Meeting:
    """The page at which whoever is called out is entered."""

    def __init__(self, secretary: Visitor, house: Database, **changes: Any) -> None:
        self.secretary, self.house = secretary, house
        with house.transaction() as session:
            council = a_council(session, "Integrationsrådet")
            self.group = a_seat_group(session, the_term(session, council), "Foreningerne")
            self.round: RecruitmentRound = an_open_round(session, council, **changes)
            self.council = bodies.slugs(session)[0]
        self.page = f"/sekretariat/{self.council}/rekruttering/{self.round.id}/indstillinger/fra-salen"

    def calls(self, name: str, **typed: Any) -> Any:
        return self.secretary.send(self.page, to=self.page, name=name, **typed)

    def the_nomination(self) -> Nomination:
        with self.house.reading() as session:
            return queries.nomination(session, session.scalars(select(Nomination.id)).one())

    def number(self) -> int:
        with self.house.reading() as session:
            return session.scalar(select(func.count()).select_from(Nomination)) or 0

    def letters(self) -> list[str]:
        with self.house.reading() as session:
            return list(session.scalars(select(Letter.kind)))


@pytest.fixture
def meeting(secretary: Visitor, house: Database, monkeypatch: pytest.MonkeyPatch) -> Meeting:
    monkeypatch.setattr(clock, "now", lambda: NOW)
    return Meeting(secretary, house, closes_at=NOW.replace(day=1), opens_at=NOW.replace(month=9), supporters_needed=6)


def test_a_name_is_enough_for_somebody_who_is_there_also_after_the_deadline(meeting: Meeting) -> None:
    page = meeting.secretary.led(meeting.calls("Amina Abdi"))

    made = meeting.the_nomination()
    assert (made.source, made.route) == (Source.FLOOR, Route.SELF)
    assert queries.status(made, now=NOW) is Status.STANDS
    assert "Amina Abdi er skrevet ind og er opstillet." in page.all("main")[0].text
    assert "autofocus" in page.all("input", name="name")[0].attributes


def test_who_proposed_them_how_to_reach_them_and_the_seats_stand_on_the_line(meeting: Meeting) -> None:
    address = "12 34 56 78, amina@mail.example"
    answer = meeting.calls(
        "Amina Abdi", contact=address, nominator_name="Ib Ibsen", seat_group=str(meeting.group.id), declares="y"
    )

    made = meeting.the_nomination()
    assert made.nominee is not None
    assert made.nominator is not None
    assert (made.nominee.email, made.nominee.phone) == ("amina@mail.example", "12 34 56 78")
    assert (made.nominator.name, made.seat_group_id) == ("Ib Ibsen", meeting.group.id)
    assert made.nominee.declared_text_id == meeting.round.texts[0].id
    assert queries.status(made, now=NOW) is Status.STANDS
    assert meeting.letters() == ["nomination_received"]
    chosen = meeting.secretary.led(answer).all("option", value=str(meeting.group.id))[0]
    assert "selected" in chosen.attributes, "the next one is likely called out for the same seats"


def test_whoever_is_not_there_is_asked_by_letter_and_told_by_whom_they_were_proposed(meeting: Meeting) -> None:
    nobody = meeting.calls("Bo Bruun", presence="ikke-her")
    assert meeting.secretary.mended(nobody).all("span", id="nominator_name-error")

    page = meeting.secretary.led(meeting.calls("Bo Bruun", presence="ikke-her", nominator_name="Ib Ibsen"))

    assert queries.status(meeting.the_nomination(), now=NOW) is Status.AWAITING_ANSWER
    letter = next(link.attributes["href"] for link in page.all("a") if link.attributes["href"].endswith("/brev"))
    assert "Ib Ibsen" in meeting.secretary.led(meeting.secretary.client.get(letter)).text


def test_a_wrong_address_stands_at_its_field_and_the_line_stays_as_it_was(meeting: Meeting) -> None:
    answer = meeting.calls("Bo Bruun", contact="bo@", nominator_name="Ib Ibsen")

    page = meeting.secretary.mended(answer)
    fields = fields_of(page.all("main")[0].all("form", method="post")[0])
    assert (fields["name"], fields["contact"], fields["nominator_name"]) == ("Bo Bruun", "bo@", "Ib Ibsen")
    assert "autofocus" in page.all("input", name="contact")[0].attributes
    assert "autofocus" not in page.all("input", name="name")[0].attributes


def test_enter_once_more_takes_somebody_of_the_same_name(meeting: Meeting) -> None:
    meeting.calls("Bo Bruun")

    told = meeting.secretary.mended(meeting.calls("bo bruun"))
    line = fields_of(told.all("main")[0].all("form", method="post")[0])
    assert meeting.number() == 1
    assert meeting.secretary.client.post(meeting.page, data=line).status_code == 303
    assert meeting.secretary.client.post(meeting.page, data=line).status_code == 303
    assert meeting.number() == 2


def test_a_slip_of_the_hand_is_taken_back_whole(meeting: Meeting) -> None:
    page = meeting.secretary.led(meeting.calls("Bo Bruun", contact="bo@mail.example", nominator_name="Ib Ibsen"))
    undo = next(
        form.attributes["action"] for form in page.all("form") if "fortryd" in form.attributes.get("action", "")
    )

    undone = meeting.secretary.send(meeting.page, to=undo)
    fields = {"csrf_token": meeting.secretary.filled(meeting.page, to=meeting.page)[0].get("csrf_token", "")}
    twice = meeting.secretary.client.post(undo, data=fields)

    assert (undone.location, twice.location) == (meeting.page, meeting.page.removesuffix("/fra-salen"))
    assert meeting.number() == 0
    with meeting.house.reading() as session:
        letter = session.scalars(select(Letter)).one()
        assert (letter.address, letter.body) == ("", "")


def test_what_people_have_built_on_is_not_undone(meeting: Meeting) -> None:
    page = meeting.secretary.led(meeting.calls("Bo Bruun"))
    with meeting.house.transaction() as session:
        session.merge(meeting.round).closes_at = NOW.replace(month=12)
        operations.support(
            session, meeting.the_nomination().id, NewSupporter("Kaj Lund", address="Nygade 1"), by=BY, now=NOW
        )
    undo = next(
        form.attributes["action"] for form in page.all("form") if "fortryd" in form.attributes.get("action", "")
    )

    answer = meeting.secretary.led(meeting.secretary.send(meeting.page, to=undo))

    assert meeting.number() == 1
    assert "Bo Bruun" in answer.all("main")[0].text


def test_the_line_asks_no_more_when_the_list_grows(meeting: Meeting, count_queries: Callable[[], int]) -> None:
    meeting.calls("Amina Abdi")
    count_queries()
    meeting.secretary.get(meeting.page)
    one = count_queries()
    for number in range(3):
        meeting.calls(f"Bo Bruun {'ab cd'[number]}x", nominator_name="Ib Ibsen")
    count_queries()

    meeting.secretary.get(meeting.page)

    assert count_queries() <= one
    meeting.secretary.get(meeting.page.replace(str(meeting.round.id), str(uuid4())), status=404)


def test_a_round_of_another_council_has_no_such_page(meeting: Meeting) -> None:
    with meeting.house.transaction() as session:
        a_council(session, "Ungerådet")
        other = next(slug for slug in bodies.slugs(session) if slug != meeting.council)

    assert isinstance(meeting.secretary.get(meeting.page.replace(meeting.council, other), status=404), Page)
