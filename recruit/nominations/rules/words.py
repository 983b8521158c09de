"""What people write about themselves: tidied, counted, and without what must not stand there."""

import re
from dataclasses import fields, replace
from typing import TypeVar
from unicodedata import category

from recruit.foundation.refusal import Refusal
from recruit.foundation.writing import MARKS, tidy_line, tidy_text

Written = TypeVar("Written")

#: Longer than anybody reads; a word limit alone would let one word be a book.
LONGEST_TEXT = 5000
#: Telephone numbers, addresses, how two people know each other.
LONGEST_LINE = 300

#: A day of birth in six digits and four digits more, with or without a dash, however it is spaced.
_CPR = re.compile(r"(?<!\d)(0[1-9]|[12]\d|3[01])(0[1-9]|1[0-2])\d{2}\s?[-\u2010-\u2015]?\s?\d{4}(?!\d)")

#: "http://…", "name@page.example", "page.example"; a dot before a capital is only a missing blank: "St.Clair".
_ADDRESS = re.compile(r"://|@|(?<!\w)[A-Za-z0-9-]{2,}(\.[A-Za-z0-9-]+)*\.([a-z]{2,}|[A-Z]{2,})(?!\w)")


def tidy_name(name: str) -> str:
    """Return a name without anything that cannot be seen: it is compared with others."""
    return "".join(letter for letter in tidy_line(name) if letter not in MARKS)


def tidied(written: Written, *, texts: frozenset[str]) -> Written:
    """Return a frozen dataclass with every text in it tidied; those that are not among `texts` are single lines."""
    values = {each.name: getattr(written, each.name) for each in fields(written)}  # type: ignore[arg-type]
    changed = {
        name: tidy_text(value) if name in texts else tidy_name(value) if name == "name" else tidy_line(value)
        for name, value in values.items()
        if type(value) is str
    }
    return replace(written, **changed)  # type: ignore[type-var]


def count_words(text: str) -> int:
    """Return how many words a text has: runs without blanks in which a letter or a digit stands.

    The counter on the page (`static/js/words.js`) counts alike.
    """
    return sum(any(category(letter)[0] in "LN" for letter in run) for run in text.split())


def holds_cpr_number(text: str) -> bool:
    """Return True when something in the text looks like a CPR number; we never ask for one."""
    return _CPR.search(text) is not None


def unfit(**said: str) -> list[Refusal]:
    """Return why what stands in a case is not written so, each at its field: it holds a CPR number, or is too long."""
    found = [Refusal("text-holds-a-cpr-number", field=name) for name, text in said.items() if holds_cpr_number(text)]
    too_long = [name for name, text in said.items() if len(text) > LONGEST_TEXT]
    return found + [Refusal("text-too-long", {"longest": LONGEST_TEXT}, name) for name in too_long]


def reads_like_an_address(name: str) -> bool:
    """Return True for a name that a mail program would make a link of: names stand in letters to other people."""
    return _ADDRESS.search(name) is not None
