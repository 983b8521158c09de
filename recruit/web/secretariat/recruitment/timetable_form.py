"""The timetable as a table to write in: a row a date, and the day from which all of them count."""

from collections.abc import Iterable, Mapping, Sequence
from typing import TYPE_CHECKING, Any

from flask import request

from recruit.foundation.i18n import gettext as _
from recruit.foundation.i18n import lazy as _l
from recruit.foundation.refusal import Refusal
from recruit.recruitment.queries.timetable import timetable_of
from recruit.recruitment.rules import Moment, Step, Timetable
from recruit.recruitment.rules import timetable as rules
from recruit.reports.words import word
from recruit.web.clock_field import ClockField
from recruit.web.fields import DateField, Required
from recruit.web.form import VersionedForm

if TYPE_CHECKING:
    from recruit.recruitment.model import RecruitmentRound

#: What the anchor is called, by whether the round ends in a vote.
ANCHORS = {
    True: _l("On which day is the polling meeting?"),
    False: _l("On which day does the municipal council appoint?"),
}


class TimetableForm(VersionedForm):
    """The anchor; the fields of the rows are added for the round at hand."""

    anchor_on = DateField(
        validators=[Required()],
        hint=_l("All other dates are counted from it. Those that you have chosen yourself stay when you move it."),
    )
    #: The dates that can be written here, and the one of them that is the anchor: it has a clock time only.
    steps: Sequence[Step] = ()
    anchor: Step
    #: Nothing was counted yet, so the page asks for the anchor alone.
    is_first: bool

    def validate(self, extra_validators: Mapping[str, Any] | None = None) -> bool:
        """Check what was sent; a clock time without a day would be lost."""
        valid = super().validate(extra_validators)
        days = [(step, self[f"day_{step}"]) for step in self.steps if step != self.anchor]
        lost = [step for step, day in days if self[f"clock_{step}"].data and not day.data and not day.errors]
        for step in lost:
            self.refuse(Refusal("clock-time-without-date", field=f"day_{step}"))
        return valid and not lost

    def written(self) -> dict[Step, Moment | None]:
        """Return what stands in the rows. Before the timetable was counted the anchor has no clock time of its own."""
        days = {step: self["anchor_on" if step == self.anchor else f"day_{step}"].data for step in self.steps}
        rows = {step: Moment(day, self[f"clock_{step}"].data) if day else None for step, day in days.items()}
        anchor = rows.get(self.anchor)
        return rows | {self.anchor: None} if self.is_first and anchor and not anchor.clock else rows

    def show(self, timetable: Timetable) -> None:
        """Put these dates into the rows, in place of what was sent."""
        for name, value in _in_rows(self, timetable).items():
            self[name].raw_data = None
            self[name].process_data(value)


def timetable_form(round_: "RecruitmentRound") -> TimetableForm:
    """Return the form of a round. A date that was not on the page that is sent stays as it is."""
    stands = timetable_of(round_)
    fixed = rules.fixed(stands, is_announced=round_.is_announced)
    steps = [step for step in rules.offered(round_.filling_method, stands) if step not in fixed]
    fields: dict[str, Any] = {
        "steps": steps,
        "anchor": rules.anchor_of(round_.filling_method),
        "is_first": round_.anchor_on is None,
    }
    for step in steps:
        label = word(step)
        if step != fields["anchor"]:
            fields[f"day_{step}"] = DateField(_("%(date)s, day", date=label), marked=False, hint="", width="xs")
        fields[f"clock_{step}"] = ClockField(_("%(date)s, clock time", date=label), marked=False, hint="")
    kind = type("TimetableFormOfRound", (TimetableForm,), fields)
    shown = stands_in(kind, round_)
    form: TimetableForm = kind(data={"version": round_.version, **shown})
    form.anchor_on.label.text = str(ANCHORS[rules.has_a_vote(round_.filling_method)])
    for name, value in shown.items():
        if request.form and name not in request.form:
            form[name].process_data(value)
    return form


def stands_in(form: TimetableForm | type[TimetableForm], round_: "RecruitmentRound") -> dict[str, Any]:
    """Return the values of a round in the terms of its form."""
    return {"anchor_on": round_.anchor_on, **_in_rows(form, timetable_of(round_))}


def at_their_fields(refusals: Iterable[Refusal]) -> list[Refusal]:
    """Return what is refused of a timetable, each reason at the field that it is about."""
    return [
        Refusal(one.code, one.facts, f"{'clock' if one.code == 'clock-time-needed' else 'day'}_{one.field}")
        for one in refusals
    ]


def _in_rows(form: TimetableForm | type[TimetableForm], timetable: Timetable) -> dict[str, Any]:
    values: dict[str, Any] = {}
    for step in form.steps:
        moment = timetable.get(step)
        values[f"clock_{step}"] = moment.clock if moment else None
        if step != form.anchor:
            values[f"day_{step}"] = moment.day if moment else None
    return values
