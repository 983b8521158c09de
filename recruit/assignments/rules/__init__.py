"""What holds for places elsewhere, for those who are asked, for working groups and for what is told afterwards."""

from recruit.assignments.rules.vocabulary import (
    Answer,
    AskingKind,
    ChosenBy,
    GroupEnd,
    PlaceMessage,
    PlaceRole,
    PlaceStatus,
    ReportStatus,
    Whom,
)

__all__ = [
    "Answer",
    "AskingKind",
    "ChosenBy",
    "GroupEnd",
    "PlaceMessage",
    "PlaceRole",
    "PlaceStatus",
    "ReportStatus",
    "Whom",
]
