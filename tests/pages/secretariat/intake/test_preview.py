"""The page on which a reading is checked: every line, what became of it, and why."""

import re

import pytest

from recruit.foundation.places import ROOT
from recruit.people import operations as people
from recruit.people.rules import NameKind
from recruit.web.secretariat.intake.reasons import RULES
from tests.builders import BY, NOW, a_council, a_person
from tests.minutes import MINUTES
from tests.pages.secretariat.intake.steps import paste, place_in, send_files, text_of

CHARTER = """Kommissorium for Opgaveudvalget for unge
Udvalget består af 7 medlemmer:
5 medlemmer af Kommunalbestyrelsen
2 medlemmer fra boligorganisationerne
"""


def row(page, name):
    """Return the row of somebody as text."""
    (found,) = [tr for tr in page.all("tr") if any(name in th.text for th in tr.all("th"))]
    return found.text


def shown(page):
    """Return the names of the rows."""
    return [tr.all("bdi")[0].text for table in page.all("table") for tr in table.all("tr") if tr.all("bdi")]


def test_every_line_stands_with_what_it_was_understood_as_and_why(secretary, checked):
    page = secretary.opens(checked).page

    line = row(page, "Henning Bro")
    assert line.startswith("Linje 19 Henning Bro – medlem af Enhedslisten/udpeget af Kommunalbestyrelsen")
    assert "Medlem, udpeget af kommunalbestyrelsen (Enhedslisten), til stede" in line
    assert "Linjen siger, hvad personen er medlem af; linjen siger, hvem der har udpeget." in line


def test_every_rule_of_the_reader_has_its_words():
    sources = "".join(file.read_text("utf-8") for file in (ROOT / "recruit/intake/rules").rglob("*.py"))

    codes = set(re.findall(r"(?:Facts\(\s*|rule=)\"([a-z-]+)\"", sources))

    assert len(codes) > 10
    assert codes <= set(RULES)


def test_every_line_is_accounted_for_and_nothing_else_is_shown(secretary, checked):
    page = secretary.opens(checked).page

    parts = [int(dd.text) for dl in page.all("dl")[-1:] for dd in dl.all("dd")]
    assert sum(parts[:-1]) == parts[-1]
    assert "operation" not in page.text


def test_the_first_sentence_says_what_goes_in_and_what_waits(secretary, checked):
    page = text_of(secretary.opens(checked))

    assert "3 medlemsgrupper, 5 medlemmer og 2 suppleanter kan sættes ind. Én venter på dig ." in page
    assert "Sæt 3 medlemsgrupper, 5 medlemmer og 2 suppleanter ind; én bliver ved med at vente" in page


def test_lines_that_are_not_understood_are_counted_apart_on_top_and_on_the_button(secretary, site, council):
    rows = "Amina Rahimi;Medlem;LO;a@example.org\nYusuf Demir;;;\nBodil Lind;Medlem;Skolerne;bodil\n"
    address = send_files(secretary, liste_csv=f"Navn;Rolle;Repræsenterer;E-mail\n{rows}".encode())
    address = address.leads_to.removesuffix("/periode")
    place_in(secretary, site, council, address)

    page = text_of(secretary.opens(address))

    assert "Én linje er ikke forstået ." in page
    assert "ind; én linje er ikke forstået" in page
    assert "bliver ved med at vente" not in page


def test_the_groups_stand_with_their_seats_before_anything_is_made(secretary, checked):
    made = secretary.opens(checked).page.all("table")[0]

    assert made.all("tr")[0].text == "Medlemsgruppe Status Nye pladser Heraf ledige Medlemmer Suppleanter"
    assert made.all("tr")[1].text == "Repræsentanter for borgere med anden etnisk baggrund end dansk Ny 1 0 1 0"
    assert made.all("tr")[-1].text == "I alt 6 1 5 2"


def test_a_column_that_is_not_understood_is_named_on_top(secretary, site, council):
    address = paste(secretary, "Navn\tRolle\tKvadrat\nAmina Rahimi\tMedlem\t4\nYusuf Demir\tMedlem\t5\n")
    place_in(secretary, site, council, address)

    assert "Kolonnen »Kvadrat« er ikke forstået og er udeladt." in text_of(secretary.opens(address))


def test_paper_leaves_out_the_guide_the_ways_to_correct_and_what_leads_elsewhere(secretary, checked):
    page = secretary.opens(checked).page
    (table,) = page.all("table", class_="table--correctable")
    style = (ROOT / "recruit/web/static/css/print.css").read_text("utf-8")

    assert {tr.all("th", "td")[-1].text for tr in table.all("tr")} == {"Ret"}
    assert [p.text for p in page.all("p", "a", class_="screen-only")] == ["Gå til knappen", "Kassér indlæsningen"]
    assert page.all("nav", class_="house-steps")
    for hidden in (".house-steps,", ".screen-only,", ".table--correctable :is(th, td):last-child,"):
        assert hidden in style


