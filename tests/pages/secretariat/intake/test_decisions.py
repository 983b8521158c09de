"""What is decided besides people: contradictions, lines that were not understood, groups, columns, many at once."""

import pytest
from sqlalchemy import select

from recruit.foundation.accounts.rules import Role
from recruit.foundation.audit.model import Lookup
from recruit.people import operations as people
from recruit.people.rules import ContactKind
from tests.builders import BY, NOW, a_person
from tests.conftest import made_once
from tests.pages.secretariat.intake.steps import apply, kept_fields, paste, place_in, send_files, text_of

BARE = "Mødedeltagere Amina Rahimi, Yusuf Demir, Lena Kask."
CHARTER = """Kommissorium for Opgaveudvalget for unge
Udvalget består af 7 medlemmer:
5 medlemmer af Kommunalbestyrelsen
2 medlemmer fra boligorganisationerne
"""
SHEET = b"Navn;Rolle;Noget;E-mail\nAmina Rahimi;medlem;LO;amina@example.dk\nYusuf Demir;medlem;DI;yusuf\n"


@pytest.fixture
def read(secretary, site, council):
    """Return the address of a text that is read in for the council."""

    def read_in(text):
        address = paste(secretary, text)
        place_in(secretary, site, council, address)
        return address

    return read_in


@pytest.fixture
@made_once
def sheet(secretary, site, council):
    address = send_files(secretary, liste_csv=SHEET).leads_to.removesuffix("/periode")
    place_in(secretary, site, council, address)
    return address


# Contradictions in the document


def test_a_contradiction_is_decided_with_both_lines_in_sight(secretary, checked):
    page = text_of(secretary.opens(f"{checked}/modsigelser/0"))
    assert "Enhedslisten Linje 19 SF Linje 33" in page

    answer = secretary.sends(f"{checked}/modsigelser/0", fact="Enhedslisten")

    assert answer.leads_to == f"{checked}#person-5"
    assert "Du har valgt »Enhedslisten«." in text_of(secretary.opens(checked))


def test_of_two_chairs_each_is_asked_about_on_their_own_line(secretary, read):
    address = read("Til stede:\nAmina Rahimi, formand\nYusuf Demir, formand\n")

    page = text_of(secretary.opens(f"{address}/modsigelser/1"))

    assert "Formand Linje 3" in page
    assert "Ikke denne person, eller ikke længere" in page
    assert secretary.sends(f"{address}/modsigelser/1", fact="ingen-af-dem").leads_to == f"{address}#person-1"


def test_a_contradiction_can_be_left_open_by_neither(secretary, checked):
    secretary.sends(f"{checked}/modsigelser/0", fact="ingen-af-dem")

    assert kept_fields(secretary.opens(f"{checked}/modsigelser/0").page)["fact"] == "ingen-af-dem"
    assert "Du har valgt ingen af dem." in text_of(secretary.opens(checked))


def test_a_contradiction_is_not_decided_by_nothing(secretary, checked):
    answer = secretary.sends(f"{checked}/modsigelser/0")

    assert answer.status == 422
    assert "Hvad er rigtigt? Vælg en af mulighederne." in text_of(answer)


def test_two_who_decide_one_contradiction_see_both_values(site, secretary, checked):
    colleague, _ = site.signed_in("Karen Lund", Role.SECRETARY)
    hidden = secretary.opens(f"{checked}/modsigelser/0").page.hidden
    colleague.sends(f"{checked}/modsigelser/0", fact="SF")

    answer = secretary.posts(f"{checked}/modsigelser/0", **hidden, fact="Enhedslisten")

    assert answer.status == 409
    assert [cell.text for cell in answer.page.all("td")] == ["SF", "Enhedslisten"]


# What is registered otherwise


@pytest.fixture
@made_once
def again(site, secretary, read, checked):
    """The address of later minutes, which say another party of somebody who sits there."""
    secretary.sends(f"{checked}/modsigelser/0", fact="SF")
    apply(secretary, checked)
    return read("Til stede:\nHenning Bro – medlem af Venstre/udpeget af Kommunalbestyrelsen\n")


