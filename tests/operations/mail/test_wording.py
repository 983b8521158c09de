"""The secretariat words a letter anew, within what the letter needs."""

from datetime import datetime

import pytest
from sqlalchemy import select, text
from sqlalchemy.exc import IntegrityError

from recruit.foundation.actor import Actor
from recruit.foundation.audit.model import AuditEntry
from recruit.foundation.mail import operations, queries, rendering, rules
from recruit.foundation.mail.rules import Draft, Text
from recruit.foundation.refusal import Refused, Stale
from tests.conftest import Database

OURS = Text("Prøve fra {municipality}", "Hej.\n\nSendt {date}.")
DRAFT = Draft("mail_test", "aya@fjordby.example", "user:1", {"date": "i dag"})


def reword(database: Database, now: datetime, words: Text = OURS, version: int = 0, scope: str = "") -> None:
    with database.transaction() as session:
        operations.reword(session, "mail_test", "da", words, version=version, by=Actor.command(), now=now, scope=scope)


def composed(database: Database, draft: Draft = DRAFT) -> Text:
    with database.reading() as session:
        return operations.compose(session, draft)


def test_the_secretariats_words_are_used_with_the_facts_in_place(database: Database, now: datetime) -> None:
    reword(database, now)

    assert composed(database).subject == "Prøve fra recruit"
    assert composed(database).body.startswith("Hej.\n\nSendt i dag.\n\n")


def test_a_telephone_number_stays_in_order_where_letters_run_from_right_to_left() -> None:
    assert rendering.signature("ar", ["Fjordby Kommune"], ["12 34 56 78"]).endswith("\n\u200e12 34 56 78")
    assert rendering.signature("da", ["Fjordby Kommune"], ["12 34 56 78"]).endswith("\n12 34 56 78")


def test_the_signature_stands_under_any_wording(database: Database, now: datetime) -> None:
    own = composed(database).body

    reword(database, now)

    assert own.splitlines()[-2:] == composed(database).body.splitlines()[-2:]


def test_another_language_keeps_the_programs_words(database: Database, now: datetime) -> None:
    reword(database, now)

    english = Draft("mail_test", "aya@fjordby.example", "user:1", {"date": "today"}, language="en")
    assert composed(database, english).subject == "Test letter from recruit"


def test_a_bodys_wording_goes_before_the_municipalitys(database: Database, now: datetime) -> None:
    reword(database, now)
    reword(database, now, Text("Rådets prøve", "Fra rådet, {date}"), scope="body:1")

    of_the_body = Draft("mail_test", "aya@fjordby.example", "user:1", {"date": "i dag"}, scope="body:1")
    assert composed(database, of_the_body).subject == "Rådets prøve"
    assert composed(database).subject == "Prøve fra recruit"


def test_a_fact_that_looks_like_a_placeholder_is_printed_as_it_is(database: Database, now: datetime) -> None:
    reword(database, now)

    tricky = Draft("mail_test", "aya@fjordby.example", "user:1", {"date": "{municipality} {{ 7 * 7 }}"})
    assert "Sendt {municipality} {{ 7 * 7 }}." in composed(database, tricky).body


def test_going_back_brings_the_programs_words_and_keeps_the_history(database: Database, now: datetime) -> None:
    before = composed(database)
    reword(database, now)

    with database.transaction() as session:
        operations.reset_wording(session, "mail_test", "da", version=1, by=Actor.command(), now=now)

    assert composed(database) == before
    with database.reading() as session:
        newest = queries.wording(session, "mail_test", "da")
        assert newest is not None
        assert (newest.version, newest.text) == (2, None)
        assert queries.reworded(session) == {}
        assert session.scalars(select(AuditEntry.event)).all() == ["wording.changed", "wording.reset"]


def test_a_wording_that_a_newer_program_outgrew_is_left_out(database: Database, now: datetime) -> None:
    before = composed(database)
    reword(database, now)

    with database.transaction() as session:
        session.execute(text("UPDATE letter_wording SET body = 'Hej {nobody}'"))

    assert composed(database) == before


def test_the_second_of_two_who_edit_is_told_what_stands(database: Database, now: datetime) -> None:
    reword(database, now)

    with pytest.raises(Stale) as stale:
        reword(database, now, Text("Min prøve", "Min tekst"))

    assert stale.value.record == OURS


def test_a_wording_that_does_not_hold_leaves_no_row(database: Database, now: datetime) -> None:
    with pytest.raises(Refused):
        reword(database, now, Text("", "{nobody}"))

    with database.reading() as session:
        assert queries.wording(session, "mail_test", "da") is None


@pytest.mark.parametrize(
    ("constraint", "change"),
    [
        ("uq_letter_wording_version|letter_wording.version", "version = 1"),
        ("has_both_or_neither", "subject = NULL"),
        ("versions_from_one", "version = 0 WHERE version = 2"),
    ],
)
def test_the_database_refuses_a_wording_that_makes_no_sense(
    database: Database, now: datetime, constraint: str, change: str
) -> None:
    reword(database, now)
    reword(database, now, version=1)

    with pytest.raises(IntegrityError, match=constraint), database.transaction() as session:
        session.execute(text(f"UPDATE letter_wording SET {change}"))


@pytest.mark.parametrize(
    ("subject", "body", "expected"),
    [
        ("Hej {name}", "Klik: {link}", []),
        ("", "Klik: {link}", [("subject-empty", "subject")]),
        ("Hej", " \n", [("body-empty", "body"), ("link-missing", "body")]),
        ("Hej {navn}", "{link}", [("placeholder-unknown", "subject")]),
        ("Hej", "{link} {cpr}", [("placeholder-unknown", "body")]),
        ("Hej", "{link} {Name}", [("brace-astray", "body")]),
        ("Hej", "{link} {% if x %}", [("brace-astray", "body")]),
        ("Hej", "Uden link", [("link-missing", "body")]),
        ("Hej {link}", "{link}", [("link-in-subject", "subject")]),
        ("Hej\nBcc: x@y.dk", "{link}", [("subject-too-long", "subject")]),
        ("x" * 201, "{link}", [("subject-too-long", "subject")]),
    ],
)
def test_a_wording_is_checked(subject: str, body: str, expected: list[tuple[str, str]]) -> None:
    reasons = rules.check_wording(Text(subject, body), allowed={"name", "link"})

    assert [(reason.code, reason.field) for reason in reasons] == expected


def test_a_wording_says_what_the_law_demands_and_names_no_council_where_it_is_discreet() -> None:
    text, needed = Text("Fra integrationsrådet", "Klagefrist {complaint_until}"), {"reason", "complaint_until", "name"}

    missing, told = rules.check_wording(text, allowed=needed, unsaid=["Integrationsrådet"])[::-1]

    assert (missing.code, missing.facts["names"], missing.field) == ("placeholder-missing", ["reason"], "body")
    assert (told.code, told.field) == ("wording-tells-the-council", "subject")


def test_placeholders_can_be_called_otherwise_and_back() -> None:
    danish = OURS.renamed({"municipality": "kommune"})

    assert danish == Text("Prøve fra {kommune}", "Hej.\n\nSendt {date}.")
    assert danish.renamed({"kommune": "municipality"}) == OURS


def test_every_letters_own_words_would_pass_the_same_check() -> None:
    for kind in rendering.kinds():
        for language in ("da", "en"):
            own = rendering.own_text(kind, language)
            assert rules.check_wording(own, allowed=rendering.placeholders(kind)) == (), kind
