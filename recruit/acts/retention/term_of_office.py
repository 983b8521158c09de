"""Erasing what is kept of a term: attendance, apologies, asks, what was told, groups, evaluations, wishes, notes.

That somebody had a place in another body is kept as long as their places in councils; what was noted beside it is not.
"""

from collections.abc import Callable, Mapping, Sequence
from datetime import date, time, timedelta
from typing import Any

from sqlalchemy import ColumnElement, Select, case, delete, exists, func, or_, select, update
from sqlalchemy.orm import Session

from recruit.acts.retention.searching import Search, holds_of_terms
from recruit.appointments.model import Membership
from recruit.appointments.rules.forgetting import ERASED
from recruit.assignments.model import AskingRound, AskingStep, Assignment, GroupParticipation, ReportBack, RoundAsk
from recruit.bodies.model import SeatGroup, Term
from recruit.foundation import clock
from recruit.foundation.retention.rules import DataClass
from recruit.handover.model import Evaluation, EvaluationAnswer, EvaluationAsk, InvitationAsk, InvitationWish
from recruit.meetings.model import Apology, Attendance, Meeting, MeetingInvitation

#: What is changed in many rows at once is read again by whoever asks for it.
_UNREAD = {"synchronize_session": False}
_DAY = timedelta(days=1)


def search(session: Session, which: DataClass, before: date, on: date) -> Search:
    """Return where the rows of one of these classes stand, which are over before a day. At most three queries."""
    if which in _OF_TERMS:
        rows, key, at = _OF_TERMS[which]
        waiting = rows.where(Term.until > on)
        return Search(key, at, rows.where(Term.until <= before + _DAY), holds_of_terms(session), waiting)
    if which is DataClass.INVITATION_WISH:
        left, wishes = InvitationWish.withdrawn_on, select(InvitationWish.id)
        last = case((left <= InvitationWish.valid_until, left), else_=InvitationWish.valid_until)
        return Search(InvitationWish.id, last, wishes.where(last <= before), waiting=wishes.where(last >= on))
    chosen, key, at, over, goes_on = _ENDED[which](before)
    return Search(key, at, chosen.where(over), waiting=chosen.where(goes_on))


def forget_attendance(session: Session, keys: Sequence[Any]) -> None:
    """Erase who came to meetings; that they were held stays."""
    session.execute(delete(Attendance).where(Attendance.id.in_(keys)), execution_options=_UNREAD)


def forget_answers(session: Session, memberships: Sequence[Any]) -> None:
    """Erase that these were invited to meetings, and sent apologies."""
    for table in (Apology, MeetingInvitation):
        session.execute(delete(table).where(table.membership_id.in_(memberships)), execution_options=_UNREAD)


def forget_calls_of_apologies(session: Session, calls: Sequence[Any]) -> None:
    """Let apologies stand without the calls that came of them, which are erased."""
    session.execute(update(Apology).where(Apology.call_id.in_(calls)).values(call_id=None), execution_options=_UNREAD)


def forget_rounds(session: Session, keys: Sequence[Any]) -> None:
    """Erase rounds of asking with everybody who was asked; who has a place by one keeps it."""
    for pointing in (Assignment, ReportBack):
        gone = update(pointing).where(pointing.round_id.in_(keys)).values(round_id=None)
        session.execute(gone, execution_options=_UNREAD)
    steps = select(AskingStep.id).where(AskingStep.round_id.in_(keys))
    session.execute(delete(RoundAsk).where(RoundAsk.step_id.in_(steps)), execution_options=_UNREAD)
    session.execute(delete(AskingStep).where(AskingStep.round_id.in_(keys)), execution_options=_UNREAD)
    session.execute(delete(AskingRound).where(AskingRound.id.in_(keys)), execution_options=_UNREAD)


def forget_notes(session: Session, keys: Sequence[Any]) -> None:
    """Erase why somebody had a place in another body; that they had it, how they were chosen and when stays."""
    said = update(Assignment).where(Assignment.id.in_(keys)).values(because="", chosen_because="", kept_because="")
    session.execute(said, execution_options=_UNREAD)
    left = update(Assignment).where(Assignment.id.in_(keys), Assignment.ended_because.is_not(None))
    session.execute(left.values(ended_because=ERASED), execution_options=_UNREAD)


