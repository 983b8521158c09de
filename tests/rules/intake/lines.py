"""Lines of a list as the reader leaves them, and whom the council knows, with only what a test is about."""

from typing import Any
from uuid import UUID, uuid4

from recruit.appointments.rules import Role as PlaceRole
from recruit.bodies.rules import SeatType
from recruit.foundation.dates import PartialDate, parse_danish
from recruit.intake.rules.proposals.matching import KnownPerson, KnownPlace
from recruit.intake.rules.reading import About, Conflict, LineCount, Listed, MeetingFacts, Reading, Role

LINES = LineCount(not_blank=1, proposed=1, vacant=0, headings=0, not_understood=0, outside=0)


def listed(name: str, **facts: Any) -> Listed:
    """Return a member of whom nothing more is said than the test does."""
    said = {
        "role": Role.MEMBER,
        "attendance": None,
        "office": None,
        "seat_type": None,
        "represents": None,
        "represents_unit": None,
        "party": None,
        "substitute_for": None,
        "line": 1,
        "rule": "test",
    }
    return Listed(name=name, **{**said, **facts})


def a_reading(*people: Listed, **found: Any) -> Reading:
    """Return a reading of these people, each on a line of its own, and of whatever else a test is about."""
    parts: dict[str, Any] = {"vacant_seats": (), "not_understood": (), "conflicts": (), "lines": LINES, **found}
    return Reading(meeting=parts.pop("meeting", MeetingFacts()), people=people, **parts)


def a_conflict(name: str, about: About, *facts: str, lines: tuple[int, ...] = (3, 40)) -> Conflict:
    """Return two facts that cannot both be true."""
    return Conflict(name, facts, lines, about)


def a_place(**facts: Any) -> KnownPlace:
    """Return a member's place on an organisation's seat in the term of 2022–2025."""
    said: dict[str, Any] = {
        "membership": UUID(int=7),
        "role": PlaceRole.MEMBER,
        "group": UUID(int=8),
        "label": "Foreninger og organisationer",
        "seat_type": SeatType.ORGANISATION,
        "since": a_day("2022-01-01"),
        "until": a_day("2025-12-31"),
    }
    return KnownPlace(**{**said, **facts})


def somebody(name: str, *other_names: str, place: KnownPlace | None = None, **facts: Any) -> KnownPerson:
    """Return a person whom the council knows."""
    return KnownPerson(uuid4(), name, other_names, place, **facts)


def a_day(written: str) -> PartialDate:
    """Return a date as it was written."""
    day = parse_danish(written)
    assert day is not None, written
    return day
