"""How the minutes that a council has had so far list who was there."""

from collections import Counter
from collections.abc import Sequence

from recruit.meetings.rules.vocabulary import MinutesStyle

_BULLETS = ("- ", "– ", "• ", "* ", "o ")
_DASHES = (" – ", " - ", " — ")
#: So many names on one line are a line of names, not a slip.
_SEVERAL = 3


def style_of(lines: Sequence[tuple[int, str]]) -> MinutesStyle | None:
    """Return how minutes list people, from each one's line: its number, and its text as it stands there.

    None where nobody is listed.
    """
    if not lines:
        return None
    on_line = Counter(number for number, _text in lines)
    together = sum(many for many in on_line.values() if many >= _SEVERAL)
    if 2 * together > len(lines):
        return MinutesStyle.LINE
    dashes = sum(any(dash in text for dash in _DASHES) and not text.startswith(_BULLETS) for _number, text in lines)
    return MinutesStyle.DASHES if 2 * dashes > len(lines) else MinutesStyle.LIST


def initials(name: str) -> str:
    """Return the initials of a name: "Gitte Kær-Holm" is GKH."""
    return "".join(part[0].upper() for part in name.replace("-", " ").split() if part[0].isalpha())
