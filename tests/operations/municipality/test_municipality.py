"""The municipality: set up once, changed with care."""

from dataclasses import replace
from datetime import datetime

import pytest
from sqlalchemy import select, text
from sqlalchemy.exc import IntegrityError
from sqlalchemy.orm.exc import StaleDataError

from recruit.foundation.actor import Actor
from recruit.foundation.audit.model import AuditDetails, AuditEntry
from recruit.foundation.municipality import operations, queries, rules
from recruit.foundation.municipality.rules import Particulars
from recruit.foundation.refusal import NotFound, Refused, Stale
from tests.conftest import Database
from tests.operations.files.pictures import a_picture

FJORDBY = Particulars(name="Fjordby Kommune", email="raad@fjordby.example", council_word="byrådet")


def set_up(database: Database, now: datetime) -> None:
    with database.transaction() as session:
        operations.set_up(session, FJORDBY, by=Actor.command(), now=now)


def test_there_is_none_before_it_is_set_up(database: Database) -> None:
    with database.reading() as session:
        assert queries.municipality(session) is None


def test_setting_up_writes_the_row_and_the_log(database: Database, now: datetime) -> None:
    set_up(database, now)

    with database.reading() as session:
        municipality = queries.municipality(session)
        assert municipality is not None
        assert municipality.particulars() == FJORDBY
        assert municipality.logo is None
        assert session.scalars(select(AuditEntry.event)).all() == ["municipality.set_up"]


def test_it_is_set_up_only_once(database: Database, now: datetime) -> None:
    set_up(database, now)

    with pytest.raises(Refused, match="municipality-is-set-up"):
        set_up(database, now)


def test_the_log_says_which_fields_changed_and_not_to_what(database: Database, now: datetime) -> None:
    set_up(database, now)

    with database.transaction() as session:
        operations.change(session, replace(FJORDBY, phone="00 00 00 00"), version=1, by=Actor.command(), now=now)

    with database.reading() as session:
        assert session.scalars(select(AuditDetails.content).order_by(AuditDetails.number)).all()[-1] == (
            '{"fields":["phone"]}'
        )


def test_a_save_that_changes_nothing_leaves_no_trace(database: Database, now: datetime) -> None:
    set_up(database, now)

    with database.transaction() as session:
        operations.change(session, FJORDBY, version=1, by=Actor.command(), now=now)

    with database.reading() as session:
        assert len(session.scalars(select(AuditEntry)).all()) == 1


def test_a_stale_save_is_answered_with_what_stands_now(database: Database, now: datetime) -> None:
    set_up(database, now)
    with database.transaction() as session:
        operations.change(session, replace(FJORDBY, name="Ny Fjordby"), version=1, by=Actor.command(), now=now)

    with pytest.raises(Stale) as stale, database.transaction() as session:
        operations.change(session, replace(FJORDBY, name="Gammel Fjordby"), version=1, by=Actor.command(), now=now)

    assert stale.value.record == replace(FJORDBY, name="Ny Fjordby")


def test_two_saves_at_the_same_instant_cannot_both_win(database: Database, now: datetime) -> None:
    set_up(database, now)
    with database.reading() as session:
        seen = queries.municipality(session)
    with database.transaction() as session:
        operations.change(session, replace(FJORDBY, name="Ny Fjordby"), version=1, by=Actor.command(), now=now)

    with pytest.raises(StaleDataError), database.transaction() as session:
        assert seen is not None
        session.add(seen)
        seen.name = "Gammel Fjordby"


def test_a_logo_is_set_replaced_and_removed(database: Database, now: datetime) -> None:
    set_up(database, now)
    with database.transaction() as session:
        operations.set_logo(session, a_picture(), "logo.png", by=Actor.command(), now=now)

    with database.reading() as session:
        municipality = queries.municipality(session)
        assert municipality is not None
        assert municipality.logo is not None
        digest = municipality.logo.digest
        assert queries.logo(session, digest) is not None

    with database.transaction() as session:
        operations.remove_logo(session, by=Actor.command(), now=now)
    with database.reading() as session:
        assert queries.logo(session, digest) is None


def test_nothing_can_be_changed_before_it_is_set_up(database: Database, now: datetime) -> None:
    with pytest.raises(NotFound), database.transaction() as session:
        operations.set_logo(session, a_picture(), "logo.png", by=Actor.command(), now=now)


@pytest.mark.parametrize(
    ("constraint", "change"),
    [
        ("only_one", "id = 2"),
        ("has_a_name", "name = ' '"),
        ("council_word_known", "council_word = 'senatet'"),
        ("closed_letters_known", "closed_letters = 'email'"),
        ("fk_municipality_logo_id_stored_file|FOREIGN KEY", "logo_id = :nothing"),
    ],
)
def test_the_database_refuses_a_municipality_that_makes_no_sense(
    database: Database, now: datetime, constraint: str, change: str
) -> None:
    set_up(database, now)
    nothing = "0" * 32 if ":nothing" in change else None

    with pytest.raises(IntegrityError, match=constraint), database.transaction() as session:
        bound = {"nothing": nothing} if nothing else {}
        cast = "CAST(:nothing AS UUID)" if database.engine.dialect.name == "postgresql" else ":nothing"
        session.execute(text(f"UPDATE municipality SET {change.replace(':nothing', cast)}"), bound)


@pytest.mark.parametrize(
    ("field", "value", "code"),
    [
        ("name", "  ", "municipality-has-no-name"),
        ("email", "raad at fjordby", "email-is-malformed"),
        ("email", "a@b.dk\nBcc: c@d.dk", "email-is-malformed"),
        ("website", "javascript:alert(1)", "address-is-malformed"),
        ("website", "javascript://fjordby.example/%0aalert(1)", "address-is-malformed"),
        ("website", "fjordby.example", "address-is-malformed"),
        ("privacy_notice", "https://[", "address-is-malformed"),
        ("accessibility_statement", "https://was.example/ erklæring", "address-is-malformed"),
        ("council_word", "senatet", "council-word-unknown"),
        ("closed_letters", "email", "closed-letters-unknown"),
    ],
)
def test_particulars_that_do_not_hold_are_refused_at_their_field(field: str, value: object, code: str) -> None:
    reasons = rules.check(replace(FJORDBY, **{field: value}))

    assert [(reason.code, reason.field) for reason in reasons] == [(code, field)]
