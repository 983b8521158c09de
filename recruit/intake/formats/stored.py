"""A reading and its decisions as the database keeps them while they wait: JSON with the names of the dataclasses."""

from collections.abc import Mapping
from dataclasses import asdict
from datetime import date, time
from enum import StrEnum
from typing import Any, TypeVar
from uuid import UUID

from recruit.appointments.rules import Role as PlaceRole
from recruit.bodies.rules import SeatType as PlaceType
from recruit.intake.rules.proposal import Correction, Decisions
from recruit.intake.rules.reading import (
    About,
    Attendance,
    Conflict,
    LineCount,
    Listed,
    MeetingFacts,
    NotUnderstood,
    Office,
    Reading,
    Role,
    SeatType,
    VacantSeat,
)

Code = TypeVar("Code", bound=StrEnum)


def pack(reading: Reading) -> dict[str, Any]:
    """Return the reading as JSON values."""
    packed = asdict(reading)
    packed["meeting"] = {name: _plain(value) for name, value in packed["meeting"].items()}
    return packed


def unpack(packed: Mapping[str, Any]) -> Reading:
    """Return the reading that `pack` wrote."""
    return Reading(
        meeting=_meeting(packed["meeting"]),
        people=tuple(_listed(person) for person in packed["people"]),
        vacant_seats=tuple(VacantSeat(**seat) for seat in packed["vacant_seats"]),
        not_understood=tuple(NotUnderstood(**line) for line in packed["not_understood"]),
        conflicts=tuple(_conflict(conflict) for conflict in packed["conflicts"]),
        lines=LineCount(**packed["lines"]),
    )


def without_texts(packed: Mapping[str, Any]) -> dict[str, Any]:
    """Return the stored reading with nothing of the lines that were not understood but their numbers."""
    return {**packed, "not_understood": [{**line, "text": ""} for line in packed["not_understood"]]}


def pack_decisions(decisions: Decisions) -> dict[str, Any]:
    """Return the decisions as JSON values."""
    people = {
        str(number): {**asdict(correction), "person": _plain(correction.person)}
        for number, correction in decisions.people.items()
    }
    return {"people": people, "conflicts": {str(place): fact for place, fact in decisions.conflicts.items()}}


def unpack_decisions(packed: Mapping[str, Any]) -> Decisions:
    """Return the decisions that `pack_decisions` wrote; none when nothing was decided yet."""
    return Decisions(
        people={int(number): _correction(one) for number, one in packed.get("people", {}).items()},
        conflicts={int(place): fact for place, fact in packed.get("conflicts", {}).items()},
    )


def _plain(value: object) -> object:
    if isinstance(value, date | time):
        return value.isoformat()
    return str(value) if isinstance(value, UUID) else value


def _meeting(packed: Mapping[str, Any]) -> MeetingFacts:
    return MeetingFacts(
        date=date.fromisoformat(packed["date"]) if packed["date"] else None,
        start=time.fromisoformat(packed["start"]) if packed["start"] else None,
        end=time.fromisoformat(packed["end"]) if packed["end"] else None,
        place=packed["place"],
        case_id=packed["case_id"],
    )


def _listed(packed: Mapping[str, Any]) -> Listed:
    codes = {
        "role": Role(packed["role"]),
        "attendance": _code(Attendance, packed["attendance"]),
        "office": _code(Office, packed["office"]),
        "seat_type": _code(SeatType, packed["seat_type"]),
    }
    return Listed(**{**packed, **codes})


def _conflict(packed: Mapping[str, Any]) -> Conflict:
    return Conflict(packed["name"], tuple(packed["facts"]), tuple(packed["lines"]), About(packed["about"]))


def _correction(packed: Mapping[str, Any]) -> Correction:
    return Correction(
        role=_code(PlaceRole, packed["role"]),
        seat_type=_code(PlaceType, packed["seat_type"]),
        office=_code(Office, packed["office"]),
        person=UUID(packed["person"]) if packed["person"] else None,
        is_new=packed["is_new"],
    )


def _code(kind: type[Code], value: str | None) -> Code | None:
    return kind(value) if value else None
