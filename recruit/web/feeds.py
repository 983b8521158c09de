"""Addresses of calendars that open without signing in: whoever holds one reads what that calendar holds, no more.

The address carries the round, the election or the council, signed. It cannot be guessed, and nothing has to be kept for
it but how often it was replaced, where it can be.
"""

from enum import StrEnum
from uuid import UUID

from flask import current_app
from itsdangerous import BadSignature, Signer

from recruit.foundation.refusal import NotFound

#: What stands between an id and how often its address was replaced.
_EDITION = "-"


class Feed(StrEnum):
    """Whose calendar an address opens: one that is signed for a round opens no election."""

    ROUND = "calendar of a round"
    ELECTION = "calendar of an election"
    MEETINGS = "calendar of the meetings of a council"


def token_of(subject_id: UUID, feed: Feed, edition: int = 0) -> str:
    """Return what the address of a calendar carries; always the same for one round, election, or edition."""
    return _signer(feed).sign(f"{subject_id.hex}{_EDITION}{edition}" if edition else subject_id.hex).decode()


def behind(token: str, feed: Feed) -> UUID:
    """Return the id of whose calendar the token opens. Raises NotFound for one that we have not signed."""
    return with_edition(token, feed)[0]


def with_edition(token: str, feed: Feed) -> tuple[UUID, int]:
    """Return the id of whose calendar the token opens, with its edition. Raises NotFound as `behind` does."""
    try:
        number, _, edition = _signer(feed).unsign(token).decode().partition(_EDITION)
    except BadSignature:
        raise NotFound("calendar") from None
    return UUID(number), int(edition or 0)


def _signer(feed: Feed) -> Signer:
    return Signer(str(current_app.secret_key), salt=feed.value)
