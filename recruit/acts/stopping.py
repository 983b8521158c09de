"""Stopping a letter that waits, and what was noted because it was written."""

from datetime import datetime

from sqlalchemy.orm import Session

from recruit.appointments.operations.welcoming import untick_stopped
from recruit.foundation.actor import Actor
from recruit.foundation.mail import operations as mail
from recruit.foundation.mail.model import Letter


def stop(session: Session, letter: Letter, *, by: Actor, now: datetime) -> None:
    """Stop a letter that has not left. Raises Refused when it has, or is leaving."""
    mail.cancel(session, letter, by=by, now=now)
    untick_stopped(session, letter, by=by, now=now)
