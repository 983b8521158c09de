"""The ground: one function commits, reading never writes, a refusal leaves no row."""

from datetime import datetime, timedelta, timezone

import pytest
from sqlalchemy import select, text
from sqlalchemy.exc import DBAPIError, OperationalError, StatementError

from recruit.foundation import clock, db
from recruit.foundation.actor import Actor
from recruit.foundation.audit.model import AuditEntry, AuditHead, Lookup
from recruit.foundation.audit.operations import look_up
from recruit.foundation.db import before_commit
from recruit.foundation.refusal import Refusal, Refused, refuse_if
from tests.conftest import Database


class Subject:
    __tablename__ = "person"
    id = 7


def test_what_a_transaction_writes_is_there_afterwards(database, now):
    with database.transaction() as session:
        look_up(session, Subject, by=Actor.system(), at=now)

    with database.reading() as session:
        assert session.scalars(select(Lookup.at)).all() == [now]


def test_a_refusal_after_a_write_leaves_no_row(database, now):
    with pytest.raises(Refused, match="not-today"), database.transaction() as session:
        look_up(session, Subject, by=Actor.system(), at=now)
        session.flush()
        refuse_if([Refusal("not-today")])

    with database.reading() as session:
        assert session.scalars(select(Lookup)).all() == []


def test_reading_is_refused_a_write_by_the_database_itself(database, now):
    with pytest.raises(DBAPIError), database.reading() as session:
        look_up(session, Subject, by=Actor.system(), at=now)
        session.flush()


def test_a_connection_that_only_read_can_write_again(database, now):
    for _ in range(3):
        with database.reading() as session:
            session.execute(text("SELECT 1"))
        with database.transaction() as session:
            look_up(session, Subject, by=Actor.system(), at=now)


@pytest.mark.postgresql
def test_what_is_asked_again_and_again_stays_prepared_from_one_reading_to_the_next(postgres):
    asked = select(Lookup.at)
    with postgres.engine() as engine:
        database = Database(engine)
        for _ in range(7):
            with database.reading() as session:
                session.execute(asked)

        with database.reading() as session:
            prepared = session.scalars(text("SELECT statement FROM pg_prepared_statements")).all()

    assert any("FROM lookup" in statement for statement in prepared)


def test_a_writer_waits_until_another_is_done(sqlite, now, monkeypatch):
    looks = []
    first = sqlite.transaction()
    first.__enter__()

    def done_at_the_third_look(seconds):
        looks.append(seconds)
        if len(looks) == 3:
            first.__exit__(None, None, None)

    monkeypatch.setattr(db.time, "sleep", done_at_the_third_look)
    with sqlite.transaction() as session:
        look_up(session, Subject, by=Actor.system(), at=now)

    assert looks == [db.LOOKS_EVERY] * 3


def test_a_writer_gives_up_on_one_who_is_never_done(sqlite, monkeypatch):
    monkeypatch.setattr(db, "PATIENCE", 0)

    with sqlite.transaction(), pytest.raises(OperationalError, match="locked"), sqlite.transaction():
        pass


def test_the_last_acts_of_a_transaction_run_once_each(database):
    ran = []

    with database.transaction() as session:
        before_commit(session, ran.append)
        before_commit(session, ran.append)

    assert len(ran) == 1


def test_foreign_keys_are_kept(database):
    with pytest.raises(DBAPIError), database.transaction() as session:
        session.execute(text("INSERT INTO audit_details (number, salt, content) VALUES (99, '', '{}')"))


def test_an_instant_comes_back_as_it_went_in_whatever_its_zone(database):
    copenhagen = datetime(2026, 7, 1, 12, 0, 0, 999_000, tzinfo=clock.COPENHAGEN)

    with database.transaction() as session:
        look_up(session, Subject, by=Actor.system(), at=copenhagen)

    with database.reading() as session:
        (kept,) = session.scalars(select(Lookup.at)).all()
    assert kept == copenhagen
    assert kept.utcoffset() == timedelta(0)


def test_an_instant_without_a_zone_is_refused(database):
    naive = datetime(2026, 7, 1, 12, 0, tzinfo=timezone(timedelta(0))).replace(tzinfo=None)

    with pytest.raises(StatementError, match="time zone"), database.transaction() as session:
        look_up(session, Subject, by=Actor.system(), at=naive)


@pytest.mark.parametrize(
    "statement",
    [
        "INSERT INTO audit_head (id, number, digest) VALUES (2, 0, '')",
        "INSERT INTO audit_entry VALUES (0, '2026-01-01', 's', 'e', 'k', 'i', 'd', 'p', 'g')",
    ],
)
def test_the_chain_has_one_head_and_is_numbered_from_one(database, statement):
    with pytest.raises(DBAPIError), database.transaction() as session:
        session.execute(text(statement))


def test_nothing_has_happened_in_a_fresh_database(database):
    with database.reading() as session:
        assert session.scalars(select(AuditEntry)).all() == []
        assert session.get(AuditHead, 1) is None
