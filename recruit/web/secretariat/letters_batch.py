"""Udsendelse: the letters that the secretariat sends itself, as one PDF or one package, and marking exactly those."""

from collections.abc import Iterable, Mapping
from datetime import timedelta
from typing import TYPE_CHECKING, Any
from uuid import UUID

from flask import Blueprint, flash, redirect, render_template, url_for
from flask.typing import ResponseReturnValue
from sqlalchemy.orm import Session
from werkzeug.wrappers import Response

from recruit.foundation import clock
from recruit.foundation.accounts.queries import names
from recruit.foundation.files import queries as files
from recruit.foundation.i18n import _, _l, ngettext
from recruit.foundation.jobs import operations as jobs
from recruit.foundation.jobs import queries as job_queries
from recruit.foundation.jobs.rules import Status as JobStatus
from recruit.foundation.mail import by_hand, queries
from recruit.foundation.mail.queries import Choice
from recruit.foundation.mail.rules import CLOSED, Channel, Status
from recruit.foundation.refusal import NotFound
from recruit.reports.post import KIND, Shape, Wanted
from recruit.web.access import May, current_actor, requires
from recruit.web.attachment import attachment
from recruit.web.converters import BodyRef
from recruit.web.extensions import reading, transaction
from recruit.web.fields import CheckboxesField, RadioField, Required
from recruit.web.form import ActingForm
from recruit.web.secretariat.letters_listing import readable
from recruit.web.secretariat.letters_words import CHANNELS, KINDS
from recruit.web.secretariat.setup.council import open_council

if TYPE_CHECKING:
    from recruit.bodies.model import Body
    from recruit.foundation.jobs.model import Job
    from recruit.foundation.mail.model import Letter

bp = Blueprint("letters_batch", __name__, url_prefix="/sekretariat")

SHAPES = [
    (Shape.PDF.value, _l("One PDF to print: each letter begins on a page of its own")),
    (Shape.PACKAGE.value, _l("A package for Digital Post: a PDF for each letter, and a list of them")),
]


#: A letter that waits, and has been in a file for less than this, has perhaps been sent and not been marked.
_PERHAPS_SENT = timedelta(days=30)
#: The jobs that have made a file, or will.
_MADE = (JobStatus.WAITING, JobStatus.RUNNING, JobStatus.DONE)


class BatchForm(ActingForm):
    """Which letters, and as what."""

    sorts = CheckboxesField(_l("Which letters?"), [Required()])
    shape = RadioField(_l("As what?"), [Required()], choices=SHAPES)


@bp.route("/breve/udsendelse", methods=["GET", "POST"])
@bp.route("/<body:body>/breve/udsendelse", methods=["GET", "POST"])
@requires(May.MANAGE_LETTERS)
def choose(body: BodyRef | None = None) -> ResponseReturnValue:
    """Ask which kinds are to leave, of one council or of all that the reader looks after, and let a job make them."""
    with reading() as session:
        council, scopes = _whose(session, body)
        waiting = queries.sorts(session, Choice(scopes=scopes, status=Status.TO_POST))
        earlier = _in_files_already(session, queries.to_post(session, Choice(scopes=scopes)))
        staff = names(session, [job.created_by for job, _number in earlier])
    sorts = _closed(waiting)
    form = BatchForm(data={"sorts": list(sorts), "shape": _usual(sorts)})
    form.sorts.choices = [(sort, _called(sort, number)) for sort, number in sorts.items()]
    if sorts and form.validate_on_submit():
        with form.refusals(), transaction() as session:
            form.claim(session)
            wanted = Wanted(Shape(form.shape.data), tuple(_letters(session, scopes, form.sorts.data or ())))
            job = jobs.enqueue(session, KIND, wanted.payload(), by=current_actor(), now=clock.now())
            return form.done(session, url_for("jobs.job", job_id=job.id))
    page = render_template(
        "secretariat/letters/batch.html",
        form=form,
        council=council,
        sorts=sorts,
        messages=sum(number for (channel, _kind), number in waiting.items() if channel not in CLOSED),
        earlier=earlier,
        staff=staff,
    )
    return page, form.status


