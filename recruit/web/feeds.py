"""Addresses of calendars that open without signing in: whoever holds one reads public dates, and nothing else.

The address carries the round, signed. It cannot be guessed, and nothing has to be kept for it.
"""

from uuid import UUID

from flask import current_app
from itsdangerous import BadSignature, Signer

from recruit.foundation.refusal import NotFound


def token_of(round_id: UUID) -> str:
    """Return what the address of a round's calendar carries; always the same for one round."""
    return _signer().sign(round_id.hex).decode()


def round_behind(token: str) -> UUID:
    """Return the id of the round whose calendar the token opens. Raises NotFound for one that we have not signed."""
    try:
        return UUID(_signer().unsign(token).decode())
    except BadSignature:
        raise NotFound("calendar") from None


def _signer() -> Signer:
    return Signer(str(current_app.secret_key), salt="calendar of a round")
