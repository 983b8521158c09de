"""What follows when somebody leaves: told before it happens, so that nothing of it happens silently."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from hashlib import sha256
from uuid import UUID, uuid4

from sqlalchemy import func, select
from sqlalchemy.orm import Session, joinedload, selectinload
from sqlalchemy.orm.attributes import set_committed_value

from recruit.acts.ending.ties import Ties, ties
from recruit.appointments import queries as appointments
from recruit.appointments.model import Membership, OfficeHolding, SubstituteAsk, SubstituteCall
from recruit.appointments.queries import sits_on, substitution
from recruit.appointments.rules import EndReason, Role
from recruit.appointments.rules import substitution as rules
from recruit.appointments.rules.ending import Consequence
from recruit.appointments.rules.substitution import CallKind, FilledBy
from recruit.bodies.model import Body, BodyRule, SeatGroup, Term
from recruit.bodies.rules import RuleKind, RuleSource, SeatType, SubstituteArrangement
from recruit.people.model import Organization, Person

#: Who may fill a place for which nobody stands behind the seat, where the arrangement says it.
FILLED_BY: Mapping[SubstituteArrangement, FilledBy] = {
    SubstituteArrangement.ORGANISATION: FilledBy.ORGANISATION,
    SubstituteArrangement.POLITICAL_GROUP: FilledBy.POLITICAL_GROUP,
}


@dataclass(frozen=True, slots=True)
class Minimum:
    """A rule about how few members there may be, and how many are left."""

    members: int
    minimum: int
    citation: str
    source: RuleSource

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
    #: Who stands in for this member alone, and does not take over.
    substitutes: Sequence[Membership] = ()
    #: Calls for somebody to step in for this member on later days that are open, with their asks.
    calls: Sequence[SubstituteCall] = ()
    #: Leaves that begin before that day and go on after it: they end with the place, and whoever steps in does so.
    shortened: Sequence[SubstituteCall] = ()
    #: Where whoever leaves is asked, as a substitute, to step in for somebody or has said yes; with their open calls.
    asks: Sequence[SubstituteAsk] = ()
    #: Places in other bodies that the person has on behalf of this one, with their groups; and those bodies.
    elsewhere: Mapping[Membership, Body] = field(default_factory=dict)
    #: What else the person has and does for the council.
    ties: Ties = field(default_factory=Ties)
    #: Who may take over, the first to be asked first; loaded with the person.
    in_order: Sequence[Membership] = ()
    #: Who stands in that order, and steps in for somebody else in those days.
    passed_over: Sequence[Membership] = ()
    #: Who may propose somebody, where nobody stands behind the seat; None: the council, or a by-election.
    organisation: Organization | None = None
    #: Rules that hold on that day; a rule that has ended warns of nothing.
    minimums: Sequence[Minimum] = ()
    #: The rule that every member lives in the municipality, if it holds on that day.
    residence: BodyRule | None = None
    #: None while nobody has said why.
    reason: EndReason | None = None

    @property
    def consequences(self) -> list[Consequence]:
        """What there is to carry out, in its order."""
        falls_open = self.membership.role is Role.MEMBER and not self.in_order
        there = {
            Consequence.OFFICES_END: bool(self.offices),
            Consequence.SUBSTITUTES_END: bool(self.substitutes),
            Consequence.CALLS_CLOSE: bool(self.calls or self.shortened),
            Consequence.ASKS_WITHDRAWN: bool(self.asks),
            Consequence.PLACES_ELSEWHERE_END: bool(self.elsewhere),
            **self.ties.there,
            Consequence.SUBSTITUTE_CALLED: bool(self.in_order),
            Consequence.PLACE_LEFT_OPEN: falls_open,
            Consequence.ORGANISATION_ASKED: falls_open and self.filled_by is FilledBy.ORGANISATION,
            Consequence.MEMBER_TOLD: self.reason is not EndReason.DECEASED,
        }
        return [one for one, is_there in there.items() if is_there]

    @property
    def asks_first(self) -> bool:
        """Whether the first in order can be asked at once: a political group chooses whom of its own."""
        is_chosen = self.membership.group.arrangement is SubstituteArrangement.POLITICAL_GROUP
        return bool(self.in_order) and not is_chosen

    @property
    def filled_by(self) -> FilledBy:
        """Who may fill the place when nobody stands behind it, as long as nobody has chosen otherwise.

        A seat of the municipal council falls to the group that had it (kommunestyrelsesloven § 28, stk. 1).
        """
        group = self.membership.group
        if group.seat_type is SeatType.MUNICIPAL_COUNCIL:
            return FilledBy.POLITICAL_GROUP
        otherwise = FilledBy.ORGANISATION if self.organisation else FilledBy.COUNCIL_RECOMMENDATION
        return FILLED_BY.get(group.arrangement, otherwise)

    @property
    def digest(self) -> str:
        """What changes whenever something else follows than was shown."""
        rows = [one.id for one in (*self.substitutes, *self.elsewhere, *self.in_order)]
        rows += [
            *(one.id for one in self.offices),
            *(one.id for one in (*self.calls, *self.shortened)),
            *(one.id for one in self.asks),
            *(one.id for one in self.ties.rows),
        ]
        written = [self.until.isoformat(), self.reason or "", *self.consequences, *map(str, rows)]
        left = [f"{one.members} {one.minimum}" for one in self.minimums]
        return sha256("|".join([*written, *left]).encode()).hexdigest()[:20]


def following(
    session: Session, body: Body, membership: Membership, until: date, reason: EndReason | None = None
) -> Following:
    """Return what follows when a place of a body ends, loaded with group, seat and offices; `until` is the day after.

    A member's own substitutes stay as long as they may take over. Some twenty-five queries at most, however much it is.
    """
    group, is_member = membership.group, membership.role is Role.MEMBER
    places = appointments.held(session, group.term_id)
    order = rules.order(membership.facts(), group.arrangement, places, on=until) if is_member else []
    busy = substitution.stepping_in(session, call_to_be(membership, until)) if order else set()
    free = [one for one in order if one not in busy]
    own = [one.membership for one in places if one.stands_in_for == membership.id and one.membership not in order]
    behind, named = _loaded(session, own), _loaded(session, order)
    ranked = sorted(named, key=lambda one: order.index(one.id))
    held_then = _rules(session, body, until)
    still_open = [one for one in substitution.calls_for(session, membership) if one.closed_at is None]
    after = [one for one in still_open if one.until is None or one.until > until]
    return Following(
        membership,
        until,
        offices=[one for one in membership.offices if one.until is None or one.until > until],
        substitutes=[one for one in behind if until in one.span and one.since < until],
        calls=[one for one in after if one.since >= until],
        shortened=[one for one in after if one.since < until],
        asks=_asks(session, membership),
        elsewhere=_elsewhere(session, body, membership, until),
        ties=ties(session, body, membership, until),
        in_order=[one for one in ranked if one.id in free],
        passed_over=[one for one in ranked if one.id in busy],
        organisation=_organisation(session, membership) if is_member else None,
        minimums=_minimums(session, body, membership, until, held_then) if is_member else [],
        residence=next((one for one in held_then if one.kind is RuleKind.RESIDENCE_REQUIRED), None),
        reason=reason,
    )


def call_to_be(member: Membership, until: date) -> SubstituteCall:
    """Return the call for somebody to take over for good, as it would be; nothing of it is kept."""
    call = SubstituteCall(id=uuid4(), kind=CallKind.FOR_GOOD, since=until, until=None, asks=[])
    set_committed_value(call, "member", member)
    return call


def _loaded(session: Session, ids: Sequence[UUID]) -> Sequence[Membership]:
    person = joinedload(Membership.person).selectinload(Person.contacts)
    named = joinedload(Membership.on_behalf_of).selectinload(Organization.names)
    loaded = (person, named, joinedload(Membership.group), selectinload(Membership.offices))
    return session.scalars(select(Membership).where(Membership.id.in_(ids)).options(*loaded)).all() if ids else []


def _elsewhere(session: Session, body: Body, membership: Membership, until: date) -> Mapping[Membership, Body]:
    """Return the places that the person has in other bodies on behalf of this one, each with its body and names."""
    chosen = select(Membership, Body).join(Membership.group).join(Term, Term.id == SeatGroup.term_id)
    chosen = chosen.join(Body, Body.id == Term.body_id)
    chosen = chosen.where(Membership.person_id == membership.person_id, Term.body_id != body.id)
    chosen = chosen.where(Membership.on_behalf_of_id == body.id, Membership.until.is_(None))
    named = joinedload(Body.organization).selectinload(Organization.names)
    loaded = (named, joinedload(Membership.group), joinedload(Membership.person), selectinload(Membership.offices))
    rows = session.execute(chosen.where(Membership.since < until).order_by(Membership.since).options(*loaded))
    return dict(rows.all())


def _organisation(session: Session, membership: Membership) -> Organization | None:
    """Return who proposes somebody for the seat: its own organisation, or the one that the group names."""
    represents = membership.seat.represents_id if membership.seat else None
    number = membership.on_behalf_of_id or represents or membership.group.nominating_id
    named = [selectinload(Organization.names)]
    return session.get(Organization, number, options=named, populate_existing=True) if number else None


def _asks(session: Session, substitute: Membership) -> Sequence[SubstituteAsk]:
    """Return the asks to a substitute that are not declined or withdrawn, in calls that are open."""
    chosen = select(SubstituteAsk).join(SubstituteAsk.call).where(SubstituteAsk.substitute_id == substitute.id)
    chosen = chosen.where(SubstituteCall.closed_at.is_(None), SubstituteAsk.withdrawn_at.is_(None))
    chosen = chosen.where(SubstituteAsk.accepts.is_not(False))
    whole = joinedload(SubstituteAsk.call).options(
        selectinload(SubstituteCall.asks), joinedload(SubstituteCall.member).joinedload(Membership.person)
    )
    asked = joinedload(SubstituteAsk.substitute).joinedload(Membership.person).selectinload(Person.contacts)
    return session.scalars(chosen.order_by(SubstituteAsk.asked_at).options(whole, asked)).all()


def _rules(session: Session, body: Body, day: date) -> Sequence[BodyRule]:
    """Return the rules of a body that hold on a day."""
    holds = (BodyRule.since <= day, BodyRule.until.is_(None) | (day < BodyRule.until))
    return session.scalars(select(BodyRule).where(BodyRule.body_id == body.id, *holds).order_by(BodyRule.since)).all()


def _minimums(
    session: Session, body: Body, membership: Membership, until: date, held_then: Sequence[BodyRule]
) -> list[Minimum]:
    found = [one for one in held_then if one.kind is RuleKind.MINIMUM_MEMBERS]
    if not found:
        return []
    members = select(func.count(Membership.person_id.distinct())).join(Membership.group)
    members = members.join(Term, Term.id == SeatGroup.term_id).where(Term.body_id == body.id)
    members = members.where(Membership.role == Role.MEMBER, sits_on(until), Membership.id != membership.id)
    left = session.scalar(members) or 0
    return [Minimum(left, rule.number or 0, rule.citation, rule.source) for rule in found]
