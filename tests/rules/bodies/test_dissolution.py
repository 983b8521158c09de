"""From which day a council is dissolved, and by which decision."""

from recruit.bodies.rules import DecisionKind
from recruit.bodies.rules.dissolution import NewDissolution, may_begin, may_dissolve, may_go_on, may_undo_dissolution
from recruit.foundation.dates import Span
from tests.builders import day

DECIDED, BEGUN, ENDS = day("2026-11-30"), day("2026-01-01"), day("2030-01-01")
NEW_YEAR = NewDissolution(day("2027-01-01"))


def reasons(
    new: NewDissolution = NEW_YEAR, kind: DecisionKind = DecisionKind.DISSOLVE, *, again: bool = False
) -> list[str]:
    return [one.code for one in may_dissolve(new, kind, DECIDED, terms=Span(BEGUN, ENDS), is_dissolved=again)]


def test_a_council_is_dissolved_once_by_a_decision_from_before() -> None:
    assert reasons() == []
    assert reasons(again=True) == ["body-is-dissolved"]
    assert reasons(kind=DecisionKind.OTHER) == ["decision-dissolves-nothing"]
    assert reasons(NewDissolution(DECIDED)) == ["dissolved-before-the-decision"]
    assert reasons(NewDissolution(day("2031-01-02"))) == []
    assert reasons(NewDissolution(day("2031-01-03"))) == ["dissolved-long-after-its-terms"]
    years_ago = may_dissolve(
        NEW_YEAR, DecisionKind.DISSOLVE, day("1901-01-01"), terms=Span(BEGUN, None), is_dissolved=False
    )
    assert [(one.code, one.field) for one in years_ago] == [("decided-before-it-began", "decided_on")]
    assert reasons(NewDissolution(BEGUN)) == ["dissolved-before-the-decision", "dissolved-before-it-began"]


def test_it_is_undone_once_with_a_reason() -> None:
    assert may_undo_dissolution("Ombestemt.", is_undone=False) == ()
    assert [one.code for one in may_undo_dissolution(" ", is_undone=True)] == [
        "answer-missing",
        "dissolution-is-undone",
    ]


def test_nothing_of_a_council_lasts_longer_than_the_council() -> None:
    new_year = NEW_YEAR.until
    assert may_go_on(None, None) == may_go_on(new_year, new_year) == ()
    assert [one.code for one in may_go_on(new_year, day("2027-01-02"))] == ["council-is-dissolved-then"]
    assert [one.code for one in may_go_on(new_year, None)] == ["council-is-dissolved-then"]


def test_nothing_new_is_begun_in_a_council_that_is_no_more() -> None:
    new_year = NEW_YEAR.until
    assert may_begin(None, today=new_year) == may_begin(new_year, today=day("2026-12-31")) == ()
    assert [one.code for one in may_begin(new_year, today=new_year)] == ["body-is-dissolved"]
