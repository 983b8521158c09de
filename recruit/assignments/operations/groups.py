"""Founding a working group, taking part, and ending it; and what is told afterwards."""

from datetime import date, datetime

from sqlalchemy.orm import Session
from sqlalchemy.orm.attributes import flag_modified

from recruit.assignments.model import AskingRound, Assignment, GroupParticipation, ReportBack, WorkingGroup
from recruit.assignments.queries import group as queries
from recruit.assignments.rules import GroupEnd, reports
from recruit.assignments.rules import groups as rules
from recruit.assignments.rules.groups import Participation
from recruit.assignments.rules.reports import ReportFacts
from recruit.bodies.model import Body
from recruit.bodies.rules.dissolution import may_begin
from recruit.foundation import clock
from recruit.foundation.actor import Actor
from recruit.foundation.audit import operations as audit
from recruit.foundation.audit.term_events import TermEvent
from recruit.foundation.dates import PartialDate, Span, first_day_after
from recruit.foundation.refusal import Refusal, refuse_if
from recruit.foundation.writing import tidy_line, tidy_text
from recruit.meetings.model import Meeting
from recruit.people.model import Person


def found_group(
    session: Session,
    body: Body,
    name: str,
    since: date,
    purpose: str = "",
    *,
    looks_for_people: bool = False,
    by: Actor,
    now: datetime,
) -> WorkingGroup:
    """Found a working group of a council from a day on. Raises Refused with every reason why not."""
    others = [one.name for one in queries.groups(session, body) if one.until is None or one.until > since]
    gone = may_begin(body.until, today=clock.local(now).date())
    refuse_if([*gone, *rules.may_found(name, others)])
    made = WorkingGroup(
        body=body,
        body_id=body.id,
        name=tidy_line(name),
        purpose=tidy_text(purpose),
        looks_for_people=looks_for_people,
        since=since,
        participations=[],
    )
    session.add(made)
    session.flush()
    audit.record(session, TermEvent.WORKING_GROUP_FOUNDED, made, by=by, at=now)
    return made


def set_group_right(
    session: Session,
    group: WorkingGroup,
    name: str,
    purpose: str,
    *,
    looks_for_people: bool = False,
    by: Actor,
    now: datetime,
) -> None:
    """Correct what a group, loaded and locked, is called and for, and whether it looks for people.

    Raises Refused with every reason why not.
    """
    known = session.get_one(Body, group.body_id)
    others = [one for one in queries.groups(session, known) if one.id != group.id]
    at_once = [one.name for one in others if one.span.overlaps(group.span)]
    refuse_if(rules.may_found(name, at_once))
    group.name, group.purpose = tidy_line(name), tidy_text(purpose)
    group.looks_for_people = looks_for_people
    session.flush()
    audit.record(session, TermEvent.WORKING_GROUP_CHANGED, group, by=by, at=now)


def join(
    session: Session, group: WorkingGroup, person: Person, since: date, *, leads: bool = False, by: Actor, now: datetime
) -> GroupParticipation:
    """Let somebody take part in a group, loaded and locked, from a day on. Raises Refused with every reason why not."""
    refuse_if(rules.may_join(group.facts(), Participation(person.id, Span(since, group.until), leads)))
    made = GroupParticipation(
        group=group, person=person, person_id=person.id, leads=leads, since=since, until=group.until
    )
    if leads:
        flag_modified(group, "name")  # so that whoever chooses a lead from an older page is told
    session.add(made)
    session.flush()
    audit.record(session, TermEvent.WORKING_GROUP_JOINED, group, by=by, at=now, details={"leads": leads})
    return made


def stop(
    session: Session, group: WorkingGroup, one: GroupParticipation, last_day: PartialDate, *, by: Actor, now: datetime
) -> None:
    """End that somebody takes part in a group after a last day. Raises Refused with every reason why not."""
    until = first_day_after(last_day)
    reasons = [Refusal("ends-before-it-begins", field="last_day")] if until <= one.since else []
    ended = [Refusal("took-part-until-then")] if one.until is not None and one.until <= until else []
    refuse_if([*reasons, *ended])
    one.until = until
    session.flush()
    audit.record(session, TermEvent.WORKING_GROUP_LEFT, group, by=by, at=now)


