"""Adding to the chain, and erasing details from it."""

import secrets
from collections.abc import Collection, Mapping
from dataclasses import dataclass, fields
from datetime import datetime
from typing import Any

from sqlalchemy import insert, select, text, update
from sqlalchemy.orm import Session

from recruit.foundation.actor import Actor
from recruit.foundation.audit.events import Event
from recruit.foundation.audit.model import AuditDetails, AuditEntry, AuditHead, Lookup
from recruit.foundation.audit.rules import BEGINNING, Details, Link, canonical, details_digest
from recruit.foundation.audit.term_events import TermEvent
from recruit.foundation.db import before_commit


@dataclass(frozen=True, slots=True)
class _Pending:
    event: Event | TermEvent
    subject: Any
    by: Actor
    at: datetime
    details: Details


def record(
    session: Session,
    event: Event | TermEvent,
    subject: Any,
    *,
    by: Actor,
    at: datetime,
    details: Mapping[str, object] | None = None,
) -> None:
    """Note that something happened to `subject`, a row with an `id`.

    The row of the chain is written last in the transaction, so writers queue for the lock as briefly as possible.
    Details hold ids, codes and numbers, never names or free text.
    """
    session.info.setdefault("audit", []).append(_Pending(event, subject, by, at, dict(details or {})))
    before_commit(session, _write)


def _write(session: Session) -> None:
    pending: list[_Pending] = session.info.pop("audit", [])
    number, digest = _locked_head(session)
    entries, details = [], []
    for happening in pending:
        number += 1
        salt, content = secrets.token_hex(16), canonical(happening.details)
        link = _link(happening, number, details_digest(salt, content), previous=digest)
        digest = link.digest()
        entries.append({name: getattr(link, name) for name in _LINKED} | {"digest": digest})
        details.append({"number": number, "salt": salt, "content": content})
    session.execute(_ADD, entries)  # all at once: an act may have thousands of entries
    session.execute(_ADD_DETAILS, details)
    session.execute(_MOVE_HEAD, {"number": number, "digest": digest})


_LINKED = tuple(field.name for field in fields(Link))
_ADD, _ADD_DETAILS = insert(AuditEntry), insert(AuditDetails)
_HEAD = select(AuditHead.number, AuditHead.digest).with_for_update()
_MOVE_HEAD = text("UPDATE audit_head SET number = :number, digest = :digest")
_BEGIN = "INSERT INTO audit_head (id, number, digest) VALUES (1, 0, :digest) ON CONFLICT DO NOTHING"


def _locked_head(session: Session) -> tuple[int, str]:
    """Return number and digest of the last entry; nobody else adds one until the transaction ends."""
    head = session.execute(_HEAD).one_or_none()
    if head is None:
        # The very first writers may come together: one begins the chain, the others wait for it here.
        session.execute(text(_BEGIN), {"digest": BEGINNING})
        head = session.execute(_HEAD).one()
    return head.number, head.digest


def _link(happening: _Pending, number: int, digest_of_details: str, *, previous: str) -> Link:
    return Link(
        number=number,
        at=happening.at,
        actor=happening.by.reference,
        event=happening.event.value,
        subject_kind=happening.subject.__tablename__,
        subject_id=str(happening.subject.id),
        details_digest=digest_of_details,
        previous=previous,
    )


def erase_details(session: Session, numbers: Collection[int], *, by: Actor, now: datetime) -> None:
    """Erase what these entries say about people; the chain stays whole and says who erased it.

    Whoever calls it notes in the log of how many entries that is.
    """
    erased = {"content": None, "salt": "", "erased_by": by.reference, "erased_at": now}
    session.execute(update(AuditDetails).where(AuditDetails.number.in_(numbers)).values(erased))


def look_up(session: Session, subject: Any, *, by: Actor, at: datetime) -> None:
    """Note that somebody looked at the personal data of `subject`."""
    session.add(Lookup(at=at, actor=by.reference, subject_kind=subject.__tablename__, subject_id=str(subject.id)))
