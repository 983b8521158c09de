"""Remarks beside a name that are no capacity: how somebody was there, who came instead, that nobody holds the seat."""

import re

from recruit.intake.grammar.tables import Table
from recruit.intake.rules.reading import Attendance
from recruit.intake.rules.words.names import is_name

_TABLE = Table("capacities")
_NOTES = _TABLE.phrases("notes")
_STAND_INS = _TABLE.phrases("stand_ins")
_STAND_INS_PRESENT = frozenset(_TABLE.phrases("stand_ins_present"))
_VACANCY = _TABLE.phrases("vacancy")
_VACANCY_COMPANY = _TABLE.phrases("vacancy_company")
_NOBODY = frozenset(_TABLE.phrases("nobody"))
_VERBS = _TABLE.words("verbs")

_VACANT = re.compile(r"(?<!\w)(?:" + "|".join(re.escape(phrase) for phrase in _VACANCY) + r")(?!\w)", re.I)
_WORDS = re.compile(r"[\w-]+")
_NUMBER_OF_SEATS = re.compile(
    r"^(?:\d{1,2}|en|én|to|tre|fire) (?:plads(?:er)?|medlem(?:mer)?|repræsentant(?:er)?)\s*", re.I
)
_ORDINAL = re.compile(r"^\d\.\s+")
#: "9 ud af 11", "7 medlemmer": how many came, not who.
_COUNT = re.compile(r"\d{1,3}(?: (?:ud )?af \d{1,3})?(?: (?:råds)?medlemmer| personer)?")
_EDGES = " .,;:–—-()\t"
#: A line with more words than this is talk even without a verb we know.
_LONGEST_PHRASE = 45


def is_note(text: str) -> bool:
    """Return whether the piece only says how somebody took part: "ankom kl. 17", "via Teams"."""
    folded = text.casefold()
    return any(folded.startswith(note) and not folded[len(note) : len(note) + 1].isalpha() for note in _NOTES)


def stand_in(text: str) -> tuple[str, Attendance | None] | None:
    """Return who came instead: "i stedet mødte A. B."; None when the piece says nothing of it."""
    text = _ORDINAL.sub("", text)
    folded = text.casefold()
    for phrase in _STAND_INS:
        if folded.startswith(phrase) and not folded[len(phrase) : len(phrase) + 1].isalnum():
            name = re.sub(r"\s+(?:deltog|mødte|deltager|møder)(?: i stedet)?$", "", text[len(phrase) :].strip(_EDGES))
            came = phrase in _STAND_INS_PRESENT or name != text[len(phrase) :].strip(_EDGES)
            return (name, Attendance.PRESENT if came else None) if is_name(name) else None
    return None


def announces_stand_in(text: str) -> bool:
    """Return whether the words are the first half of "suppleant: A. B."."""
    return text.casefold() in _STAND_INS


def is_nobody(text: str) -> bool:
    """Return whether the words say that a list is empty, that everybody is meant, or only how many came."""
    folded = text.casefold().strip(_EDGES)
    return not folded or folded in _NOBODY or _COUNT.fullmatch(folded) is not None


def vacancy(text: str) -> tuple[str | None] | None:
    """Return whom an unheld seat is for, as a tuple of one (None when unsaid); None when nothing says it is unheld."""
    found = _VACANT.search(text)
    if not found or len(text) > 200:
        return None
    before = text[: found.start()].strip(_EDGES)
    after = text[found.end() :].partition(". ")[0].strip(_EDGES)
    return (_seat_named(before) or _seat_named(after),)


def _seat_named(text: str) -> str | None:
    text = _NUMBER_OF_SEATS.sub("", text)
    previous = None
    while text != previous:
        previous = text
        for phrase in _VACANCY_COMPANY:
            if text.casefold().startswith(phrase) and not text[len(phrase) : len(phrase) + 1].isalnum():
                text = text[len(phrase) :].strip(_EDGES)
                break
    return text.strip("()") or None


def is_talk(text: str) -> bool:
    """Return whether the line is a sentence of the meeting rather than an entry of a list."""
    words = _WORDS.findall(text)
    return len(words) > _LONGEST_PHRASE or not _VERBS.isdisjoint(words)
