"""Last term's minutes become a council: pasted, checked line for line, put to use, and read out again."""

import csv
import io
import json
import sqlite3

import pytest
from click.testing import CliRunner

from recruit.cli.verify_log import command as verify_log
from tests.minutes import MINUTES

pytestmark = pytest.mark.browser


def read_in(walk):
    """Paste the minutes, as far as the page where they are checked."""
    walk.opens("/sekretariat/indlaes")
    walk.writes("Referatets tekst", MINUTES)
    walk.presses("Læs teksten")
    walk.chooses("Integrationsrådet (prøve), 2014–2017")
    walk.presses("Fortsæt")


def decide_for(walk, party):
    walk.presses("Beslut, hvad der er rigtigt")
    walk.chooses(party)
    walk.presses("Gem beslutningen")
    walk.presses("Giv dem deres pladser")


def test_the_secretary_pastes_minutes_and_has_the_roster(walk):
    walk.signs_in()
    read_in(walk)
    assert "6 medlemmer og 2 suppleanter" in walk.reads()
    assert "operation" not in walk.page.content()

    walk.presses("Giv dem deres pladser")
    assert "Henning Bro" in walk.page.locator(".alert-error").inner_text()

    decide_for(walk, "Enhedslisten")
    assert "8 personer har nu en plads i rådet" in walk.reads()

    walk.presses("Se rådet")
    shown = walk.reads()
    assert "6 medlemmer, 2 suppleanter, 1 ledig plads" in shown
    assert "Gerda Kjær-Winther" in shown

    rows = list(csv.DictReader(io.StringIO(walk.downloads("CSV Til alle")), delimiter=";"))
    assert len(rows) == 7
    popolo = json.loads(walk.downloads("JSON Til rådet selv"))
    assert "Henning Bro" in json.dumps(popolo, ensure_ascii=False)

    walk.opens("/sekretariat/historik")
    assert "tog en indlæsning i brug" in walk.reads()


def test_the_same_minutes_are_not_put_to_use_twice(walk_with):
    walk = walk_with()
    walk.signs_in()
    for _ in range(2):
        read_in(walk)
        decide_for(walk, "SF")

    assert "Den samme tekst er taget i brug" in walk.page.locator(".alert-error").inner_text()


def test_all_of_it_works_without_javascript(walk_with):
    walk = walk_with(java_script_enabled=False)
    walk.looks = lambda: None  # the accessibility check is itself a script
    walk.signs_in()

    read_in(walk)
    decide_for(walk, "SF")

    assert "8 personer har nu en plads i rådet" in walk.reads()


def test_a_row_that_is_changed_in_the_database_is_named(walk_with, monkeypatch):
    walk = walk_with()
    walk.signs_in()
    with sqlite3.connect(walk.town.file) as database:
        database.execute("DROP TRIGGER audit_entry_is_never_changed")
        database.execute("UPDATE audit_entry SET actor = 'anonymous' WHERE number = 7")
    database.close()
    monkeypatch.setenv("RECRUIT_MODE", "test")
    monkeypatch.setenv("DATABASE_URL", f"sqlite:///{walk.town.file}")

    told = CliRunner().invoke(verify_log)

    assert told.exit_code == 1
    assert "Post 7 er ændret" in told.output


@pytest.mark.parametrize(("language", "heading"), [("da", "I dag"), ("en", "Today"), ("ar", "اليوم")])
def test_the_shell_speaks_the_readers_language(walk, language, heading):
    walk.opens("/")
    walk.opens(f"/?sprog={language}")
    walk.signs_in()

    assert walk.page.locator("h1").inner_text() == heading
    assert walk.page.locator("html").get_attribute("lang") == language
    for address in ("/sekretariat/raad", "/sekretariat/indlaes", "/sekretariat/historik", "/sekretariat/breve"):
        walk.opens(address)
