"""The rules of this stage: facts in, reasons out."""

from recruit.recruitment.rules.vocabulary import (
    FILLING_METHODS,
    Asked,
    ChannelKind,
    DateKind,
    Deadline,
    DeviationReason,
    Field,
    Manner,
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
    "Route",
]
