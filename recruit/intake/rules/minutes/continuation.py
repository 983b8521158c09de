"""Whether a line goes on with the one above, where a page was too narrow for it."""

import re

from recruit.intake.rules.minutes.lines import Line
from recruit.intake.rules.minutes.remarks import is_talk
from recruit.intake.rules.words.names import PARTICLES, is_given_name, is_known_given_name, is_name

#: Words after which something must follow.
_UNFINISHED = frozenset(
    {
        "og",
        "samt",
        "for",
        "af",
        "fra",
        "med",
        "til",
        "i",
        "på",
        "ved",
        "hos",
        "under",
        "den",
        "det",
        "de",
        "som",
        "anden",
        "andet",
        "en",
        "et",
        "end",
        "blandt",
    }
)
_OPEN_MARKS = (",", ";", "/", "–", "—", " -", "(", "&")
_LONGEST = 14
_IN_PARENTHESES = re.compile(r"\s*\([^()]*\)")
_CUTS = re.compile(r",|;| og | samt ")


def continues(above: str, line: Line, *, above_is_item: bool = False) -> bool:
    """Return whether the line belongs to the one above it."""
    words = line.text.split()
    if line.is_item or not words or len(above) > 3000 or len(words) > 60:
        return False
    if above.rstrip().endswith(_OPEN_MARKS) or above.split()[-1] in _UNFINISHED:
        return not is_talk(line.text)
    if line.after_blank:
        return False
    if above.count("(") > above.count(")") or line.text[0] in "(/–":
        return len(words) <= _LONGEST
    if is_name(above) and (words[0] in PARTICLES or above_is_item):
        return _is_rest_of_name(above, line.text)
    if line.text[0].islower() and words[0] not in PARTICLES:
        return len(words) <= _LONGEST and not is_talk(line.text)
    return _cuts_a_name(above, line.text)


def _is_rest_of_name(above: str, below: str) -> bool:
    """Whether a long name was broken: "Anna Margrethe" and "von Berg, LO", or an item without a mark of its own."""
    first = _CUTS.split(below, maxsplit=1)[0].strip()
    is_rest = is_given_name(first) or first.split()[0] in PARTICLES
    return is_rest and not is_known_given_name(first) and is_name(f"{above} {first}")


def _cuts_a_name(above: str, below: str) -> bool:
    """Whether a row of names was broken between a given name and the surname."""
    rows_above = [part.strip() for part in _CUTS.split(_IN_PARENTHESES.sub("", above))]
    first_below, *others = [part.strip(" .") for part in _CUTS.split(below)]
    in_a_row = len(rows_above) > 2 and sum(is_name(part) for part in rows_above) * 2 > len(rows_above)
    broken = is_given_name(rows_above[-1]) or (is_name(rows_above[-1]) and (bool(others) or below.endswith(".")))
    return in_a_row and is_given_name(first_below) and broken
