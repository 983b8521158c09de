"""The secretariat enters what reached it on paper, by telephone, by e-mail or in person."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import timedelta
from io import BytesIO
from typing import Any
from uuid import UUID

import pytest
from PIL import Image
from sqlalchemy import delete, func, select

from recruit.bodies import queries as bodies
from recruit.foundation import clock
from recruit.foundation.mail.model import Letter
from recruit.foundation.mail.rules import Status as LetterStatus
from recruit.nominations import queries
from recruit.nominations.model import Nomination, Nominee
from recruit.nominations.rules import Source, Status
from recruit.recruitment.model import RecruitmentRound, RoundText
from recruit.recruitment.rules import Asked, Field, Route
from tests.browser import Page
from tests.builders import NOW, a_council
from tests.conftest import Database
from tests.nominations import ASKED, a_nomination, a_submission, an_open_round
from tests.pages.visitor import Visitor, fields_of


@dataclass
class Desk:
    """The page at which nominations to a round are entered."""

    secretary: Visitor
    house: Database
    round: RecruitmentRound
    council: str

    @property
    def page(self) -> str:
        return f"/sekretariat/{self.council}/rekruttering/{self.round.id}/indstillinger/ny"

    def enters(self, **typed: Any) -> Any:
        return self.secretary.send(self.page, **{"name": "Amina Abdi", **typed})

    def the_nomination(self) -> Nomination:
        with self.house.reading() as session:
            return queries.nomination(session, session.scalars(select(Nomination.id)).one())

    def letters(self) -> list[str]:
        with self.house.reading() as session:
            return sorted(session.scalars(select(Letter.kind)))


@pytest.fixture
def desk(secretary: Visitor, house: Database, monkeypatch: pytest.MonkeyPatch) -> Desk:
    monkeypatch.setattr(clock, "now", lambda: NOW)
    with house.transaction() as session:
        round_ = an_open_round(session, a_council(session, "Integrationsrådet"))
        return Desk(secretary, house, round_, bodies.slugs(session)[0])


def test_paper_that_was_handed_in_is_a_nomination_by_its_arrival(desk: Desk) -> None:
    answer = desk.enters(email="amina@mail.example", source="paper", arrived_on="20.11.2026", arrived_at="15.30")

    page = desk.secretary.led(answer)
    made = desk.the_nomination()
    assert (made.source, made.route) == (Source.PAPER, Route.SELF)
    assert clock.local(made.received_at).isoformat() == "2026-11-20T15:30:00+01:00"
    assert desk.letters() == ["nomination_received"]
    assert "amina@mail.example" in page.all("main")[0].text
    assert "Hvorfor vil du være med?" in page.all("main")[0].text, "what the round asks for is said to be missing"


def test_the_next_of_the_same_pile_came_in_the_same_way(desk: Desk) -> None:
    page = desk.secretary.led(desk.enters(source="email", arrived_on="20.11.2026", arrived_at="15.30"))

    more = next(link.attributes["href"] for link in page.all("a") if "/ny?" in link.attributes.get("href", ""))
    fields, _target = desk.secretary.filled(more)
    assert fields["source"] == ["email"]
    assert (fields["arrived_on"], fields["arrived_at"]) == ("20.11.2026", "15.30")
    assert fields["name"] == ""


def test_somebody_who_is_proposed_on_paper_is_asked_by_whatever_reaches_them(desk: Desk) -> None:
    proposed = {"route": "other", "nominator_name": "Dorthe Dam", "nominator_email": "dorthe@mail.example"}

    page = desk.secretary.led(desk.enters(**proposed, address="Nygade 1"))

    with desk.house.reading() as session:
        assert queries.status(desk.the_nomination(), now=NOW) is Status.AWAITING_ANSWER
        written = {letter.address: letter.status for letter in session.scalars(select(Letter))}
        assert written["dorthe@mail.example"] is LetterStatus.WAITING
        assert written["Amina Abdi\nNygade 1"] is LetterStatus.TO_POST
    letter = next(link.attributes["href"] for link in page.all("a") if link.attributes["href"].endswith("/brev"))
    assert "Dorthe Dam" in desk.secretary.led(desk.secretary.client.get(letter)).text


def test_whoever_has_said_yes_to_the_secretary_is_not_asked_by_letter(desk: Desk) -> None:
    desk.enters(route="other", nominator_name="Dorthe Dam", email="amina@mail.example", accepts="y", language="en")

    made = desk.the_nomination()
    assert queries.status(made, now=NOW) is Status.STANDS
    assert made.language == "en"
    assert desk.letters() == ["nomination_received"]


def test_the_deadline_is_judged_by_the_arrival_not_by_the_typing(desk: Desk) -> None:
    with desk.house.transaction() as session:
        session.merge(desk.round).closes_at = NOW - timedelta(hours=1)  # 21 November, 10.00 in Denmark

    late = desk.enters(arrived_on="21.11.2026", arrived_at="10.01", address="Nygade 1")
    to_come = desk.enters(arrived_on="21.11.2026", arrived_at="11.01")
    in_time = desk.enters(arrived_on="21.11.2026", arrived_at="10.00")

    assert any("21. november 2026 kl. 10.00" in error for error in desk.secretary.mended(late).errors)
    assert "Nygade 1" in late.text
    assert desk.secretary.mended(to_come).errors
    assert in_time.status_code == 303


def test_what_is_wrong_stands_at_its_field_and_nothing_is_lost(desk: Desk) -> None:
    answer = desk.enters(route="other", nominator_reason="Hendes nummer er 010190-1234", motivation="Jeg vil hjælpe.")

    page = desk.secretary.mended(answer)
    assert {field.attributes["id"] for field in page.all("span") if "-error" in field.attributes.get("id", "")} == {
        "nominator_name-error",
        "nominator_reason-error",
    }
    assert "Jeg vil hjælpe." in answer.text
    with desk.house.reading() as session:
        assert session.scalar(select(func.count()).select_from(Nomination)) == 0


def test_somebody_of_the_same_name_is_told_of_and_can_be_entered_all_the_same(desk: Desk) -> None:
    with desk.house.transaction() as session:
        a_nomination(session, desk.round, a_submission(desk.round, "Amina Abdi"))

    told = desk.enters(name="amina  abdi", phone="12 34 56 78")
    page = desk.secretary.mended(told)
    again = desk.secretary.client.post(desk.page, data=typed_on(told.text))

    assert any("21. november 2026" in error for error in page.errors)
    assert again.status_code == 303
    with desk.house.reading() as session:
        assert session.scalar(select(func.count()).select_from(Nominee)) == 2


def test_a_form_that_is_sent_twice_makes_one_nomination(desk: Desk) -> None:
    fields, target = desk.secretary.filled(desk.page)
    first, second = (desk.secretary.client.post(target, data={**fields, "name": "Amina Abdi"}) for _ in range(2))

    assert first.location == second.location
    desk.the_nomination()


def test_a_photo_that_came_on_paper_is_put_in_and_taken_out(desk: Desk) -> None:
    page = desk.secretary.led(desk.enters())
    address = next(link.attributes["href"] for link in page.all("a") if link.attributes["href"].endswith("/foto"))
    picture = BytesIO()
    Image.new("RGB", (400, 400), "teal").save(picture, "JPEG")

    kept = desk.secretary.led(desk.secretary.send(address, file=(BytesIO(picture.getvalue()), "amina.jpg"), shows="y"))
    shown = desk.secretary.client.get(f"{address}/billede")
    unread = desk.secretary.send(address, file=(BytesIO(b"no picture"), "amina.jpg"))

    assert desk.the_nomination().nominee.shows_photo  # type: ignore[union-attr]
    assert kept.all("img", src=f"{address}/billede")
    assert shown.content_type == "image/jpeg"
    assert desk.secretary.mended(unread).errors
    desk.secretary.led(desk.secretary.send(address, to=f"{address}/slet"))
    assert desk.secretary.client.get(f"{address}/billede").status_code == 404


def test_whoever_has_no_e_mail_gets_a_link_in_a_text_to_copy(desk: Desk) -> None:
    page = desk.secretary.led(desk.enters(phone="12 34 56 78"))
    address = next(link.attributes["href"] for link in page.all("a") if link.attributes["href"].endswith("/besked"))

    made = Page(desk.secretary.send(address).text).all("div", class_="letter")[0].text

    link = next(word for word in made.split() if "/link/" in word)
    citizen = Visitor(desk.secretary.client.application)
    assert citizen.client.get(link[link.index("/link/") :]).location == "/svar"
    assert "Amina Abdi" in citizen.get("/svar").text


def test_the_form_asks_what_the_public_form_of_the_round_asks(desk: Desk) -> None:
    with desk.house.transaction() as session:
        desk.round = session.merge(desk.round)
        desk.round.fields = {**ASKED, Field.PRESENTATION: Asked.OFF, Field.BIRTH_DATE: Asked.REQUIRED}

    fields, _target = desk.secretary.filled(desk.page)

    assert "birth_date" in fields
    assert "presentation" not in fields
    assert desk.enters().status_code == 303, "what is lacking is mended afterwards"


def test_a_draft_without_a_text_has_nothing_to_declare_yet(desk: Desk) -> None:
    with desk.house.transaction() as session:
        session.execute(delete(RoundText))

    assert "declares" not in desk.secretary.filled(desk.page)[0]
    assert "Betingelsen" not in desk.secretary.get(desk.page.replace("/ny", "/fra-salen")).text
    assert desk.enters().status_code == 303


def test_a_round_of_another_council_has_no_such_page(desk: Desk, count_queries: Callable[[], int]) -> None:
    with desk.house.transaction() as session:
        a_council(session, "Ungerådet")
        other = next(slug for slug in bodies.slugs(session) if slug != desk.council)

    desk.secretary.get(desk.page.replace(desk.council, other), status=404)
    count_queries()
    desk.secretary.get(desk.page)
    assert count_queries() <= 16
    desk.secretary.get(desk.page.replace(str(desk.round.id), str(UUID(int=0))), status=404)


def typed_on(text: str) -> dict[str, Any]:
    """Return what stands in the form of a page that came back."""

    return fields_of(Page(text).all("main")[0].all("form", method="post")[0])
