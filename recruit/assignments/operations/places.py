"""Describing a place elsewhere, sending somebody there, and ending it."""

from collections.abc import Collection, Sequence
from datetime import date, datetime, timedelta
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import Session

from recruit.assignments.model import Assignment, PlaceElsewhere, PlaceTold, ReportBack
from recruit.assignments.queries import place as queries
from recruit.assignments.rules import ChosenBy, PlaceMessage, PlaceRole
from recruit.assignments.rules import places as rules
from recruit.assignments.rules.places import Eligibility, NewAssignment, NewPlace
from recruit.bodies.model import Body, Decision
from recruit.bodies.rules.dissolution import may_begin
from recruit.foundation import clock, i18n
from recruit.foundation.actor import Actor
from recruit.foundation.audit import operations as audit
from recruit.foundation.audit.term_events import TermEvent
from recruit.foundation.dates import PartialDate, Span, first_day_after, last_day
from recruit.foundation.i18n import gettext as _
from recruit.foundation.refusal import Refusal, refuse_if
from recruit.foundation.writing import tidy_line, tidy_text
from recruit.people.model import Organization, Person
from recruit.people.rules import ContactKind


def describe(
    session: Session,
    body: Body,
    target: Organization,
    new: NewPlace,
    rule: Eligibility | None = None,
    *,
    by: Actor,
    now: datetime,
) -> PlaceElsewhere:
    """Describe a place that a council fills in another body. Raises Refused with every reason why not."""
    refuse_if([*may_begin(body.until, today=clock.local(now).date()), *rules.may_describe(new)])
    made = PlaceElsewhere(body=body, body_id=body.id, target=target, target_id=target.id, assignments=[])
    _write(made, new, rule)
    session.add(made)
    session.flush()
    audit.record(session, TermEvent.PLACE_ELSEWHERE_DESCRIBED, made, by=by, at=now, details={"role": new.role})
    return made


def set_right(
    session: Session, place: PlaceElsewhere, new: NewPlace, rule: Eligibility | None, *, by: Actor, now: datetime
) -> None:
    """Describe a place, loaded and locked, otherwise. Raises Refused with every reason why not."""
    until = first_day_after(new.last_day) if new.last_day else None
    outside = any(
        (new.since and one.since < new.since) or (until and (one.until is None or one.until > until))
        for one in place.assignments
    )
    reasons = [Refusal("somebody-has-it-outside-these-days", field="last_day")] if outside else []
    there, today = [one.facts() for one in place.assignments], clock.local(now).date()
    refuse_if([*rules.may_describe(new), *reasons, *rules.may_be_so_many(new.number, there, since=today)])
    _write(place, new, rule)
    session.flush()
    audit.record(session, TermEvent.PLACE_ELSEWHERE_CHANGED, place, by=by, at=now)


def assign(
    session: Session,
    place: PlaceElsewhere,
    person: Person,
    new: NewAssignment,
    chosen_by: ChosenBy,
    *,
    by: Actor,
    now: datetime,
    chosen_because: str = "",
    decision: Decision | None = None,
    round_id: UUID | None = None,
) -> Assignment:
    """Send somebody to a place, loaded with its council and locked. Raises Refused with every reason why not.

    Whoever may not have it by the rule has it with a reason. To the end of the place, unless a last day is said. The
    council's substitute in the same body who becomes its member is substitute no more.
    """
    body, new = place.body, new.within(place.span)
    types = queries.seat_types(session, body, [person.id], on=new.first_day)[person.id]
    lacking = rules.lacks(place.eligibility, place.role, types, on=new.first_day)
    others = [one.facts() for one in place.assignments]
    gone = may_begin(body.until, today=clock.local(now).date())
    refuse_if([*gone, *rules.may_assign(new, place.span, place.number, others, lacking)])
    made = Assignment(
        place=place,
        place_id=place.id,
        person=person,
        person_id=person.id,
        since=new.span.since,
        until=new.span.until,
        because=tidy_text(new.because) if lacking else "",
        chosen_by=chosen_by,
        chosen_because=tidy_text(chosen_because),
        decision_id=decision.id if decision else None,
        round_id=round_id,
        at=now,
        by=by.reference,
        told=[],
    )
    session.add(made)
    session.flush()
    place.assignments.append(made)
    details = {"place": str(place.id), "chosen_by": chosen_by}
    audit.record(session, TermEvent.ASSIGNMENT_CREATED, made, by=by, at=now, details=details)
    if place.role is PlaceRole.MEMBER:
        _moves_up(session, place, person, made.since, by=by, now=now)
    return made


