"""The groups of the municipal council, as its own list of members has them."""

from collections.abc import Sequence
from datetime import date

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from recruit.appointments.model import Membership
from recruit.appointments.queries.sitting import sits_on
from recruit.appointments.rules import Role
from recruit.bodies.model import Body, SeatGroup, Term
from recruit.people.model import Organization
from recruit.people.rules import Classification


def parties(session: Session, *, on: date) -> Sequence[tuple[str, int]]:
    """Return the parties that sit in the municipal council on a day, with their members; the largest first. One query.

    Nothing where its list is not known, or says no parties.
    """
    number = func.count(Membership.id)
    chosen = select(Membership.party, number).join(Membership.group).join(Term, Term.id == SeatGroup.term_id)
    chosen = chosen.join(Body, Body.id == Term.body_id).join(Body.organization)
    chosen = chosen.where(Organization.classification == Classification.MUNICIPAL_COUNCIL, sits_on(on))
    chosen = chosen.where(Membership.role == Role.MEMBER, Membership.party.is_not(None))
    rows = session.execute(chosen.group_by(Membership.party).order_by(number.desc(), Membership.party))
    return [(str(party), members) for party, members in rows]
