"""Asking for a packet for the case system, fetching it, and noting that it was journalised, or was not after all."""

from datetime import date, datetime
from uuid import UUID

from sqlalchemy.orm import Session

from recruit.foundation import clock
from recruit.foundation.actor import Actor
from recruit.foundation.audit import operations as audit
from recruit.foundation.audit.events import Event
from recruit.foundation.files.model import StoredFile
from recruit.foundation.refusal import refuse_if
from recruit.nominations.model import JournalPacket
from recruit.nominations.queries import journal as queries
from recruit.nominations.rules import tidy_line, tidy_text
from recruit.nominations.rules.journal import may_journalise, may_revoke


def ask_for(
    session: Session,
    round_id: UUID,
    nomination_id: UUID | None,
    *,
    is_whole: bool,
    by: Actor,
    now: datetime,
) -> JournalPacket:
    """Write a packet down that a job packs: of the round, or of one of its nominations.

    It covers what is written down up to now. The job reads later, when whatever was being written is there.
    """
    made = JournalPacket(
        round_id=round_id, nomination_id=nomination_id, is_whole=is_whole, at=now, by=by.reference, journal_number=""
    )
    session.add(made)
    session.flush()
    details = {"nomination": str(nomination_id) if nomination_id else None, "whole": is_whole}
    audit.record(session, Event.JOURNAL_PACKET_MADE, made, by=by, at=now, details=details)
    return made


def packed(session: Session, packet_id: UUID, file: StoredFile, first: int, last: int, *, now: datetime) -> None:
    """Note what a job has packed: the ZIP, and the numbers of its first and its last document."""
    packet = session.get_one(JournalPacket, packet_id)
    packet.packed_at, packet.digest, packet.file_id = now, file.digest, file.id
    packet.first_number, packet.last_number = first, last
    session.flush()


def fetched(session: Session, packet: JournalPacket, *, by: Actor, now: datetime) -> None:
    """Note that somebody took a packet; the first time counts, each is in the log."""
    if packet.fetched_at is None:
        packet.fetched_at, packet.fetched_by = now, by.reference
        session.flush()
    audit.record(session, Event.JOURNAL_PACKET_FETCHED, packet, by=by, at=now, details={"digest": packet.digest})


def journalise(session: Session, packet: JournalPacket, number: str, on: date, *, by: Actor, now: datetime) -> None:
    """Note that a packet was put into the case system on a day, and under which number.

    It is loaded locked, after its round: the documents of a round are numbered in one row. Raises Refused with every
    reason of `rules.journal.may_journalise`.
    """
    last, today, number = queries.last_number(session, packet.round_id), clock.local(now).date(), tidy_line(number)
    is_overtaken = queries.is_overtaken(session, packet)
    refuse_if(may_journalise(packet.made(), number, on, last=last, is_overtaken=is_overtaken, today=today))
    packet.journalised_on, packet.journalised_by, packet.journal_number = on, by.reference, number
    session.flush()
    audit.record(session, Event.JOURNALISED, packet, by=by, at=now, details={"on": on.isoformat()})


def revoke(session: Session, packet: JournalPacket, because: str, *, by: Actor, now: datetime) -> None:
    """Note that a packet, loaded locked, was not journalised after all: what it holds is open again.

    Raises Refused with every reason of `rules.journal.may_revoke`.
    """
    because = tidy_text(because)
    refuse_if(may_revoke(packet.made(), because, last=queries.last_number(session, packet.round_id)))
    packet.revoked_at, packet.revoked_by, packet.revoked_because = now, by.reference, because
    session.flush()
    audit.record(session, Event.JOURNALISED_REVOKED, packet, by=by, at=now)
