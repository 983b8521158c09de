"""The fonts of papers, and which signs they can draw.

A paper that can be read aloud may not hold a sign without a picture, so texts are put right before a paper is set.
"""

import unicodedata
from collections.abc import Iterator
from functools import lru_cache
from pathlib import Path
from struct import unpack_from

#: Filled by the build (hatch_build.py): a folder for each alphabet, in two weights that draw the same signs.
FOLDER = Path(__file__).with_name("fonts")

#: Stands for a sign that no font of ours can draw, so that it can be seen that something is missing.
STAND_IN = "?"

#: Need no picture: they say where a word may break, how its letters join, and which way they run.
_UNSEEN = "\n\u00ad\u200b\u200c\u200d\u200e\u200f\u2066\u2067\u2068\u2069"


def drawable(text: str) -> str:
    """Return the text with a stand-in for every sign that our fonts lack.

    What nobody would see is left out, and with it what turns the rest of a line around.
    """
    return unicodedata.normalize("NFC", text).translate(_signs())


class _Signs(dict[int, int | str]):
    """What each sign is drawn as: those that are known as themselves."""

    def __missing__(self, code: int) -> int | str:
        sign = chr(code)
        unseen = unicodedata.category(sign)[0] in "CM"
        return self.setdefault(code, " " if sign.isspace() else "" if unseen else STAND_IN)


@lru_cache
def _signs() -> _Signs:
    known = {ord(sign) for sign in _UNSEEN}
    for font in FOLDER.rglob("*Regular.ttf"):
        known.update(code for code in code_points(font.read_bytes()) if code >= 0x20)
    return _Signs({code: code for code in known})


def code_points(font: bytes) -> Iterator[int]:
    """Yield every sign that a TrueType font draws, by its table of 16-bit signs (OpenType, cmap format 4)."""
    table = _signs_table(font)
    length = _number(font, table + 6)
    columns = [table + 14, *(table + 16 + length * column for column in (1, 2, 3))]
    segments = zip(*(unpack_from(f">{length // 2}H", font, column) for column in columns), strict=True)
    for place, (end, start, delta, jump) in enumerate(segments):
        for code in range(start, min(end, 0xFFFE) + 1):
            glyph = _number(font, columns[3] + 2 * place + jump + 2 * (code - start)) if jump else code
            if glyph and (glyph + delta) & 0xFFFF:
                yield code


def _signs_table(font: bytes) -> int:
    """Return where the table of Unicode's signs for Windows begins; every TrueType font has one."""
    tables = (unpack_from(">4sLLL", font, 12 + 16 * record) for record in range(_number(font, 4)))
    cmap: int = next(offset for name, _, offset, _ in tables if name == b"cmap")
    encodings = (unpack_from(">HHL", font, cmap + 4 + 8 * record) for record in range(_number(font, cmap + 2)))
    place: int = next(offset for platform, encoding, offset in encodings if (platform, encoding) == (3, 1))
    return cmap + place


def _number(font: bytes, place: int) -> int:
    return int.from_bytes(font[place : place + 2])
