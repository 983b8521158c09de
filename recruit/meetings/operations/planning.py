"""Planning meetings: a year at once, one of them, moving, cancelling, and numbering."""

from collections.abc import Collection, Iterable, Mapping
from dataclasses import replace
from datetime import date, datetime, timedelta
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import Session

from recruit.bodies.model import Body, Term
from recruit.foundation import clock
from recruit.foundation.actor import Actor
from recruit.foundation.audit import operations as audit
from recruit.foundation.audit.term_events import TermEvent
from recruit.foundation.dates import Span
from recruit.foundation.refusal import Refusal, Refused, refuse_if
from recruit.foundation.writing import tidy_line, tidy_text
from recruit.meetings.model import Meeting
from recruit.meetings.operations import following
from recruit.meetings.queries import meeting as queries
from recruit.meetings.queries import telling
from recruit.meetings.rules import planning as rules
from recruit.meetings.rules.planning import NewMeeting, Slot

#: Nobody goes on for longer without a successor; a later day is a slip of the finger.
LONGEST_HOLDOVER = timedelta(days=2 * 365)


def hold(session: Session, term: Term, new: NewMeeting, *, by: Actor, now: datetime) -> Meeting:
    """Plan a meeting of a term. Raises Refused with every reason why not.

    The term is locked meanwhile, so that two secretaries do not plan two meetings at the same time.
    """
    _lock(session, term)
    others = [one.facts() for one in queries.meetings(session, term)]
    refuse_if([*rules.may_hold(new, days_of(term), others), *_skipped(new.slot)])
    made = Meeting(term=term, term_id=term.id, planned_at=now, planned_by=by.reference)
    _write(made, new)
    session.add(made)
    session.flush()
    details = {"term": str(term.id), "starts_at": made.starts_at.isoformat()}
    audit.record(session, TermEvent.MEETING_PLANNED, made, by=by, at=now, details=details)
    return made


def plan_year(
    session: Session,
    term: Term,
    slots: Collection[Slot],
    new: NewMeeting,
    *,
    by: Actor,
    now: datetime,
) -> list[Meeting]:
    """Plan a meeting at each of these times, otherwise as `new` says; numbers run on.

    They are those of a plan as the secretary has kept or moved them; only the first has the number of an item. Raises
    Refused with every reason why not, each with the day that it is `on`; then none is planned.
    """
    refuse_if([] if slots else [Refusal("answer-missing", field="days")])
    first = rules.next_number([one.facts() for one in queries.meetings(session, term)])
    made, reasons = [], []
    for place, slot in enumerate(sorted(slots, key=lambda slot: (slot.day, slot.begins))):
        number = first + place if new.number is not None else None
        one = replace(new, slot=slot, number=number)
        if place:
            one = replace(one, first_item=None)
        try:
            made.append(hold(session, term, one, by=by, now=now))
        except Refused as refused:
            reasons += [Refusal(each.code, {**each.facts, "on": slot.day}, each.field) for each in refused.refusals]
    refuse_if(reasons)
    return made


def change(session: Session, meeting: Meeting, new: NewMeeting, *, by: Actor, now: datetime) -> bool:
    """Set a meeting, loaded with its term and locked, right; return whether it is at another time or place now.

    Then those who are invited are to be told. Raises Refused with every reason why not.
    """
    _lock(session, meeting.term)
    others = [one for one in queries.meetings(session, meeting.term) if one.id != meeting.id]
    facts = meeting.facts(has_attendance=bool(queries.held(session, [meeting.id])))
    is_told = any(one.reached for one in telling.standing(session, meeting).values())
    begins = clock.instant(new.slot.day, new.slot.begins)
    reasons = [*rules.may_change(facts, new.slot), *_skipped(new.slot)]
    reasons += rules.may_move(meeting.starts_at, begins, is_told=is_told, now=now)
    if meeting.slot != new.slot and queries.is_paid(session, meeting):
        reasons.append(Refusal("meeting-is-paid", field="ends"))
    refuse_if([*reasons, *rules.may_hold(new, days_of(meeting.term), [one.facts() for one in others])])
    before = (meeting.slot, meeting.place)
    _write(meeting, new)
    moved = before != (meeting.slot, meeting.place)
    meeting.changed_at, meeting.moved_at = now, now if moved else meeting.moved_at
    session.flush()
    details = {"starts_at": meeting.starts_at.isoformat(), "moved": moved}
    audit.record(session, TermEvent.MEETING_CHANGED, meeting, by=by, at=now, details=details)
    if moved:
        following.moved(session, meeting, by=by, now=now)
    return moved


