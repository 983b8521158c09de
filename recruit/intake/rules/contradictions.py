"""Where a file says two things of one person: what waits for a decision, and what a decision makes of the line."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Any

from recruit.foundation.dates import parse_danish
from recruit.intake.rules.decisions import Correction, Decisions
from recruit.intake.rules.reading import About, Conflict, Listed, Office, Role

#: Contradictions that a place hangs on. Those about the meeting alone are shown, and nothing waits for them; those
#: about the seats of a charter are about nobody.
DECISIVE = frozenset(About) - {About.ATTENDANCE, About.SEATS, About.SEAT_GROUP}

#: Contradictions with their places in `Reading.conflicts`.
Placed = Sequence[tuple[int, Conflict]]


def by_name(conflicts: Sequence[Conflict]) -> Mapping[str, Placed]:
    """Return the contradictions by whom they are about."""
    found: dict[str, list[tuple[int, Conflict]]] = defaultdict(list)
    for place, conflict in enumerate(conflicts):
        found[conflict.name].append((place, conflict))
    return found


def wait(conflicts: Placed, decisions: Decisions) -> bool:
    """Return whether somebody has to decide one of these contradictions first."""
    return any(conflict.about in DECISIVE and place not in decisions.conflicts for place, conflict in conflicts)


def resolved(listed: Listed, conflicts: Placed, decisions: Decisions) -> Listed:
    """Return the person with every contradiction about them decided as the secretary did."""
    for place, conflict in conflicts:
        fact = decisions.conflicts.get(place)
        if fact is not None:
            listed = _with(listed, conflict.about, fact)
    return listed


def corrected(correction: Correction, listed: Listed, about: About, fact: str) -> Correction:
    """Return an earlier correction with the fact that was decided after it."""
    if about not in DECISIVE:
        return correction
    decided = Correction.of(_with(listed, about, fact))
    return replace(correction, **{about.value: getattr(decided, about.value)})


def _with(listed: Listed, about: About, fact: str) -> Listed:
    """Return the person with one fact as it was decided; one that is no fact of theirs changes nothing."""
    said: Any = fact or None
    if about is About.OFFICE:
        said = Office(fact) if fact else None
    elif about is About.ROLE:
        said = Role(fact) if fact else Role.UNCLASSIFIED
    elif about in (About.SINCE, About.UNTIL):
        said = parse_danish(fact)
    return replace(listed, **{about.value: said}) if about in DECISIVE else listed
