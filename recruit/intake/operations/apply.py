"""Putting to use what is ready of a reading: all of that in one transaction, and the rest goes on waiting."""

from collections.abc import Sequence
from datetime import datetime

from sqlalchemy import ColumnElement
from sqlalchemy.orm import Session

from recruit.bodies import queries as bodies
from recruit.bodies.model import Term
from recruit.foundation.actor import Actor
from recruit.foundation.audit import operations as audit
from recruit.foundation.audit.events import Event
from recruit.foundation.refusal import Refusal, Refused, refuse_if
from recruit.foundation.undoing import watched
from recruit.intake import queries
from recruit.intake.model import IntakeApplication, IntakeReading
from recruit.intake.operations.keep import finish
from recruit.intake.operations.known import People
from recruit.intake.operations.seating import Progress, Seating
from recruit.intake.operations.settling import Settling
from recruit.intake.queries import Outlook
from recruit.intake.rules.plans.plan import may_be_put_in


def apply(
    session: Session,
    reading: IntakeReading,
    *,
    by: Actor,
    now: datetime,
    among: ColumnElement[bool] | None = None,
    progress: Progress = lambda _done, _total: None,
) -> IntakeApplication:
    """Put everything of a reading, loaded for change, to use that nobody has to decide about any more.

    People get their places and what the secretary took the file's word for is set right; whatever else stands in the
    term stays as it is. Who cannot have a place as the line has it, waits with those who must be decided about; the
    reading is finished when nothing waits. `among` limits those who may be meant by a name. Raises Refused with every
    reason why not, and when everything waits.
    """
    term = _term_to_itself(session, reading)
    outlook = queries.outlook(session, reading, term, among=among)
    refuse_if([Refusal("nothing-is-ready")] if outlook.waits and not outlook.does_something else [])
    refuse_if(may_be_put_in(outlook.plan))
    with watched(session) as noted:
        refuse_if(_carry_out(session, reading, term, outlook, by, now, progress))
    application = IntakeApplication(
        term_id=term.id,
        by=by.reference,
        at=now,
        placed=outlook.plan.placed,
        standing=len(outlook.plan.standing),
        known_only=len(outlook.plan.known_only),
        numbers=outlook.numbers,
        made=noted.packed(),
    )
    reading.applications.append(application)
    session.flush()
    if not outlook.waits:
        finish(session, reading, now=now)
    details = {"reading": str(reading.id), "term": str(term.id), "placed": application.placed}
    details |= {"standing": application.standing, "known_only": application.known_only}
    # The last entry of the act: by it, undoing knows what came since.
    audit.record(session, Event.INTAKE_APPLIED, application, by=by, at=now, details=details)
    return application


def _term_to_itself(session: Session, reading: IntakeReading) -> Term:
    """Return the term, locked until the transaction ends: two who apply at once come one after the other."""
    refuse_if([] if reading.waits else [Refusal("reading-waits-no-more")])
    if reading.term is None:
        raise Refused([Refusal("term-not-chosen")])
    return bodies.locked_term(session, reading.term.id)


def _carry_out(
    session: Session,
    reading: IntakeReading,
    term: Term,
    outlook: Outlook,
    by: Actor,
    now: datetime,
    progress: Progress,
) -> Sequence[Refusal]:
    people = People(session, by, now)
    people.load(one.known.id for one in outlook.ready if one.known)
    seating = Seating(session, reading.id, term, people, by, now, progress)
    seating.carry_out(outlook.plan)
    settled = Settling(session, queries.days_of(term), people, by, now).settle(
        one for one in outlook.ready if one.known
    )
    return [*seating.refusals, *settled]
