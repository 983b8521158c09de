"""Tekster: finding a sentence that citizens read, correcting it, and going back."""

from html import escape

import pytest

from recruit.foundation import i18n
from recruit.foundation.languages import sentences
from tests.pages.visitor import Visitor

TEXTS = "/sekretariat/indstillinger/sprog/{}/tekster"
STATEMENT, MEMBERS = "Accessibility statement", "%(num)s member"


def page_of(code: str, key: str) -> str:
    found = sentences.sentence(code, key)
    assert found
    return f"{TEXTS.format(code)}/{found.reference}"


def listed(visitor: Visitor, code: str, query: str = "") -> list[str]:
    bodies = visitor.get(f"{TEXTS.format(code)}?{query}").all("main")[0].all("tbody")
    return [row.all("th")[0].text for body in bodies for row in body.all("tr")]


@pytest.mark.parametrize(("code", "own"), [("da", "Tilgængelighedserklæring"), ("en", STATEMENT), ("ar", None)])
def test_a_corrected_text_is_on_the_page_at_once_and_the_programs_own_comes_back(
    administrator: Visitor, code: str, own: str | None
) -> None:
    page, own = page_of(code, STATEMENT), own or i18n.own_sentences(code)[STATEMENT][0]

    shown = administrator.led(administrator.send(page, text_0="Hvem kan\r\nbruge siden?"))

    assert "rettet" in shown.text
    assert "Hvem kan bruge siden?" in administrator.get(f"/?sprog={code}").text
    assert len(listed(administrator, code, "vis=rettet")) == 1

    administrator.led(administrator.send(page, to=f"{page}/nulstilling"))

    assert own in administrator.get(f"/?sprog={code}").text
    assert listed(administrator, code, "vis=rettet") == []


def test_what_the_program_says_by_itself_is_no_correction(administrator: Visitor) -> None:
    administrator.led(administrator.send(page_of("da", STATEMENT)))

    assert listed(administrator, "da", "vis=rettet") == []


def test_a_text_is_found_by_the_danish_the_english_and_its_own_words(administrator: Visitor) -> None:
    arabic = i18n.own_sentences("ar")[STATEMENT][0]

    for words in ("TILGÆNGELIGHEDSERKL", "accessibility statement", arabic):
        assert "Tilgængelighedserklæring" in listed(administrator, "ar", f"q={words}")
    assert listed(administrator, "ar", "q=findes-slet-ikke") == []


def test_a_long_list_has_pages_and_a_page_too_many_leads_to_the_last(administrator: Visitor) -> None:
    assert len(listed(administrator, "da")) == 100
    last = administrator.led(administrator.client.get(f"{TEXTS.format('da')}?side=999"))
    assert 0 < len(last.all("main")[0].all("tbody")[0].all("tr")) <= 100


def test_what_would_break_a_page_comes_back_with_the_reason_at_the_field(administrator: Visitor) -> None:
    page = page_of("da", MEMBERS)
    assert [label.text for label in administrator.get(page).all("main")[0].all("label")] == [
        "Når antallet er 1",
        "Når antallet er 0, 2, 3 …",
    ]

    answer = administrator.mended(administrator.send(page, text_0="", text_1="Nogle <b>medlemmer</b>"))

    assert len(answer.errors) == 1
    answer = administrator.mended(administrator.send(page, text_0="Et medlem", text_1="Nogle <b>medlemmer</b>"))
    assert len(answer.errors) == 2
    assert "%(num)s" in answer.errors[0]
    assert escape("Nogle <b>medlemmer</b>") in administrator.send(page, text_1="Nogle <b>medlemmer</b>").text


def test_two_who_correct_the_same_text_see_each_others_words(administrator: Visitor) -> None:
    page = page_of("da", STATEMENT)
    stale, _address = administrator.filled(page)
    administrator.led(administrator.send(page, text_0="Den ene"))

    answer = administrator.mended(administrator.client.post(page, data=stale | {"text_0": "Den anden"}), status=409)

    assert "Den ene" in answer.text
    assert "Den anden" in answer.text


@pytest.mark.parametrize("address", [TEXTS.format("xx"), TEXTS.format("da") + "/findes-ikke"])
def test_there_is_no_page_for_what_the_house_does_not_say(administrator: Visitor, address: str) -> None:
    administrator.get(address, 404)


def test_only_administrators_correct_texts(secretary: Visitor) -> None:
    assert secretary.client.get(TEXTS.format("da")).status_code == 403
