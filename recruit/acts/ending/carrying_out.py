"""Ending that somebody sits, with everything that follows and its letters, in one transaction."""

from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import replace
from datetime import date, datetime
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import Session, joinedload

from recruit.acts.ending import letters, ties
from recruit.acts.ending.following import Following, following
from recruit.appointments.model import Membership, MembershipEnding
from recruit.appointments.operations import calling, end, substituting
from recruit.appointments.operations.leaving import cut_short
from recruit.appointments.queries import substitution, term_of_place
from recruit.appointments.rules import EndReason
from recruit.appointments.rules import ending as rules
from recruit.appointments.rules.ending import Consequence, NewEnding
from recruit.appointments.rules.horizon import may_reach
from recruit.appointments.rules.substitution import CallKind, NewCall, SubstitutionReason
from recruit.bodies.model import Body
from recruit.foundation import clock
from recruit.foundation.actor import Actor
from recruit.foundation.audit import operations as audit
from recruit.foundation.audit.events import Event
from recruit.foundation.dates import PartialDate, Span, first_day_after, last_day
from recruit.foundation.i18n import gettext as _
from recruit.foundation.refusal import NotFound, Refusal, Refused, refuse_if
from recruit.foundation.undoing import watched
from recruit.foundation.writing import tidy_line, tidy_text


def leave(
    session: Session,
    body: Body,
    membership: Membership,
    new: NewEnding,
    *,
    by: Actor,
    now: datetime,
    seen: str | None = None,
    then: Callable[[], object] | None = None,
) -> MembershipEnding:
    """End a place of a body, loaded with group, seat and offices and locked, and carry out what follows.

    What is left out has a reason. `seen` is what was shown (`Following.digest`), where something was. `then` belongs to
    the same act and is undone with it: somebody new is seated, or the same person gets another role.
    Raises Refused with every reason why not, and where something else follows than was shown.
    """
    until = first_day_after(new.last_day)
    found = following(session, body, membership, until, new.reason)
    today, is_early = clock.local(now).date(), _ends_early(membership, new.last_day)
    is_act = then is not None
    reasons = rules.may_leave(
        new, _days(membership, new.last_day), found.consequences, today=today, is_part_of_an_act=is_act
    )
    reasons = (*reasons, *_past_the_term(session, membership, until))
    is_another = seen is not None and seen != found.digest
    refuse_if(reasons or ([Refusal("follows-otherwise-now")] if is_another else []))
    carried_out = [one for one in found.consequences if one not in new.left_out]
    body = letters.know_names(session, body)
    with watched(session) as noted:
        (cut_short if is_early else end)(session, membership, new.last_day, new.reason, by=by, now=now)
        for call in found.shortened:
            call.until = until
        for one in carried_out:
            _carry_out(session, body, one, found, new, by=by, now=now)
        if then is not None:
            then()
    # Letters are never taken out of the log again: they are stopped, or have left.
    written = [*noted.made.pop("letter", ()), *_write(session, body, found, new, carried_out, by=by, now=now)]
    noted.changed.pop("letter", None)
    decided = new.reason in rules.DECIDED_BY_OTHERS
    made = MembershipEnding(
        membership=membership,
        membership_id=membership.id,
        reason=new.reason,
        note=tidy_text(new.note),
        decided_by=tidy_line(new.decided_by) if decided else None,
        decided_on=new.decided_on if decided else None,
        hearing=new.hearing if decided else None,
        heard_on=new.heard_on if decided and new.hearing is rules.Hearing.HEARD else None,
        not_heard_because=tidy_text(new.not_heard_because) if new.hearing is rules.Hearing.NOT_HEARD else "",
        carried_out=[one.value for one in carried_out],
        left_out={one.value: tidy_text(because) for one, because in new.left_out.items()},
        noted=noted.packed(),
        letters=written,
        at=now,
        by=by.reference,
    )
    session.add(made)
    session.flush()
    details = {"membership": str(membership.id), "reason": new.reason, "carried_out": made.carried_out}
    audit.record(session, Event.ENDING_CARRIED_OUT, made, by=by, at=now, details=details)
    return made


def may_leave_on(session: Session, membership: Membership, last_day: PartialDate) -> tuple[Refusal, ...]:
    """Return every reason why somebody does not leave a place after that day, whatever follows. One query."""
    reasons = rules.may_leave_on(last_day, _days(membership, last_day))
    return (*reasons, *_past_the_term(session, membership, first_day_after(last_day)))


