"""What the sentences about what waits have in common: addresses, and of how many they tell."""

from collections.abc import Callable

from recruit.foundation.due import Due

#: What is said of one thing that waits, and where it is done.
Way = Callable[[Due], tuple[str, str]]

#: Where the secretariat's pages begin. A test sees that each address below is one of them.
SECRETARIAT = "/sekretariat"


def council(due: Due) -> str:
    """Return the address of the page of the council that it concerns."""
    return f"{body(due)}/raad"


def body(due: Due) -> str:
    """Return where the pages of its council begin."""
    return f"{SECRETARIAT}/{due.body}"


def round_(due: Due) -> str:
    """Return the address of the page of the round that it concerns."""
    return f"{body(due)}/rekruttering/{due.facts['round']}"


def how_many(due: Due) -> int:
    """Return of how many it tells."""
    return int(str(due.facts["number"]))
