"""Undoing that somebody left, with everything that followed; the record of both stays.

Whoever was asked to step in and has not said yes is told that nobody is needed. What was built on the departure stands
in the way: somebody who has said yes, who has the seat or the office since, or whatever points at what came of it.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime
from uuid import UUID

from sqlalchemy.orm import Session, joinedload

from recruit.acts.ending import undoing_ties
from recruit.acts.ending.letters import know_names
from recruit.appointments import queries, rules
from recruit.appointments.model import Membership, MembershipEnding, OfficeHolding, SubstituteAsk, SubstituteCall
from recruit.appointments.operations import calling
from recruit.appointments.queries import substitution
from recruit.appointments.rules import HeldOffice, Office, StandIn, Wish
from recruit.appointments.rules import ending as ending_rules
from recruit.bodies.model import Body
from recruit.foundation.actor import Actor
from recruit.foundation.audit import operations as audit
from recruit.foundation.audit.events import Event
from recruit.foundation.dates import Span
from recruit.foundation.i18n import gettext as _
from recruit.foundation.mail import operations as mail
from recruit.foundation.mail import queries as outbox
from recruit.foundation.mail.model import Letter
from recruit.foundation.mail.rules import Status, may_cancel
from recruit.foundation.refusal import Refusal, refuse_if
from recruit.foundation.undoing import Noted, obstacles, take_back
from recruit.foundation.writing import tidy_text


@dataclass(frozen=True, slots=True)
class Undone:
    """What becomes of letters and asks when a departure is undone."""

    #: Letters that wait, and are stopped.
    stopped: Sequence[Letter]
    #: Letters that have left already.
    left: Sequence[Letter]
    #: Who was asked to step in and has not answered; with the person.
    asked: Sequence[SubstituteAsk]
    #: The answer that stands in the way: who has said yes, with the person, and their open or closed call.
    in_the_way: SubstituteAsk | None = None
    #: The membership of whoever has taken the place over.
    entered: UUID | None = None


def outlook(session: Session, body: Body, ending: MembershipEnding) -> Undone:
    """Return what undoing a departure does to its letters, and to whom it has asked. Three queries."""
    return _outlook(session, ending, _calls(session, body, Noted.of(ending.noted)))


def undo(session: Session, body: Body, ending: MembershipEnding, because: str, *, by: Actor, now: datetime) -> Undone:
    """Undo that somebody left a place of a body, loaded and locked, and everything that was carried out with it.

    Letters that wait are stopped; who was asked and has not answered is asked no more. Raises Refused with every reason
    why not: without a reason, twice, once a substitute has said yes, and where something else was built on it since.
    """
    noted = Noted.of(ending.noted)
    body = know_names(session, body)
    calls = _calls(session, body, noted, lock=True)
    reasons = ending_rules.may_undo(
        because,
        is_undone=ending.undone_at is not None,
        is_noted=noted.has_values,
        has_accepted=any(call.facts().accepted or call.entered_as_id for call in calls),
    )
    refuse_if(reasons)
    kept = [call for call in calls if call.asks]
    apart = replace(noted, made=_without(noted, kept))
    since = [*_in_the_way(session, apart)] or [Refusal("ending-was-built-on")] * bool(obstacles(session, apart))
    refuse_if(since)
    found = _outlook(session, ending, kept, lock=True)
    for call in kept:
        _call_off(session, body, call, by=by, now=now)
    for letter in found.stopped:
        mail.cancel(session, letter, by=by, now=now)
    # Before whoever left has their place again: nobody has two in a group, or takes part twice.
    first = {table: apart.made.pop(table, []) for table in ("membership", "group_participation")}
    take_back(session, Noted(made=first))
    take_back(session, apart)
    ending.undone_at, ending.undone_by, ending.undone_because = now, by.reference, tidy_text(because)
    session.flush()
    details = {"membership": str(ending.membership_id)}
    audit.record(session, Event.ENDING_UNDONE, ending, by=by, at=now, details=details)
    return found


def _outlook(
    session: Session, ending: MembershipEnding, calls: Sequence[SubstituteCall], *, lock: bool = False
) -> Undone:
    written = outbox.these(session, [UUID(one) for one in ending.letters], lock=lock)
    waiting = [one for one in written if not may_cancel(one.status)]
    asked = [one for call in calls for one in call.asks if one.accepts is None and one.withdrawn_at is None]
    left = [one for one in written if one.status in (Status.SENDING, Status.SENT)]
    said_yes = (one for call in calls for one in call.asks if one.accepts and one.withdrawn_at is None)
    entered = next((call.entered_as_id for call in calls if call.entered_as_id), None)
    return Undone(waiting, left, asked, next(said_yes, None), entered)


def _calls(session: Session, body: Body, noted: Noted, *, lock: bool = False) -> Sequence[SubstituteCall]:
    """Return the calls that the act has opened, with everybody who was asked since; there is one at most."""
    made = noted.made.get("substitute_call", ())
    return [substitution.call(session, body, UUID(one), lock=lock) for one in made]


def _without(noted: Noted, kept: Sequence[SubstituteCall]) -> dict[str, list[str]]:
    """Return what was made but for calls that somebody was asked in: they stay on record."""
    ids = {str(call.id) for call in kept}
    made = {table: [one for one in rows if one not in ids] for table, rows in noted.made.items()}
    return {table: rows for table, rows in made.items() if rows}


def _call_off(session: Session, body: Body, call: SubstituteCall, *, by: Actor, now: datetime) -> None:
    if call.closed_at is not None:
        return
    for asked in call.asks:
        if asked.accepts is None and asked.withdrawn_at is None:
            calling.withdraw(session, body, call, asked, by=by, now=now)
    call.closed_at, call.closed_by = now, by.reference
    call.closed_because = _("The departure was undone.")
    session.flush()
    audit.record(session, Event.SUBSTITUTE_CALL_CLOSED, call, by=by, at=now, details={"filled_by": None})


def _in_the_way(session: Session, noted: Noted) -> Iterator[Refusal]:
    """Yield why somebody cannot sit, or hold an office, again: somebody else does since."""
    for number, columns in noted.changed.get("membership", {}).items():
        if "until" in columns:
            yield from _sits_again(session, queries.membership_to_correct(session, UUID(number)), columns, noted)
    for number, columns in noted.changed.get("office_holding", {}).items():
        if "until" in columns:
            yield from _holds_again(session, UUID(number), _day(columns["until"][0]))
    for stood in noted.removed.get("office_holding", {}).values():
        days = Span(date.fromisoformat(stood["since"]), _day(stood["until"]))
        held = _with_group(session, UUID(stood["membership_id"]))
        yield from _may_hold(session, held, HeldOffice(Office(stood["office"]), held.person_id, days))
    yield from undoing_ties.in_the_way(session, noted)


def _sits_again(
    session: Session, held: Membership, columns: dict[str, list[str | None]], noted: Noted
) -> tuple[Refusal, ...]:
    span = Span(held.since, _day(columns["until"][0]))
    place, term_id = queries.place(session, held.group, held.seat)
    ours = {UUID(one) for one in noted.made.get("membership", ())}
    others = [one for one in queries.held(session, term_id) if one.membership not in ours]
    return rules.may_correct(
        replace(held.facts(), span=span),
        Wish(held.person_id, span, held.party),
        replace(place, arrangement=held.arrangement or place.arrangement),
        StandIn(held.substitute_for_id, held.rank),
        others,
        (),
    )


def _holds_again(session: Session, number: UUID, until: date | None) -> tuple[Refusal, ...]:
    loaded = joinedload(OfficeHolding.membership).joinedload(Membership.group)
    holding = session.get_one(OfficeHolding, number, options=[loaded], populate_existing=True)
    own = HeldOffice(holding.office, holding.membership.person_id, holding.span)
    return _may_hold(session, holding.membership, replace(own, span=Span(holding.since, until)), own)


def _may_hold(
    session: Session, held: Membership, again: HeldOffice, own: HeldOffice | None = None
) -> tuple[Refusal, ...]:
    others = [one for one in queries.offices_held(session, held.group.term_id) if one != own]
    return rules.may_hold_office(replace(held.facts(), span=Span(held.since)), again.office, again.span, others)


def _with_group(session: Session, number: UUID) -> Membership:
    return session.get_one(Membership, number, options=[joinedload(Membership.group)], populate_existing=True)


def _day(written: str | None) -> date | None:
    return date.fromisoformat(written) if written else None
