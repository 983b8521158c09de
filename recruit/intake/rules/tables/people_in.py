"""Who stands in a cell of names: one person or several, with what stands beside each of them."""

import re

from recruit.foundation.keys import search_key
from recruit.intake.grammar.tables import Table
from recruit.intake.rules.minutes import remarks
from recruit.intake.rules.minutes.entry import Entry, Vacant, read_entry
from recruit.intake.rules.minutes.rows import Style
from recruit.intake.rules.tables.cells import written
from recruit.intake.rules.words.capacity import understand
from recruit.intake.rules.words.facts import Manner, Named
from recruit.intake.rules.words.names import is_given_name, is_known_given_name, is_name

_NOT_YET = frozenset(map(search_key, Table("columns").phrases("not_yet")))
_STARS = re.compile(r"[\s*†‡¹²³⁴]+$|^[*†‡]+\s*")
_SEVERAL = re.compile(r"\s*[/;&+|]\s*|\s+(?:og|samt)\s+|\s*\n\s*|\s*,\s*")
_SUBSTITUTE = re.compile(r"\b(?:suppl?|stedf)\b\.?:?", re.I)
_TURNED = re.compile(r"(?P<family>[^,(]+),\s*(?P<given>[^,(]*[^,(\s])(?P<rest>\s*[,(].*)?")
_HONORIFIC = re.compile(r"(?:hr|herr|fru|frk|fr|dr|mr|mrs|ms)\b\.?\s+(?=\w)", re.I)
_WORD = re.compile(r"[^\W\d_][^\W\d_'’.-]*(?:[-'’.][^\W\d_]+)*\.?")
#: More words than this is a remark, even without capitals.
_LONGEST_NAME = 6
#: The longest cell that may be about people: a few of them, with what they are.
_LONGEST_CELL = 400
#: So many cells of a column must be turned round before it is one of "Efternavn, Fornavn".
_MOST = 0.6


def read_names(cell: str, manner: Manner, *, turned: bool = False) -> Entry | None:
    """Return who a cell of names says, nobody or a seat that nobody holds among them; None when it is no name.

    With `turned` the family name stands first: "Berg, Anna".
    """
    if len(cell) > _LONGEST_CELL:
        return None
    cell = _HONORIFIC.sub("", _STARS.sub("", cell.strip()), count=1)
    text = written(cell)
    if turned:
        cell = text = _turned_round(text)
    return (
        _names_alone(cell, text)
        or _vacant(text, manner)
        or _as_in_minutes(cell, manner)
        or _unlikely_name(text, manner)
    )


def _names_alone(cell: str, text: str) -> Entry | None:
    """Read one name, which may be broken over two lines, or several and nothing else."""
    lines = [line.strip() for line in cell.split("\n")]
    if is_name(text) and not (len(lines) > 1 and all(map(is_name, lines))):
        return Entry((Named(text),))
    several = [part for part in _SEVERAL.split(cell) if part]
    are_names = len(several) > 1 and all(map(is_name, several))
    return Entry(tuple(Named(part) for part in several)) if are_names else None


def _vacant(text: str, manner: Manner) -> Entry | None:
    if search_key(text) in _NOT_YET:
        return Entry(vacant=(Vacant(None),))
    found = remarks.vacancy(text)
    if not found:
        return None
    (whose,) = found
    return Entry(vacant=(Vacant((understand(whose, manner).represents or whose) if whose else None),))


def _as_in_minutes(cell: str, manner: Manner) -> Entry | None:
    entry = read_entry(_SUBSTITUTE.sub("suppleant", _on_one_line(cell)), manner, Style(one_a_line=True))
    named = [one.name for one in entry.people] if entry else []
    return entry if named and all(is_name(name) or is_given_name(name) for name in named) else None


def _unlikely_name(text: str, manner: Manner) -> Entry | None:
    """Read what would be no name outside a column of names: "anna berg", "Anna", "Berg, Anna"."""
    if _may_be_name(text, manner):
        return Entry((Named(text),))
    found = _turned(text)
    return Entry((Named(_turned_round(text)),)) if found and _is_surely_turned(found) else None


def looks_like_names(cell: str) -> bool:
    """Return whether a cell begins with a name, or may hold one with the family name first."""
    text = _STARS.sub("", written(cell[:_LONGEST_CELL]))
    first = re.split(r"[,(/–;]| - ", text, maxsplit=1)[0].strip()
    return is_name(first) or is_known_given_name(text) or _turned(text) is not None


def are_turned(cells: list[str]) -> bool:
    """Return whether a column of names has the family name first: most cells may, and one of them surely does."""
    turned = [found for cell in cells if (found := _turned(written(cell)))]
    with_comma = sum("," in cell for cell in cells)
    return 2 * with_comma > len(cells) and len(turned) >= _MOST * with_comma and any(map(_is_surely_turned, turned))


def _is_surely_turned(found: re.Match[str]) -> bool:
    return is_known_given_name(found["given"].split()[0])


def _turned(text: str) -> re.Match[str] | None:
    """Match "Berg, Anna (formand)", which could as well be a name and an organisation: the column decides."""
    found = _TURNED.fullmatch(text)
    fits = (
        found and is_name(f"{found['given']} {found['family']}") and not is_known_given_name(found["family"].split()[0])
    )
    return found if fits else None


def _turned_round(text: str) -> str:
    found = _turned(text)
    return f"{found['given']} {found['family']}{found['rest'] or ''}" if found else text


def _on_one_line(cell: str) -> str:
    """Join the lines of a cell: two halves of one name with a space, a name and what is below it with a comma."""
    lines = [line.strip() for line in cell.splitlines() if line.strip()]
    first_two = " ".join(lines[:2])
    if len(lines) > 2 and is_name(first_two) and not is_name(lines[0]):
        lines = [first_two, *lines[2:]]
    return written(", ".join(lines))


def _may_be_name(text: str, manner: Manner) -> bool:
    """In a column of names one name may stand alone, some people type without capitals, and "Anna Tema" is somebody."""
    words = text.split()
    if not words or len(words) > _LONGEST_NAME or not all(_WORD.fullmatch(word) for word in words):
        return False
    capitalised = text if text != text.lower() else " ".join(word.capitalize() for word in words)
    is_one = is_given_name(capitalised) or is_name(capitalised) or is_known_given_name(capitalised.split()[0])
    return is_one and not understand(text, manner).is_known
