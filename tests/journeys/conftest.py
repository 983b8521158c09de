"""The demonstration, served to a real browser, and somebody who walks through it and looks at every page."""

import re
import shutil
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from datetime import datetime
from email.message import EmailMessage
from functools import cache
from pathlib import Path
from typing import Any

import pytest
from flask import Flask
from playwright.sync_api import Browser, ConsoleMessage, Error, Response
from playwright.sync_api import Page as BrowserPage
from sqlalchemy.orm import Session, sessionmaker

from recruit.demonstration import seed, staff
from recruit.foundation import clock
from recruit.foundation.db import create_engine, transaction
from recruit.foundation.mail.delivery import Sender, deliver_next
from recruit.foundation.migrations import upgrade
from recruit.web.extensions import store
from recruit.web.public.nominations import guards
from tests.browser import Page
from tests.chromium import DESK, PHONE, as_it_stands, chromium, left_as_new, scrolls_sideways, violations
from tests.pages.site import an_app, forget
from tests.serving import served

#: The pages in which the accessibility check has found nothing, as they stood.
ACCESSIBLE: set[str] = set()


@dataclass(frozen=True)
class Town:
    """An invented town hall with its program running."""

    address: str
    file: Path

    def sessions(self) -> sessionmaker[Session]:
        """Return what opens the town's database beside its program."""
        return sessionmaker(create_engine(f"sqlite:///{self.file}"), expire_on_commit=False)


@dataclass
class PostOffice:
    """Where the town's letters end up."""

    town: Town
    received: list[EmailMessage] = field(default_factory=list)

    def send(self, message: EmailMessage) -> None:
        self.received.append(message)

    def delivered(self, address: str, *, now: Callable[[], datetime] = clock.now) -> list[EmailMessage]:
        """Let every letter leave that is due now, and return those to somebody, the oldest first."""
        sessions, sender = self.town.sessions(), Sender("raad@eksempelby.example", self.town.address)
        while deliver_next(sessions, self, sender, clock=now):
            pass
        return [letter for letter in self.received if letter["To"] == address]

    def link_to(self, address: str) -> str:
        """Let every letter leave, and return the address behind the link of the newest to somebody."""
        newest = self.delivered(address)[-1].get_content()
        found = re.search(re.escape(self.town.address) + r"(\S+)", newest)
        assert found, newest
        return found[1]


@dataclass
class Walk:
    """Somebody with a browser. Every page they come to is looked at: strictly, for accessibility, and for its width."""

    page: BrowserPage
    town: Town
    faults: list[str] = field(default_factory=list)
    #: In which other widths each page is looked at as well.
    also: tuple[int, ...] = ()

    def __post_init__(self) -> None:
        for what, listener in self._listeners():
            self.page.on(what, listener)

    def opens(self, address: str) -> None:
        self.page.goto(self.town.address + address)
        self.looks()

    def presses(self, name: str) -> None:
        """Press the button or follow the link of this name, else one whose name holds it; look at what comes."""
        here = self.page.locator("main")
        exactly, nearly = (
            here.get_by_role("button", name=name, exact=exact).or_(here.get_by_role("link", name=name, exact=exact))
            for exact in (True, False)
        )
        (exactly if exactly.count() else nearly).first.click()
        self.page.wait_for_load_state()
        self.looks()

    def fills(self, **typed: str) -> None:
        """Type into fields, by their names."""
        for name, text in typed.items():
            self.page.locator(f"main [name={name}]").fill(text)

    def sends(self) -> None:
        """Press the first button of the page's form."""
        self.page.locator("main form[method=post] button[type=submit]").first.click()
        self.page.wait_for_load_state()
        self.looks()

    def writes(self, label: str, text: str) -> None:
        self.page.get_by_label(label).fill(text)

    def chooses(self, label: str) -> None:
        self.page.get_by_label(label, exact=True).check()

    def reads(self) -> str:
        return self.page.locator("main").inner_text()

    def downloads(self, name: str) -> str:
        with self.page.expect_download() as download:
            self.page.get_by_role("link", name=name).click()
        return Path(download.value.path()).read_text("utf-8-sig")

    def signs_in(self, email: str = staff.STAFF[0].email) -> None:
        self.opens("/konto/log-ind")
        self.page.locator("input[type=email]").fill(email)
        self.page.locator("input[type=password]").fill(staff.PASSWORD)
        self.page.locator("main button[type=submit]").click()
        self.page.wait_for_load_state()
        self.looks()

    def looks(self) -> None:
        self.page.wait_for_selector("html[lang] main", state="attached")  # between two pages there is an empty one
        Page(self.page.content())
        self._looks_once()
        here = self.page.viewport_size
        for width in self.also:
            self.page.set_viewport_size({"width": width, "height": 800})
            self._looks_once()
        if self.also and here:
            self.page.set_viewport_size(here)
        assert self.faults == [], self.page.url

    def _looks_once(self) -> None:
        if (stands := as_it_stands(self.page)) not in ACCESSIBLE:
            assert violations(self.page) == [], self.page.url
            ACCESSIBLE.add(stands)
        assert not scrolls_sideways(self.page), self.page.url

    def ends(self) -> None:
        """Leave the window to the next one."""
        for what, listener in self._listeners():
            self.page.remove_listener(what, listener)
        left_as_new(self.page, self.town.address)

    def _listeners(self) -> list[tuple[Any, Callable[..., None]]]:
        return [("console", self._heard), ("pageerror", self._failed), ("response", self._received)]

    def _failed(self, error: Error) -> None:
        self.faults.append(str(error))

    def _heard(self, message: ConsoleMessage) -> None:
        if message.type in ("error", "warning") and "status of 422" not in message.text:
            self.faults.append(message.text)

    def _received(self, response: Response) -> None:
        if not response.url.startswith(self.town.address):
            self.faults.append(f"asked outside: {response.url}")


