"""What waits in calls for a substitute: who has not answered, whom to ask next, and who can take over. One query."""

from datetime import date, time, timedelta
from functools import lru_cache
from typing import Any

from sqlalchemy import ColumnElement, Select, and_, exists, or_, select
from sqlalchemy.orm import Session, aliased, contains_eager, joinedload

from recruit.appointments.model import Membership, SubstituteAsk, SubstituteCall
from recruit.appointments.rules import Role
from recruit.appointments.rules.substitution import AskStatus, CallKind
from recruit.bodies.model import Body, SeatGroup, Term
from recruit.bodies.rules import SubstituteArrangement
from recruit.foundation import clock
from recruit.foundation.due import Due
from recruit.people.model import Organization

#: So long before its last day a leave is spoken of: somebody asks the member whether they come back.
BEFORE_THE_LEAVE_ENDS = timedelta(days=14)


def due(session: Session, *, on: date) -> list[Due]:
    """Return what waits in the calls that are open on a day; a meeting or a leave that is over waits for nobody."""
    rows = session.execute(_open_calls(on)).unique()
    return [found for call, term, is_left in rows for found in _waiting(call, term, is_left, on)]


@lru_cache(maxsize=2)
def _open_calls(on: date) -> Select[SubstituteCall, Term, bool]:
    """Select them with what is shown of them; kept for the day, for it takes as long to put together as to read."""
    member = joinedload(SubstituteCall.member)
    asked = joinedload(SubstituteCall.asks).joinedload(SubstituteAsk.substitute).joinedload(Membership.person)
    left = aliased(Membership)
    chosen = select(SubstituteCall, Term, _is_left(left)).join(left, left.id == SubstituteCall.member_id)
    chosen = chosen.join(SeatGroup, SeatGroup.id == left.seat_group_id).join(Term, Term.id == SeatGroup.term_id)
    chosen = chosen.join(Term.body).join(Body.organization).join(Organization.names)
    names = contains_eager(Term.body).contains_eager(Body.organization).contains_eager(Organization.names)
    still = or_(SubstituteCall.until.is_(None), SubstituteCall.until > on)
    chosen = chosen.where(SubstituteCall.closed_at.is_(None), still).order_by(SubstituteCall.since, SubstituteCall.id)
    return chosen.options(member.joinedload(Membership.person), member.joinedload(Membership.group), asked, names)


def _is_left(member: type[Membership]) -> ColumnElement[bool]:
    """Say whether there is somebody behind the member who was not asked in the call, as `rules.order` has them."""
    one, asked = aliased(Membership), aliased(SubstituteAsk)
    behind: dict[SubstituteArrangement, Any] = {
        SubstituteArrangement.PERSONAL: one.substitute_for_id == member.id,
        SubstituteArrangement.ORGANISATION: one.seat_id == member.seat_id,
    }
    ranked = and_(SeatGroup.arrangement.not_in(behind), one.substitute_for_id.is_(None))
    bound = or_(ranked, *(and_(SeatGroup.arrangement == kind, which) for kind, which in behind.items()))
    was_asked = exists().where(asked.call_id == SubstituteCall.id, asked.substitute_id == one.id)
    there = and_(one.since <= SubstituteCall.since, or_(one.until.is_(None), SubstituteCall.since < one.until))
    of_the_group = and_(one.seat_group_id == member.seat_group_id, one.person_id != member.person_id)
    return exists().where(one.role == Role.SUBSTITUTE, of_the_group, there, bound, ~was_asked)


def _waiting(call: SubstituteCall, term: Term, is_left: bool, on: date) -> list[Due]:
    """Return what one call waits for, and that the leave it is about ends soon."""
    facts = {"member": call.member.person.name, "call": call.id, "kind": call.kind, "seat": call.member.seat_id}
    stands = next((one for one in reversed(call.asks) if one.facts().stands), None)
    facts |= {"substitute": stands.substitute.person.name} if stands else {}
    about: dict[str, Any] = {"subject": term.body.name_on(on), "body": term.body.slug, "facts": facts}
    found = []
    if stands is None:
        found.append(Due("substitute-to-ask", **about) if is_left else Due("no-substitute-left", **about))
    elif stands.accepts is None:
        found.append(_asked(stands, about, on))
    elif call.kind is CallKind.FOR_GOOD:
        needs_decision = call.member.group.entry_needs_decision
        found.append(
            Due("entry-needs-a-decision", **about) if needs_decision else Due("substitute-takes-over", **about)
        )
    if call.kind is CallKind.LEAVE and call.until is not None and call.until - on <= BEFORE_THE_LEAVE_ENDS:
        found.append(Due("leave-ends", deadline=call.until - timedelta(days=1), **about))
    return found


def _asked(ask: SubstituteAsk, about: dict[str, Any], on: date) -> Due:
    deadline = clock.local(ask.answer_by).date()
    # By the first instant of the day: an answer that was to come the day before is late.
    if ask.facts().status(now=clock.instant(on, time.min)) is AskStatus.OVERDUE:
        return Due("substitute-silent", deadline=deadline, **about)
    return Due("substitute-asked", deadline=deadline, waiting_for=ask.substitute.person.name, **about)
