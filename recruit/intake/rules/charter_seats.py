"""What becomes of the seat groups of a charter, by what was read of them and decided."""

from collections.abc import Iterator

from recruit.intake.rules.decisions import NEITHER, Decisions, GroupCorrection
from recruit.intake.rules.reading import About, Conflict, Reading


def groups(reading: Reading, decisions: Decisions) -> Iterator[GroupCorrection]:
    """Yield the groups that are to be, as decided; those whose sizes do not add up wait until somebody has said so."""
    lines = {line for conflict in _not_to_be_used(reading, decisions) for line in conflict.lines}
    for place, listed in enumerate(reading.groups):
        decided = decisions.groups.get(place)
        group = decided or GroupCorrection.of(listed)
        if not group.left_out and (decided or listed.line not in lines):
            yield group


def undecided(reading: Reading, decisions: Decisions) -> tuple[tuple[int, Conflict], ...]:
    """Return where sizes do not add up and nobody has decided, with the places in `Reading.conflicts`."""
    return tuple(
        (place, conflict)
        for place, conflict in enumerate(reading.conflicts)
        if conflict.about is About.SEATS and place not in decisions.conflicts
    )


def _not_to_be_used(reading: Reading, decisions: Decisions) -> Iterator[Conflict]:
    """Yield the contradictions that nobody has decided, or where neither number is to be used."""
    for place, conflict in enumerate(reading.conflicts):
        if conflict.about is About.SEATS and decisions.conflicts.get(place, NEITHER) == NEITHER:
            yield conflict
