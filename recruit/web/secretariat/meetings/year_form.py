"""The two forms of planning a year: which weekday of which months, and the days that come of it."""

from collections.abc import Mapping, Sequence
from datetime import date
from typing import TYPE_CHECKING, Any

from babel.dates import get_day_names, get_month_names
from werkzeug.datastructures import MultiDict

from recruit.foundation.i18n import current_locale
from recruit.foundation.i18n import gettext as _
from recruit.foundation.i18n import lazy as _l
from recruit.meetings.rules.planning import LAST, NewMeeting, Slot, YearPlan
from recruit.web.clock_field import ClockField
from recruit.web.fields import CheckboxesField, CheckboxField, DateField, NumberField, RadioField, Required, TextField
from recruit.web.form import ActingForm, Form
from recruit.web.lengths import LINE, Between
from recruit.web.secretariat.meetings.fields import CLOSED, OPEN, OPENNESS

if TYPE_CHECKING:
    from collections.abc import Iterator

#: Which one of the month, in words.
WHICH = (
    ("1", _l("the first of the month")),
    ("2", _l("the second of the month")),
    ("3", _l("the third of the month")),
    ("4", _l("the fourth of the month")),
    (str(LAST), _l("the last of the month")),
)
#: What is written in a row, as a slot has it.
OF_A_SLOT = ("day", "begins", "ends")
#: No council plans for years outside these; the term says which of them are its own.
YEARS = Between(1990, 2100)


class YearForm(Form):
    """Which weekday of which months; it is asked in the address of the next page, so nothing is kept of it."""

    class Meta(Form.Meta):
        #: It changes nothing.
        csrf = False

    term = RadioField(_l("Term"), [Required()])
    year = NumberField(_l("Year"), [Required(), YEARS], width="xs")
    weekday = RadioField(_l("On which day of the week does the council meet?"), [Required()])
    which = RadioField(_l("Which one of the month?"), [Required()], choices=WHICH)
    months = CheckboxesField(_l("In which months?"), [Required()])
    begins = ClockField(_l("Begins at"), [Required()])
    ends = ClockField(_l("Ends at"), [Required()])
    # What goes by the address must not be longer than the server reads.
    place = TextField(_l("Place"), [LINE], width="l", render_kw={"maxlength": LINE.longest})
    is_open = RadioField(_l("Are the meetings open to the public?"), [Required()], choices=OPENNESS, default=CLOSED)
    numbered = CheckboxField(_l("Number the meetings through the term"))

    def __init__(self, terms: Sequence[tuple[str, str]], *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        locale = current_locale().locale
        self.term.choices = list(terms)
        self.weekday.choices = [(str(day), name) for day, name in sorted(get_day_names("wide", locale=locale).items())]
        self.months.choices = [(str(month), name) for month, name in get_month_names("wide", locale=locale).items()]

    @property
    def plan(self) -> YearPlan:
        """Return the plan that is asked for."""
        months = [int(month) for month in self.months.data or ()]
        return YearPlan(int(self.weekday.data), int(self.which.data), months, self.begins.data, self.ends.data)

    def new(self, plan: YearPlan) -> NewMeeting:
        """Return what the meetings have in common."""
        return NewMeeting(
            Slot(date.min, plan.begins, plan.ends),
            place=self.place.data or "",
            number=1 if self.numbered.data else None,
            is_open=self.is_open.data == OPEN,
        )

    def query(self) -> dict[str, Any]:
        """Return what stands in the form, for an address."""
        typed = {name: [str(value) for value in field.raw_data or ()] for name, field in self._fields.items()}
        return {name: values for name, values in typed.items() if values}


def asked(terms: Sequence[tuple[str, str]], query: Mapping[str, Any], proposed: Mapping[str, Any]) -> YearForm:
    """Return the form as an address has it, or as it is proposed where the address says nothing."""
    return YearForm(terms, formdata=MultiDict(query) if query else None, data=dict(proposed))


class DaysForm(ActingForm):
    """The days that come of a plan, each with its hours; the fields of the rows are added for the plan at hand."""

    #: How many rows there are.
    size: int

    def kept(self) -> list[Slot]:
        """Return when the meetings are that are not left out."""
        return [slot for _row, slot in self.rows() if slot]

    def rows(self) -> "Iterator[tuple[int, Slot | None]]":
        """Yield each row with when its meeting is; None where it is left out or cannot be read."""
        for row in range(self.size):
            written = [self[f"{name}_{row}"].data for name in OF_A_SLOT]
            yield row, Slot(*written) if all(written) and not self[f"out_{row}"].data else None

    def validate(self, extra_validators: Mapping[str, Any] | None = None) -> bool:
        """Check what was sent; what is left out may be anything."""
        valid = super().validate(extra_validators)
        for row in range(self.size):
            if self[f"out_{row}"].data:
                for name in OF_A_SLOT:
                    self[f"{name}_{row}"].errors = []
        return valid or not self.errors


def days_form(slots: Sequence[Slot], names: Mapping[date, str]) -> DaysForm:
    """Return the form of these days; `names` has what each is called for whoever hears the page read out."""
    fields: dict[str, Any] = {"size": len(slots)}
    data: dict[str, Any] = {}
    for row, slot in enumerate(slots):
        named = names[slot.day]
        fields[f"day_{row}"] = DateField(
            _("Day of the meeting proposed for %(day)s", day=named), [Required()], hint="", width="xs"
        )
        fields[f"begins_{row}"] = ClockField(
            _("Begins at, the meeting proposed for %(day)s", day=named), [Required()], hint=""
        )
        fields[f"ends_{row}"] = ClockField(
            _("Ends at, the meeting proposed for %(day)s", day=named), [Required()], hint=""
        )
        fields[f"out_{row}"] = CheckboxField(_("No meeting"))
        data |= {f"{name}_{row}": getattr(slot, name) for name in OF_A_SLOT}
    kind = type("DaysFormOfPlan", (DaysForm,), fields)
    form: DaysForm = kind(data=data)
    return form
