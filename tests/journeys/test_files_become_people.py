"""A Word document, a PDF and a workbook of last term: corrected once, remembered, put in, and undone."""

import pytest

from tests.formats.intake.builders import pdf, word, workbook
from tests.journeys.conftest import Walk

pytestmark = pytest.mark.browser

COUNCIL = "Integrationsrådet (prøve), 2014–2017"
FIRST = ("Mødedato: 7. september 2016", "Til stede:", "Amina Rahimi – kulturbærer", "Yusuf Demir – medlem af Venstre")
LATER = ("Mødedato: 5. oktober 2017", "Til stede:", "Lena Kask – kulturbærer", "Yusuf Demir – medlem af Venstre")
#: Three years of members: somebody who left, somebody who came after, and a row that somebody typed too fast.
ROWS = (
    ("Navn", "Rolle", "Udpeget af", "Fra", "Til", "E-mail"),
    ("Gerda Lund", "Medlem", "Kommunalbestyrelsen", "2014-01-01", "2015-12-31", "gerda@example.dk"),
    ("Bo Dam", "Medlem", "Kommunalbestyrelsen", "2016-01-01", "", "bo@example.dk"),
    ("Ruth Friis", "Medlem", "LO", "2014-01-01", "", "ruth-example.dk"),
)


def sends(walk: Walk, name: str, content: bytes) -> None:
    """Choose a file, and the council that it is about."""
    walk.opens("/sekretariat/indlaes")
    file = {"name": name, "mimeType": "application/octet-stream", "buffer": content}
    walk.page.set_input_files("[name=files]", [file])
    walk.presses("Læs dokumentet")
    walk.chooses(COUNCIL)
    walk.presses("Fortsæt")


def test_what_is_corrected_in_a_word_document_is_remembered_in_a_pdf(walk_with):
    walk = walk_with()
    walk.signs_in()
    sends(walk, "september.docx", word(lambda document: [document.add_paragraph(line) for line in FIRST]))
    walk.presses("Ret Amina Rahimi")
    walk.chooses("Medlem")
    walk.chooses("Medlemmer med særlig erfaring")
    walk.writes("Repræsenterer", "Kulturen")
    walk.chooses("Husk det til næste gang")
    walk.presses("Gem")
    walk.presses("Sæt 2 medlemsgrupper og 2 medlemmer ind")
    assert "2 personer har nu en plads i rådet" in walk.reads()

    sends(walk, "oktober.pdf", pdf("\n\n".join(LATER)))
    shown = walk.reads()
    assert "I har lært programmet, hvad ordene betyder." in shown
    assert "Repræsenterer Kulturen" in shown
    walk.presses("Sæt ét medlem ind")
    assert "Én person har nu en plads i rådet" in walk.reads()

    walk.presses("Fortryd indlæsningen")
    walk.presses("Fortryd indlæsningen")
    assert "Det er fortrudt" in walk.reads()
    walk.opens("/sekretariat/indlaes/laert")
    assert "kulturbærer" in walk.reads()


def test_a_workbook_with_three_years_of_members_is_mended_and_put_in(walk_with):
    walk = walk_with()
    walk.signs_in()
    sends(walk, "medlemmer.xlsx", workbook(fill))
    assert "E-mailadressen »ruth-example.dk« kan ikke læses." in walk.reads()

    walk.presses("Ret Ruth Friis")
    walk.chooses("Det er en person")
    walk.writes("Personens navn", "Ruth Friis")
    walk.presses("Gem beslutningen")
    walk.presses("Ret Ruth Friis")
    walk.chooses("Medlem")
    walk.chooses("Foreninger og organisationer")
    walk.writes("Repræsenterer", "LO")
    walk.presses("Gem")
    walk.presses("Sæt 2 medlemsgrupper og 3 medlemmer ind")

    assert "3 personer har nu en plads i rådet" in walk.reads()
    walk.presses("Se rådet")
    assert "Bo Dam" in walk.reads()


def fill(book):
    sheet = book.add_worksheet("Medlemmer 2014-2017")
    for number, row in enumerate(ROWS):
        sheet.write_row(number, 0, row)
