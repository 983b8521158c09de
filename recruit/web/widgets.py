"""Controls in the design system's markup: label, hint and error before the control, tied to it by id.

The markup stands in `templates/components/`: `form_group.html`, `choices.html` and `checkbox.html`.
"""

from typing import Any

from flask import current_app
from markupsafe import Markup
from wtforms import widgets


class _Group:
    """Puts a control into a form group."""

    css = "form-input"

    def __call__(self, field: Any, **attributes: Any) -> Markup:
        width = f"input-width-{field.width}" if field.width else ""
        attributes["class"] = " ".join(filter(None, (self.css, width, attributes.pop("class", ""))))
        return component("form_group", field, super().__call__(field, **_described(field, attributes)))  # type: ignore[misc]


class TextInput(_Group, widgets.TextInput):
    """One line of text."""


class EmailInput(_Group, widgets.EmailInput):
    """One line that is an e-mail address."""


class PasswordInput(_Group, widgets.PasswordInput):
    """One line that is not shown, and never filled in again."""


class TelInput(_Group, widgets.TelInput):
    """One line that is a telephone number."""


class TextArea(_Group, widgets.TextArea):
    """Several lines."""


class Select(_Group, widgets.Select):
    """A list to choose one from."""

    css = "form-select"


class FileInput(_Group, widgets.FileInput):
    """A file to send."""

    css = "form-file"


class Choices:
    """Radio buttons or checkboxes in a fieldset, with the field's label as legend."""

    def __init__(self, kind: str) -> None:
        self.kind = kind

    def __call__(self, field: Any, **attributes: Any) -> Markup:
        return component("choices", field, self.kind)


class Checkbox(widgets.CheckboxInput):
    """One box to tick; its label stands behind it."""

    def __call__(self, field: Any, **attributes: Any) -> Markup:
        attributes["class"] = "form-checkbox"
        return component("checkbox", field, super().__call__(field, **_described(field, attributes)))


def component(name: str, *arguments: Any) -> Markup:
    """Call the macro of this name in the template file of this name."""
    macro = getattr(current_app.jinja_env.get_template(f"components/{name}.html").module, name)
    return Markup(macro(*arguments))  # noqa: S704 (a macro's answer is escaped already)


def _described(field: Any, attributes: dict[str, Any]) -> dict[str, Any]:
    """Add what ties a control to its hint and its error."""
    ids = [f"{field.id}-hint"] if field.description else []
    if field.errors:
        ids.append(f"{field.id}-error")
        attributes["aria_invalid"] = "true"
    if ids:
        attributes["aria_describedby"] = " ".join(ids)
    return attributes