@pytest.mark.parametrize(
    ("asked", "names"),
    [
        ("venter", ["Henning Bro"]),
        ("uden-plads", ["Karin Elise Holm"]),
        ("kendte", ["Ruth Jespersen"]),
        ("staar", []),
    ],
)
def test_the_lines_can_be_narrowed_down(secretary, site, checked, asked, names):
    site.saves(lambda session: a_person(session, "Ruth Jespersen"))

    assert shown(secretary.opens(f"{checked}?vis={asked}").page) == names


def test_each_filter_says_how_many_lines_it_holds(secretary, checked):
    (filters,) = secretary.opens(checked).page.all("nav", class_="filters")

    assert [link.text for link in filters.all("a")] == [
        "Alle linjer (9)",
        "Venter på dig (1)",
        "Nye personer (7)",
        "Uden plads: forvaltning og gæster (1)",
    ]


def test_a_similar_name_is_named_with_the_one_it_may_mean(secretary, site, checked):
    site.saves(lambda session: a_person(session, "Massud Kadir"))

    assert "Det kan være Massud Kadir." in row(secretary.opens(checked).page, "Masud Kadir")


def test_whoever_is_called_so_by_another_name_is_known(secretary, site, checked):
    def met(session):
        person = a_person(session, "Masud A. Kadir")
        people.add_name(session, person, "Masud Kadir", NameKind.ALIAS, by=BY, now=NOW)

    site.saves(met)

    assert "Kendt" in row(secretary.opens(checked).page, "Masud Kadir")


def test_minutes_from_outside_the_term_say_so_before_anybody_gets_a_place(secretary, site, checked):
    warning = "Mødet ligger uden for funktionsperioden"
    assert warning not in text_of(secretary.opens(checked))
    later = site.saves(lambda session: a_council(session, name="Rådet", seats=0, term="2030-2033"))
    address = paste(secretary, MINUTES + "\n")

    place_in(secretary, site, later, address)

    assert warning in text_of(secretary.opens(address))


def test_a_hundred_lines_stand_on_a_page_of_less_than_a_hundred_kilobytes(secretary, site, council):
    names = "\n".join(
        f"Amina {chr(65 + n // 26)}{chr(97 + n % 26)}ersen – medlem, repræsentant for Fjordby Boldklub nummer {n}"
        for n in range(130)
    )
    address = paste(secretary, f"Til stede:\n{names}\n")
    place_in(secretary, site, council, address)

    first, second = secretary.opens(address), secretary.opens(f"{address}?side=2")

    assert len(first.page.all("bdi")) == 100
    assert len(first.text) < 100_000
    assert len(second.page.all("bdi")) == 30
    assert secretary.opens(f"{address}?side=99").status == 200


def test_the_page_asks_no_more_when_it_grows(secretary, site, council, checked):
    sent = site.statements()
    secretary.opens(checked)
    few = len(sent)
    more = MINUTES.replace("Afbud:", "\n".join(f"Bo {chr(65 + n)}ersen – medlem" for n in range(20)) + "\n\nAfbud:")
    address = paste(secretary, more)
    place_in(secretary, site, council, address)
    sent.clear()

    secretary.opens(address)

    assert len(sent) <= few


# Charters


@pytest.fixture
def charter(secretary, site, council):
    address = paste(secretary, CHARTER)
    place_in(secretary, site, council, address)
    return address


def test_the_groups_of_a_charter_stand_with_their_sum(secretary, charter):
    table, _made = secretary.opens(charter).page.all("table")

    assert [tr.all("td")[-2].text for tr in table.all("tr")[1:]] == ["5", "2", "7"]


def test_numbers_that_do_not_add_up_are_said(secretary, site, council):
    address = paste(secretary, CHARTER.replace("består af 7", "består af 9"))
    place_in(secretary, site, council, address)

    assert "Tallene går ikke op" in text_of(secretary.opens(address))


def test_minutes_lead_to_the_attendance_of_the_meeting_though_nothing_can_be_put_in_yet(secretary, checked):
    page = secretary.opens(checked).page

    ways = [a.attributes["href"] for a in page.all("main")[0].all("a") if a.text == "Brug det som mødets fremmøde"]
    assert len(ways) == 1
    assert ways[0].endswith(f"/moeder/fra-referat/{checked.rsplit('/', 1)[-1]}")
