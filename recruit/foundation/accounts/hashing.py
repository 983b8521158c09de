"""Passwords as they are kept: Argon2id, slow on purpose. Compare outside a transaction, so that nobody waits for it."""

import unicodedata

from argon2 import PasswordHasher, Type
from argon2.exceptions import InvalidHashError, VerificationError

#: RFC 9106, second recommendation. Written out so that `_NOBODY` below costs the same to compare with.
_hasher = PasswordHasher(time_cost=3, memory_cost=65536, parallelism=4, type=Type.ID)

#: The hash of a password that nobody has, compared with when there is no such user.
_NOBODY = "$argon2id$v=19$m=65536,t=3,p=4$w3ttIiIXICbcraL+mBSNGQ$UbrAF83AtQgBLu0q/+jDHNwtScg8Fr8oS3UAr/LLB10"


def hashed(password: str) -> str:
    """Return what to keep of a password."""
    return _hasher.hash(_one_spelling(password))


def matches(password: str, kept: str | None) -> bool:
    """Return True when the password is the one that was hashed. Without a hash it takes as long, and is False."""
    try:
        return _hasher.verify(kept or _NOBODY, _one_spelling(password)) and kept is not None
    except (VerificationError, InvalidHashError):
        return False


def _one_spelling(password: str) -> str:
    """Return one spelling of what looks the same: an å may be typed as one character or as two."""
    return unicodedata.normalize("NFKC", password)
