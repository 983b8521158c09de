"""What single cells hold: addresses of e-mail, numbers of telephones, remarks, and cells that say nothing."""

import re

from recruit.foundation.keys import search_key
from recruit.intake.grammar.tables import Table

_TABLE = Table("columns")
_NOTHING = frozenset(map(search_key, _TABLE.phrases("nothing")))
_LONGEST_NOTHING = max(map(len, _TABLE.phrases("nothing")))
_TOTALS = frozenset(map(search_key, _TABLE.phrases("totals")))
_FOOTNOTES = frozenset(map(search_key, _TABLE.phrases("footnotes")))
_YES = frozenset(_TABLE.phrases("yes"))
_NO = frozenset(_TABLE.phrases("no"))

_EMAIL = re.compile(r"[\w.!#$%&'*+/=?^`{|}~-]+@(?:[\w-]+\.)+\w{2,}")
#: Eight digits, or a country and more; a birth day and four digits are neither.
_PHONE = re.compile(r"(?:\+|\b00)\d(?:[ ./()-]*\d){7,13}|(?<!\d)(?<!\d[ .-])(?:45[ -]?)?\d(?:[ .-]*\d){7}(?!\d)")
#: Six digits of a birth day, a hyphen and four more: a CPR number, wherever somebody typed it.
_CPR = re.compile(r"\b\d{6}\s?-\s?\d{4}\b")
_REMARKS = re.compile(r"(?:se|spørg|jf\.?|obs|husk|nb|ring til|kontakt|aftalt|mangler|afventer)\b|\*|\?", re.I)
_LEFT = re.compile(rf"\b(?:{'|'.join(_TABLE.phrases('left'))})\b(?:\s+(?P<day>[^,;]+))?", re.I)
_COUNT = re.compile(r"\d{1,5}")
#: A total is a few words and a number.
_LONGEST_TOTAL = 40


def written(cell: str) -> str:
    """Return a cell on one line, without the CPR number that somebody may have typed into it."""
    text = " ".join(cell.split())
    return _CPR.sub("", text).strip() if "-" in text else text


def is_nothing(text: str) -> bool:
    """Return whether a cell is filled and says nothing: "-", "?", "ukendt"."""
    return len(text) <= _LONGEST_NOTHING and search_key(text) in _NOTHING


def is_remark(text: str) -> bool:
    """Return whether a cell is a note from one colleague to another: "se Lars", "? spørg Eva"."""
    return _REMARKS.match(text) is not None


def left(text: str) -> str | None:
    """Return what follows the words that somebody has left, most often a day; None when nothing says so."""
    found = _LEFT.search(text)
    return (found["day"] or "") if found else None


def is_yes(text: str) -> bool:
    """Return whether the cell ticks its column off."""
    return text.casefold() in _YES


def is_no(text: str) -> bool:
    """Return whether the cell says that its column's heading does not hold."""
    return text.casefold() in _NO


def is_tick(text: str) -> bool:
    """Return whether the cell says no more than whether its column's heading holds."""
    return is_yes(text) or is_no(text)


def is_total(text: str) -> bool:
    """Return whether a row that begins with this cell adds up, or says how many there are: "I alt 18", "Antal:"."""
    return len(text) <= _LONGEST_TOTAL and search_key(_COUNT.sub(" ", text)) in _TOTALS


def is_footnote(text: str) -> bool:
    """Return whether a line of a single cell is about the table: "Opdateret 12.3.", "Kilde: …"."""
    words = search_key(text[:_LONGEST_TOTAL]).split()
    return any(" ".join(words[:length]) in _FOOTNOTES for length in (1, 2))


def email_in(text: str) -> str | None:
    """Return the first address of e-mail in the cell."""
    found = _EMAIL.search(text.removeprefix("mailto:")) if "@" in text else None
    return found.group() if found else None


def phone_in(text: str) -> str | None:
    """Return the first number of a telephone in the cell, as written."""
    found = _PHONE.search(_EMAIL.sub(" ", text) if "@" in text else text)
    return found.group() if found else None
