"""From a pile of nominations to the published candidates, and what is kept of it."""

import csv
import re
from datetime import time, timedelta
from hashlib import sha256
from io import BytesIO, StringIO
from pathlib import Path
from zipfile import ZipFile

import pytest
from babel.messages.pofile import read_po, write_po
from sqlalchemy import select

from recruit.cli.worker import HANDLERS, digests
from recruit.foundation import clock
from recruit.foundation.actor import Actor
from recruit.foundation.db import transaction
from recruit.foundation.jobs.work import work_next
from recruit.nominations import queries
from recruit.nominations.operations.vetting import approve
from recruit.nominations.operations.vetting.decide import Decided
from recruit.nominations.queries import candidates
from recruit.recruitment.model import RecruitmentRound
from tests.journeys.conftest import PostOffice, Walk

pytestmark = pytest.mark.browser

CALL = "/opstilling/ledig-plads"


@pytest.fixture
def secretary(walk: Walk) -> Walk:
    walk.signs_in()
    return walk


def round_of(walk: Walk) -> str:
    """Return where the secretariat's pages of the demonstration's round begin."""
    with transaction(walk.town.sessions()) as session:
        round_id = session.scalars(select(RecruitmentRound.id).filter_by(slug="ledig-plads")).one()
    return f"/sekretariat/integrationsraadet/rekruttering/{round_id}"


def the_deadline_passes(walk: Walk) -> None:
    """Everything so far happened two months ago."""
    with transaction(walk.town.sessions()) as session:
        round_ = session.scalars(select(RecruitmentRound).filter_by(slug="ledig-plads")).one()
        round_.opens_at -= timedelta(days=60)
        round_.closes_at = clock.now() - timedelta(hours=1)


def finds(walk: Walk, name: str) -> None:
    """Open the nomination of somebody from the list."""
    walk.opens(f"{round_of(walk)}/indstillinger")
    walk.presses(name)


def stands(walk: Walk, name: str, email: str) -> None:
    """Let a citizen stand by the public form."""
    walk.opens(f"{CALL}/stil-op")
    walk.fills(name=name, email=email, motivation="Jeg vil gerne være med.")
    walk.page.locator("main [name=declares]").check()
    walk.presses("Send: Jeg stiller op")


def days_ahead(number: int) -> str:
    """Return a day to come as it is typed."""
    day = clock.today() + timedelta(days=number)
    return f"{day.day}.{day.month}.{day.year}"


def is_approved(walk: Walk, name: str) -> None:
    finds(walk, name)
    walk.presses("Godkend som kandidat")
    if walk.page.locator("main [name=reason]").count():
        walk.fills(reason="Jeg har talt med kandidaten.")
    walk.sends()
    assert f"{name} er godkendt som kandidat." in walk.page.locator("body").inner_text()


def the_others_are_decided(walk: Walk) -> list[str]:
    """Approve everybody else who stands, and return the names of all candidates in their order."""
    by, now = Actor.system(), clock.now()
    with transaction(walk.town.sessions()) as session:
        round_id = session.scalars(select(RecruitmentRound.id).filter_by(slug="ledig-plads")).one()
        round_ = queries.round_by_id(session, round_id)
        for undecided in candidates.sorted_now(session, round_, now=now).undecided:
            nomination = queries.nomination(session, undecided, lock=True)
            approve(session, nomination, Decided(clock.today(), "Alt er i orden."), by=by, now=now)
        approved = candidates.sorted_now(session, round_, now=now).approved
        return [each.name for each in candidates.named(session, round_, approved)]


def sent_by(walk: Walk, name: str) -> bytes:
    """Press a button that sends a file, and return it."""
    with walk.page.expect_download() as download:
        walk.page.locator("main").get_by_role("button", name=name).click()
    return Path(download.value.path()).read_bytes()