def withdraw(session: Session, group: WorkingGroup, one: GroupParticipation, *, by: Actor, now: datetime) -> None:
    """Take back that somebody will take part in a group, who never comes to do so."""
    audit.record(session, TermEvent.WORKING_GROUP_LEFT, group, by=by, at=now, details={"withdrawn": True})
    session.delete(one)
    session.flush()


def let_lead(
    session: Session, group: WorkingGroup, one: GroupParticipation | None, since: date, *, by: Actor, now: datetime
) -> None:
    """Let somebody who takes part in a group lead it from a day on, or nobody. The group is loaded and locked.

    Whoever led it before takes part as before. Raises Refused with every reason why not.
    """
    refuse_if(rules.may_lead(group.facts(), one.person_id if one else None, since))
    for before in [each for each in group.participations if each.leads and since in each.span]:
        _from_then_on(session, group, before, since, leads=False)
    if one is not None:
        _from_then_on(session, group, one, since, leads=True)
    flag_modified(group, "name")  # so that whoever chooses a lead from an older page is told
    session.flush()
    audit.record(session, TermEvent.WORKING_GROUP_LED, group, by=by, at=now, details={"is_led": one is not None})


def stop_leading(
    session: Session, group: WorkingGroup, one: GroupParticipation, since: date, *, by: Actor, now: datetime
) -> None:
    """Let whoever leads a group only take part in it from a day on; never as lead, where they only begin then."""
    _from_then_on(session, group, one, since, leads=False)
    audit.record(session, TermEvent.WORKING_GROUP_LED, group, by=by, at=now, details={"is_led": False})


def _from_then_on(session: Session, group: WorkingGroup, one: GroupParticipation, since: date, *, leads: bool) -> None:
    """Let a participation be as lead, or not, from a day on; the days before stay as they were."""
    if one.since >= since:
        one.leads = leads
    else:
        until, one.until = one.until, since
        session.flush()
        after = GroupParticipation(group=group, person=one.person, person_id=one.person_id, leads=leads, since=since)
        after.until = until
        session.add(after)
    session.flush()


def end_group(
    session: Session,
    group: WorkingGroup,
    last_day: PartialDate,
    ended_as: GroupEnd,
    because: str,
    *,
    by: Actor,
    now: datetime,
) -> None:
    """End a group, loaded and locked, after a last day; everybody stops with it. Raises Refused with every reason."""
    refuse_if(rules.may_end(group.facts(), last_day, because))
    until = first_day_after(last_day)
    later = [one for one in group.participations if one.since >= until]
    refuse_if([Refusal("somebody-joins-later", {"number": len(later)})] if later else [])
    for one in group.participations:
        if one.until is None or one.until > until:
            one.until = until
    group.until, group.ended_as, group.ended_because = until, ended_as, tidy_text(because)
    session.flush()
    audit.record(session, TermEvent.WORKING_GROUP_ENDED, group, by=by, at=now, details={"ended_as": ended_as})


def expect_report(
    session: Session,
    body: Body,
    person: Person,
    about: str,
    due_on: date,
    by_on: date,
    *,
    by: Actor,
    now: datetime,
    assignment: Assignment | None = None,
    asking: AskingRound | None = None,
    meeting: Meeting | None = None,
) -> ReportBack:
    """Write down that somebody is to tell the council of something by a day, that of a meeting where it is one.

    It is of a place elsewhere, or of what they were chosen for in a round of asking.
    Raises Refused with every reason why not.
    """
    named = [] if about.strip() else [Refusal("answer-missing", field="about")]
    refuse_if([*named, *reports.may_expect(ReportFacts(due_on, by_on))])
    made = ReportBack(
        body_id=body.id,
        person=person,
        person_id=person.id,
        about=tidy_line(about),
        assignment_id=assignment.id if assignment else None,
        round_id=asking.id if asking else None,
        meeting_id=meeting.id if meeting else None,
        due_on=due_on,
        by_on=by_on,
    )
    session.add(made)
    session.flush()
    audit.record(session, TermEvent.REPORT_EXPECTED, made, by=by, at=now, details={"by_on": str(by_on)})
    return made


def note_report(session: Session, report: ReportBack, given_on: date, *, today: date, by: Actor, now: datetime) -> None:
    """Note that somebody has told of what they were sent to. Raises Refused with every reason why not."""
    refuse_if(reports.may_note(report.facts(), given_on, today=today))
    report.given_on, report.noted_by = given_on, by.reference
    session.flush()
    audit.record(session, TermEvent.REPORT_GIVEN, report, by=by, at=now)
