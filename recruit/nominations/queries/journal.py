"""What is journalised of a round and of its nominations, and what is not."""

from collections.abc import Iterator, Mapping, Sequence
from datetime import datetime
from typing import Any
from uuid import UUID

from sqlalchemy import ColumnElement, Select, and_, exists, func, not_, or_, select
from sqlalchemy.orm import Session, joinedload, selectinload

from recruit.foundation.audit.events import Event
from recruit.foundation.audit.model import AuditEntry
from recruit.foundation.mail.model import Letter
from recruit.foundation.references import Written
from recruit.foundation.refusal import NotFound
from recruit.nominations.model import (
    Complaint,
    Deficiency,
    JournalPacket,
    Nomination,
    NominationAnswer,
    NominationJoin,
    NominationNote,
    NominationWithdrawal,
    Nominee,
    NomineeAsk,
    Recommendation,
    Recommended,
    Supporter,
    Verification,
    VettingDecision,
)
from recruit.nominations.queries.round import TO_FILL
from recruit.recruitment.model import RecruitmentRound

#: Until when a nomination's records are in no packet: instants of its own tables, beside those that `_later` names.
_INSTANTS = (
    (NominationAnswer, (NominationAnswer.written_at,)),
    (NominationWithdrawal, (NominationWithdrawal.written_at, NominationWithdrawal.revoked_at)),
    (Supporter, (Supporter.signed_at, Supporter.withdrawn_at)),
    (NominationNote, (NominationNote.at,)),
    (Verification, (Verification.at, Verification.revoked_at)),
    (Deficiency, (Deficiency.at, Deficiency.remedied_at)),
    (VettingDecision, (VettingDecision.at, VettingDecision.revoked_at)),
)

_STANDS = (JournalPacket.journalised_on.is_not(None), JournalPacket.revoked_at.is_(None))


def packet(session: Session, round_id: UUID, packet_id: UUID, *, lock: bool = False) -> JournalPacket:
    """Return a packet of a round; with `lock` nobody else changes it meanwhile. Raises NotFound."""
    chosen = select(JournalPacket).filter_by(id=packet_id, round_id=round_id)
    if lock:
        chosen = chosen.with_for_update().execution_options(populate_existing=True)
    found = session.scalars(chosen).one_or_none()
    if found is None:
        raise NotFound(packet_id)
    return found


def packets(session: Session, round_id: UUID) -> Sequence[JournalPacket]:
    """Return the packets of a round that hold something, the latest first, with the nominations. One query."""
    chosen = select(JournalPacket).filter_by(round_id=round_id).where(JournalPacket.packed_at.is_not(None))
    chosen = chosen.options(joinedload(JournalPacket.nomination).joinedload(Nomination.nominee))
    return session.scalars(chosen.order_by(JournalPacket.at.desc(), JournalPacket.id)).all()


def last_number(session: Session, round_id: UUID) -> int:
    """Return the number of the last document of a round that is journalised; 0 before the first. One query."""
    chosen = select(func.max(JournalPacket.last_number)).where(JournalPacket.round_id == round_id, *_STANDS)
    return session.scalar(chosen) or 0


def is_overtaken(session: Session, packet: JournalPacket) -> bool:
    """Return whether a packet of the round was taken out of the row after this one was asked for. One query."""
    taken_out = (JournalPacket.round_id == packet.round_id, JournalPacket.revoked_at >= packet.at)
    return bool(session.scalar(select(exists().where(*taken_out))))


def covered(session: Session, round_id: UUID) -> Mapping[UUID | None, datetime]:
    """Return up to when a round is journalised: as a whole (None), and each nomination that was by itself. One query.

    What a packet of the whole round covers holds for each of its nominations.
    """
    chosen = select(JournalPacket.nomination_id, func.max(JournalPacket.at)).where(
        JournalPacket.round_id == round_id, *_STANDS
    )
    return dict(session.execute(chosen.group_by(JournalPacket.nomination_id)).all())


def is_unjournalised(*, before: datetime | None = None) -> ColumnElement[bool]:
    """Say of a nomination that something of it is in no packet that is journalised; `before`: in no earlier one.

    Whoever was proposed and has not answered is not put on record yet: without an answer it is erased.
    """
    is_asked = exists().where(NomineeAsk.nomination_id == Nomination.id)
    has_answered = exists().where(NominationAnswer.nomination_id == Nomination.id)
    of_it = or_(JournalPacket.nomination_id.is_(None), JournalPacket.nomination_id == Nomination.id)
    after_all = not_(or_(*_later()))
    earlier = (JournalPacket.at < before,) if before else ()
    covers = (JournalPacket.round_id == Nomination.round_id, of_it, *_STANDS, *earlier, after_all)
    is_covered = exists().where(*covers).correlate(Nomination)
    return and_(or_(not_(is_asked), has_answered), not_(is_covered))


