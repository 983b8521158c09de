"""How somebody can be reached: by e-mail, telephone or post; one of them is enough."""

from typing import Protocol


class Reachable(Protocol):
    """Whoever says how to reach them."""

    @property
    def email(self) -> str: ...
    @property
    def phone(self) -> str: ...


def email_key(email: str) -> str:
    """Return what two spellings of one mailbox have in common, for counting: case apart, the address as it stands.

    A plus-address is a mailbox of its own here: it may be one of a family or of a library.
    """
    return email.strip().casefold()


def is_reachable(who: Reachable) -> bool:
    """Return True when a letter, a call or a visit would find them."""
    return bool(who.email or who.phone or getattr(who, "address", ""))
