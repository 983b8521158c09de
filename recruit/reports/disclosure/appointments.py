"""What appointments hold on one person: proposed, called in, asked to step in, voted for, and gone.

Others who stand in the same rows are left out: whom somebody steps in for, who else was asked, who else stood.
"""

from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from typing import TypeVarTuple
from uuid import UUID

from sqlalchemy import Select, or_, select, true
from sqlalchemy.orm import Session, joinedload, selectinload

from recruit.appointments.model import (
    AppointmentCase,
    Designate,
    DesignateDecision,
    Membership,
    MembershipEnding,
    MembershipHearing,
    MemberTold,
    OfficeVote,
    OutcomeTold,
    SubstituteAsk,
    SubstituteCall,
    WelcomeStep,
)
from recruit.appointments.queries import office_vote as votes
from recruit.appointments.rules.ending import Hearing
from recruit.bodies.model import Body, Decision, SeatGroup, Term
from recruit.foundation.dates import PartialDate, last_day
from recruit.people.model import Organization
from recruit.reports import words
from recruit.reports.disclosure.category import Record, record
from recruit.reports.disclosure.subject import Reach

Columns = TypeVarTuple("Columns")

_OF_BODY = joinedload(Term.body)
_NAMED = (_OF_BODY.joinedload(Body.organization).selectinload(Organization.names), _OF_BODY.selectinload(Body.titles))


def proposed(
    session: Session, person_ids: Sequence[UUID], nominations: Sequence[UUID], reach: Reach
) -> Iterator[Record]:
    """Yield that the person was proposed for a place, and each thing that the municipal council decided about it."""
    theirs = or_(Designate.person_id.in_(person_ids), Designate.nomination_id.in_(nominations))
    chosen = select(Designate, Term).where(theirs).join(AppointmentCase, AppointmentCase.id == Designate.case_id)
    chosen = _within(chosen.join(Term, Term.id == AppointmentCase.term_id), reach)
    loaded = (
        joinedload(Designate.group),
        joinedload(Designate.on_behalf_of).selectinload(Organization.names),
        selectinload(Designate.decisions)
        .joinedload(DesignateDecision.decision)
        .joinedload(Decision.decided_by)
        .selectinload(Organization.names),
    )
    for each, term in session.execute(chosen.options(*loaded).order_by(Designate.source_on, Designate.id)):
        behalf = each.on_behalf_of
        yield record(
            council=term.body.name_on(each.source_on),
            term=term.label,
            seat_group=each.group.label,
            role=each.role,
            rank=each.rank,
            party=each.party,
            organisation=behalf.name_on(each.source_on) if behalf else None,
            proposed_by=each.source,
            reason=each.reason,
            withdrawn_at=each.dropped_at,
            ground=each.dropped_because,
        )
        for decided in each.decisions:
            yield record(
                seat_group=each.group.label,
                decided_as=decided.decided_as,
                decided_because=decided.reason,
                decided_by=decided.decision.deciding_body,
                decided_on=decided.decision.decided_on,
                taken_back_at=decided.revoked_at,
                taken_back_because=decided.revoked_because,
            )


def told(session: Session, person_ids: Sequence[UUID], nominations: Sequence[UUID], reach: Reach) -> Iterator[Record]:
    """Yield what the person was told that the municipal council had decided."""
    theirs = or_(OutcomeTold.person_id.in_(person_ids), OutcomeTold.nomination_id.in_(nominations))
    chosen = select(OutcomeTold, Term).where(theirs).join(AppointmentCase, AppointmentCase.id == OutcomeTold.case_id)
    chosen = _within(chosen.join(Term, Term.id == AppointmentCase.term_id).order_by(OutcomeTold.at), reach)
    for each, term in session.execute(chosen):
        yield record(council=_council(term, each.at.date()), term=term.label, told=each.what, at=each.at)


def welcomed(session: Session, person_id: UUID, reach: Reach) -> Iterator[Record]:
    """Yield what a member was told about a term, and what of their welcome list is settled."""
    letters = select(MemberTold, Term).join(Term, Term.id == MemberTold.term_id).order_by(MemberTold.at)
    for each, term in session.execute(_within(letters.where(MemberTold.person_id == person_id), reach)):
        yield record(council=_council(term, each.at.date()), term=term.label, told=each.what, at=each.at)
    held = _held(session, person_id, reach)
    steps = select(WelcomeStep).where(WelcomeStep.membership_id.in_(held)).order_by(WelcomeStep.at)
    for step in session.scalars(steps):
        term = held[step.membership_id]
        yield record(
            council=_council(term, step.done_on),
            term=term.label,
            welcomed_with=step.item,
            done_on=step.done_on if step.is_needed else None,
            taken_back_at=step.revoked_at,
        )


def served(session: Session, person_id: UUID, reach: Reach) -> Iterator[Record]:
    """Yield for whom somebody stepped in, when they themselves were asked to, what they stood for, and how they left.

    Six queries, however much it is.
    """
    held = _held(session, person_id, reach)
    yield from _away(session, held)
    yield from _asked(session, held)
    yield from _stood(session, held)
    yield from _heard(session, held)
    yield from _left(session, held)


