"""Sprog: the state of each translation, and which languages citizens are offered."""

import pytest

from recruit.foundation import clock, i18n
from recruit.foundation.actor import Actor
from recruit.foundation.languages import operations
from tests.browser import Page
from tests.conftest import Database
from tests.pages.visitor import Visitor

SPROG = "/sekretariat/indstillinger/sprog"


def speaks(visitor: Visitor, address: str) -> str:
    return visitor.get(address).all("html")[0].attributes["lang"]


def row_of(page: Page, name: str) -> list[str]:
    (row,) = (row for row in page.all("main")[0].all("tr") if row.all("a") and row.all("a")[0].text == name)
    return [cell.text for cell in row.all("td")]


def shown_as_draft(administrator: Visitor, code: str) -> None:
    page = f"{SPROG}/{code}"
    administrator.led(administrator.send(page, to=f"{page}/visning", **{"showing-as_draft": "y"}))


def test_the_list_says_of_each_language_what_it_is(administrator: Visitor) -> None:
    page = administrator.get(SPROG)

    sentences = len(i18n.sentences("ar"))
    assert len(page.all("main")[0].all("tbody")[0].all("tr")) == len(i18n.LANGUAGES)
    assert row_of(page, "dansk") == ["en del af programmet", "alle", "Ja"]
    assert row_of(page, "arabisk") == ["udkast", f"{sentences} af {sentences}", "Nej"]


def test_only_administrators_decide_about_languages(secretary: Visitor) -> None:
    assert secretary.client.get(SPROG).status_code == 403


@pytest.mark.usefixtures("house")
def test_what_nobody_has_reviewed_is_not_public(visitor: Visitor) -> None:
    assert speaks(visitor, "/?sprog=ar") == "da"


def test_staff_can_look_at_a_draft_that_citizens_do_not_see(administrator: Visitor) -> None:
    assert speaks(administrator, "/?sprog=ar") == "ar"


def test_a_draft_is_shown_only_with_the_box_ticked(administrator: Visitor, visitor: Visitor) -> None:
    page = administrator.mended(administrator.send(f"{SPROG}/ar", to=f"{SPROG}/ar/visning"))
    assert len(page.errors) == 1
    assert speaks(visitor, "/?sprog=ar") == "da"

    shown_as_draft(administrator, "ar")

    public = visitor.get("/?sprog=ar")
    assert public.all("html")[0].attributes["dir"] == "rtl"
    (notice,) = public.all("aside")
    assert "dansk" in notice.all("p", lang="da")[0].text
    assert notice.all("a")[0].attributes["href"] == "/?sprog=da"


def test_a_reviewed_language_has_no_notice_until_the_review_is_revoked(
    administrator: Visitor, visitor: Visitor
) -> None:
    page, review = f"{SPROG}/ar", {"review-reviewer": "Samira Haddadi", "review-reviewed_on": "1.6.2026"}
    administrator.led(administrator.send(page, to=f"{page}/gennemgang", **review))
    administrator.led(administrator.send(page, to=f"{page}/visning"))

    assert row_of(administrator.get(SPROG), "arabisk")[0] == "gennemgået 1. juni 2026 af Samira Haddadi"
    assert visitor.get("/?sprog=ar").all("aside") == []

    revoked = administrator.led(administrator.send(page, to=f"{page}/tilbagekaldelse"))

    assert "tilbagekaldt" in revoked.all("main")[0].text
    assert speaks(visitor, "/") == "da"


def test_a_review_needs_a_name_and_a_day_and_keeps_what_was_typed(administrator: Visitor) -> None:
    page, review = f"{SPROG}/ar", {"review-reviewer": "Samira Haddadi", "review-reviewed_on": "i går"}

    answer = administrator.mended(administrator.send(page, to=f"{page}/gennemgang", **review))

    assert len(answer.errors) == 1
    assert answer.all("input", name="review-reviewer")[0].attributes["value"] == "Samira Haddadi"


def test_a_catalogue_that_was_changed_since_the_review_says_so(
    administrator: Visitor, monkeypatch: pytest.MonkeyPatch
) -> None:
    page, review = f"{SPROG}/ar", {"review-reviewer": "Samira Haddadi", "review-reviewed_on": "1.6.2026"}
    administrator.led(administrator.send(page, to=f"{page}/gennemgang", **review))

    monkeypatch.setattr(i18n, "edition", lambda code: "another")

    assert "ændret siden" in row_of(administrator.get(SPROG), "arabisk")[0]


def test_a_hidden_language_is_spoken_to_nobody(administrator: Visitor, visitor: Visitor) -> None:
    shown_as_draft(administrator, "uk")
    assert speaks(visitor, "/?sprog=uk") == "uk"

    administrator.led(administrator.send(f"{SPROG}/uk", to=f"{SPROG}/uk/skjul"))

    assert speaks(visitor, "/") == "da"


def test_the_page_of_danish_offers_nothing_to_change(administrator: Visitor) -> None:
    assert administrator.get(f"{SPROG}/da").all("main")[0].all("form") == []


def test_a_reviewer_reads_every_sentence_beside_the_danish_one(administrator: Visitor) -> None:
    page = administrator.get(f"{SPROG}/ar/saetninger")

    rows = page.all("main")[0].all("tbody")[0].all("tr")
    assert len(rows) == len(i18n.sentences("ar"))
    assert {cell.attributes["lang"] for row in rows for cell in row.all("td")} == {"da", "ar"}


@pytest.mark.parametrize("address", [f"{SPROG}/xx", f"{SPROG}/da/saetninger", f"{SPROG}/xx/saetninger"])
def test_there_is_no_page_for_what_the_house_does_not_translate(administrator: Visitor, address: str) -> None:
    administrator.get(address, 404)


@pytest.mark.usefixtures("house")
def test_the_secretariat_stays_danish_for_whoever_reads_the_public_part_in_arabic(administrator: Visitor) -> None:
    administrator.get("/?sprog=ar")

    assert speaks(administrator, SPROG) == "da"


def test_the_switch_folds_many_languages_away_and_names_each_in_itself(visitor: Visitor, house: Database) -> None:
    for code in ("ar", "ti"):
        with house.transaction() as session:
            operations.show(session, code, as_draft=True, by=Actor.command(), now=clock.now())

    (switch,) = visitor.get("/?fra=plakat").all("nav", class_="languages")

    assert [link.attributes["lang"] for link in switch.all("details")[0].all("a")] == ["da", "en", "ar", "ti"]
    assert switch.all("a")[0].attributes["href"] == "/?fra=plakat&sprog=da"
