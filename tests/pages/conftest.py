"""The whole app on a database of its own, and people before its pages."""

import io
import json
import logging
from collections.abc import Callable, Iterator
from contextlib import ExitStack
from typing import Any

import pytest
from flask import Flask
from sqlalchemy import event

from recruit.foundation import clock
from recruit.foundation import logging as plain
from recruit.foundation.accounts.rules import Role
from recruit.foundation.actor import Actor
from recruit.foundation.municipality import operations as municipalities
from recruit.foundation.municipality.rules import Particulars
from recruit.web.extensions import store
from tests.builders import NOW
from tests.conftest import Database
from tests.pages.site import Site, Time, an_app_on, forget
from tests.pages.visitor import Visitor
from tests.sqlite import UsedFile
from tests.staff import a_session, a_user

FJORDBY = Particulars("Fjordby Kommune", email="raad@fjordby.example", phone="12 34 56 78", second_factor_roles=())


@pytest.fixture
def site(app: Flask, empty_house: Database, monkeypatch: pytest.MonkeyPatch) -> Iterator[Site]:
    """The site on an empty database, with a time that stands still."""
    time = Time()
    monkeypatch.setattr(clock, "now", time.now)
    with ExitStack() as leaving:
        yield Site(app, empty_house, time, leaving)


@pytest.fixture
def still(monkeypatch: pytest.MonkeyPatch) -> None:
    """Have the time stand still."""
    monkeypatch.setattr(clock, "now", lambda: NOW)


@pytest.fixture
def empty_house(sqlite: Database) -> Database:
    """A database in which nothing has happened yet."""
    return sqlite


@pytest.fixture
def house(empty_house: Database) -> Database:
    """The same for a municipality that is set up and demands no second factor."""

    def set_up() -> None:
        with empty_house.transaction() as session:
            municipalities.set_up(session, FJORDBY, by=Actor.command(), now=clock.now())

    empty_house.once(FJORDBY, set_up)
    return empty_house


@pytest.fixture(scope="session")
def whole_app(sqlite_file: UsedFile) -> Iterator[Flask]:
    with an_app_on(sqlite_file) as app:
        yield app


@pytest.fixture
def app(whole_app: Flask, empty_house: Database) -> Iterator[Flask]:
    """The app, put together once for the run, as it was then: a test may change its configuration."""
    before = dict(whole_app.config)
    yield whole_app
    whole_app.config.clear()
    whole_app.config.update(before)
    forget(whole_app)


@pytest.fixture
def visitor(app: Flask) -> Visitor:
    """Somebody whom nobody knows."""
    return Visitor(app)


@pytest.fixture
def signed_in(app: Flask, house: Database, still: None) -> Callable[..., Visitor]:
    """Return a member of staff with these roles, signed in."""

    def enter(*roles: Role, name: str = "Grethe Holm") -> Visitor:
        visitor, now = Visitor(app), clock.now()

        def sign_in() -> str:
            with house.transaction() as session:
                user = a_user(session, name, *roles, since=clock.local(now).date())
                return a_session(session, user, now=now)

        token = house.once(("visits", name, roles, now), sign_in)
        with visitor.client.session_transaction() as cookie:
            cookie["_user_id"], cookie["_fresh"] = token, True
        return visitor

    return enter


@pytest.fixture
def administrator(signed_in: Callable[..., Visitor]) -> Visitor:
    return signed_in(Role.ADMINISTRATOR, name="Ada Bruun")


@pytest.fixture
def secretary(signed_in: Callable[..., Visitor]) -> Visitor:
    return signed_in(Role.SECRETARY)


@pytest.fixture
def count_queries(app: Flask) -> Iterator[Callable[[], int]]:
    """Return a function that tells how many queries were made since it was last asked."""
    seen: list[str] = []

    def note(_connection: Any, _cursor: Any, statement: str, *_: Any) -> None:
        if statement.startswith("SELECT"):
            seen.append(statement)

    def so_far() -> int:
        number = len(seen)
        seen.clear()
        return number

    with app.app_context():
        engine = store.engine
    event.listen(engine, "before_cursor_execute", note)
    yield so_far
    event.remove(engine, "before_cursor_execute", note)


@pytest.fixture
def log(monkeypatch: pytest.MonkeyPatch) -> Iterator[Callable[[], list[dict[str, Any]]]]:
    """Return a function that reads what was logged so far, line by line."""
    written = io.StringIO()
    monkeypatch.setattr("sys.stderr", written)
    root = logging.getLogger()
    handlers, level = list(root.handlers), root.level
    plain.start("DEBUG")
    yield lambda: [json.loads(line) for line in written.getvalue().splitlines()]
    root.handlers[:] = handlers
    root.setLevel(level)