@pytest.fixture(scope="package")
def browser() -> Iterator[Browser]:
    with chromium() as started:
        yield started


@pytest.fixture(scope="package")
def window(browser: Browser) -> Callable[[int], BrowserPage]:
    """Return the browser's window of a width, always the same: a new one takes a second before it shows a page."""

    @cache
    def opened(width: int) -> BrowserPage:
        return browser.new_context(viewport={"width": width, "height": 800}, locale="da-DK").new_page()

    return opened


@pytest.fixture(scope="session")
def demonstration(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """An SQLite file, migrated and filled as the demonstration is; made once, each walk has a copy."""
    file = tmp_path_factory.mktemp("demonstration") / "town.db"
    engine = create_engine(f"sqlite:///{file}")
    upgrade(engine)
    with transaction(sessionmaker(engine, expire_on_commit=False)) as session:
        seed.seed(session, clock.now())
    with engine.connect() as connection:
        connection.exec_driver_sql("PRAGMA wal_checkpoint(TRUNCATE)")
    engine.dispose()
    return file


@pytest.fixture(scope="package")
def file(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Where the program finds its SQLite file."""
    return tmp_path_factory.mktemp("town") / "town.db"


@pytest.fixture(scope="package")
def app(file: Path) -> Iterator[Flask]:
    """The program, put together once; each town brings a file."""
    with an_app(f"sqlite:///{file}") as app:
        yield app


@pytest.fixture
def town(app: Flask, file: Path, demonstration: Path) -> Iterator[Town]:
    """The program on a new SQLite file, filled as the demonstration is."""
    with app.app_context():
        store.engine.dispose()
    for ending in ("", "-wal", "-shm"):
        file.with_name(file.name + ending).unlink(missing_ok=True)
    shutil.copy(demonstration, file)
    forget(app)
    with served(app) as address:
        yield Town(address, file)


@pytest.fixture(autouse=True)
def quick(monkeypatch: pytest.MonkeyPatch) -> None:
    """Type as fast as a test does."""
    monkeypatch.setattr(guards, "LEAST_TIME", guards.LEAST_TIME * 0)


@pytest.fixture
def post(town: Town) -> PostOffice:
    return PostOffice(town)


@pytest.fixture
def walk(window: Callable[[int], BrowserPage], town: Town) -> Iterator[Walk]:
    """Somebody on a phone, which is harder; each page is looked at as it is at a desk as well."""
    walk = Walk(window(PHONE), town, also=(DESK,))
    yield walk
    walk.ends()
    walk.page.set_viewport_size({"width": PHONE, "height": 800})


@pytest.fixture
def walk_with(browser: Browser, town: Town) -> Iterator[Callable[..., Walk]]:
    """Return somebody with a browser of another kind: `javaScriptEnabled=False`, for example."""
    contexts = []

    def start(**options: object) -> Walk:
        context = browser.new_context(viewport={"width": DESK, "height": 800}, **options)
        contexts.append(context)
        return Walk(context.new_page(), town)

    yield start
    for context in contexts:
        context.close()
