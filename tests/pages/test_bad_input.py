"""What town halls paste, upload and send twice: a clear sentence, nothing lost, nothing doubled."""

import io
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import ExitStack
from functools import cache
from threading import Barrier
from typing import Any

import pytest
from flask import Flask
from sqlalchemy import func, select
from sqlalchemy.orm import Session
from werkzeug.datastructures import FileStorage
from werkzeug.test import encode_multipart

from recruit.appointments.model import Membership
from recruit.bodies.model import Body
from recruit.foundation import clock
from recruit.foundation.accounts.rules import Role
from recruit.foundation.db import Base
from recruit.intake.model import IntakeReading
from recruit.people.model import Person
from recruit.web.extensions import store
from tests.builders import a_council, the_term
from tests.conftest import Database
from tests.minutes import MINUTES
from tests.pages.site import Answer, Reader, Site, Time, an_app, forget

pytestmark = pytest.mark.slow

INDLAES = "/sekretariat/indlaes"
MEGABYTE = 1024 * 1024
PLACED = 8
OPEN_TOO_LONG = "Siden var åben for længe. Tjek felterne, og send igen."

#: Where the database makes no difference.
on_sqlite = pytest.mark.parametrize("database", ["sqlite"], indirect=True)

#: The lists of the minutes as a second secretary has them: the same people, other words around them.
CORRECTED = MINUTES.replace("Pkt. 1 Velkomst", "Pkt. 1 Velkomst og præsentation")


@pytest.fixture(scope="module")
def app_on() -> Iterator[Callable[[str], Flask]]:
    """Return the app on a database, put together once for each address."""
    with ExitStack() as stay:
        yield cache(lambda url: stay.enter_context(an_app(url)))


@pytest.fixture
def site(database: Database, app_on: Callable[[str], Flask], monkeypatch: pytest.MonkeyPatch) -> Iterator[Site]:
    """The site, once on each database, with a council whose term the minutes lie in."""
    time = Time()
    monkeypatch.setattr(clock, "now", time.now)
    site = Site(app_on(database.url), database, time)
    site.saves(lambda session: a_council(session, seats=0, term="2014-2017", chair_title="formand"))
    yield site
    forget(site.app)
    with site.app.app_context():
        store.engine.dispose()


@pytest.fixture
def secretary(site: Site) -> Reader:
    return site.signed_in("Grethe Holm", Role.SECRETARY)[0]


@pytest.fixture
def colleague(site: Site) -> Reader:
    return site.signed_in("Karen Lund", Role.SECRETARY)[0]


def sends_file(reader: Reader, content: bytes) -> Answer:
    hidden = reader.opens(INDLAES).page.hidden
    fields = {**hidden, "text": "", "files": FileStorage(io.BytesIO(content), "referat.txt")}
    boundary, body = encode_multipart(fields)
    media_type = f"multipart/form-data; boundary={boundary}"
    return Answer(reader.browser.post(INDLAES, data=body, content_type=media_type))


def prepared(site: Site, reader: Reader, text: str = MINUTES) -> str:
    """Read a text in, choose its term, decide what contradicts itself, and return the address of the reading."""
    address = placed(site, reader, reader.sends(INDLAES, text=text))
    assert reader.sends(f"{address}/modsigelser/0", fact="SF").leads_to
    return address


def placed(site: Site, reader: Reader, kept: Answer) -> str:
    """Choose the term of a reading that was just kept, and return the reading's address."""
    address = kept.leads_to.removesuffix("/periode")
    term = site.saves(lambda session: the_term(session, the_council(session)))
    assert reader.sends(f"{address}/periode", term=str(term.id)).leads_to == address
    return address


def the_council(session: Session) -> Body:
    return session.scalars(select(Body)).one()


def at_once(*acts: Callable[[], Answer]) -> list[Answer]:
    """Let everybody act at the same moment."""
    start = Barrier(len(acts))

    def act(mine: Callable[[], Answer]) -> Answer:
        start.wait()
        return mine()

    with ThreadPoolExecutor(len(acts)) as pool:
        return list(pool.map(act, acts))


