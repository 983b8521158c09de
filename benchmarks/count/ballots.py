"""Ballots that nobody cast, the same on every machine: one line each, of which some 279,000 in a million are different.

The next mark is drawn by the candidates' popularity, and a ballot ends where it would name somebody twice. So few
candidates get many votes, most ballots carry three to five marks, and the order of the first marks repeats itself, as
on real ones. Which number a candidate has says nothing about the popularity.
"""

from collections.abc import Iterator
from itertools import islice
from pathlib import Path

CANDIDATES, SEATS = 20, 7
#: A linear congruential generator (Numerical Recipes): every state is `state * FACTOR + STEP`, cut to 32 bits. Its
#: lowest bits are the least random, and are not looked at.
FACTOR, STEP, BITS, LOW = 1_664_525, 1_013_904_223, 0xFFFFFFFF, 8


def write(file: Path, number: int) -> None:
    """Write a BLT with so many ballots; a longer one begins with the same ballots."""
    names = (f'"Kandidat {candidate:02}"\n' for candidate in range(1, CANDIDATES + 1))
    with file.open("w", encoding="utf-8", newline="\n") as blt:
        blt.write(f"{CANDIDATES} {SEATS}\n")
        blt.writelines(islice(_lines(), number))
        blt.writelines(["0\n", *names, f'"{number} stemmesedler"\n'])


def _lines() -> Iterator[str]:
    drawn, state = _popularity(), 7
    while True:
        marks: list[str] = []
        while True:
            state = (state * FACTOR + STEP) & BITS
            mark = drawn[(state >> LOW) % len(drawn)]
            if mark in marks:
                break
            marks.append(mark)
        yield f"1 {' '.join(marks)} 0\n"


def _popularity() -> list[str]:
    """Return every candidate's number, each as often as the candidate is popular."""
    shares = (int(20_000 / (2.5 + rank) ** 1.5) for rank in range(CANDIDATES))
    return [str((rank * 7 + 12) % CANDIDATES + 1) for rank, share in enumerate(shares) for _ in range(share)]
