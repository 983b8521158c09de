"""Addresses that leave the house in letters."""

#: Where every one-time link begins; the page there leads on by the link's purpose.
ONE_TIME = "/link/"


def one_time(public_url: str, token: str) -> str:
    """Return the address that uses a token."""
    return f"{public_url}{ONE_TIME}{token}"
