"""Calling somebody in for a member: asking one after the other, taking answers, and letting them take over."""

from datetime import date, datetime
from uuid import UUID

from sqlalchemy.orm import Session

from recruit.appointments.model import Membership, SubstituteAsk, SubstituteCall
from recruit.appointments.operations import binding, leaving
from recruit.appointments.operations.seating import take_seat
from recruit.appointments.queries import substitution as queries
from recruit.appointments.queries import term_of_place
from recruit.appointments.rules import EndReason, NewMembership, taking_over
from recruit.appointments.rules import substitution as rules
from recruit.appointments.rules.horizon import may_reach
from recruit.appointments.rules.substitution import CallKind, FilledBy, NewCall
from recruit.appointments.rules.taking_over import Entry, EntryDecision
from recruit.bodies import queries as bodies
from recruit.bodies.model import Decision, Seat
from recruit.foundation import clock
from recruit.foundation.actor import Actor
from recruit.foundation.audit import operations as audit
from recruit.foundation.audit.events import Event
from recruit.foundation.dates import PartialDate, first_day_after, last_day
from recruit.foundation.refusal import refuse_if
from recruit.foundation.writing import tidy_text
from recruit.recruitment.rules import Manner


def call_in(
    session: Session, member: Membership, new: NewCall, *, by: Actor, now: datetime, beside: UUID | None = None
) -> SubstituteCall:
    """Open a call for somebody to step in for a member, loaded with person, group and seat.

    `beside` is the leave whose substitute does not come to this meeting: it goes on, and is in nobody's way. Raises
    Refused with every reason why not.
    """
    others = [one.facts() for one in queries.open_calls(session, member) if one.id != beside]
    term, until = term_of_place(session, member), new.span.until or first_day_after(PartialDate(new.span.since))
    field = "until" if new.kind is CallKind.LEAVE else "since"
    too_late = may_reach(until, term.span, holds_over=term.holds_over, field=field)
    refuse_if([*rules.may_call(new, member.facts(), others), *too_late])
    made = SubstituteCall(
        member=member,
        member_id=member.id,
        kind=new.kind,
        reason=new.reason,
        since=new.span.since,
        until=new.span.until,
        note=tidy_text(new.note),
        opened_at=now,
        opened_by=by.reference,
        asks=[],
    )
    session.add(made)
    session.flush()
    details = {"membership": str(member.id), "kind": new.kind, "reason": new.reason}
    audit.record(session, Event.SUBSTITUTE_CALLED, made, by=by, at=now, details=details)
    return made


def ask(
    session: Session, call: SubstituteCall, substitute: UUID, answer_by: datetime, *, by: Actor, now: datetime
) -> SubstituteAsk:
    """Ask a substitute, by membership, to step in. The call is loaded and locked. Raises Refused with every reason."""
    in_order, day = queries.in_order(session, call), clock.local(answer_by).date()
    refuse_if(rules.may_ask(substitute, call.facts(), in_order, answer_by, day=day, now=now))
    made = SubstituteAsk(
        call_id=call.id,
        position=len(call.asks) + 1,
        substitute_id=substitute,
        asked_at=now,
        asked_by=by.reference,
        answer_by=answer_by,
    )
    session.add(made)
    call.asks.append(made)
    session.flush()
    audit.record(session, Event.SUBSTITUTE_ASKED, call, by=by, at=now, details={"membership": str(substitute)})
    return made


def answer(
    session: Session,
    call: SubstituteCall,
    asked: SubstituteAsk,
    manner: Manner,
    *,
    accepts: bool,
    by: Actor,
    now: datetime,
) -> None:
    """Take what a substitute answers, behind their link or as the secretary enters it. The call is loaded and locked.

    An answer may be changed until somebody else is asked. Raises Refused when they have said the same already, when it
    is withdrawn, when somebody else steps in or was asked since, and behind the link when it is over; and a yes of
    somebody who has said yes to another call of the council on some of the days.
    """
    today, by_staff = clock.local(now).date(), by.kind == "staff"
    bodies.locked_term(session, call.member.group.term_id)  # two calls at once see each other's yes
    is_busy = asked.substitute_id in queries.stepping_in(session, call)
    facts = {"accepts": accepts, "by_staff": by_staff, "is_busy": is_busy}
    refuse_if(rules.may_answer(asked.facts(), call.facts(), **facts, today=today))
    asked.accepts, asked.answered_at, asked.answered_by, asked.manner = accepts, now, by.reference, manner
    session.flush()
    details = {"membership": str(asked.substitute_id), "accepts": accepts, "manner": manner}
    audit.record(session, Event.SUBSTITUTE_ANSWERED, call, by=by, at=now, details=details)


