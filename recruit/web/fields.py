"""Form fields that render themselves: `{{ form.name() }}` gives label, hint, error and control.

Page templates therefore hold no `<input>`, and forms use the fields of this module only.
"""

from collections.abc import Iterable, Mapping, Sequence
from datetime import date, time
from typing import Any

from email_validator import EmailNotValidError, validate_email
from flask_wtf import file
from wtforms import fields, validators
from wtforms.fields import SelectChoice  # type: ignore[attr-defined]  # newer than its types
from wtforms.widgets import CheckboxInput

from recruit.foundation.dates import PartialDate, Precision, parse_danish
from recruit.foundation.i18n import _l, gettext
from recruit.foundation.writing import recordable
from recruit.web import widgets

Sentence = Any  # translated now, or when it is read


class Required:
    """The field must be filled in. Without a sentence of its own it says what the kind of field asks for."""

    def __init__(self, message: Sentence = None) -> None:
        self.message = message
        self.field_flags = {"required": True}

    def __call__(self, form: object, field: Any) -> None:
        if field.errors:
            raise validators.StopValidation  # what was written cannot be read, and the field has said so
        if field.data is False or (not field.data and field.data != 0):
            raise validators.StopValidation(str(self.message or field.missing))


class _Field:
    """What every field of the house can say of itself; a kind of field sets its own defaults."""

    #: What an empty required field asks for.
    missing: Sentence = _l("Fill in this field.")
    #: The line under the label.
    hint: Sentence = ""
    #: From xxs to xl; empty is the full width of the text.
    width = ""
    #: What browsers may fill in, in the words of the HTML standard.
    autocomplete = ""
    #: Further attributes of the control.
    attributes: tuple[tuple[str, str], ...] = ()

    def __init__(
        self,
        label: Sentence = "",
        validators: Sequence[Any] = (),
        *,
        hint: Sentence = None,
        marked: bool = True,
        width: str | None = None,
        autocomplete: str | None = None,
        render_kw: Mapping[str, Any] | None = None,
        **kwargs: Any,
    ) -> None:
        #: Whether the label says that the field is optional; not where one of two fields is enough.
        self.marked = marked
        self.hint = self.hint if hint is None else hint
        self.width = self.width if width is None else width
        attributes = {
            "autocomplete": autocomplete or self.autocomplete or None,
            **dict(self.attributes),
            **(render_kw or {}),
        }
        given = {name: value for name, value in attributes.items() if value is not None}
        super().__init__(label, validators, description=self.hint, render_kw=given, **kwargs)  # type: ignore[call-arg]

    @property
    def anchor(self) -> str:
        """The id that an error links to."""
        return str(self.id)  # type: ignore[attr-defined]


class _Written(_Field):
    """A field that people write in; blanks at the ends are never meant, nor what a clipboard brings that is no sign."""

    def process_formdata(self, valuelist: list[str]) -> None:
        super().process_formdata([recordable(value).strip() for value in valuelist])  # type: ignore[misc]


class _OneOfSeveral(_Field):
    """A field with options, given as pairs of value and label. Choosing none of them is no error by itself."""

    missing = _l("Choose one of the options.")

    def __init__(self, *args: Any, choices: Iterable[tuple[Any, Sentence]] = (), **kwargs: Any) -> None:
        super().__init__(*args, choices=[SelectChoice(*pair) for pair in choices], **kwargs)

    def pre_validate(self, form: object) -> None:
        if self.data not in (None, ""):  # type: ignore[attr-defined]
            super().pre_validate(form)  # type: ignore[misc]


class _Chosen(_OneOfSeveral):
    """A few options, all of them in sight; `hints` may say more about each value."""

    def __init__(self, *args: Any, hints: Mapping[str, Sentence] | None = None, **kwargs: Any) -> None:
        self.hints = hints or {}
        super().__init__(*args, **kwargs)

    @property
    def anchor(self) -> str:
        return f"{super().anchor}-0"


class TextField(_Written, fields.StringField):
    """One line of text."""

    widget = widgets.TextInput()


class TextAreaField(_Written, fields.TextAreaField):
    """Several lines of text."""

    widget = widgets.TextArea()
    width = "xl"


class PhoneField(_Written, fields.TelField):
    """A telephone number, as it is written."""

    widget = widgets.TelInput()
    width = "s"
    attributes = (("dir", "ltr"),)


class EmailField(_Written, fields.EmailField):
    """An e-mail address; its form is checked, not whether somebody reads it."""

    widget = widgets.EmailInput()
    missing = _l("Write an e-mail address such as name@example.com.")
    autocomplete = "email"
    attributes = (("dir", "ltr"),)

    def pre_validate(self, form: object) -> None:
        check_email(self.data)


def check_email(address: str | None) -> None:
    """Say, as a field does, that something is no e-mail address; nothing at all is fine."""
    if address:
        try:
            validate_email(address, check_deliverability=False)
        except EmailNotValidError:
            raise validators.ValidationError(str(EmailField.missing)) from None


