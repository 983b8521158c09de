"""The journal of a round: everything that is new as one ZIP whose index is right, and noting that it is journalised."""

import csv
import io
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import timedelta
from hashlib import sha256
from zipfile import ZipFile

import pikepdf
import pytest
from sqlalchemy import Select, event, func, select
from sqlalchemy.orm import ORMExecuteState, Session

from recruit.cli.worker import HANDLERS
from recruit.foundation import clock
from recruit.foundation.accounts.rules import Role
from recruit.foundation.audit.model import Lookup
from recruit.foundation.files import operations as files
from recruit.foundation.files.rules import WAITING_TIME
from recruit.foundation.jobs.work import work_next
from recruit.nominations import queries
from recruit.nominations.model import JournalPacket, Nomination, Nominee
from recruit.nominations.operations import vetting
from recruit.nominations.operations.vetting.decide import Decided
from tests.builders import BY, NOW, day
from tests.conftest import Database, made_once
from tests.nominations import a_nomination, a_proposal, a_submission, an_open_round
from tests.pages.visitor import Page, Visitor
from tests.reports.papers import Paper, squeezed

KLE = "15.00.00-G01-2536-21"
REASON = "Bor ikke i kommunen."


@pytest.fixture
@made_once
def round_(house: Database, still: None) -> str:
    """Amina is not approved; somebody has proposed Bo, who has not answered. Return the round's address."""
    with house.transaction() as session:
        round_ = an_open_round(session)
        submission = a_submission(round_, "Amina Abdi", presentation="Jeg er skolelærer.", birth_date=day("1990-03-04"))
        amina = a_nomination(session, round_, submission, now=NOW - timedelta(hours=1))
        a_nomination(session, round_, a_proposal("Bo Bruun"))
        loaded = queries.nomination(session, amina.id, lock=True)
        vetting.note(session, loaded, "Ringede og talte om adressen.", by=BY, now=NOW)
        late = NOW + timedelta(days=14)
        refused = Decided(day("2026-11-20"), REASON, complaint_to="Byrådet", complaint_until=late)
        vetting.refuse(session, loaded, refused, by=BY, now=NOW)
        return f"/sekretariat/integrationsraadet/rekruttering/{round_.id}"


def text_of(page: Page) -> str:
    return " ".join(page.all("main")[0].text.split())


def packed(house: Database) -> str:
    """Do the work, and return the id of the newest packet."""
    assert work_next(house.sessions, HANDLERS, clock=clock.now)
    with house.reading() as session:
        chosen = select(JournalPacket.id).order_by(JournalPacket.packed_at.desc().nulls_last(), JournalPacket.at.desc())
        return str(session.scalars(chosen.limit(1)).one())


def amina(session: Session) -> Nomination:
    number = session.scalars(select(Nominee.nomination_id).filter_by(name="Amina Abdi")).one()
    return queries.nomination(session, number, lock=True)


def of_amina(house: Database, round_: str) -> str:
    with house.reading() as session:
        return f"{round_}/indstillinger/{amina(session).id}"


def fetched(visitor: Visitor, address: str) -> ZipFile:
    answer = visitor.send(address, to=f"{address}/hent")
    assert answer.status_code == 200, answer.status_code
    return ZipFile(io.BytesIO(answer.data))


def index_of(packet: ZipFile) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(packet.read("indeks.csv").decode("utf-8-sig")), delimiter=";"))


@pytest.mark.slow
def test_the_packet_of_a_case_opens_and_its_index_is_right(secretary: Visitor, house: Database, round_: str) -> None:
    secretary.led(secretary.send(f"{round_}/grundlag", case_number=KLE))
    assert secretary.get("/sekretariat/soeg?q=2536-21").all("a", href=round_)
    journal = f"{round_}/journal"
    assert "Én indstilling med noget nyt" in text_of(secretary.get(journal))
    progress = secretary.send(journal, to=f"{journal}/pakke")
    packet_id = packed(house)
    (link,) = secretary.led(progress).all("a", href=f"{journal}/{packet_id}")
    assert "Gå videre" in link.text

    packet = fetched(secretary, f"{journal}/{packet_id}")

    index = index_of(packet)
    assert [int(row["Nummer"]) for row in index] == list(range(1, len(index) + 1))
    assert {row["Fil"] for row in index} | {"indeks.pdf", "indeks.csv"} == set(packet.namelist())
    assert {row["Sagsnummer"] for row in index} == {KLE}
    assert [row["Dato"] for row in index][-1] == "2026-11-21 11:00"
    printed = {cell.words for cell in Paper(packet.read("indeks.pdf")).tags.all("TD")}
    assert {row[column] for row in index for column in ("Fil", "SHA-256")} <= printed
    papers = {row["Emne"]: Paper(packet.read(row["Fil"])) for row in index}
    for row in index:
        content = packet.read(row["Fil"])
        assert sha256(content).hexdigest() == row["SHA-256"]
        assert papers[row["Emne"]].title == row["Emne"]
        with pikepdf.open(io.BytesIO(content)) as document, document.open_metadata() as known:
            assert (known["pdfaid:part"], known["pdfaid:conformance"], known["pdfuaid:part"]) == ("2", "A", "1")
    assert squeezed(REASON) in squeezed(papers["Ikke godkendt som kandidat"].text)
    assert squeezed("Jeg er skolelærer.") in squeezed(papers["Indstilling modtaget"].text)
    assert squeezed("talte om adressen") in squeezed(papers["Notat"].text)
    (decision,) = (row for row in index if row["Emne"] == "Ikke godkendt som kandidat")
    assert (decision["Retning"], decision["Fra eller til"]) == ("ud", "Amina Abdi")
    everything = "".join(paper.text for paper in papers.values()) + packet.read("indeks.csv").decode()
    assert "1990" not in everything
    assert "Bruun" not in everything
    assert "Amina" not in "".join(packet.namelist())


