"""What changed in a council between two days, on page and file."""

from datetime import timedelta
from typing import TYPE_CHECKING, Any

from flask import Blueprint, abort, render_template, request
from flask.typing import ResponseReturnValue
from flask_wtf import FlaskForm
from sqlalchemy.orm import Session
from werkzeug.datastructures import MultiDict
from werkzeug.wrappers import Response

from recruit.bodies import queries
from recruit.foundation import clock
from recruit.foundation.dates import iso
from recruit.foundation.i18n import _, _l
from recruit.reports.changes import changes, said, table
from recruit.reports.files import Format
from recruit.reports.formats import csv, json
from recruit.reports.words import word
from recruit.web.access import May, grants_that_allow, requires
from recruit.web.converters import BodyRef
from recruit.web.extensions import reading
from recruit.web.fields import DateField, Required
from recruit.web.form import Form

if TYPE_CHECKING:
    from recruit.bodies.model import Body

bp = Blueprint("bodies_changes", __name__, url_prefix="/sekretariat")


class DaysForm(Form):
    """The two days that are compared; sent by GET, so that the address can be kept."""

    class Meta(FlaskForm.Meta):  # type: ignore[misc]  # Flask-WTF is not typed
        csrf = False

    fra = DateField(_l("What has changed since"), [Required()])
    til = DateField(_l("Up to and including"), [Required()])

    def validate(self, extra_validators: Any = None) -> bool:
        """Check the two days, and that they come in their order."""
        valid = super().validate(extra_validators)
        if valid and self.til.data <= self.fra.data:
            self.til.errors = [_("Choose a later day than the first one.")]
        return valid and not self.til.errors


@bp.get("/<body:body>/raad/aendringer")
@requires(May.MANAGE_BODIES)
def between(body: BodyRef) -> ResponseReturnValue:
    with reading() as session:
        found = queries.body_open_to(session, body.slug, grants_that_allow(May.MANAGE_BODIES))
        form = DaysForm(request.args or _usual(session, found))
        seen = changes(session, found, form.fra.data, form.til.data) if form.validate() else None
        page = render_template(
            "secretariat/bodies/changes.html", body=found, form=form, changes=seen, said=said, word=word
        )
    return page, 200 if seen else 422


@bp.get("/<body:body>/raad/aendringer.<form>")
@requires(May.MANAGE_BODIES)
def file(body: BodyRef, form: str) -> ResponseReturnValue:
    days = DaysForm(request.args)
    if form not in ("csv", "json") or not days.validate():
        abort(404)
    with reading() as session:
        found = queries.body_open_to(session, body.slug, grants_that_allow(May.MANAGE_BODIES))
        seen = changes(session, found, days.fra.data, days.til.data)
    written = csv.write(table(seen)) if form == "csv" else json.write_changes(seen)
    name = f"{seen.slug}-{iso(seen.since)}-{iso(seen.until)}.{form}"
    headers = {"Content-Disposition": f'attachment; filename="{name}"'}
    return Response(written, content_type=Format(form).media_type, headers=headers)


def _usual(session: Session, body: "Body") -> MultiDict[str, str]:
    """Return the days that are shown before somebody chooses: from the first day of the newest begun term to today."""
    today = clock.today()
    begun = [term.since for term in queries.terms(session, body) if term.since < today]
    since = max(begun, default=today - timedelta(days=365))
    return MultiDict({"fra": f"{since:%d.%m.%Y}", "til": f"{today:%d.%m.%Y}"})