class PasswordField(_Field, fields.PasswordField):
    """A password, of which every character counts; for a new one say `autocomplete="new-password"`."""

    widget = widgets.PasswordInput()
    width = "m"
    autocomplete = "current-password"


class CodeField(_Written, fields.StringField):
    """A code out of an authenticator app or a letter; blanks inside it do not count."""

    widget = widgets.TextInput()
    missing = _l("Write the code.")
    width = "s"
    autocomplete = "one-time-code"
    attributes = (("dir", "ltr"), ("spellcheck", "false"))

    def process_formdata(self, valuelist: list[str]) -> None:
        super().process_formdata(["".join(value.split()) for value in valuelist])


class NumberField(_Field, fields.IntegerField):
    """A whole number."""

    widget = widgets.TextInput()
    missing = _l("Write a whole number.")
    width = "xxs"
    attributes = (("inputmode", "numeric"),)

    def process_formdata(self, valuelist: list[str]) -> None:
        self.data = None
        if text := "".join(valuelist).strip():
            try:
                self.data = int(text)
            except ValueError:
                raise ValueError(str(NumberField.missing)) from None


class PartialDateField(_Field, fields.Field):
    """A date that may be known to the month or the year only; `data` is a PartialDate."""

    widget = widgets.TextInput()
    missing = _l("Write a date such as 4.6.2026.")
    hint = _l("Such as 4.6.2026, June 2026 or 2026")
    width = "s"

    def _value(self) -> str:
        return str(self.raw_data[0]) if self.raw_data else _typed(self.data)

    def process_formdata(self, valuelist: list[str]) -> None:
        text = "".join(valuelist).strip()
        known = parse_danish(text)
        self.data = self.known(known) if known else None
        if text and self.data is None:
            raise ValueError(str(PartialDateField.missing))

    def known(self, day: PartialDate) -> Any:
        """Return the date as the field keeps it, or None when it is not exact enough."""
        return day


class DateField(PartialDateField):
    """A day; `data` is a date."""

    hint = _l("dd.mm.yyyy, such as 4.6.2026")

    def known(self, day: PartialDate) -> date | None:
        return day.first if day.precision is Precision.DAY else None


class SelectField(_OneOfSeveral, fields.SelectField):
    """One out of a long list; for up to seven, RadioField is easier to use."""

    widget = widgets.Select()


class RadioField(_Chosen, fields.RadioField):
    """One out of a few."""

    widget = widgets.Choices("radio")


class CheckboxesField(_Chosen, fields.SelectMultipleField):
    """Any number out of a few."""

    widget = widgets.Choices("checkbox")
    option_widget = CheckboxInput()
    missing = _l("Choose at least one of the options.")


class CheckboxField(_Field, fields.BooleanField):
    """Yes when ticked."""

    widget = widgets.Checkbox()
    missing = _l("Tick the box to go on.")


class FileField(_Field, file.FileField):  # type: ignore[misc]  # Flask-WTF is not typed
    """One file; which kinds are taken is said by `accept` in `render_kw`, and checked where the file is read."""

    widget = widgets.FileInput()
    missing = _l("Choose a file.")


class FilesField(_Field, file.MultipleFileField):  # type: ignore[misc]  # Flask-WTF is not typed
    """Any number of files; a field left empty holds none."""

    widget = widgets.FileInput(multiple=True)
    missing = _l("Choose a file.")


class HiddenField(fields.HiddenField):
    """What the page remembers for the next request; nobody reads a label of it."""

    def __init__(self, **kwargs: Any) -> None:
        super().__init__("", **kwargs)

    def process_formdata(self, valuelist: list[str]) -> None:
        super().process_formdata([recordable(value) for value in valuelist])


def shown(field: Any, value: Any) -> str:
    """Return a value of the field as a reader knows it: the label of a choice, a date, a time, yes or no."""
    if isinstance(value, bool):
        return gettext("Yes") if value else gettext("No")
    if isinstance(value, date | PartialDate):
        return _typed(value)
    if isinstance(value, time):
        return f"{value:%H.%M}"
    options = field.iter_choices() if isinstance(field, fields.SelectField | fields.SelectMultipleField) else ()
    labels = {str(key): str(label) for key, label, *_ in options}
    return labels.get(str(value), "" if value is None else str(value))


def _typed(day: date | PartialDate | None) -> str:
    """Return the date as people type it: 4.6.2026, 2026-06 or 2026."""
    if day is None:
        return ""
    known = day if isinstance(day, PartialDate) else PartialDate(day)
    first = known.first
    return {
        Precision.DAY: f"{first.day}.{first.month}.{first.year}",
        Precision.MONTH: f"{first.year}-{first.month:02}",
        Precision.YEAR: f"{first.year}",
    }[known.precision]
