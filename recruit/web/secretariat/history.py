"""Historik: who did what, and whether the log is whole."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING

from flask import Blueprint, redirect, render_template, url_for
from flask.typing import ResponseReturnValue
from sqlalchemy.orm import Session

from recruit.acts.history import subjects
from recruit.bodies import queries as bodies
from recruit.foundation import clock
from recruit.foundation.accounts import queries as accounts
from recruit.foundation.audit import queries
from recruit.foundation.i18n import gettext as _
from recruit.foundation.jobs import operations as jobs
from recruit.foundation.jobs import verify_log
from recruit.web.access import May, current_actor, grants_that_allow, may, requires, signed_in
from recruit.web.extensions import reading, transaction
from recruit.web.filters import page_asked_for
from recruit.web.form import ActingForm
from recruit.web.history import SENTENCES

if TYPE_CHECKING:
    from recruit.foundation.audit.model import AuditEntry

bp = Blueprint("history", __name__, url_prefix="/sekretariat/historik")

#: Entries on a page.
PAGE = 50


@dataclass(frozen=True, slots=True)
class Line:
    """An entry as people read it."""

    number: int
    at: datetime
    by: str
    sentence: str
    #: What it is about, by its name of today; empty for what somebody did to their own account.
    subject: str


@bp.get("")
@requires(May.VIEW_HISTORY)
def history() -> ResponseReturnValue:
    page = page_asked_for()
    with reading() as session:
        actor = _only_own(session)
        return render_template(
            "secretariat/history/history.html",
            lines=lines(session, queries.history(session, actor=actor, page=page, size=PAGE)),
            head=queries.head(session),
            page=page,
            pages=-(-queries.number_of_entries(session, actor=actor) // PAGE),
            only_own=actor is not None,
            may_verify=may(signed_in(), May.VERIFY_LOG),
            form=ActingForm(),
        )


@bp.post("/kontrol")
@requires(May.VERIFY_LOG)
def verification() -> ResponseReturnValue:
    form = ActingForm()
    if not form.validate_on_submit():
        return redirect(url_for(".history"), code=303)
    with transaction() as session:
        form.claim(session)
        job = jobs.enqueue(session, verify_log.KIND, {}, by=current_actor(), now=clock.now())
        return form.done(session, url_for("jobs.job", job_id=job.id))


def _only_own(session: Session) -> str | None:
    """Whoever looks after some councils only sees what they did themselves: the log names people of all of them."""
    limited = bodies.reached_by(session, grants_that_allow(May.VIEW_HISTORY)) is not None
    return current_actor().reference if limited else None


def lines(session: Session, entries: Sequence["AuditEntry"], about: Mapping[int, str] | None = None) -> list[Line]:
    """Return entries as sentences, with the names of today. The number of queries does not grow with them.

    `about` says by their number what they are about, where that is known already: then it is one query.
    """
    actors = actors_of(session, {entry.actor for entry in entries})
    about = subjects(session, entries) if about is None else about
    return [
        Line(
            number=entry.number,
            at=entry.at,
            by=actors[entry.actor],
            sentence=str(SENTENCES[entry.event]),
            subject="" if entry.actor.endswith(entry.subject_id) else about.get(entry.number, ""),
        )
        for entry in entries
    ]


def actors_of(session: Session, references: Collection[str]) -> Mapping[str, str]:
    """Return who these actors are, as `Actor.reference` writes them, by their names of today. One query."""
    names = accounts.names(session, references)
    return {reference: names.get(reference) or _actor(reference) for reference in references}


def _actor(reference: str) -> str:
    known = {"system": _("The program"), "anonymous": _("A citizen"), "command": _("A command on the server")}
    return known.get(reference, _("A former user"))
