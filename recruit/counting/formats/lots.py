"""The lots that were drawn, as JSON: one object for each, line under line as the count sheet prints them, or a list.

    {"for": "seat", "candidates": [2, 3], "drawn": [3]}
    {"for": "quotient", "lists": ["A", "B+C"], "drawn": ["B+C"], "id": "2026", "by": "NN", "at": "…"}

`drawn` stands in the order drawn: the first drawn receives what `for` names. `id` ties a lot to one contest where a
file is for several, `group` and `list` to one group or list. Whatever else is noted (who drew, who saw it) is
for people.
"""

from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple, get_args

from recruit.counting.contest import BadInput
from recruit.counting.formats.fields import Fields, parsed
from recruit.counting.lot import Lot, Purpose
from recruit.counting.sentences import Sentence

_PURPOSES: tuple[Purpose, ...] = get_args(Purpose)


class Recorded(NamedTuple):
    """A lot, and the contest it is for; None: whichever asks for it."""

    contest: str | None
    lot: Lot


def read(data: bytes) -> tuple[Recorded, ...]:
    """Read the lots; where each line is JSON by itself, a line after the other.

    Raises BadInput for what is not as it should be, with the number of the line where it stands on one.
    """
    lines = [(number, line) for number, line in enumerate(data.splitlines(), 1) if line.strip()]
    if len(lines) < 2 or not _is_whole(lines[0][1]):
        return tuple(_all(parsed(data)))
    return tuple(lot for number, line in lines for lot in _on_line(number, line))


def _is_whole(line: bytes) -> bool:
    """Whether the line is JSON by itself, which no line of a longer piece of JSON is that another one follows."""
    try:
        parsed(line)
    except BadInput:
        return False
    return True


def _on_line(number: int, line: bytes) -> list[Recorded]:
    try:
        return list(_all(parsed(line)))
    except BadInput as fault:
        raise BadInput(fault.why, line=number) from None


def _all(values: object) -> Iterator[Recorded]:
    """Yield the lots of a list, or the one of an object."""
    each = (Fields(values),) if isinstance(values, Mapping) else Fields({"lots": values}).each("lots")
    return map(_recorded, each)


def of_contest(recorded: Sequence[Recorded], contest: str) -> tuple[Lot, ...]:
    """Return the lots that may be for that contest."""
    return tuple(one.lot for one in recorded if one.contest in (None, contest))


def for_any(recorded: Sequence[Recorded], used: Sequence[Lot]) -> tuple[Lot, ...]:
    """Return those of the lots that a count used which name no contest, so that another one could use them too."""
    return tuple(lot for lot in used if Recorded(None, lot) in recorded)


def _recorded(fields: Fields) -> Recorded:
    lot = _of_lists(fields) if fields.has("lists") else _of_candidates(fields)
    if not lot.drawn:
        raise fields.refusal(_NOBODY_DRAWN)
    if len(lot.between) < 2 or len(set(lot.drawn)) < len(lot.drawn) or not lot.between >= set(lot.drawn):
        raise fields.refusal(_NOT_DRAWN)
    return Recorded(fields.text_or_none("id"), lot)


def _of_candidates(fields: Fields) -> Lot:
    purpose = fields.choice("for", _PURPOSES)
    between, drawn = fields.numbers("candidates"), fields.numbers("drawn")
    return Lot(purpose, frozenset(between), drawn, fields.text_or_none("group"), fields.text_or_none("list"))


def _of_lists(fields: Fields) -> Lot:
    """Read a lot between lists, which is always for the seat of a quotient, whichever of the two it says."""
    fields.choice("for", ("quotient", "seat"))
    between, drawn = fields.texts("lists"), fields.texts("drawn")
    return Lot("quotient", frozenset(between), drawn, fields.text_or_none("group"), fields.text_or_none("list"))


_NOBODY_DRAWN = Sentence(
    "“drawn” er tom: der er endnu ikke skrevet, hvem der er trukket.",
    "“drawn” is empty: nobody is written down as drawn yet.",
)
_NOT_DRAWN = Sentence(
    "“drawn” skal nævne mindst én af dem, der trækkes lod imellem (mindst to), og ingen to gange.",
    "“drawn” must name at least one of those whom the lot is between (at least two), and none of them twice.",
)
