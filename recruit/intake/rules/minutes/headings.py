"""Which lines head a list of people, what they say of those below, and which lines end a list."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import islice, pairwise

from recruit.intake.grammar.tables import Table
from recruit.intake.rules.minutes.pieces import names_and_rest
from recruit.intake.rules.reading import Attendance, Office, Role
from recruit.intake.rules.words.names import is_given_name, is_name

_TABLE = Table("headings")
_ATTENDANCE = _TABLE.by_phrase("attendance")
_ROLES = _TABLE.by_phrase("roles")
_OFFICES = _TABLE.by_phrase("offices")
_COMPOSITION = _TABLE.phrases("composition")
_FILLERS = _TABLE.words("fillers")
_PHRASES = {*_ATTENDANCE, *_ROLES, *_OFFICES, *_COMPOSITION}
_FIRST_WORDS = {phrase.split()[0] for phrase in _PHRASES} | _FILLERS | {"for", "ej"}
_LONGEST_PHRASE = max(len(phrase.split()) for phrase in _PHRASES)
_ADMINISTRATION_ENDINGS = _TABLE.phrases("administration_endings")
_SECRETARIAT_ENDINGS = _TABLE.phrases("secretariat_endings")
_TERMINATORS = frozenset(_TABLE.phrases("terminators"))
_ROLES_BELOW_NAMES = _TABLE.words("roles_below_names")
_REASONS = _TABLE.words("reasons")
_PARTS = _TABLE.words("parts_of_a_meeting")
_FURNITURE = _TABLE.words("furniture_words")

#: A heading is short; what is longer is a sentence.
_LONGEST_HEADING = 90
_WORDS = re.compile(r"\w[\w-]*(?:[.'’/]\w+)*")
_FULL_STOP = re.compile(r"(?<=\w\w)[.;]\s+(?=[A-ZÆØÅ])")
_MOST_HEADINGS = 20
#: "Integrationsrådets sammensætning 2022-2025".
_YEARS = re.compile(r"\b\d{4}\s*[-–/]\s*\d{4}\b")
_SAME_WORD = {"ej": "ikke"}
_EDGES = " \t.,;–—-*_()[]"
_DIGITS_AND_RULES = re.compile(r"[\W\d_]+")
_DEPARTMENT = re.compile(r"(?:deltagere |til stede |tilstede |afbud )?(?:fra|for) (?P<unit>.+)", re.I)


@dataclass(frozen=True, slots=True)
class Heading:
    """What a heading says of everybody in its list; None where it says nothing."""

    role: Role | None = None
    attendance: Attendance | None = None
    office: Office | None = None
    #: "Integrationsrådet består af": a list of members that says nothing of a meeting.
    is_composition: bool = False
    #: The part of the administration that it names.
    department: str | None = None


def whole_heading(text: str) -> Heading | None:
    """Return what the text means if all of it is a heading."""
    if len(text) > _LONGEST_HEADING:
        return None
    words = _words(_YEARS.sub(" ", text))
    heading, used = _read(words)
    if heading and used == len(words):
        return heading
    return _department(text.strip(_EDGES + ":"))


def heading_with_rest(text: str) -> tuple[Heading, str] | None:
    """Return a heading and what follows it on the same line, after a colon, a dash, a tab, or nothing but a space."""
    head, colon, _ = text[: _LONGEST_HEADING + 1].partition(":")
    if colon and (heading := whole_heading(head)):
        return heading, text[len(head) + 1 :].strip()
    return _heading_then_names(text)


def fragments(text: str) -> Iterator[tuple[Heading | None, str]]:
    """Cut a line where headings begin in it: "Afbud: A. B. Uden afbud: C. D." is two lists."""
    if ":" not in text and ". " not in text and not _may_begin(text):
        yield None, text
        return
    cuts = [0, *sorted(_heading_starts(text)), len(text)] if ":" in text or ". " in text else [0, len(text)]
    for start, end in pairwise(cuts):
        part = text[start:end].strip()
        whole = whole_heading(part)
        if whole:
            yield whole, ""
        else:
            yield heading_with_rest(part) or (None, part)


def _may_begin(text: str) -> bool:
    first = _WORDS.search(text)
    return first is not None and first.group().casefold() in _FIRST_WORDS


def _heading_starts(text: str) -> set[int]:
    starts = set()
    for colon in islice(re.finditer(r":", text), _MOST_HEADINGS):
        before = list(_WORDS.finditer(text, max(0, colon.start() - _LONGEST_HEADING), colon.start()))[-5:]
        begins = next(
            (
                word.start()
                for word in before
                if word.group()[0].isupper() and whole_heading(text[word.start() : colon.start()])
            ),
            0,
        )
        starts.add(begins)
    for stop in islice(_FULL_STOP.finditer(text), _MOST_HEADINGS):
        if _heading_then_names(text[stop.end() :]):
            starts.add(stop.end())
    return starts - {0}


def attendance_mark(text: str) -> Attendance | None:
    """Return what a remark beside a name says of attendance: "afbud", "(ikke mødt)", "afbud pga. ferie"."""
    words = _words(text[:_LONGEST_HEADING])
    heading, used = _read(words)
    if is_partial(text) or not heading or heading.role or heading.office or heading.is_composition:
        return None
    return heading.attendance if used == len(words) or words[used] in _REASONS else None


def is_partial(text: str) -> bool:
    """Return whether the words are about a part of the meeting only: "fraværende under punkt 4"."""
    words = _words(text[:_LONGEST_HEADING])
    return any(word in _ATTENDANCE for word in words) and not _PARTS.isdisjoint(words)


def ends_lists(text: str) -> bool:
    """Return whether the line begins something else than a list: an item of the agenda, a section of a case."""
    words = [word.casefold().rstrip(".0123456789") for word in _WORDS.findall(text[:60])]
    return any(" ".join(words[:length]) in _TERMINATORS for length in (1, 2))


def is_role_below_name(text: str) -> bool:
    """Return whether the line is one word for a role, as blocks of name, office and capacity have it."""
    return text.casefold() in _ROLES_BELOW_NAMES


def is_role_before_name(text: str) -> bool:
    """Return whether the line begins with one word for a role and goes on with a name: "Medlem Anna Berg, LO"."""
    role, _, rest = text.partition(" ")
    return is_role_below_name(role) and ":" not in text and (_begins_with_name(rest) or bool(names_and_rest(rest)[0]))


def is_furniture(text: str) -> bool:
    """Return whether the line is a page number, a rule or the head of a table, which a page break puts inside lists."""
    if not text or _DIGITS_AND_RULES.fullmatch(text):
        return True
    words = text.casefold().replace("\t", " ").split()
    return (
        len(words) <= 8
        and len(words) > 1
        and all(word.strip(".:,/()") in _FURNITURE or word.isdigit() for word in words)
    )


def _words(text: str) -> list[str]:
    return [_SAME_WORD.get(word.casefold(), word.casefold()) for word in _WORDS.findall(text)]


def _read(words: list[str]) -> tuple[Heading | None, int]:
    """Read phrases and fillers from the left; return what they mean together and how many words they took."""
    found: list[str] = []
    position = 0
    while position < len(words):
        phrase = _phrase_at(words, position)
        if phrase:
            found.append(phrase)
            position += len(phrase.split())
        elif words[position] in _FILLERS:
            position += 1
        else:
            break
    return _meaning(found), position


def _phrase_at(words: list[str], position: int) -> str | None:
    for length in range(_LONGEST_PHRASE, 0, -1):
        phrase = " ".join(words[position : position + length])
        if phrase in _PHRASES and len(phrase.split()) == length:
            return phrase
    return None


def _meaning(found: list[str]) -> Heading | None:
    if not found:
        return None
    roles = [_ROLES[phrase] for phrase in found if phrase in _ROLES]
    attendances = [_ATTENDANCE[phrase] for phrase in found if phrase in _ATTENDANCE]
    offices = [_OFFICES[phrase] for phrase in found if phrase in _OFFICES]
    composition = any(phrase in _COMPOSITION for phrase in found)
    specific = [role for role in roles if role != Role.MEMBER] or roles or (["member"] if composition else [])
    return Heading(
        role=Role(specific[0]) if specific else None,
        attendance=_attendance(attendances),
        office=Office(offices[0]) if offices else None,
        is_composition=composition,
    )


def _attendance(found: list[str]) -> Attendance | None:
    """Take the last that is not mere presence: "deltagere, der har meldt afbud" are not there."""
    away = [attendance for attendance in found if attendance != Attendance.PRESENT]
    return Attendance((away or found)[-1]) if found else None


def _department(text: str) -> Heading | None:
    """Read "Fra Velfærdsforvaltningen": a heading by the end of its last word."""
    found = _DEPARTMENT.fullmatch(text)
    if not found or "," in text:
        return None
    last = found["unit"].split()[-1].casefold()
    attendance = Attendance.APOLOGY if text.casefold().startswith("afbud") else None
    if last.endswith(_SECRETARIAT_ENDINGS):
        return Heading(Role.SECRETARIAT, attendance, department=found["unit"])
    if last.endswith(_ADMINISTRATION_ENDINGS):
        return Heading(Role.ADMINISTRATION, attendance, department=found["unit"])
    return None


def _heading_then_names(text: str) -> tuple[Heading, str] | None:
    """Read "Mødedeltagere A. B., C. D." and "Uden afbud A. B.": heading words, then at once a name."""
    matches = list(_WORDS.finditer(text[:_LONGEST_HEADING]))
    heading, used = _read(_words(text[: matches[-1].end()]) if matches else [])
    if not heading or used == len(matches) or heading.office:
        return None
    rest = text[matches[used].start() :]
    between = text[matches[used - 1].end() : matches[used].start()]
    begins_with_name = _begins_with_name(rest)
    return (heading, rest) if begins_with_name and "(" not in between and "," not in between else None


def _begins_with_name(text: str) -> bool:
    first = re.split(r",|;| og | samt | – | - |\(|\t|\.$", text, maxsplit=1)[0].strip()
    return is_name(first) or is_given_name(first)
