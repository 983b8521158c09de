"""A field for a clock time; a deadline has one beside its day."""

from typing import Any

from recruit.foundation.dates import parse_clock
from recruit.foundation.i18n import _l
from recruit.web.fields import TextField, shown


class ClockField(TextField):
    """A Danish clock time, such as 12.00; `data` is a time."""

    missing = _l("Write a clock time such as 12.00.")
    hint: Any = _l("Such as 12.00")
    width = "xxs"
    attributes = (("inputmode", "decimal"),)
    data: Any

    def _value(self) -> str:
        return str(self.raw_data[0]) if self.raw_data else shown(self, self.data)

    def process_formdata(self, valuelist: list[str]) -> None:
        text = "".join(valuelist).strip()
        self.data = parse_clock(text)
        if text and self.data is None:
            raise ValueError(str(ClockField.missing))