def _moves_up(
    session: Session, place: PlaceElsewhere, person: Person, since: date, *, by: Actor, now: datetime
) -> None:
    """End that somebody is the council's substitute in a body where they become its member, on the day before."""
    last = PartialDate(since - timedelta(days=1))
    with i18n.speaking(i18n.DEFAULT):
        because = _("Took the place as a member.")
    for one in queries.as_substitute(session, place, on=since, lock=True):
        if one.person_id == person.id and one.since < since:
            give_up(session, one, last, because, by=by, now=now)


def give_up(
    session: Session, assignment: Assignment, last_day: PartialDate, because: str, *, by: Actor, now: datetime
) -> None:
    """End that somebody has a place, after a last day; then the place is open. Raises Refused with every reason."""
    refuse_if(rules.may_leave(assignment.span, last_day, because))
    if assignment.ended_because is None:
        assignment.until_before = assignment.until
    assignment.until, assignment.ended_because = first_day_after(last_day), tidy_text(because)
    session.flush()
    details = {"until": str(assignment.until)}
    audit.record(session, TermEvent.ASSIGNMENT_ENDED, assignment, by=by, at=now, details=details)


def withdraw(session: Session, assignment: Assignment, *, by: Actor, now: datetime) -> None:
    """Take back that somebody will have a place, loaded with what was told of it, who never comes to have it."""
    details = {"since": str(assignment.since), "withdrawn": True}
    audit.record(session, TermEvent.ASSIGNMENT_ENDED, assignment, by=by, at=now, details=details)
    for report in session.scalars(select(ReportBack).filter_by(assignment_id=assignment.id)):
        report.assignment_id = None
    for told in assignment.told:
        session.delete(told)
    session.flush()
    session.delete(assignment)
    session.flush()


def correct(
    session: Session,
    place: PlaceElsewhere,
    assignment: Assignment,
    new: NewAssignment,
    chosen_by: ChosenBy,
    *,
    by: Actor,
    now: datetime,
    chosen_because: str = "",
    decision: Decision | None = None,
) -> None:
    """Write down otherwise when somebody has a place, loaded and locked, and how they were chosen.

    What was told of other days is to be told again. Raises Refused with every reason why not.
    """
    new = new.within(place.span)
    types = queries.seat_types(session, place.body, [assignment.person_id], on=new.first_day)[assignment.person_id]
    lacking = rules.lacks(place.eligibility, place.role, types, on=new.first_day)
    others = [one.facts() for one in place.assignments if one is not assignment]
    refuse_if(rules.may_correct(new, assignment.ended_because, place.span, place.number, others, lacking))
    again = rules.to_tell_again(assignment.span, new.span, has_ended=assignment.ended_because is not None)
    _forget_told(session, assignment, again)
    assignment.since, assignment.until = new.span.since, new.span.until
    assignment.because = tidy_text(new.because) if lacking else ""
    assignment.chosen_by, assignment.chosen_because = chosen_by, tidy_text(chosen_because)
    assignment.decision_id = decision.id if decision else None
    session.flush()
    audit.record(session, TermEvent.ASSIGNMENT_CHANGED, assignment, by=by, at=now)


