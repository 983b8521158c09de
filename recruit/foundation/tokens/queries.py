"""Finding a one-time link that still works."""

from datetime import datetime
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import Session

from recruit.foundation.refusal import NotFound
from recruit.foundation.tokens.model import OneTimeLink
from recruit.foundation.tokens.rules import digest, is_open


def by_token(session: Session, token: str, *, now: datetime) -> OneTimeLink:
    """Return the open link that a letter carried.

    Raises NotFound alike when the token is unknown, used or expired.
    """
    return _open(session.scalars(select(OneTimeLink).filter_by(token_digest=digest(token))).one_or_none(), now)


def by_id(session: Session, link_id: UUID, purpose: str, *, now: datetime, lock: bool = False) -> OneTimeLink:
    """Return the open link, which must be for this purpose; with `lock` nobody else can use it meanwhile.

    Raises NotFound alike when it is unknown, for something else, used or expired.
    """
    link = session.get(OneTimeLink, link_id, with_for_update=lock or None)
    return _open(link if link is not None and link.purpose == purpose else None, now)


def is_open_for(session: Session, purpose: str, subject_id: UUID, *, now: datetime) -> bool:
    """Return whether a link for this purpose and subject still works."""
    of_it = select(OneTimeLink).filter_by(purpose=purpose, subject_id=subject_id)
    links = session.scalars(of_it.where(OneTimeLink.used_at.is_(None)))
    return any(is_open(expires_at=link.expires_at, used_at=link.used_at, now=now) for link in links)


def _open(link: OneTimeLink | None, now: datetime) -> OneTimeLink:
    if link is None or not is_open(expires_at=link.expires_at, used_at=link.used_at, now=now):
        raise NotFound("one-time link")
    return link
