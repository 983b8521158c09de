"""Opsætning: from an empty installation to a municipality with an administrator and a first council."""

from collections.abc import Iterator
from io import BytesIO

import pytest
from flask import Flask
from sqlalchemy import QueuePool, select

from recruit.bodies import queries as bodies
from recruit.foundation import clock
from recruit.foundation.accounts import queries as accounts
from recruit.foundation.accounts.rules import Role
from recruit.foundation.audit.model import AuditEntry
from recruit.foundation.mail.model import Letter
from recruit.foundation.municipality import queries
from recruit.web.account.set_up_code import announce, set_up_code
from recruit.web.extensions import store
from tests.conftest import Database
from tests.operations.files.pictures import a_picture
from tests.pages.visitor import Visitor
from tests.staff import a_user

SET_UP = "/opsaetning"
PASSWORD = "fire røde både i vinden"


@pytest.fixture
def code(app: Flask) -> str:
    with app.app_context():
        return set_up_code()


@pytest.fixture
def opened(visitor: Visitor, code: str) -> Visitor:
    """Somebody who has read the server's log."""
    assert visitor.send(f"{SET_UP}/kode", code=code).status_code == 303
    return visitor


def create_administrator(visitor: Visitor) -> None:
    answer = visitor.send(
        f"{SET_UP}/administrator",
        name="Ada Bruun",
        email="ada@fjordby.example",
        password=PASSWORD,
        repeated=PASSWORD,
    )
    assert answer.status_code == 303, answer.text


def write_municipality(visitor: Visitor) -> None:
    answer = visitor.send(f"{SET_UP}/kommune", name="Fjordby Kommune", council_word="byrådet", email="raad@fjordby.dk")
    assert answer.location == f"{SET_UP}/logo"


def test_the_whole_way(opened: Visitor, empty_house: Database) -> None:
    assert opened.client.get(SET_UP).location == f"{SET_UP}/kommune"
    write_municipality(opened)
    assert opened.send(f"{SET_UP}/logo", logo=(BytesIO(a_picture()), "a.png")).location == f"{SET_UP}/proevebrev"
    page = opened.led(opened.send(f"{SET_UP}/proevebrev", address="ada@fjordby.example"))
    assert page.all("div", class_="alert")
    create_administrator(opened)
    # Administrators use two-step sign-in unless the settings say otherwise; the set-up goes on behind it.
    with empty_house.transaction() as session:
        municipality = queries.municipality(session, lock=True)
        assert municipality is not None
        municipality.second_factor_roles = []
    assert opened.client.get(SET_UP).location == f"{SET_UP}/raad"
    answer = opened.send(
        f"{SET_UP}/raad",
        name="Fjordby Integrationsråd",
        chair_title="forperson",
        first_day="1.1.2026",
        last_day="31.12.2029",
    )

    assert answer.location == "/sekretariat"
    opened.get(SET_UP, 404)
    with empty_house.reading() as session:
        (user,) = accounts.users(session)
        assert [grant.role for grant in user.grants] == [Role.ADMINISTRATOR]
        assert session.scalars(select(Letter.kind)).all() == ["mail_test"]
        body = bodies.body_by_slug(session, "fjordby-integrationsraad")
        assert (body.titles[0].chair, body.titles[0].vice_chair) == ("forperson", "næstforperson")
        actors = session.execute(select(AuditEntry.event, AuditEntry.actor)).all()
        assert ("municipality.set_up", "command") in actors
        assert ("body.created", f"staff:{user.id}") in actors


def test_a_stranger_is_asked_for_the_code_at_every_step(visitor: Visitor, empty_house: Database) -> None:
    for step in ("", "/kommune", "/logo", "/proevebrev", "/administrator", "/raad"):
        assert visitor.client.get(f"{SET_UP}{step}").location == f"{SET_UP}/kode"
        assert visitor.client.post(f"{SET_UP}{step}").status_code in (303, 405)

    with empty_house.reading() as session:
        assert queries.municipality(session) is None


def test_a_wrong_code_opens_nothing_and_guessing_becomes_slow(visitor: Visitor) -> None:
    page = visitor.mended(visitor.send(f"{SET_UP}/kode", code="AAAA-BBBB-CCCC-DDDD"))
    assert page.errors
    fields, _ = visitor.filled(f"{SET_UP}/kode")

    answers = [visitor.client.post(f"{SET_UP}/kode", data={**fields, "code": "x"}) for _ in range(12)]

    assert answers[-1].status_code == 429
    assert int(answers[-1].headers["Retry-After"]) > 0
    assert visitor.client.get(f"{SET_UP}/kommune").location == f"{SET_UP}/kode"


