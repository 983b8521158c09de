"""The reader of minutes: text in, a reading out. Facts and tables of words only; no clock, no database, no library."""

from recruit.intake.rules.minutes import read
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

__all__ = [
    "About",
    "Attendance",
    "Conflict",
    "LineCount",
    "Listed",
    "MeetingFacts",
    "NotUnderstood",
    "Office",
    "Reading",
    "Role",
    "SeatType",
    "VacantSeat",
    "read",
]