def withdraw(session: Session, call: SubstituteCall, asked: SubstituteAsk, *, by: Actor, now: datetime) -> None:
    """Take back that somebody was asked, or what was entered for them. The call is loaded and locked.

    Raises Refused when it is withdrawn already, or the call is closed.
    """
    refuse_if(rules.may_withdraw(asked.facts(), call.facts()))
    asked.withdrawn_at, asked.withdrawn_by = now, by.reference
    session.flush()
    details = {"membership": str(asked.substitute_id)}
    audit.record(session, Event.SUBSTITUTE_ASK_WITHDRAWN, call, by=by, at=now, details=details)


def close(
    session: Session, call: SubstituteCall, filled_by: FilledBy | None, because: str, *, by: Actor, now: datetime
) -> None:
    """End a call, loaded and locked, with the place open, and say who may fill it. Raises Refused with every reason."""
    refuse_if(rules.may_close(call.facts(), filled_by, because))
    call.closed_at, call.closed_by, call.filled_by = now, by.reference, filled_by
    call.closed_because = tidy_text(because)
    session.flush()
    audit.record(session, Event.SUBSTITUTE_CALL_CLOSED, call, by=by, at=now, details={"filled_by": filled_by})


def take_over(
    session: Session,
    call: SubstituteCall,
    decision: Decision | None,
    *,
    by: Actor,
    now: datetime,
    since: date | None = None,
    known_before: bool = False,
) -> Membership:
    """Make whoever said yes a member on the seat, to the end of the term.

    They are one from `since`, else from the first day that can be: when the seat is empty and it is decided. A decision
    from before the seat fell vacant is taken where that was known (`known_before`). The substitute leaves the list on
    the day before, and the other personal substitutes of whoever has left stand in for them from now on. Where the
    group's permanent entry follows from the first appointment, that decision is the new membership's too. The call is
    loaded and locked. Raises Refused with every reason why not.
    """
    group, facts = call.member.group, call.facts()
    substitute = next((one.substitute for one in call.asks if one.substitute_id == facts.accepted), None)
    own = session.get(Decision, substitute.decision_id) if substitute and substitute.decision_id else None
    day = since or taking_over.first_day(facts, decision.decided_on if decision else None)
    entry = Entry(
        day,
        _as_facts(decision, own),
        needs_decision=group.entry_needs_decision,
        appointed_on=own.decided_on if own else None,
        known_on=None if known_before else min(call.since, clock.local(call.opened_at).date()),
    )
    refuse_if(taking_over.may_take_over(facts, entry))
    assert substitute is not None  # noqa: S101 (the rule says so)
    leaving.end(session, substitute, last_day(day), EndReason.BECAME_MEMBER, by=by, now=now)
    first, left = decision or own, call.member
    made = take_seat(
        session,
        session.get_one(Seat, left.seat_id),
        substitute.person,
        NewMembership(PartialDate(day), party=substitute.party),
        by=by,
        now=now,
        on_behalf_of=substitute.on_behalf_of or substitute.on_behalf_of_text,
        decision=first,
    )
    binding.come_over(session, left, made, by=by, now=now)
    call.closed_at, call.closed_by, call.entered_as_id = now, by.reference, made.id
    session.flush()
    details = {"membership": str(made.id), "instead_of": str(left.id)}
    audit.record(session, Event.SUBSTITUTE_TOOK_OVER, call, by=by, at=now, details=details)
    return made


def _as_facts(decision: Decision | None, own: Decision | None) -> EntryDecision | None:
    """Return a decision as the rules know it; `own` is the one by which somebody became substitute."""
    if decision is None:
        return None
    return EntryDecision(decision.kind, decision.decided_on, own is not None and decision.id == own.id)
