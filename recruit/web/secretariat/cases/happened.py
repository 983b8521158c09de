"""What has happened in a case: about the case, and about each who is proposed, with the reasons that were written."""

from dataclasses import replace
from typing import TYPE_CHECKING

from sqlalchemy.orm import Session

from recruit.foundation.audit import queries as log
from recruit.foundation.audit.events import Event
from recruit.foundation.i18n import format_date
from recruit.reports.words import word
from recruit.web.secretariat.cases.loading import called
from recruit.web.secretariat.history import Line, lines

if TYPE_CHECKING:
    from recruit.appointments.model import AppointmentCase, Designate
    from recruit.foundation.audit.model import AuditEntry

#: So many entries of the log are shown.
LATEST = 60


def happened(session: Session, case: "AppointmentCase") -> list[Line]:
    """Return what has happened in a case, loaded, newest first: each with whom it is about, and why. Two queries."""
    entries = log.history(session, subject=case, parts=case.designates, size=LATEST)
    known = {str(one.id): one for one in case.designates}
    about = {entry.number: _about(known[entry.subject_id], entry) for entry in entries if entry.subject_id in known}
    return [
        replace(line, sentence=f"{line.sentence}: {about[line.number]}") if line.number in about else line
        for line in lines(session, entries, {})
    ]


def _about(one: "Designate", entry: "AuditEntry") -> str:
    """Return who it is about, what was decided, and the reason that was written for it."""
    said = [called(one)]
    if entry.event == Event.DESIGNATE_DROPPED:
        said.append(one.dropped_because or "")
    for each in one.decisions:
        if entry.event == Event.DESIGNATE_DECIDED and each.at == entry.at:
            said += [word(each.decided_as), format_date(each.decision.decided_on), each.reason]
        if entry.event == Event.DESIGNATE_DECISION_REVOKED and each.revoked_at == entry.at:
            said.append(each.revoked_because or "")
    return ", ".join(filter(None, said))
