"""A round is made step by step, made public, and taken back."""

import pytest
from sqlalchemy import select

from recruit.recruitment import queries
from recruit.recruitment.model import RecruitmentRound
from recruit.recruitment.rules import Asked, Field
from tests.builders import a_council, a_seat_group, the_term
from tests.conftest import Database
from tests.nominations import a_nomination
from tests.pages.visitor import Visitor
from tests.rounds import DANISH, a_round

LIST = "/sekretariat/integrationsraadet/rekruttering"


@pytest.fixture
def council(house: Database) -> None:
    with house.transaction() as session:
        a_council(session, term="2020-2099")


def the_round(house: Database) -> RecruitmentRound:
    with house.reading() as session:
        (slug,) = session.scalars(select(RecruitmentRound.slug))
        return queries.round_by_slug(session, slug, whole=True)


def a_draft(house: Database, *, announced: bool = False) -> str:
    with house.transaction() as session:
        return f"{LIST}/{a_round(session, a_council(session, term='2020-2099'), is_announced=announced).id}"


def test_the_menu_leads_straight_to_the_only_council(council: None, secretary: Visitor) -> None:
    page = secretary.led(secretary.client.get("/sekretariat/rekruttering"))

    assert page.all("div", class_="empty-state")


def test_with_several_councils_all_their_rounds_are_listed(house: Database, secretary: Visitor) -> None:
    with house.transaction() as session:
        a_round(session, a_council(session))
        a_council(session, "Ældrerådet")

    page = secretary.get("/sekretariat/rekruttering")

    assert [heading.text for heading in page.all("h2")][:2] == ["Integrationsrådet", "Ældrerådet"]
    assert page.all("table")[0].all("a")[0].text == "Nye medlemmer 2027"


def test_a_round_is_made_step_by_step_and_is_seen_when_it_is_public(
    council: None, house: Database, secretary: Visitor, visitor: Visitor
) -> None:
    text = secretary.led(secretary.send(f"{LIST}/ny"))
    slug = the_round(house).slug
    visitor.get(f"/opstilling/{slug}", 404)
    form = secretary.led(secretary.send(f"{LIST}/{the_round(house).id}/tekster/da"))
    timetable = secretary.led(secretary.send(f"{LIST}/{the_round(house).id}/felter"))
    secretary.led(secretary.send(f"{LIST}/{the_round(house).id}/offentliggoer"))

    assert "18 år" in text.all("textarea", name="condition")[0].text
    assert form.all("select", name="photo")
    assert timetable.all("a", href=f"{LIST}/{the_round(house).id}/offentliggoer")
    assert visitor.get(f"/opstilling/{slug}").heading == "Nye medlemmer 2020–2099"
    assert visitor.get("/").all("a", href=f"/opstilling/{slug}")


def test_a_round_without_a_text_cannot_be_made_public(council: None, house: Database, secretary: Visitor) -> None:
    secretary.send(f"{LIST}/ny")
    address = f"{LIST}/{the_round(house).id}/offentliggoer"

    page = secretary.get(address)
    secretary.mended(secretary.send(address))

    assert "dansk" in page.all("div", class_="alert-error")[0].text
    assert not the_round(house).is_announced


def test_a_new_round_takes_texts_and_form_along(house: Database, secretary: Visitor) -> None:
    with house.transaction() as session:
        council = a_council(session, term="2020-2099")
        former = a_round(session, council, word_limit=60, fields={Field.PHOTO: Asked.REQUIRED}).id

    secretary.led(secretary.send(f"{LIST}/ny", copied=str(former), name="Suppleringsvalg"))

    with house.reading() as session:
        made = queries.round_by_slug(session, "suppleringsvalg")
    assert made.text_in("da").call == DANISH["call"]
    assert (made.word_limit, made.fields) == (60, {"photo": "required"})


def test_a_round_is_for_groups_of_one_term(house: Database, secretary: Visitor) -> None:
    with house.transaction() as session:
        council = a_council(session, term="2020-2099")
        a_seat_group(session, the_term(session, council), "Foreninger")

    page = secretary.mended(secretary.send(f"{LIST}/ny", groups=[]))

    assert page.errors


def test_a_council_without_seats_to_fill_is_told_what_to_do(house: Database, secretary: Visitor) -> None:
    with house.transaction() as session:
        a_council(session, term="2020-2099", seats=0)

    page = secretary.get(f"{LIST}/ny")

    assert page.all("a", href="/sekretariat/integrationsraadet/opsaetning")


