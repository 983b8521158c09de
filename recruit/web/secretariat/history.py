"""Historik: who did what, and whether the log is whole."""

import json
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING

from flask import Blueprint, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from sqlalchemy.orm import Session

from recruit.foundation import clock
from recruit.foundation.accounts import queries as accounts
from recruit.foundation.audit import queries
from recruit.foundation.audit.events import Event
from recruit.foundation.i18n import gettext as _
from recruit.foundation.jobs import operations as jobs
from recruit.web.access import May, current_actor, may, requires, signed_in
from recruit.web.extensions import reading, transaction
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
    details: Sequence[tuple[str, object]]


@bp.get("")
@requires(May.VIEW_HISTORY)
def history() -> ResponseReturnValue:
    page = max(request.args.get("side", 1, type=int), 1)
    with reading() as session:
        entries = queries.history(session, page=page, size=PAGE)
        return render_template(
            "secretariat/history/history.html",
            lines=lines(session, entries),
            head=queries.head(session),
            page=page,
            pages=-(-queries.number_of_entries(session) // PAGE),
            form=ActingForm(),
            may_verify=may(signed_in(), May.VERIFY_LOG),
        )


@bp.post("/kontrol")
@requires(May.VERIFY_LOG)
def verification() -> ResponseReturnValue:
    form = ActingForm()
    if not form.validate_on_submit():
        return redirect(url_for(".history"), code=303)
    with transaction() as session:
        form.claim(session)
        job = jobs.enqueue(session, "verify_log", {}, by=current_actor(), now=clock.now())
        session.flush()
        return form.done(session, url_for("jobs.job", job_id=job.id))


def lines(session: Session, entries: Iterable["AuditEntry"]) -> list[Line]:
    """Return entries as sentences with the names that the actors have today. One query, whatever their number."""
    entries = list(entries)
    names = accounts.names(session, {entry.actor for entry in entries})
    return [_line(entry, names.get(entry.actor, _actor(entry.actor))) for entry in entries]


def _line(entry: "AuditEntry", by: str) -> Line:
    known = SENTENCES.get(Event(entry.event)) if entry.event in set(Event) else None
    content = entry.details.content if entry.details else None
    details = json.loads(content).items() if content else ()
    return Line(entry.number, entry.at, by, str(known or entry.event), tuple(details))


def _actor(reference: str) -> str:
    known = {"system": _("The program"), "anonymous": _("A citizen"), "command": _("A command on the server")}
    return known.get(reference, _("A former user"))
