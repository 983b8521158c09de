"""When and where the meeting was, its case number, and what the council calls itself."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, time
from itertools import islice
from typing import TypeVar

from recruit.intake.grammar.tables import Table
from recruit.intake.rules.minutes.lines import Line
from recruit.intake.rules.reading import MeetingFacts

_TABLE = Table("meeting")
_MONTHS = _TABLE.numbers("months")
_LABELS = dict(sorted(_TABLE.by_phrase("labels").items(), key=lambda pair: -len(pair[0])))
_GLUED = _TABLE.phrases("glued")

T = TypeVar("T")

#: The facts stand on the first page; when the meeting ended may stand on the last lines; case numbers further in.
_FIRST_PAGE = 80
_LAST_LINES = 15
_PAGES_WITH_CASES = 400
_LONGEST_LINE = 400
#: "Råd" and "udvalg" alone name nobody.
_LONGEST_BARE_TITLE = 6
_WRITTEN = re.compile(
    r"(\d{1,2})\.?\s*(" + "|".join(sorted(_MONTHS, key=len, reverse=True)) + r")\.?,?\s+(\d{4})", re.I
)
_NUMBERS = re.compile(
    r"(?<!\d)(?<!\d[.:-])(\d{1,2})"
    r"(?:\s?\.\s?(\d{1,2})\s?[. ]\s?|\s?/\s?(\d{1,2})\s?[/ -]\s?|-(\d{1,2})-)"
    r"(\d{4}|\d{2})(?![\d:-])"
)
_ISO = re.compile(r"(?<!\d)(\d{4})-(\d{2})-(\d{2})(?!\d)")
_DAY_OF_MONTH = re.compile(r"(\d{1,2})\.?\s*(" + "|".join(sorted(_MONTHS, key=len, reverse=True)) + r")\b", re.I)
_CLOCK = r"(\d{1,2})(?:[.:](\d{2})(?::\d{2})?)?"
_FROM_TO = re.compile(
    r"(kl\.?|klokken)?\s*(?<![\d.-])"
    + _CLOCK
    + r"\s*(?:-|–|—|til|indtil)\s*(?:ca\.?\s*)?(?:kl\.?\s*)?"
    + _CLOCK
    + r"(?![\d.-])",
    re.I,
)
_AT = re.compile(
    r"(?:kl\.?|klokken)\s*(?:ca\.?\s*)?" + _CLOCK + r"|(?<![\d.:-])(\d{1,2})[.:](\d{2})(?::\d{2})?(?![\d.-])", re.I
)
#: A bare number is a case number when it is built like one of a known system.
_CASE_ID = re.compile(
    r"[A-ZÆØÅ]{2,5}-\d{4}-\d{3,7}|\d{2}\.\d{2}\.\d{2}-[A-ZÆØÅ]\d{2}-\d{1,5}-\d{2}|\d{3}-\d{4}-\d{3,7}|\d{2}/\d{3,6}"
)
_TOKEN = re.compile(r"\S*\d\S*")
_OWN_TITLE = re.compile(r"([\w-]*(?:råd|udvalg|nævn))(?:et|ets|s)?\b", re.I)
_MINUTES = re.compile(r"referat|møde|dagsorden|protokol", re.I)


def is_label(text: str) -> bool:
    """Return whether the line states a fact of the meeting rather than a person."""
    label = _label(text)
    return label is not None and (label.has_colon or not label.value or _is_clock(label.value) or label.is_long)


def own_body(lines: Iterable[Line]) -> frozenset[str]:
    """Return the words, without endings, that the document's first lines give the council."""
    return frozenset(
        found.group(1).casefold()
        for line in islice(lines, 12)
        if len(line.text) < 150 and _MINUTES.search(line.text)
        for found in _OWN_TITLE.finditer(line.text)
        if len(found.group(1)) > _LONGEST_BARE_TITLE
    )


def meeting_facts(lines: tuple[Line, ...]) -> tuple[MeetingFacts, frozenset[int]]:
    """Return the facts of the meeting, and the lines where they stand."""
    head = [line for line in lines[:_FIRST_PAGE] if len(line.text) < _LONGEST_LINE]
    facts = list(_labelled(head))
    used: set[int] = set()
    day = _first(_days(facts, head), used)
    begin = _first(_beginnings(facts, head, day), used)
    end = _first(_ends(facts, [*head, *lines[-_LAST_LINES:]], day, begin), used)
    place = _first(
        ((fact.value.rstrip(" ."), fact.lines) for fact in facts if fact.kind == "place" and not _is_clock(fact.value)),
        used,
    )
    case = _first(_cases(facts, lines), used)
    return MeetingFacts(day, begin, end, place, case), frozenset(used)


@dataclass(frozen=True, slots=True)
class _Label:
    kind: str
    value: str
    has_colon: bool
    #: Of a word that stands for nothing else, so needs no colon: "Mødested B-206".
    is_long: bool


@dataclass(frozen=True, slots=True)
class _Fact:
    kind: str
    value: str
    lines: frozenset[int]


def _first(candidates: Iterable[tuple[T | None, frozenset[int]]], used: set[int]) -> T | None:
    for value, lines in candidates:
        if value is not None:
            used |= lines
            return value
    return None