@bp.get("/breve/udsendelse/<id:job_id>/fil")
@requires(May.MANAGE_LETTERS)
def download(job_id: UUID) -> ResponseReturnValue:
    """Hand the file to the one who asked for it, while they may read every letter in it and none is erased."""
    with reading() as session:
        job = _done(session, job_id)
        letters = _in(session, job)
        try:
            file = files.with_content(session, UUID((job.result or {})["file"]))
        except (NotFound, KeyError):
            flash(_("The file has been deleted, as it is a day after it was made. Ask for it again."), "warning")
            return redirect(url_for(".choose"), code=303)
        if any(letter.is_erased for letter in letters):
            flash(
                _("A letter in the file has been erased meanwhile, so it is not handed out. Ask for it again."),
                "warning",
            )
            return redirect(url_for(".choose"), code=303)
        answer: Response = attachment(file)
        return answer


@bp.post("/breve/udsendelse/<id:job_id>/sendt")
@requires(May.MANAGE_LETTERS)
def marking(job_id: UUID) -> ResponseReturnValue:
    """Note that exactly the letters in the file are sent."""
    form = ActingForm()
    if form.validate_on_submit():
        with form.refusals(), transaction() as session:
            form.claim(session)
            ids = [letter.id for letter in _in(session, _done(session, job_id))]
            number = by_hand.mark_all_sent(session, ids, by=current_actor(), now=clock.now())
            flash(ngettext("%(num)s letter is marked as sent.", "%(num)s letters are marked as sent.", number))
            return form.done(session, url_for("letters.outbox"))
    for problem in form.problems:
        flash(problem.sentence, "warning")
    return redirect(url_for("jobs.job", job_id=job_id), code=303)


def stopped_since(session: Session, job: "Job") -> "list[Letter]":
    """Return the letters in the file of a job that were stopped after it was made; they are not to be sent.

    None of them to anybody but the one who asked for the file.
    """
    try:
        letters = _in(session, _done(session, job.id))
    except NotFound:
        return []
    return [letter for letter in letters if letter.status is Status.CANCELLED]


def _in_files_already(session: Session, waiting: Iterable[UUID]) -> "list[tuple[Job, int]]":
    """Return the jobs whose files hold letters that wait still, and how many; the newest first."""
    still, since = set(waiting), clock.now() - _PERHAPS_SENT
    made = [job for job in job_queries.of_kind(session, KIND, since=since) if job.status in _MADE]
    held = [(job, len(still.intersection(Wanted.of(job.payload).letters))) for job in made]
    return [(job, number) for job, number in held if number]


def _whose(session: Session, body: BodyRef | None) -> "tuple[Body | None, set[str]]":
    if body is None:
        return None, readable(session)
    council = open_council(session, body, May.MANAGE_NOMINATIONS)
    return council, {f"body:{council.id}"}


def _closed(sorts: Mapping[tuple[Channel, str], int]) -> dict[str, int]:
    """Return those that go into envelopes or packages; a message is copied one by one."""
    return {f"{channel.value}:{kind}": number for (channel, kind), number in sorts.items() if channel in CLOSED}


def _usual(sorts: Mapping[str, int]) -> str:
    """Return as what these letters mostly leave."""
    by_post = sum(number for sort, number in sorts.items() if sort.startswith(Channel.DIGITAL_POST))
    return (Shape.PACKAGE if by_post * 2 > sum(sorts.values()) else Shape.PDF).value


def _called(sort: str, number: int) -> str:
    channel, _colon, kind = sort.partition(":")
    called = {"kind": KINDS.get(kind, kind), "way": CHANNELS[Channel(channel)], "number": number}
    return _("%(kind)s (%(way)s): %(number)s", **called)


def _letters(session: Session, scopes: set[str], sorts: Iterable[str]) -> list[UUID]:
    chosen = [sort.partition(":") for sort in sorts]
    found = (
        queries.to_post(session, Choice(scopes=scopes, channel=Channel(channel), kind=kind))
        for channel, _colon, kind in chosen
    )
    return [letter for some in found for letter in some]


def _done(session: Session, job_id: UUID) -> "Job":
    """Return the job when it is done, and was asked for by the reader. Raises NotFound."""
    job = job_queries.job(session, job_id)
    if job.kind != KIND or job.created_by != current_actor().reference or job.status is not JobStatus.DONE:
        raise NotFound(job_id)
    return job


def _in(session: Session, job: "Job") -> "list[Letter]":
    """Return the letters in the file of a job. Raises NotFound when the reader may not read one of them any more."""
    result: Mapping[str, Any] = job.result or {}
    letters = list(queries.these(session, [UUID(each) for each in result["letters"]]))
    scopes = readable(session)
    if any(letter.scope not in scopes for letter in letters):
        raise NotFound(job.id)
    return letters
