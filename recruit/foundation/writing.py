"""What people type and paste, as it was meant: without what no database, no document and no reader takes."""

import re
from unicodedata import category, normalize

#: What cannot stand in XML 1.0 (2.2), and with it in a Word document: control characters, the first of which PostgreSQL
#: refuses too, halves of signs, and numbers that no sign will ever have.
_NO_SIGN = re.compile("[^\t\n\r\x20-\x7e\xa0-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")

#: Signs that turn the direction of what follows around: a text would look like another one. Those that only mark a
#: direction stay, Arabic with Latin names in it needs them.
_TURNING = frozenset("\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069")
#: Joiners shape Persian and Urdu, and hold emoji together.
_JOINERS = frozenset("\u200c\u200d")
MARKS = frozenset("\u200e\u200f\u061c")
_SEEN = frozenset("\n\t") | _JOINERS | MARKS


def recordable(text: str) -> str:
    """Return the text as it stands, without what is no sign."""
    return _NO_SIGN.sub("", text)


def tidy_text(text: str) -> str:
    """Return the text as it was meant: one kind of line break, nothing that cannot be seen or turns writing around."""
    lines = normalize("NFC", recordable(text.replace("\r\n", "\n").replace("\r", "\n")))
    return "".join(letter for letter in lines if letter.isprintable() or not _is_hidden(letter)).strip()


def tidy_line(text: str) -> str:
    """Return the same on one line, without stray blanks."""
    return " ".join(tidy_text(text).split())


def _is_hidden(letter: str) -> bool:
    if letter in _TURNING:
        return True
    return category(letter) in ("Cc", "Cf", "Co", "Cs") and letter not in _SEEN