def test_what_the_document_says_otherwise_stands_with_both_sources(secretary, again):
    line = text_of(secretary.opens(again))
    assert "Parti: Dokumentet siger »Venstre«, og der er registreret »SF«." in line

    page = text_of(secretary.opens(f"{again}/personer/0/party"))

    assert "Behold: SF Fra en tekst, der blev indlæst den 21. november 2026" in page
    assert "Brug: Venstre Linje 2 i dokumentet her" in page


@pytest.mark.parametrize(
    ("side", "told"),
    [
        ("registered", "Parti forbliver »SF«; dokumentet siger »Venstre«."),
        ("file", "Parti bliver ændret fra »SF« til »Venstre«."),
    ],
)
def test_one_keeps_what_is_registered_or_takes_what_the_document_says(secretary, again, side, told):
    answer = secretary.sends(f"{again}/personer/0/party", holds=side)

    assert told in text_of(secretary.follows(answer))


def test_what_was_taken_is_asked_about_anew_when_the_line_is_corrected(secretary, again):
    secretary.sends(f"{again}/personer/0/party", holds="file")
    before = secretary.opens(f"{again}/personer/0/party").page.hidden
    fields = kept_fields(secretary.opens(f"{again}/personer/0").page)
    secretary.posts(f"{again}/personer/0", **{**fields, "party": "Radikale"}, trin="gem")

    assert "Parti: Dokumentet siger »Radikale«, og der er registreret »SF«." in text_of(secretary.opens(again))
    assert secretary.posts(f"{again}/personer/0/party", **before, holds="file").status == 409


def test_how_somebody_is_reached_is_shown_only_where_the_look_is_noted(secretary, site, read, checked):
    def met(session):
        person = a_person(session, "Lena Kask")
        people.add_contact(session, person, ContactKind.EMAIL, "lena@example.dk", by=BY, now=NOW)

    site.saves(met)
    address = read("Til stede:\nLena Kask – medlem, lk@example.dk\n")
    fields = kept_fields(secretary.opens(f"{address}/personer/0").page)
    changed = {"role": "member", "seat_type": "citizen", "email": "lk@example.dk"}
    secretary.posts(f"{address}/personer/0", **{**fields, **changed}, trin="gem")

    shown = text_of(secretary.opens(address))
    assert "E-mail: Dokumentet siger »lk@example.dk«, og der er registreret en anden." in shown
    assert "lena@example.dk" not in shown
    assert "Behold: lena@example.dk" in text_of(secretary.opens(f"{address}/personer/0/email"))
    with site.database.reading() as session:
        assert len(session.scalars(select(Lookup)).all()) == 1


@pytest.mark.parametrize("address", ["modsigelser/99", "personer/0/party", "personer/99/party", "personer/0/intet"])
def test_a_decision_about_nothing_is_not_found(secretary, checked, address):
    assert secretary.opens(f"{checked}/{address}").status == 404


# Lines that were not understood


def test_a_row_in_trouble_says_what_cannot_be_read(secretary, sheet):
    page = text_of(secretary.opens(f"{sheet}?vis=ikke-forstaaet"))

    assert "Række 3" in page
    assert "E-mailadressen »yusuf« kan ikke læses." in page


def test_a_line_that_was_not_understood_can_be_a_person(secretary, sheet):
    answer = secretary.sends(f"{sheet}/linjer/3", what="person", name="Yusuf Demir")

    page = secretary.follows(answer).page
    assert [row.all("bdi")[0].text for row in page.all("tr") if row.all("bdi")] == ["Amina Rahimi", "Yusuf Demir"]


def test_whoever_was_found_on_a_line_is_corrected_like_the_others(secretary, sheet):
    secretary.sends(f"{sheet}/linjer/3", what="person", name="Yusuf Demir")
    fields = kept_fields(secretary.opens(f"{sheet}/personer/1").page)

    answer = secretary.posts(f"{sheet}/personer/1", **{**fields, "represents": "DI"}, trin="gem")

    assert "Repræsenterer DI" in text_of(secretary.follows(answer))


def test_a_line_can_be_nothing(secretary, sheet):
    page = text_of(secretary.follows(secretary.sends(f"{sheet}/linjer/3", what="ingenting")))

    assert "Du har sagt, at det er ingenting." in page


def test_a_person_on_a_line_needs_a_name(secretary, sheet):
    answer = secretary.sends(f"{sheet}/linjer/3", what="person", name="")

    assert answer.status == 422
    assert any("Skriv navnet" in error for error in answer.page.errors)


