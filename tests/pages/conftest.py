"""The whole app on a database of its own, and people before its pages."""

import shutil
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from flask import Flask
from sqlalchemy import event

from recruit.app import create_app
from recruit.foundation import clock
from recruit.foundation.accounts.rules import Role
from recruit.foundation.actor import Actor
from recruit.foundation.db import create_engine
from recruit.foundation.municipality import operations as municipalities
from recruit.foundation.municipality.rules import Particulars
from recruit.foundation.settings import Settings
from recruit.web.extensions import store
from tests.conftest import Database
from tests.pages.site import Site, Time
from tests.pages.visitor import Visitor
from tests.staff import a_session, a_user

FJORDBY = Particulars("Fjordby Kommune", email="raad@fjordby.example", phone="12 34 56 78", second_factor_roles=())


@pytest.fixture
def site(app: Flask, empty_house: Database, monkeypatch: pytest.MonkeyPatch) -> Site:
    """The site on an empty database, with a time that stands still."""
    time = Time()
    monkeypatch.setattr(clock, "now", time.now)
    return Site(app, empty_house, time)


@pytest.fixture
def empty_house(tmp_path: Path, sqlite_template: Path) -> Database:
    """A database in which nothing has happened yet."""
    file = shutil.copy(sqlite_template, tmp_path / "house.db")
    return Database(create_engine(f"sqlite:///{file}"))


@pytest.fixture
def house(empty_house: Database) -> Database:
    """The same for a municipality that is set up and demands no second factor."""
    with empty_house.transaction() as session:
        municipalities.set_up(session, FJORDBY, by=Actor.command(), now=clock.now())
    return empty_house


@pytest.fixture
def app(empty_house: Database) -> Flask:
    url = empty_house.engine.url.render_as_string(hide_password=False)
    return create_app(Settings.from_environment({"RECRUIT_MODE": "test", "DATABASE_URL": url}))


@pytest.fixture
def visitor(app: Flask) -> Visitor:
    """Somebody whom nobody knows."""
    return Visitor(app)


@pytest.fixture
def signed_in(app: Flask, house: Database) -> Callable[..., Visitor]:
    """Return a member of staff with these roles, signed in."""

    def enter(*roles: Role, name: str = "Grethe Holm") -> Visitor:
        visitor, now = Visitor(app), clock.now()
        with house.transaction() as session:
            user = a_user(session, name, *roles, since=clock.local(now).date())
            token = a_session(session, user, now=now)
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
