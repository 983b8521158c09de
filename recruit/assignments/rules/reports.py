"""What somebody who was sent somewhere tells the council afterwards: due, given, missing."""

from dataclasses import dataclass
from datetime import date

from recruit.assignments.rules.vocabulary import ReportStatus
from recruit.foundation.refusal import Refusal


@dataclass(frozen=True, slots=True)
class ReportFacts:
    """A report-back as the rules see it."""

    #: From when it can be given: the day after what it is about.
    due_on: date
    #: The meeting by which it is given.
    by: date
    given_on: date | None = None


def status(report: ReportFacts, *, on: date) -> ReportStatus:
    """Return where a report is on a day: missing once the meeting has gone by without it."""
    if report.given_on is not None:
        return ReportStatus.GIVEN
    if on < report.due_on:
        return ReportStatus.NOT_DUE
    return ReportStatus.DUE if on <= report.by else ReportStatus.MISSING


def may_expect(report: ReportFacts) -> tuple[Refusal, ...]:
    """Return why no report is expected like this."""
    return (Refusal("told-before-it-happens", field="by_on"),) if report.by < report.due_on else ()


def may_note(report: ReportFacts, given_on: date, *, today: date) -> tuple[Refusal, ...]:
    """Return every reason why a report is not noted as given on a day."""
    reasons = [Refusal("report-is-given")] if report.given_on is not None else []
    if given_on > today:
        reasons.append(Refusal("day-in-the-future", field="given_on"))
    return tuple(reasons)
