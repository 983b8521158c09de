"""What becomes of the seat groups of a charter, by what was read of them and decided."""

import re
from collections.abc import Iterator, Sequence

from recruit.intake.rules.proposals.decisions import NEITHER, Decisions, GroupCorrection
from recruit.intake.rules.reading import About, Conflict, Reading

#: A number of seats as a contradiction states it: "9", "9-11", "9+".
_NUMBER = re.compile(r"(?P<least>\d+)(?:-(?P<most>\d+)|(?P<open>\+))?")


def groups(reading: Reading, decisions: Decisions) -> Iterator[GroupCorrection]:
    """Yield the groups that are to be, as decided; those that do not add up wait until somebody has said what holds."""
    unused = [conflict for _place, conflict in (*gaps(reading, decisions), *_left_out(reading, decisions))]
    lines = {line for conflict in unused for line in conflict.lines}
    for listed, group in zip(reading.groups, _decided(reading, decisions), strict=True):
        if not group.left_out and listed.line not in lines:
            yield group


def gaps(reading: Reading, decisions: Decisions) -> list[tuple[int, Conflict]]:
    """Return where sizes do not add up, with the places in `Reading.conflicts`.

    A gap is closed when somebody has decided that the sum of the groups holds, or has corrected the groups until they
    are together what is said; it is passed over when neither number is to be used.
    """
    return [
        (place, conflict)
        for place, conflict in enumerate(reading.conflicts)
        if conflict.about is About.SEATS
        and decisions.conflicts.get(place, conflict.facts[0]) == conflict.facts[0]
        and not _is_mended(conflict, reading, decisions)
    ]


def _left_out(reading: Reading, decisions: Decisions) -> Iterator[tuple[int, Conflict]]:
    """Yield where somebody has said that neither number is to be used."""
    for place, conflict in enumerate(reading.conflicts):
        if conflict.about is About.SEATS and decisions.conflicts.get(place) == NEITHER:
            yield place, conflict


def _is_mended(conflict: Conflict, reading: Reading, decisions: Decisions) -> bool:
    theirs = [place for place, group in enumerate(reading.groups) if group.line in conflict.lines]
    decided = _decided(reading, decisions)
    seats = sum(decided[place].seats for place in theirs if not decided[place].left_out)
    return not decisions.groups.keys().isdisjoint(theirs) and _may_be(conflict.facts[0], seats)


def _may_be(said: str, seats: int) -> bool:
    """Return whether a number of seats is what was said that there are together."""
    number = _NUMBER.fullmatch(said)
    if not number:
        return False
    most = None if number["open"] else int(number["most"] or number["least"])
    return int(number["least"]) <= seats and (most is None or seats <= most)


def _decided(reading: Reading, decisions: Decisions) -> Sequence[GroupCorrection]:
    return [decisions.groups.get(place) or GroupCorrection.of(group) for place, group in enumerate(reading.groups)]
