"""Storing files, and erasing those whose time is over."""

from collections.abc import Collection
from datetime import datetime
from hashlib import sha256
from typing import cast
from uuid import UUID

from sqlalchemy import CursorResult, delete
from sqlalchemy.orm import Session

from recruit.foundation.actor import Actor
from recruit.foundation.audit import operations as audit
from recruit.foundation.audit.events import Event
from recruit.foundation.files import documents, pictures
from recruit.foundation.files.audio import Recording
from recruit.foundation.files.model import StoredFile
from recruit.foundation.files.rules import KEPT_FOR, WAITING_TIME, Retention, safe_name, source_name


def store_picture(
    session: Session, content: bytes, name: str, *, by: Actor, now: datetime, waiting: bool = False
) -> StoredFile:
    """Store a picture, drawn anew. A `waiting` one expires unless it is kept in time.

    Raises Refused as `pictures.redrawn` does.
    """
    drawn = pictures.redrawn(content)
    expires_at = now + WAITING_TIME if waiting else None
    return _store(session, drawn, safe_name(name, suffix=".png"), "image/png", by=by, now=now, expires_at=expires_at)


def store_photo(session: Session, drawn: bytes, name: str, *, by: Actor, now: datetime) -> StoredFile:
    """Store a photo of somebody as `pictures.redrawn_photo` has drawn it, under a name that does not say of whom."""
    return _store(session, drawn, f"{name}.jpg", "image/jpeg", by=by, now=now)


def store_recording(session: Session, recording: Recording, *, by: Actor, now: datetime) -> StoredFile:
    """Store what somebody says as `audio.cleaned` has left it, under a name that does not say who speaks."""
    name = f"stemme{recording.suffix}"
    return _store(session, recording.content, name, recording.media_type, by=by, now=now)


def store_document(session: Session, content: bytes, name: str, *, by: Actor, now: datetime) -> StoredFile:
    """Store a document as it is, under its sender's name for it and the suffix of what it really is.

    Raises Refused as `documents.recognised` does.
    """
    media_type, suffix = documents.recognised(content)
    return _store(session, content, safe_name(name, suffix=suffix), media_type, by=by, now=now)


def store_made(session: Session, content: bytes, name: str, media_type: str, *, by: Actor, now: datetime) -> StoredFile:
    """Store what the program has made for somebody, under its own name; it waits to be fetched and expires."""
    return _store(session, content, name, media_type, by=by, now=now, expires_at=now + WAITING_TIME)


def store_source(session: Session, content: bytes, name: str, *, by: Actor, now: datetime) -> StoredFile:
    """Store a document that people are read from, as it is: `begin_retention` says when the reading of it is done."""
    stored_as, media_type = source_name(name)
    return _store(session, content, stored_as, media_type, by=by, now=now, retention=Retention.INTAKE_SOURCE)


def keep(file: StoredFile) -> None:
    """Keep a waiting upload for good."""
    file.expires_at = None


def begin_retention(session: Session, file_id: UUID, *, now: datetime) -> None:
    """Let the time run for which a file of a retention class is kept: the work with it is done."""
    file = session.get_one(StoredFile, file_id)
    file.expires_at = now + KEPT_FOR[file.retention] if file.retention else None


def suspend_retention(session: Session, file_id: UUID) -> None:
    """Stop the time for which a file is kept: there is work with it again."""
    session.get_one(StoredFile, file_id).expires_at = None


def erase(session: Session, file_id: UUID) -> None:
    """Erase a file at once; rows that may do without it know it no longer."""
    session.execute(delete(StoredFile).where(StoredFile.id == file_id))


def erase_all(session: Session, files: Collection[UUID]) -> None:
    """Erase many files as `erase` does one."""
    session.execute(delete(StoredFile).where(StoredFile.id.in_(files)))


def purge_waiting(session: Session, *, now: datetime) -> int:
    """Erase every upload that nobody kept in time; return how many. What has a retention class is for its stage."""
    over = delete(StoredFile).where(StoredFile.expires_at <= now, StoredFile.retention.is_(None))
    return cast("CursorResult[object]", session.execute(over)).rowcount


def _store(
    session: Session,
    content: bytes,
    name: str,
    media_type: str,
    *,
    by: Actor,
    now: datetime,
    expires_at: datetime | None = None,
    retention: Retention | None = None,
) -> StoredFile:
    file = StoredFile(
        name=name,
        media_type=media_type,
        digest=sha256(content).hexdigest(),
        size=len(content),
        content=content,
        stored_at=now,
        stored_by=by.reference,
        retention=retention,
        expires_at=expires_at,
    )
    session.add(file)
    session.flush()  # gives it its id
    audit.record(session, Event.FILE_STORED, file, by=by, at=now, details={"size": file.size, "type": media_type})
    return file
