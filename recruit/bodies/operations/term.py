"""Opening, confirming and changing terms, and taking a composition along to the next one."""

from collections.abc import Iterable
from datetime import datetime

from sqlalchemy.orm import Session
from sqlalchemy.orm.attributes import flag_modified

from recruit.bodies import queries, rules
from recruit.bodies.model import Body, Decision, Seat, SeatGroup, Term, TermConfirmation
from recruit.bodies.rules import NewTerm, dissolution
from recruit.foundation.actor import Actor
from recruit.foundation.audit import operations as audit
from recruit.foundation.audit.events import Event
from recruit.foundation.dates import Span
from recruit.foundation.refusal import Refusal, Refused, refuse_if

#: What a group of the next term takes along. Its seats come anew, each succeeding the old one.
_COPIED = (
    "position",
    "label",
    "seats_decided",
    "seat_type",
    "filling_method",
    "statutory_group",
    "nominating_id",
    "appointing_id",
    "criterion",
    "has_vote",
    "arrangement",
    "substitutes",
    "entry_needs_decision",
)


def open_term(session: Session, body: Body, new: NewTerm, *, by: Actor, now: datetime) -> Term:
    """Write down a term of a body. It is planned until `confirm_term`. Raises Refused with every reason why not."""
    gone = dissolution.may_go_on(body.until, new.span.until)
    refuse_if([*rules.may_open_term(new, queries.spans(session, body)), *gone])
    term = Term(
        body=body,
        label=new.title,
        since=new.span.since,
        since_precision=new.first_day.precision,
        until=new.span.until,
        until_precision=new.last_day.precision,
        holds_over=new.holds_over,
        groups=[],
        confirmations=[],
    )
    session.add(term)
    session.flush()
    audit.record(session, Event.TERM_CREATED, term, by=by, at=now, details={"body": str(body.id)})
    return term


def confirm_term(
    session: Session, term: Term, *, by: Actor, now: datetime, decision: Decision | None = None
) -> TermConfirmation:
    """Record that the municipal council has decided to have the body in this term.

    Raises Refused when that is recorded already.
    """
    refuse_if([Refusal("term-is-confirmed")] if queries.confirmation(session, term) else [])
    confirmation = TermConfirmation(term_id=term.id, decision=decision, by=by.reference, at=now)
    session.add(confirmation)
    session.flush()
    audit.record(session, Event.TERM_CONFIRMED, term, by=by, at=now)
    return confirmation


def revoke_confirmation(session: Session, term: Term, because: str, *, by: Actor, now: datetime) -> None:
    """Take back that a term is confirmed, with a reason: it is planned again.

    Raises Refused without a reason, and when the term is not confirmed.
    """
    confirmation = queries.confirmation(session, term)
    if confirmation is None:
        raise Refused([Refusal("term-is-planned")])
    refuse_if([] if because.strip() else [Refusal("reason-missing", field="because")])
    confirmation.revoked_by, confirmation.revoked_at, confirmation.revoked_because = by.reference, now, because.strip()
    session.flush()
    audit.record(session, Event.TERM_CONFIRMATION_REVOKED, term, by=by, at=now)


def change_term(
    session: Session,
    term: Term,
    new: NewTerm,
    sitting: Iterable[tuple[str, Span]],
    *,
    by: Actor,
    now: datetime,
) -> None:
    """Correct the days and the name of a term, loaded with its body, and whether its members hold over.

    `sitting` is whoever sits or sat in it; `acts.composition` asks for them. Raises Refused with every reason why not.
    """
    others = [(label, span) for label, span in queries.spans(session, term.body) if label != term.label]
    gone = dissolution.may_go_on(term.body.until, new.span.until)
    refuse_if([*rules.may_change_term(new, others, sitting), *gone])
    term.label, term.holds_over = new.title, new.holds_over
    term.since, term.since_precision = new.span.since, new.first_day.precision
    term.until, term.until_precision = new.span.until or term.until, new.last_day.precision
    session.flush()
    audit.record(session, Event.TERM_CHANGED, term, by=by, at=now)


def decide_seats(session: Session, term: Term, seats: int | None, *, by: Actor, now: datetime) -> None:
    """Write down how many members the municipal council decided on (Integrationsloven § 42, stk. 4); None: not known.

    Whether the groups add up to it is shown, and nothing is changed to make them. Raises Refused for what is no number
    of seats.
    """
    refuse_if(rules.may_decide_seats(seats))
    if seats == term.seats_decided:
        return
    term.seats_decided = seats
    session.flush()
    audit.record(session, Event.TERM_CHANGED, term, by=by, at=now, details={"seats_decided": seats})


def copy_composition(session: Session, source: Term, target: Term, *, by: Actor, now: datetime) -> list[SeatGroup]:
    """Take the seat groups of a term along to a later one; each new seat succeeds its predecessor.

    Whoever holds over goes on there until the successor is appointed. Raises Refused when the later term has groups,
    or does not come later.
    """
    target = queries.locked_term(session, target.id)
    groups = queries.composition(session, source)
    succeeded = queries.seats_with_successors(session, source)
    there = len(queries.composition(session, target))
    refuse_if(rules.may_copy(there, succeeded, from_until=source.until, to_since=target.since))
    copies = [_copy(group, target) for group in groups]
    session.add_all(copies)
    target.seats_decided = source.seats_decided
    flag_modified(target, "seats_decided")  # whoever edits its composition as a whole learns of it
    session.flush()
    for group in copies:
        details = {"seats": len(group.seats), "copied_from": str(source.id)}
        audit.record(session, Event.SEAT_GROUP_CREATED, group, by=by, at=now, details=details)
    return copies


def _copy(group: SeatGroup, target: Term) -> SeatGroup:
    seats = [
        Seat(
            number=seat.number,
            represents_id=seat.represents_id,
            represents_text=seat.represents_text,
            represents_unit=seat.represents_unit,
            succeeds_id=seat.id,
        )
        for seat in group.seats
    ]
    return SeatGroup(term_id=target.id, seats=seats, **{name: getattr(group, name) for name in _COPIED})