def _label(text: str) -> _Label | None:
    folded = text[:60].casefold()
    for label, kind in _LABELS.items():
        if folded.startswith(label):
            rest = text[len(label) :]
            glued = label in _GLUED and rest[:1].isupper()
            if (rest[:1].isalnum() and not glued) or rest[:1] == "-":
                continue
            has_colon = rest.lstrip(" .").startswith(":")
            value = rest.strip(" .:\t")
            return _Label(kind, value, has_colon, (label.startswith("møde") and len(label) > 5) or glued)
    return None


def _labelled(lines: list[Line]) -> Iterator[_Fact]:
    """Yield each fact with its value, which stands behind the label or alone on the next line."""
    for position, line in enumerate(lines):
        label = _label(line.text)
        if label and label.kind == "place" and not label.has_colon and "lokale" in line.text[:10].casefold():
            yield _Fact("place", line.text, frozenset(line.numbers))
        elif (
            label
            and label.value
            and (label.has_colon or label.is_long or label.kind in ("date", "case_id") or _is_clock(label.value))
        ):
            yield _Fact(label.kind, label.value, frozenset(line.numbers))
        elif (
            label
            and not label.value
            and position + 1 < len(lines)
            and not _is_other_label(label, lines[position + 1].text)
        ):
            following = lines[position + 1]
            yield _Fact(label.kind, following.text, frozenset(line.numbers + following.numbers))


def _is_other_label(label: _Label, text: str) -> bool:
    following = _label(text)
    return following is not None and (following.has_colon or not following.value or following.kind != label.kind)


def _days(facts: list[_Fact], head: list[Line]) -> Iterator[tuple[date | None, frozenset[int]]]:
    """Labelled days first, then a day in a title, then any day near the top."""
    yield from ((_day(fact.value), fact.lines) for fact in facts if fact.kind in ("date", "start"))
    titles = [line for line in head if _MINUTES.search(line.text)]
    yield from ((_day(line.text), frozenset(line.numbers)) for line in (*titles[:8], *head[:12]))


def _day(text: str) -> date | None:
    found = _ISO.search(text)
    if found:
        return _date(int(found[1]), int(found[2]), int(found[3]))
    found = _WRITTEN.search(text)
    if found:
        return _date(int(found[3]), _MONTHS[found[2].casefold()], int(found[1]))
    found = _NUMBERS.search(text)
    if found:
        year = int(found[5])
        return _date(year if year > 99 else 2000 + year, int(found[2] or found[3] or found[4]), int(found[1]))
    return None


def _date(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None


def _beginnings(facts: list[_Fact], head: list[Line], day: date | None) -> Iterator[tuple[time | None, frozenset[int]]]:
    yield from ((_times(fact.value, loose=True)[0], fact.lines) for fact in facts if fact.kind == "start")
    yield from ((_times(fact.value)[0], fact.lines) for fact in facts if fact.kind == "date")
    yield from ((_times(line.text)[0], frozenset(line.numbers)) for line in head[:20] if day and _is_on(line.text, day))


def _ends(
    facts: list[_Fact], lines: list[Line], day: date | None, begin: time | None
) -> Iterator[tuple[time | None, frozenset[int]]]:
    """The end stands beside the beginning, under a label of its own, or in another line about the same day."""
    yield from ((_times(fact.value, loose=True)[1], fact.lines) for fact in facts if fact.kind in ("start", "date"))
    yield from ((_times(fact.value, loose=True)[0], fact.lines) for fact in facts if fact.kind == "end")
    for line in lines:
        label = _label(line.text)
        if label and label.kind == "end":
            yield _times(label.value)[0], frozenset(line.numbers)
        elif day and begin and _is_on(line.text, day):
            first, last = _times(line.text)
            yield (last if first == begin else None), frozenset(line.numbers)


def _is_on(text: str, day: date) -> bool:
    found = _DAY_OF_MONTH.search(text)
    same = found is not None and (int(found[1]), _MONTHS[found[2].casefold()]) == (day.day, day.month)
    return same or _day(text) == day


def _times(text: str, *, loose: bool = False) -> tuple[time | None, time | None]:
    """Return begin and end. Bare hours ("9-11") are times only behind a label of time."""
    text = _NUMBERS.sub(" ", _WRITTEN.sub(" ", _ISO.sub(" ", text)))
    both = _FROM_TO.search(text)
    if both and (loose or both[1] or both[3] or both[5]):
        return _time(both[2], both[3]), _time(both[4], both[5])
    one = _AT.search(text)
    if one:
        return (_time(one[1], one[2]) if one[1] else _time(one[3], one[4])), None
    return None, None


def _time(hour: str, minute: str | None) -> time | None:
    return time(int(hour), int(minute or 0)) if int(hour) < 24 and int(minute or 0) < 60 else None


def _is_clock(text: str) -> bool:
    return bool(re.match(r"(?:kl\.?\s*)?\d{1,2}[.:]\d{2}|kl\.?\s*\d", text, re.I)) or _day(text[:40]) is not None


def _cases(facts: list[_Fact], lines: tuple[Line, ...]) -> Iterator[tuple[str | None, frozenset[int]]]:
    for fact in facts:
        found = _TOKEN.search(fact.value) if fact.kind == "case_id" else None
        if found:
            yield found.group().strip(".,;:"), fact.lines
    for line in lines[:_PAGES_WITH_CASES]:
        if len(line.text) < 40 and _CASE_ID.fullmatch(line.text):
            yield line.text, frozenset(line.numbers)
