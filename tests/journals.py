"""Packets of documents that stand in the case system, as a secretary has put them there."""

from datetime import datetime
from uuid import UUID

from sqlalchemy.orm import Session

from recruit.foundation.files.operations import store_made
from recruit.nominations.model import JournalPacket
from recruit.nominations.operations import journal
from tests.builders import BY, NOW, day

TODAY = day("2026-11-21")


def a_packet(
    session: Session, round_id: UUID, at: datetime = NOW, numbers: tuple[int, int] = (1, 1), of: UUID | None = None
) -> JournalPacket:
    """Return a packet that was packed and fetched."""
    made = journal.ask_for(session, round_id, of, is_whole=False, by=BY, now=at)
    file = store_made(session, b"PK", "journal.zip", "application/zip", by=BY, now=at)
    journal.packed(session, made.id, file, *numbers, now=at)
    journal.fetched(session, made, by=BY, now=at)
    return made


def journalised(
    session: Session, round_id: UUID, at: datetime = NOW, numbers: tuple[int, int] = (1, 1), of: UUID | None = None
) -> JournalPacket:
    """Return a packet that is journalised: it covers what was written down up to an instant."""
    made = a_packet(session, round_id, at, numbers, of)
    journal.journalise(session, made, "15.00.00-G01-2536-21", TODAY, by=BY, now=at)
    return made
