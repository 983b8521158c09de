"""Which offices of a council are held, and were, and by what."""

from collections.abc import Sequence
from datetime import date

from sqlalchemy import or_, select
from sqlalchemy.orm import Session, contains_eager, joinedload

from recruit.appointments.model import Membership, OfficeHolding
from recruit.appointments.rules import Office
from recruit.bodies.model import Body, Decision, SeatGroup, Term
from recruit.people.model import Organization


def offices_of(session: Session, body: Body) -> Sequence[OfficeHolding]:
    """Return every office that is or was held in a body, the newest first.

    With membership, person, group, decision and who decided it. Two queries.
    """
    member = joinedload(OfficeHolding.membership)
    decided = joinedload(OfficeHolding.decision).joinedload(Decision.decided_by).selectinload(Organization.names)
    chosen = select(OfficeHolding).join(OfficeHolding.membership).join(Membership.group)
    chosen = chosen.join(Term, Term.id == SeatGroup.term_id).where(Term.body_id == body.id)
    loaded = (member.joinedload(Membership.person), member.joinedload(Membership.group), decided)
    return session.scalars(chosen.options(*loaded).order_by(OfficeHolding.since.desc(), OfficeHolding.id)).all()


def offices_of_earlier_terms(session: Session, term: Term, office: Office, since: date) -> Sequence[OfficeHolding]:
    """Return who would have an office on a day and after from earlier terms of the same body. One query."""
    chosen = select(OfficeHolding).join(OfficeHolding.membership).join(Membership.group)
    chosen = chosen.join(Term, Term.id == SeatGroup.term_id).where(Term.body_id == term.body_id)
    chosen = chosen.where(Term.since < term.since, OfficeHolding.office == office, OfficeHolding.since < since)
    chosen = chosen.where(or_(OfficeHolding.until.is_(None), OfficeHolding.until > since))
    return session.scalars(chosen.options(contains_eager(OfficeHolding.membership))).all()


def term_of_place(session: Session, membership: Membership) -> Term:
    """Return the term in which somebody has a place. Two queries at most, and none where it is at hand."""
    return session.get_one(Term, session.get_one(SeatGroup, membership.seat_group_id).term_id)