def forget_evaluations(session: Session, keys: Sequence[Any]) -> None:
    """Erase evaluations with who was asked and what was said."""
    for table in (EvaluationAnswer, EvaluationAsk):
        session.execute(delete(table).where(table.evaluation_id.in_(keys)), execution_options=_UNREAD)
    session.execute(delete(Evaluation).where(Evaluation.id.in_(keys)), execution_options=_UNREAD)


def _rows(table: Any) -> Callable[[Session, Sequence[Any]], None]:
    def forget(session: Session, keys: Sequence[Any]) -> None:
        session.execute(delete(table).where(table.id.in_(keys)), execution_options=_UNREAD)

    return forget


def _has_answered() -> ColumnElement[bool]:
    """Say of a place that somebody was invited with it, or has sent apologies."""
    invited = exists().where(MeetingInvitation.membership_id == Membership.id)
    return or_(invited, exists().where(Apology.membership_id == Membership.id))


def _first_answered() -> ColumnElement[Any]:
    """Return when somebody was invited first, or else when they first sent apologies."""
    invited = select(func.min(MeetingInvitation.at)).where(MeetingInvitation.membership_id == Membership.id)
    away = select(func.min(Apology.at)).where(Apology.membership_id == Membership.id)
    return func.coalesce(*(one.correlate(Membership).scalar_subquery() for one in (invited, away)))


_PLACES = select(Membership.id).join(SeatGroup, SeatGroup.id == Membership.seat_group_id)
#: Classes that go with their term: the rows with it, their key, and when each came.
_OF_TERMS: Mapping[DataClass, tuple[Select[Any], Any, Any]] = {
    DataClass.ATTENDANCE: (
        select(Attendance.id).join(Meeting, Meeting.id == Attendance.meeting_id).join(Term, Term.id == Meeting.term_id),
        Attendance.id,
        Attendance.at,
    ),
    DataClass.MEETING_ANSWER: (
        _PLACES.join(Term, Term.id == SeatGroup.term_id).where(_has_answered()),
        Membership.id,
        _first_answered(),
    ),
    DataClass.EVALUATION: (
        select(Evaluation.id).join(Term, Term.id == Evaluation.term_id),
        Evaluation.id,
        Evaluation.at,
    ),
}

#: The rows, their key, when each came, which are over, and which go on.
_Ended = tuple[Select[Any], Any, Any, ColumnElement[bool], ColumnElement[bool]]


def _rounds(before: date) -> _Ended:
    over = func.coalesce(AskingRound.closed_at, AskingRound.settled_at)
    is_over = over < clock.instant(before, time.min)
    return select(AskingRound.id), AskingRound.id, AskingRound.opened_at, is_over, over.is_(None)


def _told(before: date) -> _Ended:
    last = func.coalesce(ReportBack.given_on, ReportBack.by_on)
    return select(ReportBack.id), ReportBack.id, ReportBack.due_on, last < before, last >= before


def _sent(before: date) -> _Ended:
    said = or_(
        *(column != "" for column in (Assignment.because, Assignment.chosen_because, Assignment.kept_because)),
        Assignment.ended_because.not_in(("", ERASED)),
    )
    chosen = select(Assignment.id).where(said)
    return chosen, Assignment.id, Assignment.at, Assignment.until < before, Assignment.until.is_(None)


def _took_part(before: date) -> _Ended:
    key, until = GroupParticipation.id, GroupParticipation.until
    return select(key), key, GroupParticipation.since, until < before, until.is_(None)


_ENDED: Mapping[DataClass, Callable[[date], _Ended]] = {
    DataClass.ASKING: _rounds,
    DataClass.REPORT_BACK: _told,
    DataClass.ASSIGNMENT_NOTE: _sent,
    DataClass.GROUP_PARTICIPATION: _took_part,
}

#: What each is erased by.
ERASE: Mapping[DataClass, Callable[[Session, Sequence[Any]], None]] = {
    DataClass.ATTENDANCE: forget_attendance,
    DataClass.MEETING_ANSWER: forget_answers,
    DataClass.ASKING: forget_rounds,
    DataClass.REPORT_BACK: _rows(ReportBack),
    DataClass.ASSIGNMENT_NOTE: forget_notes,
    DataClass.GROUP_PARTICIPATION: _rows(GroupParticipation),
    DataClass.EVALUATION: forget_evaluations,
    DataClass.INVITATION_ASK: _rows(InvitationAsk),
    DataClass.INVITATION_WISH: _rows(InvitationWish),
}
CLASSES = frozenset({*_OF_TERMS, *_ENDED, DataClass.INVITATION_WISH})
