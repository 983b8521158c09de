"""Addresses of calendars that open without signing in: whoever holds one reads what that calendar holds, no more.

The address carries the round or the election, signed. It cannot be guessed, and nothing has to be kept for it.
"""

from enum import StrEnum
from uuid import UUID

from flask import current_app
from itsdangerous import BadSignature, Signer

from recruit.foundation.refusal import NotFound


class Feed(StrEnum):
    """Whose calendar an address opens: one that is signed for a round opens no election."""

    ROUND = "calendar of a round"
    ELECTION = "calendar of an election"
    MEETINGS = "calendar of the meetings of a council"


def token_of(subject_id: UUID, feed: Feed) -> str:
    """Return what the address of a calendar carries; always the same for one round, and for one election."""
    return _signer(feed).sign(subject_id.hex).decode()


def behind(token: str, feed: Feed) -> UUID:
    """Return the id of whose calendar the token opens. Raises NotFound for one that we have not signed."""
    try:
        return UUID(_signer(feed).unsign(token).decode())
    except BadSignature:
        raise NotFound("calendar") from None


def _signer(feed: Feed) -> Signer:
    return Signer(str(current_app.secret_key), salt=feed.value)
