"""The verifiable draw: publicly known numbers decide, by RFC 3797, so that everybody finds the same order.

Before the numbers are known, the secretary announces three things: who takes part, as a numbered list; which sources of
numbers are used, in which order; and when. A source is something that is drawn in public, at a named time, by somebody
whom the election does not concern: "the seven numbers of the Lotto of Saturday 28 November 2026, without the extra
number". Afterwards nobody can choose, and anybody can repeat the draw with this program, another one, or by hand.

The rule (RFC 3797, section 4), here for sources that give whole numbers, one or several:

1.  Each number is written in decimal without leading zeros, a period after it.
2.  The numbers of a source stand from the smallest to the largest, a slash after the last.
3.  The sources stand in the order announced. This is the key: `9319./2.5.8.10.12./9.18.26.34.41.45./`.
4.  For the first one drawn, the MD5 digest is taken of the key with two zero bytes before it and two after it; for the
    second with the bytes 0 and 1 before and after, and so on: a counter of two bytes, the high one first.
5.  The digest is a number of 128 bits. Divided by how many are left in the list, its remainder plus one is the place of
    the one who is drawn, counted among those left.

The sources must have at least as many outcomes as the lot has orders (section 3.3). Seven numbers of 36 fall in 8.3
million ways, which is enough for ten participants; for more, name a second source.

That MD5 can be attacked is no weakness here. An attack finds two texts with one digest, for somebody who may choose the
texts; the key is made of numbers that nobody chooses. All that is asked of the digest is to mix them well.
"""

import hashlib
from collections.abc import Sequence
from dataclasses import dataclass

#: How many may take part: the counter has two bytes.
MOST = 2**16 - 1


@dataclass(frozen=True, slots=True)
class Step:
    """One of those drawn, with everything that it takes to check it."""

    #: What stands before and after the key: 0 for the first one drawn.
    counter: int
    #: The MD5 digest, in 32 hexadecimal digits, upper case as in the RFC.
    digest: str
    #: How many were left.
    left: int
    remainder: int
    #: Who is drawn: the place in the announced list, from 1.
    place: int


def key_string(sources: Sequence[Sequence[int]]) -> str:
    """Return the key of these sources, each with its numbers in any order; numbers are not negative."""
    return "".join("".join(f"{number}." for number in sorted(source)) + "/" for source in sources)


def draw(key: str, of: int, select: int | None = None) -> tuple[Step, ...]:
    """Draw `select` from a list of `of`, or all of it, and return them in the order drawn (RFC 3797, section 4).

    Raises ValueError where there are none to draw from, fewer than are drawn, or more than MOST.
    """
    wanted = of if select is None else select
    if not 1 <= wanted <= of <= MOST:
        raise ValueError(f"{wanted} of {of} cannot be drawn")
    places = list(range(1, of + 1))
    return tuple(_step(key, counter, places) for counter in range(wanted))


def _step(key: str, counter: int, places: list[int]) -> Step:
    """Draw one, who then no longer stands among `places`."""
    around = counter.to_bytes(2, "big")
    digest = hashlib.md5(around + key.encode("ascii") + around, usedforsecurity=False).hexdigest().upper()
    left = len(places)
    remainder = int(digest, 16) % left
    return Step(counter, digest, left, remainder, places.pop(remainder))
