"""The rules of this stage: facts in, reasons out."""

from recruit.recruitment.rules.timetable import Moment, Step, Timetable
from recruit.recruitment.rules.vocabulary import (
    FILLING_METHODS,
    Asked,
    ChannelKind,
    DateKind,
    Deadline,
    DeviationReason,
    Field,
    Manner,
    Opening,
    Route,
)

__all__ = [
    "FILLING_METHODS",
    "Asked",
    "ChannelKind",
    "DateKind",
    "Deadline",
    "DeviationReason",
    "Field",
    "Manner",
    "Moment",
    "Opening",
    "Route",
    "Step",
    "Timetable",
]
