"""The lots that were drawn, as JSON: a list with one object for each.

    {"for": "seat", "candidates": [2, 3], "drawn": [3]}
    {"for": "quotient", "lists": ["A", "B+C"], "drawn": ["B+C"], "id": "2026", "by": "NN", "at": "…"}

`drawn` stands in the order drawn: the first drawn receives what `for` names. `id` ties a lot to one contest where a
file is for several, `group` and `list` to one group or list. Whatever else is noted (who drew, who saw it) is
for people.
"""

from collections.abc import Sequence
from typing import NamedTuple

from recruit.counting.formats.fields import Fields, parsed
from recruit.counting.lot import Lot, Purpose
from recruit.counting.sentences import Sentence

_PURPOSES: tuple[Purpose, ...] = ("seat", "substitutes", "exclude", "surplus", "quotient", "third-ballot")


class Recorded(NamedTuple):
    """A lot, and the contest it is for; None: whichever asks for it."""

    contest: str | None
    lot: Lot


def read(data: bytes) -> tuple[Recorded, ...]:
    """Read the lots. Raises BadInput for what is not as it should be."""
    return tuple(_recorded(one) for one in Fields({"lots": parsed(data)}).each("lots"))


def of_contest(recorded: Sequence[Recorded], contest: str) -> tuple[Lot, ...]:
    """Return the lots that may be for that contest."""
    return tuple(one.lot for one in recorded if one.contest in (None, contest))


def _recorded(fields: Fields) -> Recorded:
    lot = _of_lists(fields) if fields.has("lists") else _of_candidates(fields)
    if (
        len(lot.between) < 2
        or not lot.drawn
        or len(set(lot.drawn)) < len(lot.drawn)
        or not lot.between >= set(lot.drawn)
    ):
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


_NOT_DRAWN = Sentence(
    "“drawn” skal nævne mindst én af dem, der trækkes lod imellem (mindst to), og ingen to gange.",
    "“drawn” must name at least one of those whom the lot is between (at least two), and none of them twice.",
)
