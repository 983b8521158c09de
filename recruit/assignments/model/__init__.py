"""The tables of places elsewhere, of those who are asked, of working groups and of what is told afterwards."""

from recruit.assignments.model.asking import AskingRound, AskingStep, RoundAsk
from recruit.assignments.model.group import GroupParticipation, WorkingGroup
from recruit.assignments.model.place import Assignment, PlaceElsewhere, PlaceTold, ReportBack

__all__ = [
    "AskingRound",
    "AskingStep",
    "Assignment",
    "GroupParticipation",
    "PlaceElsewhere",
    "PlaceTold",
    "ReportBack",
    "RoundAsk",
    "WorkingGroup",
]
