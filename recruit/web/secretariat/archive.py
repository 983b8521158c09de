"""Medlemslister: the rosters of all councils that one looks after, asked for as one ZIP and fetched when it is made."""

from typing import Any
from uuid import UUID

from flask import Blueprint, flash, redirect, render_template, url_for
from flask.typing import ResponseReturnValue
from werkzeug.wrappers import Response
from wtforms import ValidationError

from recruit.bodies import queries
from recruit.foundation import clock
from recruit.foundation.files import queries as files
from recruit.foundation.i18n import _, _l
from recruit.foundation.jobs import operations, rules
from recruit.foundation.jobs import queries as jobs
from recruit.foundation.refusal import NotFound
from recruit.reports.archive import KIND, Wanted
from recruit.reports.files import Format
from recruit.reports.roster import Edition
from recruit.web.access import May, current_actor, grants_that_allow, requires
from recruit.web.extensions import reading, transaction
from recruit.web.fields import CheckboxesField, DateField, RadioField, Required
from recruit.web.form import ActingForm

bp = Blueprint("archive", __name__, url_prefix="/sekretariat/medlemslister")

EDITIONS = [
    (Edition.PUBLIC.value, _l("For everybody")),
    (Edition.INTERNAL.value, _l("For the council, with contact data")),
]
SCOPES = [("day", _l("Who sits on a day")), ("terms", _l("Every term of each council, from its first day to its last"))]
FORMATS = [
    (Format.PDF.value, _l("PDF, to print or read aloud")),
    (Format.XLSX.value, _l("Excel")),
    (Format.CSV.value, _l("CSV")),
    (Format.JSON.value, _l("JSON")),
]


class ArchiveForm(ActingForm):
    """Which rosters, and as what."""

    edition = RadioField(_l("For whom are the lists?"), [Required()], choices=EDITIONS, default=Edition.PUBLIC.value)
    scope = RadioField(_l("Which lists?"), [Required()], choices=SCOPES, default="day")
    day = DateField(_l("Day"), marked=False)
    formats = CheckboxesField(
        _l("Which kinds of file?"), [Required()], choices=FORMATS, default=[Format.PDF, Format.CSV]
    )

    def validate_day(self, field: Any) -> None:
        """A day is asked for where the lists are of one."""
        if self.scope.data == "day" and not field.data and not field.errors:
            raise ValidationError(str(field.missing))

    def wanted(self, councils: tuple[str, ...]) -> Wanted:
        """Return what is asked for, of these councils."""
        return Wanted(
            edition=Edition(self.edition.data),
            day=self.day.data if self.scope.data == "day" else None,
            formats=tuple(Format(form) for form in self.formats.data or ()),
            councils=councils,
        )


@bp.route("", methods=["GET", "POST"])
@requires(May.MANAGE_BODIES)
def order() -> ResponseReturnValue:
    form = ArchiveForm(day=clock.today())
    with reading() as session:
        councils = tuple(body.slug for body in queries.bodies_open_to(session, grants_that_allow(May.MANAGE_BODIES)))
    if councils and form.validate_on_submit():
        with transaction() as session:
            form.claim(session)
            payload = form.wanted(councils).payload()
            job = operations.enqueue(session, KIND, payload, by=current_actor(), now=clock.now())
            return form.done(session, url_for("jobs.job", job_id=job.id))
    return render_template("secretariat/archive/order.html", form=form, councils=councils), form.status


@bp.get("/<id:job_id>.zip")
@requires(May.MANAGE_BODIES)
def download(job_id: UUID) -> ResponseReturnValue:
    """Hand out the ZIP to the one who asked for it: somebody else may reach other councils."""
    with reading() as session:
        job = jobs.job(session, job_id)
        if job.kind != KIND or job.created_by != current_actor().reference or job.status is not rules.Status.DONE:
            raise NotFound(job_id)
        try:
            file = files.with_content(session, UUID((job.result or {})["file"]))
        except NotFound:
            flash(_("The file has been deleted, as it is a day after it was made. Ask for it again."), "warning")
            return redirect(url_for(".order"), code=303)
        headers = {"Content-Disposition": f'attachment; filename="{file.name}"', "Cache-Control": "no-store"}
        return Response(file.content, content_type=file.media_type, headers=headers)
