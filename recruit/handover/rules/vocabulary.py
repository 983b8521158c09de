"""The words of this stage."""

from enum import StrEnum


class NoteStatus(StrEnum):
    """Where a handover note is; derived, never stored."""

    DRAFT = "draft"
    #: Stands in the handover that the council has adopted.
    ADOPTED = "adopted"
    #: Its time has come in the next term.
    DUE = "due"
    DONE = "done"


class NoteKind(StrEnum):
    """What a note is for."""

    #: What was learnt.
    EXPERIENCE = "experience"
    #: Whom the next council needs.
    PROFILE = "profile"
    #: Something that the next council is to do, with a time.
    TASK = "task"
    #: What is left of the money: a note, no account.
    MONEY = "money"


class StepKind(StrEnum):
    """What the end of a term asks for."""

    EVALUATION = "evaluation"
    NOTES = "notes"
    ADOPTION = "adoption"
    PLACES_ELSEWHERE = "places_elsewhere"
    WORKING_GROUPS = "working_groups"
    MONEY = "money"
    INVITATIONS = "invitations"
    THANKS = "thanks"
    HOLDOVER = "holdover"
    WANTED_PROFILES = "wanted_profiles"
    NEXT_TERM = "next_term"
