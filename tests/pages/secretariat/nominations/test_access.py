"""Aktindsigt: registered with its deadline, chosen document by document, set anew without what is left out."""

import io
from collections.abc import Callable
from datetime import timedelta
from zipfile import ZipFile

import pytest
from sqlalchemy import select

from recruit.acts.retention import carry_out
from recruit.foundation.accounts.rules import Role
from recruit.foundation.retention.rules import DataClass
from recruit.nominations import queries
from recruit.nominations.model import AccessChoice, Nomination
from recruit.nominations.operations import vetting
from recruit.nominations.operations.vetting.decide import Decided
from recruit.nominations.queries.retention import stops
from tests.builders import BY, NOW, day
from tests.conftest import Database, made_once
from tests.nominations import a_nomination, a_submission, an_open_round
from tests.pages.visitor import Page, Visitor
from tests.reports.papers import Paper, squeezed

ASKED = {"asker": "Ib Juhl", "contact": "ib@mail.example", "wanted": "Sagen om indstillingen.", "manner": "email"}
STOPS = "/sekretariat/rekruttering/slettestop"
#: What stands in the documents and is not for anybody.
PRIVATE = ("amina@mail.example", "Jeg er skolelærer.", "Jeg vil gerne hjælpe", "Bor ikke her.", "Ringede")


@pytest.fixture
@made_once
def case(house: Database, still: None) -> tuple[str, str]:
    """Amina is not approved, and something is noted. Return the address of the round, and her number."""
    with house.transaction() as session:
        round_ = an_open_round(session)
        made = a_nomination(session, round_, a_submission(round_, "Amina Abdi", presentation="Jeg er skolelærer."))
        loaded = queries.nomination(session, made.id, lock=True)
        vetting.note(session, loaded, "Ringede og talte om adressen.", by=BY, now=NOW)
        late = NOW + timedelta(days=14)
        refused = Decided(day("2026-11-20"), "Bor ikke her.", complaint_to="Byrådet", complaint_until=late)
        vetting.refuse(session, loaded, refused, by=BY, now=NOW)
        return f"/sekretariat/integrationsraadet/rekruttering/{round_.id}/aktindsigt", made.reference


def text_of(page: Page) -> str:
    return " ".join(page.all("main")[0].text.split())


def named(visitor: Visitor, address: str, field: str, number: int) -> str:
    """Return how the form names a field of the document with a number."""
    fields, _target = visitor.filled(address)
    return [name for name in fields if name.startswith(f"{field}_")][number - 1]


def fetched(visitor: Visitor, address: str) -> dict[str, str]:
    """Return the text of each file by what it is."""
    answer = visitor.send(address, to=f"{address}/hent")
    assert answer.status_code == 200, answer.status_code
    packet = ZipFile(io.BytesIO(answer.data))
    return {
        name.removesuffix(".pdf")[16:] or "liste": squeezed(Paper(packet.read(name)).text) for name in packet.namelist()
    }


@pytest.mark.slow
def test_a_request_is_answered_document_by_document_and_nothing_is_erased_meanwhile(
    secretary: Visitor, house: Database, case: tuple[str, str]
) -> None:
    access, reference = case
    page = secretary.mended(secretary.send(f"{access}/ny", standing="alle", **ASKED | {"reference": "AAAA-AAAA"}))
    assert len(page.errors) == 1
    sent = secretary.send(f"{access}/ny", standing="alle", reference=reference.lower(), **ASKED)
    here = sent.headers["Location"]
    assert "Svar senest den 1. december 2026" in text_of(secretary.led(sent))
    assert "1. december 2026" in text_of(secretary.get(access))
    assert "Nogen venter på aktindsigt" in text_of(secretary.get("/sekretariat"))
    with house.reading() as session:
        (stop,) = stops(session)
    page = secretary.get(STOPS)
    assert page.all("a", href=here)  # it is answered, and not taken back
    assert page.all("form", action=f"{STOPS}/{stop.id}/ophaevelse") == []

    assert "Vælg først, hvad der udleveres" in text_of(secretary.get(f"{here}/svar"))
    assert secretary.mended(secretary.send(f"{here}/svar")).errors
    assert secretary.mended(secretary.send(here, **{named(secretary, here, "because", 1): ""})).errors
    assert "Dine valg er gemt" in secretary.led(secretary.send(here)).text

    files = fetched(secretary, here)
    assert set(files) == {"liste", "indstilling-modtaget", "ikke-godkendt-som-kandidat"}
    everything = "".join(files.values())
    assert not [secret for secret in (*PRIVATE, "Amina") if squeezed(secret) in everything]
    assert squeezed("undtaget: Offentlighedsloven § 30, nr. 1") in files["indstilling-modtaget"]
    assert squeezed("Notat udleveres ikke Offentlighedsloven § 23") in files["liste"]

    answered = secretary.led(secretary.send(f"{here}/svar"))
    assert "Besvaret" in text_of(answered)
    assert "I uddrag: 2" in secretary.get(f"{here}/brev").text
    assert "Nogen venter på aktindsigt" not in text_of(secretary.get("/sekretariat"))
    with house.reading() as session:
        assert stops(session) == []

    of_requests = {"by": BY, "now": lambda: NOW, "progress": lambda _done, _total: None}
    kinds = [DataClass.ACCESS_REQUEST]
    assert carry_out(house.sessions, on=day("2027-11-20"), classes=kinds, **of_requests) == {kinds[0]: 0}
    assert carry_out(house.sessions, on=day("2027-11-21"), classes=kinds, **of_requests) == {kinds[0]: 1}
    assert carry_out(house.sessions, on=day("2027-11-21"), classes=kinds, **of_requests) == {kinds[0]: 0}
    assert not [said for said in ("Juhl", "ib@mail", "Sagen om", "§ 30") if said in text_of(secretary.get(here))]
    with house.reading() as session:
        assert set(session.scalars(select(AccessChoice.because))) <= {"", "–"}


