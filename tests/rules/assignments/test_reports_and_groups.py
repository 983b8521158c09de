"""What is told afterwards, and working groups."""

from dataclasses import replace
from datetime import date
from uuid import UUID

import pytest

from recruit.assignments.rules import ReportStatus
from recruit.assignments.rules.groups import GroupFacts, Participation, may_end, may_found, may_join, may_lead
from recruit.assignments.rules.reports import ReportFacts, may_expect, may_note, status
from recruit.foundation.dates import PartialDate, Span

REPORT = ReportFacts(due_on=date(2026, 6, 5), by=date(2026, 9, 2))
ANNE, BO = UUID(int=1), UUID(int=2)
SINCE = Span(date(2026, 1, 1))
GROUP = GroupFacts(SINCE, (Participation(ANNE, SINCE, leads=True),))


def codes(refusals: object) -> set[str]:
    return {one.code for one in refusals}  # type: ignore[attr-defined]


@pytest.mark.parametrize(
    ("on", "expected"),
    [
        (date(2026, 6, 4), ReportStatus.NOT_DUE),
        (date(2026, 6, 5), ReportStatus.DUE),
        (date(2026, 9, 2), ReportStatus.DUE),
        (date(2026, 9, 3), ReportStatus.MISSING),
    ],
)
def test_a_report_is_due_until_the_meeting_and_missing_after_it(on: date, expected: ReportStatus) -> None:
    assert status(REPORT, on=on) is expected


def test_a_report_that_was_given_is_given_once() -> None:
    given = replace(REPORT, given_on=date(2026, 9, 10))

    assert status(given, on=date(2026, 9, 10)) is ReportStatus.GIVEN
    assert may_note(REPORT, date(2026, 9, 2), today=date(2026, 9, 2)) == ()
    assert codes(may_note(given, date(2026, 9, 12), today=date(2026, 9, 11))) == {
        "report-is-given",
        "day-in-the-future",
    }


def test_a_report_is_expected_at_a_meeting_after_what_it_is_about() -> None:
    assert may_expect(REPORT) == ()
    assert codes(may_expect(replace(REPORT, by=date(2026, 6, 4)))) == {"told-before-it-happens"}


def test_a_group_has_a_name_of_its_own() -> None:
    assert may_found("Den gode modtagelse", ["Mentorkorpset"]) == ()
    assert codes(may_found(" ", [])) == {"answer-missing"}
    assert codes(may_found("mentor  korpset", ["Mentor korpset"])) == {"name-is-taken"}


def test_a_group_has_one_lead_at_a_time_and_nobody_twice() -> None:
    assert may_join(GROUP, Participation(BO, SINCE)) == ()
    assert codes(may_join(GROUP, Participation(BO, SINCE, leads=True))) == {"somebody-leads-it"}
    assert codes(may_join(GROUP, Participation(ANNE, SINCE))) == {"takes-part-already"}
    assert GROUP.lead(on=date(2026, 6, 4)) == ANNE
    assert GROUP.lead(on=date(2025, 12, 31)) is None


def test_nobody_joins_a_group_that_has_ended_and_it_ends_once_with_a_reason() -> None:
    ended = replace(GROUP, span=Span(date(2026, 1, 1), date(2026, 7, 1)))

    assert codes(may_join(ended, Participation(BO, Span(date(2026, 7, 1))))) == {"group-has-ended"}
    assert may_end(GROUP, PartialDate(date(2026, 6, 30)), "Indkvarteringerne lukker") == ()
    assert codes(may_end(ended, PartialDate(date(2026, 6, 30)), "")) == {"answer-missing", "group-has-ended"}
    assert may_end(ended, PartialDate(date(2026, 5, 31)), "Før tid") == ()
    assert codes(may_end(GROUP, PartialDate(date(2025, 6, 30)), "Slut")) == {"ends-before-it-begins"}


def test_whoever_takes_part_can_lead_and_the_lead_can_be_given_up() -> None:
    with_bo = replace(GROUP, participations=(*GROUP.participations, Participation(BO, SINCE)))

    assert may_lead(with_bo, BO, date(2026, 6, 4)) == ()
    assert may_lead(GROUP, None, date(2026, 6, 4)) == ()
    assert codes(may_lead(GROUP, BO, date(2026, 6, 4))) == {"does-not-take-part"}
    assert codes(may_lead(GROUP, ANNE, date(2026, 6, 4))) == {"leads-already"}
    assert codes(may_lead(replace(GROUP, participations=()), None, date(2026, 6, 4))) == {"nobody-leads-it"}


def test_nobody_leads_before_the_group_is_or_into_the_days_of_the_next_lead() -> None:
    next_lead = Participation(BO, Span(date(2026, 9, 1)), leads=True)
    first = Participation(ANNE, Span(date(2026, 1, 1)))

    assert codes(may_lead(GROUP, None, date(2025, 12, 31))) == {"group-has-ended"}
    assert codes(may_lead(GroupFacts(SINCE, (first, next_lead)), ANNE, date(2026, 6, 4))) == {"somebody-leads-it"}
