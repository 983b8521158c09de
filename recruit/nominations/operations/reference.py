"""The number on a receipt: short enough to say on the phone, and it says nothing about anybody."""

import secrets

#: Without 0 and O, 1, I and L, which are mistaken for one another.
_LETTERS = "23456789ABCDEFGHJKMNPQRSTUVWXYZ"


def new_reference() -> str:
    """Return eight random letters and digits in two groups: "7KQ4-9M2P"."""
    drawn = "".join(secrets.choice(_LETTERS) for _ in range(8))
    return f"{drawn[:4]}-{drawn[4:]}"


def new_support_code() -> str:
    """Return what stands in the link that a candidate shares; nobody can guess it."""
    return secrets.token_urlsafe(12)