@pytest.mark.slow
def test_what_is_journalised_is_not_packed_again_unless_it_is_asked_for_or_taken_back(
    secretary: Visitor, house: Database, round_: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    journal = f"{round_}/journal"
    secretary.send(journal, to=f"{journal}/pakke")
    first = f"{journal}/{packed(house)}"
    assert "Hent først ZIP-filen" in text_of(secretary.get(first))
    assert secretary.mended(secretary.send(first, journal_number=KLE)).errors
    number = len(index_of(fetched(secretary, first)))
    late = secretary.send(journal, to=f"{journal}/pakke")
    assert "Alt er journaliseret" in text_of(secretary.led(secretary.send(first, journal_number=KLE)))
    assert KLE in text_of(secretary.get(first))
    packed(house)
    assert "Der var intet nyt" in text_of(secretary.led(late))

    monkeypatch.setattr(clock, "now", lambda: NOW + timedelta(minutes=20))
    with house.transaction() as session:
        vetting.note(session, amina(session), "Ringede igen.", by=BY, now=clock.now())
    monkeypatch.setattr(clock, "now", lambda: NOW + timedelta(minutes=40))
    page = secretary.get(of_amina(house, round_))
    assert "Noget af den er ikke journaliseret" in text_of(page)
    secretary.send(of_amina(house, round_), to=f"{journal}/pakke/{of_amina(house, round_).rpartition('/')[2]}")
    second = f"{journal}/{packed(house)}"
    (row,) = index_of(fetched(secretary, second))
    assert (row["Nummer"], row["Emne"]) == (str(number + 1), "Notat")
    with house.reading() as session:
        assert session.scalar(select(func.count()).select_from(Lookup)) == 4  # the page, opened twice, and both packets

    secretary.led(secretary.send(second, journal_number=KLE))
    assert secretary.mended(secretary.send(f"{first}/ophaevelse", because="Lå i en forkert sag.")).errors
    again = secretary.led(secretary.send(f"{second}/ophaevelse", because="Lå i en forkert sag."))
    assert "Én indstilling med noget nyt" in text_of(again)
    assert "Lå i en forkert sag." in text_of(secretary.get(second))
    monkeypatch.setattr(clock, "now", lambda: NOW + timedelta(minutes=60))
    secretary.send(journal, to=f"{journal}/hele-pakken")
    whole = f"{journal}/{packed(house)}"
    numbers = [int(row["Nummer"]) for row in index_of(fetched(secretary, whole))]
    assert numbers == list(range(number + 1, 2 * number + 2))


def test_a_packet_is_for_those_who_deal_with_nominations_and_is_gone_after_a_day(
    secretary: Visitor, signed_in: Callable[..., Visitor], house: Database, round_: str
) -> None:
    journal = f"{round_}/journal"
    secretary.send(journal, to=f"{journal}/pakke")
    packet = f"{journal}/{packed(house)}"
    reader = signed_in(Role.READER, name="Rita Lund")
    reader.get(journal, 403)
    reader.get(packet, 403)
    with house.transaction() as session:
        assert files.purge_waiting(session, now=clock.now() + WAITING_TIME) == 1

    page = secretary.get(packet)

    assert "slettet" in text_of(page)
    assert page.all("a", href=journal)


@contextmanager
def locking() -> Iterator[list[str]]:
    """Give the tables of which rows are locked meanwhile, in that order."""
    locked: list[str] = []

    def note(state: ORMExecuteState) -> None:
        if isinstance(state.statement, Select) and state.statement._for_update_arg is not None:
            locked.append(state.statement.get_final_froms()[0].description)

    event.listen(Session, "do_orm_execute", note)
    yield locked
    event.remove(Session, "do_orm_execute", note)


def test_the_round_is_locked_before_its_nomination_and_before_its_packet(
    secretary: Visitor, house: Database, round_: str
) -> None:
    journal, one = f"{round_}/journal", of_amina(house, round_)
    with locking() as locked:
        secretary.send(one, to=f"{journal}/pakke/{one.rpartition('/')[2]}")
    assert locked.index("recruitment_round") < locked.index("nomination")
    packet = f"{journal}/{packed(house)}"
    fetched(secretary, packet)

    with locking() as locked:
        secretary.led(secretary.send(packet, journal_number=KLE))
    assert locked.index("recruitment_round") < locked.index("journal_packet")
