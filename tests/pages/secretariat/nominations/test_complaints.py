"""Complaints as the secretariat sees to them: registered, sent on, decided; the letter, and what follows."""

from datetime import timedelta

import pytest

from recruit.bodies import queries as bodies
from recruit.foundation import clock
from recruit.nominations import queries
from recruit.nominations.operations import vetting
from recruit.nominations.operations.vetting.decide import Decided
from recruit.recruitment.model import RecruitmentRound
from tests.browser import Page
from tests.builders import BY, NOW, a_council, day
from tests.conftest import Database, made_once
from tests.nominations import NOON, a_nomination, a_submission, an_open_round
from tests.pages.visitor import Visitor

DEADLINE = NOON + timedelta(days=31)  # 21 January 2027, 12.00
SAID = {
    "complainant": "Amina Abdi",
    "contact": "Havnegade 1",
    "standing": "concerned",
    "text": "Jeg bor i kommunen.",
    "manner": "paper",
    "received_at": "21.1.2027",
    "received_clock": "11.59",
}


@pytest.fixture(autouse=True)
def still(monkeypatch: pytest.MonkeyPatch) -> None:
    """Have the time stand still after the deadline."""
    monkeypatch.setattr(clock, "now", lambda: DEADLINE + timedelta(days=2))


@pytest.fixture
@made_once
def round_(house: Database) -> RecruitmentRound:
    with house.transaction() as session:
        return an_open_round(session, a_council(session, "Integrationsrådet"))


@pytest.fixture
@made_once
def address(house: Database, round_: RecruitmentRound) -> str:
    """The page of somebody who is not approved."""
    with house.transaction() as session:
        made = a_nomination(session, round_, a_submission(round_))
        council, today = "Fjordby Kommunalbestyrelse", day("2026-11-21")
        decided = Decided(today, "Bor ikke i kommunen.", complaint_to=council, complaint_until=DEADLINE)
        vetting.refuse(session, queries.nomination(session, made.id, lock=True), decided, by=BY, now=NOW)
        return f"/sekretariat/{bodies.slugs(session)[0]}/rekruttering/{round_.id}/indstillinger/{made.id}"


@pytest.fixture
def complaints(address: str) -> str:
    """The page of the round's complaints."""
    return address.split("/indstillinger/")[0] + "/klager"


def text_of(page: Page) -> str:
    return " ".join(page.all("main")[0].text.split())


def registered(secretary: Visitor, address: str, complaints: str, **changes: str) -> tuple[Page, str]:
    """Register a complaint from the page of the nomination; return its page and address."""
    number = address.rsplit("/", 1)[1]
    sent = secretary.send(f"{complaints}/ny?om={number}", **SAID | changes)
    return secretary.led(sent), sent.headers["Location"]


def test_nobody_has_complained_and_the_page_says_what_to_do(secretary: Visitor, complaints: str) -> None:
    page = secretary.get(complaints)

    assert "Ingen har klaget" in text_of(page)
    assert [link for link in page.all("a") if link.attributes["href"].endswith("/klager/ny")]


def test_a_complaint_about_a_decision_is_upheld_and_leads_to_taking_the_decision_back(
    secretary: Visitor, address: str, complaints: str
) -> None:
    page, here = registered(secretary, address, complaints)
    assert "Amina Abdi: ikke godkendt som kandidat" in text_of(page)
    assert "Fjordby Kommunalbestyrelse" in text_of(page)
    assert "En klage over afgørelsen er ikke afgjort endnu" in text_of(secretary.get(address))
    assert "En klage er ikke afgjort endnu" in text_of(secretary.get(f"{address}/slet"))

    sent_on = secretary.led(secretary.send(f"{here}/send-videre", sent_on_to="Ankestyrelsen"))
    assert "Ankestyrelsen, 23. januar 2027" in text_of(sent_on)
    fields, _to = secretary.filled(f"{here}/afgoer")
    assert fields["decided_by"] == "Fjordby Kommunalbestyrelse"
    decided = secretary.led(
        secretary.send(f"{here}/afgoer", outcome="upheld", reason="Hun bor her.", further_way="Ingen kan ændre det.")
    )

    assert [link for link in decided.all("a") if link.attributes["href"].endswith("/kontrol/tilbage")]
    letter = secretary.get(f"{here}/brev")
    assert "Havnegade 1" in " ".join(letter.all("body")[0].text.split())
    assert "besluttede den 23. januar 2027, at du får medhold" in text_of(letter)
    assert "Ingen kan ændre det." in text_of(letter)
    assert "er ikke afgjort endnu" not in text_of(secretary.get(address))


