"""The timetable as rows to read: each date with its distance from the anchor, and what a secretary should see of it."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import TYPE_CHECKING

from recruit.foundation import observances
from recruit.foundation.i18n import gettext as _
from recruit.foundation.i18n import ngettext
from recruit.foundation.observances import Observance
from recruit.recruitment.queries.timetable import timetable_of
from recruit.recruitment.rules import Moment, Step, Timetable
from recruit.recruitment.rules import timetable as rules
from recruit.reports.words import word
from recruit.web.sentences import sentence

if TYPE_CHECKING:
    from recruit.recruitment.model import RecruitmentRound


@dataclass(frozen=True, slots=True)
class Row:
    """A date of the timetable, with everything that is said about it."""

    step: Step
    label: str
    moment: Moment | None
    #: From the anchor: "49 dage før".
    distance: str
    #: What is odd about it, and what is observed on that day.
    warnings: Sequence[str]
    #: The others are counted from it.
    is_anchor: bool
    #: It is public, and can be put off only.
    is_fixed: bool


def rows(round_: "RecruitmentRound", timetable: Timetable, anchor: date | None) -> list[Row]:
    """Return every date that a round may have, as `timetable` has it: in the order in which they are stored now."""
    stands, method = timetable_of(round_), round_.filling_method
    fixed = rules.fixed(stands, is_announced=round_.is_announced)
    odd, seen = rules.oddities(timetable, round_.term.span), observed(timetable)
    found = []
    for step in rules.offered(method, stands):
        moment = timetable.get(step)
        warnings = [sentence(one) for one in odd if one.field == step]
        if moment:
            warnings += [one.said for one in seen if moment.day in one]
        since = distance(moment, anchor)
        found.append(Row(step, word(step), moment, since, warnings, step == rules.anchor_of(method), step in fixed))
    return found


def remarks(round_: "RecruitmentRound", timetable: Timetable) -> list[str]:
    """Return what is odd about the timetable as a whole."""
    return [sentence(one) for one in rules.oddities(timetable, round_.term.span) if one.field is None]


def observed(timetable: Timetable) -> Sequence[Observance]:
    """Return what is observed between the first of these dates and the last."""
    days = [moment.day for moment in timetable.values()]
    return observances.between(min(days), max(days) + timedelta(days=1)) if days else ()


def distance(moment: Moment | None, anchor: date | None) -> str:
    """Return how far a date lies from the one that is counted from: "49 dage før"."""
    if moment is None or anchor is None:
        return ""
    return away((moment.day - anchor).days)


def away(days: int) -> str:
    """Return how far some days are from the one that is counted from; before it they are negative."""
    if days == 0:
        return _("the day itself")
    if days < 0:
        return ngettext("one day before", "%(num)s days before", -days)
    return ngettext("one day after", "%(num)s days after", days)
