"""Reads sentences of attendance: "A. B. havde meldt afbud, og C. D. deltog i stedet"."""

import re
from collections.abc import Iterator

from recruit.intake.grammar.tables import Table
from recruit.intake.rules.minutes import remarks
from recruit.intake.rules.minutes.headings import attendance_mark
from recruit.intake.rules.minutes.pieces import names_and_rest
from recruit.intake.rules.reading import Attendance
from recruit.intake.rules.words.capacity import understand
from recruit.intake.rules.words.facts import Manner, Named
from recruit.intake.rules.words.names import is_name

_TABLE = Table("capacities")
_VERBS = _TABLE.words("attendance_verbs")
_IN_THEIR_PLACE = _TABLE.phrases("in_their_place")

_TOOK_PART = ("deltog", "deltager", "mødte", "møder", "mødt")
_BREAKS = re.compile(r",?\s+(?:og|mens)\s+|(?<=\w\w)\.\s+(?=[A-ZÆØÅ\d])|\s+[-–—]\s+|;\s+")
#: No sentence of attendance is longer.
_LONGEST = 400


def read_sentence(text: str, manner: Manner, *, within_list: bool = False) -> tuple[Named, ...]:
    """Return the people that the sentence says were away or came instead; nobody when it says something else.

    Within a list a name may stand alone before the one who came instead: "A. B. I stedet deltog C. D."
    """
    people: list[Named] = []
    if len(text) > _LONGEST:
        return ()
    for clause in _clauses(text):
        above = people[-1].name if people else ""
        found = _clause(clause, above, manner) or _bare(clause, within_list and not people)
        if not found:
            break
        people.extend(found)
    return tuple(people) if any(one.attendance for one in people) else ()


def continues_sentence(text: str) -> bool:
    """Return whether the sentence tells who came instead of the person of the sentence before."""
    return remarks.stand_in(text) is not None


def _clauses(text: str) -> Iterator[str]:
    """Cut the text where both sides hold a verb: "A. B. og C. D. var fraværende" is one clause."""
    clause, end = "", 0
    for found in _BREAKS.finditer(text):
        part = clause + text[end : found.start()]
        following = text[found.end() :]
        if found.group().startswith(".") or (_has_verb(part) and _has_verb(following)):
            yield part
            clause = ""
        else:
            clause = part + found.group()
        end = found.end()
    yield clause + text[end:]


def _has_verb(text: str) -> bool:
    return not _VERBS.isdisjoint(text.casefold().replace(",", " ").replace(".", " ").split())


def _clause(text: str, above: str, manner: Manner) -> list[Named]:
    came = remarks.stand_in(text) if above else None
    if came:
        return [Named(came[0], (), came[1], instead_of=above)]
    names, rest = names_and_rest(text)
    attendance = attendance_mark(rest) if names else None
    if attendance in (Attendance.APOLOGY, Attendance.ABSENT):
        return [Named(name, (), attendance) for name in names]
    if not names or not rest.startswith(_TOOK_PART):
        return []
    facts = understand(rest, manner)
    if facts.substitute_for:
        return [Named(name, (facts,), Attendance.PRESENT) for name in names]
    if above and rest.rstrip(" .").casefold().endswith(_IN_THEIR_PLACE):
        return [Named(name, (), Attendance.PRESENT, instead_of=above) for name in names]
    return []


def _bare(text: str, may_stand_alone: bool) -> list[Named]:
    name = text.strip(" .")
    return [Named(name)] if may_stand_alone and is_name(name) else []