def test_a_nomination_is_sent_back_mended_and_approved(secretary: Walk, post: PostOffice) -> None:
    stands(secretary, "Amina Abdi Warsame", "amina@mail.example")
    finds(secretary, "Amina Abdi Warsame")
    secretary.presses("Skriv, hvad der mangler")
    secretary.page.locator("main [name=lacking][value=other]").check()
    secretary.fills(text="Skriv lidt mere om dig selv.", remedy_until=days_ahead(7), remedy_clock="12.00")
    secretary.presses("Vis brevet")
    assert "amina@mail.example" in secretary.reads()
    assert "Skriv lidt mere" not in secretary.page.locator("main .letter").inner_text()
    secretary.presses("Send brevet")
    assert "Skriv lidt mere om dig selv." in secretary.reads()

    secretary.opens(post.link_to("amina@mail.example"))
    assert "Skriv lidt mere om dig selv." in secretary.reads()
    secretary.presses("Ret det, jeg skrev")
    secretary.fills(presentation="Jeg er mor til tre og træner piger i håndbold.")
    secretary.presses("Gem")

    is_approved(secretary, "Amina Abdi Warsame")
    secretary.opens(post.link_to("amina@mail.example"))
    assert "Du er godkendt som kandidat til" in secretary.reads()


def test_one_who_is_not_approved_reads_why_and_complains(secretary: Walk, post: PostOffice) -> None:
    stands(secretary, "Bo Bruun", "bo@mail.example")
    finds(secretary, "Bo Bruun")
    secretary.presses("Godkend ikke")
    secretary.fills(reason="Du bor ikke i kommunen.", committee="Valgbestyrelsens møde, punkt 3")
    secretary.fills(complaint_to="Ankestyrelsen", complaint_until=days_ahead(14), complaint_clock="12.00")
    secretary.sends()
    assert "Du bor ikke i kommunen." in secretary.page.locator("main .letter").first.inner_text()
    secretary.sends()
    finds(secretary, "Bo Bruun")
    assert "ikke godkendt som kandidat" in secretary.reads()

    secretary.opens(post.link_to("bo@mail.example"))
    assert "Du bor ikke i kommunen." in secretary.reads()
    assert "Du kan klage til Ankestyrelsen" in secretary.reads()

    finds(secretary, "Bo Bruun")
    secretary.presses("Registrér en klage")
    secretary.fills(complainant="Bo Bruun", contact="bo@mail.example", text="Jeg flyttede hertil i maj.")
    secretary.page.locator("main [name=standing][value=concerned]").check()
    secretary.page.locator("main [name=manner]").first.check()
    secretary.fills(received_clock="0.00")
    secretary.presses("Registrér klagen")
    assert "Jeg flyttede hertil i maj." in secretary.reads()
    secretary.opens(f"{round_of(secretary)}/kandidater")
    assert "Ikke alle klager er afgjort" in secretary.reads()


def test_the_list_is_fixed_with_one_person_once_and_everybody_can_see_it(secretary: Walk, post: PostOffice) -> None:
    stands(secretary, "Amina Abdi Warsame", "amina@mail.example")
    secretary.opens(f"{CALL}/indstil")
    secretary.fills(name="Amina Abdi Warsame", email="aaw@arbejde.example", reason="Alle kender hende.")
    secretary.fills(nominator_name="Grethe Holm", nominator_email="grethe@mail.example")
    secretary.presses("Send forslaget")
    secretary.opens(post.link_to("aaw@arbejde.example"))
    secretary.presses("Ja, jeg stiller op")

    finds(secretary, "Amina Abdi Warsame")
    secretary.presses("Sammenlign dem")
    assert "Grethe Holm" in secretary.reads()
    secretary.presses("Regn dem for én person")
    names = the_others_are_decided(secretary)

    the_deadline_passes(secretary)
    secretary.opens(f"{round_of(secretary)}/kandidater")
    secretary.presses("Fastlæg kandidaterne efter navn")
    secretary.fills(last_day=days_ahead(30))
    secretary.presses("Fastlæg og offentliggør kandidaterne")
    assert secretary.page.locator("main tbody tr").count() == len(names)

    secretary.presses("Papirer til udvalget")
    assert sent_by(secretary, "Hent som PDF").startswith(b"%PDF")
    secretary.opens(f"{CALL}/kandidaterne")
    listed = secretary.page.locator("main h2").all_inner_texts()
    assert listed == [f"{number}. {name}" for number, name in enumerate(names, 1)]
    assert "amina@mail.example" not in secretary.page.content()
    brochure = secretary.page.get_by_role("link", name="Kandidaterne som PDF").get_attribute("href")
    assert secretary.page.request.get(secretary.town.address + brochure).body().startswith(b"%PDF")


