"""`recruit admin`: the first administrator, and the way back in."""

import re

import pytest
from click.testing import CliRunner
from sqlalchemy import select

from recruit.cli import main
from recruit.foundation import clock
from recruit.foundation.accounts import queries
from recruit.foundation.accounts.hashing import matches
from recruit.foundation.accounts.model import StaffUser
from recruit.foundation.accounts.rules import Role
from recruit.foundation.tokens import queries as links
from tests.staff import PASSWORD, a_user, with_second_factor


@pytest.fixture
def house(sqlite, monkeypatch):
    """A database that the command finds in the environment."""
    monkeypatch.setenv("RECRUIT_MODE", "test")
    monkeypatch.setenv("DATABASE_URL", sqlite.url)
    monkeypatch.setenv("PUBLIC_URL", "https://raad.ballerslev.example")
    return sqlite


def run(*words, typed=""):
    return CliRunner().invoke(main, ["admin", *words], input=typed)


def create(*words, typed=f"{PASSWORD}\n{PASSWORD}\n", email="ada@ballerslev.example", name="Ada Bruun"):
    return run("create", "--email", email, "--name", name, *words, typed=typed)


def test_the_first_administrator_is_created_and_the_password_is_not_shown(house):
    result = create()

    assert (result.exit_code, result.stderr) == (0, "")
    assert "Ada Bruun er oprettet som administrator." in result.stdout
    assert PASSWORD not in result.output
    with house.reading() as session:
        known = queries.credentials(session, "ada@ballerslev.example")
        assert matches(PASSWORD, known.password_hash)
        assert [grant.role for grant in queries.grants_of(session, known.user_id, on=clock.today())] == [
            Role.ADMINISTRATOR
        ]


def test_with_a_link_the_administrator_chooses_the_password(house):
    result = create("--link", typed="")

    token = re.search(r"https://raad\.ballerslev\.example/link/(\S+)", result.stdout)[1]
    with house.reading() as session:
        user = queries.by_email(session, "ada@ballerslev.example")
        assert user.password_hash is None
        assert links.by_token(session, token, now=clock.now()).subject_id == user.id


@pytest.mark.parametrize(
    ("wrong", "reason"),
    [
        ({"email": "ada"}, "Skriv en e-mailadresse"),
        ({"name": " "}, "Skriv et navn"),
        ({"typed": "kort\nkort\n"}, "mindst 12 tegn"),
        ({"typed": "adgangskode123\nadgangskode123\n"}, "let at gætte"),
    ],
)
def test_what_does_not_hold_is_said_in_danish_and_leaves_no_user(house, wrong, reason):
    result = create(**wrong)

    assert result.exit_code == 1
    assert reason in result.stderr
    with house.reading() as session:
        assert session.scalars(select(StaffUser)).all() == []


def test_a_user_is_not_created_twice(house):
    create()

    result = create(email="ADA@ballerslev.example")

    assert result.exit_code == 1
    assert "allerede en bruger" in result.stderr


def test_the_list_says_who_is_what(house):
    with house.transaction() as session:
        a_user(session, "Grethe Holm", Role.SECRETARY, Role.AUDITOR)
        a_user(session, "Salim Yilmaz").active = False

    assert run("list").stdout.splitlines() == [
        "grethe.holm@ballerslev.example  Grethe Holm  sekretær, revisor",
        "salim.yilmaz@ballerslev.example  Salim Yilmaz  ingen rolle  (lukket)",
    ]


def test_a_user_whose_letters_do_not_arrive_gets_a_link(house):
    with house.transaction() as session:
        a_user(session, "Grethe Holm")

    result = run("link", "grethe.holm@ballerslev.example")

    assert (result.exit_code, "/link/" in result.stdout) == (0, True)


def test_who_is_closed_out_gets_no_link(house):
    with house.transaction() as session:
        a_user(session, "Grethe Holm").active = False

    result = run("link", "grethe.holm@ballerslev.example")

    assert (result.exit_code, "lukket" in result.stderr) == (1, True)


def test_a_lost_telephone_is_forgotten(house):
    with house.transaction() as session:
        user = a_user(session, "Grethe Holm")
        with_second_factor(session, user)

    result = run("reset-second-factor", "GRETHE.holm@ballerslev.example")

    assert result.exit_code == 0
    with house.reading() as session:
        assert queries.second_factor(session, user.id) is None


@pytest.mark.parametrize("act", ["link", "reset-second-factor"])
def test_an_unknown_address_is_said(house, act):
    result = run(act, "ukendt@ballerslev.example")

    assert (result.exit_code, "ingen bruger" in result.stderr) == (1, True)


def test_a_database_without_tables_says_what_to_do(tmp_path, monkeypatch):
    monkeypatch.setenv("RECRUIT_MODE", "test")
    monkeypatch.setenv("DATABASE_URL", f"sqlite:///{tmp_path / 'empty.db'}")

    result = run("list")

    assert (result.exit_code, "recruit db upgrade" in result.stderr) == (2, True)


def test_missing_settings_are_said(monkeypatch):
    monkeypatch.setenv("RECRUIT_MODE", "production")
    monkeypatch.delenv("DATABASE_URL", raising=False)

    result = run("list")

    assert (result.exit_code, "DATABASE_URL is missing" in result.stderr) == (2, True)
