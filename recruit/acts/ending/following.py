"""What follows when somebody leaves: told before it happens, so that nothing of it happens silently."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from sqlalchemy import func, select
from sqlalchemy.orm import Session, joinedload, selectinload

from recruit.appointments import queries as appointments
from recruit.appointments.model import Membership, OfficeHolding, SubstituteCall
from recruit.appointments.queries import sits_on, substitution
from recruit.appointments.rules import Role
from recruit.appointments.rules import substitution as rules
from recruit.appointments.rules.ending import Consequence
from recruit.bodies.model import Body, BodyRule, SeatGroup, Term
from recruit.bodies.rules import RuleKind
from recruit.people.model import Organization


@dataclass(frozen=True, slots=True)
class Minimum:
    """A rule about how few members there may be, and how many are left."""

    members: int
    minimum: int
    citation: str

    @property
    def is_kept(self) -> bool:
        """Whether as many are left as the rule asks for."""
        return self.members >= self.minimum


@dataclass(frozen=True, slots=True)
class Following:
    """Everything that follows when somebody leaves a place."""

    membership: Membership
    #: First day without them.
    until: date
    offices: Sequence[OfficeHolding] = ()
    #: Who stands in for this member alone.
    substitutes: Sequence[Membership] = ()
    #: Calls for somebody to step in for this member that are open, with their asks.
    calls: Sequence[SubstituteCall] = ()
    #: Places in other bodies that the person has on behalf of this one, with their groups.
    elsewhere: Sequence[Membership] = ()
    #: Who may take over, the first to be asked first; loaded with the person.
    in_order: Sequence[Membership] = ()
    #: Who may propose somebody, where nobody stands behind the seat; None: the council, or a by-election.
    organisation: Organization | None = None
    #: Rules that hold on that day; a rule that has ended warns of nothing.
    minimums: Sequence[Minimum] = ()

    @property
    def consequences(self) -> list[Consequence]:
        """What there is to carry out, in its order."""
        is_member = self.membership.role is Role.MEMBER
        there = {
            Consequence.OFFICES_END: bool(self.offices),
            Consequence.SUBSTITUTES_END: bool(self.substitutes),
            Consequence.CALLS_CLOSE: bool(self.calls),
            Consequence.PLACES_ELSEWHERE_END: bool(self.elsewhere),
            Consequence.SUBSTITUTE_CALLED: is_member and bool(self.in_order),
            Consequence.PLACE_LEFT_OPEN: is_member and not self.in_order,
        }
        return [one for one, is_there in there.items() if is_there]


def following(session: Session, body: Body, membership: Membership, until: date) -> Following:
    """Return what follows when a place of a body ends, loaded with group, seat and offices; `until` is the day after.

    Ten queries, however much it is.
    """
    group = membership.group
    places = appointments.held(session, group.term_id)
    order = rules.order(membership.facts(), group.arrangement, places, on=until)
    behind = _loaded(session, [one.membership for one in places if one.stands_in_for == membership.id])
    named = _loaded(session, order)
    return Following(
        membership,
        until,
        offices=[one for one in membership.offices if one.until is None or one.until > until],
        substitutes=[one for one in behind if one.until is None or one.until > until],
        calls=[one for one in substitution.calls_for(session, membership) if one.closed_at is None],
        elsewhere=_elsewhere(session, body, membership, until),
        in_order=sorted(named, key=lambda one: order.index(one.id)),
        organisation=_organisation(session, membership),
        minimums=_minimums(session, body, membership, until),
    )


def _loaded(session: Session, ids: Sequence[UUID]) -> Sequence[Membership]:
    loaded = (joinedload(Membership.person), joinedload(Membership.group), selectinload(Membership.offices))
    return session.scalars(select(Membership).where(Membership.id.in_(ids)).options(*loaded)).all()


def _elsewhere(session: Session, body: Body, membership: Membership, until: date) -> Sequence[Membership]:
    """Return the places that the person has in other bodies on behalf of this one."""
    chosen = select(Membership).join(Membership.group).join(Term, Term.id == SeatGroup.term_id)
    chosen = chosen.where(Membership.person_id == membership.person_id, Term.body_id != body.id)
    chosen = chosen.where(Membership.on_behalf_of_id == body.id, Membership.until.is_(None))
    loaded = (joinedload(Membership.group), joinedload(Membership.person), selectinload(Membership.offices))
    return session.scalars(chosen.where(Membership.since < until).options(*loaded)).all()


def _organisation(session: Session, membership: Membership) -> Organization | None:
    """Return who proposes somebody for the seat: its own organisation, or the one that the group names."""
    represents = membership.seat.represents_id if membership.seat else None
    number = membership.on_behalf_of_id or represents or membership.group.nominating_id
    named = [selectinload(Organization.names)]
    return session.get(Organization, number, options=named) if number else None


def _minimums(session: Session, body: Body, membership: Membership, until: date) -> list[Minimum]:
    holds = (BodyRule.since <= until, BodyRule.until.is_(None) | (until < BodyRule.until))
    chosen = select(BodyRule).where(BodyRule.body_id == body.id, BodyRule.kind == RuleKind.MINIMUM_MEMBERS, *holds)
    found = session.scalars(chosen.order_by(BodyRule.since)).all()
    if membership.role is not Role.MEMBER or not found:
        return []
    members = select(func.count(Membership.person_id.distinct())).join(Membership.group)
    members = members.join(Term, Term.id == SeatGroup.term_id).where(Term.body_id == body.id)
    members = members.where(Membership.role == Role.MEMBER, sits_on(until), Membership.id != membership.id)
    left = session.scalar(members) or 0
    return [Minimum(left, rule.number or 0, rule.citation) for rule in found]
