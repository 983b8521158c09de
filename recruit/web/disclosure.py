"""Handing out everything that is held on one person: as PDF or as JSON, and noted in the log."""

from collections.abc import Callable
from io import BytesIO
from typing import Any

from flask import request, send_file
from flask.typing import ResponseReturnValue
from sqlalchemy.orm import Session

from recruit.foundation import clock
from recruit.foundation.audit import operations as audit
from recruit.foundation.audit.events import Event
from recruit.foundation.refusal import NotFound
from recruit.reports.disclosure.collecting import Disclosure
from recruit.reports.disclosure.formats import write_json, write_pdf
from recruit.reports.disclosure.subject import Subject
from recruit.web.access import current_actor
from recruit.web.history import SENTENCES

#: How it is written, and what it is then.
FORMATS: dict[str, tuple[Callable[[Disclosure], bytes], str]] = {
    "pdf": (lambda disclosure: write_pdf(disclosure, event_said), "application/pdf"),
    "json": (lambda disclosure: write_json(disclosure).encode(), "application/json"),
}


def event_said(code: str) -> str:
    """Return what an event of the log is called."""
    return str(SENTENCES[code])


def note_handing_out(session: Session, about: Any, subject: Subject) -> None:
    """Note who handed out, or took, what is held on a person, and in which format. Raises NotFound for another one."""
    chosen = request.form.get("format", "")
    if chosen not in FORMATS:
        raise NotFound("format")
    details = {"format": chosen, "nominations": sorted(str(each) for each in subject.nominations)}
    audit.record(session, Event.PERSONAL_DATA_HANDED_OUT, about, by=current_actor(), at=clock.now(), details=details)


def handed_out(disclosure: Disclosure) -> ResponseReturnValue:
    """Return the file in the format that was asked for, which is kept nowhere on the way."""
    write, media_type = FORMATS[request.form["format"]]
    name = f"oplysninger.{request.form['format']}"
    answer = send_file(
        BytesIO(write(disclosure)), mimetype=media_type, as_attachment=True, download_name=name, etag=False
    )
    answer.headers["Cache-Control"] = "no-store"
    return answer
