"""What the life of a term holds on one person: meetings, places elsewhere, what they were asked, and wishes.

Others who stand in the same rows are left out. What somebody said in an evaluation is kept without them, so it is not
here: nobody can tell who said it.
"""

from collections.abc import Iterator
from typing import TypeVarTuple
from uuid import UUID

from sqlalchemy import Select, select, true
from sqlalchemy.orm import Session, joinedload, selectinload

from recruit.appointments.model import Membership
from recruit.appointments.rules.sharing import SharedField
from recruit.assignments.model import (
    AskingRound,
    AskingStep,
    Assignment,
    GroupParticipation,
    PlaceElsewhere,
    ReportBack,
    RoundAsk,
    WorkingGroup,
)
from recruit.bodies.model import Body, Term
from recruit.foundation import clock
from recruit.foundation.dates import PartialDate, last_day
from recruit.handover.model import Evaluation, EvaluationAsk, InvitationAsk, InvitationWish
from recruit.meetings.model import Apology, Attendance, Meeting, MeetingInvitation
from recruit.people.model import Organization
from recruit.people.queries import everybody_as
from recruit.reports.disclosure.category import Record, record
from recruit.reports.disclosure.subject import Reach

Columns = TypeVarTuple("Columns")
#: The question for the ids of one person.
Whom = Select[tuple[UUID]]

_NAMED = joinedload(Body.organization).selectinload(Organization.names)


def lived(session: Session, person_id: UUID, reach: Reach) -> Iterator[Record]:
    """Yield to which meetings somebody came, where they were sent, and what they were asked. Twenty queries.

    What stayed with whoever was found to be them is theirs as well.
    """
    whom = everybody_as(person_id)
    yield from _attended(session, whom, reach)
    yield from _sent(session, whom, reach)
    yield from _asked(session, whom, reach)
    yield from _worked(session, whom, reach)
    yield from _wished(session, whom, reach)


def _within(chosen: Select[*Columns], reach: Reach) -> Select[*Columns]:
    return chosen.where(Body.id.in_(reach) if reach is not None else true()).options(_NAMED)


def _attended(session: Session, whom: Whom, reach: Reach) -> Iterator[Record]:
    chosen = select(Attendance, Body).join(Attendance.meeting).join(Meeting.term).join(Body, Body.id == Term.body_id)
    chosen = chosen.where(Attendance.person_id.in_(whom)).options(joinedload(Attendance.meeting))
    for one, body in session.execute(_within(chosen, reach).order_by(Meeting.starts_at)):
        yield record(
            council=body.name_on(one.meeting.slot.day),
            meeting=one.meeting.starts_at,
            part=one.part,
            presence=one.presence,
            paid_on=PartialDate(one.paid_on) if one.paid_on else None,
        )
    apologies = select(Apology, Body).join(Apology.meeting).join(Meeting.term).join(Body, Body.id == Term.body_id)
    apologies = apologies.join(Membership, Membership.id == Apology.membership_id)
    apologies = apologies.where(Membership.person_id.in_(whom)).options(joinedload(Apology.meeting))
    for sent, body in session.execute(_within(apologies, reach).order_by(Apology.at)):
        yield record(
            council=body.name_on(sent.meeting.slot.day),
            meeting=sent.meeting.starts_at,
            apologised_at=sent.at,
            text=sent.note,
            manner=sent.manner,
            taken_back_at=sent.revoked_at,
        )
    told = select(MeetingInvitation, Body).join(MeetingInvitation.meeting).join(Meeting.term)
    told = told.join(Body, Body.id == Term.body_id)
    told = told.join(Membership, Membership.id == MeetingInvitation.membership_id)
    for invited, body in session.execute(
        _within(told.where(Membership.person_id.in_(whom)), reach).order_by(MeetingInvitation.at)
    ):
        name = body.name_on(clock.local(invited.starts_at).date())
        yield record(council=name, meeting=invited.starts_at, told=invited.message, at=invited.at)


def _sent(session: Session, whom: Whom, reach: Reach) -> Iterator[Record]:
    chosen = select(Assignment, Body).join(Assignment.place).join(Body, Body.id == PlaceElsewhere.body_id)
    target = joinedload(Assignment.place).joinedload(PlaceElsewhere.target).selectinload(Organization.names)
    chosen = chosen.where(Assignment.person_id.in_(whom)).options(target, selectinload(Assignment.told))
    chosen = chosen.order_by(Assignment.since)
    for one, body in session.execute(_within(chosen, reach)):
        yield record(
            council=body.name_on(one.since),
            organisation=one.place.target.name_on(one.since),
            role=one.place.role,
            first_day=PartialDate(one.since),
            last_day=last_day(one.until) if one.until else None,
            reason=one.because,
            how=one.chosen_by,
            decided_because=one.chosen_because,
            ground=one.ended_because,
        )
        if one.kept_because:
            named = {"council": body.name_on(one.since), "organisation": one.place.target.name_on(one.since)}
            yield record(**named, goes_on=True, reason=one.kept_because)
        yield from _told_of(one, body)
    reports = select(ReportBack, Body).join(Body, Body.id == ReportBack.body_id)
    for report, body in session.execute(_within(reports.where(ReportBack.person_id.in_(whom)), reach)):
        yield record(
            council=body.name_on(report.due_on),
            subject=report.about,
            answer_until=PartialDate(report.by_on),
            told=PartialDate(report.given_on) if report.given_on else None,
        )


