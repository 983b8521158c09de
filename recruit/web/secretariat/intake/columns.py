"""The columns of a table: what each was taken for, and reading the file once more with other meanings."""

from typing import Any
from uuid import UUID

from flask import Blueprint, abort, flash, render_template, url_for
from flask.typing import ResponseReturnValue

from recruit.foundation import clock
from recruit.foundation.files import queries as files
from recruit.foundation.i18n import gettext as _
from recruit.foundation.i18n import lazy as _l
from recruit.intake import operations
from recruit.intake.formats.opening import opened
from recruit.intake.formats.stored import unpack
from recruit.intake.rules.reading import Field, Reading
from recruit.web.access import May, current_actor, requires
from recruit.web.extensions import reading, transaction
from recruit.web.fields import CheckboxField, SelectField
from recruit.web.form import VersionedForm
from recruit.web.secretariat.intake.guide import open_reading
from recruit.web.secretariat.intake.words import FIELDS

bp = Blueprint("intake_columns", __name__, url_prefix="/sekretariat/indlaes/<id:reading_id>/kolonner")

#: A column that nobody has understood.
UNKNOWN = "ukendt"
CHOICES = [(field.value if field else UNKNOWN, word) for field, word in FIELDS.items()]


class ColumnsForm(VersionedForm):
    """What each column holds; `columns_form` adds a field for each heading."""

    remember = CheckboxField(
        _l("Remember it for the next time"),
        hint=_l("Columns with the same headings are then understood so in every file. It can be taken back."),
    )

    def chosen(self, headings: list[str]) -> dict[str, Field | None]:
        """Return what was chosen by heading."""
        codes = {heading: str(self[f"column_{place}"].data) for place, heading in enumerate(headings)}
        return {heading: None if code == UNKNOWN else Field(code) for heading, code in codes.items()}

    def columns(self, headings: list[str]) -> list[Any]:
        """Return the fields of the headings, in the order of the page."""
        return [self[f"column_{place}"] for place, _heading in enumerate(headings)]


@bp.route("", methods=["GET", "POST"])
@requires(May.READ_IN)
def columns(reading_id: UUID) -> ResponseReturnValue:
    with reading() as session:
        found = open_reading(session, reading_id)
        read = unpack(found.content) if found.content else None
        if read is None or not read.columns or found.file_id is None:
            abort(404)
        file = files.with_content(session, found.file_id)
    meant = _meant(read)
    headings = list(meant)
    form = columns_form(meant, found)
    if form.validate_on_submit():
        document = opened(file.content, file.name)
        with form.refusals(), transaction() as session:
            form.claim(session)
            waiting = open_reading(session, reading_id, for_change=True)
            form.check(waiting)
            chosen, remember = form.chosen(headings), bool(form.remember.data)
            by, now = current_actor(), clock.now()
            operations.choose_columns(session, waiting, document, chosen, by=by, now=now, remember=remember)
            flash(_("The document has been read again."), "success")
            return form.done(session, url_for("intake_reading.preview", reading_id=reading_id))
    page = "secretariat/intake/columns.html"
    return render_template(page, form=form, reading=found, fields=form.columns(headings)), form.status


def columns_form(meant: dict[str, Field | None], record: object) -> ColumnsForm:
    """Return the form with a field for each heading, as the columns were understood."""
    fields = {
        f"column_{place}": SelectField(f"»{heading}«", choices=CHOICES, default=field.value if field else UNKNOWN)
        for place, (heading, field) in enumerate(meant.items())
    }
    form: ColumnsForm = type("ColumnsForm", (ColumnsForm,), fields)(obj=record)
    return form


def _meant(read: Reading) -> dict[str, Field | None]:
    """Return what each heading was taken for; the same one in several sheets is one."""
    return {column.heading: column.field for column in read.columns if column.heading}
