"""Writing to those whom the municipal council has decided about."""

from dataclasses import replace
from datetime import datetime

from sqlalchemy.orm import Session

from recruit.appointments.letters import outcome as letters
from recruit.appointments.model import AppointmentCase, Designate, OutcomeTold
from recruit.appointments.queries import outcome as queries
from recruit.appointments.queries.outcome import Reader
from recruit.appointments.rules.telling import Outcome, may_tell
from recruit.bodies.model import Body
from recruit.foundation import clock
from recruit.foundation.actor import Actor
from recruit.foundation.audit import operations as audit
from recruit.foundation.audit.events import Event
from recruit.foundation.mail import by_hand
from recruit.foundation.mail import operations as mail
from recruit.foundation.refusal import refuse_if


def tell_decision(
    session: Session, body: Body, case: AppointmentCase, *, complaint_to: str = "", by: Actor, now: datetime
) -> int:
    """Write a closed letter to everybody whom a case, loaded and locked, is decided about; return how many it concerns.

    Nobody is told the same twice. Where something else was decided since, the new letter takes the place of the one
    that waits, or says which one holds no longer; where nothing stands, it says that alone. Raises Refused before
    something is decided, and where all know it.
    """
    found = queries.readers(session, case)
    due = [one for one in found if one.is_due]
    refuse_if(may_tell(decided=queries.spoken_of(case, found), due=len(due)))
    unsent = queries.waiting(session, case, [one.told for one in due if one.told], letters.KINDS.values())
    for reader in due:
        replaces = None
        if reader.told:
            reader.told.superseded_at = now
            session.flush()
            waits = unsent.get(reader.told.id)
            if waits:
                mail.cancel(session, waits, by=by, now=now)
                if reader.message.what is Outcome.WITHDRAWN:
                    continue
            else:
                replaces = clock.local(reader.told.at).date()
        said = said_to(reader, body, case, complaint_to=complaint_to)
        draft = letters.told(reader.message, replace(said, replaces=replaces), reader.nomination, reader.person)
        by_hand.queue_closed(session, draft, by=by, now=now)
        session.add(_told(case, reader, by=by, now=now))
    session.flush()
    audit.record(session, Event.OUTCOME_TOLD, case, by=by, at=now, details={"letters": len(due)})
    return len(due)


def stop_what_waits(session: Session, case: AppointmentCase, designate: Designate, *, by: Actor, now: datetime) -> None:
    """Stop the letter about a decision that is taken back, where nobody has sent it: its reader counts as not told.

    What has left stays; the next letter says that it holds no longer.
    """
    told = queries.told_of(session, case, designate)
    if told is None or told.what is Outcome.WITHDRAWN:
        return
    for letter in queries.waiting(session, case, [told], letters.KINDS.values()).values():
        mail.cancel(session, letter, by=by, now=now)
        told.superseded_at = now
    session.flush()


def said_to(reader: Reader, body: Body, case: AppointmentCase, *, complaint_to: str) -> letters.Said:
    """Return what the letter to a reader says besides the decision itself."""
    return letters.Said(body, case.term, reader.group, reader.reason, reader.member, complaint_to)


def _told(case: AppointmentCase, reader: Reader, *, by: Actor, now: datetime) -> OutcomeTold:
    return OutcomeTold(
        case_id=case.id,
        nomination_id=reader.nomination.id if reader.nomination else None,
        person_id=None if reader.nomination or reader.person is None else reader.person.id,
        what=reader.message.what,
        facts=dict(reader.message.facts),
        at=now,
        by=by.reference,
    )
