"""Hearing a member before somebody else decides that they leave (partshøring, forvaltningsloven § 19)."""

from collections.abc import Collection, Sequence
from datetime import date, datetime
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import Session

from recruit.acts.ending.letters import know_names, reader_of
from recruit.appointments.letters import leaving, recipient_of
from recruit.appointments.model import Membership, MembershipHearing
from recruit.appointments.rules import EndReason
from recruit.appointments.rules import ending as rules
from recruit.bodies.model import Body
from recruit.foundation import clock
from recruit.foundation.actor import Actor
from recruit.foundation.audit import operations as audit
from recruit.foundation.audit.events import Event
from recruit.foundation.mail import by_hand
from recruit.foundation.mail import operations as mail
from recruit.foundation.mail.model import Letter
from recruit.foundation.mail.rules import Draft, may_cancel
from recruit.foundation.refusal import refuse_if
from recruit.foundation.writing import tidy_text


def hear(
    session: Session,
    body: Body,
    membership: Membership,
    reason: EndReason,
    grounds: str,
    answer_by: date,
    *,
    by: Actor,
    now: datetime,
) -> MembershipHearing:
    """Write to a member, loaded, what it is about and until which day, included, they can answer; and remember it.

    The letter is closed, and waits to be sent. It takes the place of one for the same reason that nobody has sent.
    Raises Refused with every reason why not.
    """
    today = clock.local(now).date()
    refuse_if(rules.may_hear(reason, grounds, answer_by, has_left=membership.end_reason is not None, today=today))
    draft = letter(session, body, membership, reason, grounds, answer_by)
    replaced = [(one, unsent) for one, unsent in _unsent(session, membership, lock=True) if one.reason is reason]
    for earlier, unsent in replaced:
        mail.cancel(session, unsent, by=by, now=now)
        session.delete(earlier)
    by_hand.queue_closed(session, draft, by=by, now=now)
    made = MembershipHearing(
        membership_id=membership.id,
        reason=reason,
        answer_by=answer_by,
        at=now,
        by=by.reference,
    )
    session.add(made)
    session.flush()
    details = {"membership": str(membership.id), "reason": reason, "answer_by": str(answer_by)}
    details |= {"instead_of": ", ".join(str(earlier.id) for earlier, _ in replaced)} if replaced else {}
    audit.record(session, Event.MEMBER_HEARD, made, by=by, at=now, details=details)
    return made


def letter(
    session: Session, body: Body, membership: Membership, reason: EndReason, grounds: str, answer_by: date
) -> Draft:
    """Return the letter to a member as it would be. Three queries."""
    person = reader_of(session, membership)
    return leaving.hearing(person, know_names(session, body), reason, tidy_text(grounds), answer_by)


def unsent_hearings(session: Session, membership: Membership) -> Collection[UUID]:
    """Return which hearings of a member have a letter that nobody has sent, by id. Two queries."""
    return {one.id for one, _ in _unsent(session, membership)}


def _unsent(
    session: Session, membership: Membership, *, lock: bool = False
) -> Sequence[tuple[MembershipHearing, Letter]]:
    chosen = select(MembershipHearing, Letter).join(Letter, Letter.queued_at == MembershipHearing.at)
    chosen = chosen.where(MembershipHearing.membership_id == membership.id)
    chosen = chosen.where(Letter.kind == leaving.HEARING, Letter.recipient == recipient_of(membership.person))
    if lock:
        chosen = chosen.with_for_update()
    return [(one, its) for one, its in session.execute(chosen) if not may_cancel(its.status)]


def hearings(session: Session, membership: Membership) -> Sequence[MembershipHearing]:
    """Return when a member was heard and about what, the newest first. One query."""
    chosen = select(MembershipHearing).filter_by(membership_id=membership.id)
    return session.scalars(chosen.order_by(MembershipHearing.at.desc())).all()
