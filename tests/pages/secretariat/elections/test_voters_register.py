"""The register of voters on pages: begun with a reason, read in two steps, frozen, and marked by number or name."""

from collections.abc import Callable
from io import BytesIO

import openpyxl
import pytest

from recruit.elections.model import Election
from recruit.elections.rules.vocabulary import Milestone
from recruit.foundation.accounts.rules import Role
from tests.conftest import Database, made_once
from tests.elections import an_election
from tests.pages.secretariat.elections.test_counting import at, linked, main, still
from tests.pages.visitor import Visitor

__all__ = ["still"]

ABOUT = {"source": "Udtræk af CPR", "legal_basis": "Vedtægten § 4", "delete_by": "1.6.2027"}
PASTED = "nr;navn\n1;Amina Abdi\n2;Bo Bruun\n2;Dorthe Dam\n"


@pytest.fixture
@made_once
def election(house: Database, still: None) -> Election:
    with house.transaction() as session:
        return an_election(session, passed=(Milestone.FIXED, Milestone.VOTING))


def test_from_the_reason_for_a_register_to_the_turnout(
    secretary: Visitor, house: Database, election: Election, count_queries: Callable[[], int]
) -> None:
    voters = at(house, election, "/vaelgere")
    assert "%" not in main(secretary.get(voters))
    assert secretary.client.get(f"{voters}/afkrydsning").status_code == 404
    register = f"{voters}/fortegnelse"
    early = secretary.mended(secretary.send(register, **ABOUT | {"delete_by": "1.1.2027"}))
    assert "Skriv en dag efter valget" in main(early)
    secretary.led(secretary.send(register, **ABOUT))
    preview = secretary.send(f"{register}/indlaes", text=PASTED)
    shown = secretary.get(preview.location)
    assert "Tages ind 2 Står der i forvejen 0 Læses ikke 1 Rækker med overskrifter 1 Rækker i alt 4" in main(shown)
    assert "Række 4: står allerede i en række ovenfor" in main(shown)
    assert "2 vælgere er læst ind" in secretary.led(secretary.send(preview.location)).text
    again = secretary.mended(secretary.send(f"{register}/indlaes", text=PASTED))
    assert "Denne liste er læst ind i forvejen" in main(again)
    secretary.led(secretary.send(f"{register}/frys"))
    secretary.led(secretary.send(f"{register}/anmodning", name="Kaj Lund", is_added="yes", because="Bor her."))

    marking = f"{voters}/afkrydsning"
    assert "Krydset af: nr. 1, Amina Abdi" in secretary.led(secretary.send(marking, text="1")).text
    assert "Amina Abdi har allerede stemt, på mødet" in main(secretary.mended(secretary.send(marking, text="1")))
    typed = secretary.filled(marking)[0] | {"text": "am"}
    count_queries()
    found = secretary.client.post(marking, data=typed)
    assert count_queries() <= 13
    assert "har stemt på mødet den" in found.text
    assert "Bor her." in main(secretary.get(register))
    assert "På mødet 1 Kryds af, hvem der stemmer" in main(secretary.get(voters))
    assert "1 af 3, 33,3 %" in main(secretary.get(voters))
    assert "Amina Abdi" in main(secretary.get(f"{register}/liste"))
    find = f"{register}/find"
    typed = secretary.filled(find)[0] | {"text": "bo"}
    (bo,) = linked(secretary.mended(secretary.client.post(find, data=typed), 200), "nr. 2, Bo Bruun")
    assert "Udtræk af CPR" in main(secretary.get(bo))
    removed = secretary.led(secretary.send(bo, because="Flyttet fra kommunen."))
    assert "2, Bo Bruun" in main(removed)
    assert "Flyttet fra kommunen." in main(removed)
    assert "1 af 2, 50,0 %" in main(secretary.get(voters))


def test_a_mark_by_name_is_pressed_and_taken_back_with_a_reason(
    secretary: Visitor, signed_in: Callable[..., Visitor], house: Database, election: Election
) -> None:
    voters = at(house, election, "/vaelgere")
    register, marking = f"{voters}/fortegnelse", f"{voters}/afkrydsning"
    secretary.led(secretary.send(register, **ABOUT))
    book = openpyxl.Workbook()
    for row in (("Nr", "Fornavn", "Efternavn", "Adresse"), (1, "Amina", "Abdi", "Byvej 1"), (2, "Bo", "Bruun", "")):
        book.active.append(row)
    book.save(file := BytesIO())
    file.seek(0)
    preview = secretary.send(f"{register}/indlaes", file=(file, "liste.xlsx")).location
    assert "Byvej" not in main(secretary.get(preview))
    secretary.led(secretary.send(preview))
    secretary.led(secretary.send(f"{register}/frys"))
    sent = secretary.filled(marking)[0] | {"text": "bruun"}
    found = secretary.mended(secretary.client.post(marking, data=sent), 200)
    (button,) = found.all("button", name="voter")
    assert button.text == "Kryds nr. 2, Bo Bruun af"
    secretary.led(secretary.client.post(marking, data=sent | {"voter": button.attributes["value"]}))
    again = secretary.mended(secretary.client.post(marking, data=secretary.filled(marking)[0] | {"text": "bo"}), 200)
    (undo,) = linked(again, "Tag det tilbage")
    assert "Skriv hvorfor" in main(secretary.mended(secretary.send(undo)))
    secretary.led(secretary.send(undo, because="Gik igen uden at stemme."))
    assert "0 af 2, 0,0 %" in main(secretary.get(voters))
    assert signed_in(Role.READER, name="Ada Bruun").get(marking, 403)


def test_rows_that_are_thrown_away_may_be_read_again(secretary: Visitor, house: Database, election: Election) -> None:
    register = at(house, election, "/vaelgere/fortegnelse")
    secretary.led(secretary.send(register, **ABOUT))
    empty = secretary.mended(secretary.send(f"{register}/indlaes"))
    assert "Der er ingen tekst i den" in main(empty)
    for _time in range(2):
        preview = secretary.send(f"{register}/indlaes", text="Amina Abdi\nBo Bruun").location
        secretary.led(secretary.client.post(f"{preview}/kasser", data=secretary.filled(preview)[0]))
    assert secretary.client.get(preview).status_code == 404
