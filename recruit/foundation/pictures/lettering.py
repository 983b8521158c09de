"""How wide a text becomes, before anybody has drawn it: by the widths of IBM Plex Sans, on the safe side."""

import unicodedata
from itertools import accumulate

#: Letters by their width in the bold face, in parts of the size of the type.
_WIDTHS = {
    0.25: " ",
    0.3: ".,'ijl",
    0.35: ":;!()·f",
    0.4: "|rt",
    0.45: "-/I",
    0.5: '?"s',
    0.55: "cgvxyzçJL",
    0.6: "–abdehknopquøåäöüéèEFTZ0123456789",
    0.65: "CPSVY",
    0.7: "ABDKRUXÅÄÜ",
    0.75: "&GHNOQØÖ",
    0.85: "wM",
    0.9: "@mæ",
    0.95: "WÆ",
}
_WIDTH_OF = {letter: width for width, letters in _WIDTHS.items() for letter in letters}
#: Any other letter, of whatever script.
_UNKNOWN = 0.75

ELLIPSIS = "…"


def width_of(words: str, size: float) -> float:
    """Return how wide the words become at most."""
    return size * sum(_WIDTH_OF.get(letter, _UNKNOWN) for letter in words)


def shortened(words: str, size: float, room: float) -> str:
    """Return as much of the words as there is room for, with an ellipsis where something is left out."""
    if width_of(words, size) <= room:
        return words
    reached = accumulate(width_of(letter, size) for letter in words)
    fits = sum(width <= room - width_of(ELLIPSIS, size) for width in reached)
    return words[:fits].rstrip() + ELLIPSIS


def wrapped(words: str, size: float, room: float, most: int = 3) -> list[str]:
    """Return the words as lines that there is room for, `most` lines at the most; the last one is then shortened."""
    lines: list[str] = []
    rest = words.split()
    while rest and len(lines) < most - 1:
        taken = 1
        while taken < len(rest) and width_of(" ".join(rest[: taken + 1]), size) <= room:
            taken += 1
        if width_of(rest[0], size) > room:
            break
        lines.append(" ".join(rest[:taken]))
        rest = rest[taken:]
    return [*lines, shortened(" ".join(rest), size, room)] if rest else lines


def reads_from_the_right(words: str) -> bool:
    """Return True when the first letter that has a direction is written from right to left."""
    directions = (unicodedata.bidirectional(letter) for letter in words)
    return next((direction for direction in directions if direction in ("L", "R", "AL")), "L") != "L"
