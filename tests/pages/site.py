"""The site without a browser: a reader opens pages, fills in forms and sends them, and each page is checked."""

import re
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from functools import cached_property
from typing import Any

from flask import Flask
from flask.testing import FlaskClient
from sqlalchemy import event
from sqlalchemy.orm import Session
from werkzeug.test import TestResponse

from recruit.app import create_app
from recruit.foundation.accounts.model import StaffUser
from recruit.foundation.accounts.rules import Role
from recruit.foundation.settings import Settings
from recruit.web.extensions import store
from tests.browser import Page
from tests.conftest import Database
from tests.sqlite import UsedFile
from tests.staff import a_session, a_user

#: What gunicorn sends in a header; it answers 500 instead of sending anything else.
SENT = re.compile(r"[ \t\x21-\x7e\x80-\xff]*")


class Browser(FlaskClient):
    """A browser that finds what the server of the house would not send."""

    def open(self, *args: Any, **kwargs: Any) -> TestResponse:
        answer = super().open(*args, **kwargs)
        refused = [name for name, value in answer.headers if not SENT.fullmatch(value)]
        assert not refused, f"the server refuses {refused}"
        return answer


@contextmanager
def an_app(url: str, **environment: str) -> Iterator[Flask]:
    """Put the app together on this database for a while."""
    app = create_app(Settings.from_environment({"RECRUIT_MODE": "test", "DATABASE_URL": url} | environment))
    app.test_client_class = Browser
    yield app
    with app.app_context():
        store.engine.dispose()


@contextmanager
def an_app_on(file: UsedFile) -> Iterator[Flask]:
    """Put the app together on the file that each test finds as new, for as long as there are tests."""
    with an_app(file.url) as app:
        with app.app_context():
            file.opened_by(store.engine)
        yield app


def forget(app: Flask) -> None:
    """Take from the app what it keeps ready: the next one begins with a database of their own."""
    for kept_ready in ("ready", "kept", "corrections"):
        app.extensions.pop(kept_ready, None)


@dataclass
class Time:
    """What the site takes for now; it stands still until a test moves it."""

    instant: datetime = datetime(2026, 11, 21, 10, 0, tzinfo=UTC)

    def now(self) -> datetime:
        return self.instant

    def passes(self, **units: float) -> None:
        self.instant += timedelta(**units)


@dataclass
class Answer:
    """What the site answered."""

    response: TestResponse

    @property
    def status(self) -> int:
        return self.response.status_code

    @property
    def text(self) -> str:
        return self.response.text

    @property
    def leads_to(self) -> str:
        """The address that a redirect leads to."""
        assert self.status == 303, f"{self.status}: {self.text[:200]}"
        return self.response.headers["Location"]

    @cached_property
    def page(self) -> Page:
        return Page(self.text)


@dataclass
class Reader:
    """Somebody with a browser of their own."""

    app: Flask
    headers: dict[str, str] = field(default_factory=dict)

    def __post_init__(self) -> None:
        self.browser = self.app.test_client()

    def opens(self, address: str) -> Answer:
        return Answer(self.browser.get(address, headers=self.headers))

    def sends(self, address: str, /, *, onto: str | None = None, **fields: Any) -> Answer:
        """Open the page at the address, fill in its form, and send it there or `onto` another address."""
        hidden = self.opens(address).page.hidden
        return self.posts(onto or address, **hidden | fields)

    def posts(self, address: str, /, **fields: Any) -> Answer:
        """Send fields as they are, as somebody would who had the page open for a while."""
        return Answer(self.browser.post(address, data=fields, headers=self.headers))

    def follows(self, answer: Answer) -> Answer:
        return self.opens(answer.leads_to)


@dataclass
class Site:
    """The app on a database of its own."""

    app: Flask
    database: Database
    time: Time
    leaving: ExitStack = field(default_factory=ExitStack)

    def reader(self) -> Reader:
        return Reader(self.app)

    def saves(self, make: Callable[[Session], Any]) -> Any:
        with self.database.transaction() as session:
            return make(session)

    def statements(self) -> list[str]:
        """Return a list that from now on takes every statement that the app sends to the database."""
        sent: list[str] = []
        with self.app.app_context():
            engine = store.engine

        def note(*args: Any) -> None:
            sent.append(args[2])

        event.listen(engine, "before_cursor_execute", note)
        self.leaving.callback(event.remove, engine, "before_cursor_execute", note)
        return sent

    def signed_in(self, name: str = "Grethe Holm", *roles: Role) -> tuple[Reader, StaffUser]:
        """Return a reader who is signed in as a new user with these roles, and the user."""

        def sign_in() -> tuple[StaffUser, str]:
            user: StaffUser = self.saves(lambda session: a_user(session, name, *roles))
            return user, self._session_of(user)

        user, token = self.database.once(("signed in", name, roles, self.time.instant), sign_in)
        return self._with(token), user

    def holding(self, user: StaffUser) -> Reader:
        """Return a reader in whose browser the user has just signed in."""
        return self._with(self._session_of(user))

    def _session_of(self, user: StaffUser) -> str:
        token: str = self.saves(lambda session: a_session(session, user, now=self.time.instant))
        return token

    def _with(self, token: str) -> Reader:
        reader = self.reader()
        with reader.browser.session_transaction() as cookie:
            cookie["_user_id"] = token
        return reader
