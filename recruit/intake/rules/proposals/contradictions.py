"""Where a file says two things of one person: what waits for a decision, and what a decision makes of the line."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Any

from recruit.foundation.dates import parse_danish
from recruit.foundation.keys import search_key
from recruit.intake.rules.proposals.decisions import Correction, Decisions
from recruit.intake.rules.reading import About, Conflict, Listed, Office, Reading, Role

#: Contradictions that a place hangs on. Those about the meeting alone are shown, and nothing waits for them; those
#: about the seats of a charter are about nobody.
DECISIVE = frozenset(About) - {About.ATTENDANCE, About.SEATS, About.SEAT_GROUP}

#: Contradictions with their places in `Reading.conflicts`.
Placed = Sequence[tuple[int, Conflict]]


def of_people(reading: Reading) -> Mapping[int, Placed]:
    """Return the contradictions about each person, by number.

    Two lines that may be two people of one name contradict each other about none of them: whoever decides tells them
    apart, or leaves one line out.
    """
    bearers: dict[str, list[int]] = defaultdict(list)
    asked = {search_key(conflict.name) for conflict in reading.conflicts}
    for number, listed in enumerate(reading.people if asked else ()):
        bearers[search_key(listed.name)].append(number)
    found: dict[int, list[tuple[int, Conflict]]] = defaultdict(list)
    for place, conflict in enumerate(reading.conflicts):
        theirs = bearers.get(search_key(conflict.name), [])
        on_lines = [number for number in theirs if reading.people[number].line in conflict.lines]
        for number in theirs if not on_lines else on_lines if len(on_lines) == 1 else ():
            found[number].append((place, conflict))
    return found


def to_decide(reading: Reading) -> frozenset[int]:
    """Return the places of the contradictions that somebody waits for, decided or not."""
    placed = (one for theirs in of_people(reading).values() for one in theirs)
    return frozenset(place for place, conflict in placed if conflict.about in DECISIVE)


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
