"""The running heads of pages, which a page break puts into the middle of lists."""

import re
from collections import Counter
from collections.abc import Sequence

from recruit.intake.rules.minutes.headings import ends_lists, whole_heading
from recruit.intake.rules.minutes.lines import Line
from recruit.intake.rules.words.facts import Manner
from recruit.intake.rules.words.names import is_name

_LONGEST = 120
_DIGITS = re.compile(r"\d+")
#: What a running head speaks of: the municipality, the minutes, the day of the meeting.
_HINT = re.compile(r"\bkommune\b|\breferat\b|dagsorden|protokol|\bside\b|\b\d{4}\b", re.I)
#: A line that begins like this ends a list elsewhere, but heads a page if it comes again and again.
_TITLE = re.compile(r"(?:møde|beslutnings)?(?:referat|protokol|dagsorden)\s", re.I)


def running_heads(lines: Sequence[Line], manner: Manner) -> frozenset[int]:
    """Return the lines that come again with other numbers at most, and speak of the meeting or the municipality."""
    keys = {line.number: _DIGITS.sub("0", line.text.casefold()) for line in lines if _may_be(line, manner)}
    often = Counter(keys.values())
    return frozenset(number for number, key in keys.items() if often[key] > 1)


def _may_be(line: Line, manner: Manner) -> bool:
    text = line.text
    if line.is_numbered or len(text) > _LONGEST or " " not in text:
        return False
    speaks_of_it = _HINT.search(text) or text.casefold().startswith(tuple(manner.own_body))
    if not speaks_of_it or is_name(text) or whole_heading(text):
        return False
    return _TITLE.match(text) is not None or not ends_lists(text)