def test_a_line_that_was_understood_has_no_such_page(secretary, sheet):
    assert secretary.opens(f"{sheet}/linjer/2").status == 404


# Groups of a charter


def test_a_group_of_a_charter_is_corrected(secretary, read):
    address = read(CHARTER)
    fields = kept_fields(secretary.opens(f"{address}/grupper/1").page)
    assert fields["seats"] == "2"

    answer = secretary.posts(f"{address}/grupper/1", **{**fields, "label": "Boligorganisationer", "seats": "3"})

    table, _made = secretary.opens(answer.leads_to.partition("#")[0]).page.all("table")
    assert [tr.all("td")[-2].text for tr in table.all("tr")[1:]] == ["5", "3", "8"]


def test_a_group_needs_a_number_of_seats(secretary, read):
    address = read(CHARTER)
    fields = kept_fields(secretary.opens(f"{address}/grupper/1").page)

    answer = secretary.posts(f"{address}/grupper/1", **{**fields, "seats": "mange", "label": "Boliger"})

    assert answer.status == 422
    assert kept_fields(answer.page)["label"] == "Boliger"


# Columns of a table


def test_each_column_stands_with_what_it_was_taken_for(secretary, sheet):
    page = text_of(secretary.opens(sheet))

    assert "Noget Ikke forstået" in page


def test_a_column_is_understood_as_the_secretary_says(secretary, sheet):
    fields = kept_fields(secretary.opens(f"{sheet}/kolonner").page)

    answer = secretary.posts(f"{sheet}/kolonner", **{**fields, "column_2": "represents"})

    page = text_of(secretary.follows(answer))
    assert "Dokumentet er læst igen." in page
    assert "Repræsenterer LO" in page


def test_a_text_has_no_columns(secretary, checked):
    assert secretary.opens(f"{checked}/kolonner").status == 404


# Many at once


def test_everybody_without_a_role_gets_the_same_one(secretary, read):
    address = read(BARE)
    assert "3 personer uden plads kan sættes ind" in text_of(secretary.opens(address))

    answer = secretary.sends(f"{address}/alle/uden-rolle", role="member", seat_type="refugee_immigrant")

    assert "3 medlemmer kan sættes ind" in text_of(secretary.follows(answer)).replace("én medlemsgruppe og ", "")


def test_a_role_for_everybody_needs_a_group(secretary, read):
    assert secretary.sends(f"{read(BARE)}/alle/uden-rolle", role="member").status == 422


@pytest.mark.parametrize(("act", "state"), [("nye", "Kun som person"), ("ikke-med", "Tages ikke med")])
def test_all_who_are_like_somebody_are_decided_about_at_once(secretary, site, read, act, state):
    for name in ("Aminah Rahimi", "Yusuff Demir"):
        site.saves(lambda session, name=name: a_person(session, name))
    address = read(BARE)

    answer = secretary.sends(f"{address}/alle/{act}")

    page = secretary.follows(answer).page
    rows = {row.all("bdi")[0].text: row.text for row in page.all("tr") if row.all("bdi")}
    assert state in rows["Amina Rahimi"]
    assert state in rows["Yusuf Demir"]
    assert "Der er taget stilling til 2 linjer." in page.text


def test_all_who_began_before_the_term_get_its_first_day_at_once(secretary, read):
    address = read(
        "Medlemmer:\nAmina Rahimi, Røde Kors, medlem siden 1. maj 2001\nYusuf Demir, LO, medlem siden maj 2002\n"
    )
    assert "Den første dag ligger uden for" in text_of(secretary.opens(address))

    answer = secretary.sends(f"{address}/alle/foerste-dag")

    assert "2 medlemmer kan sættes ind" in text_of(secretary.follows(answer)).replace("én medlemsgruppe og ", "")


def test_where_nobody_waits_there_is_nothing_to_decide_at_once(secretary, read):
    assert "ikke flere at tage stilling til" in text_of(secretary.opens(f"{read(BARE)}/alle/nye"))


def test_there_are_no_other_ways_to_decide_at_once(secretary, checked):
    assert secretary.opens(f"{checked}/alle/andet").status == 404