def _told_of(one: Assignment, body: Body) -> Iterator[Record]:
    """Yield what another body was told of somebody who was sent there, and how it learnt to reach them."""
    named = {"council": body.name_on(one.since), "organisation": one.place.target.name_on(one.since)}
    for told in one.told:
        yield record(told=told.what, at=told.at, **named)
        for kind in told.shared:
            yield record(passed_on=SharedField(kind), at=told.at, **named)


def _asked(session: Session, whom: Whom, reach: Reach) -> Iterator[Record]:
    chosen = select(RoundAsk, Body).join(RoundAsk.step).join(AskingStep.round)
    chosen = chosen.join(Body, Body.id == AskingRound.body_id).where(RoundAsk.person_id.in_(whom))
    step = joinedload(RoundAsk.step).joinedload(AskingStep.round)
    for one, body in session.execute(_within(chosen.options(step).order_by(RoundAsk.asked_at), reach)):
        yield record(
            council=body.name_on(clock.local(one.asked_at).date()),
            subject=one.step.round.title,
            asked_at=one.asked_at,
            answer_until=one.step.closes_at,
            answer=one.answer,
            text=one.said,
            reminded_at=one.reminded_at,
            answered_at=one.answered_at,
            came_too_late=one.is_late or None,
            manner=one.manner,
            elected=one.is_chosen if one.step.round.settled_at else None,
            taken_back_at=one.withdrawn_at,
        )
    evaluations = select(EvaluationAsk, Body).join(EvaluationAsk.evaluation).join(Evaluation.term)
    evaluations = evaluations.join(Body, Body.id == Term.body_id).where(EvaluationAsk.person_id.in_(whom))
    evaluations = evaluations.options(joinedload(EvaluationAsk.evaluation))
    for ask, body in session.execute(_within(evaluations.order_by(EvaluationAsk.asked_at), reach)):
        name = body.name_on(clock.local(ask.asked_at).date())
        facts = {"asked_at": ask.asked_at, "reminded_at": ask.reminded_at, "has_answered": ask.has_answered}
        yield record(council=name, subject=ask.evaluation.title, **facts)


def _worked(session: Session, whom: Whom, reach: Reach) -> Iterator[Record]:
    chosen = select(GroupParticipation, Body).join(GroupParticipation.group)
    chosen = chosen.join(Body, Body.id == WorkingGroup.body_id).where(GroupParticipation.person_id.in_(whom))
    chosen = chosen.options(joinedload(GroupParticipation.group)).order_by(GroupParticipation.since)
    for one, body in session.execute(_within(chosen, reach)):
        yield record(
            council=body.name_on(one.since),
            working_group=one.group.name,
            leads=one.leads,
            first_day=PartialDate(one.since),
            last_day=last_day(one.until) if one.until else None,
        )


def _wished(session: Session, whom: Whom, reach: Reach) -> Iterator[Record]:
    chosen = select(InvitationWish, Body).join(Body, Body.id == InvitationWish.body_id)
    chosen = chosen.where(InvitationWish.person_id.in_(whom)).order_by(InvitationWish.given_on)
    for one, body in session.execute(_within(chosen, reach)):
        yield record(
            council=body.name_on(one.given_on),
            invited_to=one.purpose,
            consented_at=PartialDate(one.given_on),
            last_day=PartialDate(one.valid_until),
            manner=one.manner,
            withdrawn_at=PartialDate(one.withdrawn_on) if one.withdrawn_on and one.facts().is_taken_back else None,
        )
    asked = select(InvitationAsk, Body).join(Body, Body.id == InvitationAsk.body_id)
    asked = asked.where(InvitationAsk.person_id.in_(whom)).order_by(InvitationAsk.asked_at)
    for ask, body in session.execute(_within(asked, reach)):
        yield record(
            council=body.name_on(clock.local(ask.asked_at).date()),
            subject=ask.purpose,
            asked_at=ask.asked_at,
            answered_at=ask.answered_at,
            wishes_to_be_invited=ask.wishes,
        )