def cancel(session: Session, meeting: Meeting, because: str, *, by: Actor, now: datetime) -> None:
    """Cancel a meeting, loaded with its term and locked.

    Raises Refused without a reason, twice, and once it was held.
    """
    facts = meeting.facts(has_attendance=bool(queries.held(session, [meeting.id])))
    refuse_if(rules.may_cancel(facts, because))
    meeting.cancelled_at, meeting.cancelled_by = now, by.reference
    meeting.cancelled_because = tidy_text(because)
    session.flush()
    audit.record(session, TermEvent.MEETING_CANCELLED, meeting, by=by, at=now)
    following.cancelled(session, meeting, by=by, now=now)


def hold_after_all(session: Session, meeting: Meeting, *, by: Actor, now: datetime) -> None:
    """Take back that a meeting, loaded with its term and locked, is cancelled: it is held as it was planned.

    Raises Refused when it is not cancelled, would have begun, or another is held at that time or has its number.
    """
    _lock(session, meeting.term)
    others = [one.facts() for one in queries.meetings(session, meeting.term) if one.id != meeting.id]
    reasons = rules.may_hold_after_all(meeting.cancelled_at is not None, meeting.starts_at, now=now)
    planned = NewMeeting(meeting.slot, number=meeting.number, first_item=meeting.first_item)
    refuse_if([*reasons, *rules.may_hold(planned, days_of(meeting.term), others)])
    meeting.cancelled_at = meeting.cancelled_by = meeting.cancelled_because = None
    meeting.changed_at = now
    session.flush()
    audit.record(session, TermEvent.MEETING_HELD_AFTER_ALL, meeting, by=by, at=now)


def to_number(meetings: Iterable[Meeting], *, now: datetime) -> Mapping[UUID, int]:
    """Return the meetings of a term to come whose numbers do not follow their days, with the number that does.

    All meetings of the term are given, the earliest first.
    """
    planned = [one for one in meetings if one.cancelled_at is None]
    held = [one.number for one in planned if one.starts_at <= now]
    coming = [one for one in planned if one.starts_at > now]
    numbers = zip(coming, rules.numbers_by_day(held, [one.number for one in coming]), strict=True)
    return {one.id: number for one, number in numbers if number is not None and number != one.number}


def number_by_day(session: Session, term: Term, *, by: Actor, now: datetime) -> int:
    """Let the numbers of a term's meetings to come follow their days; return how many have another one now."""
    queries.meetings(session, term, lock=True)  # the meetings before the council, as whoever changes one of them
    _lock(session, term)
    meetings = queries.meetings(session, term)
    numbers = to_number(meetings, now=now)
    changed = [one for one in meetings if one.id in numbers]
    for one in changed:
        one.number = None  # no two have the same in between, either
    session.flush()
    for one in changed:
        one.number, one.changed_at = numbers[one.id], now
    session.flush()
    for one in changed:
        audit.record(session, TermEvent.MEETING_CHANGED, one, by=by, at=now, details={"number": one.number})
    return len(changed)


def _skipped(slot: Slot) -> list[Refusal]:
    """Return why there is no such time: in the night to summer time Danish clocks skip an hour."""
    begins, ends = clock.instant(slot.day, slot.begins), clock.instant(slot.day, slot.ends)
    is_skipped = slot.begins < slot.ends and ends <= begins
    return [Refusal("meeting-ends-before-it-begins", field="ends")] if is_skipped else []


def term_of_day(terms: Collection[Term], day: date) -> Term:
    """Return the term in which a day lies, or the last one before it: `hold` says whether its members go on so long.

    Raises Refused where none has begun by then.
    """
    begun = [term for term in terms if term.since <= day]
    refuse_if([] if begun else [Refusal("meeting-outside-the-term", field="day")])
    return max(begun, key=lambda term: term.since)


def days_of(term: Term) -> Span:
    """Return the days on which the members of a term may meet: after it too, where they go on until others follow."""
    return Span(term.since, term.until + LONGEST_HOLDOVER if term.holds_over else term.until)


def _lock(session: Session, term: Term) -> None:
    session.execute(select(Body.id).where(Body.id == term.body_id).with_for_update())


def _write(meeting: Meeting, new: NewMeeting) -> None:
    slot = new.slot
    meeting.starts_at, meeting.ends_at = clock.instant(slot.day, slot.begins), clock.instant(slot.day, slot.ends)
    meeting.place, meeting.note = tidy_line(new.place), tidy_text(new.note)
    meeting.number, meeting.first_item, meeting.is_open = new.number, new.first_item, new.is_open
    meeting.agenda_url, meeting.minutes_url = new.agenda_url.strip(), new.minutes_url.strip()
