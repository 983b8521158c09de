"""A council comes into being from its papers, in a browser: the whole way, looked at page by page."""

import pytest

pytestmark = pytest.mark.browser

#: What the terms of reference say: five councillors and ten others.
GROUPS = (
    ("Medlemmer af kommunalbestyrelsen", 5, "council_own_members"),
    ("Erfaring fra rådet", 1, "council_selection"),
    ("Erfaring fra nabohuset", 1, "council_selection"),
    ("Erfaring fra frivilligcenteret", 1, "council_selection"),
    ("Uddannelsesinstitutioner", 2, "council_selection"),
    ("Erhvervslivet", 2, "council_selection"),
    ("Foreninger, idræt og kultur", 3, "organisation_nomination"),
)


def begin(walk, name, kind, title, first="1.1.2026", last="31.12.2029"):
    walk.signs_in()
    walk.opens("/sekretariat/raad/nyt")
    walk.writes("Rådets navn", name)
    walk.chooses(kind)
    walk.chooses(title)
    walk.writes("første dag", first)
    walk.writes("sidste dag", last)
    walk.presses("Opret rådet og gå videre")


def test_a_task_committee_is_set_up_from_its_terms_of_reference(walk):
    name = "Opgaveudvalget for unge i arbejde"
    begin(walk, name, "Opgaveudvalg (§ 17, stk. 4)", "formand og næstformand", "september 2015", "juni 2016")

    walk.writes("Besluttet antal", "15")
    for row, (label, seats, filling) in enumerate(GROUPS, 1):
        walk.page.locator(f"[name=label_new{row}]").fill(label)
        walk.page.locator(f"[name=seats_new{row}]").fill(str(seats))
        walk.page.locator(f"[name=filling_new{row}]").select_option(filling)
    walk.presses("Gem og fortsæt")
    walk.writes("Link til", "https://eksempelby.dk/kommissorium.pdf")
    walk.presses("Gem og fortsæt")

    shown = walk.reads()
    assert f"{name} er oprettet" in shown
    assert "september 2015 til juni 2016" in shown
    assert "Kommissorium for" in shown
    assert walk.page.locator("tr").last.inner_text().split() == ["I", "alt", "15"]


def test_an_integration_council_is_set_up_from_its_template_and_taken_along_to_the_next_term(walk):
    begin(walk, "Nabokøbing Integrationsråd", "Integrationsråd", "forperson og næstforperson")

    walk.writes("Besluttet antal", "14")
    walk.presses("Gem og fortsæt")
    assert "Der er besluttet 14 pladser, og medlemsgrupperne har 15." in walk.reads()
    walk.writes("Besluttet antal", "15")
    walk.presses("Gem og fortsæt")
    walk.presses("Gem og fortsæt")
    assert "Integrationsloven § 42, stk. 3" in walk.reads()

    walk.opens("/sekretariat/nabokoebing-integrationsraad/perioder")
    walk.presses("Åbn næste periode")
    walk.presses("Åbn perioden")
    walk.opens("/sekretariat/nabokoebing-integrationsraad/opsaetning?periode=2030–2033")
    assert "15 pladser" in walk.reads()