def rows(site: Site, *, of: Sequence[Any] = ()) -> dict[str, int]:
    """Return how many rows stand in each table, or in those of the classes named."""
    tables = [each.__table__ for each in of] or Base.metadata.sorted_tables
    with site.database.reading() as session:
        return {table.name: session.scalar(select(func.count()).select_from(table)) or 0 for table in tables}


def seated(site: Site) -> list[int]:
    return list(rows(site, of=(Membership, Person)).values())


# What cannot be read


@pytest.mark.parametrize(
    ("content", "told"),
    [
        (b"", "Der er ingen tekst i den. Vælg en anden fil, eller indsæt teksten."),
        (b" \r\n\t \xc2\xa0\r\n", "Der er ingen tekst i den. Vælg en anden fil, eller indsæt teksten."),
        (b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR" * 500, "Filen er et billede."),
        (b"PK\x03\x04\x14\x00\x06\x00 word/document.xml" * 500, "Filen er beskadiget."),
        (b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n" * 500, "Filen er beskadiget."),
        (b"Til stede: \x81\x8d\x8f\x90\x9d" * 200, "Filens bogstaver kan ikke læses."),
        (b"Til stede: Amina Rahimi, medlem\n" * (50 * MEGABYTE // 32), "Filen er for stor."),
    ],
    ids=["empty", "blank", "picture", "word", "pdf", "unknown letters", "50 MB"],
)
@on_sqlite
def test_a_file_that_cannot_be_read_is_refused_in_words(
    site: Site, secretary: Reader, content: bytes, told: str
) -> None:
    before = rows(site)

    answer = sends_file(secretary, content)

    assert answer.status == 422
    assert any(told in error for error in answer.page.errors), answer.page.errors
    assert rows(site) == before


@on_sqlite
def test_what_is_larger_than_anything_is_not_even_read(secretary: Reader) -> None:
    largest: int = secretary.app.config["MAX_CONTENT_LENGTH"]

    answer = sends_file(secretary, bytes(largest + 1))

    assert answer.status == 413
    assert answer.page.heading == "Filen er for stor"


@on_sqlite
def test_a_text_that_is_too_long_stays_with_whoever_pasted_it(site: Site, secretary: Reader) -> None:
    text = "Amina Rahimi, medlem\r\n" * (6 * MEGABYTE // 22)

    answer = secretary.sends(INDLAES, text=text)

    assert answer.status == 422
    (area,) = answer.page.all("textarea", name="text")
    assert area.text.startswith("Amina Rahimi, medlem Amina Rahimi, medlem")
    assert len(answer.text) > len(text)
    assert rows(site, of=(IntakeReading,)) == {"intake_reading": 0}


@on_sqlite
def test_minutes_in_the_letters_of_windows_are_read_as_they_were_written(site: Site, secretary: Reader) -> None:
    address = placed(site, secretary, sends_file(secretary, MINUTES.encode("cp1252")))

    page = secretary.opens(address).page
    assert "Gerda Kjær-Winther" in page.text
    assert "Sonja Kær" in page.text


# A form that was open for too long, or comes from elsewhere


@on_sqlite
def test_a_form_with_a_token_from_another_browser_keeps_what_was_typed(
    site: Site, secretary: Reader, colleague: Reader
) -> None:
    theirs = colleague.opens(INDLAES).page.hidden
    before = rows(site)

    answer = secretary.posts(INDLAES, **theirs, text=MINUTES)

    assert answer.status == 422
    assert answer.page.errors == [OPEN_TOO_LONG]
    assert "Gerda Kjær-Winther" in answer.page.all("textarea", name="text")[0].text
    assert rows(site) == before


@on_sqlite
def test_the_page_that_came_back_can_be_sent_again(secretary: Reader, colleague: Reader) -> None:
    theirs = colleague.opens(INDLAES).page.hidden
    mended = secretary.posts(INDLAES, **theirs, text=MINUTES).page
    text = "".join(child for child in mended.all("textarea", name="text")[0].children if isinstance(child, str))

    answer = secretary.posts(INDLAES, **mended.hidden, text=text)

    assert answer.leads_to.endswith("/periode")


@on_sqlite
def test_who_was_signed_out_meanwhile_is_told_that_the_text_waits(site: Site, secretary: Reader) -> None:
    hidden = secretary.opens(INDLAES).page.hidden
    site.time.passes(hours=13)
    before = rows(site)

    answer = secretary.posts(INDLAES, **hidden, text=MINUTES)

    assert answer.status == 401
    assert "stadig" in answer.page.all("main")[0].text
    assert rows(site) == before


@pytest.mark.parametrize("value", ["x", "eyJfdXNlcl9pZCI6ImFkbWluIn0.aaaa.bbbb", ".eJwrTi0", "æøå", "a" * 4000])
@on_sqlite
def test_a_forged_session_is_nobody(site: Site, secretary: Reader, value: str) -> None:
    forger = site.reader()
    forger.browser.set_cookie("recruit", value)

    assert forger.opens(INDLAES).leads_to.startswith("/konto/log-ind?")
    assert forger.posts(INDLAES, text=MINUTES).status == 401


# Twice, and at once


def test_the_same_text_waits_once_whoever_sends_it(site: Site, secretary: Reader, colleague: Reader) -> None:
    first, second = prepared(site, secretary), prepared(site, colleague)

    assert first == second
    assert rows(site, of=(IntakeReading,)) == {"intake_reading": 1}


def test_two_secretaries_who_apply_the_same_text_at_once_seat_everybody_once(
    site: Site, secretary: Reader, colleague: Reader
) -> None:
    address = prepared(site, secretary)

    answers = at_once(acting(secretary, address), acting(colleague, address))

    first, second = sorted(answer.status for answer in answers)
    assert first == 303
    assert second in (409, 422)
    assert seated(site) == [PLACED, PLACED]


def test_two_texts_with_the_same_people_at_once_seat_everybody_once(
    site: Site, secretary: Reader, colleague: Reader
) -> None:
    mine, theirs = prepared(site, secretary), prepared(site, colleague, CORRECTED)

    answers = at_once(acting(secretary, mine), acting(colleague, theirs))

    assert 303 in {answer.status for answer in answers}
    assert {answer.status for answer in answers} <= {303, 409, 422}
    assert seated(site) == [PLACED, PLACED]


def test_the_same_form_sent_five_times_at_once_acts_once(site: Site, secretary: Reader) -> None:
    address = prepared(site, secretary)
    filled = form(secretary, address)
    windows = [beside(secretary) for _ in range(5)]

    answers = at_once(*(acting(window, address, filled) for window in windows))

    assert [answer.leads_to for answer in answers] == [f"{address}/kvittering"] * 5
    assert seated(site) == [PLACED, PLACED]


# What no list has


@pytest.mark.parametrize("which", ["personer", "organisationer", "historik", "breve"])
def test_a_page_beyond_all_counting_is_none(secretary: Reader, which: str) -> None:
    answer = secretary.opens(f"/sekretariat/{which}?side={'9' * 30}")

    assert answer.status in (200, 303)


def form(reader: Reader, address: str) -> dict[str, Any]:
    """Return what the page sends to put the reading to use."""
    return reader.opens(address).page.hidden


def acting(reader: Reader, address: str, filled: dict[str, Any] | None = None) -> Callable[[], Answer]:
    """Open the page now, unless it is filled in already, and return the act of sending it."""
    fields = filled or form(reader, address)
    return lambda: reader.posts(f"{address}/ikraftsaettelse", **fields)


def beside(reader: Reader) -> Reader:
    """Return another window of the same browser."""
    window = Reader(reader.app)
    cookie = reader.browser.get_cookie("recruit")
    assert cookie is not None
    window.browser.set_cookie("recruit", cookie.value)
    return window