def is_complaint_unjournalised() -> ColumnElement[bool]:
    """Say of a complaint about a whole round that it, or how it ended, is in no packet that is journalised."""
    at = JournalPacket.at
    is_in_it = (Complaint.at <= at, or_(Complaint.closed_at.is_(None), Complaint.closed_at <= at))
    of_round = (JournalPacket.round_id == Complaint.round_id, JournalPacket.nomination_id.is_(None))
    return not_(exists().where(*of_round, *_STANDS, *is_in_it).correlate(Complaint))


def _later() -> Iterator[ColumnElement[bool]]:
    """Say of a nomination and a packet, record by record, that it was written down after the packet."""
    at = JournalPacket.at
    yield Nomination.written_at > at
    for table, instants in _INSTANTS:
        yield _is_there(table.nomination_id == Nomination.id, or_(*(instant > at for instant in instants)))
    for side in (NominationJoin.kept_id, NominationJoin.joined_id):
        yield _is_there(side == Nomination.id, or_(NominationJoin.at > at, NominationJoin.undone_at > at))
    about_it = (VettingDecision.nomination_id == Nomination.id, Complaint.decision_id == VettingDecision.id)
    yield _is_there(*about_it, or_(Complaint.at > at, Complaint.closed_at > at))
    spoken_of = (Recommended.nomination_id == Nomination.id, Recommendation.id == Recommended.recommendation_id)
    yield _is_there(*spoken_of, or_(Recommendation.at > at, Recommendation.revoked_at > at))
    number: ColumnElement[str] = Written(Nomination.id)
    readers = Letter.recipient.in_(["nominee:" + number, "nominator:" + number])
    yield _is_there(readers, or_(Letter.sent_at > at, Letter.given_up_at > at))
    of_log = (AuditEntry.subject_kind == Nomination.__tablename__, AuditEntry.subject_id == number)
    yield _is_there(*of_log, AuditEntry.event == Event.NOMINATION_CORRECTED, AuditEntry.at > at)


def _is_there(*conditions: ColumnElement[bool]) -> ColumnElement[bool]:
    """Say that a record of a nomination is there that came after a packet; both are those of the query around."""
    return exists().where(*conditions).correlate(Nomination, JournalPacket)


def unjournalised(session: Session, round_id: UUID, *, size: int) -> Sequence[tuple[Nomination, str]]:
    """Return nominations of a round with something that is not journalised, by name, with the names. One query."""
    chosen = _unjournalised(round_id).add_columns(Nominee.name).order_by(Nominee.sort_key, Nominee.name, Nomination.id)
    return [(nomination, name) for nomination, name in session.execute(chosen.limit(size))]


def unjournalised_number(session: Session, round_id: UUID) -> int:
    """Return how many nominations of a round hold something that is not journalised. One query."""
    return session.scalar(_unjournalised(round_id).with_only_columns(func.count())) or 0


def _unjournalised(round_id: UUID) -> Select[Any]:
    chosen = select(Nomination).join(Nomination.nominee)
    return chosen.where(Nomination.round_id == round_id, Nomination.erased_at.is_(None), is_unjournalised())


def is_up_to_date(session: Session, nomination_id: UUID) -> bool:
    """Return whether everything of a nomination is journalised. One query."""
    return not session.scalar(select(exists().where(Nomination.id == nomination_id, is_unjournalised())))


def round_of(session: Session, packet: JournalPacket) -> RecruitmentRound:
    """Return the round of a packet with everything that its documents are made from. Raises NotFound."""
    chosen = select(RecruitmentRound).where(RecruitmentRound.id == packet.round_id)
    chosen = chosen.options(*TO_FILL, selectinload(RecruitmentRound.extensions))
    found = session.scalars(chosen).unique().one_or_none()
    if found is None:
        raise NotFound(packet.round_id)
    return found


def packed_nominations(session: Session, packet: JournalPacket) -> Sequence[Nomination]:
    """Return the nominations of which a packet holds something, as long as something is left of them. One query."""
    chosen = select(Nomination).where(Nomination.round_id == packet.round_id, Nomination.erased_at.is_(None))
    if packet.nomination_id:
        chosen = chosen.where(Nomination.id == packet.nomination_id)
    elif not packet.is_whole:
        chosen = chosen.where(is_unjournalised(before=packet.at))
    return session.scalars(chosen.where(Nomination.written_at <= packet.at).order_by(Nomination.id)).all()


def to_pack(session: Session, packet: JournalPacket) -> Sequence[UUID]:
    """Return the nominations that a packet looks through, in the order in which they came. One query.

    Of the whole round those with something new; all of them where the packet is whole.
    """
    chosen = select(Nomination.id).where(Nomination.round_id == packet.round_id, Nomination.erased_at.is_(None))
    if packet.nomination_id:
        chosen = chosen.where(Nomination.id == packet.nomination_id)
    elif not packet.is_whole:
        chosen = chosen.where(is_unjournalised())
    return session.scalars(chosen.order_by(Nomination.received_at, Nomination.id)).all()
