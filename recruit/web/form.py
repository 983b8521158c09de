"""Forms: what was asked, what is wrong with the answer, and that each form acts once.

A view reads:

    with form.refusals(), transaction() as session:
        form.claim(session)
        thing = operations.make(session, form.submission(), by=current_actor(), now=clock.now())
        return form.done(session, url_for(".thing", thing_id=thing.id))

and, when it falls through, renders its page again with `form.status`.
"""

from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Any

from flask import redirect, request
from flask_wtf import FlaskForm
from sqlalchemy.orm import Session
from werkzeug.wrappers import Response
from wtforms import validators
from wtforms.fields import FieldList, FormField

from recruit.foundation import clock
from recruit.foundation.i18n import _l, catalogue
from recruit.foundation.refusal import Refusal, Refused, Stale
from recruit.foundation.submissions import operations as submissions
from recruit.web.access import current_actor
from recruit.web.fields import HiddenField, shown
from recruit.web.sentences import sentence

OPEN_TOO_LONG = _l("The page was open for too long. Check the fields and send again.")


@dataclass(frozen=True, slots=True)
class Problem:
    """One line of the error summary. Without an anchor it is about the form as a whole."""

    sentence: str
    label: str = ""
    anchor: str = ""


@dataclass(frozen=True, slots=True)
class Difference:
    """A field in which what was written and what stands now differ."""

    label: str
    yours: str
    theirs: str


@dataclass(frozen=True, slots=True)
class Conflict:
    """Somebody else changed the record after it was shown."""

    differences: tuple[Difference, ...]


class Form(FlaskForm):  # type: ignore[misc]  # Flask-WTF is not typed
    """The base of every form."""

    class Meta(FlaskForm.Meta):  # type: ignore[misc]
        def get_translations(self, form: object) -> Any:
            """Return our own catalogue: it holds the library's sentences too."""
            return catalogue()

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        #: What stands now beside what was written, after a stale save.
        self.conflict: Conflict | None = None

    def validate(self, extra_validators: Mapping[str, Any] | None = None) -> bool:
        """Check what was sent. A form that was open for too long says so and keeps everything that was typed."""
        valid = bool(super().validate(extra_validators))
        if any(field.errors for field in self._hidden()):
            self.form_errors.append(str(OPEN_TOO_LONG))
        return valid

    @property
    def status(self) -> int:
        """The status to answer with: 409 for a conflict, 422 when something must be mended, else 200."""
        if self.conflict:
            return 409
        return 422 if self.errors else 200

    @property
    def problems(self) -> tuple[Problem, ...]:
        """Everything that is wrong, in the order of the page."""
        whole = tuple(Problem(error) for error in self.form_errors)
        hidden = self._hidden()
        return whole + tuple(_problems(field for field in self if field not in hidden))

    @contextmanager
    def refusals(self) -> Iterator[None]:
        """Turn a refusal raised inside into errors at its fields; the transaction inside has rolled back by then."""
        try:
            yield
        except Refused as refused:
            for refusal in refused.refusals:
                self.refuse(refusal)

    def refuse(self, refusal: Refusal) -> None:
        """Say a refusal at its field, or on top of the form when it has none here."""
        field = self._fields.get(refusal.field) if refusal.field else None
        if field is None or field in self._hidden():
            self.form_errors.append(sentence(refusal))
        else:
            field.errors = [*field.errors, sentence(refusal)]

    def _hidden(self) -> list[Any]:
        """Fields that nobody sees, so that their errors are about the form as a whole."""
        return [field for field in self if getattr(field.widget, "input_type", "") == "hidden"]


class ActingForm(Form):
    """A form that acts once, however often it is sent."""

    form_key = HiddenField(default=submissions.new_key, validators=[validators.InputRequired()])

    def claim(self, session: Session) -> None:
        """Take the form's key, first thing in the transaction.

        Raises AlreadyDone when this form has acted before; the web answers with where it led then.
        """
        endpoint = request.endpoint or ""
        submissions.claim(session, str(self.form_key.data), by=current_actor(), endpoint=endpoint, now=clock.now())

    def done(self, session: Session, address: str) -> Response:
        """Remember where the act leads, and lead there."""
        submissions.finish(session, str(self.form_key.data), address)
        return redirect(address, code=303)


class VersionedForm(ActingForm):
    """A form that changes a record which somebody else may be changing, too."""

    version = HiddenField(validators=[validators.InputRequired()])

    def check(self, record: Any, *, stands: Mapping[str, Any] | None = None) -> None:
        """Raise Stale when the record is no longer the one that was shown; call it before anything is written.

        `stands` gives the record's values in the terms of the form, for fields that are not simply its columns.
        """
        if str(record.version) == self.version.data:
            return
        self.conflict = Conflict(tuple(self._differences(record, stands or {})))
        self.version.data = self.version.raw_data = None
        self.version.process_data(record.version)
        raise Stale(record)

    @contextmanager
    def refusals(self) -> Iterator[None]:
        """Turn refusals into errors, and a stale save into a page with both values, from which one can save again."""
        try:
            with super().refusals():
                yield
        except Stale:
            if self.conflict is None:
                raise

    def _differences(self, record: Any, stands: Mapping[str, Any]) -> Iterator[Difference]:
        for field in self:
            if field not in self._hidden() and (field.short_name in stands or hasattr(record, field.short_name)):
                stored = stands[field.short_name] if field.short_name in stands else getattr(record, field.short_name)
                yours, theirs = shown(field, field.data), shown(field, stored)
                if yours != theirs:
                    yield Difference(str(field.label.text), yours, theirs)


def _problems(fields: Iterable[Any]) -> Iterator[Problem]:
    for field in fields:
        if isinstance(field, FormField | FieldList):
            yield from _problems(field)
        else:
            for error in field.errors:
                yield Problem(str(error), str(field.label.text), field.anchor)