def resume(session: Session, place: PlaceElsewhere, assignment: Assignment, *, by: Actor, now: datetime) -> None:
    """Take back that somebody gave up a place, loaded and locked: they have it as long as before, and it is to be told.

    That is at most to the end of the place. Raises Refused with every reason why not.
    """
    before = rules.ends(place.span, Span(assignment.since, assignment.until_before))
    new = NewAssignment(assignment.person_id, assignment.since, last_day(before) if before else None)
    others = [one.facts() for one in place.assignments if one is not assignment]
    refuse_if(rules.may_resume(new, assignment.ended_because, place.span, place.number, others))
    if PlaceMessage.COMES_NO_MORE in assignment.is_told:
        _forget_told(session, assignment, frozenset(PlaceMessage))
    assignment.until, assignment.until_before, assignment.ended_because = new.span.until, None, None
    session.flush()
    audit.record(session, TermEvent.ASSIGNMENT_CHANGED, assignment, by=by, at=now, details={"resumed": True})


def _forget_told(session: Session, assignment: Assignment, what: Collection[PlaceMessage]) -> None:
    """Forget that something was told, so that it is told again; that it was stays in the history."""
    for told in [one for one in assignment.told if one.what in what]:
        assignment.told.remove(told)
        session.delete(told)


def keep(
    session: Session, body: Body, assignment: Assignment, because: str, *, on: date, by: Actor, now: datetime
) -> None:
    """Note that somebody goes on in a place who has left the council. Raises Refused with every reason why not."""
    left = queries.left_the_council(session, body, [assignment], on=on)
    refuse_if(rules.may_keep(has_left=bool(left), because=because))
    assignment.kept_because = tidy_text(because)
    session.flush()
    audit.record(session, TermEvent.ASSIGNMENT_KEPT, assignment, by=by, at=now)


def close(
    session: Session, place: PlaceElsewhere, last_day: PartialDate, because: str, *, by: Actor, now: datetime
) -> Sequence[Assignment]:
    """Close a place, loaded and locked, after a last day, and return who gives it up by that.

    Raises Refused with every reason why not.
    """
    refuse_if(rules.may_close(place.span, last_day, because, [one.facts() for one in place.assignments]))
    until = first_day_after(last_day)
    ended = [one for one in place.assignments if one.until is None or one.until > until]
    for one in ended:
        give_up(session, one, last_day, because, by=by, now=now)
    place.until, place.closed_because = until, tidy_text(because)
    session.flush()
    details = {"until": str(until), "ended": len(ended)}
    audit.record(session, TermEvent.PLACE_ELSEWHERE_CLOSED, place, by=by, at=now, details=details)
    return ended


def note_told(
    session: Session,
    assignment: Assignment,
    what: PlaceMessage,
    *,
    by_letter: bool,
    by: Actor,
    now: datetime,
    shared: Collection[ContactKind] = (),
) -> None:
    """Note that something was told of an assignment, whose place is locked. Raises Refused with every reason why not.

    `shared` is what the body learnt of how to reach whoever comes, as they have allowed.
    """
    refuse_if(rules.may_tell(what, assignment.is_told, has_ended=assignment.ended_because is not None))
    told = PlaceTold(
        assignment_id=assignment.id,
        what=what,
        by_letter=by_letter,
        shared=sorted(one.value for one in shared),
        at=now,
        by=by.reference,
    )
    session.add(told)
    session.flush()
    assignment.told.append(told)
    details = {"what": what, "by_letter": by_letter, "shared": told.shared}
    audit.record(session, TermEvent.ASSIGNMENT_TOLD, assignment, by=by, at=now, details=details)


def _write(place: PlaceElsewhere, new: NewPlace, rule: Eligibility | None) -> None:
    place.role, place.number, place.votes, place.is_heard = new.role, new.number, new.votes, new.is_heard
    place.allowance, place.link = new.allowance, tidy_line(new.link)
    place.description = tidy_text(new.description)
    place.contact_name, place.contact_email = tidy_line(new.contact_name), new.contact_email.strip()
    place.since, place.until = new.since, first_day_after(new.last_day) if new.last_day else None
    if place.until is None:
        place.closed_because = None
    place.seat_types = [one.value for one in rule.seat_types] if rule else []
    place.citation = tidy_line(rule.citation) if rule else None
    place.rule_since, place.rule_until = (rule.span.since, rule.span.until) if rule else (None, None)
