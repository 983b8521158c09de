"""The key of a form, and what happens when one comes twice."""

from hashlib import sha256


class AlreadyDone(Exception):  # noqa: N818 (it is an answer, not an error)
    """The same form was sent before. The web answers 303 to `address`, where the first sending led."""

    def __init__(self, address: str) -> None:
        self.address = address
        super().__init__(address)


def digest(key: str) -> str:
    """Return what the database keeps of a key."""
    return sha256(key.encode()).hexdigest()
