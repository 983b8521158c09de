"""A reading and its decisions as the database keeps them while they wait: JSON with the names of the dataclasses.

What is nothing is left out. A field that a stored reading does not have is nothing, so older ones are still read.
"""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import MISSING, fields
from datetime import date, time
from typing import Any, TypeVar
from uuid import UUID

from recruit.appointments.rules import Role as PlaceRole
from recruit.bodies.rules import SeatType as PlaceType
from recruit.foundation.dates import PartialDate, Precision, iso
from recruit.intake.rules.document import Note, NoteCode
from recruit.intake.rules.proposals.decisions import Correction, Decisions, GroupCorrection, Ruling, Side
from recruit.intake.rules.reading import (
    About,
    Attendance,
    BodyFacts,
    Column,
    Conflict,
    Field,
    LineCount,
    Listed,
    ListedGroup,
    MeetingFacts,
    NotUnderstood,
    Office,
    Reading,
    Role,
    SeatType,
    SheetSpan,
    Trouble,
    VacantSeat,
)

Record = TypeVar("Record")
Packed = Mapping[str, Any]

#: The lengths of 2026, 2026-06 and 2026-06-04.
_PRECISIONS = {4: Precision.YEAR, 7: Precision.MONTH, 10: Precision.DAY}


def pack(reading: Reading) -> dict[str, Any]:
    """Return the reading as JSON values."""
    return _packed(reading)


def unpack(packed: Packed) -> Reading:
    """Return the reading that `pack` wrote, now or before there was more to know of a file."""
    return Reading(
        meeting=_record(MeetingFacts, packed["meeting"], _MEETING),
        people=_all(Listed, packed["people"]),
        vacant_seats=_all(VacantSeat, packed["vacant_seats"]),
        not_understood=_all(NotUnderstood, packed["not_understood"]),
        conflicts=_all(Conflict, packed["conflicts"]),
        lines=LineCount(**packed["lines"]),
        groups=_all(ListedGroup, packed.get("groups", ())),
        body=_record(BodyFacts, packed.get("body", {})),
        notes=_all(Note, packed.get("notes", ()), _NOTE),
        sheets=_all(SheetSpan, packed.get("sheets", ())),
        columns=_all(Column, packed.get("columns", ())),
    )


def pack_decisions(decisions: Decisions) -> dict[str, Any]:
    """Return the decisions as JSON values."""
    return {
        "people": {str(number): _packed(one) for number, one in decisions.people.items()},
        "conflicts": {str(place): fact for place, fact in decisions.conflicts.items()},
        "lines": {str(line): _packed(one) if one else None for line, one in decisions.lines.items()},
        "groups": {str(place): _packed(one) for place, one in decisions.groups.items()},
        "registered": {f"{number}:{about}": _packed(one) for (number, about), one in decisions.registered.items()},
    }


def unpack_decisions(packed: Packed) -> Decisions:
    """Return the decisions that `pack_decisions` wrote; none when nothing was decided yet."""
    return Decisions(
        people={int(number): _record(Correction, one, _DECIDED) for number, one in packed.get("people", {}).items()},
        conflicts={int(place): fact for place, fact in packed.get("conflicts", {}).items()},
        lines={
            int(line): _record(Correction, one, _DECIDED) if one else None
            for line, one in packed.get("lines", {}).items()
        },
        groups={int(place): _record(GroupCorrection, one, _DECIDED) for place, one in packed.get("groups", {}).items()},
        registered={
            _decided(key): _record(Ruling, one, _DECIDED)
            for key, one in packed.get("registered", {}).items()
            if not isinstance(one, str)  # once it was not kept what was compared, so nobody knows if it holds still
        },
    )


# Into JSON


#: What each field of a record is when nothing is said.
_NOTHING: Mapping[type, Mapping[str, object]] = {
    kind: {field.name: None if field.default is MISSING else field.default for field in fields(kind)}
    for kind in (
        Reading,
        MeetingFacts,
        Listed,
        VacantSeat,
        NotUnderstood,
        Conflict,
        LineCount,
        ListedGroup,
        BodyFacts,
        Note,
        SheetSpan,
        Column,
        Correction,
        GroupCorrection,
        Ruling,
    )
}


def _packed(record: Any) -> dict[str, Any]:
    values = ((name, getattr(record, name), nothing) for name, nothing in _NOTHING[type(record)].items())
    return {name: _plain(value) for name, value, nothing in values if value is not None and value != nothing}


def _plain(value: Any) -> Any:
    if isinstance(value, str | int):  # codes are texts already, and most values are one of them
        return value
    if isinstance(value, tuple):
        return [_plain(one) for one in value]
    if isinstance(value, PartialDate):
        return iso(value)
    if isinstance(value, date | time):
        return value.isoformat()
    return str(value) if isinstance(value, UUID) else _packed(value)


# And back


def _partial_date(text: str) -> PartialDate:
    return PartialDate(date.fromisoformat(text + "-01-01"[len(text) - 4 :]), _PRECISIONS[len(text)])


Readers = Mapping[str, Callable[[Any], Any]]

#: How a value that is no text and no number comes back, by the name of its field.
_READ: Readers = {
    "role": Role,
    "attendance": Attendance,
    "office": Office,
    "seat_type": SeatType,
    "about": About,
    "trouble": Trouble,
    "field": Field,
    "since": _partial_date,
    "until": _partial_date,
    "facts": tuple,
    "lines": tuple,
}
_DECIDED: Readers = {**_READ, "role": PlaceRole, "seat_type": PlaceType, "person": UUID, "side": Side}
_NOTE: Readers = {"code": NoteCode}
_MEETING: Readers = {"date": date.fromisoformat, "start": time.fromisoformat, "end": time.fromisoformat}


def _record(kind: type[Record], packed: Packed, readers: Readers = _READ) -> Record:
    said = {
        name: readers[name](value) if name in readers else value for name, value in packed.items() if value is not None
    }
    return kind(**{**_NOTHING[kind], **said})


def _all(kind: type[Record], packed: Iterable[Packed], readers: Readers = _READ) -> tuple[Record, ...]:
    return tuple(_record(kind, one, readers) for one in packed)


def _decided(key: str) -> tuple[int, About]:
    number, _colon, about = key.partition(":")
    return int(number), About(about)
