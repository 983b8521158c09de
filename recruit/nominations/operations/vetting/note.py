"""Noting what was said or done: it is never rewritten (Offentlighedsloven § 13)."""

from datetime import datetime

from sqlalchemy.orm import Session

from recruit.foundation.actor import Actor
from recruit.foundation.audit import operations as audit
from recruit.foundation.audit.events import Event
from recruit.foundation.refusal import Refusal, refuse_if
from recruit.nominations import rules
from recruit.nominations.model import Nomination, NominationNote


def note(session: Session, nomination: Nomination, text: str, *, by: Actor, now: datetime) -> NominationNote:
    """Add a note to a nomination. Raises Refused when it is empty, too long, or holds what looks like a CPR number."""
    said = rules.tidy_text(text)
    refuse_if([*([] if said else [Refusal("note-is-empty", field="text")]), *rules.unfit(text=said)])
    made = NominationNote(nomination_id=nomination.id, text=said, at=now, by=by.reference)
    session.add(made)
    session.flush()
    audit.record(session, Event.NOMINATION_NOTED, nomination, by=by, at=now)
    return made
