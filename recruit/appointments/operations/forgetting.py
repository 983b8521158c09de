"""Erasing what was written about people beside the places themselves, once its time is over."""

from collections.abc import Collection
from uuid import UUID

from sqlalchemy import delete, select, update
from sqlalchemy.orm import Session

from recruit.appointments.model import (
    Designate,
    DesignateDecision,
    MembershipEnding,
    MembershipHearing,
    SubstituteAsk,
    SubstituteCall,
)
from recruit.appointments.rules.forgetting import ERASED
from recruit.foundation.undoing import Noted

#: What is changed in many rows at once is read again by whoever asks for it.
_UNREAD = {"synchronize_session": False}


def forget_calls(session: Session, ids: Collection[UUID]) -> None:
    """Erase calls for a substitute, why the member was away, and what was answered; who took over keeps the place."""
    session.execute(delete(SubstituteAsk).where(SubstituteAsk.call_id.in_(ids)), execution_options=_UNREAD)
    session.execute(delete(SubstituteCall).where(SubstituteCall.id.in_(ids)), execution_options=_UNREAD)


def forget_notes(session: Session, memberships: Collection[UUID]) -> None:
    """Erase what was noted about departures from places, and that somebody was heard about one.

    That somebody left, why, who decided it, and on which day they were heard first, stays with the departure. It cannot
    be undone any more: what stood in the rows that it changed and removed is erased, too.
    """
    heard = delete(MembershipHearing).where(MembershipHearing.membership_id.in_(memberships))
    session.execute(heard, execution_options=_UNREAD)
    of_them = MembershipEnding.membership_id.in_(memberships)
    session.execute(update(MembershipEnding).where(of_them).values(note="", left_out={}), execution_options=_UNREAD)
    for ending in session.execute(select(MembershipEnding.id, MembershipEnding.noted).where(of_them)):
        bare = Noted.of(ending.noted).without_values().packed()
        emptied = update(MembershipEnding).where(MembershipEnding.id == ending.id).values(noted=bare)
        session.execute(emptied, execution_options=_UNREAD)
    undone = (of_them, MembershipEnding.undone_because.is_not(None))
    session.execute(update(MembershipEnding).where(*undone).values(undone_because=ERASED), execution_options=_UNREAD)


def forget_designates(session: Session, nominations: Collection[UUID]) -> None:
    """Erase what cases say of candidates who are erased; that somebody was proposed, and what was decided, stays."""
    of_them = Designate.nomination_id.in_(nominations)
    theirs = DesignateDecision.designate_id.in_(select(Designate.id).where(of_them))
    session.execute(update(Designate).where(of_them).values(party=None), execution_options=_UNREAD)
    for reason, about in (
        (Designate.reason, of_them),
        (Designate.dropped_because, of_them),
        (DesignateDecision.reason, theirs),
        (DesignateDecision.revoked_because, theirs),
    ):
        said = update(reason.class_).where(about, reason != "").values({reason: ERASED})
        session.execute(said, execution_options=_UNREAD)
