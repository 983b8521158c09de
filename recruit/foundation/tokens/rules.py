"""How secrets that leave the house are made and compared."""

import hashlib
from datetime import datetime


def digest(token: str) -> str:
    """Return what the database keeps of a token. Tokens are long and random, so a plain hash is enough."""
    return hashlib.sha256(token.encode()).hexdigest()


def is_open(*, expires_at: datetime, used_at: datetime | None, now: datetime) -> bool:
    """Return True while a one-time link can still be used."""
    return used_at is None and now < expires_at
