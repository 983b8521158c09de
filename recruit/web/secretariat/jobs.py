"""Work in the background: how far it has come, what came out, and stopping it."""

from uuid import UUID

from flask import Blueprint, flash, redirect, render_template, url_for
from flask.typing import ResponseReturnValue

from recruit.acts import retention
from recruit.foundation import clock
from recruit.foundation.i18n import gettext as _
from recruit.foundation.i18n import lazy
from recruit.foundation.jobs import operations, queries, verify_log
from recruit.intake.operations import background
from recruit.reports import archive, journal, post
from recruit.web.access import May, current_actor, requires
from recruit.web.extensions import reading, transaction
from recruit.web.form import ActingForm
from recruit.web.secretariat import letters_batch

#: What else is to be known of what came out of a kind of job, as it stands now.
MORE = {post.KIND: letters_batch.stopped_since}

bp = Blueprint("jobs", __name__, url_prefix="/sekretariat/opgaver")

#: What each kind of job is called, the template that shows what came out, and the page on which it is asked for.
KINDS = {
    retention.KIND: (lazy("Erasing what is over"), "secretariat/retention/outcome.html", "retention.rules"),
    verify_log.KIND: (lazy("Check of the log"), "secretariat/jobs/verify_log.html", "history.history"),
    journal.KIND: (lazy("Documents for the case system"), "secretariat/journal/outcome.html", "rounds.every"),
    archive.KIND: (lazy("The lists of members of all councils"), "secretariat/archive/outcome.html", "archive.order"),
    post.KIND: (lazy("Letters to be sent by you"), "secretariat/letters/batch_outcome.html", "letters_batch.choose"),
    background.KIND: (lazy("Putting people in"), "secretariat/intake/outcome.html", "intake.start"),
}


@bp.get("/<id:job_id>")
@requires(May.VIEW_JOBS)
def job(job_id: UUID) -> ResponseReturnValue:
    with reading() as session:
        shown = queries.job(session, job_id)
        more = MORE[shown.kind](session, shown) if shown.kind in MORE else None
    heading, outcome, asked_at = KINDS.get(shown.kind, (shown.kind, "", "today.today"))
    return render_template(
        "secretariat/jobs/job.html",
        job=shown,
        heading=heading,
        outcome=outcome,
        more=more,
        asked_at=url_for(asked_at),
        form=ActingForm(),
    )


@bp.post("/<id:job_id>/annullering")
@requires(May.VIEW_JOBS)
def cancellation(job_id: UUID) -> ResponseReturnValue:
    form = ActingForm()
    if form.validate_on_submit():
        with form.refusals(), transaction() as session:
            form.claim(session)
            operations.cancel(session, queries.job(session, job_id, lock=True), by=current_actor(), now=clock.now())
            flash(_("The work stops at its next step. What is done stays done."))
            return form.done(session, url_for(".job", job_id=job_id))
    for problem in form.problems:
        flash(problem.sentence, "warning")
    return redirect(url_for(".job", job_id=job_id), code=303)