def test_the_page_of_a_nomination_leads_to_each_complaint_about_it(
    secretary: Visitor, address: str, complaints: str
) -> None:
    _page, complaint = registered(secretary, address, complaints)

    (lead,) = secretary.get(address).all("a", href=complaint)

    assert lead.text == "Klage fra Amina Abdi"


def test_a_late_complaint_is_said_to_be_late_and_dismissed_for_it(
    secretary: Visitor, address: str, complaints: str
) -> None:
    page, here = registered(secretary, address, complaints, received_clock="12.01")
    assert "Den kom for sent" in text_of(page)
    assert "for sent" in text_of(secretary.get(complaints))

    secretary.led(secretary.send(f"{here}/afgoer", outcome="dismissed_late", reason="Den kom efter fristen."))

    answer = "fordi den kom efter klagefristen: 21. januar 2027 kl. 12.00"
    assert answer in text_of(secretary.get(f"{here}/brev"))
    assert answer in text_of(secretary.get(f"{here}/brev?sprog=en"))


def test_what_is_wrong_stands_at_its_field_and_nothing_typed_is_lost(
    secretary: Visitor, address: str, complaints: str
) -> None:
    sent = secretary.send(
        f"{complaints}/ny", about="runden", **SAID | {"standing": "other", "text": "Født 040390-1234"}
    )
    page = secretary.mended(sent)

    assert len(page.errors) == 2
    assert "Født 040390-1234" in " ".join(area.text for area in page.all("textarea"))
    _page, here = registered(secretary, address, complaints)
    late = secretary.mended(secretary.send(f"{here}/afgoer", outcome="upheld", reason="Ja", decided_on="1.1.2027"))
    assert len(late.errors) == 1


def test_a_complaint_about_the_whole_round_is_withdrawn_and_today_forgets_it(
    secretary: Visitor, address: str, complaints: str
) -> None:
    sent = secretary.send(f"{complaints}/ny", about="runden", **SAID)
    assert "hele opstillingen" in text_of(secretary.led(sent))
    assert "Én klage er ikke afgjort" in text_of(secretary.get("/sekretariat"))

    after = secretary.led(secretary.send(f"{sent.headers['Location']}/trukket"))

    assert "trukket tilbage" in text_of(after)
    assert "Én klage er ikke afgjort" not in text_of(secretary.get("/sekretariat"))
    assert "Du trak den tilbage" in text_of(secretary.get(f"{sent.headers['Location']}/brev"))


def test_the_candidates_are_fixed_under_a_complaint_only_with_a_reason(
    secretary: Visitor, house: Database, round_: RecruitmentRound, address: str, complaints: str
) -> None:
    with house.transaction() as session:
        made = a_nomination(session, round_, a_submission(round_, "Bo Bruun"))
        approved = queries.nomination(session, made.id, lock=True)
        vetting.approve(session, approved, Decided(day("2026-11-21")), by=BY, now=NOW)
    here = complaints.replace("/klager", "/kandidater")
    assert secretary.get(here).all("main")[0].text.count("Ikke alle klager er afgjort") == 0
    registered(secretary, address, complaints)
    assert "Én klage er åben" in text_of(secretary.get(here))

    page = secretary.mended(secretary.send(f"{here}/fastlaeg"))
    assert page.errors
    fixed = secretary.led(secretary.send(f"{here}/fastlaeg", despite="Valget er på lørdag."))

    assert "Valget er på lørdag." in text_of(fixed)
