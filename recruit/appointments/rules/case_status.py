"""Where a case before the municipal council is, and what it waits for. Derived, never stored."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from enum import StrEnum
from uuid import UUID

from recruit.appointments.rules.case import DesignateFacts
from recruit.appointments.rules.facts import Role
from recruit.bodies.rules import SubstituteArrangement


class CaseStatus(StrEnum):
    """Where a case is."""

    #: Nobody is proposed yet.
    EMPTY = "empty"
    #: Somebody is proposed, and it has not gone to the municipal council.
    COLLECTING = "collecting"
    #: It waits for the municipal council.
    SUBMITTED = "submitted"
    #: A part is decided, and the rest waits.
    PARTLY_DECIDED = "partly_decided"
    DECIDED = "decided"


@dataclass(frozen=True, slots=True)
class Standing:
    """Where a case is, and of how many people nothing is decided."""

    status: CaseStatus
    decided: int
    waiting: int


def waits(designate: DesignateFacts, arrangement: SubstituteArrangement) -> bool:
    """Return whether a decision about somebody is waited for.

    Whoever is next in a group without substitutes is there in case somebody drops out; nothing is decided about them.
    """
    return designate.is_open and (designate.role is Role.MEMBER or arrangement is not SubstituteArrangement.NONE)


def standing(
    designates: Collection[DesignateFacts],
    arrangements: Mapping[UUID, SubstituteArrangement],
    *,
    is_submitted: bool,
) -> Standing:
    """Return where a case is; `arrangements` are those of its seat groups, by their ids."""
    decided = sum(one.decided is not None for one in designates)
    waiting = sum(waits(one, arrangements[one.seat_group]) for one in designates)
    if decided:
        status = CaseStatus.PARTLY_DECIDED if waiting else CaseStatus.DECIDED
    elif not waiting:
        status = CaseStatus.EMPTY
    else:
        status = CaseStatus.SUBMITTED if is_submitted else CaseStatus.COLLECTING
    return Standing(status, decided, waiting)