def ending_of(session: Session, membership: Membership, *, lock: bool = False) -> MembershipEnding:
    """Return how a membership ended, as it stands, with the membership. Raises NotFound. One query."""
    chosen = select(MembershipEnding).filter_by(membership_id=membership.id, undone_at=None)
    chosen = chosen.options(joinedload(MembershipEnding.membership))
    if lock:
        chosen = chosen.with_for_update(of=MembershipEnding)
    found = session.scalars(chosen.execution_options(populate_existing=lock)).one_or_none()
    if found is None:
        raise NotFound("membership_ending")
    return found


def endings_of(session: Session, memberships: Collection[UUID]) -> Mapping[UUID, MembershipEnding]:
    """Return how these memberships ended, as it stands, by membership; others are left out. One query."""
    chosen = select(MembershipEnding).where(
        MembershipEnding.membership_id.in_(memberships), MembershipEnding.undone_at.is_(None)
    )
    return {one.membership_id: one for one in session.scalars(chosen)}


def _ends_early(membership: Membership, last_day: PartialDate) -> bool:
    """Return True where somebody leaves before the day on which the place was to end by itself."""
    by_itself = membership.until is not None and membership.end_reason is None
    return by_itself and membership.until is not None and first_day_after(last_day) < membership.until


def _days(membership: Membership, last_day: PartialDate) -> Span:
    """Return the days of a place that ends after that day: without the end that it was to have by itself later."""
    return Span(membership.since) if _ends_early(membership, last_day) else membership.span


def _past_the_term(session: Session, membership: Membership, until: date) -> tuple[Refusal, ...]:
    term = term_of_place(session, membership)
    return may_reach(until, term.span, holds_over=term.holds_over, field="last_day")


def _write(
    session: Session,
    body: Body,
    found: Following,
    new: NewEnding,
    carried_out: Sequence[Consequence],
    *,
    by: Actor,
    now: datetime,
) -> list[str]:
    """Write the letters, and ask the first in order where that was wished; return the letters' ids but for the last."""
    written = letters.write(session, body, found, new, by=by, now=now)
    if Consequence.SUBSTITUTE_CALLED in carried_out and found.asks_first and new.ask_by is not None:
        made = substitution.calls_for(session, found.membership)
        opened = next(one for one in made if one.closed_at is None and one.kind is CallKind.FOR_GOOD)
        call = substitution.call(session, body, opened.id, lock=True)
        try:
            calling.ask(session, body, call, found.in_order[0].id, new.ask_by, by_letter=True, by=by, now=now)
        except Refused as refused:  # who answers an ask is the substitute here, and the organisation another
            raise Refused(_at_the_ask(one) for one in refused.refusals) from refused
    return [str(letter.id) for letter in written]


def _at_the_ask(refusal: Refusal) -> Refusal:
    """Return why the first in order is not asked, at the field of a departure in which that deadline stands."""
    return replace(refusal, field="ask_by") if refusal.field == "answer_by" else refusal


def _carry_out(
    session: Session, body: Body, what: Consequence, found: Following, new: NewEnding, *, by: Actor, now: datetime
) -> None:
    last, stays = last_day(found.until), Consequence.GROUPS_LEFT in new.left_out
    ties.carry_out(session, body, what, found.ties, found.until, stays_in_groups=stays, by=by, now=now)
    if what is Consequence.SUBSTITUTES_END:
        _end_all(session, found.substitutes, last, by=by, now=now)
    elif what is Consequence.PLACES_ELSEWHERE_END:
        _end_all(session, [*found.elsewhere], last, by=by, now=now)
    elif what is Consequence.CALLS_CLOSE:
        for call in found.calls:
            calling.leave_open(session, body, call, None, _("The member has left."), by=by, now=now)
    elif what is Consequence.ASKS_WITHDRAWN:
        for asked in found.asks:
            calling.withdraw(session, body, asked.call, asked, by=by, now=now)
    elif what in (Consequence.SUBSTITUTE_CALLED, Consequence.PLACE_LEFT_OPEN):
        for_good = NewCall(CallKind.FOR_GOOD, SubstitutionReason.VACANCY, Span(found.until, None))
        call = substituting.call_in(session, found.membership, for_good, by=by, now=now)
        if what is Consequence.PLACE_LEFT_OPEN:
            substituting.close(session, call, found.filled_by, _("No substitute is left."), by=by, now=now)


def _end_all(session: Session, places: Sequence[Membership], last: PartialDate, *, by: Actor, now: datetime) -> None:
    """End places that have their basis in the one that ends."""
    for place in places:
        end(session, place, last, EndReason.LOST_BASIS, by=by, now=now)
