"""Making one-time links, using them, and withdrawing them."""

import secrets
from collections.abc import Collection
from datetime import datetime, timedelta
from uuid import UUID

from sqlalchemy import delete, update
from sqlalchemy.orm import Session

from recruit.foundation.tokens import queries
from recruit.foundation.tokens.model import OneTimeLink
from recruit.foundation.tokens.rules import digest


def mint(session: Session, purpose: str, subject_id: UUID, *, lifetime: timedelta, now: datetime) -> str:
    """Make a link and return its token, which exists nowhere else: put it into the letter and forget it."""
    token = secrets.token_urlsafe(32)
    link = OneTimeLink(
        token_digest=digest(token),
        purpose=purpose,
        subject_id=subject_id,
        created_at=now,
        expires_at=now + lifetime,
    )
    session.add(link)
    return token


def use(session: Session, link_id: UUID, purpose: str, *, now: datetime) -> UUID:
    """Use the link and return the id of what it is about. Of two at once, one gets it.

    Raises NotFound when it is unknown, for something else, used or expired.
    """
    link = queries.by_id(session, link_id, purpose, now=now, lock=True)
    link.used_at = now
    return link.subject_id


def withdraw(session: Session, purpose: str, subject_id: UUID, *, now: datetime) -> None:
    """Make every open link for this purpose and subject void."""
    withdraw_all(session, purpose, [subject_id], now=now)


def withdraw_all(
    session: Session, purpose: str, subject_ids: Collection[UUID], *, now: datetime, but: UUID | None = None
) -> None:
    """Make every open link for this purpose and any of these subjects void, but the one that is being used."""
    of_them = [OneTimeLink.purpose == purpose, OneTimeLink.subject_id.in_(subject_ids)]
    if but is not None:
        of_them.append(OneTimeLink.id != but)
    session.execute(update(OneTimeLink).where(*of_them, OneTimeLink.used_at.is_(None)).values(used_at=now))


def forget_before(session: Session, instant: datetime) -> None:
    """Forget the links that were over before the instant."""
    session.execute(delete(OneTimeLink).where(OneTimeLink.expires_at < instant))
