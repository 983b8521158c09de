"""Storing files, keeping them, throwing them away."""

from datetime import datetime, timedelta
from hashlib import sha256

import pytest
from sqlalchemy import select, text
from sqlalchemy.exc import IntegrityError, InvalidRequestError

from recruit.foundation.actor import Actor
from recruit.foundation.audit.model import AuditEntry
from recruit.foundation.files import operations, queries, rules
from recruit.foundation.files.model import StoredFile
from recruit.foundation.refusal import NotFound, Refused
from tests.conftest import Database
from tests.operations.files.pictures import a_picture


def test_a_picture_is_stored_with_its_digest_and_noted_in_the_log(database: Database, now: datetime) -> None:
    with database.transaction() as session:
        stored = operations.store_picture(session, a_picture(), "våben.jpg", by=Actor.command(), now=now)

    with database.reading() as session:
        file = queries.with_content(session, stored.id)
        assert (file.name, file.media_type, file.is_kept) == ("våben.png", "image/png", True)
        assert file.digest == sha256(file.content).hexdigest()
        assert file.size == len(file.content)
        assert session.scalars(select(AuditEntry.event)).all() == ["file.stored"]


def test_the_content_is_never_loaded_by_accident(database: Database, now: datetime) -> None:
    with database.transaction() as session:
        operations.store_picture(session, a_picture(), "a.png", by=Actor.command(), now=now)

    with database.reading() as session:
        file = session.scalars(select(StoredFile)).one()
        with pytest.raises(InvalidRequestError):
            _ = file.content


def test_a_refused_picture_leaves_no_row(database: Database, now: datetime) -> None:
    with pytest.raises(Refused), database.transaction() as session:
        operations.store_picture(session, b"no picture", "a.png", by=Actor.command(), now=now)

    with database.reading() as session:
        assert session.scalars(select(StoredFile)).all() == []
        assert session.scalars(select(AuditEntry)).all() == []


def test_a_waiting_upload_expires_unless_somebody_keeps_it(database: Database, now: datetime) -> None:
    with database.transaction() as session:
        kept = operations.store_picture(session, a_picture(), "a.png", by=Actor.command(), now=now, waiting=True)
        operations.keep(kept)
        lost = operations.store_picture(session, a_picture(), "b.png", by=Actor.command(), now=now, waiting=True)

    with database.transaction() as session:
        assert operations.purge_waiting(session, now=now + rules.WAITING_TIME - timedelta(seconds=1)) == 0
        assert operations.purge_waiting(session, now=now + rules.WAITING_TIME) == 1

    with database.reading() as session:
        assert queries.with_content(session, kept.id).is_kept
        with pytest.raises(NotFound):
            queries.with_content(session, lost.id)


def test_a_source_is_kept_until_the_work_with_it_is_done_and_for_a_while_after(
    database: Database, now: datetime
) -> None:
    with database.transaction() as session:
        source = operations.store_source(session, b"Deltagere:", "Møde 7.TXT", by=Actor.command(), now=now)
        assert (source.name, source.media_type, source.expires_at) == ("Møde 7.txt", "text/plain", None)

        operations.begin_retention(session, source.id, now=now)
        assert source.expires_at == now + rules.KEPT_FOR[rules.Retention.INTAKE_SOURCE]
        operations.suspend_retention(session, source.id)
        assert source.is_kept


def test_a_source_is_erased_by_its_stage_and_not_with_lost_uploads(database: Database, now: datetime) -> None:
    with database.transaction() as session:
        source = operations.store_source(session, b"Deltagere:", "a.txt", by=Actor.command(), now=now)
        operations.begin_retention(session, source.id, now=now)

        assert operations.purge_waiting(session, now=now + timedelta(days=365)) == 0
        operations.erase(session, source.id)

    with database.reading() as session, pytest.raises(NotFound):
        queries.with_content(session, source.id)


@pytest.mark.parametrize(
    ("given", "stored_as", "media_type"),
    [
        ("", "tekst.txt", "text/plain"),
        ("medlemmer", "medlemmer.txt", "text/plain"),
        ("Medlemmer 2022.XLSX", "Medlemmer 2022.xlsx", rules.SOURCE_TYPES[".xlsx"]),
        ("liste.exe", "liste.bin", "application/octet-stream"),
    ],
)
def test_a_source_is_called_by_what_it_is(given: str, stored_as: str, media_type: str) -> None:
    assert rules.source_name(given) == (stored_as, media_type)


@pytest.mark.parametrize(
    ("constraint", "change"),
    [
        ("digest_is_sha256", "digest = 'short'"),
        ("has_content", "content = CAST('' AS {blob})"),
        ("expires_after_it_is_stored", "expires_at = stored_at"),
    ],
)
def test_the_database_refuses_a_file_that_makes_no_sense(
    database: Database, now: datetime, constraint: str, change: str
) -> None:
    blob = "BLOB" if database.engine.dialect.name == "sqlite" else "BYTEA"
    with database.transaction() as session:
        operations.store_picture(session, a_picture(), "a.png", by=Actor.command(), now=now)

    with pytest.raises(IntegrityError, match=constraint), database.transaction() as session:
        session.execute(text(f"UPDATE stored_file SET {change.format(blob=blob)}"))


@pytest.mark.parametrize(
    ("given", "kept"),
    [
        ("byvåben.svg", "byvåben.png"),
        ("C:\\Users\\x\\logo ny.jpeg", "logo ny.png"),
        ("../../etc/passwd", "passwd.png"),
        ('a"; filename="b.exe', "a filenameb.png"),
        ("", "fil.png"),
        ("...", "fil.png"),
    ],
)
def test_a_name_keeps_its_letters_and_loses_its_tricks(given: str, kept: str) -> None:
    assert rules.safe_name(given, suffix=".png") == kept
