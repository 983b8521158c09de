"""How far one person of a reading has come: what would happen now, or what somebody has to say first."""

from enum import StrEnum


class State(StrEnum):
    """What becomes of one person of a reading."""

    #: Becomes a new person with a place.
    NEW = "new"
    #: Is somebody known, who gets a place or has something added.
    KNOWN = "known"
    #: Has the place already, and the file says nothing new.
    STANDS = "stands"
    #: Somebody has to say who it is, or in which member group.
    DECIDE = "decide"
    #: The file contradicts itself or what is registered, and nobody has decided.
    CONFLICT = "conflict"
    #: Is written down as a person, and gets no place.
    PERSON_ONLY = "person_only"
    #: Staff and guests: nothing happens.
    BYSTANDER = "bystander"
    #: The secretary has said that nothing comes of the line.
    LEFT_OUT = "left_out"
    #: Has been put to use.
    APPLIED = "applied"


#: Those whom putting the reading to use deals with; the others have been dealt with, or wait.
READY = frozenset({State.NEW, State.KNOWN, State.PERSON_ONLY})
#: Those that wait for a decision.
WAITING = frozenset({State.DECIDE, State.CONFLICT})