def test_a_translators_file_comes_back_and_is_said(walk: Walk, tmp_path: Path) -> None:
    walk.signs_in("administrator@eksempelby.dk")
    walk.opens("/sekretariat/indstillinger/sprog/ar/oversaettelse")
    file = tmp_path / "tekster-ar.po"
    with walk.page.expect_download() as download:
        walk.page.get_by_role("link", name="tekster-ar.po").click()
    catalogue = read_po(BytesIO(Path(download.value.path()).read_bytes()), locale="ar")
    catalogue["Kind regards"].string = "مع أطيب التحيات من المترجم"
    with file.open("wb") as sent:
        write_po(sent, catalogue)

    walk.page.set_input_files("[name=file]", file)
    walk.presses("Vis, hvad der ville blive ændret")
    assert "En tekst ville blive rettet" in walk.reads()
    assert "مع أطيب التحيات من المترجم" in walk.reads()
    walk.presses("Ret teksterne")
    assert "مع أطيب التحيات من المترجم" in walk.reads()


def test_what_would_be_erased_explains_itself(walk: Walk) -> None:
    walk.signs_in("administrator@eksempelby.dk")
    walk.opens("/sekretariat/indstillinger/opbevaring")
    walk.presses("Det, der slettes i dag")
    ended = walk.page.locator("main tbody tr", has_text="har sagt nej eller trukket sig")
    assert ended.locator("td").all_inner_texts() == ["0", "–", "2: opstillingen eller perioden ikke er slut"]

    walk.presses("indstillinger af personer, der har sagt nej eller trukket sig")
    assert "Databeskyttelsesforordningen art. 5" in walk.reads()


def test_everything_new_of_a_round_goes_to_the_case_system(secretary: Walk) -> None:
    secretary.opens(f"{round_of(secretary)}/journal")
    secretary.presses("Lav en pakke med alt nyt")
    assert work_next(secretary.town.sessions(), HANDLERS, clock=clock.now)
    secretary.opens(secretary.page.url.removeprefix(secretary.town.address))
    secretary.presses("Gå videre til pakken")
    packet = ZipFile(BytesIO(sent_by(secretary, "Hent ZIP-filen")))
    index = list(csv.DictReader(StringIO(packet.read("indeks.csv").decode("utf-8-sig")), delimiter=";"))
    assert [int(row["Nummer"]) for row in index] == list(range(1, len(index) + 1))
    assert all(sha256(packet.read(row["Fil"])).hexdigest() == row["SHA-256"] for row in index)

    secretary.opens(secretary.page.url.removeprefix(secretary.town.address))
    secretary.fills(journal_number="26/1234")
    secretary.presses("Notér, at det er journaliseret")
    secretary.opens(f"{round_of(secretary)}/journal")
    assert "26/1234" in secretary.reads()


def test_on_monday_a_mail_says_what_waits_and_leads_there(secretary: Walk, post: PostOffice) -> None:
    today = clock.today()
    monday = clock.instant(today + timedelta(days=14 - today.weekday()), time(7))
    with transaction(secretary.town.sessions()) as session:
        digests(secretary.town.address).act(session, monday)

    (letter,) = [
        each
        for each in post.delivered("sekretaer@eksempelby.dk", now=lambda: monday)
        if "venter hos" in each["Subject"]
    ]
    text = letter.get_content()
    assert "Hodan" not in text
    addresses = re.findall(re.escape(secretary.town.address) + r"(/\S+)", text)
    assert len(addresses) > 3
    secretary.opens(addresses[0])