def test_the_code_may_be_typed_in_small_letters_with_blanks(visitor: Visitor, code: str) -> None:
    typed = code.lower().replace("-", " ")

    assert visitor.send(f"{SET_UP}/kode", code=typed).location == SET_UP


def test_once_there_is_a_user_the_set_up_is_not_found_for_anybody_else(
    visitor: Visitor, opened: Visitor, secretary: Visitor
) -> None:
    for stranger in (visitor, opened, secretary):
        for step in ("", "/kode", "/kommune", "/administrator", "/raad"):
            stranger.get(f"{SET_UP}{step}", 404)


def test_an_administrator_goes_on_where_the_set_up_stopped(administrator: Visitor) -> None:
    assert administrator.client.get(SET_UP).location == f"{SET_UP}/raad"
    assert administrator.client.get(f"{SET_UP}/administrator").location == SET_UP
    assert administrator.get(f"{SET_UP}/kommune").heading


def test_the_municipality_comes_first(opened: Visitor) -> None:
    for step in ("/logo", "/proevebrev", "/administrator", "/raad"):
        assert opened.client.get(f"{SET_UP}{step}").location == SET_UP


def test_what_was_written_stands_there_again(opened: Visitor) -> None:
    write_municipality(opened)

    page = opened.get(f"{SET_UP}/kommune")

    assert page.all("input", name="name")[0].attributes["value"] == "Fjordby Kommune"
    assert opened.client.get(SET_UP).location == f"{SET_UP}/logo"
    answer = opened.send(f"{SET_UP}/kommune", name="Ny Fjordby Kommune")
    assert answer.location == f"{SET_UP}/logo"


def test_what_the_chair_is_called_is_asked_and_not_guessed(administrator: Visitor) -> None:
    body = administrator.get(f"{SET_UP}/raad")
    assert [radio for radio in body.all("input", type="radio") if "checked" in radio.attributes] == []


@pytest.mark.parametrize(
    ("typed", "errors"),
    [
        ({"name": "", "email": "", "password": "", "repeated": ""}, 4),
        ({"repeated": "something else"}, 1),
        ({"email": "ada at fjordby"}, 1),
        ({"password": "kort", "repeated": "kort"}, 1),
    ],
)
def test_an_administrator_needs_a_name_an_address_and_a_good_password(
    opened: Visitor, empty_house: Database, typed: dict[str, str], errors: int
) -> None:
    write_municipality(opened)
    fine = {"name": "Ada Bruun", "email": "ada@fjordby.example", "password": PASSWORD, "repeated": PASSWORD}

    page = opened.mended(opened.send(f"{SET_UP}/administrator", **{**fine, **typed}))

    assert len(page.errors) >= errors
    assert PASSWORD not in page.text
    with empty_house.reading() as session:
        assert not accounts.is_anybody_here(session)


def test_a_council_needs_a_name_a_title_and_a_term(administrator: Visitor, house: Database) -> None:
    page = administrator.mended(administrator.send(f"{SET_UP}/raad", first_day="1.1.2026", last_day="1.1.2025"))

    assert len(page.errors) == 2
    with house.reading() as session:
        assert bodies.slugs(session) == []


@pytest.fixture
def log(caplog: pytest.LogCaptureFixture) -> Iterator[pytest.LogCaptureFixture]:
    with caplog.at_level("WARNING", logger="recruit.set_up"):
        yield caplog


def test_the_code_is_printed_while_nobody_is_here(
    app: Flask, empty_house: Database, code: str, log: pytest.LogCaptureFixture
) -> None:
    announce(app)
    assert code in log.text
    log.clear()

    with empty_house.transaction() as session:
        a_user(session, since=clock.today())
    announce(app)

    assert log.text == ""


def test_what_is_printed_leaves_no_connection_for_two_processes_to_share(app: Flask) -> None:
    announce(app)

    with app.app_context():
        pool = store.engine.pool
    assert isinstance(pool, QueuePool)
    assert pool.checkedin() + pool.checkedout() == 0
