"""What a charter says of the council as a whole: its name, and from when until when it works."""

import re
from collections.abc import Iterator, Sequence
from itertools import zip_longest

from recruit.foundation.dates import MONTHS, PartialDate, parse_danish
from recruit.intake.grammar.tables import Table
from recruit.intake.rules.minutes.lines import Line
from recruit.intake.rules.minutes.remarks import is_talk
from recruit.intake.rules.reading import BodyFacts

_TABLE = Table("charter")
_CHARTER = "|".join(_TABLE.words("charters"))
_COUNCILS = _TABLE.phrases("councils")
_BEGINS = "|".join(_TABLE.words("begins"))
_ENDS = "|".join(_TABLE.words("ends"))

_FIRST_LINES = 12
_PAGES = 400
_LONGEST_TITLE = 120
_LONGEST_LINE = 400
_LONGEST_NAME = 6
_FOR = re.compile(rf"(?:{_CHARTER})\b(?:\s+for\s+(?P<name>.+))?", re.I)
_OF = re.compile(rf"(?P<name>.+?)s\s+(?:{_CHARTER})", re.I)
_CONSISTS = re.compile(r"(?P<name>[^.:,]{3,60}?)\s+(?:består|sammensættes|udgøres)\s+af\b", re.I)
_PLACE = re.compile(r"\s+i\s+[\w-]+(?:\s[\w-]+)?\s+kommune$|\s+\d{4}\s*[-–]\s*\d{4}$", re.I)
_DAY = rf"(?:(?:\d{{1,2}}\.?\s+)?(?:{'|'.join(MONTHS)})\s+)?\d{{4}}"
_IN_TERM = re.compile(
    rf"(?:perioden?|årene|råd(?:et)?|udvalg(?:et)?)\s+(?:fra\s+)?(?P<since>{_DAY})\s*(?:-|–|til)\s*(?P<until>{_DAY})(?!\w)",
    re.I,
)
_AT_WORK = re.compile(
    rf"(?:{_BEGINS})\s+(?:i|fra|den|d\.)?\s*(?P<since>{_DAY}).{{0,60}}?"
    rf"(?:{_ENDS})\s+(?:i|med|den|d\.)?\s*(?:udgangen af\s+)?(?P<until>{_DAY})",
    re.I,
)


def body_facts(lines: Sequence[Line], *, sets_up_seats: bool) -> tuple[BodyFacts, frozenset[int]]:
    """Return what a charter says of its council, and the lines where it says so; nothing when the text is no charter.

    A text that sets up seats without calling itself a charter names the council only.
    """
    titled = _title(lines[:_FIRST_LINES])
    if titled is None:
        named = next(_consisting(lines), None) if sets_up_seats else None
        return (BodyFacts(named[0]), frozenset((named[1],))) if named else (BodyFacts(), frozenset())
    name, used = titled
    for line in lines[:_PAGES]:
        days = _days(line.text)
        if days:
            return BodyFacts(name, *days), frozenset((*used, *line.numbers))
    return BodyFacts(name), frozenset(used)


def _title(lines: Sequence[Line]) -> tuple[str | None, set[int]] | None:
    """Find the title of a charter, with a second line where the first is not all of it."""
    for line, below in zip_longest(lines, lines[1:]):
        found = _FOR.fullmatch(line.text) or _OF.fullmatch(line.text)
        if not found or len(line.text) > _LONGEST_TITLE or is_talk(line.text):
            continue
        parts, used = [found["name"] or ""], set(line.numbers)
        if below and not below.is_numbered and _goes_on(line.text, below.text, parts[0]):
            parts.append(below.text)
            used.update(below.numbers)
        return " ".join(_named(part) for part in parts if part) or None, used
    return None


def _goes_on(title: str, below: str, name: str) -> bool:
    """ "KOMMISSORIUM FOR OPGAVEUDVALG" goes on in capitals; "Vedtægt" alone goes on with the name."""
    return (title.isupper() and below.isupper()) or (not name and below.casefold().endswith(_COUNCILS))


def _named(text: str) -> str:
    """Return the name as it is written within a sentence, without the municipality and the years."""
    text = _PLACE.sub("", text.strip(" .:"))
    text = text.capitalize() if text.isupper() else text
    return text[:1].upper() + text[1:]


def _consisting(lines: Sequence[Line]) -> Iterator[tuple[str, int]]:
    for line in lines[:_PAGES]:
        found = _CONSISTS.match(line.text)
        name = found["name"].casefold() if found else ""
        if found and name.endswith(_COUNCILS) and name not in _COUNCILS and len(name.split()) < _LONGEST_NAME:
            yield _named(found["name"]), line.number


def _days(text: str) -> tuple[PartialDate, PartialDate] | None:
    found = (_IN_TERM.search(text) or _AT_WORK.search(text)) if len(text) < _LONGEST_LINE else None
    since, until = (parse_danish(found["since"]), parse_danish(found["until"])) if found else (None, None)
    return (since, until) if since and until and since.first <= until.first else None
