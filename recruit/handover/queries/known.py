"""What is known of the steps at the end of a term, beside whether somebody has ticked them."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, time

from sqlalchemy import func, or_, select
from sqlalchemy.orm import Session

from recruit.appointments.queries.welcome import told_in
from recruit.appointments.rules.telling import MemberLetter
from recruit.assignments.model import Assignment, PlaceElsewhere, WorkingGroup
from recruit.bodies.model import Body, Term
from recruit.foundation import clock
from recruit.handover.model import Evaluation, HandoverAdoption, HandoverNote, InvitationAsk
from recruit.handover.queries import evaluating, handover
from recruit.handover.rules import checklist


@dataclass(frozen=True, slots=True)
class Known:
    """What stands of a term that is handed over."""

    #: The newest first, with who was asked.
    evaluations: Sequence[Evaluation]
    notes: Sequence[HandoverNote]
    adoption: HandoverAdoption | None
    #: Working groups that go on after the term, and how often somebody has a place in another body then.
    groups: int
    places: int
    #: How often somebody was asked since the term is handed over, and who is invited on the day.
    asked: int
    invited: int
    #: How many were thanked, and told that they go on.
    thanked: int
    told: int
    #: The label of the term after it; empty where none is set up.
    next_term: str


def known(session: Session, body: Body, term: Term, *, on: date) -> Known:
    """Return what is known of the end of a term of a body on a day. Twelve queries."""
    place_until = func.coalesce(Assignment.until, PlaceElsewhere.until)
    held = select(func.count(Assignment.id)).join(Assignment.place).where(PlaceElsewhere.body_id == body.id)
    goes_on = select(func.count(WorkingGroup.id)).where(WorkingGroup.body_id == body.id)
    asked = select(func.count(InvitationAsk.id)).where(InvitationAsk.body_id == body.id)
    begins = checklist.begins(term.last_day.last)
    following = select(Term.label).where(Term.body_id == body.id, Term.since >= term.until)
    counted = select(
        goes_on.where(or_(WorkingGroup.until.is_(None), WorkingGroup.until > term.until)).scalar_subquery(),
        held.where(or_(place_until.is_(None), place_until > term.until)).scalar_subquery(),
        asked.where(InvitationAsk.asked_at >= clock.instant(begins, time.min)).scalar_subquery(),
        following.order_by(Term.since).limit(1).scalar_subquery(),
    )
    groups, places, questions, label = session.execute(counted).one()
    return Known(
        evaluations=evaluating.evaluations(session, term),
        notes=handover.notes(session, term),
        adoption=handover.adoption(session, term),
        groups=groups,
        places=places,
        asked=questions,
        invited=len(handover.wishes(session, body, on=on)),
        thanked=len(told_in(session, term, MemberLetter.THANKS)),
        told=len(told_in(session, term, MemberLetter.GOES_ON)),
        next_term=label or "",
    )
