"""Whoever leaves the council comes to no meeting after it: their apologies and invitations lapse."""

from collections.abc import Collection
from datetime import datetime

from sqlalchemy.orm import Session

from recruit.foundation.actor import Actor
from recruit.foundation.audit import operations as audit
from recruit.foundation.audit.term_events import TermEvent
from recruit.foundation.mail import operations as mail
from recruit.meetings.model import Apology, MeetingInvitation


def leave_meetings(
    session: Session,
    apologies: Collection[Apology],
    invitations: Collection[MeetingInvitation],
    *,
    by: Actor,
    now: datetime,
) -> None:
    """Let apologies lapse, and let nobody be taken for invited who is told otherwise that they do not come.

    The invitations are loaded with their letters: those that have not left are stopped.
    The calls that came of the apologies are ended by whoever calls this.
    """
    for one in apologies:
        one.revoked_at, one.revoked_by = now, by.reference
    for invitation in invitations:
        invitation.superseded_at = now
    mail.cancel_those_that_wait(session, (one.letter for one in invitations if one.letter), by=by, now=now)
    session.flush()
    for one in apologies:
        audit.record(session, TermEvent.APOLOGY_REVOKED, one, by=by, at=now)
