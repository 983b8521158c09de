"""A citizen comes from the front page to the council, and the secretary to its timeline; on a phone and at a desk."""

import json

import pytest

pytestmark = pytest.mark.browser


def wide_of(walk, ident):
    """Return how wide a drawing is shown, and how wide the page is."""
    drawing = walk.page.locator(f"svg[aria-labelledby={ident}-titel]")
    return drawing.bounding_box()["width"], walk.page.viewport_size["width"]


def test_a_citizen_finds_who_sits_in_the_council_and_takes_the_list_along(walk):
    walk.opens("/")

    walk.presses("Integrationsrådet")

    shown = walk.reads()
    assert "Samira Haddadi, forperson" in shown
    assert "Ledige pladser" in shown
    drawing, page = wide_of(walk, "billede")
    assert min(page - 40, 520) <= drawing <= page
    popolo = json.loads(walk.downloads("Medlemmerne som JSON"))
    assert popolo["totals"]["filled"] == 14


def test_the_seat_plan_leads_to_its_table(walk):
    walk.opens("/raad/integrationsraadet")

    walk.presses("Det samme som tabel")

    assert walk.page.url.endswith("#medlemmer")
    assert walk.page.locator("#medlemmer").bounding_box()["y"] < 400


@pytest.mark.parametrize("language", ["da", "en", "ar"])
def test_the_council_is_read_in_every_language(walk, language):
    walk.opens(f"/raad/integrationsraadet?sprog={language}")
    walk.opens("/raad/integrationsraadet?periode=2026–2029")

    assert walk.page.locator("html").get_attribute("dir") == ("rtl" if language == "ar" else "ltr")
    drawn = walk.page.locator("svg[role=img] text").first
    assert drawn.evaluate("text => getComputedStyle(text).direction") == "ltr"


def test_the_page_is_whole_without_a_script(walk_with):
    walk = walk_with(java_script_enabled=False)
    walk.looks = lambda: None  # the accessibility check is itself a script
    walk.opens("/raad/integrationsraadet")

    assert "Samira Haddadi" in walk.reads()
    assert walk.page.locator("svg[role=img]").is_visible()


def test_the_secretary_sees_who_sat_when(walk):
    walk.signs_in()
    walk.opens("/sekretariat/integrationsraadet/raad/tidslinje")

    assert "Hvem der sad hvornår" in walk.reads()
    drawing, page = wide_of(walk, "tidslinje")
    assert min(page - 40, 520) <= drawing <= page
    walk.presses("Udskriftsvisning")
    assert walk.page.locator("svg[role=img]").is_visible()