def test_the_person_whom_it_is_about_sees_what_is_said_of_them_but_no_notes(
    secretary: Visitor, case: tuple[str, str]
) -> None:
    access, reference = case
    sent = secretary.send(f"{access}/ny", standing="part", reference=reference, **ASKED | {"asker": "Amina Abdi"})
    here = sent.headers["Location"]

    files = fetched(secretary, here)

    assert set(files) == {"liste", "indstilling-modtaget", "ikke-godkendt-som-kandidat"}
    assert squeezed("Bor ikke her.") in files["ikke-godkendt-som-kandidat"]
    assert "Ringede" not in "".join(files.values())
    choice, because = (named(secretary, here, field, 2) for field in ("choice", "because"))
    changed = secretary.led(secretary.send(here, **{choice: "given", because: ""}))
    assert "Dine valg er gemt" in changed.text
    assert "notat" in fetched(secretary, here)


def test_the_round_as_a_whole_has_documents_of_its_own_and_late_is_said(
    secretary: Visitor, signed_in: Callable[..., Visitor], case: tuple[str, str]
) -> None:
    access, _reference = case
    assert secretary.get(access).all("div", class_="empty-state")
    sent = secretary.send(f"{access}/ny", standing="alle", **ASKED | {"received_on": "2.11.2026"})
    here = sent.headers["Location"]

    page = text_of(secretary.led(sent))

    assert "Opslagets tekst" in page
    assert "Fristen var den 11. november 2026" in page
    assert "For sent" in text_of(secretary.get(access))
    secretary.get(f"{here}/brev", 404)
    assert signed_in(Role.READER, name="Rita Lund").get(here, 403)


def test_a_request_is_about_what_was_there_and_nobody_chooses_over_another(
    secretary: Visitor, house: Database, case: tuple[str, str]
) -> None:
    access, reference = case
    here = secretary.send(f"{access}/ny", standing="alle", reference=reference, **ASKED).headers["Location"]
    choice, because = (named(secretary, here, field, 2) for field in ("choice", "because"))
    stale, target = secretary.filled(here)
    letter, answer = secretary.filled(f"{here}/svar")
    with house.transaction() as session:
        made = session.scalars(select(Nomination).filter_by(reference=reference)).one()
        loaded = queries.nomination(session, made.id, lock=True)
        vetting.note(session, loaded, "Skrevet bagefter.", by=BY, now=NOW + timedelta(seconds=1))
    secretary.led(secretary.send(here, **{choice: "given", because: ""}))
    assert "Ringede" in fetched(secretary, here)["notat"]
    assert secretary.get(here).text.count("Notat") == 1

    page = secretary.mended(secretary.client.post(target, data=stale | {because: "Offentlighedsloven § 33"}), 409)
    assert "Offentlighedsloven § 33" in text_of(page)
    secretary.mended(secretary.client.post(answer, data=letter), 409)

    assert secretary.filled(here)[0][choice] == "given"
    answered = secretary.led(secretary.send(f"{here}/svar", complaint_to="Klagenævnet"))
    assert "klage over afgørelsen til Klagenævnet" in secretary.get(f"{here}/brev").text
    assert "Besvaret" in text_of(answered)
    assert secretary.client.post(target, data=stale | {because: "Offentlighedsloven § 33"}).status_code == 409


def test_a_party_asks_for_their_own_case_and_others_words_are_guarded(
    secretary: Visitor, case: tuple[str, str]
) -> None:
    access, reference = case
    page = secretary.mended(secretary.send(f"{access}/ny", standing="part", **ASKED))
    assert "spørger til sin egen sag" in text_of(page)
    sent = secretary.send(f"{access}/ny", standing="part", reference=reference, **ASKED | {"received_on": "2.11.2026"})
    here = sent.headers["Location"]
    assert "Forvaltningsloven § 16" in text_of(secretary.led(sent))
    assert secretary.filled(f"{here}/svar")[0]["complaint_to"] == "Byrådet"

    choice, because = (named(secretary, here, field, 1) for field in ("choice", "because"))
    refused = secretary.send(here, **{choice: "part", because: "Forvaltningsloven § 15 b"})

    assert secretary.mended(refused).errors  # there is nothing to leave out of one's own words


def test_what_nobody_can_see_is_nothing(secretary: Visitor, case: tuple[str, str]) -> None:
    access, reference = case
    for name in ("asker", "wanted", "contact"):
        unseen = ASKED | {name: "\u202e"}
        assert secretary.mended(secretary.send(f"{access}/ny", standing="alle", reference=reference, **unseen)).errors
    here = secretary.send(f"{access}/ny", standing="alle", reference=reference, **ASKED).headers["Location"]
    because = named(secretary, here, "because", 1)
    for text in ("\u202e", "040390-1234"):
        assert secretary.mended(secretary.send(here, **{because: text})).all("a", href=f"#{because}")
    secretary.led(secretary.send(here))
    assert secretary.mended(secretary.send(f"{here}/svar", letter="\u202e")).errors
