"""Ending that somebody sits, with everything that follows, in one transaction; and undoing it as a whole."""

from collections.abc import Mapping, Sequence
from datetime import datetime

from sqlalchemy import select
from sqlalchemy.orm import Session, joinedload

from recruit.acts.ending.following import Following, following
from recruit.appointments.model import Membership, MembershipEnding
from recruit.appointments.operations import end, substituting
from recruit.appointments.rules import EndReason
from recruit.appointments.rules import ending as rules
from recruit.appointments.rules.ending import Consequence, NewEnding
from recruit.appointments.rules.substitution import CallKind, FilledBy, NewCall, SubstitutionReason
from recruit.bodies.model import Body
from recruit.bodies.rules import SubstituteArrangement
from recruit.foundation import clock
from recruit.foundation.actor import Actor
from recruit.foundation.audit import operations as audit
from recruit.foundation.audit.events import Event
from recruit.foundation.dates import PartialDate, Span, first_day_after, last_day
from recruit.foundation.i18n import gettext as _
from recruit.foundation.refusal import NotFound, Refusal, refuse_if
from recruit.foundation.undoing import Noted, obstacles, take_back, watched
from recruit.foundation.writing import tidy_line, tidy_text

#: Who may fill a place for which nobody stands behind the seat, as long as nobody has chosen otherwise.
FILLED_BY: Mapping[SubstituteArrangement, FilledBy] = {
    SubstituteArrangement.ORGANISATION: FilledBy.ORGANISATION,
    SubstituteArrangement.POLITICAL_GROUP: FilledBy.POLITICAL_GROUP,
}


def leave(
    session: Session, body: Body, membership: Membership, new: NewEnding, *, by: Actor, now: datetime
) -> MembershipEnding:
    """End a place of a body, loaded with group, seat and offices, and carry out what follows but for what is left out.

    Raises Refused with every reason why not.
    """
    found = following(session, body, membership, first_day_after(new.last_day))
    refuse_if(rules.may_leave(new, membership.span, found.consequences, today=clock.local(now).date()))
    carried_out = [one for one in found.consequences if one not in new.left_out]
    with watched(session) as noted:
        end(session, membership, new.last_day, new.reason, by=by, now=now)
        for one in carried_out:
            _carry_out(session, one, found, by=by, now=now)
    decided = new.reason in rules.DECIDED_BY_OTHERS
    made = MembershipEnding(
        membership=membership,
        membership_id=membership.id,
        reason=new.reason,
        note=tidy_text(new.note),
        decided_by=tidy_line(new.decided_by) if decided else None,
        decided_on=new.decided_on if decided else None,
        hearing=new.hearing if decided else None,
        heard_on=new.heard_on if decided else None,
        not_heard_because=tidy_text(new.not_heard_because) if decided else "",
        carried_out=[one.value for one in carried_out],
        left_out={one.value: tidy_text(because) for one, because in new.left_out.items()},
        noted=noted.packed(),
        at=now,
        by=by.reference,
    )
    session.add(made)
    session.flush()
    details = {"membership": str(membership.id), "reason": new.reason, "carried_out": made.carried_out}
    audit.record(session, Event.ENDING_CARRIED_OUT, made, by=by, at=now, details=details)
    return made


def ending_of(session: Session, membership: Membership) -> MembershipEnding:
    """Return how a membership ended, as it stands, with the membership. Raises NotFound. One query."""
    chosen = select(MembershipEnding).filter_by(membership_id=membership.id, undone_at=None)
    found = session.scalars(chosen.options(joinedload(MembershipEnding.membership))).one_or_none()
    if found is None:
        raise NotFound("membership_ending")
    return found


def undo(session: Session, ending: MembershipEnding, because: str, *, by: Actor, now: datetime) -> None:
    """Undo that somebody left, and everything that was carried out with it; the record of both stays.

    Raises Refused with every reason why not: without a reason, twice, and where something was built on it since, as
    when a substitute has been asked or has taken the seat.
    """
    noted = Noted.of(ending.noted)
    reasons = rules.may_undo(because, is_undone=ending.undone_at is not None, is_noted=noted.has_values)
    since = [Refusal("ending-was-built-on")] if not reasons and obstacles(session, noted) else []
    refuse_if([*reasons, *since])
    take_back(session, noted)
    ending.undone_at, ending.undone_by, ending.undone_because = now, by.reference, tidy_text(because)
    session.flush()
    details = {"membership": str(ending.membership_id)}
    audit.record(session, Event.ENDING_UNDONE, ending, by=by, at=now, details=details)


def _carry_out(session: Session, what: Consequence, found: Following, *, by: Actor, now: datetime) -> None:
    last = last_day(found.until)
    if what is Consequence.SUBSTITUTES_END:
        _end_all(session, found.substitutes, last, by=by, now=now)
    elif what is Consequence.PLACES_ELSEWHERE_END:
        _end_all(session, found.elsewhere, last, by=by, now=now)
    elif what is Consequence.CALLS_CLOSE:
        for call in found.calls:
            substituting.close(session, call, None, _("The member has left."), by=by, now=now)
    elif what in (Consequence.SUBSTITUTE_CALLED, Consequence.PLACE_LEFT_OPEN):
        new = NewCall(CallKind.FOR_GOOD, SubstitutionReason.VACANCY, Span(found.until, None))
        call = substituting.call_in(session, found.membership, new, by=by, now=now)
        if what is Consequence.PLACE_LEFT_OPEN:
            may_fill = FILLED_BY.get(found.membership.group.arrangement, FilledBy.COUNCIL_RECOMMENDATION)
            substituting.close(session, call, may_fill, _("No substitute is left."), by=by, now=now)


def _end_all(session: Session, places: Sequence[Membership], last: PartialDate, *, by: Actor, now: datetime) -> None:
    """End places that have their basis in the one that ends."""
    for place in places:
        end(session, place, last, EndReason.LOST_BASIS, by=by, now=now)
