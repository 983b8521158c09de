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
    walk.writes("Eller indsæt teksten", MINUTES)
    walk.presses("Læs dokumentet")
    walk.chooses("Integrationsrådet (prøve), 2014–2017")
    walk.presses("Fortsæt")


def decide_for(walk, party):
    walk.presses("Vælg, hvad der er rigtigt: Henning Bro")
    walk.chooses(party)
    walk.presses("Gem beslutningen")


def test_the_secretary_pastes_minutes_and_has_the_roster(walk):
    walk.signs_in()
    read_in(walk)
    assert "5 medlemmer og 2 suppleanter kan sættes ind. Én venter på dig" in walk.reads()
    assert "operation" not in walk.page.content()

    walk.presses("Sæt 3 medlemsgrupper, 5 medlemmer og 2 suppleanter ind; én bliver ved med at vente")
    assert "7 personer har nu en plads i rådet" in walk.reads()

    walk.presses("Fortsæt med at kontrollere")
    decide_for(walk, "Enhedslisten")
    walk.presses("Sæt ét medlem ind")
    assert "Én person har nu en plads i rådet" in walk.reads()

    walk.presses("Se rådet")
    shown = walk.reads()
    assert "6 medlemmer, 2 suppleanter, 1 ledig plads" in shown
    assert "Gerda Kjær-Winther" in shown

    rows = list(csv.DictReader(io.StringIO(walk.downloads("CSV Til alle")), delimiter=";"))
    assert len(rows) == 7
    popolo = json.loads(walk.downloads("JSON Til rådet selv"))
    assert "Henning Bro" in json.dumps(popolo, ensure_ascii=False)

    walk.opens("/sekretariat/historik")
    assert "satte en indlæsning ind" in walk.reads()


def test_all_of_it_works_without_javascript(walk_with):
    walk = walk_with(java_script_enabled=False)
    walk.looks = lambda: None  # the accessibility check is itself a script
    walk.signs_in()

    read_in(walk)
    decide_for(walk, "SF")
    walk.presses("Sæt 3 medlemsgrupper, 6 medlemmer og 2 suppleanter ind")

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


@pytest.mark.parametrize(("language", "heading"), [("da", "I dag"), ("en", "Today")])
def test_the_shell_speaks_the_readers_language(walk, language, heading):
    walk.opens("/")
    walk.opens(f"/?sprog={language}")
    walk.signs_in()

    assert walk.page.locator("h1").inner_text() == heading
    assert walk.page.locator("html").get_attribute("lang") == language
    for address in ("/sekretariat/raad", "/sekretariat/indlaes", "/sekretariat/historik", "/sekretariat/breve"):
        walk.opens(address)