def noted(session: Session, person_id: UUID, reach: Reach) -> Iterator[Record]:
    """Yield what the secretariat wrote about absences, departures and votes that came to nothing: of others, too."""
    held = _held(session, person_id, reach)
    for ending in session.scalars(_endings(held)):
        council = _council(held[ending.membership_id], ending.at.date())
        for text in filter(None, (ending.note, *ending.left_out.values(), ending.undone_because)):
            yield record(council=council, at=ending.at, text=text)
    for call in session.scalars(_calls(held)):
        council = _council(held[call.member_id], call.since)
        for text in filter(None, (call.note, call.closed_because)):
            yield record(council=council, at=call.opened_at, text=text)
    for vote, term, _numbers in _votes(session, held):
        if vote.discarded_because:
            yield record(council=_council(term, vote.held_on), at=vote.discarded_at, text=vote.discarded_because)


def _held(session: Session, person_id: UUID, reach: Reach) -> Mapping[UUID, Term]:
    """Return the terms of the person's places, with body, names and titles, by membership."""
    chosen = select(Membership.id, Term).join(SeatGroup, SeatGroup.id == Membership.seat_group_id)
    chosen = chosen.join(Term, Term.id == SeatGroup.term_id).where(Membership.person_id == person_id)
    return dict(session.execute(_within(chosen, reach)).all())


def _within(chosen: Select[*Columns], reach: Reach) -> Select[*Columns]:
    return chosen.where(Term.body_id.in_(reach) if reach is not None else true()).options(*_NAMED)


def _calls(held: Mapping[UUID, Term]) -> Select[SubstituteCall]:
    return select(SubstituteCall).where(SubstituteCall.member_id.in_(held)).order_by(SubstituteCall.since)


def _endings(held: Mapping[UUID, Term]) -> Select[MembershipEnding]:
    return select(MembershipEnding).where(MembershipEnding.membership_id.in_(held)).order_by(MembershipEnding.at)


def _away(session: Session, held: Mapping[UUID, Term]) -> Iterator[Record]:
    for call in session.scalars(_calls(held)):
        yield record(
            council=_council(held[call.member_id], call.since),
            stood_in_for=call.kind,
            ground=call.reason,
            first_day=PartialDate(call.since),
            last_day=last_day(call.until) if call.until else None,
        )


def _asked(session: Session, held: Mapping[UUID, Term]) -> Iterator[Record]:
    chosen = select(SubstituteAsk).where(SubstituteAsk.substitute_id.in_(held)).options(joinedload(SubstituteAsk.call))
    for ask in session.scalars(chosen.order_by(SubstituteAsk.asked_at, SubstituteAsk.id)):
        call = ask.call
        yield record(
            council=_council(held[ask.substitute_id], call.since),
            steps_in_for=call.kind,
            first_day=PartialDate(call.since),
            last_day=last_day(call.until) if call.until else None,
            asked_at=ask.asked_at,
            answer_until=ask.answer_by,
            steps_in=ask.accepts,
            answered_at=ask.answered_at,
            manner=ask.manner,
            taken_back_at=ask.withdrawn_at,
        )


def _stood(session: Session, held: Mapping[UUID, Term]) -> Iterator[Record]:
    """Yield each vote for an office in which the person stood, with their own votes."""
    for vote, term, numbers in _votes(session, held):
        for number in numbers:
            counted = votes.so_far(vote).winners
            yield record(
                council=_council(term, vote.held_on),
                offices=[words.office(vote.office, term.body.titles_on(vote.held_on))],
                at=PartialDate(vote.held_on),
                number=number,
                votes=[str(ballot.votes.get(number, 0)) for ballot in vote.ballots],
                elected=number in counted if vote.concluded_at else None,
                taken_back_at=vote.discarded_at,
            )


def _votes(session: Session, held: Mapping[UUID, Term]) -> Iterator[tuple[OfficeVote, Term, Sequence[int]]]:
    """Yield each vote for an office in which the person stood, with the term and their numbers in it. One query."""
    terms = {term.id: term for term in held.values()}
    mine = {str(membership) for membership in held}
    chosen = select(OfficeVote).where(OfficeVote.term_id.in_(terms)).options(joinedload(OfficeVote.holding))
    for vote in session.scalars(chosen.order_by(OfficeVote.held_on, OfficeVote.at)):
        numbers = [number for number, membership in enumerate(vote.candidates, 1) if membership in mine]
        if numbers:
            yield vote, terms[vote.term_id], numbers


def _heard(session: Session, held: Mapping[UUID, Term]) -> Iterator[Record]:
    chosen = select(MembershipHearing).where(MembershipHearing.membership_id.in_(held)).order_by(MembershipHearing.at)
    for hearing in session.scalars(chosen):
        yield record(
            council=_council(held[hearing.membership_id], hearing.at.date()),
            asked_at=hearing.at,
            hearing=Hearing.HEARD,
            ground=hearing.reason,
            answer_until=PartialDate(hearing.answer_by),
        )


def _left(session: Session, held: Mapping[UUID, Term]) -> Iterator[Record]:
    for ending in session.scalars(_endings(held)):
        yield record(
            council=_council(held[ending.membership_id], ending.at.date()),
            at=ending.at,
            end_reason=ending.reason,
            decided_by=ending.decided_by,
            decided_on=ending.decided_on,
            hearing=ending.hearing,
            heard_on=ending.heard_on,
            not_heard_because=ending.not_heard_because,
            taken_back_at=ending.undone_at,
        )


def _council(term: Term, day: date) -> str:
    return term.body.name_on(day)
