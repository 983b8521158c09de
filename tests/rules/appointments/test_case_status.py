"""Where a case is, and of how many nothing is decided."""

from dataclasses import replace
from uuid import UUID, uuid4

import pytest

from recruit.appointments.rules import Role
from recruit.appointments.rules.case import DecidedAs, DesignateFacts, DesignateSource
from recruit.appointments.rules.case_status import CaseStatus, Standing, standing
from recruit.bodies.rules import SubstituteArrangement
from tests.builders import day

GROUP = UUID(int=1)
MEMBER = DesignateFacts(uuid4(), GROUP, Role.MEMBER, DesignateSource.RESULT, day("2027-02-22"), uuid4())
NEXT = replace(MEMBER, role=Role.SUBSTITUTE, rank=1)
DONE = replace(MEMBER, decided=DecidedAs.APPOINTED)
GONE = replace(MEMBER, has_dropped_out=True)
LIST, NONE = SubstituteArrangement.LIST, SubstituteArrangement.NONE


@pytest.mark.parametrize(
    ("designates", "arrangement", "is_submitted", "said"),
    [
        ([], LIST, False, (CaseStatus.EMPTY, 0, 0)),
        ([GONE], LIST, True, (CaseStatus.EMPTY, 0, 0)),
        ([MEMBER, NEXT, GONE], LIST, False, (CaseStatus.COLLECTING, 0, 2)),
        ([MEMBER, NEXT], LIST, True, (CaseStatus.SUBMITTED, 0, 2)),
        ([DONE, NEXT], LIST, True, (CaseStatus.PARTLY_DECIDED, 1, 1)),
        ([DONE, NEXT], NONE, True, (CaseStatus.DECIDED, 1, 0)),
        ([DONE, GONE], LIST, False, (CaseStatus.DECIDED, 1, 0)),
    ],
)
def test_a_case_says_what_it_waits_for(
    designates: list[DesignateFacts],
    arrangement: SubstituteArrangement,
    is_submitted: bool,
    said: tuple[CaseStatus, int, int],
) -> None:
    assert standing(designates, {GROUP: arrangement}, is_submitted=is_submitted) == Standing(*said)