def test_a_public_round_shows_everything_at_a_glance_and_nothing_to_press(house: Database, secretary: Visitor) -> None:
    page = secretary.get(f"{a_draft(house, announced=True)}/offentliggoer")

    assert page.heading == "Overblik"
    assert page.all("main")[0].all("button") == []


def test_the_address_of_a_public_round_stays(house: Database, secretary: Visitor) -> None:
    address = a_draft(house, announced=True)

    page = secretary.mended(secretary.send(f"{address}/grundlag", slug="noget-andet"))

    assert "adresse" in page.errors[0]


def test_two_secretaries_see_each_others_change(house: Database, secretary: Visitor) -> None:
    address = f"{a_draft(house)}/grundlag"
    fields, _ = secretary.filled(address)
    secretary.led(secretary.send(address, name="Suppleringsvalg"))

    page = secretary.mended(secretary.client.post(address, data={**fields, "name": "Valg"}), 409)

    assert "Suppleringsvalg" in page.all("table")[0].text


def test_a_public_round_is_taken_back_with_a_reason(house: Database, secretary: Visitor, visitor: Visitor) -> None:
    address = a_draft(house, announced=True)
    secretary.mended(secretary.send(f"{address}/tilbagekaldelse"))

    secretary.led(secretary.send(f"{address}/tilbagekaldelse", because="Datoen er forkert."))

    assert the_round(house).announcements[0].revoked_because == "Datoen er forkert."
    visitor.get("/opstilling/nye-medlemmer-2027", 404)


def test_a_text_is_written_beside_the_danish_one(house: Database, secretary: Visitor) -> None:
    address = f"{a_draft(house)}/tekster"
    words = {"purpose": "ينصح المجلس البلدية.", "call": "انضم إلى المجلس.", "condition": "عمرك 18 سنة."}

    page = secretary.get(f"{address}/ar")
    secretary.led(secretary.send(f"{address}/ar", **words))

    assert page.all("textarea", name="call")[0].attributes["dir"] == "rtl"
    assert DANISH["call"] in page.all("details", class_="original")[1].text
    assert the_round(house).text_in("ar").call == "انضم إلى المجلس."
    secretary.get(f"{address}/xx", 404)


def test_each_save_of_a_text_is_a_version(house: Database, secretary: Visitor) -> None:
    address = f"{a_draft(house, announced=True)}/tekster/da"
    fields, _ = secretary.filled(address)

    secretary.led(secretary.send(address, condition="Du er fyldt 16 år."))
    page = secretary.mended(secretary.client.post(address, data={**fields, "call": "Noget andet"}), 409)

    assert [text.version for text in the_round(house).texts] == [1, 2]
    assert "Du er fyldt 16 år." in page.all("table")[0].text
    assert "fyldt 18 år" in secretary.get(address).all("main")[0].text


def test_whoever_changes_a_condition_that_people_have_declared_is_warned(house: Database, secretary: Visitor) -> None:
    with house.transaction() as session:
        round_ = a_round(session, a_council(session))
        address = f"{LIST}/{round_.id}"
        a_nomination(session, round_)

    text, page = secretary.get(f"{address}/tekster/da"), secretary.get(address)

    assert "Én person har erklæret" in text.all("div", class_="alert-warning")[0].text
    counted = page.all("dl")[0]
    assert (counted.all("dt")[0].text, counted.all("dd")[0].text) == ("Stiller op", "1")


def test_what_the_form_asks_is_a_setting(house: Database, secretary: Visitor) -> None:
    address = f"{a_draft(house)}/felter"

    secretary.led(secretary.send(address, photo="off", birth_date="required", word_limit="50"))
    split = secretary.mended(secretary.send(address, country_groups="Gruppe 1\nGruppe 2"))

    saved = the_round(house)
    assert (saved.asks(Field.PHOTO), saved.asks(Field.BIRTH_DATE)) == (Asked.OFF, Asked.REQUIRED)
    assert saved.word_limit == 50
    assert split.errors
    assert saved.country_groups is None


def test_a_round_of_a_council_out_of_reach_is_not_there(house: Database, secretary: Visitor) -> None:
    address = a_draft(house)
    with house.transaction() as session:
        a_council(session, "Ældrerådet")

    secretary.get(address.replace("integrationsraadet", "aeldreraadet"), 404)
