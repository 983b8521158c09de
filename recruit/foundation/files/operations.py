"""Storing files and throwing away what nobody kept."""

from datetime import datetime
from hashlib import sha256
from typing import cast

from sqlalchemy import CursorResult, delete
from sqlalchemy.orm import Session

from recruit.foundation.actor import Actor
from recruit.foundation.audit import operations as audit
from recruit.foundation.audit.events import Event
from recruit.foundation.files import documents, pictures
from recruit.foundation.files.model import StoredFile
from recruit.foundation.files.rules import WAITING_TIME, safe_name


def store_picture(
    session: Session, content: bytes, name: str, *, by: Actor, now: datetime, waiting: bool = False
) -> StoredFile:
    """Store a picture, drawn anew. A `waiting` one expires unless it is kept in time.

    Raises Refused as `pictures.redrawn` does.
    """
    drawn = pictures.redrawn(content)
    return _store(session, drawn, safe_name(name, suffix=".png"), "image/png", by=by, now=now, waiting=waiting)


def store_document(session: Session, content: bytes, name: str, *, by: Actor, now: datetime) -> StoredFile:
    """Store a document as it is, under its sender's name for it and the suffix of what it really is.

    Raises Refused as `documents.recognised` does.
    """
    media_type, suffix = documents.recognised(content)
    return _store(session, content, safe_name(name, suffix=suffix), media_type, by=by, now=now, waiting=False)


def store_made(session: Session, content: bytes, name: str, media_type: str, *, by: Actor, now: datetime) -> StoredFile:
    """Store what the program has made for somebody, under its own name; it waits to be fetched and expires."""
    return _store(session, content, name, media_type, by=by, now=now, waiting=True)


def keep(file: StoredFile) -> None:
    """Keep a waiting upload for good."""
    file.expires_at = None


def purge_waiting(session: Session, *, now: datetime) -> int:
    """Throw away every upload that nobody kept in time; return how many."""
    gone = session.execute(delete(StoredFile).where(StoredFile.expires_at <= now))
    return cast("CursorResult[object]", gone).rowcount


def _store(
    session: Session, content: bytes, name: str, media_type: str, *, by: Actor, now: datetime, waiting: bool
) -> StoredFile:
    file = StoredFile(
        name=name,
        media_type=media_type,
        digest=sha256(content).hexdigest(),
        size=len(content),
        content=content,
        stored_at=now,
        stored_by=by.reference,
        expires_at=now + WAITING_TIME if waiting else None,
    )
    session.add(file)
    session.flush()  # gives it its id
    audit.record(session, Event.FILE_STORED, file, by=by, at=now, details={"size": file.size, "type": media_type})
    return file
