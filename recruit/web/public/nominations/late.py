"""The deadline passed while somebody was writing: a page that says so, gives the text back, and says whom to ask."""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from flask import render_template
from flask.typing import ResponseReturnValue

from recruit.foundation.refusal import Refused
from recruit.web.fields import HiddenField, shown
from recruit.web.nominations.fields import Asking

#: What nobody typed.
_NOT_WRITTEN = ("homepage",)


class Late(Exception):  # noqa: N818 (it is an answer, not an error)
    """The form arrived when the round took no more."""


@contextmanager
def noticed() -> Iterator[None]:
    """Raise Late in place of the refusal that says so; every other refusal goes on."""
    try:
        yield
    except Refused as refused:
        if any(refusal.code == "deadline-has-passed" for refusal in refused.refusals):
            raise Late from None
        raise


def page(form: Any, asking: Asking) -> ResponseReturnValue:
    """Answer with everything that was typed, to copy and send in another way."""
    return render_template("public/nominations/late.html", written=list(written(form)), asking=asking), 422


def written(form: Any) -> Iterator[tuple[str, str]]:
    """Yield label and text of each field in which something stands."""
    for field in form:
        if isinstance(field, HiddenField) or field.short_name in (*_NOT_WRITTEN, "csrf_token") or not field.data:
            continue
        values = field.data if isinstance(field.data, list) else [field.data]
        yield str(field.label.text), ", ".join(shown(field, value) for value in values)
